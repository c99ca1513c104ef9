//! Which units of one run translate which of the other.

use std::ops::Range;

use super::units::Unit;
use crate::{alignment, document::Language};

/// How long a translation is, measured on the text as a whole, to judge by whether two units can be translations.
#[derive(Clone, Copy, Debug)]
pub struct Yardstick {
    /// Letters of side 1 for each of side 0.
    ratio: f64,
}

impl Yardstick {
    /// From all units of a text.
    pub fn of(units: &[Unit]) -> Self {
        let mut lengths = [1.0, 1.0];
        for unit in units {
            for (length, text) in lengths.iter_mut().zip(&unit.sides) {
                *length += text.as_deref().map_or(0.0, length_of);
            }
        }
        // One side may have much that the other has not: no two languages differ more than this in length.
        Self { ratio: (lengths[1] / lengths[0]).clamp(0.25, 4.0) }
    }

    /// How much speaks for two texts being translations: a log-odds by length (Gale and Church 1993) and shared numbers.
    pub fn likeness(&self, a: &str, b: &str) -> f64 {
        let (left, right) = (length_of(a) * self.ratio, length_of(b));
        // The variance is larger than between sentences: translators of articles leave out and add.
        let deviation = (right - left) / (8.0 * (left + right) / 2.0 + 16.0).sqrt();
        let length = 2.0 - deviation * deviation / 4.0;
        let [ours, theirs] = [numbers(a), numbers(b)];
        let shared = ours.iter().filter(|number| theirs.contains(number)).count() as f64;
        let alone = (ours.len() + theirs.len()) as f64 - 2.0 * shared;
        length.max(-6.0) + (1.5 * shared - 0.4 * alone).clamp(-1.5, 4.0)
    }
}

/// Characters but white space.
fn length_of(text: &str) -> f64 {
    text.chars().filter(|c| !c.is_whitespace()).count() as f64
}

/// The numbers written in digits.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).take(32).collect()
}

/// What translates what in two runs that translate each other: ranges of each, in order, covering both.
pub fn matched(a: &[&str], b: &[&str], languages: &[Language; 2]) -> Vec<[Range<usize>; 2]> {
    match (a, b) {
        ([], []) => Vec::new(),
        ([_], [_]) => vec![[0..1, 0..1]],
        _ => {
            alignment::align(a, b, languages, None).into_iter().map(|link| link.sides.map(|run| run.range())).collect()
        }
    }
}
