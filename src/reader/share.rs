//! What can be taken along of the text that is open: files of other formats, one language, a link to the place.

use yew::prelude::*;

use super::{menu::Menu, texts::Texts};
use crate::{document::Language, output::Format};

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

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    pub languages: [Language; 2],
    pub ontake: Callback<Take>,
}

#[component]
pub fn Share(props: &ShareProps) -> Html {
    let texts = Texts::of_browser();
    let button = |take: Take, name: &'static str, words: String| {
        let onclick = props.ontake.reform(move |_: MouseEvent| take);
        html! { <button type="button" class="quiet" data-take={name} {onclick}>{ words }</button> }
    };
    let [a, b] = props.languages.each_ref().map(|language| texts.name(language).to_owned());
    html! {
        <Menu control="share" label={texts.share}>
            <div role="group" aria-label={texts.save_as}>
                <p>{ texts.save_as }</p>
                { button(Take::Single, "single", texts.single.to_owned()) }
                { for Format::ALL.into_iter().map(|format| button(Take::File(format), format.extension(), texts.format(format))) }
            </div>
            <div role="group" aria-label={texts.to_clipboard}>
                <p>{ texts.to_clipboard }</p>
                { button(Take::Sides([true, false]), "side-0", a) }
                { button(Take::Sides([false, true]), "side-1", b) }
                { button(Take::Sides([true, true]), "both", texts.copy_both.into()) }
                { button(Take::Link, "link", texts.copy_link.into()) }
            </div>
        </Menu>
    }
}
