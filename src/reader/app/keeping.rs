//! What is kept of a text: the text itself, in the library, and the place in it, there and in the page's address.

use std::rc::Rc;

use gloo::{events::EventListener, timers::callback::Timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollRestoration};
use yew::prelude::*;

use super::{App, Event, Open, Waited, correcting::with_history};
use crate::{
    browser::address::Fragment,
    document::Document,
    library::{Key, Reading},
    reader::{doubt::is_doubtful, panels::Task, position, shelf::Act},
};

/// How long a text that is understood waits for the library to say how far it was read, in milliseconds.
const PATIENCE: u32 = 1000;

/// After so many milliseconds without scrolling, what is on the screen is being read.
const PAUSE: u32 = 400;

/// What nobody waits for is done so many milliseconds after a text is there: first it is drawn.
const DRAWN_AFTER: u32 = 200;

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
        let Some(document) = waited.document.take() else { return self.show_beginning(context) };
        let Some(Waited { sources, addresses, key, reading, .. }) = self.waited.take() else { return };
        let document = Rc::new(document);
        let before = if self.shows_beginning() { &self.before } else { &self.open };
        let before = before.as_ref().filter(|open| open.key == key);
        self.show(Open {
            doubtful: is_doubtful(&document),
            history: with_history(before, &document),
            sources,
            addresses,
            reading,
            ..Open::new(self.jobs, document, key)
        });
        let (job, link) = (self.jobs, context.link().clone());
        Timeout::new(DRAWN_AFTER, move || link.send_message(Event::Task(Task::Keep(job)))).forget();
    }

    /// The beginning of a long text is shown while the worker is at the rest, but where another place in it is asked for, or may be.
    pub(super) fn show_beginning(&mut self, context: &Context<Self>) {
        let Some(waited) = self.waited.as_ref().filter(|waited| !waited.asked && waited.reading.is_none()) else {
            return;
        };
        let (Some(beginning), None) = (&waited.beginning, self.wanted.unit) else { return };
        let document = Rc::new(beginning.document.clone());
        let open = Open { is_beginning: true, ..Open::new(self.jobs, document, waited.key.clone()) };
        let before = if self.shows_beginning() {
            self.before.take()
        } else {
            if self.open.is_some() {
                self.run(context, Task::Mark);
            }
            self.open.take()
        };
        self.show(open);
        self.before = before;
    }

    /// Whether what is open is the beginning of a text.
    pub(super) fn shows_beginning(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.is_beginning)
    }

    /// A text is there that was understood before; it is not kept.
    pub(super) fn opened(&mut self, document: Document) {
        self.show(Open::new(self.jobs, Rc::new(document), Key::of([])));
    }

    /// Shows a text at the place that is asked for, or that was read last.
    pub(super) fn show(&mut self, mut open: Open) {
        self.before = None;
        if self.open.as_ref().is_some_and(|before| before.is_beginning && before.number == open.number) {
            // The rest has come: the reader stays where he is.
            self.stay();
            self.open = Some(open);
            return;
        }
        let place = self.wanted.unit.or(open.reading.map(|reading| reading.place));
        open.at = place.and_then(|place| place.find(&open.document)).unwrap_or(0);
        if let Some(view) = self.wanted.view {
            self.settings.view = view;
        }
        if let Some(primary) = &self.wanted.primary
            && let Some(side) = open.document.languages.iter().position(|language| language.as_str() == primary)
        {
            self.settings.swapped = side == 1;
        }
        // What was pointed at is not there any more.
        if let Some(units) = self.units() {
            units.clear();
        }
        let page = web_sys::window().and_then(|window| window.document());
        self.focused = page.and_then(|page| page.active_element()).is_some_and(|element| element.tag_name() != "BODY");
        self.opening_shown = false;
        self.open = Some(open);
    }

    /// The text is on the screen: a unit that the address asks for is pinned.
    pub(super) fn arrive(&mut self, context: &Context<Self>) {
        let wanted = std::mem::take(&mut self.wanted);
        if let (Some(_), Some(open), Some(units)) = (wanted.unit, &self.open, self.units()) {
            let unit = open.at.to_string();
            if units.pinned() != Some(open.at) {
                units.pin(&unit);
            }
        }
        if self.alone {
            if self.focused {
                self.focus_text();
            }
            let link = context.link().clone();
            Timeout::new(DRAWN_AFTER, move || link.send_message(Event::Task(Task::Address))).forget();
        }
    }

    /// After the opening screen has come or gone: to its top, or to where the text was left.
    pub(super) fn return_to_place(&mut self, context: &Context<Self>) {
        if self.alone {
            self.run(context, Task::Address);
        }
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
            context.link().send_message(Event::Task(Task::Act(Act::Open(key))));
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
        self.arrive(context);
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
