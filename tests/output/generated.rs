//! Documents of all shapes, which no text would be understood as.

use std::rc::Rc;

use diglot::document::{Block, Confidence, Document, Few, Language, Layout, Link, Run, Side, Span, from_word};
use proptest::{collection::vec, prelude::*, sample::select, strategy::ValueTree, test_runner::TestRunner};

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
        let (mut text, mut spans) = (String::new(), Vec::new());
        for (space, sentence) in parts {
            text.push_str(space);
            let start = text.len() as u32;
            text.push_str(&sentence);
            spans.push(Span { start, end: text.len() as u32 });
        }
        text.push_str(after);
        Side::new(text, spans)
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
                0 => Block { kind, reason, sides: [Some(a), None], links: Few::default() },
                1 => Block { kind, reason, sides: [None, Some(b)], links: Few::default() },
                _ => Block { kind, reason, sides: [Some(a), Some(b)], links: links.into() },
            }
        },
    )
}

/// Any document.
pub fn document() -> impl Strategy<Value = Document> {
    let tags = || select(vec!["en", "zh-Hans", "zh-Hant", "ar", "ja", "de", "und"]);
    let layouts = select(vec![vec![], vec![Layout::Halves], vec![Layout::Lines, Layout::Paragraphs]]);
    ([tags(), tags()], vec(block().prop_map(Rc::new), 1..12), layouts).prop_map(|(tags, blocks, layouts)| Document {
        languages: tags.map(Language::new),
        blocks,
        layouts,
        choices: Vec::new(),
        is_doubtful: false,
    })
}

/// So many documents, always the same.
pub fn documents(count: usize) -> Vec<Document> {
    let mut runner = TestRunner::deterministic();
    let one = |_| document().new_tree(&mut runner).expect("a document").current();
    (0..count).map(one).collect()
}
