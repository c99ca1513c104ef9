//! What holds for any text whatever: nothing panics, nothing is lost, nothing is there twice.

mod common;

use std::{collections::BTreeMap, rc::Rc};

use common::{SAMPLES, read};
use diglot::{
    alignment::{Parameters, align},
    correction::{Edit, correct},
    document::{Block, Document, Kind, Language, Link, Side, from_json, to_json},
    language,
};
use proptest::{collection::vec, prelude::*, sample::select};

const TAGS: [&str; 12] = ["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "ru", "ar", "hi", "th", "und"];

/// Marks that can stand between the two languages of one line, and are not part of either.
const LAYOUT: &str = "/|／｜—–-=→←⇒()（）[]【】:：";

/// Pieces that decide where a sentence ends, and where a text changes its language.
const PIECES: [&str; 24] = [
    ". ",
    "? ",
    "!",
    "…",
    "。",
    "？",
    "！",
    "”",
    "“",
    "’",
    "»",
    "（",
    ")",
    "\n",
    "\n\n",
    "\t",
    " ",
    "3.5",
    "Mr. ",
    "U.S. ",
    "the sea ",
    "大海",
    "море ",
    "—",
];

/// Any text, and text that is made of what matters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,80}",
        vec(select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat()),
        vec(prop_oneof![select(&PIECES[..]).prop_map(str::to_owned), "\\PC{1,4}"], 0..40)
            .prop_map(|pieces| pieces.concat()),
    ]
}

/// How a text is mangled.
#[derive(Clone, Debug)]
enum Harm {
    LoseLine(usize),
    TwiceLine(usize),
    SwapLines(usize, usize),
    JoinLines(usize),
    Insert(usize, String),
    Cut(usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    let place = any::<usize>;
    prop_oneof![
        place().prop_map(Harm::LoseLine),
        place().prop_map(Harm::TwiceLine),
        (place(), place()).prop_map(|(a, b)| Harm::SwapLines(a, b)),
        place().prop_map(Harm::JoinLines),
        (place(), "[^#<>*_`\\\\~|&\\[\\]{}-]{1,6}").prop_map(|(at, text)| Harm::Insert(at, text)),
        (place(), 0..400_usize).prop_map(|(at, length)| Harm::Cut(at, length)),
    ]
}

fn mangled(text: &str, harms: &[Harm]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for harm in harms {
        let count = lines.len();
        if count < 2 {
            break;
        }
        match harm {
            Harm::LoseLine(at) => drop(lines.remove(at % count)),
            Harm::TwiceLine(at) => lines.insert(at % count, lines[at % count].clone()),
            Harm::SwapLines(a, b) => lines.swap(a % count, b % count),
            Harm::JoinLines(at) => {
                let next = lines.remove((at % (count - 1)) + 1);
                lines[at % (count - 1)] += &next;
            }
            Harm::Insert(at, text) => {
                let line = &mut lines[at % count];
                let places: Vec<usize> = line.char_indices().map(|(place, _)| place).chain([line.len()]).collect();
                line.insert_str(places[at % places.len()], text);
            }
            Harm::Cut(at, length) => {
                let line = &mut lines[at % count];
                let characters = line.chars().count();
                *line = line.chars().take(characters.saturating_sub(*length)).collect();
            }
        }
    }
    // Before everything it is a mark of the encoding, and no text.
    lines.join("\n").trim_start_matches('\u{feff}').to_owned()
}

fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !LAYOUT.contains(*c)) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Sentences are in order, apart, on character boundaries, and only white space lies outside of them.
fn sentences_are_sound(side: &Side) -> Result<(), TestCaseError> {
    let mut end = 0;
    for span in &side.sentences {
        let range = span.range();
        prop_assert!(range.start >= end && range.start < range.end);
        let between = side.text.get(end..range.start);
        prop_assert!(between.is_some_and(|between| between.trim().is_empty()), "{between:?} is outside");
        let sentence = side.text.get(range.clone());
        prop_assert!(sentence.is_some_and(|sentence| sentence.trim() == sentence), "{sentence:?}");
        end = range.end;
    }
    prop_assert!(side.text.get(end..).is_some_and(|rest| rest.trim().is_empty()));
    Ok(())
}

/// Links cover each sentence of either side once, in order.
fn links_are_sound(links: &[Link], counts: [usize; 2]) -> Result<(), TestCaseError> {
    let mut next = [0, 0];
    for link in links {
        prop_assert!(link.sides.iter().any(|run| !run.is_empty()));
        for (run, next) in link.sides.iter().zip(&mut next) {
            prop_assert_eq!(run.range().start, *next);
            *next = run.range().end;
        }
    }
    prop_assert_eq!(next, counts);
    Ok(())
}

fn block_is_sound(block: &Block) -> Result<(), TestCaseError> {
    block.sides.iter().flatten().try_for_each(sentences_are_sound)?;
    match &block.sides {
        [Some(a), Some(b)] => links_are_sound(&block.links, [a.sentences.len(), b.sentences.len()]),
        [None, None] => Err(TestCaseError::fail("a block without sides")),
        _ => {
            prop_assert!(block.links.is_empty());
            Ok(())
        }
    }
}

fn document_is_sound(document: &Document, texts: &[&str]) -> Result<(), TestCaseError> {
    document.blocks.iter().try_for_each(|block| block_is_sound(block))?;
    let kept: String =
        document.blocks.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| &*side.text).collect();
    prop_assert_eq!(counted(&kept), counted(&texts.concat()));
    prop_assert!(from_json(&to_json(document)).as_ref() == Ok(document), "its JSON says the same");
    Ok(())
}

/// Any edit, most often one that fits a document of some ten blocks.
fn edit() -> impl Strategy<Value = Edit> {
    let block = || 0..24_usize;
    let number = || 0..4_usize;
    prop_oneof![
        (block(), select(&[Kind::Heading, Kind::Paragraph, Kind::Boilerplate, Kind::Meta][..]))
            .prop_map(|(block, kind)| Edit::Kind(block, kind)),
        block().prop_map(Edit::Swap),
        (block(), 0..5_usize, any::<bool>()).prop_map(|(block, far, after)| {
            Edit::Pair(if after { [block, block + far] } else { [block + far, block] })
        }),
        block().prop_map(Edit::Unpair),
        block().prop_map(Edit::JoinBlocks),
        (block(), 0..2_usize, number()).prop_map(|(block, side, sentence)| Edit::SplitBlock { block, side, sentence }),
        (block(), number()).prop_map(|(block, link)| Edit::JoinLinks(block, link)),
        (block(), number()).prop_map(|(block, link)| Edit::SplitLink(block, link)),
    ]
}

/// The text of each side, without what is set aside and what an edit may move past.
fn in_order(document: &Document) -> [String; 2] {
    [0, 1].map(|side| {
        let told = document.blocks.iter().filter(|block| block.kind == Kind::Paragraph);
        let texts = told.filter_map(|block| block.sides[side].as_ref());
        texts.flat_map(|side| side.text.split_whitespace()).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_cover_any_text(text in text(), tag in select(&TAGS[..])) {
        let language = Language::new(tag);
        let sentences = language::split(&text, &language);
        let side = Side::new(text, sentences);
        sentences_are_sound(&side)?;
        prop_assert_eq!(&*language::split(&side.text, &language), &*side.sentences);
    }

    #[test]
    fn links_cover_any_sentences(a in vec(text(), 0..12), b in vec(text(), 0..12), tags in [select(&TAGS[..]), select(&TAGS[..])]) {
        let languages = tags.map(Language::new);
        let [source, target] = [&a, &b].map(|side| side.iter().map(String::as_str).collect::<Vec<_>>());
        let links = align(&source, &target, &languages, None, &Parameters::default());
        links_are_sound(&links, [a.len(), b.len()])?;
        prop_assert_eq!(align(&source, &target, &languages, None, &Parameters::default()), links);
    }

    #[test]
    fn any_text_is_read_or_refused(text in text()) {
        if let Ok(document) = read(&[&text]) {
            document.blocks.iter().try_for_each(|block| block_is_sound(block))?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        let source = diglot::input::Source::new("bytes", &bytes);
        // What a decoder makes of them is the decoder's affair; here it takes them for Latin letters.
        let decode = |_: &str, bytes: &[u8]| Some(bytes.iter().map(|&byte| char::from(byte)).collect());
        let host = diglot::Host { decode, ..diglot::Host::default() };
        if let Ok(document) = diglot::read(&[source], &host, &diglot::Options::default(), &mut |_| ()) {
            document.blocks.iter().try_for_each(|block| block_is_sound(block))?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_text_keeps_every_character(sample in 0..SAMPLES.len(), harms in vec(harm(), 0..12)) {
        let text = mangled(SAMPLES[sample].1, &harms);
        if let Ok(document) = read(&[&text]) {
            document_is_sound(&document, &[&text])?;
            prop_assert!(read(&[&text]).as_ref() == Ok(&document), "it is read alike each time");
        }
    }

    #[test]
    fn two_mangled_texts_keep_every_character(
        sample in 0..SAMPLES.len(),
        harms in [vec(harm(), 0..8), vec(harm(), 0..8)],
    ) {
        let whole = read(&[SAMPLES[sample].1]).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        let side = |side: usize| -> String {
            let texts = whole.blocks.iter().filter_map(|block| block.sides[side].as_ref());
            texts.map(|side| format!("{}\n\n", side.text)).collect()
        };
        let texts = [0, 1].map(|at| mangled(&side(at), &harms[at]));
        let texts = texts.each_ref().map(String::as_str);
        if let Ok(document) = read(&texts) {
            document_is_sound(&document, &texts)?;
        }
    }

    #[test]
    fn corrections_lose_nothing(sample in 0..SAMPLES.len(), harms in vec(harm(), 0..6), edits in vec(edit(), 0..16)) {
        let text = mangled(SAMPLES[sample].1, &harms);
        let Ok(mut document) = read(&[&text]) else { return Ok(()) };
        for edit in edits {
            let Some(patch) = correct(&document, edit, None) else { continue };
            let after = patch.applied(&document);
            document_is_sound(&after, &[&text])?;
            if !matches!(edit, Edit::Swap(_) | Edit::Kind(..)) && document.blocks.iter().all(|block| block.kind == Kind::Paragraph) {
                prop_assert_eq!(in_order(&after), in_order(&document), "{:?} changes the order of a text", edit);
            }
            let shared = after.blocks.iter().filter(|block| document.blocks.iter().any(|before| Rc::ptr_eq(before, block)));
            prop_assert!(shared.count() + patch.blocks.len() >= after.blocks.len());
            document = after;
        }
    }
}
