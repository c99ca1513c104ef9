//! The module for formats beyond plain text: opens a source and answers with its text, or writes a document and answers with the file.

#[cfg(target_arch = "wasm32")]
pub use conversion::convert;

/// Nothing begins by itself: `worker-start.js` calls.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod conversion {
    use diglot::{
        browser::{
            protocol::{self, Conversion, Written},
            scope,
        },
        input::Source,
        output::{self, Format},
    };
    use js_sys::ArrayBuffer;
    use wasm_bindgen::prelude::*;

    /// The answer to a message, which is a [`Conversion`].
    ///
    /// # Errors
    /// The message is none, what it asks for cannot be loaded, or the answer is larger than memory.
    #[wasm_bindgen]
    pub fn convert(message: &JsValue) -> Result<ArrayBuffer, JsError> {
        match protocol::decode(message).ok_or_else(|| JsError::new("this is no message of the reader's"))? {
            Conversion::Open(name, bytes) => {
                protocol::encode(&diglot::open(&Source::new(&name, &bytes), scope::decode))
            }
            Conversion::Write(document, format) => {
                let name = output::file_name(&document, format);
                protocol::encode(&Written { name, bytes: output::write(&document, format) })
            }
            Conversion::Single(document) => {
                let reader = scope::text("single.js")
                    .ok_or_else(|| JsError::new("the reader for single files cannot be loaded"))?;
                let name = output::file_name(&document, Format::Html);
                protocol::encode(&Written { name, bytes: output::single::page(&document, &reader).into_bytes() })
            }
        }
        .ok_or_else(|| JsError::new("the answer is larger than memory"))
    }
}
