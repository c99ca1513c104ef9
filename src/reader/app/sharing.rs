//! What the reader takes along: a file, a side, a link.

use yew::{platform::spawn_local, prelude::*};

use super::{App, Event};
use crate::{
    browser::{
        clipboard,
        formats::Writing,
        protocol::{Conversion, Written},
        save,
    },
    document::{Document, Kind},
    output::Format,
    reader::{
        panels::{Take, Task, Words},
        position,
    },
};

impl App {
    /// Lets the reader have what he asks for; afterwards it is said what became of it.
    pub(in crate::reader) fn let_take(&mut self, context: &Context<Self>, take: Take) {
        let Some(open) = &self.open else { return };
        let words = Words::of_browser();
        match take {
            Take::File(format) => {
                let conversion = Conversion::Write((*open.document).clone(), format);
                self.write(context, format, &conversion);
            }
            Take::Single => {
                let conversion = Conversion::Single((*open.document).clone());
                self.write(context, Format::Html, &conversion);
            }
            Take::Sides(sides) => {
                copy(context, text(&open.document, sides, self.settings.aside), words.copied);
            }
            Take::Link => {
                let seen = || position::seen(&self.root.cast()?).map(|seen| seen.first);
                let unit = self.units().and_then(|units| units.pinned()).or_else(seen);
                let said = match (open.addresses.is_empty(), open.kept) {
                    (false, _) => words.link_copied,
                    (true, true) => words.link_copied_here,
                    (true, false) => {
                        self.shelf.say(words.no_link.into(), None);
                        return;
                    }
                };
                copy(context, self.fragment(unit).address(&open.addresses).unwrap_or_default(), said);
            }
        }
    }

    fn write(&mut self, context: &Context<Self>, format: Format, conversion: &Conversion) {
        let link = context.link().clone();
        self.writing = context.props().formats.as_ref().and_then(|starter| {
            Writing::start(starter, conversion, move |written| {
                link.send_message(Event::Task(Task::Written(format, written)));
            })
        });
        if self.writing.is_none() {
            self.written(format, None);
        }
    }

    /// The file is there, or will not come.
    pub(in crate::reader) fn written(&mut self, format: Format, written: Option<Written>) {
        self.writing = None;
        let words = Words::of_browser();
        let saved = written.filter(|written| save::save(&written.name, format.mime(), &written.bytes));
        let words = saved.map_or_else(|| words.not_saved.to_owned(), |written| words.saved(&written.name));
        self.shelf.say(words, None);
    }
}

/// Puts a text on the clipboard, and says so.
fn copy(context: &Context<App>, text: String, said: &'static str) {
    let link = context.link().clone();
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        link.send_message(Event::Task(Task::Say(if copied { said } else { Words::of_browser().not_copied })));
    });
}

/// The text of some sides, a paragraph for each of their blocks; what is set aside only where it is shown.
fn text(document: &Document, sides: [bool; 2], aside: bool) -> String {
    let blocks = document.blocks.iter().filter(|block| aside || block.kind != Kind::Boilerplate);
    let wanted = blocks.flat_map(|block| {
        block.sides.iter().zip(sides).filter(|(_, wanted)| *wanted).filter_map(|(side, _)| side.as_ref())
    });
    let texts: Vec<&str> = wanted.map(|side| &*side.text).collect();
    texts.join("\n\n")
}
