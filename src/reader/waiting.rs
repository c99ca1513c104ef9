//! While the worker works: what it does, how far it is, and a way to stop it.

use yew::prelude::*;

use super::{preview::Beforehand, texts::Texts};
use crate::{Options, Preview, Progress, Stage};

#[derive(Properties, PartialEq)]
pub struct WaitingProps {
    pub progress: Option<Progress>,
    pub preview: Option<Preview>,
    /// The text is to be read so.
    pub onagain: Callback<Options>,
    pub oncancel: Callback<()>,
}

#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    let texts = Texts::of_browser();
    let progress = props.progress.unwrap_or(Progress { stage: Stage::Opening, done: 0, total: 1 });
    let oncancel = props.oncancel.reform(|_: MouseEvent| ());
    html! {
        <section class="waiting" aria-label={texts.read}>
            <progress aria-label={texts.progress(&progress)} />
            <span role="status">{ texts.progress(&progress) }</span>
            <button type="button" class="quiet" onclick={oncancel}>{ texts.cancel }</button>
            if let Some(preview) = &props.preview {
                <Beforehand preview={preview.clone()} onagain={props.onagain.clone()} />
            }
        </section>
    }
}
