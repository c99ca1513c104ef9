//! Search in both languages: the sentences that hold some words, one after the other, each with its counterpart lit.

use std::rc::Rc;

use web_sys::{Element, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::words::Words;
use crate::{
    document::{Document, Kind},
    language::fold,
    reader::{spot::Spot, texts::Texts, unit::Units},
};

/// On the sentence that was found.
const FOUND: &str = "found";

#[derive(Properties, PartialEq)]
pub struct SearchProps {
    pub document: Rc<Document>,
    /// What is set aside is shown, too.
    pub aside: bool,
    /// The reader's root.
    pub root: NodeRef,
    pub onclose: Callback<()>,
}

#[component]
pub fn Search(props: &SearchProps) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let field = use_node_ref();
    let sought = use_state(String::new);
    let at = use_state(|| 0_usize);
    let found = use_memo((props.document.clone(), (*sought).clone(), props.aside), |(document, words, aside)| {
        holding(document, words, *aside)
    });
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // Where it cannot be focused it can be clicked.
                let _ = field.focus();
            }
        });
    }
    let now = found.get(*at).copied();
    {
        let root = props.root.clone();
        use_effect_with((now, sought.is_empty()), move |(place, _)| {
            let shown = root.cast::<Element>().zip(*place).and_then(|(root, place)| show(&root, place));
            move || {
                if let Some(span) = shown {
                    // A class of our own is always valid.
                    let _ = span.class_list().remove_1(FOUND);
                }
            }
        });
    }
    let step = {
        let (at, count) = (at.clone(), found.len());
        move |forward: bool| {
            if count > 0 {
                at.set((*at + if forward { 1 } else { count - 1 }) % count);
            }
        }
    };
    let oninput = {
        let (sought, at) = (sought.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            at.set(0);
            sought.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onkeydown = {
        let (step, onclose) = (step.clone(), props.onclose.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                step(!event.shift_key());
            }
            "Escape" => onclose.emit(()),
            _ => {}
        })
    };
    let button = |name: &'static str, mark: &'static str, label: &'static str, forward: bool| {
        let step = step.clone();
        let onclick = Callback::from(move |_: MouseEvent| step(forward));
        html! { <button type="button" class="quiet" data-search={name} aria-label={label} disabled={found.len() < 2} {onclick}>{ mark }</button> }
    };
    html! {
        <search class="search">
            <input type="search" ref={field} aria-label={texts.search_text} placeholder={words.search_hint} {oninput} {onkeydown} />
            <span role="status">{ if sought.trim().is_empty() { String::new() } else { format!("{} / {}", (*at + 1).min(found.len()), found.len()) } }</span>
            { button("back", "↑", words.found_before, false) }
            { button("next", "↓", words.found_next, true) }
            <button type="button" class="quiet" data-search="close" aria-label={texts.close} onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "×" }</button>
        </search>
    }
}

/// The sentences that hold some words, whatever their case.
fn holding(document: &Document, words: &str, aside: bool) -> Vec<Spot> {
    let words = fold::lowered(words.trim());
    let mut places = Vec::new();
    if words.is_empty() {
        return places;
    }
    let shown = document.blocks.iter().enumerate().filter(|(_, block)| aside || block.kind != Kind::Boilerplate);
    for (block, content) in shown {
        for (side, text) in content.sides.iter().enumerate() {
            let sentences = text.iter().flat_map(|text| text.sentences()).enumerate();
            let held = sentences.filter(|(_, text)| fold::lowered(text).contains(&words));
            places.extend(held.map(|(sentence, _)| Spot { block, side, sentence }));
        }
    }
    places
}

/// Brings a sentence into the middle of the screen, and lights it and its counterpart.
fn show(root: &Element, place: Spot) -> Option<Element> {
    let span = place.span(root)?;
    // A class of our own is always valid.
    let _ = span.class_list().add_1(FOUND);
    // Pinned, so that a pointer which happens to rest on the text does not take the light away.
    if let Some(unit) = Units::at(Some(span.clone().into())) {
        let units = Units::of(root.clone());
        if units.pinned().map(|pinned| pinned.to_string()).as_ref() != Some(&unit) {
            units.pin(&unit);
        }
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    span.scroll_into_view_with_scroll_into_view_options(&options);
    Some(span)
}
