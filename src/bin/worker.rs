//! The worker: takes a job, reads, answers. What is not plain text, the module for formats opens first.

#[cfg(target_arch = "wasm32")]
fn main() {
    use diglot::browser::{
        protocol::{self, Asked},
        scope,
    };

    scope::listen(|event| match protocol::decode(&event.data()) {
        Some(Asked::Read(job)) => reading::go_on(job, Vec::new()),
        Some(Asked::Correct(document, edit)) => {
            protocol::unpacked(&document).iter().for_each(|document| reading::correct(document, edit));
        }
        Some(Asked::Practise(text, tags)) => reading::practise(&text, &tags),
        None => {}
    });
}

#[cfg(target_arch = "wasm32")]
mod reading {
    use std::{cell::RefCell, sync::Arc};

    use diglot::{
        Host, Options, Refusal,
        alignment::Lexicon,
        browser::{
            protocol::{self, Conversion, Job, Refused, Reply},
            scope,
        },
        correction::{self, Edit},
        document::{Document, Language},
        input::{Format, InputError, Source, Text},
    };
    use wasm_bindgen::{JsValue, closure::Closure};

    /// What the core asks of us.
    const HOST: Host = Host { decode: scope::decode, lexicon };

    /// The names of the lexicons that had been made when this was built.
    const LEXICONS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/lexicon_names.rs"));

    /// Opens the sources of a job that are not opened yet, then understands them.
    pub fn go_on(mut job: Job, mut texts: Vec<Text>) {
        while let Some((name, bytes)) = job.sources.get_mut(texts.len()) {
            match diglot::open(&Source::new(name, bytes), scope::decode) {
                Ok(text) => {
                    *bytes = Vec::new();
                    texts.push(text);
                }
                Err(Refusal::Input { error: InputError::NotHere(format), .. }) => return ask(format, job, texts),
                Err(refusal) => return refuse(&Refused::Text(refusal)),
            }
        }
        let understood = diglot::understand(
            texts,
            &HOST,
            &job.options,
            &mut |progress| scope::answer(&Reply::Progress(progress)),
            &mut |beginning| scope::answer(&Reply::Beginning(beginning)),
        );
        match understood {
            Ok(document) => scope::answer(&Reply::Document(document)),
            Err(refusal) => refuse(&Refused::Text(refusal)),
        }
    }

    /// Reads a text for nobody, and gets the lexicon ready for languages of these tags.
    pub fn practise(text: &[u8], tags: &str) {
        let text = diglot::open(&Source::new("", text), scope::decode);
        let understood =
            diglot::understand(text.into_iter().collect(), &HOST, &Options::default(), &mut |_| (), &mut |_| ());
        // As an answer is written.
        understood.iter().for_each(|document| drop(protocol::packed(document)));
        if let Some((first, second)) = tags.split_once(' ') {
            HOST.lexicon_for(&[first, second].map(Language::new));
        }
    }

    /// Corrects a document.
    pub fn correct(document: &Document, edit: Edit) {
        let patch = correction::correct(document, edit, HOST.lexicon_for(&document.languages).as_deref());
        match patch.map(|patch| protocol::packed(&patch)) {
            Some(Some(packed)) => scope::answer(&Reply::Corrected(packed)),
            Some(None) => refuse(&Refused::Memory),
            None => refuse(&Refused::Misfit),
        }
    }

    fn refuse(why: &Refused) {
        // It is small: there is memory for it.
        scope::answer(&Reply::Refused(protocol::packed(&why).unwrap_or_default()));
    }

    /// Lets the module for formats open the next source, and goes on with it.
    fn ask(format: Format, mut job: Job, mut texts: Vec<Text>) {
        let source = job.sources.get_mut(texts.len()).map(std::mem::take);
        let source = source.and_then(|(name, bytes)| protocol::encode(&Conversion::Open(name, bytes)));
        let Some(source) = source else { return refuse(&Refused::Memory) };
        let told =
            Closure::once_into_js(move |answer: JsValue| match protocol::decode::<Result<Text, Refusal>>(&answer) {
                Some(Ok(text)) => {
                    texts.push(text);
                    go_on(job, texts);
                }
                Some(Err(refusal)) => refuse(&Refused::Text(refusal)),
                None => refuse(&Refused::Memory),
            });
        let failed = Closure::once_into_js(move |_: JsValue| refuse(&Refused::Unloaded(format)));
        scope::ask_formats(&source, &told, &failed);
    }

    thread_local! {
        /// The lexicon that was fetched last, and its name.
        static AT_HAND: RefCell<Option<(String, Arc<Lexicon>)>> = const { RefCell::new(None) };
    }

    /// The lexicon of a name, from where the page is served.
    fn lexicon(name: &str) -> Option<Arc<Lexicon>> {
        let at_hand = AT_HAND.with_borrow(|known| Some(known.as_ref().filter(|(own, _)| own == name)?.1.clone()));
        at_hand.or_else(|| {
            let is_made = LEXICONS.contains(&name);
            let text = is_made.then(|| scope::text(&format!("lexicons/{name}.txt"))).flatten()?;
            let lexicon = Arc::new(Lexicon::parse(text)?);
            AT_HAND.set(Some((name.to_owned(), lexicon.clone())));
            Some(lexicon)
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the worker runs in a browser: build it with `cargo xtask build`");
}
