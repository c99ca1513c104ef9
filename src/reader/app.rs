//! The reader as a whole: what is open, what is being opened, and what went wrong.

mod correcting;
mod keeping;
mod sharing;

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, File, FocusOptions, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{platform::spawn_local, prelude::*};

use super::{
    article::Article,
    controls::Controls,
    correction::Correction,
    doubt::Doubt,
    help::Help,
    history::History,
    library::Said,
    opening::Opening,
    search::Search,
    share::Take,
    shelf::{Act, Shelf},
    spot::Spot,
    texts::{Summary, Texts},
    unit::{self, Units},
    view::Sight,
    waiting::Waiting,
};
use crate::{
    Options, Preview, Progress,
    browser::{
        address::Fragment,
        files::{self, Brought},
        formats::Writing,
        protocol::{Asked, Job, Reply, Written},
        settings::{Reveal, Settings, View},
        worker::{News, Spare, Work},
    },
    correction::Edit,
    document::{Document, Kind},
    library::{self, Answer, Ask, Key, Reading},
    output::Format,
};

/// On the root: the side in which text is being selected.
const SELECTED: &str = "data-selected-side";

/// All that can happen.
pub enum Event {
    /// Files were chosen or dropped.
    Files(Vec<File>),
    /// Texts were pasted, or files have been read.
    Texts(Vec<Brought>),
    /// Texts have come from these addresses.
    Fetched(Vec<Brought>, Vec<String>),
    /// Texts of this site are asked for.
    Addresses(Vec<String>),
    /// What was asked for cannot be had.
    Refused(String),
    /// A document is there that was understood before.
    Document(Document),
    /// The worker speaks, about the job of this number.
    News(u32, News),
    /// The reader stops the worker.
    Cancel,
    /// What is open, or about to be, is to be read again, with what the reader knows of it.
    Again(Options),
    /// The reader corrects what is open.
    Correct(Edit),
    /// The worker speaks of a correction of the text of this job.
    Corrected(u32, News),
    /// The text was read in the right way.
    NoDoubt,
    /// The last correction is taken back (`true`), or made again.
    Step(bool),
    /// Corrections can be made, or no longer.
    ShowCorrection(bool),
    /// The reader likes it otherwise.
    Settings(Settings),
    /// Back to the opening screen; or, from there, to the text.
    ShowOpening(bool),
    /// Search begins, or ends.
    ShowSearch(bool),
    /// The keys are shown or hidden.
    ShowHelp(bool),
    /// The library answers; `None` when it is not there.
    Library(Option<Answer>),
    /// The library does not answer, and this job goes on without it.
    Late(u32),
    /// The reader does something with the library.
    Act(Act),
    /// The text was scrolled, or is left.
    Read,
    /// The text of this job has been on the screen for a moment, and is kept.
    Keep(u32),
    /// The text is there, at the place that it was opened at.
    Arrived,
    /// A unit was pinned, or let go.
    Pinned,
    /// Another place is asked for in the page's address.
    GoTo,
    /// The reader takes something along.
    Take(Take),
    /// A file of this format was written, or could not be.
    Written(Format, Option<Written>),
    /// Something is to be said.
    Say(&'static str),
    /// A message was read.
    Dismiss,
    /// A file is over the page, or no longer.
    Dragging(bool),
}

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
}

/// A job that the worker is at.
struct Waited {
    _work: Work,
    sources: Vec<Brought>,
    addresses: Vec<String>,
    progress: Option<Progress>,
    preview: Option<Preview>,
    key: Key,
    /// Whether the library is asked how far it was read, and has not answered.
    asked: bool,
    /// How far it was read before.
    reading: Option<Reading>,
    /// The text, if it has come before the library's answer.
    document: Option<Document>,
}

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
    fn alone(&self) -> bool {
        self.frame.is_none()
    }

    /// The element that carries theme, size and language.
    fn frame(&self) -> Option<Element> {
        self.frame.clone().or_else(|| web_sys::window()?.document()?.document_element())
    }
}

pub struct App {
    open: Option<Open>,
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
        let mut wanted = Fragment::default();
        if mounting.alone() {
            let addresses = files::addressed();
            wanted = Fragment::of_page();
            match &wanted.text {
                _ if !addresses.is_empty() => context.link().send_message(Event::Addresses(addresses)),
                Some(key) => context.link().send_message(Event::Act(Act::Open(key.clone()))),
                None => {}
            }
        }
        let link = context.link().clone();
        let shelf = Shelf::new(mounting.library.clone(), move |answer| link.send_message(Event::Library(answer)));
        let listeners = if mounting.alone() {
            listen_to_paste(context).into_iter().chain(keeping::listen_to_place(context)).collect()
        } else {
            Vec::new()
        };
        Self {
            open: None,
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
            sight: None,
            dragging: false,
            jobs: 0,
            shelf,
            writing: None,
            wanted,
            alone: mounting.alone(),
            root: NodeRef::default(),
            _listeners: listeners,
        }
    }

    fn update(&mut self, context: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Files(files) if files.is_empty() => return false,
            Event::Files(files) => self.fetch(context, files::contents(files), Vec::new()),
            Event::Addresses(addresses) => self.fetch(context, files::fetched(addresses.clone()), addresses),
            Event::Texts(sources) => self.take(context, sources, Vec::new()),
            Event::Fetched(sources, addresses) => self.take(context, sources, addresses),
            Event::Refused(message) => {
                self.fetching = false;
                self.wanted = Fragment::default();
                self.message = Some(message);
            }
            Event::Document(document) => self.opened(document),
            Event::News(job, news) if job == self.jobs && self.waited.is_some() => self.hear(context, news),
            Event::Late(job) if job == self.jobs && self.waited.is_some() => self.found(context, None),
            Event::News(..) | Event::Late(_) => return false,
            Event::Library(answer) => return self.hear_library(context, answer),
            Event::Act(act) => {
                if let Act::Open(key) = &act {
                    self.cancel();
                    self.message = None;
                    self.asked = Some(key.clone());
                }
                self.shelf.act(act, &self.settings);
            }
            Event::Read => {
                self.mark();
                return false;
            }
            Event::Keep(job) => {
                if job == self.jobs {
                    self.keep();
                }
                return false;
            }
            Event::Arrived => {
                self.arrive();
                return false;
            }
            Event::Pinned => {
                self.show_address();
                return false;
            }
            Event::GoTo => self.go_to_wanted(context),
            Event::Take(take) => self.let_take(context, take),
            Event::Written(format, written) => self.written(format, written),
            Event::Say(words) => self.shelf.say(words.into(), None),
            Event::Cancel => self.cancel(),
            Event::Again(options) => {
                let (sources, addresses) = match (&self.waited, &self.open) {
                    (Some(waited), _) => (waited.sources.clone(), waited.addresses.clone()),
                    (None, Some(open)) => (open.sources.clone(), open.addresses.clone()),
                    (None, None) => return false,
                };
                self.begin(context, sources, addresses, options);
            }
            Event::Correct(edit) => self.correct(context, edit),
            Event::Corrected(job, news) => self.corrected(context, job, news),
            Event::Step(back) => self.step(context, back),
            Event::NoDoubt => {
                let Some(open) = &mut self.open else { return false };
                open.doubtful = false;
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
            Event::Settings(settings) => {
                if context.props().alone() {
                    settings.keep();
                }
                self.settings = settings;
                self.stay();
                self.show_address();
            }
            Event::ShowOpening(shown) => {
                if shown {
                    self.mark();
                }
                self.opening_shown = shown;
                self.return_to_place();
            }
            Event::ShowHelp(shown) => {
                self.help_shown = shown;
                if !shown {
                    self.focus_text();
                }
            }
            Event::Dismiss => self.message = None,
            Event::Dragging(dragging) if dragging == self.dragging => return false,
            Event::Dragging(dragging) => self.dragging = dragging,
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let link = context.link();
        let texts = Texts::of_browser();
        let ondragover = link.callback(|event: DragEvent| {
            event.prevent_default();
            Event::Dragging(true)
        });
        let ondragleave =
            link.batch_callback(|event: DragEvent| event.related_target().is_none().then_some(Event::Dragging(false)));
        let ondrop = link.batch_callback(|event: DragEvent| {
            event.prevent_default();
            let mut events = vec![Event::Dragging(false)];
            if let Some(data) = event.data_transfer() {
                let dropped = files::listed(data.files());
                events.push(match files::pasted(&data) {
                    Some(text) if dropped.is_empty() => Event::Texts(vec![text]),
                    _ => Event::Files(dropped),
                });
            }
            events
        });
        html! {
            <div class={classes!("reader", self.dragging.then_some("dragging"))} ref={self.root.clone()} data-state={self.state()}
                data-view={self.settings.view.name()} data-first={if self.settings.swapped { "1" } else { "0" }}
                data-link={if self.settings.light { "on" } else { "off" }} data-aside={if self.settings.aside || self.correcting { "show" } else { "hide" }}
                data-hidden-side={self.settings.hidden_side()} data-reveal={self.settings.reveal.name()}
                data-correct={self.correcting.then_some("on")}
                {ondragover} {ondragleave} {ondrop}>
                { self.view_message(link) }
                // Always there, so that what comes into it is spoken.
                <div role="status">
                    if let Some(notice) = &self.shelf.notice {
                        <Said notice={notice.clone()} onact={link.callback(Event::Act)} />
                    }
                </div>
                if self.is_working() {
                    <Waiting progress={self.waited.as_ref().and_then(|waited| waited.progress)}
                        preview={self.waited.as_ref().and_then(|waited| waited.preview.clone())}
                        onagain={link.callback(Event::Again)} oncancel={link.callback(|()| Event::Cancel)} />
                }
                { self.view_open(link) }
                if self.opening_shown {
                    <Opening onfiles={link.callback(Event::Files)} ontexts={link.callback(Event::Texts)} onaddresses={link.callback(Event::Addresses)} library={self.view_library(link)} />
                }
                if self.help_shown {
                    <Help onclose={link.callback(|()| Event::ShowHelp(false))} />
                }
                if self.dragging {
                    <p class="drop" aria-hidden="true">{ texts.drop_here }</p>
                }
            </div>
        }
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

    /// Gives up what is being opened.
    fn cancel(&mut self) {
        self.waited = None;
        self.asked = None;
        self.fetching = false;
        self.jobs += 1;
    }

    /// Waits for texts from the browser; those of addresses have some.
    fn fetch(
        &mut self,
        context: &Context<Self>,
        texts: impl Future<Output = Result<Vec<Brought>, String>> + 'static,
        addresses: Vec<String>,
    ) {
        self.fetching = true;
        self.message = None;
        let link = context.link().clone();
        spawn_local(async move {
            link.send_message(match texts.await {
                Ok(sources) => Event::Fetched(sources, addresses),
                Err(message) => Event::Refused(message),
            });
        });
    }

    /// Takes texts that have come: to be read, or a library to be added to ours.
    fn take(&mut self, context: &Context<Self>, mut sources: Vec<Brought>, addresses: Vec<String>) {
        self.fetching = false;
        match sources.as_mut_slice() {
            [(_, file)] if library::is_archive(file) => {
                self.message = None;
                self.shelf.ask(&Ask::Add(std::mem::take(file)));
            }
            _ => self.begin(context, sources, addresses, Options::default()),
        }
    }

    /// Gives the worker a job; the one that it was at is given up.
    fn begin(&mut self, context: &Context<Self>, sources: Vec<Brought>, addresses: Vec<String>, options: Options) {
        self.message = None;
        self.cancel();
        let key = Key::of(sources.iter().map(|(_, bytes)| bytes.as_slice()));
        // What is read again with what the reader knows of it stays where it is; anything else the library may know.
        let again = options.languages.is_some() || options.layout.is_some();
        let reading = self.open.as_ref().filter(|open| again && open.key == key).and_then(|open| open.reading);
        let asked = !again && self.shelf.is_started() && self.shelf.ask(&Ask::Find(key.clone()));
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
                    preview: None,
                    key,
                    asked,
                    reading,
                    document: None,
                };
                self.waited = Some(waited);
            }
            None => self.message = Some(Texts::of_browser().worker_died.into()),
        }
    }

    fn hear(&mut self, context: &Context<Self>, news: News) {
        match news {
            News::Reply(Reply::Progress(progress)) => {
                if let Some(waited) = &mut self.waited {
                    waited.progress = Some(progress);
                }
            }
            News::Reply(Reply::Preview(preview)) => {
                if let Some(waited) = &mut self.waited {
                    waited.preview = Some(preview);
                }
            }
            News::Reply(Reply::Document(document)) => {
                self.spare = Spare::start(&context.props().worker);
                self.understood(context, document);
            }
            News::Reply(Reply::Refused(message)) => {
                self.waited = None;
                self.wanted = Fragment::default();
                self.message = Some(message);
            }
            // What it was not asked for is as bad as no answer.
            News::Dead | News::Reply(Reply::Corrected(_)) => {
                self.waited = None;
                self.message = Some(Texts::of_browser().worker_died.into());
            }
        }
    }

    fn view_message(&self, link: &yew::html::Scope<Self>) -> Html {
        let Some(message) = &self.message else { return Html::default() };
        html! {
            <div class="message" role="alert">
                <p>{ message.clone() }</p>
                <button type="button" class="quiet" onclick={link.callback(|_: MouseEvent| Event::Dismiss)}>{ Texts::of_browser().close }</button>
            </div>
        }
    }

    /// The text that is open; hidden, not lost, while the opening screen is shown.
    fn view_open(&self, link: &yew::html::Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let showing = self.opening_shown;
        html! {
            <div class="open">
                <Controls languages={open.document.languages.clone()} summary={open.summary.clone()} settings={self.settings.clone()}
                    onsettings={link.callback(Event::Settings)} onagain={link.callback(Event::Again)}
                    layouts={open.document.layouts.clone()} onsearch={link.callback(|()| Event::ShowSearch(true))}
                    correcting={self.correcting} oncorrect={link.callback(Event::ShowCorrection)} share={self.view_share(link)}
                    onopen={link.callback(move |()| Event::ShowOpening(!showing))} onhelp={link.callback(|()| Event::ShowHelp(true))} />
                if open.doubtful && !self.opening_shown {
                    <Doubt languages={open.document.languages.clone()} layouts={open.document.layouts.clone()}
                        onagain={link.callback(Event::Again)} onclose={link.callback(|()| Event::NoDoubt)} />
                }
                <main class="text" hidden={self.opening_shown} onmouseover={self.on_hover()} onmouseleave={self.on_leave()} onmousedown={self.on_press()}
                    onclick={(!self.correcting).then(|| self.on_click(link))} onkeydown={(!self.correcting).then(|| self.on_key(link))}>
                    <Article key={open.number} document={open.document.clone()} at={open.at} onmounted={link.callback(|()| Event::Arrived)} />
                    <p class="announced" role="status" aria-live="polite" />
                </main>
                if self.searching && !self.opening_shown {
                    <Search document={open.document.clone()} root={self.root.clone()} onclose={link.callback(|()| Event::ShowSearch(false))} />
                }
                if self.correcting && !self.opening_shown {
                    <Correction document={open.document.clone()} root={self.root.clone()} busy={self.correction.is_some() || self.waited.is_some()}
                        can_step={open.history.can_step()} onedit={link.callback(Event::Correct)} onstep={link.callback(Event::Step)}
                        ondone={link.callback(|()| Event::ShowCorrection(false))} />
                }
            </div>
        }
    }

    fn units(&self) -> Option<Units> {
        self.root.cast::<Element>().map(Units::of)
    }

    /// Without the focus, the keys wait for a click.
    fn focus_text(&self) {
        let text = self.root.cast::<Element>().and_then(|root| root.query_selector(".article").ok().flatten());
        if let Some(text) = text.and_then(|text| text.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Where nothing can be focused, nothing was.
            let _ = text.focus_with_options(&options);
        }
    }

    fn on_hover(&self) -> Callback<MouseEvent> {
        let (root, light) = (self.root.clone(), self.settings.light);
        Callback::from(move |event: MouseEvent| {
            if light && let Some(root) = root.cast::<Element>() {
                let units = Units::of(root);
                let unit = Units::at(event.target());
                // Between the lines of a sentence the pointer has not left it.
                if unit.is_some() || !Units::is_beside(event.target()) {
                    units.activate(unit.as_deref());
                }
            }
        })
    }

    fn on_leave(&self) -> Callback<MouseEvent> {
        let root = self.root.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(root) = root.cast::<Element>() {
                Units::of(root).activate(None);
            }
        })
    }

    /// What is selected from here on is in one language.
    fn on_press(&self) -> Callback<MouseEvent> {
        let root = self.root.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(root) = root.cast::<Element>() else { return };
            // The attribute takes any value.
            let _ = match Spot::at(event.target()) {
                Some(place) => root.set_attribute(SELECTED, &place.side.to_string()),
                None => root.remove_attribute(SELECTED),
            };
        })
    }

    /// A click or a tap pins.
    fn on_click(&self, link: &yew::html::Scope<Self>) -> Callback<MouseEvent> {
        let (root, light, link) = (self.root.clone(), self.settings.light, link.clone());
        Callback::from(move |event: MouseEvent| {
            let (Some(root), Some(unit)) = (root.cast::<Element>(), Units::at(event.target())) else { return };
            if light && !unit::is_selecting() {
                let units = Units::of(root);
                units.activate(Some(&unit));
                units.pin(&unit);
                units.show(&unit);
                link.send_message(Event::Pinned);
            }
        })
    }

    fn on_key(&self, link: &yew::html::Scope<Self>) -> Callback<KeyboardEvent> {
        let (root, settings, link) = (self.root.clone(), self.settings.clone(), link.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(root) = root.cast::<Element>() else { return };
            if event.key() == "a" {
                // All is both languages.
                let _ = root.remove_attribute(SELECTED);
            }
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let units = Units::of(root.clone());
            let announce = |unit: Option<String>, side: usize| {
                let place = root.query_selector(".announced").ok().flatten();
                if let (Some(unit), Some(place)) = (unit, place) {
                    place.set_text_content(Some(&units.words(&unit, side)));
                }
            };
            match event.key().as_str() {
                "ArrowDown" | "j" => announce(units.step(true), 1),
                "ArrowUp" | "k" => announce(units.step(false), 1),
                "ArrowLeft" => announce(units.current(), 0),
                "ArrowRight" => announce(units.current(), 1),
                "Enter" => {
                    if let Some(unit) = units.current() {
                        units.pin(&unit);
                        link.send_message(Event::Pinned);
                    }
                }
                "Escape" => {
                    units.clear();
                    link.send_message(Event::Pinned);
                }
                "v" => {
                    let at = View::ALL.iter().position(|view| *view == settings.view).unwrap_or(0);
                    let view = View::ALL[(at + 1) % View::ALL.len()];
                    link.send_message(Event::Settings(Settings { view, ..settings.clone() }));
                }
                "s" => link.send_message(Event::Settings(Settings { swapped: !settings.swapped, ..settings.clone() })),
                "r" => {
                    let reveal = if settings.reveal == Reveal::Always { Reveal::Tap } else { Reveal::Always };
                    link.send_message(Event::Settings(Settings { reveal, ..settings.clone() }));
                }
                "/" => link.send_message(Event::ShowSearch(true)),
                "l" => link.send_message(Event::Take(Take::Link)),
                "?" => link.send_message(Event::ShowHelp(true)),
                _ => return,
            }
            event.prevent_default();
        })
    }
}

/// Text that is pasted anywhere but into a field is opened.
fn listen_to_paste(context: &Context<App>) -> Option<EventListener> {
    let link = context.link().clone();
    let page = web_sys::window()?.document()?;
    Some(EventListener::new(&page, "paste", move |event| {
        let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
        let into_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT"));
        let Some(data) = event.clipboard_data().filter(|_| !into_field) else { return };
        let pasted_files = files::listed(data.files());
        match files::pasted(&data) {
            Some(text) => link.send_message(Event::Texts(vec![text])),
            None if !pasted_files.is_empty() => link.send_message(Event::Files(pasted_files)),
            None => link.send_message(Event::Refused(Texts::of_browser().nothing_there.into())),
        }
    }))
}

fn summary(document: &Document) -> Summary {
    let blocks = &document.blocks;
    let linked = |block: &crate::document::Block| -> usize {
        let both = block.links.iter().filter(|link| link.sides.iter().all(|run| !run.range().is_empty()));
        both.map(|link| link.sides[0].range().len()).sum()
    };
    Summary {
        pairs: blocks.iter().filter(|block| block.sides.iter().all(Option::is_some)).count(),
        linked: blocks.iter().map(|block| linked(block)).sum(),
        aside: blocks.iter().filter(|block| block.kind == Kind::Boilerplate).count(),
    }
}
