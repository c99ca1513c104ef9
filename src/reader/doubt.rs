//! Where a text can be read in more than one way: in another layout, where it is not sure that the right one was taken, or in other
//! languages, where it is in more than two. And where two texts do not seem to translate each other, that.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::{texts::Texts, unit::elements};
use crate::{
    Options,
    document::{Document, Kind, Language, Layout},
};

/// A line that offers to read a document otherwise, where that may be wanted; `onclose` is for whoever finds it right.
pub fn doubt(document: &Document, onagain: &Callback<Options>, onclose: Callback<MouseEvent>) -> Html {
    if document.choices.is_empty() {
        layouts(document, onagain, onclose)
    } else {
        languages(document, onagain, onclose)
    }
}

/// Offers two others of its languages.
fn languages(document: &Document, onagain: &Callback<Options>, onclose: Callback<MouseEvent>) -> Html {
    let texts = Texts::of_browser();
    let onagain = onagain.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let selects = event.target_unchecked_into::<Element>().query_selector_all("select");
        let selects = selects.map(|selects| elements(&selects)).unwrap_or_default();
        let chosen = selects.into_iter().filter_map(|select| select.dyn_into::<HtmlSelectElement>().ok());
        if let Ok(languages) = chosen.map(|select| Language::new(&select.value())).collect::<Vec<_>>().try_into() {
            onagain.emit(Options { languages: Some(languages), layout: None });
        }
    });
    let select = |side: usize| {
        let option = |language: &Language| {
            let selected = *language == document.languages[side];
            html! { <option value={language.as_str().to_owned()} {selected}>{ texts.name(language).to_owned() }</option> }
        };
        html! {
            <select aria-label={texts.language_of[side]} data-choice={side.to_string()}>
                { for document.choices.iter().map(|choice| option(&choice.language)) }
            </select>
        }
    };
    html! {
        <form class="doubt" aria-label={texts.languages} {onsubmit}>
            <span>{ texts.several }</span>
            { select(0) }
            { select(1) }
            <button type="submit" class="quiet" data-control="choose">{ texts.read_again }</button>
            { close(onclose) }
        </form>
    }
}

fn close(onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="quiet" data-control="no-doubt" aria-label={Texts::of_browser().close} {onclick}>{ "×" }</button> }
}

/// Offers the layouts that were not taken.
fn layouts(document: &Document, onagain: &Callback<Options>, onclose: Callback<MouseEvent>) -> Html {
    let texts = Texts::of_browser();
    let Some((taken, others)) = document.layouts.split_first() else {
        return html! { <div class="doubt" role="note"><span>{ texts.unrelated }</span>{ close(onclose) }</div> };
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
            { close(onclose) }
        </div>
    }
}

/// Whether a text may well have been read in the wrong one of several ways: it has more languages than two, or much of it has no
/// counterpart, or its links are unsure.
pub fn is_doubtful(document: &Document) -> bool {
    let told = || document.blocks.iter().filter(|block| block.kind != Kind::Boilerplate);
    let paired = told().filter(|block| block.sides.iter().all(Option::is_some)).count();
    let links = || told().flat_map(|block| &block.links);
    let sure: f64 = links().map(|link| link.confidence.value()).sum();
    let unsure = paired * 10 < told().count() * 7 || sure < 0.6 * links().count() as f64;
    document.is_doubtful || !document.choices.is_empty() || document.layouts.len() > 1 && unsure
}
