//! The aligner beside hunalign (Varga et al. 2005) in its WebAssembly build, on the same texts in one run.

use std::time::Instant;

use crate::{
    command::{Command, Failure, root},
    gold::{self, Bead, Tally, Text},
};

/// How often each text is aligned; the quickest counts.
const RUNS: usize = 3;

/// How often a text is repeated, to be as long as a book.
const CHAPTERS: usize = 12;

/// Prints how long both take, and how many of their links are right.
pub fn print(texts: Vec<Text>) -> Result<(), Failure> {
    let folder = root().join("xtask/peer");
    Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).within(&folder).run()?;
    println!("{:28} {:>9}  {:>22}  {:>22}", "text", "sentences", "hunalign ms, strict F1", "Diglot ms, strict F1");
    for text in texts.iter().filter(|text| text.beads.len() > 200) {
        line(&text.collection, text)?;
    }
    if let Some(book) = texts.iter().find(|text| text.collection == "textberg-dev") {
        line(&format!("{} x {CHAPTERS}", book.collection), &book.repeated(CHAPTERS)?)?;
    }
    println!("hunalign: inside node, without its start; Diglot: the whole process, without a lexicon for most pairs");
    Ok(())
}

fn line(name: &str, text: &Text) -> Result<(), Failure> {
    let (mut theirs, mut ours) = (f64::INFINITY, f64::INFINITY);
    let (mut their_beads, mut our_beads) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let [source, target] = text.files();
        let node = Command::new("node").within(&root().join("xtask/peer")).args(["hunalign.mjs", &source, &target]);
        let printed = node.output().ok_or_else(|| Failure::Failed("node hunalign.mjs".into()))?;
        theirs = theirs.min(printed.lines().next().and_then(|line| line.parse().ok()).unwrap_or(f64::INFINITY));
        their_beads = printed.lines().skip(1).filter_map(gold::bead).collect();
        let started = Instant::now();
        let printed = text.align(&[])?;
        ours = ours.min(started.elapsed().as_secs_f64() * 1000.0);
        our_beads = printed.lines().filter_map(gold::bead).collect();
    }
    let f1 = |beads: &[Bead]| {
        let mut tally = Tally::default();
        tally.add(&text.beads, beads);
        tally.f1()
    };
    let sentences = text.beads.iter().map(|bead| bead[0].len()).sum::<usize>();
    println!("{name:28} {sentences:9}  {theirs:14.0} {:7.3}  {ours:14.0} {:7.3}", f1(&their_beads), f1(&our_beads));
    Ok(())
}
