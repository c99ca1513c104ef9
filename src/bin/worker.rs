//! The worker: takes a job, reads, answers. What is not plain text, the module for formats opens first.

#[cfg(target_arch = "wasm32")]
fn main() {
    use diglot::browser::{
        protocol::{self, Asked},
        scope,
    };

    scope::listen(|event| match protocol::decode(&event.data()) {
        Some(Asked::Read(job)) => reading::begin(job),
        Some(Asked::Correct(document, edit)) => {
            protocol::unpacked(&document).into_iter().for_each(|document| reading::correct(document, edit));
        }
        Some(Asked::Practise(text, tags)) => reading::practise(text, &tags),
        None => {}
    });
}

#[cfg(target_arch = "wasm32")]
mod reading {
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
    };

    use diglot::{
        Options, Refusal,
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

    /// The names of the lexicons that had been made when this was built.
    const LEXICONS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/lexicon_names.rs"));

    /// Does a job.
    pub fn begin(job: Job) {
        ROUNDS_LEFT.set(0);
        go_on(job, Vec::new());
    }

    /// Opens the sources of a job that are not opened yet, then understands them.
    fn go_on(mut job: Job, mut texts: Vec<Text>) {
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
        match diglot::languages_of(&texts, &job.options) {
            Ok(languages) => with_lexicon(
                languages,
                Box::new(move |languages, lexicon| {
                    let understood = diglot::understand(
                        texts,
                        &job.options,
                        languages,
                        lexicon,
                        &mut |progress| scope::answer(&Reply::Progress(progress)),
                        &mut |beginning| scope::answer(&Reply::Beginning(beginning)),
                    );
                    match understood {
                        Ok(document) => scope::answer(&Reply::Document(document)),
                        Err(refusal) => refuse(&Refused::Text(refusal)),
                    }
                }),
            ),
            Err(refusal) => refuse(&Refused::Text(refusal)),
        }
    }

    /// Reads a text for nobody, a few times, and gets the lexicon ready for languages of these tags.
    pub fn practise(text: Vec<u8>, tags: &str) {
        /// After so many times the browser has compiled well what is used most.
        const ROUNDS: u32 = 6;
        let (first, second) = tags.split_once(' ').unwrap_or_default();
        ROUNDS_LEFT.set(ROUNDS);
        with_lexicon([first, second].map(Language::new), Box::new(move |_, _| practise_on(text)));
    }

    /// As often as is left to do, each time by itself, so that a job need not wait for the next.
    fn practise_on(text: Vec<u8>) {
        let rounds = ROUNDS_LEFT.get();
        if rounds == 0 {
            return;
        }
        ROUNDS_LEFT.set(rounds - 1);
        let opened = diglot::open(&Source::new("", &text), scope::decode);
        let (texts, options): (Vec<Text>, _) = (opened.into_iter().collect(), Options::default());
        let lexicon = AT_HAND.with_borrow(|known| known.as_ref().map(|(_, lexicon)| lexicon.clone()));
        let understood = diglot::languages_of(&texts, &options).and_then(|languages| {
            diglot::understand(texts, &options, languages, lexicon.as_deref(), &mut |_| (), &mut |_| ())
        });
        // As an answer is written.
        understood.iter().for_each(|document| drop(protocol::packed(document)));
        scope::later(move || practise_on(text));
    }

    /// Corrects a document.
    pub fn correct(document: Document, edit: Edit) {
        with_lexicon(
            document.languages.clone(),
            Box::new(move |_, lexicon| {
                let patch = correction::correct(&document, edit, lexicon);
                match patch.map(|patch| protocol::packed(&patch)) {
                    Some(Some(packed)) => scope::answer(&Reply::Corrected(packed)),
                    Some(None) => refuse(&Refused::Memory),
                    None => refuse(&Refused::Misfit),
                }
            }),
        );
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
        /// How often it is still to practise.
        static ROUNDS_LEFT: Cell<u32> = const { Cell::new(0) };
        /// The lexicon that was fetched last, and its name.
        static AT_HAND: RefCell<Option<(&'static str, Rc<Lexicon>)>> = const { RefCell::new(None) };
    }

    /// What is done with a lexicon in two languages, if there is one.
    type GoOn = dyn FnOnce([Language; 2], Option<&Lexicon>);

    /// Goes on with the lexicon for two languages, once it is here; without one where there is none or it does not come.
    fn with_lexicon(languages: [Language; 2], go_on: Box<GoOn>) {
        let Some(name) = Lexicon::name_for(&languages).filter(|name| LEXICONS.contains(name)) else {
            return go_on(languages, None);
        };
        if let Some(lexicon) =
            AT_HAND.with_borrow(|known| Some(known.as_ref().filter(|(own, _)| *own == name)?.1.clone()))
        {
            return go_on(languages, Some(&lexicon));
        }
        let told = Closure::once_into_js(move |bytes: JsValue| {
            let lexicon = scope::text(&bytes).and_then(Lexicon::parse).map(Rc::new);
            AT_HAND.set(lexicon.clone().map(|lexicon| (name, lexicon)));
            go_on(languages, lexicon.as_deref());
        });
        scope::fetch(&format!("lexicons/{name}.txt"), &told);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the worker runs in a browser: build it with `cargo xtask build`");
}
