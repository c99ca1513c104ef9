//! The page: opening a text, waiting for it, reading it.

mod app;
mod article;
mod doubt;
mod history;
mod menu;
mod opening;
mod panels;
mod position;
mod row;
mod samples;
mod shelf;
mod sight;
mod spot;
mod texts;
mod unit;

use std::panic;

use js_sys::{Array, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Element;
use yew::{AppHandle, Renderer};

use app::{App, Event, Mounting};
use panels::Task;
use texts::Texts;

use crate::browser::{protocol, settings::Settings};

/// A reader that is mounted, as the script sees it that mounted it.
#[wasm_bindgen]
pub struct Reader(AppHandle<App>);

/// Mounts a reader in an element. Several may live in one page.
///
/// `options.worker` is a function that starts a worker, `options.formats` one that starts the module for formats, where files of other
/// formats are to be written, and `options.library` one that starts the library's, where what is opened is to be kept.
/// `options.edited` is called when a correction has changed the document. `options.frame` is the element that carries the theme, the
/// size of the text and the language of the interface; without it the reader is a page of its own, which offers to open texts, takes
/// what is pasted or dropped, and keeps its settings. `options.settings` are those to begin with.
#[wasm_bindgen]
pub fn mount(place: Element, options: &JsValue) -> Reader {
    yew::set_custom_panic_hook(Box::new(apologise));
    let option = |name: &str| Reflect::get(options, &name.into()).unwrap_or_default();
    let properties = Mounting {
        frame: option("frame").dyn_into().ok(),
        worker: option("worker").dyn_into::<Function>().unwrap_or_default(),
        formats: option("formats").dyn_into().ok(),
        library: option("library").dyn_into().ok(),
        edited: option("edited").dyn_into().ok(),
        settings: Settings::from_value(&option("settings")),
    };
    Reader(Renderer::<App>::with_root_and_props(place, properties).render())
}

#[wasm_bindgen]
impl Reader {
    /// Opens a text, or a text and its translation: a list of pairs of a name and a `Uint8Array`.
    pub fn open(&self, sources: Array) {
        let sources = sources.iter().map(|source| {
            let [name, bytes] = [0, 1].map(|at| Reflect::get_u32(&source, at).unwrap_or_default());
            (name.dyn_into::<JsString>().map(String::from).unwrap_or_default(), Uint8Array::new(&bytes).to_vec())
        });
        self.0.send_message(Event::Texts(sources.collect()));
    }

    /// Opens texts at addresses, a list of strings.
    pub fn fetch(&self, addresses: Array) {
        self.0.send_message(Event::Addresses(addresses.iter().filter_map(|address| address.as_string()).collect()));
    }

    /// Opens a document that was understood before, from its bytes; false if they are not one.
    pub fn read(&self, bytes: JsValue) -> bool {
        let document = protocol::decode(&bytes);
        let is_one = document.is_some();
        document.into_iter().for_each(|document| self.0.send_message(Event::Document(document)));
        is_one
    }

    /// Shows the text otherwise; what is not named is as in the beginning.
    pub fn show(&self, chosen: JsValue) {
        if let Some(settings) = Settings::from_value(&chosen) {
            self.0.send_message(Event::Task(Task::Settings(settings)));
        }
    }

    /// Writes the document in a format, named as on the command line, by the module for formats, which `starter` starts: a promise of the
    /// bytes; of nothing where there is no document, no such format, or no module.
    pub fn export(&self, format: &str, starter: Function) -> Promise {
        let document = self.0.get_component().and_then(|app| app.document());
        let format = format.to_owned();
        future_to_promise(async move {
            let (Some(document), Ok(panels)) = (document, panels::panels().await) else {
                return Ok(JsValue::UNDEFINED);
            };
            match (panels.export)(&document, &format, &starter) {
                Some(bytes) => JsFuture::from(bytes).await,
                None => Ok(JsValue::UNDEFINED),
            }
        })
    }

    /// Takes the reader out of the page.
    pub fn destroy(self) {
        self.0.destroy();
    }
}

/// Lets the interface be in another language than the browser's, in all readers that are mounted from now on.
#[wasm_bindgen]
pub fn speak(tag: &str) {
    Texts::ask_for(tag);
}

/// Words of the interface for the scripts around the reader: a way to the whole reader; a new version; to take it.
#[wasm_bindgen]
pub fn words() -> Array {
    Texts::of_browser().around.iter().map(|word| JsValue::from_str(word)).collect()
}

/// A fault of ours leaves the page in a state that nobody knows: it is covered by a message and a way on.
fn apologise(_: &panic::PanicHookInfo) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(message) = document.and_then(|document| document.get_element_by_id("fault")) {
        // If even this fails there is nothing left to try.
        let _ = message.remove_attribute("hidden");
    }
}
