//! Documents end to end: the samples, in every encoding and with every line end, and as two texts.
//!
//! The samples' documents are kept in `tests/documents/`. To accept new ones: `ACCEPT=1 cargo test --test documents`.

mod common;

use std::{env, fs, path::Path};

use common::{SAMPLES, read};
use diglot::{
    Beginning, Counts, Host, Options, Refusal,
    document::{Block, Document, Kind, from_json, to_json},
    input::{InputError, Source},
};

#[test]
fn the_samples_are_understood_as_before() {
    for (name, text) in SAMPLES {
        let json = to_json(&read(&[text]).expect(name));
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(format!("{name}.json"));
        if env::var_os("ACCEPT").is_some() {
            fs::write(&kept, &json).expect(name);
        }
        assert!(fs::read_to_string(&kept).expect(name) == json, "{name} is not what {} says", kept.display());
        assert_eq!(to_json(&from_json(&json).expect(name)), json);
    }
}

/// A document's text of one side, a block a paragraph; of the blocks that have both.
fn side(document: &Document, side: usize) -> String {
    let both = document.blocks.iter().filter(|block| block.sides.iter().all(Option::is_some));
    let texts: Vec<&str> = both.filter_map(|block| block.sides[side].as_ref()).map(|side| &*side.text).collect();
    texts.join("\n\n")
}

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

const HOST: Host = Host { decode, lexicon: |_| None };

fn open(bytes: &[u8]) -> Result<Document, Refusal> {
    diglot::read(&[Source::new("text.txt", bytes)], &HOST, &Options::default(), &mut |_| ())
}

#[test]
fn encodings_and_line_ends_make_no_difference() {
    for (name, text) in SAMPLES {
        let expected = read(&[text]).expect(name);
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            mark.then_some('\u{feff}')
                .into_iter()
                .chain(text.chars())
                .collect::<String>()
                .encode_utf16()
                .flat_map(bytes)
                .collect()
        };
        let mut forms = vec![
            ("UTF-8 with a mark", [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat()),
            ("CR LF", text.replace('\n', "\r\n").into_bytes()),
            ("CR", text.replace('\n', "\r").into_bytes()),
            ("UTF-16, little end first", utf16(u16::to_le_bytes, true)),
            ("UTF-16, big end first", utf16(u16::to_be_bytes, true)),
            ("UTF-16 without a mark", utf16(u16::to_le_bytes, false)),
        ];
        for label in ["gb18030", "big5", "shift_jis", "windows-1252", "windows-1256"] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect(label);
            // Only where the encoding has all characters of the sample.
            if let (bytes, _, false) = encoding.encode(text) {
                // Big5 and Shift_JIS have some sample by chance; they are tried with texts of their own.
                if matches!(label, "gb18030") != name.contains("zh") {
                    continue;
                }
                forms.push((label, bytes.into_owned()));
            }
        }
        for (form, bytes) in forms {
            assert!(open(&bytes).as_ref() == Ok(&expected), "{name} as {form}");
        }
    }
}

#[test]
fn older_encodings_are_told_apart() {
    let texts = [
        (
            "big5",
            "The ferry left at noon.\n\n渡輪於中午離開。\n\nNobody was on the quay, and the sea was calm.\n\n碼頭上沒有人，海面風平浪靜。\n",
        ),
        (
            "shift_jis",
            "The ferry left at noon.\n\nフェリーは正午に出発した。\n\nNobody was on the quay, and the sea was calm.\n\n桟橋には誰もおらず、海は穏やかだった。\n",
        ),
        (
            "euc-kr",
            "The ferry left at noon.\n\n배는 정오에 떠났다.\n\nNobody was on the quay, and the sea was calm.\n\n부두에는 아무도 없었고 바다는 잔잔했다.\n",
        ),
        (
            "windows-1251",
            "The ferry left at noon.\n\nПаром отошёл в полдень.\n\nNobody was on the quay, and the sea was calm.\n\nНа причале никого не было, и море было спокойно.\n",
        ),
    ];
    for (label, text) in texts {
        let (bytes, _, lossy) = encoding_rs::Encoding::for_label(label.as_bytes()).expect(label).encode(text);
        assert!(!lossy, "{label} has all of its text");
        assert!(open(&bytes) == open(text.as_bytes()), "{label}");
    }
}

#[test]
fn a_text_and_its_translation_give_what_the_two_in_one_give() {
    for (name, text) in SAMPLES {
        let together = read(&[text]).expect(name);
        let apart = read(&[&side(&together, 0), &side(&together, 1)]).expect(name);
        assert_eq!([side(&apart, 0), side(&apart, 1)], [side(&together, 0), side(&together, 1)], "{name}");
        let links = |document: &Document| -> Vec<_> {
            let both = |block: &&std::rc::Rc<Block>| block.sides.iter().all(Option::is_some);
            // Which block is metadata is not seen from one side alone.
            let text = |block: &&std::rc::Rc<Block>| !matches!(block.kind, Kind::Meta | Kind::Byline);
            let blocks = document.blocks.iter().filter(both).filter(text);
            blocks.map(|block| block.links.iter().map(|link| link.sides).collect::<Vec<_>>()).collect()
        };
        assert_eq!(links(&apart), links(&together), "{name}");
    }
}

#[test]
fn the_beginning_of_a_long_text_comes_first() {
    let text = |count: usize| -> String {
        let pair = |number: usize| {
            format!(
                "The boat number {number} left at noon. Nobody spoke of it.\n\nDas Boot Nummer {number} fuhr zu Mittag ab. Niemand sprach davon.\n\n"
            )
        };
        (0..count).map(pair).collect()
    };
    let understood = |sources: &[String]| {
        let mut beginnings = Vec::new();
        let open =
            |text: &String| diglot::open(&Source::new("boats.txt", text.as_bytes()), HOST.decode).expect("a text");
        let (texts, options) = (sources.iter().map(open).collect::<Vec<_>>(), Options::default());
        let languages = diglot::languages_of(&texts, &options).expect("two languages");
        let whole = diglot::understand(texts, &options, languages, None, &mut |_| (), &mut |beginning| {
            beginnings.push(beginning);
        });
        (whole.expect("a bitext"), beginnings)
    };
    let long = text(4000);
    let side = |language: usize| long.split("\n\n").skip(language).step_by(2).collect::<Vec<_>>().join("\n\n");
    let counts = Some(Counts { blocks: 4000, pairs: 4000 });
    let halves = side(0) + "\n\n" + &side(1);
    // Nothing of halves can be read before they are paired as a whole.
    let cases = [
        (vec![long.clone()], vec![None, counts]),
        (vec![side(0), side(1)], vec![None, counts]),
        (vec![halves], vec![counts]),
    ];
    for (sources, expected) in cases {
        let (whole, beginnings) = understood(&sources);
        assert_eq!(beginnings.iter().map(|beginning| beginning.counts).collect::<Vec<_>>(), expected);
        for Beginning { document, .. } in beginnings {
            assert_eq!(document.languages, whole.languages);
            assert!((100..1000).contains(&document.blocks.len()));
            for (early, late) in document.blocks.iter().zip(&whole.blocks) {
                assert_eq!(early.sides, late.sides);
                assert_eq!(early.links.len(), 2);
            }
        }
    }
    // Lines that are numbered are one block, which is not linked twice.
    let numbered = |language: usize| -> String {
        let lines = side(language);
        lines.trim().split("\n\n").enumerate().map(|(number, line)| format!("{number}\t{line}\n")).collect()
    };
    let counts = understood(&[numbered(0), numbered(1)]).1.iter().map(|beginning| beginning.counts).collect::<Vec<_>>();
    assert_eq!(counts, [None]);
    assert_eq!(understood(&[text(100)]).1, []);
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    let refused = |bytes: &[u8]| open(bytes).expect_err("must be refused").to_string();
    assert!(matches!(open(b" \n\n"), Err(Refusal::Input { error: InputError::Empty, .. })));
    assert!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").contains("picture"));
    assert!(refused(b"PK\x03\x04").contains("ZIP file is damaged"));
    assert!(refused("The ferry left at noon. Nobody was on the quay.\n\n".repeat(4).as_bytes()).contains("English"));
    assert!(refused("12 34\n\n56\n".as_bytes()).len() > 20);
    let none = diglot::read(&[], &HOST, &Options::default(), &mut |_| ());
    assert_eq!(none, Err(Refusal::Count(0)));
}
