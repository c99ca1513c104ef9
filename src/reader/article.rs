//! The text, in chunks of rows that are mounted one after the other, so that the first screen is there at once.

use std::{iter, rc::Rc};

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

#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let chunks = use_memo(props.document.clone(), |document| chunks(document));
    let first = use_state(|| {
        let at = chunks.iter().rposition(|rows| rows.first_unit() <= props.at).unwrap_or(0);
        // What is around another place than the beginning is seen with it.
        if at == 0 { 0..1 } else { at - 1..at + 2 }
    });
    let mounted = use_state(|| (*first).clone());
    let place = use_node_ref();
    {
        let (place, at, onmounted) = (place.clone(), props.at, props.onmounted.clone());
        use_effect_with((), move |()| {
            if let Some(article) = place.cast::<Element>().filter(|_| at > 0) {
                position::arrive_at(article, at);
            }
            onmounted.emit(());
        });
    }
    {
        let (first, mounted, all) = (first.clone(), mounted.clone(), chunks.len());
        use_effect_with(((*mounted).clone(), all), move |(now, all)| {
            // Downwards first: that is where reading goes.
            let next = if now.end < *all { now.start..now.end + MORE } else { now.start.saturating_sub(MORE)..now.end };
            let pause = if *now == *first { PAINTED } else { 0 };
            let timer = (next != *now).then(|| Timeout::new(pause, move || mounted.set(next)));
            move || drop(timer)
        });
    }
    let tongues = props.document.tongues();
    let titled = props.document.blocks.iter().any(|block| block.kind == Kind::Title);
    html! {
        <>
            if !titled {
                // A page has a heading, for those who go by headings.
                <h1 class="announced">{ Texts::of_browser().untitled }</h1>
            }
        <article class="article" tabindex="0" aria-label={Texts::of_browser().article} ref={place}>
            { for chunks.iter().enumerate().map(|(number, rows)| html! {
                <Chunk key={number} rows={rows.clone()} tongues={tongues.clone()} mounted={mounted.contains(&number)} />
            }) }
        </article>
        </>
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

#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let ChunkProps { rows, tongues, mounted } = props;
    let shown = if *mounted { rows.0.as_slice() } else { &[] };
    html! {
        <div class="chunk" data-first-unit={rows.first_unit().to_string()}>
            { for shown.iter().map(|numbered| row(numbered, tongues)) }
        </div>
    }
}
