//! The opening screen: samples, files, and a place to paste.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{
    samples::{SAMPLES, Sample},
    texts::Texts,
    unit::elements,
};
use crate::browser::files::{self, Brought};

/// What can be opened, and what was opened before.
pub struct Opening {
    pub onfiles: Callback<Vec<web_sys::File>>,
    pub ontexts: Callback<Vec<Brought>>,
    pub onaddresses: Callback<Vec<String>>,
    /// What was opened before; `None` until that is known, and then nothing is shown that would have to make room for it.
    pub library: Option<Html>,
}

pub fn opening(Opening { onfiles, ontexts, onaddresses, library }: Opening) -> Html {
    let texts = Texts::of_browser();
    let onchange = onfiles.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let chosen = files::listed(input.files());
        // So that the same file can be chosen again.
        input.set_value("");
        chosen
    });
    let onsubmit = ontexts.reform(|event: SubmitEvent| {
        event.prevent_default();
        let areas = event.target_unchecked_into::<Element>().query_selector_all("textarea");
        let areas = areas.map(|areas| elements(&areas)).unwrap_or_default();
        let texts = areas.into_iter().filter_map(|area| Some(area.dyn_into::<HtmlTextAreaElement>().ok()?.value()));
        let given = texts.enumerate().filter(|(number, text)| *number == 0 || !text.trim().is_empty());
        given.map(|(_, text)| (String::new(), text.into_bytes())).collect()
    });
    let form = html! {
        <form {onsubmit}>
            <label for="pasted">{ texts.paste_label }</label>
            <textarea id="pasted" rows="6" placeholder={texts.paste_hint} />
            <details>
                <summary>{ texts.translation_label }</summary>
                <textarea id="translation" rows="6" aria-label={texts.translation_label}
                    placeholder={texts.translation_hint} />
            </details>
            <button type="submit">{ texts.read }</button>
        </form>
    };
    let samples = samples(&onaddresses);
    let newcomer = library == Some(Html::default());
    html! {
        <main class="opening">
            <header>
                <h1>{ "Diglot" }</h1>
                <p class="promise">{ texts.promise }</p>
                <p class="private">{ texts.private }</p>
            </header>
            if newcomer {
                { samples.clone() }
            }
            <section class="own">
                <div class="files">
                    <label class="button">
                        { texts.open_files }
                        <input type="file" multiple=true {onchange} aria-describedby="files-hint" />
                    </label>
                    <p id="files-hint" class="hint">{ texts.open_hint }</p>
                </div>
                if newcomer {
                    { form.clone() }
                }
            </section>
            // Who was here before goes on reading.
            if let (Some(library), false) = (library, newcomer) {
                { library }
                <section class="own">{ form }</section>
                { samples }
            }
        </main>
    }
}

fn samples(onaddresses: &Callback<Vec<String>>) -> Html {
    html! {
        <section aria-labelledby="try">
            <h2 id="try">{ Texts::of_browser().try_one }</h2>
            <ul class="samples">
                { for SAMPLES.iter().map(|sample| card(sample, onaddresses)) }
            </ul>
        </section>
    }
}

fn card(sample: &'static Sample, onaddresses: &Callback<Vec<String>>) -> Html {
    let onclick = onaddresses.reform(|_: MouseEvent| vec![sample.address.to_owned()]);
    html! {
        <li>
            <button type="button" class="sample" {onclick} data-sample={sample.address}>
                { for sample.titles.iter().map(|(tag, title)| html! { <span lang={*tag} dir="auto">{ *title }</span> }) }
            </button>
        </li>
    }
}
