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
    use js_sys::Function;
    use serde::Serialize;
    use wasm_bindgen::prelude::*;

    /// Calls with the answer to a message, which is a [`Conversion`], once it is there.
    ///
    /// # Errors
    /// The message is none, or the answer is larger than memory.
    #[wasm_bindgen]
    pub fn convert(message: &JsValue, told: Function) -> Result<(), JsValue> {
        match protocol::decode(message).ok_or("this is no message of the reader's")? {
            Conversion::Open(name, bytes) => tell(&told, &diglot::open(&Source::new(&name, &bytes), scope::decode)),
            Conversion::Write(document, format) => {
                let name = output::file_name(&document, format);
                tell(&told, &Written { name, bytes: output::write(&document, format) })
            }
            Conversion::Single(document) => {
                let written = Closure::once_into_js(move |reader: JsValue| {
                    let reader = scope::text(&reader).ok_or("the reader for single files cannot be loaded")?;
                    let name = output::file_name(&document, Format::Html);
                    tell(&told, &Written { name, bytes: output::single::page(&document, &reader).into_bytes() })
                });
                scope::fetch("single.js", &written);
                Ok(())
            }
        }
    }

    fn tell(told: &Function, answer: &impl Serialize) -> Result<(), JsValue> {
        let answer = protocol::encode(answer).ok_or("the answer is larger than memory")?;
        told.call1(&JsValue::UNDEFINED, &answer).map(drop)
    }
}
