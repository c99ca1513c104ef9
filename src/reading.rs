//! From bytes to a document: the rooms, one after the other.

use std::{borrow::Borrow, fmt, rc::Rc, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    alignment::{self, Lexicon, Parameters},
    document::{Block, Confidence, Document, Few, Kind, Language, Layout, Link, Run, Side, Span},
    input::{self, Body, Decoder, InputError, Source, Text},
    language,
    pairing::{self, Paired, PairedBlock, PairingError},
};

/// What the reader knows about the text beforehand.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Options {
    /// The two languages, in any order; found from the text where absent.
    pub languages: Option<[Language; 2]>,
    /// How one text is laid out; found from the text where absent. See [`Document::layouts`].
    pub layout: Option<Layout>,
}

/// What the core asks of the program around it.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Decodes what is not in Unicode.
    pub decode: Decoder,
    /// The lexicon of this name, as in `zh-en`; `None` where it is not at hand. Texts that are read at the same time share it.
    pub lexicon: fn(&str) -> Option<Arc<Lexicon>>,
}

impl Default for Host {
    /// It decodes nothing, and has no lexicons.
    fn default() -> Self {
        Self { decode: |_, _| None, lexicon: |_| None }
    }
}

impl Host {
    /// The lexicon for two languages, if there is one and it is at hand.
    pub fn lexicon_for(&self, languages: &[Language; 2]) -> Option<Arc<Lexicon>> {
        (self.lexicon)(Lexicon::name_for(languages)?)
    }
}

/// The steps of reading, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Decoding the bytes and recognising the format.
    Opening,
    /// Finding which block translates which.
    Pairing,
    /// Finding the sentences of each block.
    Splitting,
    /// Finding which sentences translate which.
    Linking,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The present step.
    pub stage: Stage,
    /// How many files or blocks of this step are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// What a long text begins with, to be read while the rest is linked. Its links may be others in the whole, which teaches more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beginning {
    /// The first blocks.
    pub document: Document,
    /// How many blocks the whole has, and how many of them have both sides; `None` while only its beginning is paired.
    pub counts: Option<Counts>,
}

/// How much of a text is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many blocks it has.
    pub blocks: usize,
    /// How many of them have both sides.
    pub pairs: usize,
}

/// A text of more bytes than this is long.
pub const LONG: usize = 300_000;

/// The beginning of a long text has so many bytes that are translated, some ten screens of them.
const BEGINNING: usize = 20_000;

/// It is looked for in the first so many bytes, as long as nothing is known of the rest.
const FORESEEN: usize = 6 * BEGINNING;

impl Beginning {
    /// Of running text that takes so long to pair that it is looked at by itself before; `None` of others, and where too little of it is
    /// translated to tell that the whole is read in the same way.
    fn foreseen(
        texts: &[Text],
        options: &Options,
        languages: &[Language; 2],
        lexicon: Option<&Lexicon>,
    ) -> Option<Self> {
        let bytes: usize = texts.iter().map(Text::bytes).sum();
        if bytes <= LONG {
            return None;
        }
        let share = FORESEEN as f64 / bytes as f64;
        let beginning = |text: &Text| text.beginning((text.bytes() as f64 * share) as usize);
        let first = texts.iter().map(beginning).collect::<Option<_>>()?;
        let paired = pairing::pair(first, languages.clone(), options.layout, lexicon).ok()?;
        if paired.is_doubtful {
            return None;
        }
        let (beginning, translated) = beginning_of(&paired);
        (translated >= BEGINNING).then(|| Self { document: link(beginning, lexicon, &mut |_| ()), counts: None })
    }

    /// Of a text that takes so long to link that its beginning is linked first; `None` of others, and of one that is a single block.
    fn of(paired: &Paired, lexicon: Option<&Lexicon>) -> Option<Self> {
        if paired.blocks.iter().map(bytes_of).sum::<usize>() <= LONG {
            return None;
        }
        let (beginning, _) = beginning_of(paired);
        let counts = Counts { blocks: paired.blocks.len(), pairs: paired.blocks.iter().filter(is_pair).count() };
        (beginning.blocks.len() < counts.blocks)
            .then(|| Self { document: link(beginning, lexicon, &mut |_| ()), counts: Some(counts) })
    }
}

/// The first blocks of a long text, and how many bytes of them are translated.
fn beginning_of(paired: &Paired) -> (Paired, usize) {
    let mut translated = 0;
    let beginning = paired.blocks.iter().take_while(|block| {
        let goes_on = translated < BEGINNING;
        translated += if is_pair(block) { bytes_of(block) } else { 0 };
        goes_on
    });
    let beginning = Paired {
        blocks: beginning.cloned().collect(),
        languages: paired.languages.clone(),
        layouts: paired.layouts.clone(),
        choices: paired.choices.clone(),
        ..*paired
    };
    (beginning, translated)
}

fn bytes_of(block: &PairedBlock) -> usize {
    block.sides.iter().flatten().map(|text| text.len()).sum()
}

fn is_pair(block: &&PairedBlock) -> bool {
    block.sides.iter().all(Option::is_some)
}

/// Why a text was not understood. Its message says what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// The source of this name cannot be opened.
    Input {
        /// The file's name; empty where the text was pasted.
        name: String,
        /// What is wrong with it.
        error: InputError,
    },
    /// What was opened is not a text with its translation.
    Pairing(PairingError),
    /// Neither one text nor two.
    Count(usize),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input { name, error } if name.is_empty() => write!(f, "Pasted text: {error}"),
            Self::Input { name, error } => write!(f, "{name}: {error}"),
            Self::Pairing(error) => write!(f, "{error}"),
            Self::Count(count) => {
                write!(f, "{count} files were given: open one bilingual text, or two files, a text and its translation")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Understands one bilingual text, or a text and its translation.
///
/// `progress` is told of each step, often enough to be shown.
///
/// # Errors
/// [`Refusal`], whose message is meant for the reader.
pub fn read(
    sources: &[Source],
    host: &Host,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Document, Refusal> {
    if !(1..=2).contains(&sources.len()) {
        return Err(Refusal::Count(sources.len()));
    }
    let mut texts = Vec::with_capacity(sources.len());
    for (done, source) in sources.iter().enumerate() {
        progress(Progress { stage: Stage::Opening, done, total: sources.len() });
        texts.push(open(source, host.decode)?);
    }
    read_opened(texts, host, options, progress)
}

/// Understands what has been [opened](open): what [`read`] does then.
///
/// # Errors
/// As [`read`]'s.
pub fn read_opened(
    texts: Vec<Text>,
    host: &Host,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Document, Refusal> {
    let languages = languages_of(&texts, options)?;
    let lexicon = host.lexicon_for(&languages);
    understand(texts, options, languages, lexicon.as_deref(), progress, &mut |_| ())
}

/// Opens one source: what [`read`] does with each before it understands them. Who opens them by itself may let go of the bytes.
///
/// # Errors
/// [`Refusal::Input`], whose message is meant for the reader.
pub fn open(source: &Source, decode: Decoder) -> Result<Text, Refusal> {
    input::open(source, decode).map_err(|error| Refusal::Input { name: source.name.to_owned(), error })
}

/// The two languages of one text that has been opened, or of a text and its translation.
///
/// # Errors
/// [`Refusal::Pairing`], whose message is meant for the reader.
pub fn languages_of(texts: &[Text], options: &Options) -> Result<[Language; 2], Refusal> {
    pairing::languages_of(texts, options.languages.clone()).map_err(Refusal::Pairing)
}

/// Understands one bilingual text that has been opened, or a text and its translation, in its [languages](languages_of), by a lexicon
/// for them; `early` hears how a long one begins before all of it is paired, and again before all of it is linked.
///
/// # Errors
/// [`Refusal`], whose message is meant for the reader.
pub fn understand(
    mut texts: Vec<Text>,
    options: &Options,
    languages: [Language; 2],
    lexicon: Option<&Lexicon>,
    progress: &mut dyn FnMut(Progress),
    early: &mut dyn FnMut(Beginning),
) -> Result<Document, Refusal> {
    if let [Text { body: Body::Document(_), .. }] = texts.as_slice()
        && options.languages.is_none()
        && options.layout.is_none()
        && let Some(Text { body: Body::Document(document), .. }) = texts.pop()
    {
        return Ok(document);
    }
    progress(Progress { stage: Stage::Pairing, done: 0, total: 1 });
    if let Some(beginning) = Beginning::foreseen(&texts, options, &languages, lexicon) {
        early(beginning);
    }
    let paired = pairing::pair(texts, languages, options.layout, lexicon).map_err(Refusal::Pairing)?;
    if let Some(beginning) = Beginning::of(&paired, lexicon) {
        early(beginning);
    }
    Ok(link(paired, lexicon, progress))
}

/// Splits the sides of each block into sentences and links them.
fn link(paired: Paired, lexicon: Option<&Lexicon>, progress: &mut dyn FnMut(Progress)) -> Document {
    let Paired { languages, blocks: mut paired, layouts, choices, is_segmented, is_doubtful } = paired;
    let total = paired.len();
    progress(Progress { stage: Stage::Splitting, done: 0, total });
    let mut blocks = Vec::with_capacity(total);
    // From the end, so that what is done can be let go of: a table has millions of rows.
    while let Some(block) = paired.pop() {
        let mut sides = [None, None];
        for ((text, language), side) in block.sides.into_iter().zip(&languages).zip(&mut sides) {
            *side = text.map(|text| split(text, block.kind, block.by_line, language));
        }
        let links = if is_segmented { link_of_segment(&sides).into_iter().collect() } else { Few::default() };
        blocks.push(Rc::new(Block { kind: block.kind, reason: block.reason, sides, links }));
        if paired.len() < paired.capacity() / 2 {
            paired.shrink_to_fit();
        }
    }
    blocks.reverse();

    progress(Progress { stage: Stage::Linking, done: 0, total });
    let open: Vec<usize> = (0..total).filter(|&number| blocks[number].links.is_empty()).collect();
    let found = links(&open.iter().map(|&number| &*blocks[number]).collect::<Vec<_>>(), &languages, lexicon);
    for (at, links) in found {
        if let Some(block) = Rc::get_mut(&mut blocks[open[at]]) {
            block.links = links.into();
        }
    }
    progress(Progress { stage: Stage::Linking, done: total, total });
    Document { languages, blocks, layouts, choices, is_doubtful }
}

/// The link that a segment of the source is by itself; `None` where it is a paragraph, whose sentences are to be linked.
fn link_of_segment(sides: &[Option<Side>; 2]) -> Option<Link> {
    let [Some(a), Some(b)] = sides else { return None };
    let counts = [a, b].map(|side| side.sentences.len() as u32);
    let is_short = counts.iter().all(|count| (1..=MOST_OF_A_SEGMENT).contains(count));
    is_short.then(|| Link { sides: counts.map(|end| Run { start: 0, end }), confidence: Confidence::new(1.0) })
}

/// The files of translators put up to so many sentences into a segment; more are a paragraph.
const MOST_OF_A_SEGMENT: u32 = 3;

/// A text with its sentences.
pub(crate) fn split(text: Box<str>, kind: Kind, by_line: bool, language: &Language) -> Side {
    let sentences = match kind {
        _ if by_line => lines(&text).collect(),
        Kind::Code | Kind::Meta => whole(&text),
        _ => language::split(&text, language).into(),
    };
    Side { text, sentences }
}

/// Each line of a text, as one sentence.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut end = 0;
    text.split('\n').map(move |line| {
        let start = end;
        end += line.len() as u32 + 1;
        Span { start, end: start + line.len() as u32 }
    })
}

/// The text without the white space around it, as one sentence; none where there is nothing else.
fn whole(text: &str) -> Few<Span> {
    let start = text.len() - text.trim_start().len();
    let end = start + text.trim().len();
    (start < end).then_some(Span { start: start as u32, end: end as u32 }).into_iter().collect()
}

/// The links of each block with two sides, with the block's number.
pub(crate) fn links(
    blocks: &[impl Borrow<Block>],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
) -> Vec<(usize, Vec<Link>)> {
    let two_sided: Vec<(usize, [Vec<&str>; 2])> = blocks
        .iter()
        .enumerate()
        .filter_map(|(number, block)| match &block.borrow().sides {
            [Some(a), Some(b)] => Some((number, [a.sentences().collect(), b.sentences().collect()])),
            _ => None,
        })
        .collect();
    let sentences: Vec<[&[&str]; 2]> = two_sided.iter().map(|(_, [a, b])| [a.as_slice(), b.as_slice()]).collect();
    let links = alignment::align_pairs(&sentences, languages, lexicon, &Parameters::default());
    two_sided.iter().map(|(number, _)| *number).zip(links).collect()
}
