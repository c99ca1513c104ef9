//! A button with a panel below it, which closes on Escape, and when the focus leaves it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// What tests and styles know it by.
    pub control: &'static str,
    pub label: &'static str,
    /// What is in it; nothing while that is being fetched.
    pub panel: Option<Html>,
    /// Told when its button is pressed.
    pub onopen: Callback<()>,
}

#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let details = use_node_ref();
    let onfocusout = {
        let details = details.clone();
        Callback::from(move |event: FocusEvent| {
            let Some(details) = details.cast::<HtmlDetailsElement>() else { return };
            let to = event.related_target().map(|target| target.unchecked_into::<Node>());
            if !details.contains(to.as_ref()) {
                details.set_open(false);
            }
        })
    };
    let close = {
        let details = details.clone();
        move || {
            let Some(details) = details.cast::<HtmlDetailsElement>() else { return };
            details.set_open(false);
            let summary = details.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|summary: Element| summary.dyn_into::<HtmlElement>().ok()) {
                // Where nothing can be focused, nothing was.
                let _ = summary.focus();
            }
        }
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    // What is chosen from it is chosen once, but for steps.
    let onclick = Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.matches(":not(.sizes) > button").unwrap_or(false)) {
            close();
        }
    });
    html! {
        <details class="menu" data-control={props.control} ref={details} {onfocusout} {onkeydown}>
            <summary onclick={props.onopen.reform(|_: MouseEvent| ())}>{ props.label }</summary>
            // Focusable, so that a click on the panel's ground does not take the focus out of it.
            <div class="panel" tabindex="-1" {onclick}>{ props.panel.clone() }</div>
        </details>
    }
}
