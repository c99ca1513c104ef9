//! The page in chunks: what its code marks as such (`wasm_split_helpers::wasm_split`) goes to modules of their own, with all that nothing
//! else refers to. The linker tells what refers to what (`build.rs`). It is done before `wasm-bindgen`, which cannot tell any more.

use std::{env, fs, io, path::Path};

use crate::{
    command::{Failure, root},
    shrink::shrink,
    tools::{self, Tools},
};

/// The chunk of the panels (`src/reader/panels/`).
pub const CHUNK: &str = "split_panels.wasm";

/// What the splitter writes to fetch it.
const LOADER: &str = "__wasm_split.js";

/// Puts the page in chunks into the folder that Trunk is building, in place of the page in one, and leaves out of all modules what nobody
/// needs: Trunk runs this as its hook.
pub fn split() -> Result<(), Failure> {
    let staging = env::var("TRUNK_STAGING_DIR");
    let staging = staging.map_err(|_| Failure::Advice("`cargo xtask split` is for Trunk to run".into()))?;
    let staging = Path::new(&staging);
    split_into(&tools::all()?, staging)?;
    shrink(staging).map_err(|error| Failure::Missing(staging.display().to_string(), error))
}

fn split_into(tools: &Tools, folder: &Path) -> Result<(), Failure> {
    let target = root().join("target");
    let (page, parts) = (target.join(tools::WASM).join("web/page.wasm"), target.join("chunks"));
    let failed = |error| Failure::Missing(parts.display().to_string(), error);
    if parts.exists() {
        fs::remove_dir_all(&parts).map_err(failed)?;
    }
    tools.wasm_split().args([&page, &parts]).args(["--out-name", "page"]).run()?;
    tools
        .wasm_bindgen()
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "page", "--out-dir"])
        .args([folder, &parts.join("page.wasm")])
        .run()?;
    finish(&parts, folder).map_err(failed)
}

/// Puts the chunk and what fetches it beside the page; the latter into the page's own script, so that it need not be fetched itself.
fn finish(parts: &Path, folder: &Path) -> io::Result<()> {
    fs::copy(parts.join(CHUNK), folder.join(CHUNK))?;
    let mut loader = fs::read_to_string(parts.join(LOADER))?;
    for (from, to) in [
        ("import { initSync } from \"./page.js\";", ""),
        ("export const __wasm_split_load_panels", "const __wasm_split_load_panels"),
        // A host that does not know the type of WebAssembly is no obstacle for the page, nor is it for its chunks.
        (
            "WebAssembly.instantiateStreaming(src, imports)",
            "src.then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))",
        ),
    ] {
        loader = replaced(LOADER, &loader, from, to)?;
    }
    let script = folder.join("page.js");
    let (text, import) = (fs::read_to_string(&script)?, format!("import * as import1 from \"./{LOADER}\""));
    let text = replaced(
        "page.js",
        &text,
        &import,
        "const import1 = { __wasm_split_load_panels: (...told) => __wasm_split_load_panels(...told) };",
    )?;
    fs::write(script, text + &loader)
}

/// A text in which something that must be in it is replaced.
fn replaced(name: &str, text: &str, from: &str, to: &str) -> io::Result<String> {
    let changed = text.replace(from, to);
    if changed == text {
        Err(io::Error::other(format!("{name} is not as expected: there is no `{from}` in it")))
    } else {
        Ok(changed)
    }
}
