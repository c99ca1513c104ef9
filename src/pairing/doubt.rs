//! Whether what was paired is a text with its translation at all, and not one text that quotes another language.

use super::{matching::Judge, units::Unit};
use crate::{
    alignment::Lexicon,
    document::{Kind, Language},
};

/// The words of true pairs speak for them by more than this on the average, where a lexicon, numbers or names let them, and by more
/// where the pairs are only part of either language.
const SPEAKING: f64 = 0.5;

/// Where words say little, the lengths of true pairs go together: the least correlation of their logarithms.
const TOGETHER: f64 = 0.4;

/// With fewer pairs a correlation says nothing.
const SEVERAL: usize = 8;

/// Where words say little, so much of either language must be in pairs.
const PAIRED: f64 = 0.25;

/// Fewer pairs than this may be chance, where they hold hardly anything of one of the languages.
const FEW: usize = 3;

/// So little of a language is hardly anything.
const HARDLY: f64 = 0.1;

/// Whether the pairs are more than chance.
pub fn is_bitext(units: &[Unit], languages: &[Language; 2], lexicon: Option<&Lexicon>) -> bool {
    let pairs: Vec<usize> = (0..units.len()).filter(|&at| units[at].is_pair()).collect();
    if pairs.is_empty() {
        return false;
    }
    let mut judge = Judge::of(units, languages, lexicon);
    let is_text = |at: &usize| units[*at].kind != Some(Kind::Boilerplate);
    let all: Vec<usize> = (0..units.len()).filter(is_text).collect();
    let paired = in_pairs(&pairs, &all, &judge);
    if pairs.len() < FEW && paired[0].min(paired[1]) < HARDLY {
        return false;
    }
    let in_lines = pairs.iter().all(|&pair| units[pair].first.is_some());
    // Words are asked last, for that takes longest.
    (in_lines || go_together(&pairs, &judge)) && paired[0].min(paired[1]) >= PAIRED
        || words_of(&pairs[..pairs.len().min(MOST_ASKED)], &mut judge) * paired[0].max(paired[1]) >= SPEAKING
}

/// How much the words of pairs speak for them on the average, as a log-odds.
fn words_of(pairs: &[usize], judge: &mut Judge) -> f64 {
    mean(pairs.iter().map(|&pair| judge.words(&[pair], &[pair])))
}

/// How much of all that is in either language is in pairs.
fn in_pairs(pairs: &[usize], all: &[usize], judge: &Judge) -> [f64; 2] {
    [0, 1].map(|side| judge.length(pairs, side) / judge.length(all, side).max(1.0))
}

/// Whether the lengths of pairs go together, as far as there are enough of them to tell.
fn go_together(pairs: &[usize], judge: &Judge) -> bool {
    let length = |pair: usize, side: usize| (judge.length(&[pair], side) + 1.0).ln();
    let lengths: Vec<[f64; 2]> = pairs.iter().map(|&pair| [0, 1].map(|side| length(pair, side))).collect();
    lengths.len() < SEVERAL || correlation(&lengths) >= TOGETHER
}

/// Two texts of the same work have so much in pairs, at least, where words say little.
const MOSTLY_PAIRED: f64 = 0.97;

/// Whether two texts do not seem to be translations of each other: their words say little for it, and much is without a counterpart
/// or their lengths do not go together.
pub fn are_unrelated(units: &[Unit], languages: &[Language; 2], lexicon: Option<&Lexicon>) -> bool {
    let units = &units[..units.len().min(MOST_ASKED)];
    let mut judge = Judge::of(units, languages, lexicon);
    let all: Vec<usize> = (0..units.len()).collect();
    let pairs: Vec<usize> = all.iter().copied().filter(|&at| units[at].is_pair()).collect();
    let paired = in_pairs(&pairs, &all, &judge);
    let is_partial = paired[0].min(paired[1]) < MOSTLY_PAIRED;
    units.len() >= SEVERAL
        && (is_partial || !go_together(&pairs, &judge))
        && words_of(&pairs, &mut judge) < SPEAKING / 2.0
}

/// So many pairs tell about all.
const MOST_ASKED: usize = 500;

/// The side that nearly all of a text is in, where there is one: what is in the other is names and quotations.
pub fn only_language(units: &[Unit]) -> Option<usize> {
    let letters = |side: usize| {
        let texts = units.iter().filter_map(|unit| unit.sides[side].as_deref());
        texts.flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
    };
    let [a, b] = [letters(0), letters(1)];
    (a.min(b) * 25 < a + b).then_some(usize::from(b > a))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / f64::max(count, 1.0)
}

/// Pearson's coefficient; 1 where nothing varies.
fn correlation(points: &[[f64; 2]]) -> f64 {
    let means = [0, 1].map(|side| mean(points.iter().map(|point| point[side])));
    let sum =
        |a: usize, b: usize| points.iter().map(|point| (point[a] - means[a]) * (point[b] - means[b])).sum::<f64>();
    let varies = (sum(0, 0) * sum(1, 1)).sqrt();
    if varies == 0.0 { 1.0 } else { sum(0, 1) / varies }
}
