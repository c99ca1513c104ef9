//! The module for formats beyond plain text, in a worker: opens a source and answers with its text, or writes a document and answers
//! with the file.

#[cfg(target_arch = "wasm32")]
fn main() {
    use diglot::{
        Refusal,
        browser::{
            protocol::{self, Conversion, Written},
            scope,
        },
        input::{self, Source, Text},
        output::{self, Format},
    };

    scope::listen(|event| match protocol::decode(&event.data()) {
        Some(Conversion::Open(name, bytes)) => {
            let opened: Result<Text, String> = input::open(&Source::new(&name, &bytes), scope::decode)
                .map_err(|error| Refusal::Input { name: name.clone(), error }.to_string());
            scope::answer(&opened);
        }
        Some(Conversion::Write(document, format)) => {
            let name = output::file_name(&document, format);
            scope::answer(&Written { name, bytes: output::write(&document, format) });
        }
        Some(Conversion::Single(document)) => {
            let Some(reader) = scope::text("single.js") else {
                wasm_bindgen::throw_str("the reader for single files cannot be loaded");
            };
            let name = output::file_name(&document, Format::Html);
            scope::answer(&Written { name, bytes: output::single::page(&document, &reader).into_bytes() });
        }
        None => {}
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the module for formats runs in a browser: build it with `cargo xtask build`");
}
