//! The library, as the page sees it: a worker that is started with the first thing it is asked.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;

use super::{
    running::{self, Running},
    settings::storage,
};
use crate::library::{Answer, Ask};

/// The name under which the page remembers that there is a library.
const HINT: &str = "diglot.library";

/// Remembers whether there is something in the library.
pub fn remember(something: bool) {
    let Some(storage) = storage() else { return };
    // Where it cannot be remembered, the list comes a little later on the next visit.
    let _ = if something { storage.set_item(HINT, "1") } else { storage.remove_item(HINT) };
}

/// The library's worker.
pub struct Library {
    /// Starts the worker; `None` where nothing is kept.
    starter: Option<Function>,
    tell: Rc<dyn Fn(Option<Answer>)>,
    running: RefCell<Option<Running>>,
}

impl Library {
    /// One that is not started; `tell` hears its answers, and `None` when it has died or could not be loaded.
    pub fn new(starter: Option<Function>, tell: impl Fn(Option<Answer>) + 'static) -> Self {
        Self { starter, tell: Rc::new(tell), running: RefCell::new(None) }
    }

    /// Whether something was kept on an earlier visit, as far as the page remembers: only then is the library needed at once.
    pub fn is_expected(&self) -> bool {
        let known = || storage().is_some_and(|storage| matches!(storage.get_item(HINT), Ok(Some(_))));
        self.starter.is_some() && known()
    }

    /// Asks it for something; whether it could be asked.
    pub fn ask(&self, ask: &Ask) -> bool {
        let mut running = self.running.borrow_mut();
        if running.is_none() {
            *running = self.start();
        }
        running.as_ref().is_some_and(|running| running.ask(ask).is_some())
    }

    /// Whether it has been asked something.
    pub fn is_started(&self) -> bool {
        self.running.borrow().is_some()
    }

    fn start(&self) -> Option<Running> {
        let (worker, tell) = (running::start(self.starter.as_ref()?)?, self.tell.clone());
        Some(Running::heard(worker, move |answer| tell(answer)))
    }

    /// Is not asked any more until it is started anew.
    pub fn stop(&self) {
        self.running.take();
    }
}
