//! What the library is asked for, and what it says.

use std::rc::Rc;

use yew::prelude::*;

use super::{App, Open};
use crate::{
    browser::{last, worker::Spare},
    library::{self, Answer, Ask, Kept},
    reader::{
        panels::protect,
        shelf::{Act, Told},
    },
};

impl App {
    /// The reader does something with the library.
    pub(in crate::reader) fn act(&mut self, act: Act) {
        if let Act::Open(key) = &act {
            self.cancel();
            self.message = None;
            self.asked = Some(key.clone());
        }
        if matches!(act, Act::Restore | Act::Dismiss) {
            // The button that was pressed goes away.
            self.focus(if self.opening_shown { ".library :is(.kept, .all button)" } else { ".article" });
        }
        self.shelf.act(act, &self.settings);
    }

    /// Something is said over the text.
    pub(in crate::reader) fn say(&mut self, words: &str) {
        self.shelf.say(words.into(), None);
    }

    /// The library is asked for something of which nothing is to be seen.
    pub(in crate::reader) fn ask(&self, ask: &Ask) {
        self.shelf.ask(ask);
    }

    /// Puts the text that is open into the library, if it is that of this job.
    pub(in crate::reader) fn keep(&self, job: u32) {
        let Some(open) = self.open.as_ref().filter(|_| job == self.jobs) else { return };
        let source = |(name, bytes): &(String, Vec<u8>)| library::Source { name: name.clone(), bytes: bytes.clone() };
        let kept = Kept { document: (*open.document).clone(), sources: open.sources.iter().map(source).collect() };
        self.shelf.ask(&Ask::Keep(open.key.clone(), Box::new(kept), open.addresses.clone()));
        if self.alone {
            last::remember(&open.document.languages);
        }
    }

    /// Starts a worker for the next job, if there is none.
    pub(in crate::reader) fn prepare(&mut self, context: &Context<Self>) {
        self.spare = self.spare.take().or_else(|| Spare::start(&context.props().worker));
    }

    /// Hears the library; whether something of it is to be seen.
    pub(in crate::reader) fn hear_library(&mut self, context: &Context<Self>, answer: Option<Answer>) -> bool {
        match self.shelf.hear(answer) {
            Told::Found(key, reading) => {
                let awaited = self.waited.as_ref().is_some_and(|waited| waited.asked && waited.key == key);
                if awaited {
                    self.found(context, reading);
                }
                awaited
            }
            Told::Kept(key) => {
                if self.shelf.entries.as_ref().is_none_or(|entries| entries.is_empty()) {
                    // The first text: from now on there is something to be lost.
                    protect();
                }
                if let Some(open) = self.open.as_mut().filter(|open| open.key == key) {
                    open.kept = true;
                    if let Some(reading) = open.reading {
                        self.shelf.ask(&Ask::Mark(key, reading));
                    }
                    self.show_address();
                }
                false
            }
            Told::Text(entry, kept) => {
                let awaited = self.waited.take_if(|waited| waited.asked && waited.key == entry.key).is_some();
                if self.asked.take_if(|asked| *asked == entry.key).is_none() && !awaited {
                    return false;
                }
                self.prepare(context);
                self.jobs += 1;
                let Kept { document, sources } = *kept;
                self.show(Open {
                    sources: sources.into_iter().map(|source| (source.name, source.bytes)).collect(),
                    addresses: entry.addresses,
                    kept: true,
                    reading: entry.reading,
                    ..Open::new(self.jobs, Rc::new(document), entry.key)
                });
                true
            }
            Told::Settings(settings) => {
                settings.keep();
                self.settings = settings;
                true
            }
            Told::Failed => {
                self.asked = None;
                if self.waited.as_ref().is_some_and(|waited| waited.asked) {
                    self.found(context, None);
                }
                true
            }
            Told::Shown => true,
        }
    }
}
