//! The reader as a whole: what is open, what is being opened, and what went wrong.

mod bringing;
mod correcting;
mod drawing;
mod event;
mod keeping;
mod keys;
mod library;
mod mounting;
mod noting;
mod opening;
mod parts;
mod pointing;
mod sharing;

pub use event::Event;
pub use mounting::Mounting;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::Element;
use yew::{platform::spawn_local, prelude::*};

use super::{
    history::History,
    panels::{self, Panels, Task},
    samples::practice,
    shelf::{Act, Shelf},
    sight::Sight,
    texts::{Summary, Texts},
    unit::Units,
};
use crate::{
    Beginning, Progress,
    browser::{
        address::Fragment,
        files::{self, Brought},
        formats::Writing,
        last,
        settings::Settings,
        worker::{Spare, Work},
    },
    document::Document,
    library::{Ask, Key, Reading},
};

/// On the root: the side in which text is being selected.
const SELECTED: &str = "data-selected-side";

/// A text that is open.
struct Open {
    document: Rc<Document>,
    summary: Summary,
    /// Which job it is of: a new text is a new article.
    number: u32,
    /// What it was read from, to be read again with other languages.
    sources: Vec<Brought>,
    addresses: Vec<String>,
    /// What it is known by in the library, and whether it is there.
    key: Key,
    kept: bool,
    /// The unit that it was opened at.
    at: usize,
    /// How far it is read.
    reading: Option<Reading>,
    /// What it was before it was corrected.
    history: History,
    /// How else it can be read is to be offered.
    doubtful: bool,
    /// The worker is at the rest of it.
    is_beginning: bool,
}

impl Open {
    /// A text as it was just understood, by the job of this number.
    fn new(number: u32, document: Rc<Document>, key: Key) -> Self {
        Self {
            summary: Summary::of(&document),
            document,
            number,
            sources: Vec::new(),
            addresses: Vec::new(),
            key,
            kept: false,
            at: 0,
            reading: None,
            history: History::default(),
            doubtful: false,
            is_beginning: false,
        }
    }
}

/// A job that the worker is at.
struct Waited {
    _work: Work,
    sources: Vec<Brought>,
    addresses: Vec<String>,
    progress: Option<Progress>,
    key: Key,
    /// Whether the library is asked how far it was read, and has not answered.
    asked: bool,
    /// How far it was read before.
    reading: Option<Reading>,
    /// What it begins with, if it is long.
    beginning: Option<Beginning>,
    /// The text, if it has come before the library's answer.
    document: Option<Document>,
}

pub struct App {
    open: Option<Open>,
    /// What was open before the beginning of a text was: it is shown again if the rest does not come.
    before: Option<Open>,
    waited: Option<Waited>,
    /// For the next job.
    spare: Option<Spare>,
    /// Something was asked of the browser, and has not come yet.
    fetching: bool,
    /// A text was asked of the library, and has not come yet.
    asked: Option<Key>,
    message: Option<String>,
    settings: Settings,
    opening_shown: bool,
    help_shown: bool,
    correcting: bool,
    /// A correction that the worker is at.
    correction: Option<Work>,
    searching: bool,
    /// Something had the focus that is gone now that the text is there.
    focused: bool,
    /// What must stay in its place when the view changes.
    sight: Option<Sight>,
    dragging: bool,
    jobs: u32,
    shelf: Shelf,
    writing: Option<Writing>,
    /// What the page's address asks for, until the text is there.
    wanted: Fragment,
    /// Whether the page's address is ours.
    alone: bool,
    root: NodeRef,
    /// `None` until they have been fetched.
    panels: Option<&'static Panels>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Event;
    type Properties = Mounting;

    fn create(context: &Context<Self>) -> Self {
        let mounting = context.props();
        if let Some(frame) = mounting.frame() {
            // The attribute takes any value.
            let _ = frame.set_attribute("lang", Texts::of_browser().tag);
        }
        let wanted = if mounting.alone() { open_addressed(context) } else { Fragment::default() };
        let link = context.link().clone();
        let shelf = Shelf::new(mounting.library.clone(), move |answer| {
            link.send_message(Event::Task(Task::Heard(answer)));
        });
        if shelf.awaited() {
            context.link().send_message(Event::Task(Task::Ask(Ask::List)));
        }
        let root = NodeRef::default();
        let mut listeners = Vec::from_iter(pointing::listen_to_scrolling(&root));
        if mounting.alone() {
            listeners.extend(bringing::listen_to_paste(context).into_iter().chain(keeping::listen_to_place(context)));
        }
        Self {
            open: None,
            before: None,
            waited: None,
            spare: Spare::start(&mounting.worker),
            fetching: false,
            asked: None,
            message: None,
            settings: mounting.settings.clone().unwrap_or_else(Settings::kept),
            opening_shown: mounting.alone(),
            help_shown: false,
            correcting: false,
            correction: None,
            searching: false,
            focused: false,
            sight: None,
            dragging: false,
            jobs: 0,
            shelf,
            writing: None,
            wanted,
            alone: mounting.alone(),
            root,
            panels: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, context: &Context<Self>, event: Event) -> bool {
        if self.panels.is_none() && event.needs_panels() {
            fetch_panels(context, event);
            return false;
        }
        match event {
            Event::Files(files) if files.is_empty() => return false,
            Event::Files(files) => self.fetch(context, files::contents(files), Vec::new()),
            Event::Addresses(addresses) => self.fetch(context, files::fetched(addresses.clone()), addresses),
            Event::Texts(sources) => self.take(context, sources, Vec::new()),
            Event::Fetched(sources, addresses) => self.take(context, sources, addresses),
            Event::Practice(texts) => {
                if let (Some(spare), Some((_, text))) = (&self.spare, texts.into_iter().next()) {
                    spare.practise(text);
                }
                return false;
            }
            Event::Document(document) => self.opened(document),
            Event::News(job, news) if job == self.jobs && self.waited.is_some() => self.hear(context, news),
            Event::Late(job) if job == self.jobs && self.waited.is_some() => self.found(context, None),
            Event::News(..) | Event::Late(_) => return false,
            Event::Read => {
                if self.open.is_some() {
                    self.run(context, Task::Mark);
                }
                return false;
            }
            Event::Arrived => {
                self.arrive(context);
                return false;
            }
            Event::GoTo => self.go_to_wanted(context),
            Event::Task(task) => return self.run(context, task),
            Event::Expect => {}
            Event::Panels(None, waiting) => {
                if waiting.is_refusal() {
                    self.cancel();
                }
                self.message = Some(Texts::of_browser().panels_absent.into());
                self.shelf.give_up();
            }
            Event::Panels(panels, waiting) => {
                self.panels = panels;
                Component::update(self, context, *waiting);
            }
            Event::Cancel => {
                self.cancel();
                self.focus_text();
            }
            Event::Again(options) => return self.begin_again(context, options),
            Event::NoDoubt => {
                let Some(open) = &mut self.open else { return false };
                open.doubtful = false;
                self.focus_text();
            }
            Event::ShowCorrection(shown) => {
                self.correcting = shown;
                self.focus_text();
            }
            Event::ShowSearch(shown) => {
                self.searching = shown;
                if !shown {
                    self.focus_text();
                }
            }
            Event::ShowOpening(shown) => {
                if shown {
                    self.run(context, Task::Mark);
                }
                self.opening_shown = shown;
                self.return_to_place(context);
            }
            Event::ShowHelp(shown) => {
                self.help_shown = shown;
                if !shown {
                    self.focus_text();
                }
            }
            Event::Dismiss => {
                self.message = None;
                self.focus_text();
            }
            Event::Dragging(dragging) if dragging == self.dragging => return false,
            Event::Dragging(dragging) => self.dragging = dragging,
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        self.draw(context.link())
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let Some(frame) = context.props().frame() else { return };
        let (theme, size) = (self.settings.theme.name().to_owned(), self.settings.size.to_string());
        for (name, value) in [("data-theme", theme), ("data-size", size)] {
            // Values of our own making are always valid.
            let _ = frame.set_attribute(name, &value);
        }
        if let Some(sight) = self.sight.take() {
            sight.keep();
        }
    }
}

impl App {
    /// The document that is open.
    pub fn document(&self) -> Option<Rc<Document>> {
        self.open.as_ref().map(|open| open.document.clone())
    }

    /// Does what is done in the panels: at once, if they are there. Returns whether something is to be drawn.
    fn run(&mut self, context: &Context<Self>, task: Task) -> bool {
        match self.panels {
            Some(panels) => (panels.act)(self, context, task),
            None => {
                fetch_panels(context, Event::Task(task));
                false
            }
        }
    }

    /// What the page is about, for styles, tests and hosts.
    fn state(&self) -> &'static str {
        if self.is_working() {
            "working"
        } else if self.open.is_some() {
            "reading"
        } else if self.message.is_some() {
            "failed"
        } else {
            "empty"
        }
    }

    fn is_working(&self) -> bool {
        self.waited.is_some() || self.fetching || self.asked.is_some()
    }

    fn units(&self) -> Option<Units> {
        self.root.cast::<Element>().map(Units::of)
    }
}

/// Opens what the page's address names; where that is nothing, fetches a text for the worker to practise on. Returns what the address
/// asks for beside.
fn open_addressed(context: &Context<App>) -> Fragment {
    let (link, addresses, wanted) = (context.link().clone(), files::addressed(), Fragment::of_page());
    match &wanted.text {
        _ if !addresses.is_empty() => link.send_message(Event::Addresses(addresses)),
        Some(key) => link.send_message(Event::Task(Task::Act(Act::Open(key.clone())))),
        None => spawn_local(async move {
            // Without it the first text takes its time.
            if let Ok(texts) = files::fetched(vec![practice(&last::tags()).into()]).await {
                link.send_message(Event::Practice(texts));
            }
        }),
    }
    wanted
}

/// Fetches the panels; what waits for them happens then.
fn fetch_panels(context: &Context<App>, waiting: Event) {
    let link = context.link().clone();
    spawn_local(async move {
        link.send_message(Event::Panels(panels::panels().await.ok(), Box::new(waiting)));
    });
}
