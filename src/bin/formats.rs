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
        output,
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
        None => {}
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the module for formats runs in a browser: build it with `cargo xtask build`");
}
