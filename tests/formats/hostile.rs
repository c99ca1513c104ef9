//! What is broken, or made to do harm: it is read as far as it is text, or refused with a message that says what to do.

use diglot::document::{self, Kind};

use crate::{files::archive, open, pairs, refused};

const CONTAINER: &[u8] = br#"<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#;
const PACKAGE: &[u8] =
    br#"<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"#;

#[test]
fn broken_archives_are_refused_with_a_reason() {
    let whole = include_bytes!("ferry.epub");
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
    assert!(refused("a.tmx", laughs.as_bytes()).contains("entities"));
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><tmx><body><tu><tuv xml:lang=\"en\"><seg>&a;</seg></tuv></tu></body></tmx>";
    assert!(refused("a.tmx", outside.as_bytes()).contains("entities"));
    let many = format!("<tmx {}/>", (0..20_000).map(|number| format!("a{number}='' ")).collect::<String>());
    assert!(refused("a.tmx", many.as_bytes()).contains("attributes"));
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

/// Three pairs that any reader of them finds.
const CALM: [[&str; 2]; 3] = [
    ["The sea is calm today.", "今天海很平静。"],
    ["Nobody is on the quay.", "码头上没有人。"],
    ["The captain is asleep.", "船长睡着了。"],
];

/// They as lines, a blank line after each, with something in the middle.
fn calm(between: &str) -> String {
    let lines: Vec<String> = CALM.iter().flatten().map(|line| format!("{line}\n\n")).collect();
    format!("{}{between}{}", lines[..2].concat(), lines[2..].concat())
}

fn is_calm(name: &str, bytes: &[u8]) {
    let document = open(name, bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(pairs(&document), CALM, "{name}");
}

/// Each message begins with the file's name, and does not end before it has said what to do.
fn advice(message: &str, name: &str) {
    assert!(
        message.starts_with(name)
            || message.contains("open its translation")
            || message.contains("open the translation"),
        "{message}"
    );
    let verbs = ["open", "save", "fetch", "paste", "choose", "unpack", "split", "copy"];
    assert!(verbs.iter().any(|verb| message.contains(verb)), "{message}");
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, what) in [
        (&b""[..], "no text in it"),
        (b" \n\t\r\n\xEF\xBB\xBF\n", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", "program"),
        (b"\x01\x02\xff\xfe\x9f\x03\x9f\x01", "not a text"),
        (&[0; 400], "not a text"),
    ] {
        let message = refused("a.txt", bytes);
        assert!(message.contains(what), "{message}");
        advice(&message, "a.txt: ");
    }
}

#[test]
fn too_large_a_file_is_refused_before_it_is_read() {
    let message = refused("a.txt", &vec![b'a'; 200 << 20]);
    assert!(message.contains("200 MB") && message.contains("128 MB"), "{message}");
    advice(&message, "a.txt: ");
}

#[test]
fn one_line_of_many_megabytes_is_read_or_refused() {
    let line = "The sea is calm today. ".repeat(50_000_000 / 23);
    advice(&refused("a.txt", line.as_bytes()), "");
}

#[test]
fn a_million_blank_lines_part_what_they_stand_between() {
    is_calm("a.txt", calm(&"\n".repeat(1_000_000)).as_bytes());
    is_calm("a.md", calm(&"\r\n".repeat(1_000_000)).as_bytes());
}

#[test]
fn marks_of_depth_in_all_formats() {
    let depth = 100_000;
    let xml = |open: &str, close: &str| [open.repeat(depth), "The sea.".into(), close.repeat(depth)].concat();
    for (name, text) in [
        ("a.tmx", format!("<tmx><body>{}</body></tmx>", xml("<g>", "</g>"))),
        ("a.xliff", format!("<xliff><file>{}</file></xliff>", xml("<g>", "</g>"))),
        ("a.fb2", format!("<FictionBook><body>{}</body></FictionBook>", xml("<section>", "</section>"))),
        (
            "a.fodt",
            format!(
                "<office:document xmlns:office=\"o\"><office:body>{}</office:body></office:document>",
                xml("<s>", "</s>")
            ),
        ),
        ("a.html", format!("<!DOCTYPE html>{}", xml("<div>", "</div>"))),
        ("a.html", format!("<!DOCTYPE html>{}", xml("<b>", ""))),
        ("a.json", xml("{\"a\":", "}")),
        ("a.md", xml("> ", "")),
        ("a.md", xml("- ", "")),
        ("a.md", xml("<!--", "-->")),
        ("a.md", (0..2_000).map(|level| format!("{}- The sea.\n", " ".repeat(level))).collect()),
        ("a.txt", xml("(", ")")),
        ("a.srt", format!("1\n00:00:01,000 --> 00:00:02,000\n{}\n", xml("<i>", "</i>"))),
        ("a.ass", format!("[Script Info]\n[Events]\nDialogue: 0,0,0,A,,0,0,0,,{}", xml("{\\b", "}"))),
        (
            "a.mht",
            (0..200)
                .map(|level| {
                    format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={level}\n\n--{level}\n")
                })
                .collect(),
        ),
    ] {
        advice(&refused(name, text.as_bytes()), &format!("{name}: "));
    }
}

#[test]
fn what_stands_around_what_is_nested_deeply_is_still_read() {
    let depth = 100_000;
    let deep = |text: &str| ["<div>".repeat(depth), text.into(), "</div>".repeat(depth)].concat();
    let page: String = CALM.iter().flatten().map(|line| format!("<p>{line}</p>")).collect();
    is_calm("a.html", format!("<!DOCTYPE html>{}", deep(&page)).as_bytes());
    let quotes: String = CALM.iter().flatten().map(|line| format!("{}{line}\n\n", "> ".repeat(1000))).collect();
    is_calm("a.md", quotes.as_bytes());
}

#[test]
fn a_wrong_declaration_does_not_spoil_the_text() {
    let page: String = CALM.iter().flatten().map(|line| format!("<p>{line}</p>")).collect();
    for (declared, written) in [
        ("utf-8", "gb18030"),
        ("gb18030", "utf-8"),
        ("iso-8859-1", "gb18030"),
        ("no-such-thing", "utf-8"),
        ("us-ascii", "gb18030"),
    ] {
        let page = format!("<!DOCTYPE html><meta charset={declared}>{page}");
        let (bytes, _, lossy) = encoding_rs::Encoding::for_label(written.as_bytes()).expect(written).encode(&page);
        assert!(!lossy);
        is_calm("a.html", &bytes);
    }
    let rows: String = CALM
        .iter()
        .map(|[english, chinese]| {
            format!(
                "<tu><tuv xml:lang='en'><seg>{english}</seg></tuv><tuv xml:lang='zh'><seg>{chinese}</seg></tuv></tu>"
            )
        })
        .collect();
    is_calm("a.tmx", format!("<?xml version='1.0' encoding='UTF-16'?><tmx><body>{rows}</body></tmx>").as_bytes());
}

#[test]
fn surrogates_without_partners_become_a_mark() {
    let text = calm("");
    let at = text.find("calm").expect("a word");
    let units: Vec<u16> = text[..at].encode_utf16().chain([0xD800]).chain(text[at..].encode_utf16()).collect();
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units.iter().flat_map(|unit| unit.to_le_bytes())).collect();
    let document = open("a.txt", &bytes).expect("a bitext");
    assert_eq!(pairs(&document)[0], ["The sea is \u{fffd}calm today.", "今天海很平静。"]);
    let bytes = [&text.as_bytes()[..at], b"\xED\xA0\x80", &text.as_bytes()[at..]].concat();
    let document = open("a.txt", &bytes).expect("a bitext");
    assert_eq!(pairs(&document)[0], ["The sea is \u{fffd}\u{fffd}\u{fffd}calm today.", "今天海很平静。"]);
    let json = r#"[{"en": "The \ud800 sea", "zh": "海"}]"#;
    advice(&refused("a.json", json.as_bytes()), "a.json: ");
}

#[test]
fn unseen_characters_stay_in_the_text() {
    for unseen in ["\u{202e}", "\u{2067}", "\u{200b}", "\u{200d}", "\u{2060}", "\0", "\u{7f}", "\u{fdd0}", "\u{feff}"] {
        for name in ["a.txt", "a.md", "a.html", "a.tsv"] {
            let text = match name {
                "a.html" => CALM.iter().flatten().map(|line| format!("<p>{line}</p>")).collect(),
                "a.tsv" => CALM.iter().map(|row| row.join("\t") + "\n").collect(),
                _ => calm(""),
            };
            let text = text.replace("calm", &format!("ca{unseen}lm"));
            let document = open(name, text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
            let expected = format!("The sea is ca{unseen}lm today.");
            assert_eq!(pairs(&document)[0], [expected.as_str(), "今天海很平静。"], "{name} {unseen:?}");
        }
    }
}

#[test]
fn rows_that_are_ragged_lose_nothing() {
    let table = "en,zh\nThe sea is calm today.,今天海很平静。\nNobody is on the quay.\n,船长睡着了。\nIt rains, again,下雨了。\n\n\"";
    let document = open("a.csv", table.as_bytes()).expect("a bitext");
    let json = document::to_json(&document);
    for text in ["The sea is calm today.", "Nobody is on the quay.", "船长睡着了。", "It rains", "again", "下雨了。"]
    {
        assert!(json.contains(&format!("\"{text}\"")), "{text} is not in {json}");
    }
}

#[test]
fn only_text_survives_of_a_page_that_does_things() {
    let rows: String = CALM
        .iter()
        .flatten()
        .map(|line| format!("<p onmouseover=\"steal()\">{line}<img src=x onerror=steal()></p>"))
        .collect();
    let page = format!(
        "<!DOCTYPE html><body onload=steal()><script>steal()</script><svg><script>steal()</script></svg><style>@import url(steal)</style>\
         <iframe srcdoc='<script>steal()</script>'></iframe><a href='javascript:steal()'></a>{rows}<script>/*<p>*/steal()"
    );
    let document = open("a.html", page.as_bytes()).expect("a bitext");
    assert_eq!(pairs(&document), CALM);
    assert!(!document::to_json(&document).contains("steal"));
}
