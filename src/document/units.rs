//! The document as a flat list of units, for formats that know no blocks (TMX, XLIFF, tables), and back.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Block, Confidence, Document, Kind, Language, Layout, Link, Reason, Run, Side, Span, from_word, word};

/// A link, or a block of one side: a row of a table, a unit of a translation memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The text of either side; empty where there is none.
    pub texts: [String; 2],
    /// The number of its block, from 0.
    pub block: usize,
    /// The part that its block plays.
    pub kind: Kind,
    /// Why its block plays this part.
    pub reason: Option<Reason>,
    /// How sure the link is; `None` where there is no link.
    pub confidence: Option<Confidence>,
    /// How each text stands in its block, where that is not as usual.
    spacings: [Option<Spacing>; 2],
}

/// How a text stands in its block. Usually it is one sentence, and between two of them stands what the language asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Spacing {
    /// White space before it.
    before: String,
    /// Its sentences: from which byte of it to which.
    sentences: Vec<[u32; 2]>,
    /// White space after it; only of the last of a side.
    after: String,
}

/// What a unit says of itself beside its texts, by name. Formats write these names as they can.
pub const FIELDS: [&str; 5] = ["block", "kind", "reason", "confidence", "spacing"];

/// The namespace of these names, where a format has such.
pub const NAMESPACE: &str = "urn:diglot";

impl Unit {
    /// The values of [`FIELDS`]; empty where there is nothing to say.
    pub fn fields(&self) -> [String; 5] {
        let confidence = self.confidence.map(|confidence| confidence.value().to_string());
        let spacing = self.spacings.iter().any(Option::is_some).then(|| serde_json::to_string(&self.spacings));
        [
            self.block.to_string(),
            self.kind.name().to_owned(),
            self.reason.map(word).unwrap_or_default(),
            confidence.unwrap_or_default(),
            // Strings and numbers cannot fail to be written.
            spacing.and_then(Result::ok).unwrap_or_default(),
        ]
    }

    /// A unit from its texts and the values of [`FIELDS`]; `None` where these are not what [`Unit::fields`] writes.
    pub fn from_fields(texts: [String; 2], [block, kind, reason, confidence, spacing]: [&str; 5]) -> Option<Self> {
        let confidence = match confidence {
            "" => None,
            number => Some(Confidence::new(number.parse().ok()?)),
        };
        let reason = if reason.is_empty() { None } else { Some(from_word(reason)?) };
        let spacings = if spacing.is_empty() { [None, None] } else { serde_json::from_str(spacing).ok()? };
        Some(Self { texts, block: block.parse().ok()?, kind: from_word(kind)?, reason, confidence, spacings })
    }

    /// Whether it has a part in this side, be it an empty one.
    pub fn has(&self, side: usize) -> bool {
        !self.texts[side].is_empty() || self.spacings[side].is_some()
    }
}

/// The units of a document, in its order.
pub fn units(document: &Document) -> impl Iterator<Item = Unit> {
    let usual = document.languages.each_ref().map(space);
    document.blocks.iter().enumerate().flat_map(move |(number, block)| {
        let unit = |runs: [Option<Run>; 2], last: bool, confidence: Option<Confidence>| {
            let mut unit = Unit {
                texts: [String::new(), String::new()],
                block: number,
                kind: block.kind,
                reason: block.reason,
                confidence,
                spacings: [None, None],
            };
            for (side, run) in runs.into_iter().enumerate() {
                if let (Some(text), Some(run)) = (&block.sides[side], run) {
                    (unit.texts[side], unit.spacings[side]) = part(text, run, last, usual[side]);
                }
            }
            unit
        };
        let whole = |side: &Option<Side>| side.as_ref().map(|side| Run { start: 0, end: side.sentences.len() as u32 });
        let alone = block.links.is_empty().then(|| unit(block.sides.each_ref().map(whole), true, None));
        let links = block.links.iter().enumerate();
        let linked =
            links.map(|(at, link)| unit(link.sides.map(Some), at + 1 == block.links.len(), Some(link.confidence)));
        alone.into_iter().chain(linked).collect::<Vec<_>>()
    })
}

/// The text of some sentences of a side, and how it stands there if that is not as usual.
fn part(side: &Side, run: Run, last: bool, usual: &str) -> (String, Option<Spacing>) {
    let end = |sentence: usize| side.sentences[..sentence].last().map_or(0, |span| span.end as usize);
    let spans = &side.sentences[run.range()];
    let (Some(first), Some(last_of_run)) = (spans.first(), spans.last()) else {
        let rest = if last { &side.text[end(side.sentences.len())..] } else { "" };
        let is_told = !rest.is_empty() || last && side.sentences.is_empty();
        let spacing = Spacing { before: String::new(), sentences: Vec::new(), after: rest.to_owned() };
        return (String::new(), is_told.then_some(spacing));
    };
    let (start, end_of_run) = (first.start, last_of_run.end as usize);
    let text = side.text[start as usize..end_of_run].to_owned();
    let spacing = Spacing {
        before: side.text[end(run.start as usize)..start as usize].to_owned(),
        sentences: spans.iter().map(|span| [span.start - start, span.end - start]).collect(),
        after: if last { side.text[end_of_run..].to_owned() } else { String::new() },
    };
    let is_usual = spacing == usual_spacing(&text, run.start == 0, usual);
    (text, (!is_usual).then_some(spacing))
}

fn usual_spacing(text: &str, first: bool, usual: &str) -> Spacing {
    Spacing {
        before: if first { "" } else { usual }.to_owned(),
        sentences: vec![[0, text.len() as u32]],
        after: String::new(),
    }
}

/// What usually stands between two sentences of a language.
fn space(language: &Language) -> &'static str {
    if matches!(language.primary(), "zh" | "ja") { "" } else { " " }
}

/// The document that units were made from, where `layouts` are those of the document. A text that was changed since, so that its
/// sentences are not where they were, is taken as one sentence.
pub fn document_of(languages: [Language; 2], layouts: Vec<Layout>, units: &[Unit]) -> Document {
    let usual = languages.each_ref().map(space);
    let blocks = units.chunk_by(|unit, next| unit.block == next.block).map(|units| Rc::new(block_of(units, usual)));
    Document {
        blocks: blocks.filter(|block| block.sides.iter().any(Option::is_some)).collect(),
        languages,
        layouts,
        choices: Vec::new(),
        is_doubtful: false,
    }
}

fn block_of(units: &[Unit], usual: [&str; 2]) -> Block {
    let mut sides: [Option<(String, Vec<Span>)>; 2] = [None, None];
    let mut links = Vec::new();
    for unit in units {
        let runs = [0, 1].map(|at| {
            if unit.has(at) {
                append(sides[at].get_or_insert_default(), &unit.texts[at], unit.spacings[at].as_ref(), usual[at])
            } else {
                let next = sides[at].as_ref().map_or(0, |(_, sentences)| sentences.len() as u32);
                Run { start: next, end: next }
            }
        });
        links.push(Link { sides: runs, confidence: unit.confidence.unwrap_or_default() });
    }
    let has_links = sides.iter().all(Option::is_some) && units.iter().any(|unit| unit.confidence.is_some());
    if !has_links {
        links.clear();
    }
    let (kind, reason) = units.first().map_or((Kind::Paragraph, None), |unit| (unit.kind, unit.reason));
    let sides = sides.map(|side| side.map(|(text, sentences)| Side::new(text, sentences)));
    Block { kind, reason, sides, links: links.into() }
}

/// Puts a text at the end of a side; returns its sentences.
fn append((side, sentences): &mut (String, Vec<Span>), text: &str, spacing: Option<&Spacing>, usual: &str) -> Run {
    let start = sentences.len() as u32;
    let spacing = match spacing {
        Some(spacing) if fits(spacing, text) => spacing.clone(),
        _ => usual_spacing(text, start == 0, usual),
    };
    side.push_str(&spacing.before);
    let base = side.len() as u32;
    side.push_str(text);
    side.push_str(&spacing.after);
    sentences.extend(spacing.sentences.iter().map(|[from, to]| Span { start: base + from, end: base + to }));
    Run { start, end: sentences.len() as u32 }
}

/// Whether the sentences are in the text, in order, with only white space outside of them.
fn fits(spacing: &Spacing, text: &str) -> bool {
    let mut end = 0;
    let blank = |text: Option<&str>| text.is_some_and(|text| text.chars().all(char::is_whitespace));
    let in_order = spacing.sentences.iter().all(|&[from, to]| {
        let (from, to) = (from as usize, to as usize);
        let fits = blank(text.get(end..from)) && text.get(from..to).is_some_and(|sentence| !sentence.is_empty());
        end = to;
        fits
    });
    in_order && blank(text.get(end..)) && blank(Some(&spacing.before)) && blank(Some(&spacing.after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::from_json;

    fn article() -> Document {
        let json = r#"{"diglot":1,"languages":["en","zh-Hans"],"blocks":[
            {"kind":"title","sides":[{"text":"Rain","sentences":["Rain"]},{"text":"雨","sentences":["雨"]}],"links":[{"sides":[[0],[0]],"confidence":0.9}]},
            {"kind":"paragraph","sides":[{"text":"It rains.  Again. Alas.\n","sentences":["It rains.","Again.","Alas."]},{"text":"又下雨了。 唉。","sentences":["又下雨了。","唉。"]}],
             "links":[{"sides":[[0,1],[0]],"confidence":0.8},{"sides":[[2],[]],"confidence":0.3},{"sides":[[],[1]],"confidence":0.3}]},
            {"kind":"meta","reason":"label-and-value","sides":[null,{"text":"照片：我","sentences":["照片：我"]}],"links":[]}]}"#;
        from_json(json).expect("a document")
    }

    #[test]
    fn a_document_comes_back() {
        let document = article();
        let units: Vec<Unit> = units(&document).collect();
        let again: Option<Vec<Unit>> = units
            .iter()
            .map(|unit| Unit::from_fields(unit.texts.clone(), unit.fields().each_ref().map(String::as_str)))
            .collect();
        assert_eq!(again.as_ref(), Some(&units));
        assert_eq!(document_of(document.languages.clone(), Vec::new(), &units), document);
    }

    #[test]
    fn what_is_usual_is_not_told() {
        let spacings: Vec<bool> = units(&article()).map(|unit| !unit.fields()[4].is_empty()).collect();
        assert_eq!(spacings, [false, true, false, true, false]);
    }

    #[test]
    fn a_changed_text_is_one_sentence() {
        let mut units: Vec<Unit> = units(&article()).collect();
        units[1].texts[0] = "It pours.".into();
        let document = document_of(article().languages, Vec::new(), &units);
        let side = document.blocks[1].sides[0].as_ref().expect("a side");
        assert_eq!(side.sentences().collect::<Vec<_>>(), ["It pours.", "Alas."]);
        assert_eq!(document.blocks[1].links[1].sides[0], Run { start: 1, end: 2 });
    }
}
