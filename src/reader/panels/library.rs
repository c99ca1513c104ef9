//! The library on the opening screen: what was read, to be opened again.

use std::rc::Rc;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement, StorageManager};
use yew::{platform::spawn_local, prelude::*};

use super::words::Words;
use crate::{
    language::fold,
    library::Entry,
    reader::{
        shelf::{Act, Notice},
        texts::Texts,
    },
};

/// A list that is longer can be searched.
const SHORT: usize = 4;

#[derive(Properties, PartialEq)]
pub struct LibraryProps {
    pub entries: Rc<Vec<Entry>>,
    pub onact: Callback<Act>,
}

#[component]
pub fn Library(props: &LibraryProps) -> Html {
    let words = Words::of_browser();
    let sought = use_state(String::new);
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| sought.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let entries = &props.entries;
    let found: Vec<&Entry> = entries.iter().filter(|entry| matches(entry, &sought)).collect();
    html! {
        <section class="library" aria-labelledby="library">
            <h2 id="library">{ words.library }</h2>
            if entries.len() > SHORT {
                <input type="search" aria-label={words.search} placeholder={words.search} {oninput} />
                <p class="announced" role="status">{ if sought.is_empty() { String::new() } else { words.found(found.len()) } }</p>
            }
            <ul>
                { for found.into_iter().map(|entry| item(entry, &props.onact)) }
            </ul>
            <p class="all">
                <button type="button" class="quiet" data-control="save-library" onclick={props.onact.reform(|_: MouseEvent| Act::Save)}>{ words.save_library }</button>
                <Protect />
            </p>
            <p class="hint">{ words.library_hint }</p>
        </section>
    }
}

/// Whether each word that is sought stands in a title, or begins the name of a language.
fn matches(entry: &Entry, sought: &str) -> bool {
    let texts = Texts::of_browser();
    let names = entry.languages.each_ref().map(|language| texts.name(language));
    let all = fold::lowered(&format!("{} {}", entry.titles.join(" "), names.join(" ")));
    fold::lowered(sought).split_whitespace().all(|word| all.contains(word))
}

fn item(entry: &Entry, onact: &Callback<Act>) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let title = entry.titles.iter().find(|title| !title.is_empty()).map_or(texts.untitled, String::as_str).to_owned();
    let open = onact.reform({
        let key = entry.key.clone();
        move |_: MouseEvent| Act::Open(key.clone())
    });
    let remove = onact.reform({
        let (key, title) = (entry.key.clone(), title.clone());
        move |_: MouseEvent| Act::Remove(key.clone(), title.clone())
    });
    let date = Date::new(&JsValue::from_f64(entry.opened));
    let style = Object::new();
    // A name of our own can be set. The name of the month cannot be taken for the day.
    let _ = Reflect::set(&style, &"dateStyle".into(), &"medium".into());
    let date = String::from(date.to_locale_date_string(texts.tag, &style));
    let percent = entry.reading.map_or(0, |reading| reading.percent);
    html! {
        <li key={entry.key.as_str()} data-key={entry.key.as_str().to_owned()}>
            <button type="button" class="kept" onclick={open}>
                if entry.titles.iter().all(String::is_empty) {
                    <span>{ texts.untitled }</span>
                }
                { for entry.titles.iter().zip(&entry.languages).filter(|(title, _)| !title.is_empty()).map(|(title, language)| html! {
                    <span lang={language.as_str().to_owned()} dir="auto">{ title.clone() }</span>
                }) }
                <small>{ words.kept(&entry.languages, percent, &date) }</small>
            </button>
            <button type="button" class="quiet" data-control="remove" aria-label={words.remove_text(&title)} onclick={remove}>{ words.remove }</button>
        </li>
    }
}

/// Asks the browser not to clear the library by itself. Where it refuses, or asks the reader, who may refuse, the library offers it again.
pub fn protect() {
    if let Some(storage) = storage() {
        // What comes of it is seen when the library is shown next.
        let _ = storage.persist();
    }
}

fn storage() -> Option<StorageManager> {
    // Where the page did not come over a safe connection there is none.
    Reflect::get(&web_sys::window()?.navigator(), &"storage".into()).ok()?.dyn_into().ok()
}

/// Offers to ask the browser not to clear the library by itself, where it might.
#[component]
fn Protect() -> Html {
    let safe = use_state(|| true);
    let learn = {
        let safe = safe.clone();
        move |ask: bool| {
            let Some(storage) = storage() else { return };
            let answer = if ask { storage.persist() } else { storage.persisted() };
            let Ok(answer) = answer else { return };
            let safe = safe.clone();
            spawn_local(async move {
                // A browser that does not say so is not asked.
                safe.set(JsFuture::from(answer).await.ok().and_then(|answer| answer.as_bool()).unwrap_or(true));
            });
        }
    };
    {
        let learn = learn.clone();
        use_effect_with((), move |()| learn(false));
    }
    let words = Words::of_browser();
    let onclick = Callback::from(move |_: MouseEvent| learn(true));
    html! {
        if !*safe {
            <button type="button" class="quiet" data-control="protect" {onclick} title={words.protect_hint}>{ words.protect }</button>
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct SaidProps {
    pub notice: Notice,
    pub onact: Callback<Act>,
}

/// What has to be said of the library, and what can be done about it.
#[component]
pub fn Said(props: &SaidProps) -> Html {
    let (texts, words) = (Texts::of_browser(), Words::of_browser());
    let first = use_node_ref();
    {
        let first = first.clone();
        use_effect_with(props.notice.clone(), move |notice| {
            // The button that removed the text is gone, and the focus with it.
            if notice.offer == Some(Act::Restore)
                && let Some(button) = first.cast::<HtmlElement>()
            {
                // Where it cannot be focused, it can still be found.
                let _ = button.focus();
            }
        });
    }
    let act = |act: Act| props.onact.reform(move |_: MouseEvent| act.clone());
    let offer = props.notice.offer.clone().map(|offer| {
        let words = if offer == Act::Restore { words.undo } else { words.begin_anew };
        html! { <button type="button" data-control="offer" ref={first} onclick={act(offer)}>{ words }</button> }
    });
    html! {
        <div class="message notice">
            <p>{ props.notice.words.clone() }</p>
            { offer }
            <button type="button" class="quiet" onclick={act(Act::Dismiss)}>{ texts.close }</button>
        </div>
    }
}
