//! What is written, that it comes back, and that other programs take it: for documents of all shapes, and for the samples.

mod common;

use std::{
    env, fs,
    path::PathBuf,
    process::{self, Command},
    rc::Rc,
};

use common::SAMPLES;
use diglot::{
    Host, Options,
    document::{Block, Confidence, Document, Language, Layout, Link, Run, Side, Span, from_word},
    input::Source,
    output::{self, Format},
};
use proptest::{collection::vec, prelude::*, sample::select};

/// The formats from which the same document is read again.
const COMING_BACK: [Format; 6] = [Format::Json, Format::Html, Format::Epub, Format::Tmx, Format::Xliff, Format::Tsv];

/// What comes back: a table has no place for the layouts of the whole document.
fn kept(document: &Document, format: Format) -> Document {
    let layouts = if format == Format::Tsv { Vec::new() } else { document.layouts.clone() };
    Document { layouts, ..document.clone() }
}

fn again(bytes: &[u8], format: Format) -> Document {
    let name = format!("a.{}", format.extension());
    diglot::read(&[Source::new(&name, bytes)], &Host::default(), &Options::default(), &mut |_| ())
        .unwrap_or_else(|refusal| panic!("{refusal}"))
}

#[test]
fn samples_come_back_unchanged() {
    for (name, text) in SAMPLES {
        let document = common::read(&[text]).unwrap_or_else(|refusal| panic!("{refusal}"));
        for format in COMING_BACK {
            assert!(again(&output::write(&document, format), format) == kept(&document, format), "{name} as {format}");
        }
    }
}

/// Whether a program is there and takes the arguments; what it prints if it fails is shown.
fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| {
        if !output.status.success() {
            eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        }
        output.status.success()
    })
}

/// The samples, and a document of odd characters, as files in a format.
fn files(format: Format) -> Vec<PathBuf> {
    let folder = env::temp_dir().join(format!("diglot-output-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder for the files");
    let odd = "The \u{b}sea & <all>.\n\n“大海”\u{1}与 & <一切>。\n\nAlas, it\u{fffe} rains. And again.\n\n又下雨了。\n\n© 2020";
    let samples = SAMPLES.into_iter().chain([("odd", odd)]).map(|(name, text)| {
        let document = common::read(&[text]).unwrap_or_else(|refusal| panic!("{refusal}"));
        let path = folder.join(format!("{name}.{}", format.extension()));
        fs::write(&path, output::write(&document, format)).expect("a file");
        path
    });
    samples.collect()
}

#[test]
fn markup_is_well_formed() {
    if !runs("xmllint", &["--version"]) {
        return eprintln!("skipped: no xmllint");
    }
    for file in [Format::Html, Format::Tmx, Format::Xliff].into_iter().flat_map(files) {
        let file = file.to_str().expect("a path");
        assert!(runs("xmllint", &["--noout", "--nonet", file]), "{file}");
    }
}

#[test]
fn books_are_valid() {
    // The file that Debian's package puts there.
    let checker = "/usr/share/java/epubcheck.jar";
    if !fs::exists(checker).unwrap_or(false) || !runs("java", &["-version"]) {
        return eprintln!("skipped: no epubcheck");
    }
    for file in files(Format::Epub) {
        let file = file.to_str().expect("a path");
        assert!(runs("java", &["-jar", checker, "--failonwarnings", file]), "{file}");
    }
}

/// Opens a translation memory by translate-toolkit, and prints how many units of it have both sides.
const TRANSLATE_TOOLKIT: &str = "
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
print(sum(1 for unit in store.units if unit.source and unit.target))
";

#[test]
fn memories_open_in_another_program() {
    if !runs("python3", &["-c", "import translate.storage.factory"]) {
        return eprintln!("skipped: no translate-toolkit");
    }
    for file in [Format::Tmx, Format::Xliff].into_iter().flat_map(files) {
        let file = file.to_str().expect("a path");
        let opened = Command::new("python3").args(["-c", TRANSLATE_TOOLKIT, file]).output().expect("Python");
        let both = String::from_utf8_lossy(&opened.stdout).trim().parse::<usize>();
        let text = fs::read(file).expect("the file");
        let document = again(&text, if file.ends_with("tmx") { Format::Tmx } else { Format::Xliff });
        let links = document.blocks.iter().flat_map(|block| &block.links);
        let linked = links.filter(|link| !link.sides.iter().any(|run| run.is_empty())).count();
        assert_eq!(both, Ok(linked), "{file}: {}", String::from_utf8_lossy(&opened.stderr));
    }
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

/// A sentence of anything: marks of all formats, and characters that some of them cannot hold.
fn sentence() -> impl Strategy<Value = String> {
    let marks = [
        "the sea",
        "大海",
        "البحر",
        "<",
        ">",
        "&",
        "&amp;",
        "\"",
        "'",
        "\\",
        "\\t",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "]]>",
        "</script>",
        "<!--",
        "{",
        "|",
        "#",
        "=",
        "\u{b}",
        "\u{1}",
        "\u{85}",
        "\u{a0}",
        "\u{feff}",
        "\u{fffe}",
        "\u{202e}",
        "😀",
        "e\u{301}",
        ". ",
        ";",
    ];
    let parts = vec(prop_oneof![3 => select(marks.to_vec()).prop_map(str::to_owned), 1 => "[^\\x00]{1,4}"], 1..6);
    parts
        .prop_map(|parts| parts.concat())
        .prop_filter("it is no white space", |text| !text.trim().is_empty())
        .prop_map(|text| text.trim().to_owned())
}

/// A side with so many sentences, and white space between and around them.
fn side(sentences: usize) -> impl Strategy<Value = Side> {
    let space = || select(vec!["", " ", "", " ", "  ", "\n", "\r\n", "\u{a0}", "\u{3000}", "\t"]);
    (vec((space(), sentence()), sentences), space()).prop_map(|(parts, after)| {
        let mut side = Side::default();
        for (space, sentence) in parts {
            side.text.push_str(space);
            let start = side.text.len() as u32;
            side.text.push_str(&sentence);
            side.sentences.push(Span { start, end: side.text.len() as u32 });
        }
        side.text.push_str(after);
        side
    })
}

const KINDS: [&str; 10] =
    ["title", "heading", "meta", "caption", "byline", "paragraph", "boilerplate", "list", "quote", "code"];

fn block() -> impl Strategy<Value = Block> {
    let beads = vec(((0..3_usize, 0..3_usize), 0..=100_u8), 0..5);
    let sides = beads.prop_flat_map(|mut beads| {
        beads.retain(|((a, b), _)| a + b > 0);
        let count = |at: fn(&(usize, usize)) -> usize| beads.iter().map(|(bead, _)| at(bead)).sum::<usize>();
        (side(count(|bead| bead.0)), side(count(|bead| bead.1)), Just(beads))
    });
    (select(KINDS.to_vec()), select(vec!["none", "markup", "label-and-value"]), sides, 0..4_u8).prop_map(
        |(kind, reason, (a, b, beads), lone)| {
            let mut next = [0, 0];
            let run = |next: &mut u32, count: usize| {
                let start = *next;
                *next += count as u32;
                Run { start, end: *next }
            };
            let link = |((a, b), likely): ((usize, usize), u8)| Link {
                sides: [run(&mut next[0], a), run(&mut next[1], b)],
                confidence: Confidence::new(f64::from(likely) / 100.0),
            };
            let links: Vec<Link> = beads.into_iter().map(link).collect();
            let kind = from_word(kind).expect("a kind");
            let reason = from_word(reason);
            match lone {
                0 => Block { kind, reason, sides: [Some(a), None], links: vec![] },
                1 => Block { kind, reason, sides: [None, Some(b)], links: vec![] },
                _ => Block { kind, reason, sides: [Some(a), Some(b)], links },
            }
        },
    )
}

fn document() -> impl Strategy<Value = Document> {
    let tags = || select(vec!["en", "zh-Hans", "zh-Hant", "ar", "ja", "de", "und"]);
    let layouts = select(vec![vec![], vec![Layout::Halves], vec![Layout::Lines, Layout::Paragraphs]]);
    ([tags(), tags()], vec(block().prop_map(Rc::new), 1..12), layouts).prop_map(|(tags, blocks, layouts)| Document {
        languages: tags.map(Language::new),
        blocks,
        layouts,
        choices: Vec::new(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_document_comes_back_unchanged(document in document()) {
        for format in COMING_BACK {
            let bytes = output::write(&document, format);
            prop_assert_eq!(again(&bytes, format), kept(&document, format), "{}: {}", format, String::from_utf8_lossy(&bytes));
        }
    }
}
