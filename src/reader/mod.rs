//! The page: opening a text, waiting for it, reading it.

mod app;
mod article;
mod controls;
mod help;
mod menu;
mod opening;
mod row;
mod samples;
mod texts;
mod unit;
mod waiting;

use std::panic;

/// Mounts the reader in the page.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(apologise));
    if let Some(place) =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("diglot"))
    {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}

/// A fault of ours leaves the page in a state that nobody knows: it is covered by a message and a way on.
fn apologise(_: &panic::PanicHookInfo) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(message) = document.and_then(|document| document.get_element_by_id("fault")) {
        // If even this fails there is nothing left to try.
        let _ = message.remove_attribute("hidden");
    }
}
