//! A worker of any kind that is started, asked and heard.

use gloo::events::EventListener;
use js_sys::Function;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::protocol;

/// Starts a worker by a function of the page's; `None` where the browser gives none.
pub fn start(starter: &Function) -> Option<Worker> {
    starter.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()
}

/// A worker that is heard. Dropped, it stops at once.
pub struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Running {
    /// Hears a worker: `tell` is told what it says, and `None` when it has died, could not be loaded, or says what nobody understands.
    pub fn heard<Said: DeserializeOwned>(worker: Worker, tell: impl Fn(Option<Said>) + Clone + 'static) -> Self {
        let died = {
            let tell = tell.clone();
            EventListener::new(&worker, "error", move |_| tell(None))
        };
        let heard = EventListener::new(&worker, "message", move |event| {
            tell(event.dyn_ref::<MessageEvent>().and_then(|event| protocol::decode(&event.data())));
        });
        Self { worker, _listeners: [heard, died] }
    }

    /// Asks it for something; `None` where there is no memory for that.
    pub fn ask(&self, message: &impl Serialize) -> Option<()> {
        let buffer = protocol::encode(message)?;
        self.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)).ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
