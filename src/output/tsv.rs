//! Tab-separated values: a link a row, the two texts first, then what Diglot needs to read the same document again.
//!
//! Tabs, ends of lines and backslashes of the text are written as `\t`, `\n`, `\r` and `\\`.

use crate::document::{
    Document,
    units::{self, FIELDS},
};

/// The document as a table.
pub fn write(document: &Document) -> String {
    let head = document.languages.iter().map(|language| language.as_str()).chain(FIELDS);
    let mut out = head.collect::<Vec<_>>().join("\t") + "\n";
    for unit in units::units(document) {
        let cells = unit.texts.iter().cloned().chain(unit.fields());
        out += &cells.map(|cell| escape(&cell)).collect::<Vec<_>>().join("\t");
        out.push('\n');
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}
