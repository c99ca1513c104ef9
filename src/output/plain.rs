//! Plain text: the two languages by turns, a blank line between blocks.

use crate::document::Document;

/// The document as plain text.
pub fn write(document: &Document) -> String {
    let texts: Vec<&str> =
        document.blocks.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| &*side.text).collect();
    texts.join("\n\n") + "\n"
}
