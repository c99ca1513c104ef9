//! How the text is shown, to be chosen.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::words::Words;
use crate::browser::settings::{Reveal, Settings, Theme, View};

/// The smallest and the largest step of the text's size.
const SIZES: std::ops::RangeInclusive<i8> = -2..=5;

pub struct SettingsPanel {
    pub settings: Settings,
    pub onsettings: Callback<Settings>,
}

pub fn settings(SettingsPanel { settings, onsettings }: SettingsPanel) -> Html {
    let words = Words::of_browser();
    let sized = |step: i8| {
        let size = (settings.size + step).clamp(*SIZES.start(), *SIZES.end());
        let changed = Settings { size, ..settings.clone() };
        onsettings.reform(move |_: MouseEvent| changed.clone())
    };
    let checked = |set: fn(&mut Settings, bool)| {
        let settings = settings.clone();
        onsettings.reform(move |event: Event| {
            let mut settings = settings.clone();
            set(&mut settings, event.target_unchecked_into::<HtmlInputElement>().checked());
            settings
        })
    };
    let chosen = |set: fn(&mut Settings, usize)| {
        let settings = settings.clone();
        onsettings.reform(move |event: Event| {
            let mut settings = settings.clone();
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            set(&mut settings, usize::try_from(chosen).unwrap_or(0));
            settings
        })
    };
    let view = View::ALL.iter().position(|view| *view == settings.view);
    let theme = Theme::ALL.iter().position(|theme| *theme == settings.theme);
    let reveal = Reveal::ALL.iter().position(|reveal| *reveal == settings.reveal);
    html! {
        <>
            <div class="sizes">
                <button type="button" class="quiet" data-control="smaller" aria-label={words.smaller} disabled={settings.size == *SIZES.start()} onclick={sized(-1)}>{ "A−" }</button>
                <button type="button" class="quiet" data-control="larger" aria-label={words.larger} disabled={settings.size == *SIZES.end()} onclick={sized(1)}>{ "A+" }</button>
            </div>
            { select(words.theme, "theme", &words.themes, theme, chosen(|settings, at| settings.theme = Theme::ALL[at.min(3)])) }
            { select(words.view, "view", &words.views, view, chosen(|settings, at| settings.view = View::ALL[at.min(4)])) }
            { select(words.reveal, "reveal", &words.reveals, reveal, chosen(|settings, at| settings.reveal = Reveal::ALL[at.min(2)])) }
            <label><input type="checkbox" data-control="light" checked={settings.light} onchange={checked(|settings, on| settings.light = on)} />{ words.light }</label>
            <label><input type="checkbox" data-control="aside" checked={settings.aside} onchange={checked(|settings, on| settings.aside = on)} />{ words.aside }</label>
        </>
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
