use std::{fmt, ops::Range, rc::Rc};

use serde::{Deserialize, Serialize};

use super::{Block, Choice, Confidence, Document, Kind, Language, Layout, Link, Reason, Run, Side, Span};

/// The version that we write, and the highest that we read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Root<'a> {
    diglot: u32,
    languages: [String; 2],
    #[serde(borrow)]
    blocks: Vec<JsonBlock<'a>>,
    #[serde(default)]
    layouts: Vec<Layout>,
    #[serde(default)]
    choices: Vec<JsonChoice<'a>>,
    #[serde(default)]
    doubtful: bool,
}

#[derive(Serialize, Deserialize)]
struct JsonChoice<'a> {
    #[serde(borrow)]
    language: std::borrow::Cow<'a, str>,
    texts: u32,
}

#[derive(Serialize, Deserialize)]
struct JsonBlock<'a> {
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    #[serde(borrow)]
    sides: [Option<JsonSide<'a>>; 2],
    links: Vec<JsonLink>,
}

#[derive(Serialize, Deserialize)]
struct JsonSide<'a> {
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    sentences: Vec<std::borrow::Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct JsonLink {
    sides: [Vec<u32>; 2],
    confidence: f64,
}

/// Why a JSON text is not a Diglot document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonError {
    /// It is not JSON, or not of our shape: the reader's message, with line and column.
    Shape(String),
    /// It was written by a newer Diglot: its version.
    Version(u32),
    /// The block of this number (from 0) contradicts itself.
    Block(usize, &'static str),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(message) => write!(f, "this is not a Diglot document: {message}"),
            Self::Version(version) => {
                write!(
                    f,
                    "this document has version {version}, and this Diglot knows version {VERSION}: use a newer one"
                )
            }
            Self::Block(number, what) => write!(f, "block {number} of this document is damaged: {what}"),
        }
    }
}

impl std::error::Error for JsonError {}

/// The document as JSON, one block a line.
pub fn to_json(document: &Document) -> String {
    json_lines(document).collect()
}

/// The same piece by piece, for whom all of it would be too much at once.
pub fn json_lines(document: &Document) -> impl Iterator<Item = String> {
    let blocks = document.blocks.iter().enumerate().map(|(number, block)| {
        let before = if number == 0 { "" } else { "," };
        before.to_owned() + "\n    " + &json(&JsonBlock::of(block))
    });
    std::iter::once_with(|| head(document)).chain(blocks).chain(["\n  ] }\n".to_owned()])
}

/// What stands before the blocks.
fn head(document: &Document) -> String {
    let mut out = format!("{{ \"diglot\": {VERSION}");
    let mut field = |name: &str, value: String| out += &format!(",\n  \"{name}\": {value}");
    field("languages", json(&document.languages.each_ref().map(Language::as_str)));
    if !document.layouts.is_empty() {
        field("layouts", json(&document.layouts));
    }
    if !document.choices.is_empty() {
        let choice = |choice: &'_ Choice| JsonChoice {
            language: choice.language.as_str().to_owned().into(),
            texts: choice.texts,
        };
        field("choices", json(&document.choices.iter().map(choice).collect::<Vec<_>>()));
    }
    if document.is_doubtful {
        field("doubtful", json(&true));
    }
    field("blocks", "[".to_owned());
    out
}

impl<'a> JsonBlock<'a> {
    fn of(block: &'a Block) -> Self {
        let side = |side: &'a Side| JsonSide {
            text: (&*side.text).into(),
            sentences: side.sentences().map(Into::into).collect(),
        };
        let link = |link: &Link| JsonLink {
            sides: link.sides.map(|run| (run.start..run.end).collect()),
            confidence: link.confidence.value(),
        };
        Self {
            kind: block.kind,
            reason: block.reason,
            sides: block.sides.each_ref().map(|text| text.as_ref().map(side)),
            links: block.links.iter().map(link).collect(),
        }
    }
}

/// Strings, numbers, lists and plain structures cannot fail to be written.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The word by which our JSON names a [`Kind`], a [`Reason`] or a [`Layout`], for formats that name them, too.
pub fn word(value: impl Serialize) -> String {
    json(&value).trim_matches('"').to_owned()
}

/// What a word names; `None` where it names nothing of this type.
pub fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

/// Reads what [`to_json`] wrote, and the same shape from any other hand. Unknown fields are passed over.
///
/// # Errors
/// [`JsonError`] where the text is no JSON, has another shape, or contradicts itself.
pub fn from_json(text: &str) -> Result<Document, JsonError> {
    let root: Root = serde_json::from_str(text).map_err(|error| JsonError::Shape(error.to_string()))?;
    if root.diglot > VERSION {
        return Err(JsonError::Version(root.diglot));
    }
    let blocks = root
        .blocks
        .into_iter()
        .enumerate()
        .map(|(number, block)| read_block(block).map(Rc::new).map_err(|what| JsonError::Block(number, what)))
        .collect::<Result<_, _>>()?;
    let choice = |choice: JsonChoice| Choice { language: Language::new(&choice.language), texts: choice.texts };
    Ok(Document {
        languages: root.languages.map(|tag| Language::new(&tag)),
        blocks,
        layouts: root.layouts,
        choices: root.choices.into_iter().map(choice).collect(),
        is_doubtful: root.doubtful,
    })
}

fn read_block(block: JsonBlock) -> Result<Block, &'static str> {
    let mut sides = [None, None];
    for (side, out) in block.sides.into_iter().zip(&mut sides) {
        *out = side.map(read_side).transpose()?;
    }
    let mut next = [0, 0];
    let links = block.links.into_iter().map(|link| read_link(link, &mut next)).collect::<Result<_, _>>()?;
    let counts = match &sides {
        [Some(a), Some(b)] => [a.sentences.len(), b.sentences.len()],
        [None, None] => return Err("it has no side"),
        _ => [0, 0],
    };
    if next.map(|next| next as usize) != counts {
        return Err("its links do not cover each sentence once, in order");
    }
    Ok(Block { kind: block.kind, reason: block.reason, sides, links })
}

fn read_side(side: JsonSide) -> Result<Side, &'static str> {
    let text = side.text.into_owned();
    let mut sentences = Vec::with_capacity(side.sentences.len());
    let mut from = 0;
    for sentence in &side.sentences {
        let Some(Range { start, end }) = text[from..].find(&**sentence).map(|at| from + at..from + at + sentence.len())
        else {
            return Err("a sentence does not stand in its text");
        };
        sentences.push(Span { start: offset(start)?, end: offset(end)? });
        from = end;
    }
    Ok(Side::new(text, sentences))
}

fn offset(at: usize) -> Result<u32, &'static str> {
    u32::try_from(at).map_err(|_| "its text is longer than 4 GB")
}

/// Reads a link; `next` are the sentences after those of the links before it, where an empty group stands.
fn read_link(link: JsonLink, next: &mut [u32; 2]) -> Result<Link, &'static str> {
    for (numbers, next) in link.sides.iter().zip(&mut *next) {
        let (Some(&first), Some(&last)) = (numbers.first(), numbers.last()) else { continue };
        if first != *next {
            return Err("its links do not cover each sentence once, in order");
        }
        if !numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1])) || last == u32::MAX {
            return Err("a link joins sentences that are not neighbours");
        }
        *next = last + 1;
    }
    let run = |side: usize| Run { start: next[side] - link.sides[side].len() as u32, end: next[side] };
    Ok(Link { sides: [run(0), run(1)], confidence: Confidence::new(link.confidence) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = r#"{"diglot":1,"languages":["en","fr"],"extra":true,"layouts":["paragraphs","halves"],"choices":[{"language":"en","texts":3}],"blocks":[
        {"kind":"title","sides":[{"text":"Rain. Again.","sentences":["Rain.","Again."]},{"text":"Encore la pluie.","sentences":["Encore la pluie."]}],
         "links":[{"sides":[[0,1],[0]],"confidence":0.9}]},
        {"kind":"meta","reason":"label-and-value","sides":[null,{"text":"Photo : moi","sentences":["Photo : moi"]}],"links":[]}]}"#;

    #[test]
    fn what_is_written_is_read_again() {
        let document = from_json(ARTICLE).expect("a document");
        assert_eq!(from_json(&to_json(&document)), Ok(document));
    }

    #[test]
    fn contradictions_are_named() {
        let broken = ARTICLE.replace("[[0,1],[0]]", "[[0],[0]]");
        assert_eq!(from_json(&broken), Err(JsonError::Block(0, "its links do not cover each sentence once, in order")));
        let absent = ARTICLE.replace("[\"Encore la pluie.\"]", "[\"Toujours la pluie.\"]");
        assert_eq!(from_json(&absent), Err(JsonError::Block(0, "a sentence does not stand in its text")));
        let newer = ARTICLE.replace("\"diglot\":1", "\"diglot\":7");
        assert_eq!(from_json(&newer), Err(JsonError::Version(7)));
        assert!(matches!(from_json("[]"), Err(JsonError::Shape(_))));
    }
}
