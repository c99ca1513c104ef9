//! Diglot understands bilingual text: which part translates which, down to the sentence.
//!
//! Data flows one way, and each room knows only those before it:
//! bytes → [`input`] → blocks → [`pairing`] → pairs → sentences and links → [`document`].

pub mod alignment;
#[cfg(all(target_arch = "wasm32", any(feature = "page", feature = "worker")))]
pub mod browser;
pub mod correction;
pub mod document;
pub mod input;
pub mod language;
pub mod library;
mod numbered;
mod order;
pub mod output;
pub mod pairing;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod reader;
mod reading;

pub use reading::{
    Beginning, Counts, Host, LONG, Options, Progress, Refusal, Stage, languages_of, open, read, read_opened, understand,
};
