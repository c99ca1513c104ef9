//! The line above the text: what was understood, and how it is shown.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    menu::Menu,
    texts::{Summary, Texts},
};
use crate::{
    browser::settings::{Settings, Theme, View},
    document::Language,
    language,
};

/// The smallest and the largest step of the text's size.
const SIZES: std::ops::RangeInclusive<i8> = -2..=5;

#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    pub languages: [Language; 2],
    pub summary: Summary,
    pub settings: Settings,
    pub onsettings: Callback<Settings>,
    pub onlanguages: Callback<[Language; 2]>,
    pub onopen: Callback<()>,
    pub onhelp: Callback<()>,
}

#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let texts = Texts::of_browser();
    let settings = &props.settings;
    let change = |changed: Settings| props.onsettings.reform(move |_: MouseEvent| changed.clone());
    let swap = change(Settings { swapped: !settings.swapped, ..settings.clone() });
    let sized = |step: i8| {
        let size = (settings.size + step).clamp(*SIZES.start(), *SIZES.end());
        change(Settings { size, ..settings.clone() })
    };
    let checked = |set: fn(&mut Settings, bool)| {
        let settings = settings.clone();
        props.onsettings.reform(move |event: Event| {
            let mut settings = settings.clone();
            set(&mut settings, event.target_unchecked_into::<HtmlInputElement>().checked());
            settings
        })
    };
    let chosen = |set: fn(&mut Settings, usize)| {
        let settings = settings.clone();
        props.onsettings.reform(move |event: Event| {
            let mut settings = settings.clone();
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            set(&mut settings, usize::try_from(chosen).unwrap_or(0));
            settings
        })
    };
    let view = View::ALL.iter().position(|view| *view == settings.view);
    let theme = Theme::ALL.iter().position(|theme| *theme == settings.theme);
    html! {
        <header class="controls">
            <p class="summary" role="status">{ texts.summary(&props.languages, &props.summary) }</p>
            <div class="buttons" role="group" aria-label={texts.settings}>
                <button type="button" class="quiet" data-control="swap" onclick={swap} aria-pressed={settings.swapped.to_string()}>{ texts.swap }</button>
                <Menu control="languages" label={texts.languages}>
                    <ChooseLanguages languages={props.languages.clone()} onlanguages={props.onlanguages.clone()} />
                </Menu>
                <Menu control="settings" label={texts.settings}>
                        <div class="sizes">
                            <button type="button" class="quiet" data-control="smaller" aria-label={texts.smaller} disabled={settings.size == *SIZES.start()} onclick={sized(-1)}>{ "A−" }</button>
                            <button type="button" class="quiet" data-control="larger" aria-label={texts.larger} disabled={settings.size == *SIZES.end()} onclick={sized(1)}>{ "A+" }</button>
                        </div>
                        { select(texts.theme, "theme", &texts.themes, theme, chosen(|settings, at| settings.theme = Theme::ALL[at.min(3)])) }
                        { select(texts.view, "view", &texts.views, view, chosen(|settings, at| settings.view = View::ALL[at.min(2)])) }
                        <label><input type="checkbox" data-control="light" checked={settings.light} onchange={checked(|settings, on| settings.light = on)} />{ texts.light }</label>
                        <label><input type="checkbox" data-control="aside" checked={settings.aside} onchange={checked(|settings, on| settings.aside = on)} />{ texts.aside }</label>
                </Menu>
                <button type="button" class="quiet" data-control="help" onclick={props.onhelp.reform(|_: MouseEvent| ())}>{ texts.help }</button>
                <button type="button" class="quiet" data-control="open" onclick={props.onopen.reform(|_: MouseEvent| ())}>{ texts.open_another }</button>
            </div>
        </header>
    }
}

fn select(
    label: &'static str,
    control: &'static str,
    names: &[&'static str],
    selected: Option<usize>,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label>
            { label }
            <select data-control={control} {onchange}>
                { for names.iter().enumerate().map(|(at, name)| html! { <option selected={selected == Some(at)}>{ *name }</option> }) }
            </select>
        </label>
    }
}

#[derive(Properties, PartialEq)]
struct ChooseLanguagesProps {
    languages: [Language; 2],
    onlanguages: Callback<[Language; 2]>,
}

/// The two languages, to be corrected where they were guessed wrong.
#[component]
fn ChooseLanguages(props: &ChooseLanguagesProps) -> Html {
    let texts = Texts::of_browser();
    let selects = [use_node_ref(), use_node_ref()];
    let onsubmit = {
        let (selects, languages, onlanguages) = (selects.clone(), props.languages.clone(), props.onlanguages.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = [0, 1].map(|side| match selects[side].cast::<HtmlSelectElement>() {
                Some(select) => Language::new(&select.value()),
                None => languages[side].clone(),
            });
            onlanguages.emit(chosen);
        })
    };
    html! {
        <form {onsubmit}>
            { for [0, 1].map(|side| {
                let now = &props.languages[side];
                let unnamed = (!language::named().any(|language| language == *now)).then(|| now.clone());
                html! {
                    <label>
                        { texts.language_of[side] }
                        <select ref={selects[side].clone()}>
                            { for unnamed.into_iter().chain(language::named()).map(|language| html! {
                                <option value={language.as_str().to_owned()} selected={language == *now}>{ texts.name(&language).to_owned() }</option>
                            }) }
                        </select>
                    </label>
                }
            }) }
            <button type="submit">{ texts.read_again }</button>
        </form>
    }
}
