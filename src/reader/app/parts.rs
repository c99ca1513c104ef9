//! What is drawn by the panels. Nothing but they may refer to it.

use yew::{html::Scope, prelude::*};

use super::{App, Event};
use crate::reader::panels::{
    Again, Correction, Help, Library, Part, Said, Search, SettingsPanel, Share, Task, beforehand, doubt, settings,
    share,
};

impl App {
    /// Draws a part of the page that is not needed to begin with.
    pub(in crate::reader) fn draw_part(&self, link: &Scope<Self>, part: Part) -> Html {
        match part {
            Part::Again => self.draw_again(link),
            Part::Settings => settings(SettingsPanel {
                settings: self.settings.clone(),
                onsettings: link.callback(|settings| Event::Task(Task::Settings(settings))),
            }),
            Part::Share => self.draw_share(link),
            Part::Doubt => self.draw_doubt(link),
            Part::Beforehand => self.draw_beforehand(link),
            Part::Library => self.draw_library(link),
            Part::Said => self.draw_said(link),
            Part::Help => html! { <Help onclose={link.callback(|()| Event::ShowHelp(false))} /> },
            Part::Search => self.draw_search(link),
            Part::Correction => self.draw_correction(link),
        }
    }

    fn draw_again(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let (languages, layouts) = (open.document.languages.clone(), open.document.layouts.clone());
        html! { <Again {languages} {layouts} onagain={link.callback(Event::Again)} /> }
    }

    fn draw_share(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let ontake = link.callback(|take| Event::Task(Task::Take(take)));
        share(Share { languages: open.document.languages.clone(), ontake })
    }

    fn draw_doubt(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        doubt(&open.document, &link.callback(Event::Again), link.callback(|_| Event::NoDoubt))
    }

    fn draw_beforehand(&self, link: &Scope<Self>) -> Html {
        let Some(beginning) = self.waited.as_ref().and_then(|waited| waited.beginning.as_ref()) else {
            return Html::default();
        };
        beforehand(beginning, &link.callback(Event::Again))
    }

    fn draw_library(&self, link: &Scope<Self>) -> Html {
        let Some(entries) = self.shelf.entries.clone().filter(|entries| !entries.is_empty()) else {
            return Html::default();
        };
        html! { <Library {entries} onact={link.callback(|act| Event::Task(Task::Act(act)))} /> }
    }

    fn draw_said(&self, link: &Scope<Self>) -> Html {
        let Some(notice) = self.shelf.notice.clone() else { return Html::default() };
        html! { <Said {notice} onact={link.callback(|act| Event::Task(Task::Act(act)))} /> }
    }

    fn draw_search(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let aside = self.settings.aside || self.correcting;
        html! {
            <Search document={open.document.clone()} {aside} root={self.root.clone()} onclose={link.callback(|()| Event::ShowSearch(false))} />
        }
    }

    fn draw_correction(&self, link: &Scope<Self>) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        html! {
            <Correction document={open.document.clone()} root={self.root.clone()}
                correcting={self.correction.is_some()} busy={self.correction.is_some() || self.waited.is_some()}
                can_step={open.history.can_step()}
                onedit={link.callback(|edit| Event::Task(Task::Correct(edit)))}
                onstep={link.callback(|back| Event::Task(Task::Step(back)))}
                ondone={link.callback(|()| Event::ShowCorrection(false))} />
        }
    }
}
