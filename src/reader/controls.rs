//! The line above the text: what was understood, and how it is shown.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    again::Again,
    menu::Menu,
    texts::{Summary, Texts},
};
use crate::{
    Options,
    browser::settings::{Reveal, Settings, Theme, View},
    document::{Language, Layout},
};

/// The smallest and the largest step of the text's size.
const SIZES: std::ops::RangeInclusive<i8> = -2..=5;

#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    pub languages: [Language; 2],
    pub summary: Summary,
    pub settings: Settings,
    pub onsettings: Callback<Settings>,
    pub layouts: Vec<Layout>,
    /// What is open is to be read again so.
    pub onagain: Callback<Options>,
    pub onsearch: Callback<()>,
    pub correcting: bool,
    pub oncorrect: Callback<bool>,
    /// What can be taken along, where anything can.
    pub share: Html,
    pub onopen: Callback<()>,
    pub onhelp: Callback<()>,
}

#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let texts = Texts::of_browser();
    let (settings, correcting) = (&props.settings, props.correcting);
    let change = |changed: Settings| props.onsettings.reform(move |_: MouseEvent| changed.clone());
    let swap = change(Settings { swapped: !settings.swapped, ..settings.clone() });
    let show_aside = change(Settings { aside: !settings.aside, ..settings.clone() });
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
    let reveal = Reveal::ALL.iter().position(|reveal| *reveal == settings.reveal);
    html! {
        <header class="controls">
            <div class="understood">
                <p class="summary" role="status">{ texts.summary(&props.languages, &props.summary) }</p>
                if props.summary.aside > 0 {
                    <button type="button" class="quiet" data-control="show-aside" aria-pressed={settings.aside.to_string()} onclick={show_aside}>{ texts.show_aside[usize::from(settings.aside)] }</button>
                }
            </div>
            <div class="buttons" role="group" aria-label={texts.settings}>
                <button type="button" class="quiet" data-control="swap" onclick={swap} aria-pressed={settings.swapped.to_string()}>{ texts.swap }</button>
                <Menu control="languages" label={texts.languages}>
                    <Again languages={props.languages.clone()} layouts={props.layouts.clone()} onagain={props.onagain.clone()} />
                </Menu>
                <Menu control="settings" label={texts.settings}>
                        <div class="sizes">
                            <button type="button" class="quiet" data-control="smaller" aria-label={texts.smaller} disabled={settings.size == *SIZES.start()} onclick={sized(-1)}>{ "A−" }</button>
                            <button type="button" class="quiet" data-control="larger" aria-label={texts.larger} disabled={settings.size == *SIZES.end()} onclick={sized(1)}>{ "A+" }</button>
                        </div>
                        { select(texts.theme, "theme", &texts.themes, theme, chosen(|settings, at| settings.theme = Theme::ALL[at.min(3)])) }
                        { select(texts.view, "view", &texts.views, view, chosen(|settings, at| settings.view = View::ALL[at.min(4)])) }
                        { select(texts.reveal, "reveal", &texts.reveals, reveal, chosen(|settings, at| settings.reveal = Reveal::ALL[at.min(2)])) }
                        <label><input type="checkbox" data-control="light" checked={settings.light} onchange={checked(|settings, on| settings.light = on)} />{ texts.light }</label>
                        <label><input type="checkbox" data-control="aside" checked={settings.aside} onchange={checked(|settings, on| settings.aside = on)} />{ texts.aside }</label>
                </Menu>
                <button type="button" class="quiet" data-control="search" onclick={props.onsearch.reform(|_: MouseEvent| ())}>{ texts.search_text }</button>
                <button type="button" class="quiet" data-control="correct" aria-pressed={correcting.to_string()} onclick={props.oncorrect.reform(move |_: MouseEvent| !correcting)}>{ texts.correct }</button>
                { props.share.clone() }
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
