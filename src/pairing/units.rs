//! Passages to units: lines of one paragraph are joined, labels get their values, and each unit its language.

use std::borrow::Cow;

use super::{inline, paragraphs, shape, sides};
use crate::{
    document::{Kind, Language, Layout, Reason},
    input::Passage,
};

/// A paragraph, a heading, an item …: what can have a counterpart. It has one side, or both where a line holds both.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// At least one is present.
    pub sides: [Option<String>; 2],
    /// Its role, where the layout or the markup tells.
    pub kind: Option<Kind>,
    /// Why it has that role, where it is told.
    pub reason: Option<Reason>,
    /// Where in the source its last part stands, counted in units.
    pub last: usize,
    /// How many blank lines stand before it.
    pub gap: u32,
    /// The side that stands first, where one line holds both.
    pub first: Option<usize>,
    /// Whether it is verse, and each of its lines is read as a sentence.
    pub by_line: bool,
}

impl Unit {
    /// The side of a unit that has only one.
    pub fn side(&self) -> Option<usize> {
        match self.sides {
            [Some(_), None] => Some(0),
            [None, Some(_)] => Some(1),
            _ => None,
        }
    }

    /// The texts of its sides, one or two.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.sides.iter().flatten().map(String::as_str)
    }

    /// Whether it has both sides.
    pub fn is_pair(&self) -> bool {
        self.sides.iter().all(Option::is_some)
    }

    fn new(passage: Passage, side: usize, last: usize) -> Self {
        let mut sides = [None, None];
        sides[side] = Some(passage.text);
        let Passage { kind, reason, gap, sentence: by_line, .. } = passage;
        Self { sides, kind, reason, last, gap, first: None, by_line }
    }
}

/// The units of a text in one language.
pub fn of_side(passages: &[Passage], side: usize) -> Vec<Unit> {
    let paragraphs = paragraphs::joined(passages, true, &|_| true).into_iter().enumerate();
    paragraphs.map(|(at, passage)| Unit::new(passage, side, at)).collect()
}

/// The layouts that a text in two languages can have; the first is the likeliest by its form. `odds` are those of [`sides::all_odds`].
pub fn plausible(passages: &[Passage], odds: &[f64]) -> Vec<Layout> {
    let by_lines = passages.iter().filter(|passage| passage.gap == 0).count() * 2 > passages.len();
    let one_language = |at: usize| odds[at - 1] * odds[at] > -1.0;
    let mut layouts = match paragraphs::joined(passages, true, &one_language).len() < passages.len() {
        true => vec![Layout::Paragraphs, Layout::Lines],
        false if by_lines => vec![Layout::Lines],
        false => vec![Layout::Paragraphs],
    };
    if sides::are_halves(passages, odds) {
        layouts.push(Layout::Halves);
    }
    layouts
}

/// The units of a text in two languages. `odds` are those of [`sides::all_odds`].
pub fn of_both(passages: &[Passage], odds: &[f64], languages: &[Language; 2], layout: Layout) -> Vec<Unit> {
    let both = inline::both_sides(passages, languages);
    let one_language = |at: usize| odds[at - 1] * odds[at] > -1.0 && both[at - 1].is_none() && both[at].is_none();
    let paragraphs = with_labels(paragraphs::joined(passages, layout != Layout::Lines, &one_language));

    // Where nothing was joined, they are the passages, and tell the same.
    let (both, odds) = match paragraphs.len() == passages.len() {
        true => (both, Cow::Borrowed(odds)),
        false => (inline::both_sides(&paragraphs, languages), sides::all_odds(&paragraphs, languages).into()),
    };
    let sides = sides::of(&paragraphs, &odds, |at| both[at].is_some(), layout == Layout::Halves);
    paragraphs
        .into_iter()
        .zip(both)
        .zip(sides)
        .enumerate()
        .map(|(at, ((paragraph, both), side))| match both {
            Some((sides, first)) => Unit {
                sides: sides.map(Some),
                kind: paragraph.kind,
                reason: paragraph.reason,
                last: at,
                gap: paragraph.gap,
                first: Some(first),
                by_line: false,
            },
            None => Unit::new(paragraph, side, at),
        })
        .collect()
}

/// Joins a label that stands on a line of its own with the value on the next, and marks both forms of metadata.
fn with_labels(passages: Vec<Passage>) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::with_capacity(passages.len());
    for group in passages.chunk_by(|_, next| next.gap == 0) {
        if is_table_of_labels(group) {
            let (rows, _) = group.as_chunks::<2>();
            out.extend(rows.iter().map(|[label, value]| Passage {
                text: format!("{}\n{}", label.text, value.text),
                kind: Some(Kind::Meta),
                ..label.clone()
            }));
        } else {
            out.extend_from_slice(group);
        }
    }
    out
}

/// Whether lines without a blank one between them are labels and values by turns: an even number of short lines that end as no
/// sentence does, each label of one or two words and no digit, and a value that is a number or longer than its label.
fn is_table_of_labels(group: &[Passage]) -> bool {
    let (rows, odd) = group.as_chunks::<2>();
    let plain = |passage: &Passage| {
        passage.kind.is_none() && shape::fits(&passage.text, 60) && !shape::ends_sentence(&passage.text)
    };
    let is_label = |text: &str| {
        let short = text.split_whitespace().count() <= 2 && shape::fits(text, 20);
        short && shape::has_letters(text) && !text.contains(|c: char| c.is_numeric())
    };
    let longer = rows.iter().filter(|[label, value]| shape::width(&value.text) > shape::width(&label.text)).count();
    odd.is_empty()
        && rows.len() >= 2
        && group.iter().all(plain)
        && rows.iter().all(|[label, _]| is_label(&label.text))
        && longer * 3 >= rows.len() * 2
        && rows.iter().any(|[_, value]| value.text.contains(|c: char| c.is_numeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Source, open};

    fn passages(text: &str) -> Vec<Passage> {
        let source = Source::new("", text.as_bytes());
        open(&source, |_, _| None).map(crate::input::Text::passages).unwrap_or_default()
    }

    fn texts(units: &[Passage]) -> Vec<&str> {
        units.iter().map(|unit| unit.text.as_str()).collect()
    }

    #[test]
    fn labels_have_their_values() {
        let text = "The Last Ferry\n\nSource\nHarbour Gazette\nDate\n12 May 2021\n\nThe ferry left at noon.";
        let units = with_labels(passages(text));
        let expected = ["The Last Ferry", "Source\nHarbour Gazette", "Date\n12 May 2021", "The ferry left at noon."];
        assert_eq!(texts(&units), expected);
        assert_eq!(units[1].kind, Some(Kind::Meta));
    }
}
