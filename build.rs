//! Puts the lexicons and the reader that have been made into the command line, and tells the worker the lexicons' names. All is
//! built without them, too, and says so.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=lexicons");
    if env::var_os("CARGO_FEATURE_PAGE").is_some() {
        // What splits the page into chunks must know what refers to what.
        println!("cargo:rustc-link-arg-bin=page=--emit-relocs");
    }
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("lexicons");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut list = String::new();
    let mut names = String::new();
    for file in &files {
        if let Some(name) = file.file_stem() {
            list += &format!("    ({:?}, include_str!({file:?})),\n", name.to_string_lossy());
            names += &format!("    {:?},\n", name.to_string_lossy());
        }
    }
    if files.is_empty() && env::var_os("CARGO_FEATURE_CLI").is_some() {
        println!("cargo:warning=the command line is built without lexicons; `cargo xtask lexicons` makes them");
    }
    let out = env::var("OUT_DIR")?;
    if env::var_os("CARGO_FEATURE_CLI").is_some() {
        fs::write(Path::new(&out).join("reader.rs"), format!("[\n{}]\n", reader()?))?;
    }
    fs::write(Path::new(&out).join("lexicons.rs"), format!("[\n{list}]\n"))?;
    fs::write(Path::new(&out).join("lexicon_names.rs"), format!("[\n{names}]\n"))?;
    Ok(())
}

/// The files of the reader in dist/, if it has been made.
fn reader() -> Result<String, Box<dyn Error>> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("dist");
    let mut list = String::new();
    // While a folder is missing, watching it would build everything anew each time.
    if dist.join("service-worker.js").is_file() {
        println!("cargo:rerun-if-changed=dist");
        for file in files(&dist)? {
            let name = file.strip_prefix(&dist)?.to_string_lossy().replace('\\', "/");
            list += &format!("    ({name:?}, include_bytes!({file:?}).as_slice()),\n");
        }
    }
    Ok(list)
}

/// The file, or all files of a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        found.extend(files(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}
