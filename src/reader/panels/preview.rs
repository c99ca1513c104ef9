//! What is understood of a long text while its sentences are linked: the reader sees at once whether it was taken in the right way.

use yew::prelude::*;

use super::words::Words;
use crate::{Options, Preview, document::Layout};

pub struct Beforehand {
    pub preview: Preview,
    /// The text is to be read so.
    pub onagain: Callback<Options>,
}

pub fn beforehand(props: Beforehand) -> Html {
    let words = Words::of_browser();
    let Preview { languages, layouts, blocks, pairs, first } = &props.preview;
    let other = |layout: &Layout| {
        let options = Options { languages: Some(languages.clone()), layout: Some(*layout) };
        let onclick = props.onagain.reform(move |_: MouseEvent| options.clone());
        html! { <button type="button" class="quiet" {onclick}>{ words.layout_name(*layout) }</button> }
    };
    html! {
        <div class="preview">
            <p>{ words.beforehand(languages, layouts.first().copied(), *blocks, *pairs) }</p>
            if layouts.len() > 1 {
                <p>{ words.otherwise }{ for layouts.iter().skip(1).map(other) }</p>
            }
            <ul>
                { for first.iter().map(|pair| html! {
                    <li>{ for [0, 1].map(|side| html! {
                        <span lang={languages[side].as_str().to_owned()} dir={languages[side].direction()}>{ pair[side].clone() }</span>
                    }) }</li>
                }) }
            </ul>
        </div>
    }
}
