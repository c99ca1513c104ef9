//! The module for formats, as the page sees it: a worker that writes one file and is gone.

use js_sys::Function;

use super::{
    protocol::{Conversion, Written},
    running::{self, Running},
};

/// A file that is being written. Dropped, it is given up.
pub struct Writing(#[expect(dead_code, reason = "it is held so that the worker goes on")] Running);

impl Writing {
    /// Lets a worker, started by a function of the page's, write a document; `tell` hears of the file, or of `None` where none comes.
    /// `None` where the browser gives no worker, or no memory.
    pub fn start(
        starter: &Function,
        conversion: &Conversion,
        tell: impl Fn(Option<Written>) + Clone + 'static,
    ) -> Option<Self> {
        let running = Running::heard(running::start(starter)?, tell);
        running.ask(conversion)?;
        Some(Self(running))
    }
}
