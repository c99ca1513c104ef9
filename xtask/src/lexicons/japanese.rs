//! Japanese and English: the common words of EDICT.

use super::{HEADWORDS, Lexicon, debian, is_han, readable};
use crate::command::Failure;

/// How many bytes the glosses of a headword may have together.
const ROOM: [(usize, usize); 1] = [(HEADWORDS, 32)];

/// A headword has no more characters than this.
const LONGEST: usize = 8;

/// Makes it from a package of Debian.
pub fn make() -> Result<Lexicon, Failure> {
    let path = debian("edict", "2021.02.03-1")?.join("usr/share/edict/edict");
    let bytes = std::fs::read(&path).map_err(|error| Failure::Missing(path.display().to_string(), error))?;
    let (dictionary, _, _) = encoding_rs::EUC_JP.decode(&bytes);
    let mut lexicon = Lexicon::new(
        "ja en",
        "EDICT (https://www.edrdg.org), by the Electronic Dictionary Research and Development Group, CC BY-SA 3.0, shortened",
    );
    // A line is `headword [reading] /sense/sense/(P)/`; what is common is marked so.
    for line in dictionary.lines().filter(|line| line.contains("/(P)/")) {
        let Some(word) = line.split(' ').next().and_then(headword) else { continue };
        for sense in line.split('/').skip(1).filter(|sense| *sense != "(P)" && !sense.starts_with("EntL")) {
            lexicon.add(word, readable(sense));
        }
    }
    lexicon.keep(&ROOM, |_, glosses| usize::MAX - glosses.len());
    Ok(lexicon)
}

/// A headword as texts are read: Han characters without the endings that follow them, or katakana.
fn headword(word: &str) -> Option<&str> {
    let is_hiragana = |c: char| ('ぁ'..='ゖ').contains(&c);
    let stem = word.trim_end_matches(is_hiragana);
    let known = stem.chars().all(is_han) || stem.chars().all(|c| ('ァ'..='ヿ').contains(&c));
    (!stem.is_empty() && known && stem.chars().count() <= LONGEST).then_some(stem)
}
