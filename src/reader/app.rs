//! The reader as a whole: what is open, what is being opened, and what went wrong.

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, File, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{platform::spawn_local, prelude::*};

use super::{
    article::Article,
    controls::Controls,
    help::Help,
    opening::Opening,
    texts::{Summary, Texts},
    unit::{self, Units},
    waiting::Waiting,
};
use crate::{
    Options, Progress,
    browser::{
        files::{self, Brought},
        protocol::{Job, Reply},
        settings::{Settings, View},
        worker::{News, Spare, Work},
    },
    document::{Document, Kind, Language},
};

/// All that can happen.
pub enum Event {
    /// Files were chosen or dropped.
    Files(Vec<File>),
    /// Texts were pasted, or files have been read.
    Texts(Vec<Brought>),
    /// Texts of this site are asked for.
    Addresses(Vec<String>),
    /// What was asked for cannot be had.
    Refused(String),
    /// The worker speaks, about the job of this number.
    News(u32, News),
    /// The reader stops the worker.
    Cancel,
    /// The reader names the languages.
    Languages([Language; 2]),
    /// The reader likes it otherwise.
    Settings(Settings),
    /// Back to the opening screen; or, from there, to the text.
    ShowOpening(bool),
    /// The keys are shown or hidden.
    ShowHelp(bool),
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
}

/// A job that the worker is at.
struct Waited {
    _work: Work,
    sources: Vec<Brought>,
    progress: Option<Progress>,
}

/// Where and how a reader is mounted.
#[derive(Properties, PartialEq)]
pub struct Mounting {
    /// The element of a host page that carries theme, size and language; `None` where the reader is a page of its own.
    pub frame: Option<Element>,
    /// Starts a worker.
    pub worker: Function,
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
    message: Option<String>,
    settings: Settings,
    opening_shown: bool,
    help_shown: bool,
    dragging: bool,
    jobs: u32,
    root: NodeRef,
    _paste: Option<EventListener>,
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
        let addresses = files::addressed();
        if mounting.alone() && !addresses.is_empty() {
            context.link().send_message(Event::Addresses(addresses));
        }
        Self {
            open: None,
            waited: None,
            spare: Spare::start(&mounting.worker),
            fetching: false,
            message: None,
            settings: mounting.settings.clone().unwrap_or_else(Settings::kept),
            opening_shown: mounting.alone(),
            help_shown: false,
            dragging: false,
            jobs: 0,
            root: NodeRef::default(),
            _paste: mounting.alone().then(|| listen_to_paste(context)).flatten(),
        }
    }

    fn update(&mut self, context: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Files(files) if files.is_empty() => return false,
            Event::Files(files) => self.fetch(context, files::contents(files)),
            Event::Addresses(addresses) => self.fetch(context, files::fetched(addresses)),
            Event::Texts(sources) => {
                self.fetching = false;
                self.begin(context, sources, Options::default());
            }
            Event::Refused(message) => {
                self.fetching = false;
                self.message = Some(message);
            }
            Event::News(job, news) if job == self.jobs && self.waited.is_some() => self.hear(context, news),
            Event::News(..) => return false,
            Event::Cancel => {
                self.waited = None;
                self.fetching = false;
                self.jobs += 1;
            }
            Event::Languages(languages) => {
                let Some(open) = &self.open else { return false };
                let sources = open.sources.clone();
                self.begin(context, sources, Options { languages: Some(languages), ..Options::default() });
            }
            Event::Settings(settings) => {
                if context.props().alone() {
                    settings.keep();
                }
                self.settings = settings;
            }
            Event::ShowOpening(shown) => self.opening_shown = shown,
            Event::ShowHelp(shown) => {
                self.help_shown = shown;
                if !shown && let Some(article) = self.article() {
                    // Without the focus, the keys wait for a click.
                    let _ = article.focus();
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
                data-link={if self.settings.light { "on" } else { "off" }} data-aside={if self.settings.aside { "show" } else { "hide" }}
                {ondragover} {ondragleave} {ondrop}>
                { self.view_message(link) }
                if self.waited.is_some() || self.fetching {
                    <Waiting progress={self.waited.as_ref().and_then(|waited| waited.progress)} oncancel={link.callback(|()| Event::Cancel)} />
                }
                { self.view_open(link) }
                if self.opening_shown {
                    <Opening onfiles={link.callback(Event::Files)} ontexts={link.callback(Event::Texts)} onaddresses={link.callback(Event::Addresses)} />
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
    }
}

impl App {
    /// What the page is about, for styles, tests and hosts.
    fn state(&self) -> &'static str {
        if self.waited.is_some() || self.fetching {
            "working"
        } else if self.open.is_some() {
            "reading"
        } else if self.message.is_some() {
            "failed"
        } else {
            "empty"
        }
    }

    /// Waits for texts from the browser.
    fn fetch(&mut self, context: &Context<Self>, texts: impl Future<Output = Result<Vec<Brought>, String>> + 'static) {
        self.fetching = true;
        self.message = None;
        let link = context.link().clone();
        spawn_local(async move {
            link.send_message(match texts.await {
                Ok(sources) => Event::Texts(sources),
                Err(message) => Event::Refused(message),
            });
        });
    }

    /// Gives the worker a job; the one that it was at is given up.
    fn begin(&mut self, context: &Context<Self>, sources: Vec<Brought>, options: Options) {
        self.message = None;
        self.jobs += 1;
        let (number, link) = (self.jobs, context.link().clone());
        let job = Job { sources: sources.clone(), options };
        let work = Work::start(self.spare.take(), &context.props().worker, &job, move |news| {
            link.send_message(Event::News(number, news))
        });
        match work {
            Some(work) => self.waited = Some(Waited { _work: work, sources, progress: None }),
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
            News::Reply(Reply::Document(document)) => {
                let sources = self.waited.take().map(|waited| waited.sources).unwrap_or_default();
                self.spare = Spare::start(&context.props().worker);
                let summary = summary(&document);
                self.open = Some(Open { document: Rc::new(document), summary, number: self.jobs, sources });
                self.opening_shown = false;
                // What was pointed at is not there any more.
                if let Some(units) = self.units() {
                    units.clear();
                }
            }
            News::Reply(Reply::Refused(message)) => {
                self.waited = None;
                self.message = Some(message);
            }
            News::Dead => {
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
                    onsettings={link.callback(Event::Settings)} onlanguages={link.callback(Event::Languages)}
                    onopen={link.callback(move |()| Event::ShowOpening(!showing))} onhelp={link.callback(|()| Event::ShowHelp(true))} />
                <main class="text" hidden={self.opening_shown} onmouseover={self.on_hover()} onmouseleave={self.on_leave()}
                    onclick={self.on_click()} onkeydown={self.on_key(link)}>
                    <Article key={open.number} document={open.document.clone()} />
                    <p class="announced" role="status" aria-live="polite" />
                </main>
            </div>
        }
    }

    fn units(&self) -> Option<Units> {
        self.root.cast::<Element>().map(Units::of)
    }

    fn article(&self) -> Option<HtmlElement> {
        let root = self.root.cast::<Element>()?;
        root.query_selector(".article").ok().flatten()?.dyn_into().ok()
    }

    fn on_hover(&self) -> Callback<MouseEvent> {
        let (root, light) = (self.root.clone(), self.settings.light);
        Callback::from(move |event: MouseEvent| {
            if light && let Some(root) = root.cast::<Element>() {
                Units::of(root).activate(Units::at(event.target()).as_deref());
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

    /// A click or a tap pins.
    fn on_click(&self) -> Callback<MouseEvent> {
        let (root, light) = (self.root.clone(), self.settings.light);
        Callback::from(move |event: MouseEvent| {
            let (Some(root), Some(unit)) = (root.cast::<Element>(), Units::at(event.target())) else { return };
            if light && !unit::is_selecting() {
                let units = Units::of(root);
                units.activate(Some(&unit));
                units.pin(&unit);
                units.show(&unit);
            }
        })
    }

    fn on_key(&self, link: &yew::html::Scope<Self>) -> Callback<KeyboardEvent> {
        let (root, settings, link) = (self.root.clone(), self.settings.clone(), link.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(root) = root.cast::<Element>() else { return };
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
                    }
                }
                "Escape" => units.clear(),
                "v" => {
                    let view = match settings.view {
                        View::Auto => View::Side,
                        View::Side => View::Stack,
                        View::Stack => View::Auto,
                    };
                    link.send_message(Event::Settings(Settings { view, ..settings.clone() }));
                }
                "s" => link.send_message(Event::Settings(Settings { swapped: !settings.swapped, ..settings.clone() })),
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
