//! What is kept of a text: the text itself, in the library, and the place in it, there and in the page's address.

use std::rc::Rc;

use gloo::{events::EventListener, timers::callback::Timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollRestoration};
use yew::prelude::*;

use super::{App, Event, Open, Waited, correcting::with_history, summary};
use crate::{
    browser::{address::Fragment, worker::Spare},
    document::{Document, Place},
    library::{self, Answer, Ask, Kept, Key, Reading},
    reader::{
        doubt::is_doubtful,
        history::History,
        position::{self, Seen},
        shelf::{Act, Told},
    },
};

/// How long a text that is understood waits for the library to say how far it was read, in milliseconds.
const PATIENCE: u32 = 1000;

/// After so many milliseconds without scrolling, what is on the screen is being read.
const PAUSE: u32 = 400;

/// After so many milliseconds a text that is shown is kept: first it is drawn.
const KEEP_AFTER: u32 = 200;

impl App {
    /// A text is understood. It is shown as soon as the library has said how far it was read: afterwards nothing may move.
    pub(super) fn understood(&mut self, context: &Context<Self>, document: Document) {
        let Some(waited) = &mut self.waited else { return };
        waited.document = Some(document);
        if waited.asked {
            let (job, link) = (self.jobs, context.link().clone());
            Timeout::new(PATIENCE, move || link.send_message(Event::Late(job))).forget();
        } else {
            self.found(context, None);
        }
    }

    /// The library has said how far the text was read that is being opened, or will not.
    pub(super) fn found(&mut self, context: &Context<Self>, reading: Option<Reading>) {
        let Some(waited) = &mut self.waited else { return };
        waited.asked = false;
        waited.reading = waited.reading.or(reading);
        let Some(document) = waited.document.take() else { return };
        let Some(Waited { sources, addresses, key, reading, .. }) = self.waited.take() else { return };
        let document = Rc::new(document);
        let before = self.open.take_if(|open| open.key == key);
        let open = Open {
            summary: summary(&document),
            doubtful: is_doubtful(&document),
            history: with_history(before, &document),
            document,
            number: self.jobs,
            sources,
            addresses,
            key,
            kept: false,
            at: 0,
            reading,
        };
        self.show(open);
        let (job, link) = (self.jobs, context.link().clone());
        Timeout::new(KEEP_AFTER, move || link.send_message(Event::Keep(job))).forget();
    }

    /// A text is there that was understood before; it is not kept.
    pub(super) fn opened(&mut self, document: Document) {
        self.show(Open {
            summary: summary(&document),
            document: Rc::new(document),
            history: History::default(),
            doubtful: false,
            number: self.jobs,
            sources: Vec::new(),
            addresses: Vec::new(),
            key: Key::of([]),
            kept: false,
            at: 0,
            reading: None,
        });
    }

    /// Shows a text at the place that is asked for, or that was read last.
    fn show(&mut self, mut open: Open) {
        let place = self.wanted.unit.or(open.reading.map(|reading| reading.place));
        open.at = place.and_then(|place| place.find(&open.document)).unwrap_or(0);
        if let Some(view) = self.wanted.view {
            self.settings.view = view;
        }
        if let Some(primary) = &self.wanted.primary
            && let Some(side) = open.document.languages.iter().position(|language| language == primary)
        {
            self.settings.swapped = side == 1;
        }
        // What was pointed at is not there any more.
        if let Some(units) = self.units() {
            units.clear();
        }
        self.opening_shown = false;
        self.open = Some(open);
    }

    /// The text is on the screen: a unit that the address asks for is pinned.
    pub(super) fn arrive(&mut self) {
        let wanted = std::mem::take(&mut self.wanted);
        if let (Some(_), Some(open), Some(units)) = (wanted.unit, &self.open, self.units()) {
            let unit = open.at.to_string();
            if units.pinned() != Some(open.at) {
                units.pin(&unit);
            }
        }
        self.show_address();
    }

    /// Puts the text that is open into the library.
    pub(super) fn keep(&self) {
        let Some(open) = &self.open else { return };
        let source = |(name, bytes): &(String, Vec<u8>)| library::Source { name: name.clone(), bytes: bytes.clone() };
        let kept = Kept { document: (*open.document).clone(), sources: open.sources.iter().map(source).collect() };
        self.shelf.ask(&Ask::Keep(open.key.clone(), Box::new(kept), open.addresses.clone()));
    }

    /// Hears the library; whether something of it is to be seen.
    pub(super) fn hear_library(&mut self, context: &Context<Self>, answer: Option<Answer>) -> bool {
        match self.shelf.hear(answer) {
            Told::Found(key, reading) => {
                let awaited = self.waited.as_ref().is_some_and(|waited| waited.asked && waited.key == key);
                if awaited {
                    self.found(context, reading);
                }
                awaited
            }
            Told::Kept(key) => {
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
                self.spare = self.spare.take().or_else(|| Spare::start(&context.props().worker));
                self.jobs += 1;
                let Kept { document, sources } = *kept;
                self.show(Open {
                    summary: summary(&document),
                    document: Rc::new(document),
                    history: History::default(),
                    doubtful: false,
                    number: self.jobs,
                    sources: sources.into_iter().map(|source| (source.name, source.bytes)).collect(),
                    addresses: entry.addresses,
                    key: entry.key,
                    kept: true,
                    at: 0,
                    reading: entry.reading,
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

    /// Notes how far the text is read.
    pub(super) fn mark(&mut self) {
        let (Some(root), false) = (self.root.cast::<Element>(), self.opening_shown) else { return };
        let (Some(open), Some(Seen { first, last, .. })) = (&mut self.open, position::seen(&root)) else { return };
        let units: usize = open.document.blocks.iter().map(|block| block.links.len()).sum();
        let Some(place) = Place::of(&open.document, first) else { return };
        let percent = u8::try_from(100 * (last + 1) / units.max(1)).unwrap_or(100).min(100);
        let reading = Reading { place, percent };
        if open.reading.replace(reading) != Some(reading) && open.kept {
            self.shelf.ask(&Ask::Mark(open.key.clone(), reading));
        }
    }

    /// After the opening screen has come or gone: to its top, or to where the text was left.
    pub(super) fn return_to_place(&self) {
        self.show_address();
        let place = self.open.as_ref().and_then(|open| open.reading?.place.find(&open.document));
        let (shown, root) = (self.opening_shown, self.root.clone());
        Timeout::new(0, move || {
            let unit = place.filter(|_| !shown);
            if let (Some(unit), Some(root)) = (unit, root.cast::<Element>()) {
                position::go_to(&root, unit);
            } else if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        })
        .forget();
    }

    /// Goes to the place that the page's address asks for now.
    pub(super) fn go_to_wanted(&mut self, context: &Context<Self>) {
        self.wanted = Fragment::of_page();
        if let Some(key) = self.wanted.text.clone()
            && self.open.as_ref().is_none_or(|open| open.key != key)
        {
            context.link().send_message(Event::Act(Act::Open(key)));
            return;
        }
        if let (Some(place), Some(open), Some(root)) = (self.wanted.unit, &mut self.open, self.root.cast::<Element>())
            && let Some(unit) = place.find(&open.document)
        {
            open.at = unit;
            self.opening_shown = false;
            position::go_to(&root, unit);
        }
        if let Some(view) = self.wanted.view {
            self.settings.view = view;
        }
        self.arrive();
    }

    /// Where the reader is, as it stands behind the `#` of the address.
    pub(super) fn fragment(&self, unit: Option<usize>) -> Fragment {
        let Some(open) = &self.open else { return Fragment::default() };
        Fragment {
            unit: unit.and_then(|unit| Place::of(&open.document, unit)),
            view: Some(self.settings.view).filter(|view| *view != Default::default()),
            primary: self.settings.swapped.then(|| open.document.languages[1].clone()),
            text: (open.kept && open.addresses.is_empty()).then(|| open.key.clone()),
        }
    }

    /// The page's address says what is open and what is pinned, or nothing beside the opening screen.
    pub(super) fn show_address(&self) {
        if !self.alone {
            return;
        }
        let Some(open) = self.open.as_ref().filter(|_| !self.opening_shown) else {
            return Fragment::default().show(&[]);
        };
        self.fragment(self.units().and_then(|units| units.pinned())).show(&open.addresses);
    }
}

/// What is on the screen is noted when scrolling pauses, and when the page is left.
pub(super) fn listen_to_place(context: &Context<App>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    if let Ok(history) = window.history() {
        // The place is ours to restore.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let link = context.link().clone();
    let mut pause = None;
    let scrolled = EventListener::new(&window, "scroll", move |_| {
        let link = link.clone();
        pause.replace(Timeout::new(PAUSE, move || link.send_message(Event::Read)));
    });
    let link = context.link().clone();
    let hashed = EventListener::new(&window, "hashchange", move |_| link.send_message(Event::GoTo));
    let link = context.link().clone();
    let left = window.document().map(|page| {
        EventListener::new(&page, "visibilitychange", move |event| {
            let hidden = event
                .target()
                .and_then(|page| page.dyn_into::<web_sys::Document>().ok())
                .is_some_and(|page| page.hidden());
            if hidden {
                link.send_message(Event::Read);
            }
        })
    });
    [scrolled, hashed].into_iter().chain(left).collect()
}
