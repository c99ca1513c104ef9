//! What the page does not need to begin with: a chunk of its own, which is fetched when something of it is asked for.
//!
//! Nothing but [`panels`] may refer to what is in here, nor to what is done for it alone: what anything else refers to is fetched with
//! the page.

mod again;
mod beforehand;
mod correction;
mod doubt;
mod export;
mod help;
mod library;
mod refusal;
mod search;
mod settings;
mod share;
mod words;

use js_sys::{Function, Promise};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{html::Scope, prelude::*};

pub use self::{
    again::Again,
    beforehand::beforehand,
    correction::Correction,
    doubt::doubt,
    help::Help,
    library::{Library, Said, protect},
    refusal::refusal,
    search::Search,
    settings::{SettingsPanel, settings},
    share::{Share, Take, share},
    words::Words,
};
use super::{app::App, shelf::Act};
use crate::{
    browser::{
        protocol::{self, Refused, Written},
        settings::Settings,
        worker::News,
    },
    correction::Edit,
    document::Document,
    library::{Answer, Ask},
    output::Format,
};

/// What draws them, and what does what is asked for in them.
pub struct Panels {
    pub draw: fn(&App, &Scope<App>, Part) -> Html,
    pub act: fn(&mut App, &Context<App>, Task) -> bool,
    pub export: fn(&Document, &str, &Function) -> Option<Promise>,
}

/// What they draw.
#[derive(Clone, Copy)]
pub enum Part {
    /// The menu of languages.
    Again,
    /// How the text is shown.
    Settings,
    /// What can be taken along.
    Share,
    /// How else the text can be read.
    Doubt,
    /// What is understood of a long text so far.
    Beforehand,
    /// What was opened before.
    Library,
    /// What is said over the text.
    Said,
    /// The keys.
    Help,
    /// The search in the text.
    Search,
    /// The bar of corrections.
    Correction,
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
    /// The reader does not get what he asked for.
    Refuse(Refused),
    /// The same, [packed](protocol::packed), as the worker tells it.
    Refused(Vec<u8>),
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
    Ok(&Panels { draw: App::draw_part, act, export: export::export })
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
        Task::Refuse(why) => app.refuse(&why),
        Task::Refused(why) => app.refuse(&protocol::unpacked(&why).unwrap_or(Refused::Dead)),
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
