//! The annotated texts that stand beside the project, where they do, and how found links are compared with them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use serde::Deserialize;

use crate::command::{Command, Failure, cargo, root, say};

/// Sentences of both sides that translate each other, by their numbers.
pub type Bead = [Vec<usize>; 2];

/// A text, its translation, and which sentence translates which.
pub struct Text {
    /// The collection that it belongs to.
    pub collection: String,
    /// As in `de,en`.
    pub languages: String,
    /// Both sides, a sentence a line.
    files: [PathBuf; 2],
    pub beads: Vec<Bead>,
}

/// What is known of an annotated text.
#[derive(Deserialize)]
struct Info {
    pair: String,
}

/// Measures the command line, newly built, on all annotated texts; without them it says so.
pub fn measured(measure: impl FnOnce(Vec<Text>) -> Result<(), Failure>) -> Result<(), Failure> {
    let Some(texts) = texts()? else {
        say("skipped: no ../shared");
        return Ok(());
    };
    build()?;
    measure(texts)
}

/// Builds the command line.
pub fn build() -> Result<(), Failure> {
    cargo(["build", "--release", "--bin", "diglot"]).run()
}

/// All annotated texts, by their names; `None` where there are none.
fn texts() -> Result<Option<Vec<Text>>, Failure> {
    let folder = root().join("../shared/gold/alignment");
    let Ok(info) = fs::read_to_string(folder.join("info.json")) else { return Ok(None) };
    let info: BTreeMap<String, Info> = serde_json::from_str(&info)
        .map_err(|error| Failure::Advice(format!("the annotated texts are not what they were: {error}")))?;
    let mut texts = Vec::new();
    // Texts that are annotated by verse have no beads to compare with.
    for (name, Info { pair }) in info.iter().filter(|(name, _)| {
        let text = folder.join(name);
        text.join("gold.txt").is_file() && !text.join("src.verse").exists()
    }) {
        let file = |file: &str| folder.join(name).join(file);
        texts.push(Text {
            collection: name.split('.').next().unwrap_or(name).to_owned(),
            languages: pair.replace('-', ","),
            files: [file("src.txt"), file("tgt.txt")],
            beads: read(&file("gold.txt"))?.lines().filter_map(bead).collect(),
        });
    }
    Ok(Some(texts))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::Missing(path.display().to_string(), error))
}

/// Where a part of a text is written.
fn scratch(name: &str) -> Result<PathBuf, Failure> {
    let folder = root().join("target/gold");
    fs::create_dir_all(&folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))?;
    Ok(folder.join(name))
}

/// The command line, when it has been built.
pub fn program() -> PathBuf {
    root().join("target/release/diglot")
}

/// The bead that a line begins with, as in `[0, 1]:[2]`.
pub fn bead(line: &str) -> Option<Bead> {
    let (a, b) = line.split_once(':')?;
    let numbers = |list: &str| -> Option<Vec<usize>> {
        let list = list.split_once('[')?.1.split_once(']')?.0;
        list.split(',').filter(|number| !number.trim().is_empty()).map(|number| number.trim().parse().ok()).collect()
    };
    Some([numbers(a)?, numbers(b)?])
}

impl Text {
    /// What `diglot align` prints of it, with more arguments.
    pub fn align(&self, arguments: &[String]) -> Result<String, Failure> {
        let [source, target] = self.files.each_ref().map(|file| file.to_string_lossy());
        let command = Command::new(program()).args(["align", &source, &target, "--languages", &self.languages]);
        let command = arguments.iter().fold(command, |command, argument| command.args([argument]));
        command.output().ok_or_else(|| Failure::Failed(format!("diglot align {source} {target}")))
    }

    /// The paths of both sides.
    pub fn files(&self) -> [String; 2] {
        self.files.each_ref().map(|file| file.to_string_lossy().into_owned())
    }

    /// Texts of one collection one after the other, and again from the first, until there are so many sentences of side 0.
    pub fn in_turn(texts: &[&Self], sentences: usize) -> Result<Self, Failure> {
        let first = texts.first().ok_or_else(|| Failure::Advice("there is no text to grow".into()))?;
        let sides = texts.iter().map(|text| Ok([read(&text.files[0])?, read(&text.files[1])?]));
        let sides: Vec<[String; 2]> = sides.collect::<Result<_, Failure>>()?;
        let (mut grown, mut lengths, mut beads) = ([String::new(), String::new()], [0, 0], Vec::new());
        for (text, sides) in texts.iter().zip(&sides).cycle() {
            if lengths[0] >= sentences {
                break;
            }
            beads.extend(text.beads.iter().map(|bead| -> Bead {
                [0, 1].map(|side| bead[side].iter().map(|number| number + lengths[side]).collect())
            }));
            for side in 0..2 {
                grown[side].push_str(&sides[side]);
                lengths[side] += sides[side].lines().count();
            }
        }
        let name = |side: usize| scratch(&format!("{}.{sentences}.{side}.txt", first.collection));
        let files = [name(0)?, name(1)?];
        for (file, text) in files.iter().zip(&grown) {
            fs::write(file, text).map_err(|error| Failure::Missing(file.display().to_string(), error))?;
        }
        Ok(Self { collection: first.collection.clone(), languages: first.languages.clone(), files, beads })
    }

    /// A part of it, from bead to bead, `None` if one side has none.
    pub fn part(&self, beads: std::ops::Range<usize>) -> Result<Option<Self>, Failure> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let beads = &self.beads[beads];
        let ranges = [0, 1].map(|side| {
            let numbers = || beads.iter().flat_map(|bead| bead[side].iter().copied());
            Some(numbers().min()?..numbers().max()? + 1)
        });
        let [Some(a), Some(b)] = ranges else { return Ok(None) };
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let files = [scratch(&format!("{number}.0.txt"))?, scratch(&format!("{number}.1.txt"))?];
        for ((range, whole), file) in [&a, &b].into_iter().zip(&self.files).zip(&files) {
            let lines = read(whole)?;
            let lines: String =
                lines.lines().skip(range.start).take(range.len()).map(|line| format!("{line}\n")).collect();
            fs::write(file, lines).map_err(|error| Failure::Missing(file.display().to_string(), error))?;
        }
        let shifted = |numbers: &[usize], start: usize| numbers.iter().map(|number| number - start).collect();
        Ok(Some(Self {
            collection: self.collection.clone(),
            languages: self.languages.clone(),
            files,
            beads: beads.iter().map(|bead| [shifted(&bead[0], a.start), shifted(&bead[1], b.start)]).collect(),
        }))
    }
}

/// How many beads were found, how many of them are right, and how many there are; gaps count in precision alone
/// (Sennrich and Volk 2011).
#[derive(Clone, Copy, Default)]
pub struct Tally {
    found: usize,
    right: usize,
    annotated: usize,
    recalled: usize,
}

impl Tally {
    /// Counts the beads of one text.
    pub fn add(&mut self, annotated: &[Bead], found: &[Bead]) {
        let whole = |bead: &&Bead| bead.iter().all(|side| !side.is_empty());
        self.found += found.len();
        self.right += found.iter().filter(|bead| annotated.contains(bead)).count();
        self.annotated += annotated.iter().filter(whole).count();
        self.recalled += annotated.iter().filter(whole).filter(|bead| found.contains(bead)).count();
    }

    /// Adds what another has counted.
    pub fn merge(&mut self, other: Self) {
        self.found += other.found;
        self.right += other.right;
        self.annotated += other.annotated;
        self.recalled += other.recalled;
    }

    /// The strict F1.
    pub fn f1(self) -> f64 {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (precision, recall) = (share(self.right, self.found), share(self.recalled, self.annotated));
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}
