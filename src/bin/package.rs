//! The core for programs in JavaScript: what the npm package calls. Values cross as JSON, in the shapes that `index.d.ts` describes.

#[cfg(target_arch = "wasm32")]
pub use calls::{add_lexicon, align, read, wanted};

/// Nothing begins by itself: a program calls.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod calls {
    use std::{cell::RefCell, collections::HashMap, sync::Arc};

    use diglot::{
        Host, Options,
        alignment::{self, Lexicon, Parameters},
        browser::{self, scope},
        document::{self, Language},
        input::Source,
        language,
    };
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;

    const HOST: Host = Host { decode: scope::decode, lexicon };

    /// The names of the lexicons that had been made when this was built.
    const LEXICONS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/lexicon_names.rs"));

    thread_local! {
        /// Those that were given; nothing stands for one that is not to be had.
        static KNOWN: RefCell<HashMap<String, Option<Arc<Lexicon>>>> = RefCell::default();
        static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
    }

    fn lexicon(name: &str) -> Option<Arc<Lexicon>> {
        let known = KNOWN.with_borrow(|known| known.get(name).cloned());
        if known.is_none() && LEXICONS.contains(&name) {
            WANTED.set(Some(name.to_owned()));
        }
        known.flatten()
    }

    /// Gives the text of a lexicon; what is none, as an empty one, stands for one that is not to be had.
    #[wasm_bindgen(js_name = addLexicon)]
    pub fn add_lexicon(name: String, text: String) {
        KNOWN.with_borrow_mut(|known| known.insert(name, Lexicon::parse(text).map(Arc::new)));
    }

    /// The lexicon that the last call would have used, had it been given.
    #[wasm_bindgen]
    pub fn wanted() -> Option<String> {
        WANTED.take()
    }

    /// Understands a text, or a text and its translation; the document as JSON.
    ///
    /// # Errors
    /// Why it cannot be read, in words for people.
    #[wasm_bindgen]
    pub fn read(names: Vec<String>, contents: Array, languages: Vec<String>) -> Result<String, JsError> {
        browser::reserve(contents.iter().map(|bytes| Uint8Array::new(&bytes).length() as usize).sum());
        let contents: Vec<Vec<u8>> = contents.iter().map(|bytes| Uint8Array::new(&bytes).to_vec()).collect();
        let sources: Vec<Source> = names.iter().zip(&contents).map(|(name, bytes)| Source::new(name, bytes)).collect();
        let options = Options { languages: two(&languages), ..Options::default() };
        let document = diglot::read(&sources, &HOST, &options, &mut |_| ())?;
        Ok(document::to_json(&document))
    }

    /// The beads of two lists of sentences: for each the numbers of its sentences on either side, and how likely it is.
    #[wasm_bindgen]
    pub fn align(source: Vec<String>, target: Vec<String>, languages: Vec<String>) -> String {
        browser::reserve(source.iter().chain(&target).map(String::len).sum());
        let languages =
            two(&languages).unwrap_or_else(|| [&source, &target].map(|side| language::identify(&side.join("\n"))));
        let [source, target]: [Vec<&str>; 2] = [&source, &target].map(|side| side.iter().map(String::as_str).collect());
        let lexicon = HOST.lexicon_for(&languages);
        let links = alignment::align(&source, &target, &languages, lexicon.as_deref(), &Parameters::default());
        let beads = links.iter().map(|link| {
            let [a, b] =
                link.sides.map(|run| run.range().map(|number| number.to_string()).collect::<Vec<_>>().join(","));
            format!(r#"{{"sides":[[{a}],[{b}]],"confidence":{}}}"#, link.confidence.value())
        });
        format!("[{}]", beads.collect::<Vec<_>>().join(","))
    }

    fn two(languages: &[String]) -> Option<[Language; 2]> {
        match languages {
            [a, b] => Some([a, b].map(|tag| Language::new(tag))),
            _ => None,
        }
    }
}
