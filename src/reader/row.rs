//! One block: a row with a cell for each side.

use std::rc::Rc;

use yew::{prelude::*, virtual_dom::VNode};

use super::texts::Texts;
use crate::document::{Block, Kind, Language, Side};

/// A block and where it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Numbered {
    pub block: Rc<Block>,
    /// Its number in the document.
    pub number: usize,
    /// The number of its first unit in the document.
    pub first_unit: usize,
}

/// The row of a block. What its elements are called for styles is set as their property: Yew's own way of naming classes would be a
/// hundredth of the page.
pub fn row(numbered: &Numbered, tongues: &[Language; 3]) -> Html {
    let Numbered { block, number, .. } = numbered;
    let lone = block.sides.iter().any(Option::is_none);
    let classes = format!("row {}{}", block.kind.name(), if lone { " lone" } else { "" });
    // So that a row stays what it is when blocks are put in before it.
    let key = Rc::as_ptr(block) as usize;
    html! {
        <div ~className={classes} data-block={number.to_string()} {key}>
            { for [0, 1].map(|side| cell(numbered, side, &tongues[block.tongue(side)])) }
            { aside(block) }
        </div>
    }
}

/// Why a block is set aside.
fn aside(block: &Block) -> Html {
    let texts = Texts::of_browser();
    match block.reason.filter(|_| block.kind == Kind::Boilerplate) {
        Some(reason) => html! { <small class="reason" lang={texts.tag}>{ reason.words(texts.tag) }</small> },
        None => Html::default(),
    }
}

fn cell(numbered: &Numbered, side: usize, language: &Language) -> Html {
    let Some(text) = &numbered.block.sides[side] else {
        return html! { <div ~className={format!("cell side-{side} empty")} aria-hidden="true" /> };
    };
    let tag = match numbered.block.kind {
        Kind::Title => "h1",
        Kind::Heading => "h2",
        Kind::Quote => "blockquote",
        Kind::Code => "pre",
        _ => "p",
    };
    html! {
        <@{tag} ~className={format!("cell side-{side}")} lang={language.as_str().to_owned()} dir={language.direction()}>
            { sentences(numbered, side, text, language) }
        </@>
    }
}

/// The text of a side: a span for each sentence, and the white space between as it is.
fn sentences(numbered: &Numbered, side: usize, text: &Side, language: &Language) -> Html {
    let mut units: Vec<Option<(usize, bool, bool)>> = vec![None; text.sentences.len()];
    for (at, link) in numbered.block.links.iter().enumerate() {
        let gap = link.sides[1 - side].range().is_empty();
        for sentence in link.sides[side].range() {
            if let Some(unit) = units.get_mut(sentence) {
                *unit = Some((numbered.first_unit + at, gap, link.confidence.is_doubtful()));
            }
        }
    }
    let mut nodes: Vec<VNode> = Vec::with_capacity(2 * text.sentences.len() + 1);
    let mut end = 0;
    for (span, unit) in text.sentences.iter().zip(units) {
        let range = span.range();
        nodes.push(text.text[end..range.start].to_owned().into());
        end = range.end;
        let (unit, gap, doubt) =
            unit.map_or((None, false, false), |(unit, gap, doubt)| (Some(unit.to_string()), gap, doubt));
        let classes = match (gap, doubt) {
            (true, _) => "sentence gap",
            (false, true) => "sentence doubtful",
            (false, false) => "sentence",
        };
        let sentence = text.text[range].to_owned();
        nodes.push(
            html! { <span ~className={classes} lang={language.as_str().to_owned()} data-unit={unit}>{ sentence }</span> },
        );
    }
    nodes.push(text.text[end..].to_owned().into());
    nodes.into_iter().collect()
}
