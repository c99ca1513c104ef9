//! A text is opened: it is fetched, and given to the worker, which is heard.

use yew::{platform::spawn_local, prelude::*};

use super::{App, Event, Waited};
use crate::{
    LONG, Options,
    browser::{
        address::Fragment,
        files::Brought,
        protocol::{Asked, Job, Refused, Reply},
        worker::{News, Work},
    },
    library::{self, Ask, Key},
    reader::panels::{Task, refusal},
};

impl App {
    /// Gives up what is being opened.
    pub(super) fn cancel(&mut self) {
        self.stop();
        self.asked = None;
        self.fetching = false;
        self.jobs += 1;
    }

    /// The worker stops, or has stopped, before the text was there: what was open before its beginning is shown again.
    fn stop(&mut self) {
        self.waited = None;
        if self.shows_beginning() {
            match self.before.take() {
                Some(before) => self.show(before),
                None => {
                    self.open = None;
                    self.opening_shown = self.alone;
                }
            }
        }
    }

    /// It is said why the reader does not get what he asked for; what the worker is at goes on.
    pub(in crate::reader) fn refuse(&mut self, why: &Refused) {
        self.fetching = false;
        self.wanted = Fragment::default();
        self.message = Some(refusal(why));
    }

    /// Waits for texts from the browser; those of addresses have some.
    pub(super) fn fetch(
        &mut self,
        context: &Context<Self>,
        texts: impl Future<Output = Result<Vec<Brought>, Refused>> + 'static,
        addresses: Vec<String>,
    ) {
        self.fetching = true;
        self.message = None;
        let link = context.link().clone();
        spawn_local(async move {
            link.send_message(match texts.await {
                Ok(sources) => Event::Fetched(sources, addresses),
                Err(why) => Event::Task(Task::Refuse(why)),
            });
        });
    }

    /// Takes texts that have come: to be read, or a library to be added to ours.
    pub(super) fn take(&mut self, context: &Context<Self>, mut sources: Vec<Brought>, addresses: Vec<String>) {
        self.fetching = false;
        match sources.as_mut_slice() {
            [(_, file)] if library::is_archive(file) => {
                self.message = None;
                context.link().send_message(Event::Task(Task::Ask(Ask::Add(std::mem::take(file)))));
            }
            _ => self.begin(context, sources, addresses, Options::default()),
        }
    }

    /// Reads what is being opened, or what is open, with what the reader knows of it; whether there is such.
    pub(super) fn begin_again(&mut self, context: &Context<Self>, options: Options) -> bool {
        let (sources, addresses) = match (&self.waited, &self.open) {
            (Some(waited), _) => (waited.sources.clone(), waited.addresses.clone()),
            (None, Some(open)) => (open.sources.clone(), open.addresses.clone()),
            (None, None) => return false,
        };
        self.begin(context, sources, addresses, options);
        true
    }

    /// Gives the worker a job; the one that it was at is given up.
    pub(super) fn begin(
        &mut self,
        context: &Context<Self>,
        sources: Vec<Brought>,
        addresses: Vec<String>,
        options: Options,
    ) {
        self.message = None;
        let key = Key::of(sources.iter().map(|(_, bytes)| bytes.as_slice()));
        // What is read again with what the reader knows of it stays where it is; anything else the library may know.
        let again = options.languages.is_some() || options.layout.is_some();
        let open = self.open.take_if(|open| again && open.key == key);
        let reading = open.as_ref().and_then(|open| open.reading);
        self.cancel();
        self.open = open.or_else(|| self.open.take());
        let asked = !again && self.shelf.is_started();
        if asked {
            context.link().send_message(Event::Task(Task::Ask(Ask::Find(key.clone()))));
        }
        if sources.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > LONG {
            context.link().send_message(Event::Expect);
        }
        let (number, link) = (self.jobs, context.link().clone());
        let job = Asked::Read(Job { sources: sources.clone(), options });
        let work = Work::start(self.spare.take(), &context.props().worker, &job, move |news| {
            link.send_message(Event::News(number, news))
        });
        match work {
            Some(work) => {
                let waited = Waited {
                    _work: work,
                    sources,
                    addresses,
                    progress: None,
                    key,
                    asked,
                    reading,
                    beginning: None,
                    document: None,
                };
                self.waited = Some(waited);
            }
            None => drop(self.run(context, Task::Refuse(Refused::Dead))),
        }
    }

    pub(super) fn hear(&mut self, context: &Context<Self>, news: News) {
        match news {
            News::Reply(Reply::Progress(progress)) => {
                if let Some(waited) = &mut self.waited {
                    waited.progress = Some(progress);
                }
            }
            News::Reply(Reply::Beginning(beginning)) => {
                if let Some(waited) = &mut self.waited {
                    waited.beginning = Some(beginning);
                }
                self.show_beginning(context);
            }
            News::Reply(Reply::Document(document)) => self.understood(context, document),
            News::Reply(Reply::Refused(why)) => {
                self.stop();
                self.run(context, Task::Refused(why));
            }
            // What it was not asked for is as bad as no answer.
            News::Dead | News::Reply(Reply::Corrected(_)) => {
                self.stop();
                self.run(context, Task::Refuse(Refused::Dead));
            }
        }
    }
}
