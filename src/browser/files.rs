//! Texts from files, from the clipboard, and from addresses of the same origin.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, Response, UrlSearchParams};

use super::address::SOURCES;
use crate::input::{self, LIMIT};

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
/// A message that names the file which cannot be read, and why.
pub async fn contents(files: Vec<File>) -> Result<Vec<Brought>, String> {
    let mut brought = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        // Before anything is allocated for it.
        if file.size() > LIMIT as f64 {
            return Err(format!("{name}: {}", input::too_large(file.size() as usize)));
        }
        let buffer = JsFuture::from(file.array_buffer()).await;
        let buffer =
            buffer.map_err(|_| format!("{name}: the browser cannot read this file: was it moved or changed?"))?;
        brought.push((name, bytes_of(&buffer)));
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
/// A message that names the address which cannot be opened, and why.
pub async fn fetched(addresses: Vec<String>) -> Result<Vec<Brought>, String> {
    let mut brought = Vec::with_capacity(addresses.len());
    for address in addresses {
        let refused = |why: &str| format!("{address}: {why}");
        let window = web_sys::window().ok_or_else(|| refused("there is no page to fetch it"))?;
        let response = JsFuture::from(window.fetch_with_str(&address)).await;
        let response: Response = response
            .map_err(|_| refused("cannot be reached: it must be an address of this site, and the site must answer"))?
            .unchecked_into();
        if !response.ok() {
            return Err(refused(&format!("the site answers {}: check the address", response.status())));
        }
        let buffer = match response.array_buffer() {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        let buffer = buffer.map_err(|_| refused("the answer broke off: try again"))?;
        let name = address.rsplit('/').next().unwrap_or_default().to_owned();
        brought.push((name, bytes_of(&buffer)));
    }
    Ok(brought)
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    js_sys::Uint8Array::new(buffer).to_vec()
}
