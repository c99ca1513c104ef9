//! Where a text can be read in more than one way, and it is not sure that the right one was taken: the others, to be chosen. And
//! where two texts do not seem to translate each other, that.

use yew::prelude::*;

use super::texts::Texts;
use crate::{
    Options,
    document::{Document, Kind, Layout},
};

/// A line that offers to read a document in the ways that were not taken; `onclose` is for whoever finds it right.
pub fn doubt(document: &Document, onagain: &Callback<Options>, onclose: Callback<MouseEvent>) -> Html {
    let texts = Texts::of_browser();
    let close = html! {
        <button type="button" class="quiet" data-control="no-doubt" aria-label={texts.close} onclick={onclose}>{ "×" }</button>
    };
    let Some((taken, others)) = document.layouts.split_first() else {
        return html! { <div class="doubt" role="note"><span>{ texts.unrelated }</span>{ close }</div> };
    };
    let other = |layout: &Layout| {
        let options = Options { languages: Some(document.languages.clone()), layout: Some(*layout) };
        let onclick = onagain.reform(move |_: MouseEvent| options.clone());
        html! { <button type="button" class="quiet" data-layout={texts.layout_name(*layout)} {onclick}>{ texts.layout_name(*layout) }</button> }
    };
    html! {
        <div class="doubt" role="note">
            <span>{ texts.layout }{ ": " }<b>{ texts.layout_name(*taken) }</b>{ " · " }{ texts.otherwise }</span>
            { for others.iter().map(other) }
            { close }
        </div>
    }
}

/// Whether a text may well have been read in the wrong one of several ways: much of it has no counterpart, or its links are unsure.
pub fn is_doubtful(document: &Document) -> bool {
    let told = || document.blocks.iter().filter(|block| block.kind != Kind::Boilerplate);
    let paired = told().filter(|block| block.sides.iter().all(Option::is_some)).count();
    let links = || told().flat_map(|block| &block.links);
    let sure: f64 = links().map(|link| link.confidence.value()).sum();
    document.is_doubtful
        || document.layouts.len() > 1 && (paired * 10 < told().count() * 7 || sure < 0.6 * links().count() as f64)
}
