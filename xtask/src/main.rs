//! What contributors run. Each command does all set-up by itself, and says what it is doing.

mod browsers;
mod calibration;
mod command;
mod dist;
mod documents;
mod fuzz;
mod gold;
mod growth;
mod lexicons;
mod package;
mod page;
mod peer;
mod schemas;
mod shrink;
mod split;
mod tools;
mod tuning;

use std::process::ExitCode;

use command::{Command, Failure, cargo, root, say};

const USAGE: &str = "cargo xtask COMMAND

  serve [--no-open]  build the reader, serve it, and open it on a sample article
  test               all tests: native, WebAssembly, and the page in Chromium and Firefox
  check              formatting and clippy, for this machine and for WebAssembly
  build              the folder dist/, for any web host, and the npm package in target/npm/
  lexicons           the dictionaries that help to link sentences, from pinned packages
  calibration        whether links are as likely as they say, on annotated texts in ../shared, where those are
  bench-peer         the aligner beside hunalign, and how it grows with the text, on annotated texts in ../shared
  documents          what is understood of real documents in ../shared, a line each
  tune               the numbers by which links are scored, sought on half of those texts, reported on the other
  fuzz [SECONDS] [TARGET]
                     each parser, the whole of reading, and what looks for quadratic time, for so long each (60 s), as many at once as there are processors
  bench-sentences    how fast sentences are split, and how large the rules and their words are
  bench-page         what the page costs beside static HTML, and its size in brotli bytes
  bench-bundle       a library of 500 articles: how long it takes to make, how large it is, and all of it read";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["serve"] => page::serve(true),
        ["serve", "--no-open"] => page::serve(false),
        ["test"] => test(),
        ["check"] => check(),
        ["build"] => page::build(),
        ["split"] => split::split(),
        ["lexicons"] => lexicons::make(),
        ["calibration"] => gold::measured(calibration::print),
        ["bench-peer"] => gold::measured(peer::print),
        ["documents"] => documents::print(),
        ["tune"] => gold::measured(tuning::tune),
        ["fuzz"] => fuzz::run(60, None),
        ["fuzz", seconds] => fuzz::run(seconds.parse().unwrap_or(60), None),
        ["fuzz", seconds, target] => fuzz::run(seconds.parse().unwrap_or(60), Some(target)),
        ["bench-sentences"] => bench_sentences(),
        ["bench-page"] => bench("bench-page.mjs"),
        ["bench-bundle"] => bench("bench-bundle.mjs"),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Formatting and clippy, for this machine and for WebAssembly.
fn check() -> Result<(), Failure> {
    tools::wasm_target()?;
    say("checking the formatting");
    cargo(["fmt", "--all", "--check"]).run()?;
    say("clippy, for this machine");
    cargo(["clippy", "--package", "diglot", "--package", "xtask", "--all-targets", "--", "--deny", "warnings"])
        .run()?;
    for (binary, feature) in [
        ("page", "page"),
        ("worker", "worker"),
        ("formats", "formats-worker"),
        ("library", "library-worker"),
        ("package", "package"),
    ] {
        say(&format!("clippy, for WebAssembly: {binary}"));
        let target =
            ["clippy", "--target", tools::WASM, "--no-default-features", "--features", feature, "--bin", binary];
        cargo(target).args(["--", "--deny", "warnings"]).run()?;
    }
    Ok(())
}

/// All tests, the quick ones first.
fn test() -> Result<(), Failure> {
    schemas::fetch();
    say("native tests");
    cargo(["test", "--package", "diglot"]).run()?;
    let tools = tools::all()?;
    let browsers = browsers::find()?;
    say("WebAssembly tests, in headless Chromium");
    let wasm = ["test", "--target", tools::WASM, "--no-default-features", "--features", "formats", "--test", "wasm"];
    cargo(wasm)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_bindgen_test_runner())
        .env("CHROMEDRIVER", &browsers.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/browser/webdriver.json"))
        .run()?;
    page::build_with(&tools)?;
    package::build(&tools)?;
    say("the command line, for the page's tests to be checked against");
    cargo(["build", "--release", "--bin", "diglot"]).run()?;
    browsers::packages()?;
    say("the page, in Chromium and Firefox");
    browsers.test()
}

/// How fast sentences are split, and how much the rules and their words could add to the worker at most.
fn bench_sentences() -> Result<(), Failure> {
    cargo(["bench", "--bench", "sentences"]).run()?;
    let script = "const { brotliCompressSync } = require('zlib'); const { readFileSync } = require('fs');
        const text = Buffer.concat(process.argv.slice(1).map((file) => readFileSync(file)));
        console.log(`rules and words, as source text: ${brotliCompressSync(text).length} bytes in brotli`)";
    let files = ["mod.rs", "stops.rs", "marks.rs", "items.rs", "abbreviations.rs", "../words.rs"];
    let node = Command::new("node").within(&root().join("src/language/sentences"));
    node.args(["-e", script]).args(files).run()
}

/// Measures what was built, by a script that drives a browser.
fn bench(script: &str) -> Result<(), Failure> {
    page::build()?;
    say("the command line");
    cargo(["build", "--release", "--bin", "diglot"]).run()?;
    let browsers = browsers::find()?;
    browsers::packages()?;
    browsers.node(script)
}
