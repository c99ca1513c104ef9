//! What can be taken along of the text that is open: files of other formats, one language, a link to the place.

use yew::prelude::*;

use super::words::Words;
use crate::{document::Language, output::Format, reader::texts::Texts};

/// What the reader takes along.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Take {
    /// A file of this format.
    File(Format),
    /// A web page with the reader in it.
    Single,
    /// The text of these sides, on the clipboard.
    Sides([bool; 2]),
    /// The address of this place, on the clipboard.
    Link,
}

/// What can be taken along of a text in these languages.
pub struct Share {
    pub languages: [Language; 2],
    pub ontake: Callback<Take>,
}

pub fn share(props: Share) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let button = |take: Take, name: &'static str, words: String| {
        let onclick = props.ontake.reform(move |_: MouseEvent| take);
        html! { <button type="button" class="quiet" data-take={name} {onclick}>{ words }</button> }
    };
    let [a, b] = props.languages.each_ref().map(|language| texts.name(language).to_owned());
    html! {
        <>
            <div role="group" aria-label={words.save_as}>
                <p>{ words.save_as }</p>
                { button(Take::Single, "single", words.single.to_owned()) }
                { for Format::ALL.into_iter().map(|format| button(Take::File(format), format.extension(), words.format(format))) }
            </div>
            <div role="group" aria-label={words.to_clipboard}>
                <p>{ words.to_clipboard }</p>
                { button(Take::Sides([true, false]), "side-0", a) }
                { button(Take::Sides([false, true]), "side-1", b) }
                { button(Take::Sides([true, true]), "both", words.copy_both.into()) }
                { button(Take::Link, "link", words.copy_link.into()) }
            </div>
        </>
    }
}
