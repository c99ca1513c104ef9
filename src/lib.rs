//! Diglot understands bilingual text: which part translates which, down to the sentence.
//!
//! Data flows one way, and each room knows only those before it:
//! bytes → [`input`] → blocks → [`pairing`] → pairs → sentences and links → [`document`].

pub mod alignment;
pub mod document;
pub mod input;
pub mod language;
pub mod pairing;
mod reading;

pub use reading::{Options, Progress, Refusal, Stage, read};
