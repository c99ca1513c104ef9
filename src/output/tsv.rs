//! Tab-separated values: a link a row, the two texts first, then what Diglot needs to read the same document again.
//!
//! Tabs, ends of lines and backslashes of the text are written as `\t`, `\n`, `\r` and `\\`.

use crate::document::{
    Document,
    units::{self, FIELDS, Unit},
};

/// The rows of the document as a table, the first of which names its columns.
pub fn rows(document: &Document) -> impl Iterator<Item = String> {
    let head = document.languages.iter().map(|language| language.as_str()).chain(FIELDS);
    let head = head.collect::<Vec<_>>().join("\t") + "\n";
    let row = |unit: Unit| {
        let fields = unit.fields();
        unit.texts.into_iter().chain(fields).map(|cell| escape(&cell)).collect::<Vec<_>>().join("\t") + "\n"
    };
    std::iter::once(head).chain(units::units(document).map(row))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}
