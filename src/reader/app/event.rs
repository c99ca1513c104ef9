//! What happens to a reader.

use web_sys::File;

use crate::{
    Options,
    browser::{files::Brought, protocol::Reply, worker::News},
    document::Document,
    reader::panels::{Panels, Task},
};

/// All that can happen.
pub enum Event {
    /// Files were chosen or dropped.
    Files(Vec<File>),
    /// Texts were pasted, or files have been read.
    Texts(Vec<Brought>),
    /// Texts have come from these addresses.
    Fetched(Vec<Brought>, Vec<String>),
    /// A text has come for the worker to practise on.
    Practice(Vec<Brought>),
    /// Texts of this site are asked for.
    Addresses(Vec<String>),
    /// A document is there that was understood before.
    Document(Document),
    /// The worker speaks, about the job of this number.
    News(u32, News),
    /// The reader stops the worker.
    Cancel,
    /// What is open, or about to be, is to be read again, with what the reader knows of it.
    Again(Options),
    /// The text was read in the right way.
    NoDoubt,
    /// Corrections can be made, or no longer.
    ShowCorrection(bool),
    /// Back to the opening screen; or, from there, to the text.
    ShowOpening(bool),
    /// Search begins, or ends.
    ShowSearch(bool),
    /// The keys are shown or hidden.
    ShowHelp(bool),
    /// The library does not answer, and this job goes on without it.
    Late(u32),
    /// The text was scrolled, or is left.
    Read,
    /// The text is there, at the place that it was opened at.
    Arrived,
    /// Another place is asked for in the page's address.
    GoTo,
    /// What the panels do.
    Task(Task),
    /// A message was read.
    Dismiss,
    /// A file is over the page, or no longer.
    Dragging(bool),
    /// Something of the panels will be shown soon: a menu was opened, or a long text, of which they say what is understood.
    Expect,
    /// The panels have come, or cannot be had; this happened meanwhile, and waits for them.
    Panels(Option<&'static Panels>, Box<Event>),
}

impl Event {
    /// Whether the reader does not get what he asked for.
    pub(super) fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::News(_, News::Dead | News::Reply(Reply::Refused(_))) | Self::Task(Task::Refuse(_) | Task::Refused(_))
        )
    }

    /// Whether what it leads to is in the panels.
    pub(super) fn needs_panels(&self) -> bool {
        match self {
            Self::News(_, News::Reply(Reply::Corrected(_))) | Self::Task(_) | Self::Expect => true,
            Self::ShowHelp(shown) | Self::ShowSearch(shown) | Self::ShowCorrection(shown) => *shown,
            _ => self.is_refusal(),
        }
    }
}
