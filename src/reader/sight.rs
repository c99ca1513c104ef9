//! What is in sight, and how it stays there while the view changes.

use web_sys::Element;

/// What the reader looks at, and where it stands on the screen.
pub struct Sight {
    /// A sentence, and its row for where the sentence is hidden.
    elements: [Option<Element>; 2],
    top: f64,
}

impl Sight {
    /// What the reader looks at now: `pointed` if that is in sight, else the first row that is.
    pub fn now(root: &Element, pointed: Option<Element>) -> Option<Self> {
        let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
        let in_sight = |element: &Element| (0.0..height).contains(&top(element)) && has_box(element);
        let element = pointed.filter(in_sight).or_else(|| first_in_sight(root))?;
        let row = element.closest("[data-block]").ok().flatten();
        Some(Self { top: top(&element), elements: [Some(element), row] })
    }

    /// Scrolls so that it stands where it stood.
    pub fn keep(&self) {
        let still = self.elements.iter().flatten().find(|element| has_box(element));
        if let (Some(element), Some(window)) = (still, web_sys::window()) {
            let moved = top(element) - self.top;
            if moved.abs() >= 1.0 {
                window.scroll_by_with_x_and_y(0.0, moved);
            }
        }
    }
}

/// The first row that begins in sight. Chunks have a place even where their rows are not laid out, so only one is looked into.
pub fn first_in_sight(root: &Element) -> Option<Element> {
    let article = root.query_selector(".article").ok()??;
    let first = |list: web_sys::HtmlCollection, below: fn(&Element) -> bool| {
        (0..list.length()).filter_map(|at| list.item(at)).find(below)
    };
    let chunk = first(article.children(), |chunk| chunk.get_bounding_client_rect().bottom() > 0.0)?;
    first(chunk.children(), |row| top(row) >= 0.0 && has_box(row)).or_else(|| chunk.last_element_child())
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn has_box(element: &Element) -> bool {
    element.get_bounding_client_rect().height() > 0.0
}
