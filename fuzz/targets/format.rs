//! One parser: that of the format which the variable `FORMAT` names, as in `tmx`.
#![no_main]

use std::sync::LazyLock;

use diglot::input::{self, Body, Format, Source};
use diglot_fuzz::{HOST, within_limits};
use libfuzzer_sys::fuzz_target;

static FORMAT: LazyLock<Option<Format>> = LazyLock::new(|| Format::named(&std::env::var("FORMAT").unwrap_or_default()));

fuzz_target!(|data: &[u8]| {
    let source = Source { name: "", bytes: data, format: *FORMAT };
    let opened = within_limits(2 << 20, data.len(), || input::open(&source, HOST.decode));
    let Ok(text) = opened else { return };
    match text.body {
        Body::Passages(passages) => assert!(passages.iter().all(|passage| !passage.text.trim().is_empty())),
        Body::Segments(segments) => {
            let has_text = |(_, text): (u32, &str)| !text.is_empty() && text.trim() == text;
            assert!(segments.iter().all(|segment| segment.sides().count() > 0 && segment.sides().all(has_text)));
        }
        Body::Document(document) => diglot_fuzz::is_sound(&document),
    }
});
