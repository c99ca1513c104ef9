//! What the page does not need to begin with: a chunk of its own, which is fetched when something of it is asked for.
//!
//! Nothing but [`panels`] may refer to what is in here, nor to what is done for it alone: what anything else refers to is fetched with the page.

mod again;
mod correction;
mod export;
mod help;
mod library;
mod preview;
mod search;
mod settings;
mod share;
mod words;

use js_sys::{Function, Promise};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use self::{
    again::Again,
    correction::Correction,
    help::Help,
    library::{Library, Said},
    search::Search,
};
pub use self::{
    again::AgainProps,
    correction::CorrectionProps,
    help::HelpProps,
    library::{LibraryProps, SaidProps, protect},
    preview::BeforehandProps,
    search::SearchProps,
    settings::SettingsProps,
    share::{ShareProps, Take},
    words::Words,
};
use super::{app::App, shelf::Act};
use crate::{
    browser::{protocol::Written, settings::Settings, worker::News},
    correction::Edit,
    document::Document,
    library::{Answer, Ask},
    output::Format,
};

/// What draws each panel, and what does what is asked for in it.
pub struct Panels {
    pub again: fn(AgainProps) -> Html,
    pub beforehand: fn(BeforehandProps) -> Html,
    pub correction: fn(CorrectionProps) -> Html,
    pub help: fn(HelpProps) -> Html,
    pub library: fn(LibraryProps) -> Html,
    pub said: fn(SaidProps) -> Html,
    pub search: fn(SearchProps) -> Html,
    pub settings: fn(SettingsProps) -> Html,
    pub share: fn(ShareProps) -> Html,
    pub act: fn(&mut App, &Context<App>, Task) -> bool,
    pub export: fn(&Document, &str, &Function) -> Option<Promise>,
}

/// What is done by what is asked for in the panels, and about the library, which is drawn there; and what nobody waits for.
pub enum Task {
    /// The reader corrects what is open.
    Correct(Edit),
    /// The worker speaks of a correction of the text of this job.
    Corrected(u32, News),
    /// The last correction is taken back (`true`), or made again.
    Step(bool),
    /// The reader takes something along.
    Take(Take),
    /// A file of this format was written, or could not be.
    Written(Format, Option<Written>),
    /// The reader likes it otherwise.
    Settings(Settings),
    /// How far the text is read is to be noted.
    Mark,
    /// The page's address is to say where the reader is.
    Address,
    /// Something is to be said.
    Say(&'static str),
    /// The reader does something with the library.
    Act(Act),
    /// The library is asked.
    Ask(Ask),
    /// The library answers; `None` when it is not there.
    Heard(Option<Answer>),
    /// The text of this job has been on the screen for a moment, and is kept.
    Keep(u32),
}

/// Fetches the panels.
#[wasm_split(panels, fallible)]
pub fn panels() -> Result<&'static Panels, SplitLoaderError> {
    Ok(&Panels {
        again: |props| html! { <Again ..props /> },
        beforehand: preview::beforehand,
        correction: |props| html! { <Correction ..props /> },
        help: |props| html! { <Help ..props /> },
        library: |props| html! { <Library ..props /> },
        said: |props| html! { <Said ..props /> },
        search: |props| html! { <Search ..props /> },
        settings: settings::settings,
        share: share::share,
        act,
        export: export::export,
    })
}

/// Does it; whether there is something to be drawn.
fn act(app: &mut App, context: &Context<App>, task: Task) -> bool {
    match task {
        Task::Correct(edit) => app.correct(context, edit),
        Task::Corrected(job, news) => app.corrected(context, job, news),
        Task::Step(back) => app.step(context, back),
        Task::Take(take) => app.let_take(context, take),
        Task::Written(format, written) => app.written(format, written),
        Task::Settings(settings) => app.change(settings),
        Task::Mark => {
            app.mark();
            return false;
        }
        Task::Address => {
            app.show_address();
            return false;
        }
        Task::Say(words) => app.say(words),
        Task::Act(act) => app.act(act),
        Task::Ask(ask) => {
            app.ask(&ask);
            return false;
        }
        Task::Heard(answer) => return app.hear_library(context, answer),
        Task::Keep(job) => {
            app.keep(job);
            app.prepare(context);
            return false;
        }
    }
    true
}
