//! The module for formats beyond plain text, in a worker: takes a source, opens it, answers with its text.

#[cfg(target_arch = "wasm32")]
fn main() {
    use diglot::{
        Refusal,
        browser::{protocol, scope},
        input::{self, Source, Text},
    };

    scope::listen(|event| {
        let Some((name, bytes)) = protocol::decode::<(String, Vec<u8>)>(&event.data()) else { return };
        let opened: Result<Text, String> = input::open(&Source::new(&name, &bytes), scope::decode)
            .map_err(|error| Refusal::Input { name: name.clone(), error }.to_string());
        scope::answer(&opened);
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the module for formats runs in a browser: build it with `cargo xtask build`");
}
