//! What is understood of the real documents that stand beside the project, where they do: a line for each.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
    time::Instant,
};

use serde::Deserialize;

use crate::{
    command::{Failure, root, say},
    gold,
};

/// As much of a document as the table tells.
#[derive(Deserialize)]
struct Document {
    languages: [String; 2],
    blocks: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    kind: String,
    sides: [Option<serde_json::Value>; 2],
}

/// The folder of texts that stand in two files.
const TWO_FILES: &str = "two_files";

/// Reads each document and prints its shape, what was found in it, and the time it took.
pub fn print() -> Result<(), Failure> {
    let folder = root().join("../shared/gold/documents/raw");
    let Some(shapes) = listed(&folder) else {
        say("skipped: no ../shared");
        return Ok(());
    };
    gold::build()?;
    println!(
        "{:17} {:42} {:14} {:>6} {:>6} {:>6} {:>7}",
        "shape", "document", "languages", "blocks", "pairs", "aside", "seconds"
    );
    for shape in shapes {
        let shape_name = name_of(&shape);
        let files = listed(&shape).unwrap_or_default();
        let together: Vec<Vec<PathBuf>> = match shape_name.as_str() {
            TWO_FILES => couples(&files),
            _ => files.into_iter().map(|file| vec![file]).collect(),
        };
        for files in together {
            let names: Vec<String> = files.iter().map(|file| name_of(file)).collect();
            println!("{shape_name:17} {:42} {}", names.join(" + "), line(&files));
        }
    }
    Ok(())
}

/// What is found in a text or in two, or why nothing is.
fn line(files: &[PathBuf]) -> String {
    let started = Instant::now();
    let run = process::Command::new(gold::program()).arg("read").args(files).output();
    let seconds = started.elapsed().as_secs_f64();
    let Ok(output) = run else { return "the program cannot be run".into() };
    let Ok(document) = serde_json::from_slice::<Document>(&output.stdout) else {
        let why = String::from_utf8_lossy(&output.stderr);
        return format!("refused: {}", why.trim().trim_start_matches("diglot: "));
    };
    let count = |wanted: fn(&&Block) -> bool| document.blocks.iter().filter(wanted).count();
    let pairs = count(|block| block.sides.iter().all(Option::is_some));
    let aside = count(|block| block.kind == "boilerplate");
    format!("{:14} {:6} {pairs:6} {aside:6} {seconds:7.2}", document.languages.join(", "), document.blocks.len())
}

/// The first file of each family of names, as in `readme_en.md` and `readme_zh.md`, with each of its relatives.
fn couples(files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let family = |file: &PathBuf| name_of(file).rsplit_once('_').map(|(family, _)| family.to_owned());
    let with_first = |relatives: &[PathBuf]| -> Vec<Vec<PathBuf>> {
        match relatives {
            [alone] => vec![vec![alone.clone()]],
            [first, others @ ..] => others.iter().map(|other| vec![first.clone(), other.clone()]).collect(),
            [] => Vec::new(),
        }
    };
    files.chunk_by(|a, b| family(a) == family(b)).flat_map(with_first).collect()
}

fn listed(folder: &Path) -> Option<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Some(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
