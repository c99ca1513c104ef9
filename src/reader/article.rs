//! The text, in chunks of rows that are mounted one after the other, so that the first screen is there at once.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{
    row::{Numbered, row},
    texts::Texts,
};
use crate::document::{Document, Language};

/// Rows of a chunk.
const ROWS: usize = 20;

/// Chunks that are mounted at first, and then at a time.
const FIRST: usize = 2;
const MORE: usize = 4;

#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    pub document: Rc<Document>,
}

#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let chunks = use_memo(props.document.clone(), |document| chunks(document));
    let mounted = use_state(|| FIRST);
    {
        let (mounted, all) = (mounted.clone(), chunks.len());
        use_effect_with((*mounted, all), move |&(now, all)| {
            let timer = (now < all).then(|| Timeout::new(0, move || mounted.set(now + MORE)));
            move || drop(timer)
        });
    }
    let languages = &props.document.languages;
    html! {
        <article class="article" tabindex="0" aria-label={Texts::of_browser().article}>
            { for chunks.iter().take(*mounted).enumerate().map(|(number, rows)| html! {
                <Chunk key={number} rows={rows.clone()} languages={languages.clone()} />
            }) }
        </article>
    }
}

/// The rows of a chunk; compared by what they share.
#[derive(Clone, PartialEq, Eq)]
struct Rows(Rc<Vec<Numbered>>);

fn chunks(document: &Document) -> Vec<Rows> {
    let mut first_unit = 0;
    let mut rows = Vec::with_capacity(document.blocks.len());
    for (number, block) in document.blocks.iter().enumerate() {
        rows.push(Numbered { block: block.clone(), number, first_unit });
        first_unit += block.links.len();
    }
    rows.chunks(ROWS).map(|rows| Rows(Rc::new(rows.to_vec()))).collect()
}

#[derive(Properties, PartialEq)]
struct ChunkProps {
    rows: Rows,
    languages: [Language; 2],
}

#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let ChunkProps { rows, languages } = props;
    let first_unit = rows.0.first().map(|numbered| numbered.first_unit.to_string());
    html! { <div class="chunk" data-first-unit={first_unit}>{ for rows.0.iter().map(|numbered| row(numbered, languages)) }</div> }
}
