//! Lines to paragraphs: which lines of a text are one paragraph, broken to a width.

use super::shape;
use crate::{input::Passage, language::script::Script, order};

/// Joins the lines of each paragraph, where the format says so or, if `broken` allows it, the text's lines are broken to a width.
/// `may_join` tells of a line by its number whether its language allows it.
pub fn joined(passages: &[Passage], broken: bool, may_join: &dyn Fn(usize) -> bool) -> Vec<Passage> {
    // In text out of a PDF a blank line may stand after every line.
    let spacing = u32::from(passages.iter().skip(1).filter(|passage| passage.gap == 0).count() * 8 < passages.len());
    let widths = if broken { wrapping_widths(passages, spacing) } else { [None; 2] };
    let verse = if broken && widths == [None; 2] { verse(passages, may_join) } else { None };
    let mut paragraphs: Vec<Passage> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let goes_on = |before: &Passage| {
            passage.continues
                || broken && is_torn(before, passage)
                || widths[usize::from(is_dense(before))].is_some_and(|width| continues(before, passage, width, spacing))
                || verse.is_some() && is_next_verse(before, passage)
        };
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on(&passages[at - 1]) && may_join(at) => {
                paragraph.sentence |= verse == Some(Verse::Poem);
                paragraph.text.push('\n');
                paragraph.text.push_str(&passage.text);
            }
            _ => paragraphs.push(passage.clone()),
        }
    }
    paragraphs
}

/// Whether a line belongs to the paragraph of the line before it.
fn continues(before: &Passage, line: &Passage, width: usize, spacing: u32) -> bool {
    let full = shape::width(&before.text) * 10 >= width * 6;
    let unfinished = !shape::ends_sentence(&before.text) && line.indent == before.indent;
    line.gap <= spacing
        && line.kind.is_none()
        && before.kind.is_none()
        && line.language == before.language
        && !shape::is_item(&line.text)
        && (shape::is_in_capitals(&line.text) || !shape::is_in_capitals(&before.text))
        && (full || unfinished && line.text.starts_with(char::is_lowercase))
}

/// Whether a blank line parts a line from the rest of its sentence, as in text out of a PDF.
fn is_torn(before: &Passage, line: &Passage) -> bool {
    line.gap <= 1
        && line.kind.is_none()
        && before.kind.is_none()
        && line.language == before.language
        && line.text.starts_with(char::is_lowercase)
        && !shape::ends_sentence(&before.text)
        && !shape::is_item(&line.text)
        && shape::width(&before.text) >= LEAST_TORN
}

/// A line that is shorter, in columns, may well be one by itself.
const LEAST_TORN: usize = 40;

/// Whether a line stands directly under a line of the same kind.
fn is_next_verse(before: &Passage, line: &Passage) -> bool {
    // A line of marks alone, as a rule or a flag is, stands by itself.
    [before, line].iter().all(|line| line.text.contains(char::is_alphanumeric))
        && line.gap == 0
        && line.kind == before.kind
        && line.language == before.language
        && line.indent == before.indent
        && !shape::is_item(&line.text)
}

/// What short lines that are not sentences by themselves are.
#[derive(Clone, Copy, PartialEq)]
enum Verse {
    /// A few stanzas that end as sentences do: they are read line by line.
    Poem,
    /// Many stanzas and speeches.
    Play,
}

/// Which of them blank lines part into groups, if it is one.
fn verse(passages: &[Passage], may_join: &dyn Fn(usize) -> bool) -> Option<Verse> {
    let groups: Vec<&[Passage]> = passages.chunk_by(|_, next| next.gap == 0).collect();
    let several: Vec<&[Passage]> = groups.iter().copied().filter(|group| group.len() > 1).collect();
    let lines = || several.iter().flat_map(|group| group[..group.len() - 1].iter());
    let unfinished = lines().filter(|line| !shape::ends_sentence(&line.text)).count();
    let narrow = lines().filter(|line| shape::fits(&line.text, WIDEST_VERSE)).count();
    let even = several.iter().filter(|group| group.iter().all(|line| line.indent == group[0].indent)).count();
    let sentences = several.iter().filter(|group| group.last().is_some_and(|line| is_verse_end(&line.text))).count();
    let in_turns = (1..passages.len()).filter(|&at| passages[at].gap == 0 && !may_join(at)).count();
    let is_poem = lines().count() >= several.len() * 2
        && sentences == several.len()
        && unfinished * 3 >= lines().count() * 2
        && in_turns * 10 <= lines().count();
    let fits = several.len() * 4 >= groups.len()
        && several.iter().all(|group| group.len() <= LONGEST_STANZA)
        && unfinished * 2 >= lines().count()
        && narrow * 10 >= lines().count() * 9
        && even * 10 >= several.len() * 6;
    match several.len() {
        2.. if fits && is_poem => Some(Verse::Poem),
        8.. if fits => Some(Verse::Play),
        _ => None,
    }
}

/// Whether a line ends a sentence and is no wider than verse is.
fn is_verse_end(line: &str) -> bool {
    shape::ends_text(line) && shape::fits(line, WIDEST_VERSE)
}

/// In columns.
const WIDEST_VERSE: usize = 72;

/// In lines.
const LONGEST_STANZA: usize = 60;

/// Whether a line begins in a dense script.
fn is_dense(line: &Passage) -> bool {
    line.text.chars().find_map(Script::of).is_some_and(Script::is_dense)
}

/// The width that lines are broken to, of those that are not in a dense script and of those that are: one for all, or else each its own.
fn wrapping_widths(passages: &[Passage], spacing: u32) -> [Option<usize>; 2] {
    let all = wrapping_width(passages, spacing, None);
    let each = [false, true].map(|dense| wrapping_width(passages, spacing, Some(dense)));
    if all.is_none() && each.iter().all(Option::is_some) { each } else { [all; 2] }
}

/// The width that lines in a dense script are broken to, or those in others, or all, where they are: most that another follows are nearly as wide as the widest, and end
/// within a sentence.
fn wrapping_width(passages: &[Passage], spacing: u32, dense: Option<bool>) -> Option<usize> {
    let followed: Vec<(usize, bool)> = passages
        .windows(2)
        .filter(|pair| {
            pair[1].gap <= spacing
                && dense.is_none_or(|dense| is_dense(&pair[0]) == dense)
                && pair[0].kind.is_none()
                && pair[1].kind.is_none()
        })
        .map(|pair| (shape::width(&pair[0].text), shape::ends_sentence(&pair[0].text)))
        .collect();
    if followed.len() < 4 {
        return None;
    }
    let mut widths: Vec<usize> = followed.iter().map(|(width, _)| *width).collect();
    order::sort_by_key(&mut widths, |width| *width);
    let width = widths[widths.len() * 9 / 10];
    // Paragraphs, too, may be much alike in width.
    let least = if spacing > 0 { 17 } else { 14 };
    let near = followed.iter().filter(|(line, _)| line * 20 >= width * least && line * 10 <= width * 12).count();
    let within = followed.iter().filter(|(_, ends)| !ends).count();
    let wrapped = (30..=140).contains(&width) && near * 10 >= followed.len() * 6 && within * 2 >= followed.len();
    wrapped.then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Source, open};

    fn passages(text: &str) -> Vec<Passage> {
        let source = Source::new("", text.as_bytes());
        open(&source, |_, _| None).map(crate::input::Text::passages).unwrap_or_default()
    }

    #[test]
    fn lines_broken_to_a_width_are_joined() {
        let text = "The harbour was full of boats that morning, and the\nmen who had come down from the village stood on the\nquay without a word.\n\nNobody had slept. The wind had been in the north for\nthree days, and the nets were still out beyond the\nbar.";
        let count = |text: &str| joined(&passages(text), true, &|_| true).len();
        assert_eq!(count(text), 2);
        let lines = "The harbour was full of boats.\nDer Hafen war voller Boote.\nNobody had slept.\nNiemand hatte geschlafen.\nIt was cold.\nEs war kalt.";
        assert_eq!(count(lines), 6);
    }

    #[test]
    fn a_blank_line_after_every_line_parts_nothing() {
        let text = "The harbour was full of boats that morning, and the\n\nmen who had come down from the village stood on the\n\nQuay of St. Anne.\n\nNobody had slept. The wind had been in the north for\n\nthree days, and the nets were still out beyond the\n\nbar.";
        assert_eq!(joined(&passages(text), true, &|_| true).len(), 2);
    }

    #[test]
    fn the_lines_of_a_stanza_are_read_as_sentences() {
        let text = "The Quay\n\nThe boats are gone,\nthe ropes are dry,\nthe gulls look on.\n\nAnd one old man\nwho mends a net\nasks no one why.";
        let found = joined(&passages(text), true, &|_| true);
        assert_eq!(
            found.iter().map(|unit| (unit.text.lines().count(), unit.sentence)).collect::<Vec<_>>(),
            [(1, false), (3, true), (3, true)]
        );
    }
}
