//! Puts the lexicons that have been made into the command line, and tells the worker their names. All is built without them, too,
//! and says so.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=lexicons");
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
    fs::write(Path::new(&out).join("lexicons.rs"), format!("[\n{list}]\n"))?;
    fs::write(Path::new(&out).join("lexicon_names.rs"), format!("[\n{names}]\n"))?;
    Ok(())
}
