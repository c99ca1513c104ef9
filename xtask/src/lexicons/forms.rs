//! Forms of words, where languages inflect much: from simplemma.

use crate::command::{Command, Failure, root};

/// Prints each form with its word.
const PRINT: &str = "import sys
from simplemma.strategies.dictionaries import DefaultDictionaryFactory
for form, word in DefaultDictionaryFactory().get_dictionary(sys.argv[1]).items():
    print(form, word, sep='\\t')";

/// The forms of a language in lower case, each with its word, from the package that `xtask/lexicons/requirements.txt` pins.
pub fn of(language: &str) -> Result<Vec<(String, String)>, Failure> {
    let folder = root().join("target/lexicons/python");
    let folder = folder.to_string_lossy();
    let pinned = root().join("xtask/lexicons/requirements.txt");
    let install = ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--upgrade"];
    let target = ["--target", &folder, "--requirement", &pinned.to_string_lossy()];
    Command::new("python3").args(install).args(target).run()?;
    let python = Command::new("python3").args(["-c", PRINT, language]);
    let printed = python.env("PYTHONPATH", &*folder).env("PYTHONUTF8", "1").output();
    let printed = printed.ok_or_else(|| Failure::Failed("simplemma".into()))?;
    let lower = printed.to_lowercase();
    let pairs = lower.lines().filter_map(|line| line.split_once('\t'));
    Ok(pairs
        .filter(|(form, _)| form.chars().nth(1).is_some() && form.chars().all(char::is_alphabetic))
        .map(|(form, word)| (form.to_owned(), word.to_owned()))
        .collect())
}
