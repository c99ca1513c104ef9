//! A document in another format, for the script that has mounted the reader.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::JsValue;

use crate::{
    browser::{
        formats::Writing,
        protocol::{Conversion, Written},
    },
    document::Document,
    output::Format,
};

/// A promise of the bytes, from the module for formats, which `starter` starts; of nothing where that fails. The format is named as on the
/// command line; `None` where there is no such format.
pub fn export(document: &Document, format: &str, starter: &Function) -> Option<Promise> {
    let format = Format::named(format)?;
    Some(Promise::new(&mut |resolve, _| {
        let held = Rc::new(RefCell::new(None));
        let tell = {
            let held = held.clone();
            move |written: Option<Written>| {
                held.borrow_mut().take();
                let bytes =
                    written.map_or(JsValue::UNDEFINED, |written| Uint8Array::from(written.bytes.as_slice()).into());
                // Only a promise hears it, and that does not fail.
                let _ = resolve.call1(&JsValue::UNDEFINED, &bytes);
            }
        };
        match Writing::start(starter, &Conversion::Write(document.clone(), format), tell.clone()) {
            Some(writing) => *held.borrow_mut() = Some(writing),
            None => tell(None),
        }
    }))
}
