//! The keys, in a dialog.

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
    let button = use_node_ref();
    {
        let button = button.clone();
        use_effect_with((), move |()| {
            if let Some(button) = button.cast::<web_sys::HtmlElement>() {
                // A dialog that cannot take the focus can still be read.
                let _ = button.focus();
            }
        });
    }
    let onclose = props.onclose.reform(|_: MouseEvent| ());
    let onkeydown = props.onclose.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            onkeydown.emit(());
        }
    });
    html! {
        <div class="help" role="dialog" aria-labelledby="help-title" {onkeydown}>
            <h2 id="help-title">{ texts.help }</h2>
            <dl>
                { for words.keys.iter().map(|(key, what)| html! { <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }) }
            </dl>
            <button type="button" ref={button} onclick={onclose}>{ texts.close }</button>
        </div>
    }
}
