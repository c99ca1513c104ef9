//! The tools that build the page. What takes minutes to build is kept in the user's cache folder, by its version.

use std::{env, ffi::OsString, fs, path::PathBuf};

use crate::command::{Command, Failure, cargo, root, say};

/// The target of the page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Newer ones need a newer compiler.
const TRUNK: &str = "0.21.14";

/// That of Cargo.lock.
const WASM_BINDGEN: &str = "0.2.130";

/// What puts the page into chunks.
const WASM_SPLIT: &str = "0.2.4";

/// Where the tools are.
pub struct Tools {
    trunk: PathBuf,
    bindgen: PathBuf,
    split: PathBuf,
}

impl Tools {
    pub fn wasm_bindgen_test_runner(&self) -> PathBuf {
        self.bindgen.join(program("wasm-bindgen-test-runner"))
    }

    pub fn wasm_bindgen(&self) -> Command {
        Command::new(self.bindgen.join(program("wasm-bindgen")))
    }

    pub fn wasm_split(&self) -> Command {
        Command::new(&self.split)
    }

    /// Trunk, which finds the other tools on its path.
    pub fn trunk(&self) -> Command {
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.bindgen.clone()).chain(env::split_paths(&others));
        // A path that cannot be joined again was no path before.
        let path = env::join_paths(folders).unwrap_or(OsString::new());
        Command::new(&self.trunk).env("PATH", path).env("NO_COLOR", "true")
    }
}

/// All tools, built where they are missing.
pub fn all() -> Result<Tools, Failure> {
    wasm_target()?;
    Ok(Tools { bindgen: wasm_bindgen()?, trunk: trunk()?, split: wasm_split()? })
}

/// The compiler's own part.
pub fn wasm_target() -> Result<(), Failure> {
    let libraries = Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]).output();
    if libraries.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    say("adding the WebAssembly target to Rust");
    Command::new("rustup").args(["target", "add", WASM]).run()
}

/// The folder of `wasm-bindgen` and its test runner.
fn wasm_bindgen() -> Result<PathBuf, Failure> {
    let folder = cache(&format!("wasm-bindgen-{WASM_BINDGEN}"))?;
    let names = ["wasm-bindgen", "wasm-bindgen-test-runner"].map(program);
    if names.iter().all(|name| folder.join(name).is_file()) {
        return Ok(folder);
    }
    say(&format!("building wasm-bindgen {WASM_BINDGEN} (about two minutes, once)"));
    let target = root().join("target");
    cargo(["build", "--package", "bindgen-tools"]).env("CARGO_TARGET_DIR", &target).run()?;
    for name in names {
        let built = target.join("debug").join(program("bindgen-tools"));
        fs::copy(&built, folder.join(name)).map_err(|error| Failure::Missing(built.display().to_string(), error))?;
    }
    Ok(folder)
}

/// Trunk: that on the path if it is of the right kind, else our own.
fn trunk() -> Result<PathBuf, Failure> {
    let version = Command::new("trunk").args(["--version"]).output().unwrap_or_default();
    if version.strip_prefix("trunk ").is_some_and(|version| version.starts_with("0.21.")) {
        return Ok("trunk".into());
    }
    installed("trunk", TRUNK, "trunk", ["--no-default-features"], "six minutes")
}

fn wasm_split() -> Result<PathBuf, Failure> {
    installed("wasm_split_cli_support", WASM_SPLIT, "wasm-split-cli", ["--features", "build-binary"], "a minute")
}

/// A program of a package from the registry, built if it is missing, which takes about so long.
fn installed<const N: usize>(
    package: &str,
    version: &str,
    name: &str,
    options: [&str; N],
    long: &str,
) -> Result<PathBuf, Failure> {
    let folder = cache(&format!("{package}-{version}"))?;
    let built = folder.join("bin").join(program(name));
    if !built.is_file() {
        say(&format!("building {package} {version} (about {long}, once)"));
        let install = cargo(["install", package, "--version", version, "--locked", "--debug"]).args(options);
        install.args(["--root", &folder.to_string_lossy()]).run()?;
    }
    Ok(built)
}

/// A folder of ours in the user's cache.
fn cache(name: &str) -> Result<PathBuf, Failure> {
    let home =
        || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".cache"));
    let caches =
        env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home).unwrap_or_else(|| root().join("target"));
    let folder = caches.join("diglot").join(name);
    fs::create_dir_all(&folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))?;
    Ok(folder)
}

/// The file name of a program on this machine.
pub fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
