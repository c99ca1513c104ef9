//! What a document was before each correction, and what it was before that was taken back.

use std::rc::Rc;

use crate::document::Document;

/// Documents share the blocks that they have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Rc<Document>>,
    future: Vec<Rc<Document>>,
}

impl History {
    /// The document changes.
    pub fn change(&mut self, now: &mut Rc<Document>, to: Rc<Document>) {
        self.past.push(std::mem::replace(now, to));
        self.future.clear();
    }

    /// Takes the last change back, or makes it again.
    pub fn step(&mut self, now: &mut Rc<Document>, back: bool) {
        let (from, onto) = if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        if let Some(to) = from.pop() {
            onto.push(std::mem::replace(now, to));
        }
    }

    /// Whether there is a change to take back, and one to make again.
    pub fn can_step(&self) -> [bool; 2] {
        [!self.past.is_empty(), !self.future.is_empty()]
    }
}
