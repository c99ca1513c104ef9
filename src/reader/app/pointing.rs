//! What the pointer does in the text: it lights and it pins, and whatever happens there does not go through Yew.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};
use yew::{html::Scope, prelude::*};

use super::{App, Event, SELECTED};
use crate::reader::{
    panels::Task,
    spot::Spot,
    unit::{self, Units},
};

impl App {
    /// Puts the focus where the keys are heard, after whatever had it is gone.
    pub(super) fn focus_text(&self) {
        self.focus(".article");
    }

    /// Puts the focus on the first of these, if there is one.
    pub(super) fn focus(&self, selector: &str) {
        let place = self.root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
        if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Where nothing can be focused, nothing was.
            let _ = place.focus_with_options(&options);
        }
    }

    pub(super) fn on_hover(&self) -> Callback<MouseEvent> {
        let (root, light) = (self.root.clone(), self.settings.light);
        Callback::from(move |event: MouseEvent| {
            if light && let Some(root) = root.cast::<Element>() {
                let units = Units::of(root);
                let unit = Units::at(event.target());
                // Between the lines of a sentence the pointer has not left it.
                if unit.is_some() || !Units::is_beside(event.target()) {
                    units.activate(unit.as_deref());
                }
            }
        })
    }

    pub(super) fn on_leave(&self) -> Callback<MouseEvent> {
        let root = self.root.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(root) = root.cast::<Element>() {
                Units::of(root).activate(None);
            }
        })
    }

    /// What is selected from here on is in one language.
    pub(super) fn on_press(&self) -> Callback<MouseEvent> {
        let root = self.root.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(root) = root.cast::<Element>() else { return };
            // The attribute takes any value.
            let _ = match Spot::at(event.target()) {
                Some(place) => root.set_attribute(SELECTED, &place.side.to_string()),
                None => root.remove_attribute(SELECTED),
            };
        })
    }

    /// A click or a tap pins, and so does a long press, with which the browser begins a selection: its menu is asked for then.
    pub(super) fn on_click(&self, link: &Scope<Self>) -> Callback<MouseEvent> {
        let (root, light, link) = (self.root.clone(), self.settings.light, link.clone());
        Callback::from(move |event: MouseEvent| {
            let (Some(root), Some(unit)) = (root.cast::<Element>(), Units::at(event.target())) else { return };
            let is_long = event.type_() == "contextmenu";
            let units = Units::of(root);
            let is_wanted = if is_long { is_touch(&event) && !units.is_pinned(&unit) } else { !unit::is_selecting() };
            if light && is_wanted {
                units.activate(Some(&unit));
                units.pin(&unit);
                link.send_message(Event::Task(Task::Address));
            }
        })
    }
}

/// Whether it is a finger that does it.
fn is_touch(event: &MouseEvent) -> bool {
    // Browsers in which the event tells of no pointer have none for a long press.
    Reflect::get(event, &"pointerType".into()).is_ok_and(|kind| kind == "touch")
}

/// What is in sight is another part of the text.
pub(super) fn listen_to_scrolling(root: &NodeRef) -> Option<EventListener> {
    let root = root.clone();
    let scrolled = move |_: &web_sys::Event| root.cast::<Element>().into_iter().for_each(|root| Units::of(root).peek());
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "scroll", scrolled))
}
