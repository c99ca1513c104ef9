//! A single HTML file: the document as a page that reads by itself, and the reader in it, which shows it where scripts run.
//!
//! The reader comes as one script, `single.js`, which `cargo xtask build` makes of the page's module, its WebAssembly and its
//! styles: it lies in the folder of the build, beside the page's module. In the page the module for formats, which writes
//! all formats, fetches it; the command line reads it from `dist/`.
//!
//! The file asks nobody for anything, and so works from a disk. It opens again in Diglot as the same document, for its article is
//! that of [`html`].

use base64::{Engine, engine::general_purpose::STANDARD};

use super::html;
use crate::document::Document;

/// Scripts and styles of the file itself, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The document as a single file, with `reader` as its script.
pub fn page(document: &Document, reader: &str) -> String {
    // Only what lacks a length cannot be written, and all that a document holds has one.
    let bytes = STANDARD.encode(postcard::to_allocvec(document).unwrap_or_default());
    // Not run: it is what the script reads.
    let held = format!("<script type=\"application/octet-stream\" id=\"diglot-document\">{bytes}</script>\n");
    html::page_with(document, POLICY, &format!("{held}<script>\n{reader}</script>\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Host, Options, input::Source};

    #[test]
    fn it_opens_again_as_the_same_document() {
        let read = |name: &str, text: &str| {
            crate::read(&[Source::new(name, text.as_bytes())], &Host::default(), &Options::default(), &mut |_| ())
        };
        let document = read(
            "",
            "The boat is old.\n\nLe bateau est vieux.\n\nNobody uses it. It lies there.\n\nPersonne ne l’utilise.\n",
        );
        let document = document.expect("a bilingual text");
        let page = page(&document, "const end = \"<\\/script>\"; // The boat is not in it.");
        assert_eq!(read("boat.html", &page), Ok(document));
    }
}
