//! Texts that come from outside: pasted, or dropped on the page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element};
use yew::prelude::*;

use super::{App, Event};
use crate::{
    browser::{files, protocol::Refused},
    reader::panels::Task,
};

/// What was dropped is opened.
pub(super) fn dropped(event: DragEvent) -> Vec<Event> {
    event.prevent_default();
    let mut events = vec![Event::Dragging(false)];
    if let Some(data) = event.data_transfer() {
        let dropped = files::listed(data.files());
        events.push(match files::pasted(&data) {
            Some(text) if dropped.is_empty() => Event::Texts(vec![text]),
            _ => Event::Files(dropped),
        });
    }
    events
}

/// Text that is pasted anywhere but into a field is opened.
pub(super) fn listen_to_paste(context: &Context<App>) -> Option<EventListener> {
    let link = context.link().clone();
    let page = web_sys::window()?.document()?;
    Some(EventListener::new(&page, "paste", move |event| {
        let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
        let into_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT"));
        let Some(data) = event.clipboard_data().filter(|_| !into_field) else { return };
        let pasted_files = files::listed(data.files());
        match files::pasted(&data) {
            Some(text) => link.send_message(Event::Texts(vec![text])),
            None if !pasted_files.is_empty() => link.send_message(Event::Files(pasted_files)),
            None => link.send_message(Event::Task(Task::Refuse(Refused::Nothing))),
        }
    }))
}
