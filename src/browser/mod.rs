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
mod running;
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

/// Gets memory at once for what becomes of a text or a message of so many bytes. Else the allocator asks for it bit by bit, and each time
/// the browser takes long: a third of all the time that a book takes.
pub fn reserve(bytes: usize) {
    /// So many times the bytes are needed, about; and no more is asked for than this.
    const TIMES: usize = 12;
    const MOST: usize = 1 << 29;
    let mut memory = Vec::<u8>::new();
    // What is not to be had now may not be needed.
    let _ = memory.try_reserve_exact(bytes.saturating_mul(TIMES).min(MOST));
    drop(std::hint::black_box(memory));
}
