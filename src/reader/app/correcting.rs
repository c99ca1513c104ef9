//! Corrections by hand: the worker makes them, they can be taken back, and they are kept with the text.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::{App, Event, Open};
use crate::{
    browser::{
        protocol::{self, Asked, Refused, Reply},
        worker::{News, Work},
    },
    correction::{Edit, Patch},
    document::Document,
    reader::{
        history::History,
        panels::{Task, refusal},
        sight::Sight,
        texts::Summary,
        unit::Units,
    },
};

impl App {
    /// Lets the worker correct what is open.
    pub(in crate::reader) fn correct(&mut self, context: &Context<Self>, edit: Edit) {
        let Some(open) = &self.open else { return };
        self.message = None;
        let link = context.link().clone();
        let number = open.number;
        self.correction = protocol::packed(&*open.document).and_then(|document| {
            let asked = Asked::Correct(document, edit);
            Work::start(self.spare.take(), &context.props().worker, &asked, move |news| {
                link.send_message(Event::Task(Task::Corrected(number, news)));
            })
        });
        if self.correction.is_none() {
            self.message = Some(refusal(&Refused::Dead));
        }
    }

    /// The worker has corrected the text of this job, or cannot.
    pub(in crate::reader) fn corrected(&mut self, context: &Context<Self>, job: u32, news: News) {
        if self.correction.take().is_none() {
            return;
        }
        self.prepare(context);
        let Some(open) = self.open.as_mut().filter(|open| open.number == job) else { return };
        let refused = match news {
            News::Reply(Reply::Corrected(patch)) => match protocol::unpacked::<Patch>(&patch) {
                Some(patch) => {
                    let corrected = Rc::new(patch.applied(&open.document));
                    open.history.change(&mut open.document, corrected);
                    return self.changed(context);
                }
                None => None,
            },
            News::Reply(Reply::Refused(why)) => protocol::unpacked(&why),
            _ => None,
        };
        self.message = Some(refusal(&refused.unwrap_or(Refused::Dead)));
    }

    /// Takes the last correction back, or makes it again; one that is under way is stopped.
    pub(in crate::reader) fn step(&mut self, context: &Context<Self>, back: bool) {
        if self.correction.is_some() {
            // What is under way can only be given up.
            if back {
                self.correction = None;
                self.prepare(context);
            }
            return;
        }
        if let Some(open) = &mut self.open {
            open.history.step(&mut open.document, back);
        }
        self.changed(context);
    }

    /// The document is another one: it is kept as it is now.
    fn changed(&mut self, context: &Context<Self>) {
        if let Some(open) = &mut self.open {
            open.summary = Summary::of(&open.document);
        }
        self.stay();
        // What was pointed at is not there any more.
        if let Some(units) = self.units() {
            units.clear();
        }
        self.keep(self.jobs);
        if let Some(edited) = &context.props().edited {
            // What the host does about it is no concern of ours.
            let _ = edited.call0(&JsValue::UNDEFINED);
        }
    }

    /// Once the page is drawn again, what the reader looks at is where it was.
    pub(super) fn stay(&mut self) {
        let Some(root) = self.root.cast::<Element>() else { return };
        let units = Units::of(root.clone());
        let pointed = units.current().and_then(|unit| units.elements(&unit).into_iter().next());
        self.sight = Sight::now(&root, pointed);
    }
}

/// What a document was before: where the same text is read again, that can be taken back.
pub(super) fn with_history(before: Option<&Open>, now: &Rc<Document>) -> History {
    let Some(before) = before else { return History::default() };
    let (mut document, mut history) = (before.document.clone(), before.history.clone());
    history.change(&mut document, now.clone());
    history
}
