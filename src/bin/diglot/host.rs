//! What the core asks of the command line.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use diglot::{Host, alignment::Lexicon};

/// The lexicons' texts that had been made when this was built.
const LEXICONS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// The command line as a host, with lexicons or without.
pub fn host(no_lexicon: bool) -> Host {
    Host { decode, lexicon: if no_lexicon { |_| None } else { lexicon } }
}

/// A lexicon. It is taken apart once, for all articles of a library.
fn lexicon(name: &str) -> Option<Arc<Lexicon>> {
    static PARSED: Mutex<BTreeMap<&str, Arc<Lexicon>>> = Mutex::new(BTreeMap::new());
    let (name, text) = LEXICONS.iter().find(|(known, _)| *known == name)?;
    // Nobody panics while holding it.
    let mut parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(lexicon) = parsed.get(name) {
        return Some(lexicon.clone());
    }
    let lexicon = Arc::new(Lexicon::parse((*text).to_owned())?);
    parsed.insert(name, lexicon.clone());
    Some(lexicon)
}

/// The decoder of the WHATWG's standard, as the browser has it; strict.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}
