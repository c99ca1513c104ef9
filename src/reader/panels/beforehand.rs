//! What is understood of a long text while it is linked: the reader sees at once whether it was taken in the right way.

use yew::prelude::*;

use super::{doubt::in_layout, words::Words};
use crate::{Beginning, Options};

/// What is understood of the text that begins so, and how else it is to be read.
pub fn beforehand(beginning: &Beginning, onagain: &Callback<Options>) -> Html {
    let words = Words::of_browser();
    let Beginning { document, counts } = beginning;
    let (languages, layouts) = (&document.languages, &document.layouts);
    html! {
        <div class="beforehand">
            <p>{ words.beforehand(languages, layouts.first().copied(), *counts) }</p>
            if layouts.len() > 1 {
                <p>{ words.otherwise }{ for layouts.iter().skip(1).map(|layout| in_layout(languages, *layout, onagain)) }</p>
            }
        </div>
    }
}
