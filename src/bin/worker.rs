//! The worker: takes a job, reads, answers.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| work(&event));
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listener.forget();
}

#[cfg(target_arch = "wasm32")]
fn work(event: &web_sys::MessageEvent) {
    use diglot::{
        Host,
        browser::protocol::{self, Job, Reply},
        input::Source,
    };

    let Some(job) = protocol::decode::<Job>(&event.data()) else { return };
    let sources: Vec<Source> = job.sources.iter().map(|(name, bytes)| Source { name, bytes }).collect();
    let host = Host { decode, lexicon };
    let read = diglot::read(&sources, &host, &job.options, &mut |progress| answer(&Reply::Progress(progress)));
    answer(&match read {
        Ok(document) => Reply::Document(document),
        Err(refusal) => Reply::Refused(refusal.to_string()),
    });
}

#[cfg(target_arch = "wasm32")]
fn answer(reply: &diglot::browser::protocol::Reply) {
    use wasm_bindgen::JsCast;

    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if let Some(buffer) = diglot::browser::protocol::encode(reply) {
        // A page that is gone hears nothing: there is nobody to tell.
        let _ = scope.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
    }
}

/// The names of the lexicons that had been made when this was built.
#[cfg(target_arch = "wasm32")]
const LEXICONS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/lexicon_names.rs"));

/// The lexicon of a name, from where the page is served; a worker may wait for it.
#[cfg(target_arch = "wasm32")]
fn lexicon(name: &str) -> Option<String> {
    if !LEXICONS.contains(&name) {
        return None;
    }
    let request = web_sys::XmlHttpRequest::new().ok()?;
    request.open_with_async("GET", &format!("./lexicons/{name}.txt"), false).ok()?;
    request.send().ok()?;
    request.response_text().ok().flatten().filter(|_| request.status() == Ok(200))
}

/// The browser's decoder; strict.
#[cfg(target_arch = "wasm32")]
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the worker runs in a browser: build it with `cargo xtask build`");
}
