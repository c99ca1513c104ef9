//! Files that other programs wrote. Those of `ferry` are by pandoc (EPUB, DOCX, ODT, FB2, HTML), translate-toolkit (TMX, XLIFF),
//! polib (PO), and Python's own csv and json; those in `clock/` bear the name of the program, and `clock/write.py` makes them.

use std::{fs, path::Path};

use diglot::{
    Host, Options,
    document::{self, Document, Kind, Language},
    input::Source,
};

use crate::{HOST, open, pairs};

const QUESTION: [&str; 2] = ["\"Where will you go?\" asked the captain.", "„Wohin gehen Sie?“, fragte der Kapitän."];

/// Files of other programs.
pub const FILES: [(&str, &[u8]); 11] = [
    ("ferry.epub", include_bytes!("ferry.epub")),
    ("ferry.docx", include_bytes!("ferry.docx")),
    ("ferry.odt", include_bytes!("ferry.odt")),
    ("ferry.fb2", include_bytes!("ferry.fb2")),
    ("ferry.html", include_bytes!("ferry.html")),
    ("ferry.tmx", include_bytes!("ferry.tmx")),
    ("ferry.xliff", include_bytes!("ferry.xliff")),
    ("ferry.po", include_bytes!("ferry.po")),
    ("ferry.csv", include_bytes!("ferry.csv")),
    ("ferry.tsv", include_bytes!("ferry.tsv")),
    ("ferry.json", include_bytes!("ferry.json")),
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

/// The rows of `clock/`, in English and Chinese.
const ROWS: [[&str; 2]; 6] = [
    ["The Clockmaker", "钟表匠"],
    [
        "An old clockmaker lived above the harbour in a house with forty clocks. No two of them ever agreed.",
        "海港上方的一座房子里住着一位老钟表匠，屋里有四十只钟。没有哪两只钟走得一样准。",
    ],
    [
        "\"Which one is right?\" asked the boy. \"The one you are looking at,\" the old man said.",
        "“哪一只才是准的？”男孩问。“你正看着的那一只。”老人说。",
    ],
    [
        "In the winter of 1931 the power failed for 3 days, and every clock stopped but one.",
        "1931年冬天停了3天电，除了一只，所有的钟都停了。",
    ],
    ["The Last Tick", "最后一声滴答"],
    [
        "Nobody knows who wound it. It still hangs in the station, seven minutes slow & proud of it.",
        "没有人知道是谁给它上的发条。它至今还挂在车站里，慢了七分钟，却很得意。",
    ],
];

fn clock(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/clock").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A document's pairs, without what programs do to quotation marks.
fn plain_pairs(document: &Document) -> Vec<[String; 2]> {
    pairs(document).into_iter().map(|pair| pair.map(|text| text.replace(['“', '”'], "\""))).collect()
}

fn plain_rows() -> Vec<[String; 2]> {
    ROWS.iter().map(|row| row.map(|text| text.replace(['“', '”'], "\""))).collect()
}

#[test]
fn each_program_s_file_gives_the_rows_of_the_text() {
    let mut names: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/clock"))
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".py") && !name.ends_with(".md.txt"))
        .filter(|name| ![".en.", ".zh.", ".three."].iter().any(|part| name.contains(part)))
        .collect();
    names.sort();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let document = open(&name, &clock(&name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let mut found = plain_pairs(&document);
        let mut languages = document.languages.each_ref().map(Language::as_str);
        if languages[0] == "zh-Hans" && name.contains("table") {
            // Of lines that hold both languages, the side with more letters stands first.
            languages.reverse();
            found.iter_mut().for_each(|pair| pair.reverse());
        }
        assert_eq!(languages, ["en", "zh-Hans"], "{name}");
        // Some programs' headings have no rows of their own; the page has no second heading.
        let expected =
            plain_rows().into_iter().filter(|[english, _]| english != "The Last Tick" || !name.contains("page"));
        for row in expected {
            assert!(found.contains(&row), "{name}: {row:?} is not in {found:#?}");
        }
    }
}

#[test]
fn two_books_are_one_text() {
    for program in ["pandoc", "ebooklib"] {
        let books = ["en", "zh"].map(|language| (format!("{program}.{language}.epub"), language));
        let books = books.map(|(name, _)| (clock(&name), name));
        let sources = books.each_ref().map(|(bytes, name)| Source::new(name, bytes));
        let document = diglot::read(&sources, &HOST, &Options::default(), &mut |_| ()).expect("a bitext");
        let found = plain_pairs(&document);
        for row in plain_rows() {
            assert!(found.contains(&row), "{program}: {row:?} is not in {found:#?}");
        }
    }
}

#[test]
fn texts_under_the_same_keys_are_pairs() {
    let texts = ["python-json.en.json", "python-json.zh.json"].map(|name| (clock(name), name));
    let sources = texts.each_ref().map(|(bytes, name)| Source::new(name, bytes));
    let document = diglot::read(&sources, &HOST, &Options::default(), &mut |_| ()).expect("a bitext");
    let without = ROWS.iter().enumerate().filter(|(number, _)| *number != 2).map(|(_, row)| *row).collect::<Vec<_>>();
    assert_eq!(pairs(&document), without);
    // The one that has no translation stands in its place.
    assert_eq!(document.blocks[2].sides[0].as_ref().map(|side| &*side.text), Some(ROWS[2][0]));
    assert_eq!(document.blocks[2].sides[1], None);
}

#[test]
fn of_three_languages_the_first_two_are_read_and_all_offered() {
    for name in ["python-csv.three.csv", "python-json.three.json", "translate-toolkit.three.tmx"] {
        let document = open(name, &clock(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(pairs(&document), ROWS, "{name}");
        let offered: Vec<(&str, u32)> =
            document.choices.iter().map(|choice| (choice.language.as_str(), choice.texts)).collect();
        assert_eq!(offered, [("en", 6), ("zh-Hans", 6), ("fr", 6)], "{name}");
        let chosen = Options { languages: Some(["fr", "zh"].map(Language::new)), ..Options::default() };
        let document = diglot::read(&[Source::new(name, &clock(name))], &HOST, &chosen, &mut |_| ()).expect("a bitext");
        assert_eq!(pairs(&document)[0], ["L'horloger", "钟表匠"], "{name}");
    }
}

#[test]
fn a_segment_is_a_link() {
    for name in [
        "translate-toolkit.tmx",
        "translate-toolkit.xlf",
        "translate-toolkit.2.xlf",
        "translate-toolkit.csv",
        "polib.po",
    ] {
        let document = open(name, &clock(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let both = document.blocks.iter().filter(|block| block.sides.iter().all(Option::is_some));
        assert!(both.clone().count() >= 6, "{name}");
        assert!(both.clone().all(|block| block.links.len() == 1), "{name}");
    }
}

#[test]
fn a_paragraph_in_a_table_has_a_link_for_each_sentence() {
    let english = "The ferry left. It rained. Nobody was on the quay. The captain slept. The sea was calm.";
    let german = "Die Fähre fuhr ab. Es regnete. Niemand war auf dem Kai. Der Kapitän schlief. Das Meer war ruhig.";
    let table = format!("en\tde\n{english}\t{german}\n");
    let document = open("a.tsv", table.as_bytes()).expect("a bitext");
    assert_eq!(document.blocks[0].links.len(), 5);
}

#[test]
fn plurals_and_notes_are_kept() {
    let document = open("polib.po", &clock("polib.po")).expect("a bitext");
    assert!(pairs(&document).contains(&["%d clocks", "%d只钟"]));
    assert!(pairs(&document).contains(&["An old clock", "一只旧钟"]), "what is out of use");
    let table = "en,de,note\nThe sea is calm,Das Meer ist ruhig,checked twice\nIt rains,Es regnet,\n";
    let document = open("a.csv", table.as_bytes()).expect("a bitext");
    assert_eq!(document.blocks[1].kind, Kind::Boilerplate);
    assert_eq!(pairs(&document).len(), 2);
}

#[test]
fn a_document_of_our_own_comes_back_unchanged() {
    let document = open("ferry.tmx", include_bytes!("ferry.tmx")).expect("a bitext");
    let json = document::to_json(&document);
    assert_eq!(open("ferry.json", json.as_bytes()), Ok(document));
}

#[test]
fn languages_can_be_chosen_where_a_file_has_more() {
    let table = "en,fr,de\nGood morning,Bonjour,Guten Morgen\nThe sea,La mer,Das Meer\n";
    let chosen = Options { languages: Some(["fr", "de"].map(document::Language::new)), ..Options::default() };
    let document = diglot::read(&[Source::new("a.csv", table.as_bytes())], &Host::default(), &chosen, &mut |_| ());
    let document = document.expect("a bitext");
    assert_eq!(pairs(&document), [["Bonjour", "Guten Morgen"], ["La mer", "Das Meer"]]);
    let offered: Vec<(&str, u32)> =
        document.choices.iter().map(|choice| (choice.language.as_str(), choice.texts)).collect();
    assert_eq!(offered, [("en", 2), ("fr", 2), ("de", 2)]);
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
