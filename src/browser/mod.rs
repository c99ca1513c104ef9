//! Thin bindings to the browser: workers from both sides, files and addresses, what is kept between visits.

#[cfg(feature = "page")]
pub mod files;
pub mod protocol;
#[cfg(feature = "worker")]
pub mod scope;
#[cfg(feature = "page")]
pub mod settings;
#[cfg(feature = "page")]
pub mod worker;

/// What is downloaded holds an allocator: this one is small.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
