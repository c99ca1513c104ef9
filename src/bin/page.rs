//! The page: a module from which a script mounts readers.

#[cfg(target_arch = "wasm32")]
pub use diglot::reader::{Reader, mount, speak, words};

/// Nothing begins by itself: the script that loads the module calls [`mount`].
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the page runs in a browser: build it with `cargo xtask build`");
}
