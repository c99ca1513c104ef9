//! What runs in a worker: hearing of work, and answering.

use js_sys::{ArrayBuffer, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, closure::Closure, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder, TextDecoderOptions};

use super::protocol;

// What `worker-start.js` knows of where it was started from.
#[wasm_bindgen]
extern "C" {
    /// Fetches a file that is served beside the worker's; `told` is called with its bytes, or with nothing where it does not come. Nobody
    /// waits: in Firefox a worker that did could wait for ever, if a service worker took over meanwhile.
    #[wasm_bindgen(js_name = bytesOf)]
    pub fn fetch(name: &str, told: &JsValue);

    /// Asks the module for formats; one of two functions is called, with its answer or with what went wrong.
    #[wasm_bindgen(js_name = askFormats)]
    pub fn ask_formats(message: &ArrayBuffer, told: &JsValue, failed: &JsValue);
}

/// The worker that this runs in.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Calls `work` for each message, as long as the worker lives.
pub fn listen(work: impl FnMut(MessageEvent) + 'static) {
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(work);
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Sends a message to whoever started the worker.
pub fn answer(message: &impl Serialize) {
    if let Some(buffer) = protocol::encode(message) {
        // Whoever is gone hears nothing: there is nobody to tell.
        let _ = scope().post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
    }
}

/// Does something in a task of its own, after what waits already.
pub fn later(work: impl FnOnce() + 'static) {
    // Where the browser refuses, it is not done.
    let _ = scope().set_timeout_with_callback(Closure::once_into_js(work).unchecked_ref());
}

/// The text that was [`fetch`]ed; `None` where it did not come.
pub fn text(bytes: &JsValue) -> Option<String> {
    let bytes = Uint8Array::new(bytes).to_vec();
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
}

/// The language of the browser's interface.
pub fn language() -> String {
    scope().navigator().language().unwrap_or_default()
}

/// The browser's decoder; strict.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
