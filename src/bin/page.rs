//! The page: mounts the reader.

#[cfg(target_arch = "wasm32")]
fn main() {
    diglot::reader::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the page runs in a browser: build it with `cargo xtask build`");
}
