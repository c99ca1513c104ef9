//! The worker, as the page sees it.

use std::{cell::Cell, rc::Rc};

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::{
    last,
    protocol::{self, Asked, Reply},
};

/// A worker without a job, started ahead of need: compiling it takes longer than reading an article.
pub struct Spare {
    worker: Worker,
    died: Rc<Cell<bool>>,
    _listener: EventListener,
}

impl Spare {
    /// Starts a worker by a function of the page's; `None` where the browser gives none.
    pub fn start(starter: &Function) -> Option<Self> {
        let worker: Worker = starter.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
        let died = Rc::new(Cell::new(false));
        let listener = {
            let died = died.clone();
            EventListener::new(&worker, "error", move |_| died.set(true))
        };
        Some(Self { worker, died, _listener: listener })
    }

    /// Lets it read a text while there is nothing else to do, and get ready what it needs for the languages that were read last: the next
    /// job takes half the time.
    pub fn practise(&self, text: Vec<u8>) {
        let asked = protocol::encode(&Asked::Practise(text, last::tags()));
        // If it cannot, the next job takes its time.
        asked.iter().for_each(|buffer| drop(self.worker.post_message(buffer)));
    }
}

/// A worker with one job. Dropped, it stops at once.
pub struct Work {
    worker: Worker,
    _listeners: [EventListener; 2],
}

/// What comes of a job.
pub enum News {
    /// A reply to it.
    Reply(Reply),
    /// The worker has died, or never began.
    Dead,
}

impl Work {
    /// Gives a job to the spare worker, or to a new one if that has died; `tell` hears of all that comes of it.
    /// `None` where the browser gives no worker, or no memory for the job.
    pub fn start(
        spare: Option<Spare>,
        starter: &Function,
        asked: &Asked,
        tell: impl Fn(News) + 'static,
    ) -> Option<Self> {
        let worker = match spare {
            Some(spare) if !spare.died.get() => spare.worker,
            _ => Spare::start(starter)?.worker,
        };
        let tell = Rc::new(tell);
        let heard = {
            let tell = tell.clone();
            EventListener::new(&worker, "message", move |event| {
                let reply = event.dyn_ref::<MessageEvent>().and_then(|event| protocol::decode(&event.data()));
                tell(reply.map_or(News::Dead, News::Reply));
            })
        };
        let died = EventListener::new(&worker, "error", move |_| tell(News::Dead));
        let buffer = protocol::encode(asked)?;
        worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)).ok()?;
        Some(Self { worker, _listeners: [heard, died] })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
