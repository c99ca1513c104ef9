//! Buttons with a panel below each, which closes on Escape, when the focus leaves it, and when something was chosen from it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, Node};
use yew::prelude::{Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, html};

/// A button with its panel; there is nothing in it while that is being fetched, and it can be `inert`. `control` is what tests and
/// styles know it by; `onopen` is told when it is pressed. Whatever holds menus hears [`left`] and [`pressed`], and the whole reader
/// [`clicked`].
pub fn menu(
    control: &'static str,
    label: &'static str,
    panel: Html,
    inert: bool,
    onopen: Callback<MouseEvent>,
) -> Html {
    html! {
        <details class="menu" data-control={control} {inert}>
            <summary onclick={onopen}>{ label }</summary>
            // Focusable, so that a click on the panel's ground does not take the focus out of it.
            <div class="panel" tabindex="-1">{ panel }</div>
        </details>
    }
}

/// The focus goes elsewhere.
pub fn left(event: FocusEvent) {
    let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    if let Some(menu) = of(&event).filter(|menu| !menu.contains(to.as_ref())) {
        menu.set_open(false);
    }
}

/// A key is pressed.
pub fn pressed(event: KeyboardEvent) {
    if event.key() == "Escape" {
        close(&event);
    }
}

/// Something is clicked: what is chosen from a panel is chosen once, but for steps; and a click elsewhere is not for the menu. Not every
/// browser gives a button that is tapped the focus, which then would leave it.
pub fn clicked(event: MouseEvent) {
    let Some(target) = target(&event) else { return };
    let reader = target.closest(".reader").ok().flatten();
    let open = reader.and_then(|reader| reader.query_selector(".menu[open]").ok().flatten());
    match open.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) {
        Some(menu) if !menu.contains(Some(&target)) => menu.set_open(false),
        Some(_) if target.matches(":not(.sizes) > button").unwrap_or(false) => close(&event),
        _ => {}
    }
}

fn close(event: &Event) {
    let Some(menu) = of(event) else { return };
    menu.set_open(false);
    let summary = menu.first_element_child().and_then(|summary| summary.dyn_into::<HtmlElement>().ok());
    // Where nothing can be focused, nothing was.
    summary.iter().for_each(|summary| drop(summary.focus()));
}

/// The menu in which something happens.
fn of(event: &Event) -> Option<HtmlDetailsElement> {
    target(event)?.closest(".menu").ok()??.dyn_into().ok()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
