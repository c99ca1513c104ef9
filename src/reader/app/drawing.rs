//! What is drawn: the line above the text, the text, and what is about it.

use web_sys::DragEvent;
use yew::{html::Scope, prelude::*};

use super::{App, Event, Open, bringing};
use crate::{
    Progress, Stage,
    browser::settings::Settings,
    reader::{
        article::Article,
        menu,
        opening::{Opening, opening},
        panels::{Part, Task},
        texts::Texts,
    },
};

impl App {
    pub(super) fn draw(&self, link: &Scope<Self>) -> Html {
        let ondragover = link.callback(|event: DragEvent| {
            event.prevent_default();
            Event::Dragging(true)
        });
        let ondragleave =
            link.batch_callback(|event: DragEvent| event.related_target().is_none().then_some(Event::Dragging(false)));
        let ondrop = link.batch_callback(bringing::dropped);
        html! {
            <div class="reader" ref={self.root.clone()} data-state={self.state()} data-dragging={self.dragging.then_some("")}
                data-view={self.settings.view.name()} data-first={if self.settings.swapped { "1" } else { "0" }}
                data-link={if self.settings.light { "on" } else { "off" }} data-aside={if self.settings.aside || self.correcting { "show" } else { "hide" }}
                data-hidden-side={self.settings.hidden_side()} data-reveal={self.settings.reveal.name()}
                data-correct={self.correcting.then_some("on")}
                {ondragover} {ondragleave} {ondrop} onclick={Callback::from(menu::clicked)}>
                { self.draw_message(link) }
                // Always there, so that what comes into it is spoken.
                <div role="status">
                    { self.part(link, Part::Said) }
                </div>
                { self.draw_waiting(link) }
                { self.draw_open(link) }
                if self.opening_shown {
                    { opening(Opening {
                        onfiles: link.callback(Event::Files),
                        ontexts: link.callback(Event::Texts),
                        onaddresses: link.callback(Event::Addresses),
                        library: (!self.shelf.awaited()).then(|| self.part(link, Part::Library)),
                    }) }
                }
                if self.help_shown {
                    { self.part(link, Part::Help) }
                }
                if self.dragging {
                    <p class="drop" aria-hidden="true">{ Texts::of_browser().drop_here }</p>
                }
            </div>
        }
    }

    fn draw_message(&self, link: &Scope<Self>) -> Html {
        let Some(message) = &self.message else { return Html::default() };
        html! {
            <div class="message" role="alert">
                <p>{ message.clone() }</p>
                { button("close", Texts::of_browser().close, link.callback(|_| Event::Dismiss)) }
            </div>
        }
    }

    /// While the worker works: what it does, how far it is, and a way to stop it.
    fn draw_waiting(&self, link: &Scope<Self>) -> Html {
        if !self.is_working() {
            return Html::default();
        }
        let texts = Texts::of_browser();
        let progress = self.waited.as_ref().and_then(|waited| waited.progress);
        let Progress { stage, done, total } = progress.unwrap_or(Progress { stage: Stage::Opening, done: 0, total: 1 });
        let [value, max] = [done, total].map(|count| (done > 0).then(|| count.to_string()));
        html! {
            <section class="waiting" aria-label={texts.read}>
                <progress aria-label={texts.stage(stage)} {value} {max} />
                // Each stage is spoken, and not each step of it.
                <span role="status">{ texts.stage(stage) }{ " …" }</span>
                if done > 0 {
                    <span aria-hidden="true">{ format!("{done} / {total}") }</span>
                }
                { button("cancel", texts.cancel, link.callback(|_| Event::Cancel)) }
                { self.part(link, Part::Beforehand) }
            </section>
        }
    }

    /// The text that is open; hidden, not lost, while the opening screen is shown.
    fn draw_open(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        html! {
            <div class="open" data-extent={open.is_beginning.then_some("beginning")}>
                { self.draw_controls(open, link) }
                if open.doubtful && !self.opening_shown {
                    // It has its room before it is there.
                    <div class="doubts">{ self.part(link, Part::Doubt) }</div>
                }
                <main class="text" hidden={self.opening_shown} onmouseover={self.on_hover()} onmouseleave={self.on_leave()} onmousedown={self.on_press()}
                    onclick={(!self.correcting).then(|| self.on_click(link))} oncontextmenu={(!self.correcting).then(|| self.on_click(link))} onkeydown={(!self.correcting).then(|| self.on_key(link))}>
                    <Article key={open.number} document={open.document.clone()} at={open.at} onmounted={link.callback(|()| Event::Arrived)} />
                    <p class="announced" role="status" aria-live="polite" />
                    <p class="peek" aria-hidden="true" />
                </main>
                if self.searching && !self.opening_shown {
                    { self.part(link, Part::Search) }
                }
                if self.correcting && !self.opening_shown {
                    { self.part(link, Part::Correction) }
                }
            </div>
        }
    }

    /// The line above the text: what was understood, and how it is shown.
    fn draw_controls(&self, open: &Open, link: &Scope<Self>) -> Html {
        let texts = Texts::of_browser();
        let (settings, correcting, showing) = (&self.settings, self.correcting, self.opening_shown);
        let change =
            |changed: Settings| link.callback(move |_: MouseEvent| Event::Task(Task::Settings(changed.clone())));
        let swap = change(Settings { swapped: !settings.swapped, ..settings.clone() });
        let show_aside = change(Settings { aside: !settings.aside, ..settings.clone() });
        let languages = &open.document.languages;
        // What is done with a text is done with all of it.
        let waits = open.is_beginning;
        let menu = |control: &'static str, label: &'static str, part: Part| {
            let inert = waits && !matches!(part, Part::Settings);
            menu::menu(control, label, self.part(link, part), inert, link.callback(|_| Event::Expect))
        };
        html! {
            <header class="controls">
                <div class="understood">
                    <p class="summary" role="status">{ texts.summary(languages, &open.summary) }</p>
                    if open.summary.aside > 0 && !showing {
                        <button type="button" class="quiet" data-control="show-aside" onclick={show_aside}>{ texts.show_aside[usize::from(settings.aside)] }</button>
                    }
                </div>
                <div class="buttons" role="group" aria-label={texts.settings} onfocusout={Callback::from(menu::left)} onkeydown={Callback::from(menu::pressed)}>
                    if !showing {
                        <button type="button" class="quiet" data-control="swap" title={texts.swap} aria-label={texts.swap} onclick={swap} aria-pressed={settings.swapped.to_string()}>{ "⇄" }</button>
                        { menu("languages", texts.languages, Part::Again) }
                        { menu("settings", texts.settings, Part::Settings) }
                        { button("search", texts.search_text, link.callback(|_| Event::ShowSearch(true))) }
                        <button type="button" class="quiet" data-control="correct" disabled={waits} aria-pressed={correcting.to_string()} onclick={link.callback(move |_| Event::ShowCorrection(!correcting))}>{ texts.correct }</button>
                        if self.alone {
                            { menu("share", texts.share, Part::Share) }
                        }
                        <button type="button" class="quiet" data-control="help" title={texts.help} aria-label={texts.help} onclick={link.callback(|_| Event::ShowHelp(true))}>{ "?" }</button>
                    }
                    { button("open", if showing { texts.back } else { texts.open_another }, link.callback(move |_| Event::ShowOpening(!showing))) }
                </div>
            </header>
        }
    }

    /// What the panels draw; nothing while they are being fetched.
    fn part(&self, link: &Scope<Self>, part: Part) -> Html {
        self.panels.map_or_else(Html::default, |panels| (panels.draw)(self, link, part))
    }
}

/// A button of a line, as styles and tests know it.
fn button(control: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="quiet" data-control={control} {onclick}>{ label }</button> }
}
