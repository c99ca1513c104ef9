//! The text, in chunks of rows that are mounted one after the other, so that the first screen is there at once.

use std::{iter, ops::Range, rc::Rc};

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::{
    position,
    row::{Numbered, row},
    texts::Texts,
};
use crate::document::{Document, Kind, Language};

/// Rows of a chunk, at most.
const ROWS: usize = 20;

/// So many bytes of text fill a screen: the first chunk has no more.
const SCREEN: usize = 4000;

/// Chunks that are mounted at a time, and after how many milliseconds: the first screen is painted before.
const MORE: usize = 4;
const PAINTED: u32 = 30;

#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    pub document: Rc<Document>,
    /// The unit to begin at: what is around it is mounted first, and it is brought to the top of the screen.
    pub at: usize,
    /// Told when it is there.
    pub onmounted: Callback<()>,
}

pub struct Article {
    chunks: Vec<Rows>,
    /// The chunks that were mounted first, and those that are.
    first: Range<usize>,
    mounted: Range<usize>,
    /// More are about to be mounted.
    more: Option<Timeout>,
    place: NodeRef,
}

impl Component for Article {
    /// More chunks are mounted.
    type Message = ();
    type Properties = ArticleProps;

    fn create(context: &Context<Self>) -> Self {
        let ArticleProps { document, at, .. } = context.props();
        let chunks = chunks(document);
        let around = chunks.iter().rposition(|rows| rows.first_unit() <= *at).unwrap_or(0);
        // What is around another place than the beginning is seen with it.
        let first = if around == 0 { 0..1 } else { around - 1..around + 2 };
        Self { chunks, mounted: first.clone(), first, more: None, place: NodeRef::default() }
    }

    fn changed(&mut self, context: &Context<Self>, before: &ArticleProps) -> bool {
        if context.props().document != before.document {
            self.chunks = chunks(&context.props().document);
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.mounted = self.next();
        self.more = None;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let document = &context.props().document;
        let tongues = document.tongues();
        let titled = document.blocks.iter().any(|block| block.kind == Kind::Title);
        html! {
            <>
                if !titled {
                    // A page has a heading, for those who go by headings.
                    <h1 class="announced">{ Texts::of_browser().untitled }</h1>
                }
                <article class="article" tabindex="0" aria-label={Texts::of_browser().article} ref={self.place.clone()}>
                    { for self.chunks.iter().enumerate().map(|(number, rows)| html! {
                        <Chunk key={number} rows={rows.clone()} tongues={tongues.clone()} mounted={self.mounted.contains(&number)} />
                    }) }
                </article>
            </>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        let ArticleProps { at, onmounted, .. } = context.props();
        if is_first {
            if let Some(article) = self.place.cast::<Element>().filter(|_| *at > 0) {
                position::arrive_at(article, *at);
            }
            onmounted.emit(());
        }
        if self.more.is_none() && self.next() != self.mounted {
            let (pause, link) = (if self.mounted == self.first { PAINTED } else { 0 }, context.link().clone());
            self.more = Some(Timeout::new(pause, move || link.send_message(())));
        }
    }
}

impl Article {
    /// The chunks that are to be mounted next, with those that are.
    fn next(&self) -> Range<usize> {
        let Range { start, end } = self.mounted;
        // Downwards first: that is where reading goes.
        if end < self.chunks.len() { start..end + MORE } else { start.saturating_sub(MORE)..end }
    }
}

/// The rows of a chunk; compared by what they share.
#[derive(Clone, PartialEq, Eq)]
struct Rows(Rc<Vec<Numbered>>);

impl Rows {
    fn first_unit(&self) -> usize {
        self.0.first().map_or(0, |numbered| numbered.first_unit)
    }
}

fn chunks(document: &Document) -> Vec<Rows> {
    let mut first_unit = 0;
    let mut rows = Vec::with_capacity(document.blocks.len());
    for (number, block) in document.blocks.iter().enumerate() {
        rows.push(Numbered { block: block.clone(), number, first_unit });
        first_unit += block.links.len();
    }
    let (first, rest) = rows.split_at(first_screen(&rows));
    iter::once(first).chain(rest.chunks(ROWS)).map(|rows| Rows(Rc::new(rows.to_vec()))).collect()
}

/// How many rows fill a screen.
fn first_screen(rows: &[Numbered]) -> usize {
    let mut bytes = 0;
    let full = rows.iter().position(|row| {
        bytes += row.block.sides.iter().flatten().map(|side| side.text.len()).sum::<usize>();
        bytes > SCREEN
    });
    full.map_or(rows.len(), |last| last + 1).min(ROWS)
}

#[derive(Properties, PartialEq)]
struct ChunkProps {
    rows: Rows,
    tongues: [Language; 3],
    /// Until then it is an empty place of about its size.
    mounted: bool,
}

struct Chunk;

impl Component for Chunk {
    type Message = ();
    type Properties = ChunkProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ChunkProps { rows, tongues, mounted } = context.props();
        let shown = if *mounted { rows.0.as_slice() } else { &[] };
        html! {
            <div class="chunk" data-first-unit={rows.first_unit().to_string()}>
                { for shown.iter().map(|numbered| row(numbered, tongues)) }
            </div>
        }
    }
}
