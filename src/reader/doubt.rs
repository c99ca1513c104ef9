//! Which texts may have been read in the wrong way.

use crate::document::{Document, Kind};

/// Whether a text may well have been read in the wrong one of several ways: it has more languages than two, or much of it has no
/// counterpart, or its links are unsure.
pub fn is_doubtful(document: &Document) -> bool {
    let told = || document.blocks.iter().filter(|block| block.kind != Kind::Boilerplate);
    let paired = told().filter(|block| block.sides.iter().all(Option::is_some)).count();
    let links = || told().flat_map(|block| &block.links);
    let sure: f64 = links().map(|link| link.confidence.value()).sum();
    let unsure = paired * 10 < told().count() * 7 || sure < 0.6 * links().count() as f64;
    document.is_doubtful || !document.choices.is_empty() || document.layouts.len() > 1 && unsure
}
