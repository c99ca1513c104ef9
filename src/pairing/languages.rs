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
    language::split(text, &Language::unknown()).into_iter().map(|span| &text[span.range()]).collect()
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

/// What of a text is in one language.
struct Found {
    language: Language,
    /// The weight of its letters.
    weight: f64,
    /// Some of it, to be looked at again; nothing where the language is named.
    sample: String,
}

/// The same, where a line may hold both, each in some of its `parts`.
fn among(passages: &[Passage], parts: &dyn Fn(&str) -> Vec<&str>) -> Result<[Language; 2], PairingError> {
    let mut found = one_chinese(gathered(passages, parts));
    order::sort_by(&mut found, |a, b| b.weight.total_cmp(&a.weight));
    let Some((first, rest)) = found.split_first() else {
        return Err(PairingError::OneLanguage(Language::unknown()));
    };
    match second_of(first, rest) {
        Some(second) => Ok([first.language.clone(), second]),
        None => Err(PairingError::OneLanguage(first.language.clone())),
    }
}

/// What of the lines is in each language.
fn gathered(passages: &[Passage], parts: &dyn Fn(&str) -> Vec<&str>) -> Vec<Found> {
    let mut found: Vec<(Language, (f64, String))> = Vec::new();
    for part in judged(passages).flat_map(|passage| languages_of(passage, parts)) {
        let (weight, sample) = of_few(&mut found, part.language);
        *weight += part.weight;
        if !part.sample.is_empty() && sample.len() < SAMPLE {
            sample.push_str(&part.sample);
            sample.push('\n');
        }
    }
    found.into_iter().map(|(language, (weight, sample))| Found { language, weight, sample }).collect()
}

/// The language of a text beside the one that most of it is in; `rest` is what is in others, the weightiest first.
fn second_of(first: &Found, rest: &[Found]) -> Option<Language> {
    let total = first.weight + rest.iter().map(|found| found.weight).sum::<f64>();
    let scripts = |found: &Found| language::scripts_of(found.language.primary());
    let (akin, foreign): (Vec<&Found>, Vec<&Found>) = rest.iter().partition(|found| scripts(found) == scripts(first));
    // Single words in Latin letters are in no language that can be told.
    let known = |found: &&&Found| found.language != Language::unknown() && found.weight >= LEAST_SHARE * total;
    if let Some(second) = foreign.iter().find(known).or(foreign.first())
        && second.weight >= LEAST_SHARE * total
        && akin
            .first()
            .is_none_or(|other| second.weight >= other.weight || other.weight < LEAST_SHARE_OF_ONE_SCRIPT * total)
    {
        return Some(second.language.clone());
    }
    // Single lines of one script are often taken for another language: what is not in the first is looked at together, if none is named.
    let weight: f64 = akin.iter().map(|found| found.weight).sum();
    let is_named = |found: &&&Found| found.sample.is_empty() && found.weight >= LEAST_SHARE_OF_ONE_SCRIPT * total;
    let second = match akin.iter().find(is_named) {
        Some(named) => named.language.clone(),
        None => language::identify(&akin.iter().map(|found| found.sample.as_str()).collect::<String>()),
    };
    (weight >= LEAST_SHARE_OF_ONE_SCRIPT * total && second != first.language).then_some(second)
}

/// The language of a line, or both where two scripts or its parts share it.
fn languages_of(passage: &Passage, parts: &dyn Fn(&str) -> Vec<&str>) -> Vec<Found> {
    match &passage.language {
        Some(language) => {
            vec![Found { language: language.clone(), weight: weight(&passage.text), sample: String::new() }]
        }
        None => parts(&shape::without_addresses(&passage.text)).into_iter().flat_map(languages_in).collect(),
    }
}

/// The languages of what of a text is in each of its scripts; of scripts that it has much in.
fn languages_in(text: &str) -> Vec<Found> {
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
    let found = parts.into_iter().map(|(_, sample)| (weight(&sample), sample));
    found
        .filter(|(weight, _)| *weight >= 0.25 * total)
        .map(|(weight, sample)| Found { language: language::identify(&sample), weight, sample })
        .collect()
}

/// The letters of a text; one of a dense script counts as three.
fn weight(text: &str) -> f64 {
    text.chars().map(script::weight).sum::<usize>() as f64
}

/// Short lines of Traditional Chinese look like Simplified: all of it is what most of it is.
fn one_chinese(mut found: Vec<Found>) -> Vec<Found> {
    let weight_of = |is: fn(&Language) -> bool| -> f64 {
        found.iter().filter(|found| is(&found.language)).map(|found| found.weight).sum()
    };
    let is_chinese = |language: &Language| language.primary() == "zh";
    let weight = weight_of(is_chinese);
    let traditional = weight_of(|language| language.as_str() == "zh-Hant");
    if weight > 0.0 {
        found.retain(|found| !is_chinese(&found.language));
        // A line tells that it is Traditional only by characters that are; the other is what remains.
        let tag = if traditional > 0.35 * weight { "zh-Hant" } else { "zh-Hans" };
        found.push(Found { language: Language::new(tag), weight, sample: String::new() });
    }
    found
}
