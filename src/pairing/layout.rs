//! How the languages follow one another: which run of units translates which.
//!
//! A run is units of one language in a row. Paragraphs that alternate are runs of one; a page in one language and then the same
//! page in the other, runs of many; two halves, two runs. So one rule serves all layouts: a run is translated by the run before
//! or after it, or by none, and the reading of the whole text that is likeliest wins (dynamic programming over the runs).

use super::{
    matching::{Yardstick, matched},
    units::Unit,
};
use crate::document::{Kind, Language};

/// A unit is given up for a counterpart elsewhere at this log-odds.
const ALONE: f64 = -0.6;

/// A pair in the order that is not the text's own (translation first, where elsewhere it is second) costs this log-odds.
const AGAINST_THE_ORDER: f64 = -2.5;

/// Matches the units of a text with those of its translation; side 0 stands before side 1 in `units`.
pub fn halves(units: &[Unit], languages: &[Language; 2]) -> Vec<Unit> {
    let [first, second] = [0, 1].map(|side| units.iter().filter(|unit| unit.side() == Some(side)).collect::<Vec<_>>());
    group(&first, &second, languages)
}

/// Matches the units of a text in which both languages stand. Tells also whether side 1 comes first in its pairs: then the
/// sides of the result are swapped, so that side 0 does.
pub fn interleaved(units: Vec<Unit>, languages: &[Language; 2]) -> (Vec<Unit>, bool) {
    let yardstick = Yardstick::of(&units);
    let runs = runs(&units);
    let joints: Vec<Option<Joint>> = std::iter::once(None)
        .chain(runs.windows(2).map(|pair| Joint::of(pair[0], pair[1], languages, &yardstick)))
        .collect();
    let readings = [0, 1].map(|leading| read(&runs, &joints, leading));
    let leading = usize::from(readings[1].score > readings[0].score);
    let mut matched = Vec::with_capacity(units.len());
    let mut at = 0;
    for &(run, joined) in &readings[leading].steps {
        debug_assert_eq!(at, run - usize::from(joined));
        match &joints[run] {
            Some(joint) if joined => matched.extend(joint.units.iter().cloned()),
            _ => matched.extend(runs[run].iter().cloned()),
        }
        at = run + 1;
    }
    if leading == 1 {
        matched.iter_mut().for_each(|unit| unit.sides.reverse());
    }
    (matched, leading == 1)
}

/// The runs of a text. A unit that has both sides already is a run of its own; metadata and other text are never one run.
fn runs(units: &[Unit]) -> Vec<&[Unit]> {
    let class = |unit: &Unit| (unit.side(), unit.kind == Some(Kind::Meta));
    units.chunk_by(|a, b| class(a) == class(b) && a.side().is_some()).collect()
}

/// Two neighbouring runs, taken as translations of each other.
struct Joint {
    units: Vec<Unit>,
    /// How likely it is, as a log-odds.
    score: f64,
    /// The side that comes first.
    leading: usize,
}

impl Joint {
    fn of(before: &[Unit], after: &[Unit], languages: &[Language; 2], yardstick: &Yardstick) -> Option<Self> {
        let class = |run: &[Unit]| run.first().map(|unit| (unit.side(), unit.kind == Some(Kind::Meta)));
        let ((Some(leading), before_is_meta), (Some(following), after_is_meta)) = (class(before)?, class(after)?)
        else {
            return None;
        };
        if leading == following || before_is_meta != after_is_meta {
            return None;
        }
        let [first, second] = if leading == 0 { [before, after] } else { [after, before] };
        let [first, second] = [first, second].map(|run| run.iter().collect::<Vec<_>>());
        let units = group(&first, &second, languages);
        let score = units
            .iter()
            .map(|unit| match &unit.sides {
                [Some(a), Some(b)] => yardstick.likeness(a, b),
                _ => ALONE,
            })
            .sum();
        Some(Self { units, score, leading })
    }
}

/// One way to read the whole text.
struct Reading {
    score: f64,
    /// Run by run: its number, and whether it is joined with the one before.
    steps: Vec<(usize, bool)>,
}

/// The likeliest reading in which side `leading` comes first in most pairs.
fn read(runs: &[&[Unit]], joints: &[Option<Joint>], leading: usize) -> Reading {
    let mut best = vec![0.0; runs.len() + 1];
    let mut joined = vec![false; runs.len() + 1];
    for run in 0..runs.len() {
        let complete = runs[run].iter().all(|unit| unit.side().is_none());
        best[run + 1] = best[run] + if complete { 0.0 } else { ALONE * runs[run].len() as f64 };
        if let Some(joint) = &joints[run] {
            let order = if joint.leading == leading { 0.0 } else { AGAINST_THE_ORDER };
            let score = best[run - 1] + joint.score + order;
            if score > best[run + 1] {
                best[run + 1] = score;
                joined[run + 1] = true;
            }
        }
    }
    let mut steps = Vec::new();
    let mut end = runs.len();
    while end > 0 {
        steps.push((end - 1, joined[end]));
        end -= if joined[end] { 2 } else { 1 };
    }
    steps.reverse();
    Reading { score: best[runs.len()], steps }
}

/// The units of two runs, matched and in order.
fn group(first: &[&Unit], second: &[&Unit], languages: &[Language; 2]) -> Vec<Unit> {
    let texts = |units: &[&Unit], side: usize| -> Vec<String> {
        units.iter().map(|unit| unit.sides[side].clone().unwrap_or_default()).collect()
    };
    let [a, b] = [texts(first, 0), texts(second, 1)];
    let [a_texts, b_texts] = [&a, &b].map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
    matched(&a_texts, &b_texts, languages)
        .into_iter()
        .map(|[left, right]| {
            let kind = first[left.clone()].iter().chain(&second[right.clone()]).find_map(|unit| unit.kind);
            Unit { sides: [merged(&a[left]), merged(&b[right])], kind }
        })
        .collect()
}

/// Several paragraphs as one; they keep a blank line between them.
fn merged(texts: &[String]) -> Option<String> {
    if texts.is_empty() { None } else { Some(texts.join("\n\n")) }
}
