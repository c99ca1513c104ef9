//! The aligner beside hunalign (Varga et al. 2005) in its WebAssembly build, on the same texts in one run.

use crate::{
    command::{Command, Failure, root},
    gold::{self, Bead, Tally, Text},
    growth,
};

/// How often each text is aligned; the quickest counts.
const RUNS: usize = 3;

/// The sentences of a text that is grown to be as long as a book.
const BOOK: usize = 5600;

/// Prints how long both take, and how many of their links are right; then how ours grows with the text.
pub fn print(texts: Vec<Text>) -> Result<(), Failure> {
    let folder = root().join("xtask/peer");
    Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).within(&folder).run()?;
    println!("milliseconds of processor time and strict F1");
    println!("{:28} {:>9}  {:>15}  {:>17}  {:>15}", "text", "sentences", "hunalign", "hunalign -realign", "Diglot");
    for text in texts.iter().filter(|text| text.beads.len() > 200) {
        line(&text.collection, text)?;
    }
    if let Some(book) = texts.iter().find(|text| text.collection == "textberg-dev") {
        line("textberg-dev, grown", &Text::in_turn(&[book], BOOK)?)?;
    }
    println!("hunalign: inside node, without its start; Diglot: the whole process, without a lexicon for most pairs");
    growth::print(&texts)
}

fn line(name: &str, text: &Text) -> Result<(), Failure> {
    let sentences = text.beads.iter().map(|bead| bead[0].len()).sum::<usize>();
    let [plain, realigned, ours] = [
        best(text, || hunalign(text, &[]))?,
        best(text, || hunalign(text, &["-realign"]))?,
        best(text, || diglot(text))?,
    ];
    let figures = |(time, f1): (f64, f64)| format!("{time:.0}  {f1:.3}");
    println!("{name:28} {sentences:9}  {:>15}  {:>17}  {:>15}", figures(plain), figures(realigned), figures(ours));
    Ok(())
}

/// The least time of several runs, and the strict F1.
fn best(text: &Text, run: impl Fn() -> Result<(f64, Vec<Bead>), Failure>) -> Result<(f64, f64), Failure> {
    let mut least = f64::INFINITY;
    let mut tally = Tally::default();
    for _ in 0..RUNS {
        let (time, beads) = run()?;
        least = least.min(time);
        tally = Tally::default();
        tally.add(&text.beads, &beads);
    }
    Ok((least, tally.f1()))
}

fn hunalign(text: &Text, switches: &[&str]) -> Result<(f64, Vec<Bead>), Failure> {
    let [source, target] = text.files();
    let node = Command::new("node").within(&root().join("xtask/peer")).args(["hunalign.mjs", &source, &target]);
    let node = switches.iter().fold(node, |node, switch| node.args([switch]));
    let printed = node.output().ok_or_else(|| Failure::Failed("node hunalign.mjs".into()))?;
    let time = printed.lines().next().and_then(|line| line.parse().ok()).unwrap_or(f64::INFINITY);
    Ok((time, printed.lines().skip(1).filter_map(gold::bead).collect()))
}

fn diglot(text: &Text) -> Result<(f64, Vec<Bead>), Failure> {
    let [source, target] = text.files();
    let command = Command::new(gold::program()).args(["align", &source, &target, "--languages", &text.languages]);
    let (printed, cost) = command.measured()?;
    Ok((cost.seconds * 1000.0, printed.lines().filter_map(gold::bead).collect()))
}
