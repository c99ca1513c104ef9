//! Lines that hold more than one unit: a label and its text, a text and its source, or both languages by turns.

use super::{inline, shape};
use crate::{
    document::{Kind, Language},
    input::Passage,
    language,
    numbered::PerText,
    order,
};

/// The passages of a text, with those taken apart that hold several units.
pub fn taken_apart(passages: Vec<Passage>, languages: &[Language; 2]) -> Vec<Passage> {
    let labels = Labels::of(&passages, languages);
    let mut parts = Vec::with_capacity(passages.len());
    for mut passage in passages {
        if passage.kind == Some(Kind::Code) {
            parts.push(passage);
            continue;
        }
        parts.extend(labels.taken_off(&mut passage, languages));
        let source = source_taken_off(&mut passage);
        match by_turns(&passage, languages).or_else(|| run_together(&passage.text)) {
            Some(texts) => {
                let turn = |(at, text): (usize, &str)| Passage {
                    text: text.to_owned(),
                    gap: if at == 0 { passage.gap } else { 0 },
                    continues: at == 0 && passage.continues,
                    ..passage.clone()
                };
                parts.extend(texts.into_iter().enumerate().map(turn));
            }
            None => parts.push(passage),
        }
        parts.extend(source);
    }
    parts
}

/// What is known of a label that recurs.
#[derive(Clone, Default)]
struct Label {
    count: usize,
    /// How much speaks for the texts after it being in either language, as log-odds.
    odds: [f64; 2],
    /// Whether it stands before a colon.
    is_open: bool,
}

impl Label {
    /// The language that it stands before, wherever that can be told.
    fn side(&self) -> Option<usize> {
        let side = usize::from(self.odds[1] > self.odds[0]);
        (self.odds[side] > TOLD && self.odds[1 - side] * 8.0 <= self.odds[side]).then_some(side)
    }
}

/// The least log-odds at which texts tell the language that a label stands before.
const TOLD: f64 = 6.0;

/// The labels that lines begin with, and which of them are more than part of the text: in brackets, where at least two recur;
/// before a colon, where there are two that tell the languages apart. Who speaks does so in both languages.
struct Labels {
    all: PerText<Label>,
    in_brackets: bool,
    /// Whether two tell the languages of most lines.
    tell: bool,
}

impl Labels {
    fn of(passages: &[Passage], languages: &[Language; 2]) -> Self {
        let mut all = PerText::<Label>::default();
        for (label, text, is_open) in passages.iter().filter_map(|passage| leading_label(&passage.text)) {
            let odds = language::likelier(text, languages);
            let label = all.entry(label);
            label.count += 1;
            label.odds[usize::from(odds < 0.0)] += odds.abs();
            label.is_open = is_open;
        }
        let recurring: Vec<&Label> = all.values().iter().filter(|label| label.count > 1).collect();
        let tell = matches!(recurring[..], [a, b] if (a.count + b.count) * 2 > passages.len()
            && a.side().is_some_and(|side| b.side() == Some(1 - side)));
        let in_brackets = recurring.iter().filter(|label| !label.is_open).count() > 1;
        Self { in_brackets, tell, all }
    }

    /// Takes the label off a passage that begins with one: what follows it may be told its language by it.
    fn taken_off(&self, passage: &mut Passage, languages: &[Language; 2]) -> Option<Passage> {
        let (label, rest, is_open) = leading_label(&passage.text)?;
        let (known, at) = (self.get(label, is_open), passage.text.len() - rest.len());
        if known.is_none() && !shape::names_a_version(label) {
            return None;
        }
        let rest = passage.text.split_off(at);
        let label = Passage { text: passage.text.trim_end().to_owned(), ..passage.clone() };
        let told = known.filter(|_| self.tell).and_then(Label::side).map(|side| languages[side].clone());
        passage.text = rest;
        passage.continues = false;
        passage.language = passage.language.take().or(told);
        Some(label)
    }

    /// What is known of a label that is more than part of the text.
    fn get(&self, label: &str, is_open: bool) -> Option<&Label> {
        let counts = if is_open { self.tell } else { self.in_brackets };
        self.all.get(label).filter(|label| counts && label.count > 1)
    }
}

/// The label that a line begins with, in brackets or before a colon, the text after it, and which of the two it is.
fn leading_label(text: &str) -> Option<(&str, &str, bool)> {
    let begin = shape::after_item_mark(text);
    let bracketed = [('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕'), ('（', '）'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| {
            begin
                .strip_prefix(open)?
                .split_once(close)
                .map(|(label, rest)| (label, rest.trim_start_matches([':', '：'])))
        });
    let is_open = bracketed.is_none();
    let (label, rest) = bracketed.or_else(|| begin.split_once([':', '：']))?;
    let rest = unemphasized(text, rest.trim_start());
    let fits =
        shape::fits(label, 16) && shape::has_letters(label) && shape::has_letters(rest) && !shape::is_item(begin);
    (fits && !rest.starts_with('(')).then_some((label.trim(), rest, is_open))
}

/// The rest of a text without the stars that end the emphasis which its beginning is in, as in `**Original:** text`.
fn unemphasized<'a>(text: &str, rest: &'a str) -> &'a str {
    let label = &text[..text.len() - rest.len()];
    let after = label.trim_start_matches('*');
    let stars = &label[..label.len() - after.len()];
    if stars.is_empty() || after.contains(stars) {
        return rest;
    }
    rest.strip_prefix(stars).map_or(rest, |rest| rest.trim_start_matches([':', '：']).trim_start())
}

/// Takes off a passage what tells where it is from, and the white space at its end.
fn source_taken_off(passage: &mut Passage) -> Option<Passage> {
    let at = trailing_source(&passage.text).map(|source| passage.text.len() - source.len());
    let text = at.map(|at| passage.text.split_off(at));
    passage.text.truncate(passage.text.trim_end().len());
    Some(Passage { text: text?, kind: Some(Kind::Meta), gap: 0, continues: false, ..passage.clone() })
}

/// What stands after a sentence and several spaces: where the text is from.
fn trailing_source(text: &str) -> Option<&str> {
    let (at, _) = text.match_indices("   ").last()?;
    let source = text[at..].trim();
    let fits = shape::ends_sentence(&text[..at]) && !shape::ends_sentence(source) && shape::has_letters(source);
    (fits && shape::fits(source, 24)).then_some(source)
}

/// The paragraphs of a line, where the next one's dash follows a sentence without a space: `… on the quay.– Who is there?`
fn run_together(text: &str) -> Option<Vec<&str>> {
    let starts = [".–", ".—", "!–", "!—", "?–", "?—", "…–", "…—"].iter().flat_map(|joint| text.match_indices(joint));
    let mut starts: Vec<usize> = starts
        .map(|(at, joint)| (at, at + joint.len()))
        .filter(|&(_, end)| text[end..].starts_with(' '))
        .map(|(at, _)| at + text[at..].chars().next().map_or(0, char::len_utf8))
        .collect();
    if starts.is_empty() {
        return None;
    }
    order::sort_by_key(&mut starts, |start| *start);
    let ends = starts.iter().copied().chain([text.len()]);
    Some(
        [0].into_iter()
            .chain(starts.iter().copied())
            .zip(ends)
            .map(|(start, end)| text[start..end].trim_end())
            .collect(),
    )
}

/// The least number of times that the languages must take turns in one line, for it to be flattened text.
const TURNS: usize = 4;

/// The texts of a line in which both languages stand by turns, each some sentences long; or without marks of sentences, if the
/// script tells them apart.
fn by_turns<'a>(passage: &'a Passage, languages: &[Language; 2]) -> Option<Vec<&'a str>> {
    let text = passage.text.as_str();
    if passage.language.is_some() || shape::fits(text, 79) {
        return None;
    }
    let sentences =
        language::split(text, &languages[0]).into_iter().map(|sentence| sentence.start as usize).collect::<Vec<_>>();
    // What has marks within its sentences would have some at their ends.
    let is_unmarked = sentences.len() == 1 && !text.contains([',', '，', '、', '،', ';', '；']);
    let is_bracketed = text.matches(['(', '（']).count() * 2 >= TURNS && !text.contains("](");
    if is_unmarked || is_bracketed {
        let changes = inline::changes_of_script(text).map(|(before, _)| before.len());
        let tells = if is_bracketed { is_no_word } else { is_phrase };
        let found = turns(text, [0].into_iter().chain(changes).collect(), languages, tells).filter(|texts| {
            let widths: Vec<usize> = texts.iter().map(|text| shape::width(text)).collect();
            let in_brackets = |text: &&str| !is_bracketed || text.starts_with(['(', '（']);
            widths.chunks_exact(2).all(|pair| pair[0].min(pair[1]) * 4 >= pair[0].max(pair[1]))
                && texts.iter().skip(1).step_by(2).all(in_brackets)
        });
        if found.is_some() {
            return found;
        }
    }
    turns(text, sentences, languages, |_| true)
}

/// Whether it is more than a name in a text of another script.
fn is_phrase(text: &str) -> bool {
    shape::width(text) >= 8
        && (text.contains(|c: char| c.is_alphabetic() && !c.is_ascii()) || text.split_whitespace().count() > 2)
}

/// Whether it is more than a word of a text in Latin letters.
fn is_no_word(text: &str) -> bool {
    text.trim().contains(|c: char| c.is_whitespace() || c.is_alphabetic() && !c.is_ascii())
}

/// The texts of a line that begin at some of its places, by turns; where `tells` is false nothing does.
fn turns<'a>(
    text: &'a str,
    starts: Vec<usize>,
    languages: &[Language; 2],
    tells: fn(&str) -> bool,
) -> Option<Vec<&'a str>> {
    let mut turns: Vec<(usize, f64)> = Vec::new();
    for (at, &start) in starts.iter().enumerate() {
        let part = &text[start..starts.get(at + 1).copied().unwrap_or(text.len())];
        let odds = if tells(part) { language::likelier(part, languages) } else { 0.0 };
        match turns.last_mut() {
            Some((_, turn)) if *turn * odds >= 0.0 || odds.abs() < CLEAR => *turn += odds,
            Some((_, turn)) if turn.abs() < CLEAR => *turn += odds,
            _ => turns.push((start, odds)),
        }
    }
    let ends = turns.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let texts: Vec<&str> = turns.iter().zip(ends).map(|((start, _), end)| text[*start..end].trim_end()).collect();
    let widths = [0, 1].map(|side| texts.iter().skip(side).step_by(2).map(|text| shape::width(text)).sum::<usize>());
    (texts.len() >= TURNS && widths[0].min(widths[1]) * 4 >= widths[0].max(widths[1])).then_some(texts)
}

/// The least log-odds at which a sentence begins another turn.
const CLEAR: f64 = 1.2;

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(lines: &[&str], tags: [&str; 2]) -> Vec<String> {
        let passage = |line: &&str| Passage { text: (*line).to_owned(), ..Passage::default() };
        let passages = lines.iter().map(passage).collect();
        taken_apart(passages, &tags.map(Language::new)).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn labels_and_sources_stand_by_themselves() {
        let lines = [
            "① [訳] 港に船が着いた。",
            "[原] A boat came into the harbour.   Quay News",
            "② [訳] 雨だ。",
            "[原] Rain.",
        ];
        let expected = [
            "① [訳]",
            "港に船が着いた。",
            "[原]",
            "A boat came into the harbour.",
            "Quay News",
            "② [訳]",
            "雨だ。",
            "[原]",
            "Rain.",
        ];
        assert_eq!(parts(&lines, ["en", "ja"]), expected);
        assert_eq!(parts(&["[Inside] It was cold."], ["en", "ja"]), ["[Inside] It was cold."]);
        let items = ["(a) The boat;", "(a) Das Boot;", "(b) the sea.", "(b) das Meer."];
        assert_eq!(parts(&items, ["en", "de"]), items);
        assert_eq!(parts(&["原文：The boat is old."], ["en", "zh"]), ["原文：", "The boat is old."]);
    }

    #[test]
    fn words_that_a_sentence_quotes_are_part_of_it() {
        let line = "「舟」「風」「海」は、それぞれ「boat」「wind」「sea」ですから、みなさんは、「harbour」イコール「港」と覚えておいてください";
        assert_eq!(parts(&[line], ["en", "ja"]), [line]);
    }

    #[test]
    fn each_sentence_may_have_its_translation_in_brackets() {
        let line = "The boat is old, you see (你看，船很旧了). Nobody uses it any more (已经没有人用它).";
        let expected =
            ["The boat is old, you see", "(你看，船很旧了).", "Nobody uses it any more", "(已经没有人用它)."];
        assert_eq!(parts(&[line], ["en", "zh"]), expected);
        let line = "船很旧了（Old）。已经没有人用它了，因为它漏水（leaks）。谁也不会修（repair）它，所以它躺在岸上。";
        assert_eq!(parts(&[line], ["en", "zh"]), [line]);
    }

    #[test]
    fn flattened_text_is_divided_where_the_language_changes() {
        let line =
            "The boat was old. Nobody used it any more. 船很旧了。已经没有人用它。Then the storm came. 后来风暴来了。";
        let expected = [
            "The boat was old. Nobody used it any more.",
            "船很旧了。已经没有人用它。",
            "Then the storm came.",
            "后来风暴来了。",
        ];
        assert_eq!(parts(&[line], ["en", "zh"]), expected);
        let line = "他说：“The boat is old.” 我们都笑了，因为那条船是上个月才买来的，而且他自己也知道。";
        assert_eq!(parts(&[line], ["en", "zh"]), [line]);
    }
}
