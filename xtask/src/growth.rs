//! How time and memory of the aligner grow with the text, natively and as WebAssembly.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use crate::{
    command::{Command, Failure, cargo, root, say},
    gold::{Text, program},
    tools,
};

/// The collections that are grown, each of several texts, which follow one another in turn.
const COLLECTIONS: [&str; 2] = ["silver-fren", "mac-dev"];

/// The sentences of side 0.
const SIZES: [usize; 2] = [10_000, 100_000];

/// Prints seconds and megabytes for each size, without a lexicon.
pub fn print(texts: &[Text]) -> Result<(), Failure> {
    let core = wasm()?;
    println!("{:28} {:>9}  {:>16}  {:>16}", "without a lexicon", "sentences", "native", "WebAssembly");
    for collection in COLLECTIONS {
        let parts: Vec<&Text> = texts.iter().filter(|text| text.collection == collection).collect();
        for size in SIZES {
            let text = Text::in_turn(&parts, size)?;
            let [seconds, megabytes] = native(&text)?;
            let [source, target] = text.files();
            let node = Command::new("node").within(&root().join("xtask/peer"));
            let node = node.args(["wasm.mjs", &core, &source, &target, &text.languages]);
            let printed = node.output().ok_or_else(|| Failure::Failed("node wasm.mjs".into()))?;
            let figures: Vec<f64> = printed.lines().filter_map(|line| line.parse().ok()).collect();
            let [milliseconds, grown] = figures[..] else { return Err(Failure::Failed("node wasm.mjs".into())) };
            let native = format!("{seconds:.1} s {megabytes:.0} MB");
            let wasm = format!("{:.1} s {grown:.0} MB", milliseconds / 1000.0);
            println!("{collection:28} {size:9}  {native:>16}  {wasm:>16}");
        }
    }
    Ok(())
}

/// The core as a module for node: the same that the npm package holds.
fn wasm() -> Result<String, Failure> {
    let tools = tools::all()?;
    say("the core, as WebAssembly");
    cargo(["build", "--target", tools::WASM, "--profile", "web", "--no-default-features"])
        .args(["--features", "package", "--bin", "package"])
        .run()?;
    let folder = root().join("target/peer");
    let built = root().join("target").join(tools::WASM).join("web/package.wasm");
    let arguments = ["--target", "nodejs", "--no-typescript", "--out-name", "core", "--out-dir"];
    tools.wasm_bindgen().args(arguments).args([&*folder.to_string_lossy(), &*built.to_string_lossy()]).run()?;
    let script = folder.join("core.js");
    Ok(script.to_string_lossy().into_owned())
}

/// The seconds that the command line takes, and the most memory that it has, in megabytes; 0 where the system does not tell.
fn native(text: &Text) -> Result<[f64; 2], Failure> {
    let [source, target] = text.files();
    let started = Instant::now();
    let command = Command::new(program()).args(["align", &source, &target, "--languages", &text.languages]);
    let mut child = command.args(["--no-lexicon"]).silent().start()?;
    let mut most = 0.0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(most);
        let ended = child.try_wait().map_err(|error| Failure::Missing("diglot".into(), error))?;
        if ended.is_some() {
            return Ok([started.elapsed().as_secs_f64(), most / 1000.0]);
        }
        thread::sleep(Duration::from_millis(10));
    }
}
