//! The worker, as the page sees it.

use std::{cell::Cell, rc::Rc};

use gloo::events::EventListener;
use js_sys::Function;
use web_sys::Worker;

use super::{
    last,
    protocol::{self, Asked, Reply},
    running::{self, Running},
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
        let worker = running::start(starter)?;
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
pub struct Work(#[expect(dead_code, reason = "it is held so that the worker goes on")] Running);

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
        tell: impl Fn(News) + Clone + 'static,
    ) -> Option<Self> {
        let worker = match spare {
            Some(spare) if !spare.died.get() => spare.worker,
            _ => running::start(starter)?,
        };
        let running = Running::heard(worker, move |reply: Option<Reply>| tell(reply.map_or(News::Dead, News::Reply)));
        running.ask(asked)?;
        Some(Self(running))
    }
}
