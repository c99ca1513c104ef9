//! Notes for Anki, as it imports them: a text with tabs, under a head that says what its columns are
//! (<https://docs.ankiweb.net/importing/text-files.html>). A note for each link of running text.

use crate::{
    document::{Confidence, Document, Kind, units},
    language::{self, Naming},
};

/// The notes of a document: the two texts, and tags.
pub fn write(document: &Document) -> String {
    let [first, second] = document.languages.each_ref().map(|language| language::name(language, Naming::Own));
    let mut out = format!("#separator:tab\n#html:false\n#columns:{first}\t{second}\ttags\n#tags column:3\n");
    let learnable = |unit: &units::Unit| {
        let aside = matches!(unit.kind, Kind::Boilerplate | Kind::Meta | Kind::Code);
        !aside && unit.texts.iter().all(|text| !text.is_empty())
    };
    for unit in units::units(document).filter(learnable) {
        let [front, back] = unit.texts.each_ref().map(|text| quoted(text));
        let doubtful = unit.confidence.is_some_and(Confidence::is_doubtful);
        out += &format!("{front}\t{back}\tdiglot{}\n", if doubtful { " doubtful" } else { "" });
    }
    out
}

/// In quotation marks, so that a line may begin with any mark and a text may have several lines.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
