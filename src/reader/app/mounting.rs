//! Where a reader is in a page, and what the page gives it.

use js_sys::Function;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::settings::Settings;

/// Where and how a reader is mounted.
#[derive(Properties, PartialEq)]
pub struct Mounting {
    /// The element of a host page that carries theme, size and language; `None` where the reader is a page of its own.
    pub frame: Option<Element>,
    /// Starts a worker.
    pub worker: Function,
    /// Starts the module for formats; `None` where no files are written.
    pub formats: Option<Function>,
    /// Starts the library's worker; `None` where nothing is kept.
    pub library: Option<Function>,
    /// Hears that a correction has changed the document; `None` where nobody wants to know.
    pub edited: Option<Function>,
    /// What to begin with; as at the last visit where absent.
    pub settings: Option<Settings>,
}

impl Mounting {
    /// The reader is a page of its own: it offers to open texts, and keeps its settings.
    pub(super) fn alone(&self) -> bool {
        self.frame.is_none()
    }

    /// The element that carries theme, size and language.
    pub(super) fn frame(&self) -> Option<Element> {
        self.frame.clone().or_else(|| web_sys::window()?.document()?.document_element())
    }
}
