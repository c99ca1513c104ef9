//! The npm package: the core for programs, and the element, in `target/npm/diglot/`. It is not published.

use std::{fs, io, path::Path};

use crate::{
    command::{Failure, cargo, root, say},
    tools::{self, Tools},
};

/// Builds the package; the page is built already.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    say("building the npm package");
    let folder = root().join("target/npm/diglot");
    cargo(["build", "--target", tools::WASM, "--profile", "web", "--no-default-features"])
        .args(["--features", "package", "--bin", "package"])
        .run()?;
    arrange(&folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))?;
    let built = root().join("target").join(tools::WASM).join("web/package.wasm");
    tools
        .wasm_bindgen()
        .args(["--target", "web", "--no-typescript", "--out-name", "core", "--out-dir"])
        .args([&*folder.to_string_lossy(), &*built.to_string_lossy()])
        .run()
}

/// All that is in it but the core.
fn arrange(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (sources, dist) = (root().join("web/npm"), root().join("dist"));
    copy(&sources, folder)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(licence), folder.join(licence))?;
    }
    let build = crate::dist::build_in(&dist)?;
    fs::create_dir_all(folder.join("reader"))?;
    fs::copy(dist.join("diglot.js"), folder.join("reader/diglot.js"))?;
    copy(&dist.join(&build), &folder.join("reader").join(&build))?;
    let lexicons = format!("./reader/{build}/lexicons/");
    crate::dist::edit(&folder.join("index.js"), |text| text.replace("./lexicons/", &lexicons))?;
    let integrity = fs::read_to_string(dist.join(crate::dist::INTEGRITY))?;
    crate::dist::edit(&folder.join("README.md"), |text| text.replace("INTEGRITY", integrity.trim()))?;
    crate::dist::edit(&folder.join("package.json"), |text| text.replace("VERSION", env!("CARGO_PKG_VERSION")))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
