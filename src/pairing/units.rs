//! Passages to units: lines of one paragraph are joined, labels get their values, and each unit its language.

use std::collections::BTreeMap;

use super::{inline, shape};
use crate::{
    document::{Kind, Language, Layout},
    input::Passage,
    language,
};

/// A paragraph, a heading, an item …: what can have a counterpart. It has one side, or both where a line holds both.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// At least one is present.
    pub sides: [Option<String>; 2],
    /// Its role, where the layout or the markup tells.
    pub kind: Option<Kind>,
    /// Where in the source its last part stands, counted in units.
    pub last: usize,
    /// How many blank lines stand before it.
    pub gap: u32,
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

    fn new(passage: Passage, side: usize, last: usize) -> Self {
        let mut sides = [None, None];
        sides[side] = Some(passage.text);
        Self { sides, kind: passage.kind, last, gap: passage.gap }
    }
}

/// The units of a text in one language.
pub fn of_side(passages: &[Passage], side: usize) -> Vec<Unit> {
    let paragraphs = paragraphs(passages, true, |_| true).into_iter().enumerate();
    paragraphs.map(|(at, passage)| Unit::new(passage, side, at)).collect()
}

/// The layouts that a text in two languages can have; the first is the likeliest by its form.
pub fn plausible(passages: &[Passage], languages: &[Language; 2]) -> Vec<Layout> {
    let by_lines = passages.iter().filter(|passage| passage.gap == 0).count() * 2 > passages.len();
    let mut layouts = match paragraphs(passages, true, |_| true).len() < passages.len() {
        true => vec![Layout::Paragraphs, Layout::Lines],
        false if by_lines => vec![Layout::Lines],
        false => vec![Layout::Paragraphs],
    };
    let odds: Vec<f64> = passages.iter().map(|passage| odds_of(passage, languages)).collect();
    let total: f64 = odds.iter().map(|odds| odds.abs()).sum();
    let (middle, agreeing) = middle(&odds);
    if (1..passages.len()).contains(&middle) && agreeing > CLEARLY_HALVED * total {
        layouts.push(Layout::Halves);
    }
    layouts
}

/// A text can be two halves if so much of what tells the languages apart agrees.
const CLEARLY_HALVED: f64 = 0.8;

/// Where the second half of a text begins, if it is in two halves; and how much of the odds agrees with that, less what does not.
fn middle(odds: &[f64]) -> (usize, f64) {
    let mut before = 0.0;
    let total: f64 = odds.iter().sum();
    let agreeing = odds.iter().enumerate().map(|(at, odds)| {
        before += odds;
        (at + 1, (2.0 * before - total).abs())
    });
    agreeing.max_by(|(_, a), (_, b)| a.total_cmp(b)).unwrap_or((0, 0.0))
}

/// The units of a text in two languages.
pub fn of_both(passages: &[Passage], languages: &[Language; 2], layout: Layout) -> Vec<Unit> {
    let odds: Vec<f64> = passages.iter().map(|passage| odds_of(passage, languages)).collect();
    let both = inline::both_sides(passages, languages);
    let one_language = |at: usize| odds[at - 1] * odds[at] > -1.0 && both[at - 1].is_none() && both[at].is_none();
    let paragraphs = with_labels(paragraphs(passages, layout != Layout::Lines, one_language));

    let both = inline::both_sides(&paragraphs, languages);
    // A line that holds both says nothing about its neighbours.
    let odds =
        |(paragraph, both): (&Passage, &Option<_>)| if both.is_some() { 0.0 } else { odds_of(paragraph, languages) };
    let odds: Vec<f64> = paragraphs.iter().zip(&both).map(odds).collect();
    let odds = with_indents(&odds, &paragraphs);
    let sides = if layout == Layout::Halves { in_halves(&odds) } else { sides(&odds) };
    paragraphs
        .into_iter()
        .zip(both)
        .zip(sides)
        .enumerate()
        .map(|(at, ((paragraph, both), side))| match both {
            Some([a, b]) => Unit { sides: [Some(a), Some(b)], kind: paragraph.kind, last: at, gap: paragraph.gap },
            None => Unit::new(paragraph, side, at),
        })
        .collect()
}

/// What speaks for a passage being in the first of the languages rather than the second, as a log-odds.
fn odds_of(passage: &Passage, languages: &[Language; 2]) -> f64 {
    match &passage.language {
        Some(language) if language.primary() == languages[0].primary() => CERTAIN,
        Some(language) if language.primary() == languages[1].primary() => -CERTAIN,
        _ => language::likelier(&passage.text, languages).clamp(-CERTAIN, CERTAIN),
    }
}

/// No more than this can a unit's own words say about its language, as a log-odds.
const CERTAIN: f64 = 8.0;

/// The odds of each paragraph, with what its indent says: some texts tell their languages apart by it.
fn with_indents(odds: &[f64], paragraphs: &[Passage]) -> Vec<f64> {
    let mut counts: BTreeMap<u32, [f64; 2]> = BTreeMap::new();
    for (odds, paragraph) in odds.iter().zip(paragraphs).filter(|(odds, _)| odds.abs() > CLEAR) {
        counts.entry(paragraph.indent).or_insert([1.0; 2])[usize::from(*odds < 0.0)] += 1.0;
    }
    let told = |indent: u32| counts.get(&indent).map_or(0.0, |[a, b]| (a / b).ln());
    if counts.len() < 2 {
        return odds.to_vec();
    }
    odds.iter().zip(paragraphs).map(|(odds, paragraph)| odds + told(paragraph.indent)).collect()
}

/// Odds beyond this are no chance.
const CLEAR: f64 = 1.0;

/// The side of each unit of a text in two halves.
fn in_halves(odds: &[f64]) -> Vec<usize> {
    let (middle, _) = middle(odds);
    let first = usize::from(odds[..middle].iter().sum::<f64>() < odds[middle..].iter().sum::<f64>());
    (0..odds.len()).map(|at| if at < middle { first } else { 1 - first }).collect()
}

/// The side of each unit: by its words, and where they say little, by how the languages follow one another in this text
/// (Viterbi 1967, over a chain whose transitions are counted on the clear cases).
fn sides(odds: &[f64]) -> Vec<usize> {
    let clear: Vec<Option<usize>> =
        odds.iter().map(|odds| (odds.abs() > CLEAR).then_some(usize::from(*odds < 0.0))).collect();
    let mut counts = [[1.0_f64; 2]; 2];
    for pair in clear.windows(2) {
        if let [Some(from), Some(to)] = pair {
            counts[*from][*to] += 1.0;
        }
    }
    let step = |from: usize, to: usize| (counts[from][to] / (counts[from][0] + counts[from][1])).ln();
    let emission = |at: usize, side: usize| if side == 0 { odds[at] / 2.0 } else { -odds[at] / 2.0 };

    let mut best = [0.0_f64; 2];
    let mut from: Vec<[usize; 2]> = Vec::with_capacity(odds.len());
    for at in 0..odds.len() {
        let mut next = [0.0; 2];
        let mut came = [0; 2];
        for to in 0..2 {
            let [a, b] = [0, 1].map(|side| best[side] + if at == 0 { 0.0 } else { step(side, to) });
            came[to] = usize::from(b > a);
            next[to] = a.max(b) + emission(at, to);
        }
        best = next;
        from.push(came);
    }
    let mut side = usize::from(best[1] > best[0]);
    let mut sides = vec![0; odds.len()];
    for at in (0..odds.len()).rev() {
        sides[at] = side;
        side = from[at][side];
    }
    sides
}

/// Joins the lines of each paragraph, where the format says so or, if `broken` allows it, the text's lines are broken to a width.
/// `may_join` tells of a line by its number whether its language allows it.
fn paragraphs(passages: &[Passage], broken: bool, may_join: impl Fn(usize) -> bool) -> Vec<Passage> {
    let width = wrapping_width(passages).filter(|_| broken);
    let verse = broken && width.is_none() && is_verse(passages);
    let mut joined: Vec<Passage> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let goes_on = |before: &Passage| {
            passage.continues
                || width.is_some_and(|width| continues(before, passage, width))
                || verse && is_next_verse(before, passage)
        };
        match joined.last_mut() {
            Some(paragraph) if goes_on(&passages[at - 1]) && may_join(at) => {
                paragraph.text.push('\n');
                paragraph.text.push_str(&passage.text);
            }
            _ => joined.push(passage.clone()),
        }
    }
    joined
}

/// Whether a line belongs to the paragraph of the line before it.
fn continues(before: &Passage, line: &Passage, width: usize) -> bool {
    let full = shape::width(&before.text) * 10 >= width * 6;
    let unfinished = !shape::ends_sentence(&before.text) && line.indent == before.indent;
    line.gap == 0
        && line.kind == before.kind
        && line.language == before.language
        && !shape::is_item(&line.text)
        && (full || unfinished && line.text.starts_with(char::is_lowercase))
}

/// Whether a line stands directly under a line of the same kind.
fn is_next_verse(before: &Passage, line: &Passage) -> bool {
    line.gap == 0
        && line.kind == before.kind
        && line.language == before.language
        && line.indent == before.indent
        && !shape::is_item(&line.text)
}

/// Whether blank lines part groups of short lines that are not sentences by themselves: stanzas and speeches.
fn is_verse(passages: &[Passage]) -> bool {
    let groups: Vec<&[Passage]> = passages.chunk_by(|_, next| next.gap == 0).collect();
    let several: Vec<&[Passage]> = groups.iter().copied().filter(|group| group.len() > 1).collect();
    let lines = || several.iter().flat_map(|group| group[..group.len() - 1].iter());
    let unfinished = lines().filter(|line| !shape::ends_sentence(&line.text)).count();
    let narrow = lines().filter(|line| shape::width(&line.text) <= WIDEST_VERSE).count();
    let even = several.iter().filter(|group| group.iter().all(|line| line.indent == group[0].indent)).count();
    several.len() >= 8
        && several.len() * 4 >= groups.len()
        && several.iter().all(|group| group.len() <= LONGEST_STANZA)
        && unfinished * 2 >= lines().count()
        && narrow * 10 >= lines().count() * 9
        && even * 10 >= several.len() * 6
}

/// In columns.
const WIDEST_VERSE: usize = 72;

/// In lines.
const LONGEST_STANZA: usize = 60;

/// The width that lines are broken to, where they are: most lines that another follows are nearly as wide as the widest,
/// and end within a sentence.
fn wrapping_width(passages: &[Passage]) -> Option<usize> {
    let followed: Vec<(usize, bool)> = passages
        .windows(2)
        .filter(|pair| pair[1].gap == 0 && pair[0].kind.is_none() && pair[1].kind.is_none())
        .map(|pair| (shape::width(&pair[0].text), shape::ends_sentence(&pair[0].text)))
        .collect();
    if followed.len() < 4 {
        return None;
    }
    let mut widths: Vec<usize> = followed.iter().map(|(width, _)| *width).collect();
    widths.sort_unstable();
    let width = widths[widths.len() * 9 / 10];
    let near = followed.iter().filter(|(line, _)| line * 10 >= width * 7 && line * 10 <= width * 12).count();
    let within = followed.iter().filter(|(_, ends)| !ends).count();
    let wrapped = (30..=140).contains(&width) && near * 10 >= followed.len() * 6 && within * 2 >= followed.len();
    wrapped.then_some(width)
}

/// Joins a label that stands on a line of its own with the value on the next, and marks both forms of metadata.
fn with_labels(passages: Vec<Passage>) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::with_capacity(passages.len());
    let mut rest = passages.as_slice();
    while !rest.is_empty() {
        let length = 1 + rest[1..].iter().take_while(|passage| passage.gap == 0).count();
        let (group, after) = rest.split_at(length);
        rest = after;
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
        passage.kind.is_none() && shape::width(&passage.text) <= 60 && !shape::ends_sentence(&passage.text)
    };
    let is_label = |text: &str| {
        let short = text.split_whitespace().count() <= 2 && shape::width(text) <= 20;
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
    fn lines_broken_to_a_width_are_joined() {
        let text = "The harbour was full of boats that morning, and the\nmen who had come down from the village stood on the\nquay without a word.\n\nNobody had slept. The wind had been in the north for\nthree days, and the nets were still out beyond the\nbar.";
        let count = |text: &str| paragraphs(&passages(text), true, |_| true).len();
        assert_eq!(count(text), 2);
        let lines = "The harbour was full of boats.\nDer Hafen war voller Boote.\nNobody had slept.\nNiemand hatte geschlafen.\nIt was cold.\nEs war kalt.";
        assert_eq!(count(lines), 6);
    }

    #[test]
    fn labels_have_their_values() {
        let text = "The Last Ferry\n\nSource\nHarbour Gazette\nDate\n12 May 2021\n\nThe ferry left at noon.";
        let units = with_labels(passages(text));
        let expected = ["The Last Ferry", "Source\nHarbour Gazette", "Date\n12 May 2021", "The ferry left at noon."];
        assert_eq!(texts(&units), expected);
        assert_eq!(units[1].kind, Some(Kind::Meta));
    }

    #[test]
    fn a_doubtful_line_follows_the_pattern_of_the_text() {
        assert_eq!(sides(&[8.0, -8.0, 8.0, -8.0, 0.0, -8.0, 8.0, -8.0]), [0, 1, 0, 1, 0, 1, 0, 1]);
        assert_eq!(sides(&[8.0, 8.0, 0.0, 8.0, 8.0, -8.0, -8.0, 0.0, -8.0]), [0, 0, 0, 0, 0, 1, 1, 1, 1]);
    }
}
