//! Texts from files, from the clipboard, and from addresses of the same origin.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, Response, UrlSearchParams};

use super::{address::SOURCES, protocol::Refused};
use crate::{
    Refusal,
    input::{InputError, LIMIT},
};

/// A text that was brought: its name, empty for what was pasted, and its bytes.
pub type Brought = (String, Vec<u8>);

/// The files of a list.
pub fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|number| files.get(number)).collect()
}

/// The bytes of files.
///
/// # Errors
/// Which file cannot be read, and why.
pub async fn contents(files: Vec<File>) -> Result<Vec<Brought>, Refused> {
    let mut brought = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        // Before anything is allocated for it.
        if file.size() > LIMIT as f64 {
            let error = InputError::TooLarge(file.size() as usize);
            return Err(Refused::Text(Refusal::Input { name, error }));
        }
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => brought.push((name, bytes_of(&buffer))),
            Err(_) => return Err(Refused::Unreadable(name)),
        }
    }
    Ok(brought)
}

/// What the clipboard, or what was dropped, holds beside files: HTML where it has blocks, else plain text.
pub fn pasted(data: &DataTransfer) -> Option<Brought> {
    let html = data.get_data("text/html").unwrap_or_default();
    let blocks = ["p", "td", "li", "div", "br", "h1", "h2"];
    if html.split('<').skip(1).any(|tag| blocks.iter().any(|block| tag.starts_with(block))) {
        return Some(("clipboard.html".into(), html.into_bytes()));
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    (!text.trim().is_empty()).then(|| (String::new(), text.into_bytes()))
}

/// The texts that the page's own address names: `?src=…`, and `&translation=…`.
pub fn addressed() -> Vec<String> {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&query) else { return Vec::new() };
    SOURCES.into_iter().filter_map(|name| query.get(name)).filter(|address| !address.is_empty()).collect()
}

/// The texts at addresses.
///
/// # Errors
/// Which address cannot be opened, and why.
pub async fn fetched(addresses: Vec<String>) -> Result<Vec<Brought>, Refused> {
    let mut brought = Vec::with_capacity(addresses.len());
    for address in addresses {
        let Some(window) = web_sys::window() else { return Err(Refused::Unreachable(address)) };
        let Ok(response) = JsFuture::from(window.fetch_with_str(&address)).await else {
            return Err(Refused::Unreachable(address));
        };
        let response: Response = response.unchecked_into();
        if !response.ok() {
            return Err(Refused::Status(address, response.status()));
        }
        let buffer = match response.array_buffer() {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        let Ok(buffer) = buffer else { return Err(Refused::Unreachable(address)) };
        let name = address.rsplit('/').next().unwrap_or_default().to_owned();
        brought.push((name, bytes_of(&buffer)));
    }
    Ok(brought)
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    js_sys::Uint8Array::new(buffer).to_vec()
}
