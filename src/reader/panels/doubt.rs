//! Where a text can be read in more than one way: in another layout, where it is not sure that the right one was taken, or in other
//! languages, where it is in more than two. And where two texts do not seem to translate each other, that.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::words::Words;
use crate::{
    Options,
    document::{Document, Language, Layout},
    reader::{texts::Texts, unit::elements},
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
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
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
            <select aria-label={words.language_of[side]} data-choice={side.to_string()}>
                { for document.choices.iter().map(|choice| option(&choice.language)) }
            </select>
        }
    };
    html! {
        <form class="doubt" aria-label={texts.languages} {onsubmit}>
            <span>{ words.several }</span>
            { select(0) }
            { select(1) }
            <button type="submit" class="quiet" data-control="choose">{ words.read_again }</button>
            { close(onclose) }
        </form>
    }
}

fn close(onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="quiet" data-control="no-doubt" aria-label={Texts::of_browser().close} {onclick}>{ "×" }</button> }
}

/// Offers the layouts that were not taken.
fn layouts(document: &Document, onagain: &Callback<Options>, onclose: Callback<MouseEvent>) -> Html {
    let words = Words::of_browser();
    let Some((taken, others)) = document.layouts.split_first() else {
        return html! { <div class="doubt" role="note"><span>{ words.unrelated }</span>{ close(onclose) }</div> };
    };
    html! {
        <div class="doubt" role="note">
            <span>{ words.layout }{ ": " }<b>{ words.layout_name(*taken) }</b>{ " · " }{ words.otherwise }</span>
            { for others.iter().map(|layout| in_layout(&document.languages, *layout, onagain)) }
            { close(onclose) }
        </div>
    }
}

/// A button that reads the text in another layout.
pub fn in_layout(languages: &[Language; 2], layout: Layout, onagain: &Callback<Options>) -> Html {
    let options = Options { languages: Some(languages.clone()), layout: Some(layout) };
    let onclick = onagain.reform(move |_: MouseEvent| options.clone());
    let name = Words::of_browser().layout_name(layout);
    html! { <button type="button" class="quiet" data-layout={name} {onclick}>{ name }</button> }
}
