//! What the reader knows of the text, to read it again: its languages, and how they are laid out.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::words::Words;
use crate::{
    Options,
    document::{Language, Layout},
    language,
    reader::texts::Texts,
};

#[derive(Clone, Properties, PartialEq)]
pub struct AgainProps {
    /// As they were understood.
    pub languages: [Language; 2],
    /// Those that are plausible; the first is how the text was read.
    pub layouts: Vec<Layout>,
    pub onagain: Callback<Options>,
}

#[component]
pub fn Again(props: &AgainProps) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let selects = [use_node_ref(), use_node_ref()];
    let layout = use_node_ref();
    let onsubmit = {
        let (selects, layout) = (selects.clone(), layout.clone());
        let AgainProps { languages, layouts, onagain } = props.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = [0, 1].map(|side| match selects[side].cast::<HtmlSelectElement>() {
                Some(select) => Language::new(&select.value()),
                None => languages[side].clone(),
            });
            let at =
                layout.cast::<HtmlSelectElement>().and_then(|select| usize::try_from(select.selected_index()).ok());
            let layout = at.and_then(|at| layouts.get(at)).copied();
            onagain.emit(Options { languages: Some(chosen), layout });
        })
    };
    html! {
        <form {onsubmit}>
            { for [0, 1].map(|side| {
                let now = &props.languages[side];
                let unnamed = (!language::named().any(|language| language == *now)).then(|| now.clone());
                html! {
                    <label>
                        { words.language_of[side] }
                        <select ref={selects[side].clone()}>
                            { for unnamed.into_iter().chain(language::named()).map(|language| html! {
                                <option value={language.as_str().to_owned()} selected={language == *now}>{ texts.name(&language).to_owned() }</option>
                            }) }
                        </select>
                    </label>
                }
            }) }
            if props.layouts.len() > 1 {
                <label>
                    { words.layout }
                    <select ref={layout} data-control="layout">
                        { for props.layouts.iter().map(|layout| html! { <option>{ words.layout_name(*layout) }</option> }) }
                    </select>
                </label>
            }
            <button type="submit">{ words.read_again }</button>
        </form>
    }
}
