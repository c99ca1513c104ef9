//! Which two languages a text is in, decided from the text as a whole.

use super::{PairingError, shape};
use crate::{
    document::Language,
    input::Passage,
    language::{
        self,
        script::{Script, writing},
    },
};

/// The least share of the letters that the second language must have, for it to be worth a trial.
const LEAST_SHARE: f64 = 0.004;

/// Languages of one script are told apart line by line, with errors; so much more must speak for the second.
const LEAST_SHARE_OF_ONE_SCRIPT: f64 = 0.15;

/// The two languages that most of the text is in, the more frequent first.
///
/// # Errors
/// [`PairingError::OneLanguage`] where there is only one.
pub fn two_of(passages: &[Passage]) -> Result<[Language; 2], PairingError> {
    let mut weights: Vec<(Language, f64)> = Vec::new();
    for passage in passages {
        for (language, weight) in languages_of(passage) {
            match weights.iter_mut().find(|(known, _)| *known == language) {
                Some((_, sum)) => *sum += weight,
                None => weights.push((language, weight)),
            }
        }
    }
    weights = one_chinese(weights);
    weights.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let Some(((first, _), rest)) = weights.split_first() else {
        return Err(PairingError::OneLanguage(Language::unknown()));
    };
    let enough = |(language, weight): &&(Language, f64)| {
        let least = if language::scripts_of(language.primary()) == language::scripts_of(first.primary()) {
            LEAST_SHARE_OF_ONE_SCRIPT
        } else {
            LEAST_SHARE
        };
        *weight >= least * total
    };
    match rest.iter().find(enough) {
        Some((second, _)) => Ok([first.clone(), second.clone()]),
        None => Err(PairingError::OneLanguage(first.clone())),
    }
}

/// The language of a line, or both where two scripts share it, with the weight of its letters.
fn languages_of(passage: &Passage) -> Vec<(Language, f64)> {
    if let Some(language) = &passage.language {
        return vec![(language.clone(), weight(&passage.text))];
    }
    let mut parts: Vec<(Script, String)> = Vec::new();
    let text = shape::without_addresses(&passage.text);
    for c in text.chars() {
        let script = Script::of(c).map(writing);
        let part = match script {
            Some(script) => match parts.iter().position(|(known, _)| *known == script) {
                Some(at) => at,
                None => {
                    parts.push((script, String::new()));
                    parts.len() - 1
                }
            },
            None => {
                // What is between letters belongs to every part: it keeps words apart.
                parts.iter_mut().for_each(|(_, text)| text.push(c));
                continue;
            }
        };
        parts[part].1.push(c);
    }
    let total = weight(&text);
    parts
        .into_iter()
        .map(|(_, text)| (weight(&text), text))
        .filter(|(weight, _)| *weight >= 0.25 * total)
        .map(|(weight, text)| (language::identify(&text), weight))
        .filter(|(language, _)| *language != Language::unknown())
        .collect()
}

/// The letters of a text; one of a dense script counts as three.
fn weight(text: &str) -> f64 {
    text.chars().filter_map(Script::of).map(|script| if script.is_dense() { 3.0 } else { 1.0 }).sum()
}

/// Short lines of Traditional Chinese look like Simplified: all of it is what most of it is.
fn one_chinese(mut weights: Vec<(Language, f64)>) -> Vec<(Language, f64)> {
    let chinese = |(language, _): &(Language, f64)| language.primary() == "zh";
    let total: f64 = weights.iter().filter(|entry| chinese(entry)).map(|(_, weight)| weight).sum();
    let traditional: f64 = weights.iter().filter(|(tag, _)| tag.as_str() == "zh-Hant").map(|(_, weight)| weight).sum();
    if total > 0.0 {
        weights.retain(|entry| !chinese(entry));
        // A line tells that it is Traditional only by characters that are; the other is what remains.
        weights.push((Language::new(if traditional > 0.35 * total { "zh-Hant" } else { "zh-Hans" }), total));
    }
    weights
}
