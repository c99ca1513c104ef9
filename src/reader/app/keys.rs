//! What the keys do in the text.

use web_sys::{Element, KeyboardEvent};
use yew::{html::Scope, prelude::*};

use super::{App, Event, SELECTED};
use crate::{
    browser::settings::{Reveal, Settings, View},
    reader::{
        panels::{Take, Task},
        unit::Units,
    },
};

impl App {
    /// A key that the text has heard.
    pub(super) fn on_key(&self, link: &Scope<Self>) -> Callback<KeyboardEvent> {
        let (root, settings, link) = (self.root.clone(), self.settings.clone(), link.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(root) = root.cast::<Element>() else { return };
            if event.key() == "a" {
                // All is both languages.
                let _ = root.remove_attribute(SELECTED);
            }
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let units = Units::of(root.clone());
            let announce = |unit: Option<String>, side: usize| unit.iter().for_each(|unit| units.announce(unit, side));
            match event.key().as_str() {
                "ArrowDown" | "j" => announce(units.step(true), 1),
                "ArrowUp" | "k" => announce(units.step(false), 1),
                "ArrowLeft" => announce(units.current(), 0),
                "ArrowRight" => announce(units.current(), 1),
                "Enter" => {
                    if let Some(unit) = units.current() {
                        units.pin(&unit);
                        link.send_message(Event::Task(Task::Address));
                    }
                }
                "Escape" => {
                    units.clear();
                    link.send_message(Event::Task(Task::Address));
                }
                "v" => {
                    let at = View::ALL.iter().position(|view| *view == settings.view).unwrap_or(0);
                    let view = View::ALL[(at + 1) % View::ALL.len()];
                    link.send_message(Event::Task(Task::Settings(Settings { view, ..settings.clone() })));
                }
                "s" => link.send_message(Event::Task(Task::Settings(Settings {
                    swapped: !settings.swapped,
                    ..settings.clone()
                }))),
                "r" => {
                    let reveal = if settings.reveal == Reveal::Always { Reveal::Tap } else { Reveal::Always };
                    link.send_message(Event::Task(Task::Settings(Settings { reveal, ..settings.clone() })));
                }
                "/" => link.send_message(Event::ShowSearch(true)),
                "l" => link.send_message(Event::Task(Task::Take(Take::Link))),
                "?" => link.send_message(Event::ShowHelp(true)),
                _ => return,
            }
            event.prevent_default();
        })
    }
}
