//! The bar of corrections: what the chosen paragraph was taken for, and what the reader can say of it instead.
//!
//! While it is there, a click or the arrow keys choose a sentence of the text.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::words::Words;
use crate::{
    correction::Edit,
    document::{Block, Document, Kind},
    reader::{sight, spot::Spot, texts::Texts, unit::Units},
};

/// In the order in which they are offered.
pub const KINDS: [Kind; 10] = [
    Kind::Paragraph,
    Kind::Title,
    Kind::Heading,
    Kind::Byline,
    Kind::Meta,
    Kind::Caption,
    Kind::List,
    Kind::Quote,
    Kind::Code,
    Kind::Boilerplate,
];

/// On the chosen sentence and its row.
const CHOSEN: &str = "chosen";

#[derive(Properties, PartialEq)]
pub struct CorrectionProps {
    pub document: Rc<Document>,
    /// The reader's root.
    pub root: NodeRef,
    /// Something is being corrected, which can be stopped.
    pub correcting: bool,
    /// Nothing can be corrected now.
    pub busy: bool,
    /// Whether a correction can be taken back, and made again.
    pub can_step: [bool; 2],
    pub onedit: Callback<Edit>,
    /// Takes the last correction back (`true`), or makes it again.
    pub onstep: Callback<bool>,
    pub ondone: Callback<()>,
}

#[component]
pub fn Correction(props: &CorrectionProps) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let root = props.root.cast::<Element>();
    let place = {
        let root = root.clone();
        use_state(move || root.and_then(|root| beginning(&root)).unwrap_or_default())
    };
    // After a correction there may be fewer paragraphs, or shorter ones.
    let now = within(*place, &props.document);
    {
        let (place, onstep, ondone) = (place.setter(), props.onstep.clone(), props.ondone.clone());
        use_effect_with((now, props.document.clone()), move |(now, document)| {
            let listeners = root.map(|root| {
                mark(&root, *now);
                listen(&root, *now, document.clone(), place, onstep, ondone)
            });
            move || drop(listeners)
        });
    }
    {
        let root = props.root.clone();
        use_effect_with((), move |()| move || root.cast::<Element>().iter().for_each(unmark));
    }
    let select = use_node_ref();
    let kind = props.document.blocks.get(now.block).map(|block| block.kind);
    {
        let select = select.clone();
        // What an option says of itself does not count any more once the reader has chosen.
        use_effect_with((kind, props.busy), move |(kind, _)| {
            let at = KINDS.iter().position(|own| Some(*own) == *kind);
            if let (Some(select), Some(at)) = (select.cast::<HtmlSelectElement>(), at) {
                select.set_selected_index(at as i32);
            }
        });
    }
    let Some(block) = props.document.blocks.get(now.block) else { return Html::default() };
    let onkind = {
        let (block, onedit) = (now.block, props.onedit.clone());
        let idle = !props.busy;
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if idle {
                onedit.emit(Edit::Kind(block, KINDS[usize::try_from(chosen).unwrap_or(0).min(KINDS.len() - 1)]));
            }
        })
    };
    let button = |(name, label, edit): (&'static str, String, Option<Edit>)| {
        bar_button(name, label, edit.filter(|_| !props.busy), &props.onedit)
    };
    let step = |name: &'static str, label: &'static str, back: bool| {
        let possible = if props.correcting { back } else { props.can_step[usize::from(!back)] && !props.busy };
        bar_button(name, label.to_owned(), possible.then_some(back), &props.onstep)
    };
    html! {
        <section class="correction" aria-label={texts.correct} aria-busy={props.busy.to_string()}>
            <div class="taken">
                <label>
                    { words.part }
                    <select ref={select} data-edit="kind" onchange={onkind}>
                        { for KINDS.iter().map(|kind| html! { <option>{ words.kind(*kind) }</option> }) }
                    </select>
                </label>
                <p role="status">{ block.reason.map_or(words.correct_hint, |reason| reason.words(texts.tag)) }</p>
                <div class="steps">
                    { step("undo", if props.correcting { texts.cancel } else { words.undo }, true) }
                    { step("redo", words.redo, false) }
                    <button type="button" data-edit="done" onclick={props.ondone.reform(|_: MouseEvent| ())}>{ words.done }</button>
                </div>
            </div>
            <div class="edits" role="group" aria-label={texts.correct}>
                { for edits(&props.document, block, now).into_iter().map(button) }
            </div>
        </section>
    }
}

/// A button that asks for something, or cannot: then it keeps the focus all the same, for it is disabled while the worker works.
fn bar_button<Asked: Copy + 'static>(
    name: &'static str,
    label: String,
    asked: Option<Asked>,
    onasked: &Callback<Asked>,
) -> Html {
    let onasked = onasked.clone();
    let onclick = Callback::from(move |_: MouseEvent| asked.iter().for_each(|asked| onasked.emit(*asked)));
    html! { <button type="button" class="quiet" data-edit={name} aria-disabled={asked.is_none().to_string()} {onclick}>{ label }</button> }
}

/// What can be said of a place: a name, what the reader calls it, and the edit where it is possible.
fn edits(document: &Document, block: &Block, place: Spot) -> Vec<(&'static str, String, Option<Edit>)> {
    let words = Words::of_browser();
    let Spot { block: at, side, sentence } = place;
    let both = block.sides.iter().all(Option::is_some);
    let pair = |forward: bool| {
        let has_other = |at: &usize| {
            let block = &document.blocks[*at];
            block.kind != Kind::Boilerplate && block.sides[1 - side].is_some()
        };
        let other =
            if forward { (at + 1..document.blocks.len()).find(has_other)? } else { (0..at).rev().find(has_other)? };
        let mut blocks = [at; 2];
        blocks[1 - side] = other;
        Some(Edit::Pair(blocks))
    };
    let link = block.links.iter().position(|link| link.sides[side].range().contains(&sentence));
    let joined = link.filter(|link| link + 1 < block.links.len());
    let parted = link.filter(|&link| block.links[link].sides.iter().map(|run| run.len()).sum::<usize>() > 1);
    let next = document.blocks.get(at + 1).filter(|next| next.kind != Kind::Boilerplate);
    let swap = if both { words.exchanged.to_owned() } else { words.is_in(&document.languages[1 - side]) };
    vec![
        ("pair-above", words.pair_above.to_owned(), pair(false)),
        ("pair-below", words.pair_below.to_owned(), pair(true)),
        ("unpair", words.unpair.to_owned(), both.then_some(Edit::Unpair(at))),
        ("join", words.join_blocks.to_owned(), next.map(|_| Edit::JoinBlocks(at))),
        (
            "split",
            words.split_block.to_owned(),
            (sentence > 0).then_some(Edit::SplitBlock { block: at, side, sentence }),
        ),
        ("join-links", words.join_links.to_owned(), joined.map(|link| Edit::JoinLinks(at, link))),
        ("split-link", words.split_link.to_owned(), parted.map(|link| Edit::SplitLink(at, link))),
        ("swap", swap, Some(Edit::Swap(at))),
    ]
}

/// The place that the reader is at: what is pointed at, or what is first in sight.
fn beginning(root: &Element) -> Option<Spot> {
    let units = Units::of(root.clone());
    let pointed = units.current().and_then(|unit| units.elements(&unit).into_iter().next());
    Spot::at(Some(pointed.or_else(|| sight::first_in_sight(root))?.into()))
}

/// The nearest place that is in the document.
fn within(place: Spot, document: &Document) -> Spot {
    let block = place.block.min(document.blocks.len().saturating_sub(1));
    let Some(sides) = document.blocks.get(block).map(|block| &block.sides) else { return Spot::default() };
    let side = if sides[place.side].is_some() { place.side } else { 1 - place.side };
    let sentences = sides[side].as_ref().map_or(0, |side| side.sentences.len());
    let sentence = if block == place.block && side == place.side { place.sentence } else { 0 };
    Spot { block, side, sentence: sentence.min(sentences.saturating_sub(1)) }
}

/// Where a key leads: through the sentences, or from paragraph to paragraph.
fn moved(place: Spot, document: &Document, key: &str) -> Option<Spot> {
    let Spot { block, side, sentence } = place;
    let sides = &document.blocks.get(block)?.sides;
    let forward = matches!(key, "ArrowRight" | "ArrowDown" | "j");
    match key {
        "ArrowRight" | "ArrowLeft" => {
            let sentence = if forward { sentence + 1 } else { sentence.wrapping_sub(1) };
            if sides[side].as_ref().is_some_and(|side| sentence < side.sentences.len()) {
                return Some(Spot { sentence, ..place });
            }
            if side == usize::from(!forward)
                && let Some(other) = &sides[1 - side]
            {
                let sentence = if forward { 0 } else { other.sentences.len().saturating_sub(1) };
                return Some(Spot { block, side: 1 - side, sentence });
            }
        }
        "ArrowDown" | "ArrowUp" | "j" | "k" => {}
        _ => return None,
    }
    let block = if forward { block + 1 } else { block.checked_sub(1)? };
    let side = document.blocks.get(block)?.sides.iter().position(Option::is_some)?;
    Some(Spot { block, side, sentence: 0 })
}

fn listen(
    root: &Element,
    now: Spot,
    document: Rc<Document>,
    place: UseStateSetter<Spot>,
    onstep: Callback<bool>,
    ondone: Callback<()>,
) -> Option<[EventListener; 2]> {
    let text = root.query_selector(".text").ok()??;
    let clicked = {
        let place = place.clone();
        EventListener::new(&text, "click", move |event| {
            if let Some(chosen) = Spot::at(event.target()) {
                place.set(chosen);
            }
        })
    };
    let root = root.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let pressed = EventListener::new_with_options(&text, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let key = event.key();
        let with_control = event.ctrl_key() || event.meta_key();
        match (with_control, key.as_str()) {
            (true, "z" | "Z") => onstep.emit(!event.shift_key()),
            (true, "y") => onstep.emit(false),
            (true, _) => return,
            (false, "Escape") => ondone.emit(()),
            (false, key) => {
                let Some(chosen) = moved(now, &document, key) else { return };
                place.set(chosen);
                if let Some(span) = chosen.span(&root) {
                    let options = ScrollIntoViewOptions::new();
                    options.set_block(ScrollLogicalPosition::Nearest);
                    span.scroll_into_view_with_scroll_into_view_options(&options);
                }
            }
        }
        event.prevent_default();
    });
    Some([clicked, pressed])
}

fn mark(root: &Element, place: Spot) {
    unmark(root);
    for element in [place.row(root), place.span(root)].into_iter().flatten() {
        // A class of our own is always valid.
        let _ = element.class_list().add_1(CHOSEN);
    }
}

fn unmark(root: &Element) {
    while let Ok(Some(element)) = root.query_selector(&format!(".{CHOSEN}")) {
        if element.class_list().remove_1(CHOSEN).is_err() {
            break;
        }
    }
}
