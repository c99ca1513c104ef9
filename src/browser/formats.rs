//! The module for formats, as the page sees it: a worker that writes one file and is gone.

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::protocol::{self, Conversion, Written};

/// A file that is being written. Dropped, it is given up.
pub struct Writing {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Writing {
    /// Lets a worker, started by a function of the page's, write a document; `tell` hears of the file, or of `None` where none comes.
    /// `None` where the browser gives no worker, or no memory.
    pub fn start(
        starter: &Function,
        conversion: &Conversion,
        tell: impl Fn(Option<Written>) + Clone + 'static,
    ) -> Option<Self> {
        let worker: Worker = starter.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
        let heard = {
            let tell = tell.clone();
            EventListener::new(&worker, "message", move |event| {
                tell(event.dyn_ref::<MessageEvent>().and_then(|event| protocol::decode(&event.data())));
            })
        };
        let died = EventListener::new(&worker, "error", move |_| tell(None));
        let buffer = protocol::encode(conversion)?;
        worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)).ok()?;
        Some(Self { worker, _listeners: [heard, died] })
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
