//! Fuzzing with LLVM's fuzzer, on the stable compiler: what `cargo fuzz` does without a sanitizer, for Rust without `unsafe` has no use
//! for one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use crate::command::{Command, Failure, cargo, root, say};

/// The ends of the names of files, by which seeds say what they are.
const FORMATS: &str = include_str!("../../fuzz/formats.txt");

/// What makes the compiler count where a program goes.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs each target for some seconds, as many at once as there are processors: the parser of each format, the whole of reading, and
/// what looks for quadratic time. What one finds does not end the others.
pub fn run(seconds: u32, only: Option<&str>) -> Result<(), Failure> {
    let folder = root().join("target/fuzz");
    let programs = build(&folder)?;
    let formats = FORMATS.split_whitespace().map(|format| ("format", format));
    let targets =
        formats.chain([("read", "read"), ("growth", "growth")]).filter(|(_, name)| only.is_none_or(|it| it == *name));
    let (waiting, failed) = (Mutex::new(targets), Mutex::new(Vec::new()));
    let next = || waiting.lock().ok()?.next();
    let work = || {
        while let Some((program, name)) = next() {
            let ran = target(&programs.join(program), program, name, &folder, seconds);
            if let (Err(failure), Ok(mut failed)) = (ran, failed.lock()) {
                failed.push(format!("{name}: {failure}"));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    match failed.into_inner().unwrap_or_default().as_slice() {
        [] => Ok(()),
        failed => Err(Failure::Advice(failed.join("\n"))),
    }
}

/// Runs one target, and tells what it did when it has ended.
fn target(file: &Path, program: &str, name: &str, folder: &Path, seconds: u32) -> Result<(), Failure> {
    say(&format!("fuzzing {name} for {seconds} seconds"));
    let [corpus, seeds, found] =
        [folder.join("corpus").join(name), folder.join("seeds").join(name), folder.join("found")];
    for made in [&corpus, &found] {
        make(made)?;
    }
    sow(&seeds, program, name)?;
    let longest = if program == "growth" { "512" } else { "16384" };
    let log = found.join(format!("{name}.log"));
    let done = Command::new(file)
        .env("FORMAT", name)
        .args([&corpus, &seeds])
        .args([
            format!("-max_total_time={seconds}"),
            format!("-artifact_prefix={}/{name}-", found.display()),
            format!("-max_len={longest}"),
            // What hangs; what is slow, the targets find by the processor's own clock.
            "-timeout=300".into(),
            "-rss_limit_mb=2048".into(),
            "-print_final_stats=1".into(),
            "-verbosity=0".into(),
            "-print_funcs=0".into(),
        ])
        .errors_to(&log)?
        .run();
    let told = fs::read_to_string(&log).unwrap_or_default();
    match told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")) {
        Some(times) if done.is_ok() => say(&format!("{name}: {} executions, nothing found", times.trim())),
        _ => say(&format!("{name}: found something\n{told}")),
    }
    done.map_err(|_| Failure::Advice(format!("found something: see {}", log.display())))
}

/// Builds the targets; where they then are.
fn build(folder: &Path) -> Result<PathBuf, Failure> {
    say("building what is fuzzed");
    let version = Command::new("rustc").args(["-vV"]).output().unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_owned();
    // With the target named, what builds is not counted.
    cargo(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target"])
        .args([&host])
        .env("CARGO_TARGET_DIR", folder)
        .env("RUSTFLAGS", COVERAGE)
        .run()?;
    Ok(folder.join(host).join("release"))
}

/// Puts the project's own texts where the fuzzer begins: those of one format as they are, for the other targets with the number of
/// their format before them.
fn sow(seeds: &Path, program: &str, name: &str) -> Result<(), Failure> {
    make(seeds)?;
    let files =
        ["samples", "tests/formats", "tests/formats/clock", "tests/formats/found"].into_iter().flat_map(|folder| {
            let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).filter(|path| path.is_file())
        });
    for (number, path) in files.enumerate() {
        let end = path.extension().map(|end| end.to_string_lossy().into_owned()).unwrap_or_default();
        let end = match end.as_str() {
            "xlf" => "xliff",
            "mht" => "mhtml",
            end => end,
        };
        let Some(format) = FORMATS.split_whitespace().position(|format| format == end) else { continue };
        let Ok(bytes) = fs::read(&path) else { continue };
        let seed = match program {
            "format" if end == name => bytes,
            "format" => continue,
            _ => [vec![format as u8], bytes].concat(),
        };
        let place = seeds.join(number.to_string());
        fs::write(&place, seed).map_err(|error| Failure::Missing(place.display().to_string(), error))?;
    }
    Ok(())
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))
}
