//! In WebAssembly, reading gives what it gives natively.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{SAMPLES, read};
use diglot::document::{Language, to_json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// What `tests/documents.rs` keeps.
const DOCUMENTS: [&str; 3] = [
    include_str!("documents/harbour.en-zh.json"),
    include_str!("documents/bakery.fr-en.json"),
    include_str!("documents/lighthouse.ar-en.json"),
];

#[wasm_bindgen_test]
fn the_samples_are_understood_as_natively() {
    for ((name, text), kept) in SAMPLES.iter().zip(DOCUMENTS) {
        let document = read(&[text]).expect(name);
        assert!(to_json(&document) == kept, "{name}");
    }
}

#[wasm_bindgen_test]
fn a_text_without_a_translation_is_refused() {
    let refusal =
        read(&["The ferry left at noon. Nobody was on the quay.\n\nIt came back at night."]).expect_err("one language");
    assert!(refusal.to_string().contains("English"));
}

#[wasm_bindgen_test]
fn sentences_are_found() {
    let count = |text: &str, tag: &str| diglot::language::split(text, &Language::new(tag)).len();
    assert_eq!(count("Mr. Hale slept. Nobody woke him.", "en"), 2);
    assert_eq!(count("下雨了。我们走吧。", "zh-Hans"), 2);
}
