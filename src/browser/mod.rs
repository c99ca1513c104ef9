//! Thin bindings to the browser: the worker, files and addresses, what is kept between visits.

#[cfg(feature = "page")]
pub mod files;
pub mod protocol;
#[cfg(feature = "page")]
pub mod settings;
#[cfg(feature = "page")]
pub mod worker;
