//! Files that were damaged on their way, and mixtures of what files are made of.

use diglot::document;
use proptest::prelude::*;

use crate::{open, written::FILES};

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
