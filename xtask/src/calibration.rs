//! Whether links are as likely to be right as they say: links by bands of confidence, against annotated texts.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

use serde::Deserialize;

use crate::command::{Command, Failure, cargo, root, say};

/// Bands of confidence of the same width.
const BANDS: usize = 10;

/// What is known of an annotated text.
#[derive(Deserialize)]
struct Info {
    pair: String,
}

/// Links of one band.
#[derive(Clone, Copy, Default)]
struct Band {
    count: usize,
    right: usize,
    /// The sum of what they say of themselves.
    said: f64,
}

/// Prints the table and the expected calibration error (Naeini et al. 2015), over all links and for each collection.
pub fn print() -> Result<(), Failure> {
    let folder = root().join("../shared/gold/alignment");
    let Ok(info) = fs::read_to_string(folder.join("info.json")) else {
        say("skipped: no ../shared");
        return Ok(());
    };
    let info: BTreeMap<String, Info> = serde_json::from_str(&info)
        .map_err(|error| Failure::Advice(format!("the annotated texts are not what they were: {error}")))?;
    cargo(["build", "--release", "--bin", "diglot"]).run()?;
    let mut collections: BTreeMap<&str, [Band; BANDS]> = BTreeMap::new();
    let mut all = [Band::default(); BANDS];
    for (name, Info { pair }) in &info {
        let text = folder.join(name);
        // Texts that are annotated by verse have no beads to compare with.
        if !text.join("gold.txt").is_file() || text.join("src.verse").exists() {
            continue;
        }
        let collection = name.split('.').next().unwrap_or(name);
        for (said, right) in links(&text, &pair.replace('-', ","))? {
            let band = ((said * BANDS as f64) as usize).min(BANDS - 1);
            for bands in [&mut all, collections.entry(collection).or_default()] {
                bands[band].count += 1;
                bands[band].right += usize::from(right);
                bands[band].said += said;
            }
        }
    }
    println!("confidence    links    said   right");
    for (number, band) in all.iter().enumerate().filter(|(_, band)| band.count > 0) {
        let count = band.count as f64;
        let (said, right) = (band.said / count, band.right as f64 / count);
        println!(
            "{:.1} to {:.1} {:8}    {said:.3}   {right:.3}",
            number as f64 / 10.0,
            (number + 1) as f64 / 10.0,
            band.count
        );
    }
    println!("expected calibration error {:.3}", error_of(&all));
    for (collection, bands) in &collections {
        println!("  {collection:14} {:.3}", error_of(bands));
    }
    Ok(())
}

/// The mean distance between what links say of themselves and how many of them are right, weighed by the links of each band.
fn error_of(bands: &[Band]) -> f64 {
    let total = bands.iter().map(|band| band.count).sum::<usize>().max(1) as f64;
    bands.iter().map(|band| (band.said - band.right as f64).abs() / total).sum()
}

/// The confidence of each link of two sides that is found in a text, and whether it is annotated so.
fn links(text: &Path, languages: &str) -> Result<Vec<(f64, bool)>, Failure> {
    let unreadable = |name: &str, error| Failure::Missing(text.join(name).display().to_string(), error);
    let gold = fs::read_to_string(text.join("gold.txt")).map_err(|error| unreadable("gold.txt", error))?;
    let gold: HashSet<String> = gold.lines().map(|line| bead(line).to_owned()).collect();
    let [source, target] = ["src.txt", "tgt.txt"].map(|name| text.join(name).display().to_string());
    let program = root().join("target/release/diglot");
    let found = Command::new(&program)
        .args(["align", &source, &target, "--languages", languages, "--confidence"])
        .output()
        .ok_or_else(|| Failure::Failed(format!("{} align", program.display())))?;
    Ok(found
        .lines()
        .filter(|line| !line.contains("[]"))
        .filter_map(|line| Some((line.rsplit(' ').next()?.parse().ok()?, gold.contains(bead(line)))))
        .collect())
}

/// The bead of a line, without what stands after it.
fn bead(line: &str) -> &str {
    line.rfind(']').map_or(line, |end| &line[..=end])
}
