//! How time and memory of the aligner grow with the text, natively and as WebAssembly.

use crate::{
    command::{Command, Cost, Failure, cargo, root, say},
    gold::{Text, program},
    tools,
};

/// The collections that are grown, each of several texts, which follow one another in turn.
const COLLECTIONS: [&str; 2] = ["silver-fren", "mac-dev"];

/// The sentences of side 0.
const SIZES: [usize; 2] = [10_000, 100_000];

/// Prints seconds of processor time and megabytes for each size, without a lexicon.
pub fn print(texts: &[Text]) -> Result<(), Failure> {
    let core = wasm()?;
    println!("{:28} {:>9}  {:>16}  {:>20}", "without a lexicon", "sentences", "native", "WebAssembly in node");
    for collection in COLLECTIONS {
        let parts: Vec<&Text> = texts.iter().filter(|text| text.collection == collection).collect();
        for size in SIZES {
            let text = Text::in_turn(&parts, size)?;
            let [source, target] = text.files();
            let native = Command::new(program()).args(["align", &source, &target, "--no-lexicon"]);
            let (_, Cost { seconds, megabytes }) = native.args(["--languages", &text.languages]).measured()?;
            let node = Command::new("node").within(&root().join("xtask/peer"));
            let node = node.args(["wasm.mjs", &core, &source, &target, &text.languages]);
            let printed = node.output().ok_or_else(|| Failure::Failed("node wasm.mjs".into()))?;
            let figures: Vec<f64> = printed.lines().filter_map(|line| line.parse().ok()).collect();
            let [milliseconds, grown] = figures[..] else { return Err(Failure::Failed("node wasm.mjs".into())) };
            let native = format!("{seconds:.1} s {megabytes:.0} MB");
            let wasm = format!("{:.1} s {grown:.0} MB", milliseconds / 1000.0);
            println!("{collection:28} {size:9}  {native:>16}  {wasm:>20}");
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
