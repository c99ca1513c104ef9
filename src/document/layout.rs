use serde::{Deserialize, Serialize};

/// How the two languages of one text are laid out, as far as that can be doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Paragraphs, or groups of paragraphs, in one language and then in the other. Lines that seem to be one paragraph are joined.
    Paragraphs,
    /// The same, and no two lines are one paragraph.
    Lines,
    /// All of the text in one language, and then all of it in the other.
    Halves,
}
