//! Places in the text: a sentence of one side of a block.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A sentence, by numbers from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub block: usize,
    pub side: usize,
    pub sentence: usize,
}

impl Spot {
    /// The place of something in the page: of a sentence, or of the first of its row.
    pub fn at(target: Option<web_sys::EventTarget>) -> Option<Self> {
        let node: Node = target?.dyn_into().ok()?;
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let row = element.closest("[data-block]").ok()??;
        let block = row.get_attribute("data-block")?.parse().ok()?;
        let side = match element.closest(".side-1") {
            Ok(Some(_)) => 1,
            _ => usize::from(row.query_selector(".side-0 .sentence").ok()?.is_none()),
        };
        let mut sentence = 0;
        let mut before = element.closest(".sentence").ok()?.and_then(|own| own.previous_element_sibling());
        while let Some(element) = before {
            sentence += 1;
            before = element.previous_element_sibling();
        }
        Some(Self { block, side, sentence })
    }

    /// The row of the place.
    pub fn row(self, root: &Element) -> Option<Element> {
        root.query_selector(&format!("[data-block=\"{}\"]", self.block)).ok()?
    }

    /// The span of the sentence.
    pub fn span(self, root: &Element) -> Option<Element> {
        let selector = format!(".side-{} .sentence:nth-of-type({})", self.side, self.sentence + 1);
        self.row(root)?.query_selector(&selector).ok()?
    }
}
