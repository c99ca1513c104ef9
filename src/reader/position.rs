//! Where in the text the reader is: what stands on the screen.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::unit::{UNIT, elements};

/// The first unit on the screen, and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub first: usize,
    pub last: usize,
    /// Whether the first begins on the screen.
    begins: bool,
}

/// What of a reader's text stands on the screen; `None` where nothing does. The first is the first that begins there: brought to the
/// top again, it is the first again.
pub fn seen(root: &Element) -> Option<Seen> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let on_screen = |element: &Element| {
        let place = element.get_bounding_client_rect();
        // What is not displayed is a point in the corner.
        place.height() > 0.0 && place.bottom() > EDGE && place.top() < height - EDGE
    };
    let chunks = root.query_selector_all(".chunk").ok()?;
    let mut seen: Option<Seen> = None;
    // Chunks out of sight are not asked for more than their place: that would lay them out.
    for chunk in elements(&chunks).iter().filter(|chunk| on_screen(chunk)) {
        let sentences = chunk.query_selector_all(&format!("[{UNIT}]")).ok()?;
        for sentence in elements(&sentences).iter().filter(|sentence| on_screen(sentence)) {
            let Some(unit) = sentence.get_attribute(UNIT).and_then(|unit| unit.parse().ok()) else { continue };
            let begins = sentence.get_bounding_client_rect().top() > -EDGE;
            seen = Some(match seen {
                None => Seen { first: unit, last: unit, begins },
                Some(Seen { last, begins: false, .. }) if begins => Seen { first: unit, last: last.max(unit), begins },
                Some(before) => Seen { last: before.last.max(unit), ..before },
            });
        }
    }
    seen
}

/// So many pixels of a sentence are not enough to be read.
pub const EDGE: f64 = 8.0;

/// Brings a unit to the top of the screen.
pub fn go_to(root: &Element, unit: usize) {
    if let Some(sentence) = first_of(root, unit) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        sentence.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn first_of(root: &Element, unit: usize) -> Option<Element> {
    root.query_selector(&format!("[{UNIT}=\"{unit}\"]")).ok()?
}

/// Brings a unit to the top of the screen in a text that is new there: once more when what is above it has been laid out, and then
/// exactly, for browsers differ in what of a line they bring there.
pub fn arrive_at(root: Element, unit: usize) {
    go_to(&root, unit);
    let again = Closure::once_into_js(move || {
        go_to(&root, unit);
        if let (Some(sentence), Some(window)) = (first_of(&root, unit), web_sys::window()) {
            window.scroll_by_with_x_and_y(0.0, sentence.get_bounding_client_rect().top());
        }
    });
    if let Some(window) = web_sys::window() {
        // Without frames nothing is laid out.
        let _ = window.request_animation_frame(again.unchecked_ref());
    }
}
