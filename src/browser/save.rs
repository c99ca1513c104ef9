//! Files that the reader gets from us.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin with a file, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Lets the browser save bytes under a name, as it saves any download; whether it could be asked to.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return false };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return false };
    let link = web_sys::window().and_then(|window| window.document()).and_then(|page| page.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return false };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(PATIENCE, move || {
        // An address that is gone needs no revoking.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    true
}
