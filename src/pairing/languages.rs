//! Which two languages a text is in, decided from the text as a whole.

use super::{PairingError, inline, shape};
use crate::{
    document::Language,
    input::Passage,
    language::{
        self,
        script::{self, Script, writing},
    },
    numbered::of_few,
    order,
};

/// The least share of the letters that the second language must have, for it to be worth a trial.
const LEAST_SHARE: f64 = 0.004;

/// Languages of one script are told apart line by line, with errors; so much more must speak for the second.
const LEAST_SHARE_OF_ONE_SCRIPT: f64 = 0.15;

/// So many bytes of each language are kept, to be looked at again.
const SAMPLE: usize = 100_000;

/// The two languages that most of the text is in, the more frequent first.
///
/// # Errors
/// [`PairingError::OneLanguage`] where there is only one.
pub fn two_of(passages: &[Passage]) -> Result<[Language; 2], PairingError> {
    let bars = [inline::TABS.as_slice(), &inline::BARS].concat();
    let found = among(passages, &|text| at_mark(text, &bars));
    if found.is_ok() {
        return found;
    }
    // What may stand between a text and its translation, but stands within sentences more often; or what may be in one line with it.
    [inline::DASHES.as_slice(), &BRACKETS]
        .into_iter()
        .find_map(|marks| among(passages, &|text| at_mark(text, marks)).ok())
        .or_else(|| among(passages, &in_sentences).ok())
        .map_or(found, Ok)
}

/// What stands before a translation in brackets.
const BRACKETS: [&str; 4] = ["(", "（", "[", "【"];

/// The parts of a line, where it has one of some marks in it.
fn at_mark<'a>(text: &'a str, marks: &[&str]) -> Vec<&'a str> {
    match marks.iter().find(|mark| text.contains(**mark)) {
        Some(mark) => text.split(*mark).collect(),
        None => vec![text],
    }
}

/// The sentences of a line.
fn in_sentences(text: &str) -> Vec<&str> {
    language::split(text, &Language::unknown())
        .into_iter()
        .map(|span| &text[span.start as usize..span.end as usize])
        .collect()
}

/// A long text is judged by so many bytes; of one that holds both languages they are taken from all over it.
pub const ENOUGH: usize = 400_000;

/// So many passages that follow one another are taken together: whatever changes with each of them is seen.
const TOGETHER: usize = 16;

/// All passages of a text, or of a long one those by which it is judged.
fn judged(passages: &[Passage]) -> impl Iterator<Item = &Passage> {
    let bytes = passages.iter().map(|passage| passage.text.len()).sum::<usize>().max(ENOUGH);
    let share = ENOUGH as f64 / bytes as f64;
    let chosen = move |number: usize| (number as f64 * share) as usize;
    let runs = passages.chunks(TOGETHER).enumerate();
    runs.filter(move |(number, _)| *number == 0 || chosen(*number) > chosen(number - 1)).flat_map(|(_, run)| run)
}

/// The same, where a line may hold both, each in some of its `parts`.
fn among(passages: &[Passage], parts: &dyn Fn(&str) -> Vec<&str>) -> Result<[Language; 2], PairingError> {
    let mut found: Vec<(Language, (f64, String))> = Vec::new();
    for (language, weight, text) in judged(passages).flat_map(|passage| languages_of(passage, parts)) {
        let (sum, sample) = of_few(&mut found, language);
        *sum += weight;
        // A passage whose language is named has nothing to be looked at.
        if !text.is_empty() && sample.len() < SAMPLE {
            sample.push_str(&text);
            sample.push('\n');
        }
    }
    let mut found =
        one_chinese(found.into_iter().map(|(language, (weight, sample))| (language, weight, sample)).collect());
    order::sort_by(&mut found, |(_, a, _), (_, b, _)| b.total_cmp(a));
    let total: f64 = found.iter().map(|(_, weight, _)| weight).sum();
    let Some(((first, ..), rest)) = found.split_first() else {
        return Err(PairingError::OneLanguage(Language::unknown()));
    };
    let scripts = |language: &Language| language::scripts_of(language.primary());
    let (akin, foreign): (Vec<_>, Vec<_>) = rest.iter().partition(|(language, ..)| scripts(language) == scripts(first));
    // Single words in Latin letters are in no language that can be told.
    let known = |(language, ..): &&&(Language, f64, String)| *language != Language::unknown();
    let foreign =
        foreign.iter().find(known).filter(|(_, weight, _)| *weight >= LEAST_SHARE * total).or(foreign.first());
    if let Some((second, weight, _)) = foreign
        && *weight >= LEAST_SHARE * total
        && akin.first().is_none_or(|(_, other, _)| weight >= other || *other < LEAST_SHARE_OF_ONE_SCRIPT * total)
    {
        return Ok([first.clone(), second.clone()]);
    }
    // Single lines of one script are often taken for another language: what is not in the first is looked at together, if none is named.
    let weight: f64 = akin.iter().map(|(_, weight, _)| weight).sum();
    let is_named = |(_, weight, sample): &&&(Language, f64, String)| {
        sample.is_empty() && *weight >= LEAST_SHARE_OF_ONE_SCRIPT * total
    };
    let second = match akin.iter().find(is_named) {
        Some((second, ..)) => second.clone(),
        None => language::identify(&akin.iter().map(|(.., sample)| sample.as_str()).collect::<String>()),
    };
    if weight >= LEAST_SHARE_OF_ONE_SCRIPT * total && second != *first {
        return Ok([first.clone(), second]);
    }
    Err(PairingError::OneLanguage(first.clone()))
}

/// The language of a line, or both where two scripts or its parts share it, with the weight of its letters.
fn languages_of(passage: &Passage, parts: &dyn Fn(&str) -> Vec<&str>) -> Vec<(Language, f64, String)> {
    match &passage.language {
        Some(language) => vec![(language.clone(), weight(&passage.text), String::new())],
        None => parts(&shape::without_addresses(&passage.text)).into_iter().flat_map(languages_in).collect(),
    }
}

/// The languages of what of a text is in each of its scripts, with its weight; of scripts that it has much in.
fn languages_in(text: &str) -> Vec<(Language, f64, String)> {
    let mut parts: Vec<(Option<Script>, String)> = Vec::new();
    for c in text.chars() {
        let script = Script::of(c).map(writing);
        if script.is_some() || c.is_alphabetic() {
            of_few(&mut parts, script).push(c);
        } else {
            // What is between letters belongs to every part: it keeps words apart.
            parts.iter_mut().for_each(|(_, text)| text.push(c));
        }
    }
    let total = weight(text);
    parts
        .into_iter()
        .map(|(_, text)| (weight(&text), text))
        .filter(|(weight, _)| *weight >= 0.25 * total)
        .map(|(weight, text)| (language::identify(&text), weight, text))
        .collect()
}

/// The letters of a text; one of a dense script counts as three.
fn weight(text: &str) -> f64 {
    text.chars().map(script::weight).sum::<usize>() as f64
}

/// Short lines of Traditional Chinese look like Simplified: all of it is what most of it is.
fn one_chinese(mut found: Vec<(Language, f64, String)>) -> Vec<(Language, f64, String)> {
    let chinese = |(language, ..): &(Language, f64, String)| language.primary() == "zh";
    let total: f64 = found.iter().filter(|entry| chinese(entry)).map(|(_, weight, _)| weight).sum();
    let traditional: f64 =
        found.iter().filter(|(tag, ..)| tag.as_str() == "zh-Hant").map(|(_, weight, _)| weight).sum();
    if total > 0.0 {
        found.retain(|entry| !chinese(entry));
        // A line tells that it is Traditional only by characters that are; the other is what remains.
        let tag = if traditional > 0.35 * total { "zh-Hant" } else { "zh-Hans" };
        found.push((Language::new(tag), total, String::new()));
    }
    found
}
