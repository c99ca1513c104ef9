//! What is pointed at: the active unit, by hover, focus or tap, and the pinned one.
//!
//! It lives in the page itself, outside of the components' state: pointing at a sentence renders nothing.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement, Node, NodeList, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::position::EDGE;

pub const UNIT: &str = "data-unit";
/// On a chunk of rows: the first unit that is in it or after it.
const FIRST_UNIT: &str = "data-first-unit";
const ACTIVE: &str = "data-active-unit";
const PINNED: &str = "data-pinned-unit";

/// The name under which the counterpart of the active unit can be referred to.
const COUNTERPART: &str = "counterpart";

/// The reader's root, on which the active and the pinned unit are written.
#[derive(Clone)]
pub struct Units(Element);

impl Units {
    /// Those of the reader with this root.
    pub fn of(root: Element) -> Self {
        Self(root)
    }

    /// The unit that a place in the page belongs to.
    pub fn at(target: Option<web_sys::EventTarget>) -> Option<String> {
        let node: Node = target?.dyn_into().ok()?;
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        element.closest("[data-unit]").ok().flatten()?.get_attribute(UNIT)
    }

    /// Whether a place in the page is between the sentences of a paragraph in which some sentence is lit.
    pub fn is_beside(target: Option<web_sys::EventTarget>) -> bool {
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        let cell = element.and_then(|element| element.closest(".cell").ok().flatten());
        cell.is_some_and(|cell| cell.query_selector(".lit").is_ok_and(|lit| lit.is_some()))
    }

    /// Makes a unit the active one; `None` leaves only the pinned one lit.
    pub fn activate(&self, unit: Option<&str>) {
        self.set(ACTIVE, "lit", unit);
        let current = unit.map(str::to_owned).or_else(|| self.0.get_attribute(PINNED));
        self.describe(current.as_deref());
    }

    /// Pins a unit, or lets it go if it is pinned already.
    pub fn pin(&self, unit: &str) {
        self.set(PINNED, "pinned", (!self.is_pinned(unit)).then_some(unit));
    }

    /// Whether a unit is pinned.
    pub fn is_pinned(&self, unit: &str) -> bool {
        self.0.get_attribute(PINNED).as_deref() == Some(unit)
    }

    /// Nothing is pointed at any more.
    pub fn clear(&self) {
        self.set(PINNED, "pinned", None);
        self.activate(None);
    }

    /// The unit that is pinned.
    pub fn pinned(&self) -> Option<usize> {
        self.0.get_attribute(PINNED)?.parse().ok()
    }

    /// Goes to the next unit, or to the one before, and returns its number.
    pub fn step(&self, forward: bool) -> Option<String> {
        let now = self.current().and_then(|unit| unit.parse::<usize>().ok());
        let next = match (now, forward) {
            (None, _) => 0,
            (Some(now), true) => now + 1,
            (Some(now), false) => now.saturating_sub(1),
        };
        let there = |unit: &usize| !self.elements(&unit.to_string()).is_empty();
        let unit = Some(next).filter(there).or(now)?.to_string();
        self.activate(Some(&unit));
        self.show(&unit);
        Some(unit)
    }

    /// The active unit, or the pinned one.
    pub fn current(&self) -> Option<String> {
        self.0.get_attribute(ACTIVE).or_else(|| self.0.get_attribute(PINNED))
    }

    /// Brings a unit into sight, on both sides, if it is not.
    pub fn show(&self, unit: &str) {
        for element in self.elements(unit).iter().rev() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    /// Lets the words of a unit on one side be spoken, by a voice of their language.
    pub fn announce(&self, unit: &str, side: usize) {
        if let Ok(Some(place)) = self.0.query_selector("p.announced[aria-live]") {
            tell(&place, &self.elements(unit), side);
        }
    }

    /// The spans of a unit. They stand in one row, so only its chunk is searched, however long the text is.
    pub fn elements(&self, unit: &str) -> Vec<Element> {
        let Ok(number) = unit.parse::<usize>() else { return Vec::new() };
        let Ok(Some(first)) = self.0.query_selector("[data-first-unit]") else { return Vec::new() };
        let Some(chunks) = first.parent_element().map(|article| article.children()) else { return Vec::new() };
        let begins = |at: u32| chunks.item(at)?.get_attribute(FIRST_UNIT)?.parse::<usize>().ok();
        let (mut low, mut high) = (0, chunks.length());
        while low < high {
            let middle = low.midpoint(high);
            if begins(middle).is_some_and(|begins| begins <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let Some(chunk) = low.checked_sub(1).and_then(|at| chunks.item(at)) else { return Vec::new() };
        chunk.query_selector_all(&format!("[{UNIT}=\"{number}\"]")).map(|found| elements(&found)).unwrap_or_default()
    }

    /// Writes a unit on the root and gives its sentences a class, in place of those that had it.
    fn set(&self, attribute: &str, class: &str, unit: Option<&str>) {
        let before = self.0.get_attribute(attribute);
        if before.as_deref() == unit {
            return;
        }
        if let Some(before) = before {
            self.elements(&before).iter().for_each(|element| ignore(element.class_list().remove_1(class)));
        }
        match unit {
            Some(unit) => {
                ignore(self.0.set_attribute(attribute, unit));
                self.elements(unit).iter().for_each(|element| ignore(element.class_list().add_1(class)));
            }
            None => ignore(self.0.remove_attribute(attribute)),
        }
        self.peek();
    }

    /// In the next frame, when all has its place, the counterpart of what is pointed at is shown over the text where it is out of sight.
    pub fn peek(&self) {
        let units = self.clone();
        let shown = Closure::once_into_js(move || units.peek_now());
        if let Some(window) = web_sys::window() {
            // Without frames nothing is seen.
            let _ = window.request_animation_frame(shown.unchecked_ref());
        }
    }

    fn peek_now(&self) {
        let Ok(Some(place)) = self.0.query_selector(".peek") else { return };
        // What is hidden until it is asked for is not told by pointing; what is searched for is more than where the pointer rests.
        let is_asked = self.0.matches("[data-reveal=tap], :has(.search)").unwrap_or(false);
        let unit = if is_asked { self.0.get_attribute(PINNED) } else { self.current() };
        let spans = unit.map(|unit| self.elements(&unit)).unwrap_or_default();
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
        let less = match [0, 1].map(|side| in_sight(&spans, side, height)) {
            [Some(first), Some(second)] if first != second => usize::from(second < first),
            _ => return place.set_text_content(None),
        };
        tell(&place, &spans, less);
        let on =
            |side: usize| spans.iter().filter(move |span| side_of(span) == side).map(Element::get_bounding_client_rect);
        // At the edge beyond which the counterpart is, unless that alone would cover what is pointed at.
        let [near, far] = if on(less).any(|span| span.top() < 0.0) { ["top", "foot"] } else { ["foot", "top"] };
        for edge in [near, far, near] {
            ignore(place.set_attribute("data-at", edge));
            let card = place.get_bounding_client_rect();
            if on(1 - less).all(|span| span.bottom() <= card.top() || span.top() >= card.bottom()) {
                break;
            }
        }
    }

    /// Tells assistive technology which unit is the active one, and what its counterpart is.
    fn describe(&self, unit: Option<&str>) {
        for element in self.described() {
            for attribute in ["aria-current", "aria-describedby", "id"] {
                ignore(element.remove_attribute(attribute));
            }
        }
        let elements = unit.map(|unit| self.elements(unit)).unwrap_or_default();
        for own in [0, 1] {
            if let Some(first) = elements.iter().find(|element| side_of(element) == own) {
                ignore(first.set_attribute("id", &format!("{COUNTERPART}-{own}")));
            }
        }
        for element in &elements {
            ignore(element.set_attribute("aria-current", "true"));
            let other = 1 - side_of(element);
            if elements.iter().any(|element| side_of(element) == other) {
                ignore(element.set_attribute("aria-describedby", &format!("{COUNTERPART}-{other}")));
            }
        }
    }

    /// The spans of the unit that was described last.
    fn described(&self) -> Vec<Element> {
        let named = |side| self.0.query_selector(&format!("#{COUNTERPART}-{side}")).ok()??.get_attribute(UNIT);
        named(0).or_else(|| named(1)).map(|unit| self.elements(&unit)).unwrap_or_default()
    }
}

/// How much of the sentences on a side is in sight on a screen of this height: 0, nothing; 1, a part; 2, all. `None` where none is displayed.
fn in_sight(spans: &[Element], side: usize, height: f64) -> Option<u8> {
    let mut seen = None;
    for span in spans.iter().filter(|span| side_of(span) == side) {
        let place = span.get_bounding_client_rect();
        let (top, bottom) = (place.top(), place.bottom());
        if bottom > top {
            let own =
                u8::from(top < height - EDGE && bottom > EDGE) + u8::from(top >= -EDGE && bottom <= height + EDGE);
            seen = Some(if seen.is_none_or(|before| before == own) { own } else { 1 });
        }
    }
    seen
}

/// Puts the words of some sentences, those of a side, in another place.
fn tell(place: &Element, spans: &[Element], side: usize) {
    let spans = || spans.iter().filter(|span| side_of(span) == side);
    for name in ["lang", "dir"] {
        let value = spans().next().and_then(|span| span.closest(&format!("[{name}]")).ok()??.get_attribute(name));
        ignore(place.set_attribute(name, &value.unwrap_or_default()));
    }
    let words: Vec<String> = spans().filter_map(|span| span.text_content()).collect();
    place.set_text_content(Some(&words.join(" ")));
}

/// The side that a sentence is on.
fn side_of(span: &Element) -> usize {
    usize::from(span.closest(".side-1").ok().flatten().is_some())
}

/// Whether some text is selected: then a click is the end of a selection.
pub fn is_selecting() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    // By its text, for within an embedded reader a selection looks collapsed from outside.
    selection.is_some_and(|selection| selection.to_string().length() > 0)
}

/// The elements of a list.
pub fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<HtmlElement>().ok().map(Into::into)).collect()
}

/// Attributes and classes of our own making are always valid.
fn ignore(_: Result<(), JsValue>) {}
