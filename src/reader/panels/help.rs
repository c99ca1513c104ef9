//! The keys, in a dialog.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::words::Words;
use crate::reader::texts::Texts;

#[derive(Properties, PartialEq)]
pub struct HelpProps {
    pub onclose: Callback<()>,
}

#[component]
pub fn Help(props: &HelpProps) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It was not open before.
                let _ = dialog.show_modal();
            }
        });
    }
    html! {
        <dialog class="help" aria-labelledby="help-title" ref={dialog} onclose={props.onclose.reform(|_: Event| ())}>
            <h2 id="help-title">{ texts.help }</h2>
            <dl>
                { for words.keys.iter().map(|(key, what)| html! { <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }) }
            </dl>
            <button type="button" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ texts.close }</button>
        </dialog>
    }
}
