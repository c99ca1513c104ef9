//! How the two languages are laid out: which block translates which, and what role each plays.

use crate::document::{Kind, Language};

/// The blocks of a bilingual text, paired, before their sentences are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// Of side 0 and side 1.
    pub languages: [Language; 2],
    /// In source order.
    pub blocks: Vec<PairedBlock>,
}

/// Two texts that translate each other, or one without a counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedBlock {
    /// The part it plays.
    pub kind: Kind,
    /// At least one is present.
    pub sides: [Option<String>; 2],
}
