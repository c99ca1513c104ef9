//! The worker, as the page sees it.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};

use super::protocol::{self, Job, Reply};

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
    /// Starts a worker on a job; `tell` hears of all that comes of it. `None` where the browser gives no worker.
    pub fn start(job: Job, tell: impl Fn(News) + 'static) -> Option<Self> {
        let worker = Worker::new("./worker-start.js").ok()?;
        let tell = Rc::new(tell);
        let heard = {
            let (worker, tell) = (worker.clone(), tell.clone());
            EventListener::new(&worker.clone(), "message", move |event| {
                let reply = event.dyn_ref::<MessageEvent>().and_then(|event| protocol::decode(&event.data()));
                match reply {
                    Some(Reply::Ready) => {
                        if !hand_over(&worker, &job) {
                            tell(News::Dead);
                        }
                    }
                    Some(reply) => tell(News::Reply(reply)),
                    None => tell(News::Dead),
                }
            })
        };
        let died = EventListener::new(&worker, "error", move |_| tell(News::Dead));
        Some(Self { worker, _listeners: [heard, died] })
    }
}

/// Gives the job to the worker; whether that was possible.
fn hand_over(worker: &Worker, job: &Job) -> bool {
    protocol::encode(job)
        .is_some_and(|buffer| worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)).is_ok())
}

impl Drop for Work {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
