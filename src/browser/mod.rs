//! Thin bindings to the browser: workers from both sides, files and addresses, what is kept between visits.

#[cfg(feature = "page")]
pub mod address;
#[cfg(feature = "page")]
pub mod clipboard;
#[cfg(feature = "page")]
pub mod files;
#[cfg(feature = "page")]
pub mod formats;
#[cfg(feature = "page")]
pub mod last;
#[cfg(feature = "page")]
pub mod library;
pub mod protocol;
#[cfg(feature = "page")]
pub mod save;
#[cfg(feature = "worker")]
pub mod scope;
#[cfg(feature = "page")]
pub mod settings;
#[cfg(feature = "library-worker")]
pub mod store;
#[cfg(feature = "page")]
pub mod worker;

/// What is downloaded holds an allocator: this one is small.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
