//! Which language a text is in, what languages are called, and where sentences end.

pub mod fold;
mod identify;
mod names;
mod romaji;
pub mod script;
mod sentences;
pub(crate) mod words;

pub use identify::{identify, likelier, scripts_of};
pub use names::{Naming, name, named};
pub use sentences::split;
