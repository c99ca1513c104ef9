//! Formats beyond plain text. The files were made by other programs: pandoc (EPUB, DOCX, ODT, FB2, HTML), translate-toolkit
//! (TMX, XLIFF), polib (PO), and Python's own csv and json; hostile ones are made here.

use std::io::Write;

use diglot::{
    Host, Options, Refusal,
    document::{self, Document, Kind},
    input::Source,
};
use proptest::prelude::*;

fn open(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    diglot::read(&[Source::new(name, bytes)], &Host::default(), &Options::default(), &mut |_| ())
}

fn refused(name: &str, bytes: &[u8]) -> String {
    open(name, bytes).expect_err("it should be refused").to_string()
}

/// The texts of the pairs.
fn pairs(document: &Document) -> Vec<[&str; 2]> {
    let both = |block: &'_ std::rc::Rc<document::Block>| block.sides.iter().all(Option::is_some);
    let blocks = document.blocks.iter().filter(|block| both(block));
    blocks.map(|block| block.sides.each_ref().map(|side| side.as_ref().map_or("", |side| side.text.as_str()))).collect()
}

const QUESTION: [&str; 2] = ["\"Where will you go?\" asked the captain.", "„Wohin gehen Sie?“, fragte der Kapitän."];

/// Files of other programs.
const FILES: [(&str, &[u8]); 11] = [
    ("ferry.epub", include_bytes!("formats/ferry.epub")),
    ("ferry.docx", include_bytes!("formats/ferry.docx")),
    ("ferry.odt", include_bytes!("formats/ferry.odt")),
    ("ferry.fb2", include_bytes!("formats/ferry.fb2")),
    ("ferry.html", include_bytes!("formats/ferry.html")),
    ("ferry.tmx", include_bytes!("formats/ferry.tmx")),
    ("ferry.xliff", include_bytes!("formats/ferry.xliff")),
    ("ferry.po", include_bytes!("formats/ferry.po")),
    ("ferry.csv", include_bytes!("formats/ferry.csv")),
    ("ferry.tsv", include_bytes!("formats/ferry.tsv")),
    ("ferry.json", include_bytes!("formats/ferry.json")),
];

#[test]
fn files_of_other_programs_are_understood() {
    for (name, bytes) in FILES {
        let document = open(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(document.languages.each_ref().map(document::Language::as_str), ["en", "de"], "{name}");
        let found = pairs(&document);
        let asked = found.iter().any(|pair| {
            pair.map(|text| text.replace(['“', '”'], "\"")) == QUESTION.map(|text| text.replace(['“', '”'], "\""))
        });
        assert!(asked, "{name}: {found:?}");
        assert!(found.len() >= 4, "{name}: {found:?}");
    }
}

#[test]
fn a_document_of_our_own_comes_back_unchanged() {
    let document = open("ferry.tmx", include_bytes!("formats/ferry.tmx")).expect("a bitext");
    let json = document::to_json(&document);
    assert_eq!(open("ferry.json", json.as_bytes()), Ok(document));
}

#[test]
fn languages_can_be_chosen_where_a_file_has_more() {
    let table = "en,fr,de\nGood morning,Bonjour,Guten Morgen\nThe sea,La mer,Das Meer\n";
    let chosen = Options { languages: Some(["fr", "de"].map(document::Language::new)), ..Options::default() };
    let document = diglot::read(&[Source::new("a.csv", table.as_bytes())], &Host::default(), &chosen, &mut |_| ());
    assert_eq!(pairs(&document.expect("a bitext")), [["Bonjour", "Guten Morgen"], ["La mer", "Das Meer"]]);
}

#[test]
fn lyrics_and_subtitles_of_two_lines_are_pairs() {
    let mut srt = String::new();
    let lines = [
        ("Good evening, captain.", "晚上好，船长。"),
        ("The last ferry has left.", "最后一班渡轮已经开走了。"),
        ("Then we shall wait for the morning.", "那我们就等到天亮吧。"),
    ];
    for (number, (english, chinese)) in lines.iter().enumerate() {
        srt += &format!("{}\n00:00:0{number},000 --> 00:00:0{number},900\n{english}\n{chinese}\n\n", number + 1);
    }
    let document = open("film.srt", srt.as_bytes()).expect("a bitext");
    assert_eq!(pairs(&document), lines.map(|(english, chinese)| [english, chinese]));
}

/// A ZIP archive with these members.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("a member");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

const CONTAINER: &[u8] = br#"<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#;
const PACKAGE: &[u8] =
    br#"<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"#;

#[test]
fn broken_archives_are_refused_with_a_reason() {
    let whole = include_bytes!("formats/ferry.epub");
    assert!(refused("a.epub", &whole[..whole.len() / 2]).contains("damaged"));
    assert!(refused("a.zip", &archive(&[("a.bin", b"x"), ("b.bin", b"y")])).contains("unpack it"));
    assert!(refused("a.epub", &archive(&[("META-INF/container.xml", b"<container/>")])).contains("names no book"));
    let encryption = br#"<encryption><CipherReference URI="a.xhtml"/></encryption>"#;
    let protected = archive(&[
        ("META-INF/container.xml", CONTAINER),
        ("META-INF/encryption.xml", encryption),
        ("book.opf", PACKAGE),
        ("a.xhtml", b"\x01\x02\x03"),
    ]);
    assert!(refused("a.epub", &protected).contains("encrypted"));
}

#[test]
fn a_bomb_is_left_closed() {
    let bomb = vec![b' '; 64 << 20];
    let packed = archive(&[("META-INF/container.xml", CONTAINER), ("book.opf", PACKAGE), ("a.xhtml", &bomb)]);
    assert!(packed.len() < 1 << 20);
    assert!(refused("a.epub", &packed).contains("larger unpacked"));
}

#[test]
fn entities_are_neither_multiplied_nor_fetched() {
    let mut laughs = String::from("<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a0 \"ha\">");
    for level in 1..20 {
        laughs += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    laughs += "]><tmx><body><tu><tuv xml:lang=\"en\"><seg>&a19;</seg></tuv></tu></body></tmx>";
    assert!(refused("a.tmx", laughs.as_bytes()).contains("damaged"));
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><tmx><body><tu><tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></body></tmx>";
    assert!(refused("a.tmx", outside.as_bytes()).starts_with("a.tmx: "));
}

#[test]
fn what_is_nested_deeply_is_read_or_refused() {
    let depth = 100_000;
    let html = format!("<html>{}<p>The sea.</p><p>Das Meer.</p>", "<div>".repeat(depth));
    assert!(open("a.html", html.as_bytes()).is_ok() || refused("a.html", html.as_bytes()).starts_with("a.html: "));
    let json = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(refused("a.json", json.as_bytes()).contains("damaged"));
}

#[test]
fn a_memory_without_a_second_language_says_so() {
    let tmx = "<tmx><body><tu><tuv xml:lang=\"en\"><seg>The sea is calm today, and nobody is on it.</seg></tuv></tu></body></tmx>";
    assert!(refused("a.tmx", tmx.as_bytes()).contains("English"));
}

#[test]
fn scripts_and_handlers_are_no_text() {
    let html = "<html><p onclick='steal()'>The sea is calm.</p><script>steal()</script><p>Das Meer ist ruhig.</p><p>It rains.</p><p>Es regnet.</p>";
    let document = open("a.html", html.as_bytes()).expect("a bitext");
    assert!(!document::to_json(&document).contains("steal"));
    assert!(document.blocks.iter().all(|block| block.kind != Kind::Code));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Files that were damaged on their way: some bytes are others, and the end may be missing.
    #[test]
    fn mangled_files_are_read_or_refused(
        file in 0..FILES.len(),
        claimed in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        length in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = FILES[file].1.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Ok(document) = open(FILES[claimed].0, &bytes) {
            prop_assert_eq!(document::from_json(&document::to_json(&document)), Ok(document));
        }
    }

    /// Texts that are any mixture of what the formats are made of.
    #[test]
    fn any_mixture_is_read_or_refused(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40),
        claimed in 0..FILES.len() + TEXTS.len(),
    ) {
        let name = FILES.iter().map(|(name, _)| *name).chain(TEXTS).nth(claimed).unwrap_or_default();
        let _ = open(name, parts.concat().as_bytes());
    }
}

/// Names of formats that only texts are in.
const TEXTS: [&str; 6] = ["a.md", "a.srt", "a.vtt", "a.lrc", "a.ass", "a.txt"];

/// What texts of all formats are made of.
const PARTS: &[&str] = &[
    "\n",
    "\n\n",
    "\r",
    "\t",
    ",",
    ";",
    "\"",
    "'",
    "\\",
    "\\N",
    "{",
    "}",
    "{\\an8",
    "[",
    "]",
    "[00:01.00]",
    "[ti:",
    "<",
    ">",
    "</",
    "/>",
    "<p",
    "<br>",
    "<!--",
    "-->",
    "<tmx>",
    "<tu>",
    "<tuv xml:lang=\"en\">",
    "<seg>",
    "<?xml version=\"1.0\"?>",
    "<xliff>",
    "<source>",
    "<target>",
    "&",
    "&amp;",
    "&#x110000;",
    "msgid \"",
    "msgstr \"",
    "msgid_plural",
    "#~",
    "1\n00:00:01,000 --> 00:00:02,000\n",
    "WEBVTT\n\n",
    "[Events]\n",
    "Format:",
    "Dialogue: 0,",
    "# ",
    "---\n",
    "```",
    "| a | b |",
    "> ",
    "- ",
    "0",
    "12",
    "The sea is calm.",
    "Das Meer ist ruhig.",
    "海很平静。",
    "في البحر",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "😀",
    "e\u{301}",
    "diglot",
    "\"en\":",
    "\"de\":",
];
