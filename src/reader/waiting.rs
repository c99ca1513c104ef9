//! While the worker works: what it does, how far it is, and a way to stop it.

use yew::prelude::*;

use super::texts::Texts;
use crate::{Progress, Stage};

#[derive(Properties, PartialEq)]
pub struct WaitingProps {
    pub progress: Option<Progress>,
    pub oncancel: Callback<()>,
}

#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    let texts = Texts::of_browser();
    let progress = props.progress.unwrap_or(Progress { stage: Stage::Opening, done: 0, total: 1 });
    let oncancel = props.oncancel.reform(|_: MouseEvent| ());
    html! {
        <div class="waiting" role="status">
            <progress aria-label={texts.progress(&progress)} />
            <span>{ texts.progress(&progress) }</span>
            <button type="button" class="quiet" onclick={oncancel}>{ texts.cancel }</button>
        </div>
    }
}
