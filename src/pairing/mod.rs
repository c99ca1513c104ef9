//! How the two languages are laid out: which block translates which, and what role each plays.

use std::fmt;

use crate::{
    document::{Kind, Language},
    input::{Body, Text},
    language,
};

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

/// Why a text is not a bitext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairingError {
    /// All of it is in this language.
    OneLanguage(Language),
}

impl fmt::Display for PairingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OneLanguage(language) => write!(
                f,
                "all of this text seems to be in one language ({language}): open its translation beside it, or name the two languages"
            ),
        }
    }
}

impl std::error::Error for PairingError {}

/// Finds which passage translates which, and the role of each.
///
/// # Errors
/// [`PairingError`] where the text is not a bitext.
pub fn pair(texts: Vec<Text>, languages: Option<[Language; 2]>) -> Result<Paired, PairingError> {
    let languages = languages.unwrap_or_else(|| ["en", "zh"].map(Language::new));
    let mut blocks: Vec<PairedBlock> = Vec::new();
    for text in texts {
        let Body::Passages(passages) = text.body else { continue };
        for passage in passages {
            let side = usize::from(language::likelier(&passage.text, &languages) < 0.0);
            match blocks.last_mut() {
                Some(block) if side == 1 && block.sides[1].is_none() => block.sides[1] = Some(passage.text),
                _ => {
                    let mut sides = [None, None];
                    sides[side] = Some(passage.text);
                    blocks.push(PairedBlock { kind: Kind::Paragraph, sides });
                }
            }
        }
    }
    Ok(Paired { languages, blocks })
}
