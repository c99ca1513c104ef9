//! What is written, that it comes back, and that other programs take it: for documents of all shapes, and for texts of our own.

#[path = "../common/mod.rs"]
mod common;
mod generated;
mod valid;

use std::{fs, path::Path};

use common::SAMPLES;
use diglot::{
    Host, Options,
    document::Document,
    input::Source,
    output::{self, Format},
};
use proptest::prelude::*;

/// The formats from which the same document is read again.
const COMING_BACK: [Format; 6] = [Format::Json, Format::Html, Format::Epub, Format::Tmx, Format::Xliff, Format::Tsv];

/// What comes back: a table has no place for the layouts of the whole document, and other languages can only be chosen from the source.
fn kept(document: &Document, format: Format) -> Document {
    let layouts = if format == Format::Tsv { Vec::new() } else { document.layouts.clone() };
    Document { layouts, choices: Vec::new(), ..document.clone() }
}

fn again(bytes: &[u8], format: Format) -> Document {
    let name = format!("a.{}", format.extension());
    diglot::read(&[Source::new(&name, bytes)], &Host::default(), &Options::default(), &mut |_| ())
        .unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The texts of our own, in all layouts and formats: their names, and what is understood of them.
fn own() -> Vec<(String, Document)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = ["samples", "tests/layouts", "tests/formats"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("a file").path())
        // Beside the texts of layouts stands what is expected of them, and beside those of formats are programs.
        .filter(|path| path.extension().is_some_and(|extension| extension != "pairs" && extension != "rs"))
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        let source = fs::read(path).ok()?;
        let document = diglot::read(&[Source::new(&name, &source)], &Host::default(), &Options::default(), &mut |_| ());
        Some((name, document.unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()))))
    };
    files.iter().filter_map(read).collect()
}

#[test]
fn texts_of_our_own_come_back_unchanged() {
    let own = own();
    for (name, document) in &own {
        for format in COMING_BACK {
            assert!(again(&output::write(document, format), format) == kept(document, format), "{name} as {format}");
        }
    }
    assert!(own.len() >= 40, "only {} texts", own.len());
}

#[test]
fn notes_for_anki_are_pairs_again() {
    let document = common::read(&[SAMPLES[0].1]).unwrap_or_else(|refusal| panic!("{refusal}"));
    let notes = output::write(&document, Format::Anki);
    let text = String::from_utf8(notes.clone()).expect("UTF-8");
    let cards = text.lines().filter(|line| !line.starts_with('#')).count();
    let again = again(&notes, Format::Anki);
    assert_eq!(again.blocks.len(), cards);
    assert!(cards > 10 && again.blocks.iter().all(|block| block.sides.iter().all(Option::is_some)), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_document_comes_back_unchanged(document in generated::document()) {
        for format in COMING_BACK {
            let bytes = output::write(&document, format);
            prop_assert_eq!(again(&bytes, format), kept(&document, format), "{}: {}", format, String::from_utf8_lossy(&bytes));
        }
    }
}
