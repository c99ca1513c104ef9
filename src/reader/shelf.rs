//! What the page knows of the library: the list, and what has to be said of it.

use std::rc::Rc;

use js_sys::Function;

use super::{panels::Words, texts::Texts};
use crate::{
    browser::{
        library::{self, Library},
        save,
        settings::Settings,
    },
    library::{Answer, Ask, Entry, Kept, Key, Reading},
};

/// What the reader does with the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Opens a text.
    Open(Key),
    /// Removes a text, of which this is the title.
    Remove(Key, String),
    /// Brings back what was removed last.
    Restore,
    /// Saves all of it in a file.
    Save,
    /// Begins anew.
    Empty,
    /// Has read what was said.
    Dismiss,
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub words: String,
    /// What can be done about it.
    pub offer: Option<Act>,
}

/// What the library tells the reader's text.
pub enum Told {
    /// How far the text of this key was read.
    Found(Key, Option<Reading>),
    /// The text is kept.
    Kept(Key),
    /// A text that was asked for.
    Text(Box<Entry>, Box<Kept>),
    /// The settings of a library that was added.
    Settings(Settings),
    /// What was asked for does not come.
    Failed,
    /// Nothing but what the shelf itself shows.
    Shown,
}

pub struct Shelf {
    library: Library,
    /// `None` until the library has answered.
    pub entries: Option<Rc<Vec<Entry>>>,
    pub notice: Option<Notice>,
    /// What has been read.
    dismissed: Vec<String>,
    /// There is no list, and none is to come.
    failed: bool,
}

impl Shelf {
    /// One whose library is started when it is asked; `start` starts its worker, if there is to be one.
    pub fn new(start: Option<Function>, tell: impl Fn(Option<Answer>) + 'static) -> Self {
        Self { library: Library::new(start, tell), entries: None, notice: None, dismissed: Vec::new(), failed: false }
    }

    /// There is no way to ask the library.
    pub fn give_up(&mut self) {
        self.failed = self.entries.is_none();
    }

    /// Asks the library; whether an answer can be hoped for.
    pub fn ask(&self, ask: &Ask) -> bool {
        self.library.ask(ask)
    }

    /// Whether the library is there to be asked; else asking it starts it.
    pub fn is_started(&self) -> bool {
        self.library.is_started() && !self.failed
    }

    /// Whether the list is still awaited.
    pub fn awaited(&self) -> bool {
        self.entries.is_none() && !self.failed && self.library.is_expected()
    }

    /// Does what the reader asks for, but for opening.
    pub fn act(&mut self, act: Act, settings: &Settings) {
        let texts = Texts::of_browser();
        match act {
            Act::Open(key) => drop(self.ask(&Ask::Open(key))),
            Act::Remove(key, title) => {
                self.ask(&Ask::Remove(key));
                self.notice = Some(Notice { words: texts.removed(&title), offer: Some(Act::Restore) });
            }
            Act::Restore => {
                self.ask(&Ask::Restore);
                self.notice = None;
            }
            Act::Save => drop(self.ask(&Ask::Save(Some(settings.to_json())))),
            Act::Empty => {
                self.ask(&Ask::Empty);
                self.notice = None;
            }
            Act::Dismiss => {
                if let Some(notice) = self.notice.take() {
                    self.dismissed.push(notice.words);
                }
            }
        }
    }

    /// Hears an answer.
    pub fn hear(&mut self, answer: Option<Answer>) -> Told {
        let texts = Texts::of_browser();
        match answer {
            Some(Answer::List(entries)) => {
                library::remember(!entries.is_empty());
                self.entries = Some(Rc::new(entries));
                self.failed = false;
                Told::Shown
            }
            Some(Answer::Found(key, reading)) => Told::Found(key, reading),
            Some(Answer::Kept(key)) => Told::Kept(key),
            Some(Answer::Text(entry, kept)) => Told::Text(entry, kept),
            Some(Answer::Saved(file)) => {
                if save::save("library.diglot.json", "application/json", &file) {
                    self.say(Words::of_browser().library_saved.into(), None);
                }
                Told::Shown
            }
            Some(Answer::Added(count, settings)) => {
                self.say(texts.added(count), None);
                settings.and_then(|settings| Settings::from_json(&settings)).map_or(Told::Shown, Told::Settings)
            }
            Some(Answer::Trouble { words, damaged }) => {
                // One text may be in trouble, and the list be well.
                self.failed = self.entries.is_none();
                self.warn(words, damaged.then_some(Act::Empty));
                Told::Failed
            }
            None => {
                self.failed = true;
                self.library.stop();
                self.warn(Words::of_browser().library_absent.into(), None);
                Told::Failed
            }
        }
    }

    /// Says something.
    pub fn say(&mut self, words: String, offer: Option<Act>) {
        self.notice = Some(Notice { words, offer });
    }

    /// Says what is wrong; what was read of it is not said again.
    fn warn(&mut self, words: String, offer: Option<Act>) {
        if !self.dismissed.contains(&words) {
            self.say(words, offer);
        }
    }
}
