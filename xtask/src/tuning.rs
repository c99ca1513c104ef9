//! The numbers by which beads are scored, sought on one half of the annotated texts and reported on the other.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use crate::{
    command::{Command, Failure},
    gold::{self, Tally, Text},
};

/// Beads of a piece, as many as a short article has.
const PIECE: usize = 20;

/// The most pieces of a text.
const PIECES: usize = 10;

/// The steps by which numbers are changed, the coarser first.
const STEPS: [f64; 3] = [1.6, 1.25, 1.12];

/// What F1 must gain at least, for a number to be changed: less is chance.
const GAIN: f64 = 0.0004;

/// A text to be aligned.
struct Case {
    text: Text,
    /// Whether it is a short piece of a text.
    piece: bool,
}

/// Seeks the numbers, coordinate by coordinate, and prints what each change brings.
pub fn tune(texts: Vec<Text>) -> Result<(), Failure> {
    let [seen, unseen] = halves(texts)?;
    let mut values = usual()?;
    let mut best = mean(&scores(&seen, &values));
    println!(
        "to begin with {best:.4} on the half that is tuned on, {:.4} on the other",
        mean(&scores(&unseen, &values))
    );
    for step in STEPS {
        for at in 0..values.len() {
            let (name, usual) = values[at].clone();
            for value in [usual / step, usual * step] {
                values[at].1 = value;
                let score = mean(&scores(&seen, &values));
                if score > best + GAIN {
                    best = score;
                    println!("{name} {value:.4}: {best:.4}");
                    break;
                }
                values[at].1 = usual;
            }
        }
    }
    println!("{}", values.iter().map(|(name, value)| format!("{name}={value:.4}")).collect::<Vec<_>>().join(" "));
    let [tuned, other] = [&seen, &unseen].map(|half| scores(half, &values));
    println!("strict F1              tuned on   other half");
    for (collection, score) in &tuned {
        println!("{collection:22} {score:.3}      {:.3}", other.get(collection).copied().unwrap_or(0.0));
    }
    println!("mean                   {:.4}     {:.4}", mean(&tuned), mean(&other));
    Ok(())
}

/// The two halves of the texts, each with its pieces: of a collection of many, every other text; of a single text, its
/// first and its second half.
fn halves(texts: Vec<Text>) -> Result<[Vec<Case>; 2], Failure> {
    let mut collections: BTreeMap<String, Vec<Text>> = BTreeMap::new();
    for text in texts {
        collections.entry(text.collection.clone()).or_default().push(text);
    }
    let mut halves = [Vec::new(), Vec::new()];
    for texts in collections.into_values() {
        let texts: Vec<Text> = match texts.as_slice() {
            [single] => {
                let (middle, end) = (single.beads.len() / 2, single.beads.len());
                parts(single, [0..middle, middle..end].into_iter())?
            }
            _ => texts,
        };
        for (number, text) in texts.into_iter().enumerate() {
            let pieces = (0..text.beads.len() / PIECE).map(|at| at * PIECE..(at + 1) * PIECE);
            let pieces = parts(&text, pieces.take(PIECES))?;
            let half: &mut Vec<Case> = &mut halves[number % 2];
            half.push(Case { text, piece: false });
            half.extend(pieces.into_iter().map(|text| Case { text, piece: true }));
        }
    }
    Ok(halves)
}

/// Parts of a text that have both sides.
fn parts(text: &Text, ranges: impl Iterator<Item = Range<usize>>) -> Result<Vec<Text>, Failure> {
    ranges.filter_map(|range| text.part(range).transpose()).collect()
}

/// The numbers that are used now, by their names: the program says them.
fn usual() -> Result<Vec<(String, f64)>, Failure> {
    let failed = || Failure::Failed("diglot parameters".into());
    let printed = Command::new(gold::program()).args(["parameters"]).output().ok_or_else(failed)?;
    printed
        .split_whitespace()
        .map(|setting| {
            let (name, value) = setting.split_once('=').ok_or_else(failed)?;
            Ok((name.to_owned(), value.parse().map_err(|_| failed())?))
        })
        .collect()
}

/// The strict F1 of each collection, and of its pieces.
fn scores(cases: &[Case], values: &[(String, f64)]) -> BTreeMap<String, f64> {
    let settings: Vec<String> = values.iter().map(|(name, value)| format!("--set={name}={value}")).collect();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let printed = case.text.align(&settings).unwrap_or_default();
            let found: Vec<gold::Bead> = printed.lines().filter_map(gold::bead).collect();
            let pieces = if case.piece { " in pieces" } else { "" };
            tallies.entry(format!("{}{pieces}", case.text.collection)).or_default().add(&case.text.beads, &found);
        }
        tallies
    };
    let mut all: BTreeMap<String, Tally> = BTreeMap::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for tallies in workers.into_iter().filter_map(|worker| worker.join().ok()) {
            for (collection, tally) in tallies {
                all.entry(collection).or_default().merge(tally);
            }
        }
    });
    all.into_iter().map(|(collection, tally)| (collection, tally.f1())).collect()
}

fn mean(scores: &BTreeMap<String, f64>) -> f64 {
    scores.values().sum::<f64>() / scores.len().max(1) as f64
}
