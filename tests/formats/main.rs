//! Formats beyond plain text.

mod files;
mod hostile;
mod kept;
mod mangled;
mod written;

use diglot::{
    Host, Options, Refusal,
    document::{Block, Document},
    input::Source,
};

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

const HOST: Host = Host { decode, lexicon: |_| None };

fn open(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    diglot::read(&[Source::new(name, bytes)], &HOST, &Options::default(), &mut |_| ())
}

fn refused(name: &str, bytes: &[u8]) -> String {
    open(name, bytes).expect_err("it should be refused").to_string()
}

/// The texts of the pairs.
fn pairs(document: &Document) -> Vec<[&str; 2]> {
    let both = |block: &'_ std::rc::Rc<Block>| block.sides.iter().all(Option::is_some);
    let blocks = document.blocks.iter().filter(|block| both(block));
    blocks.map(|block| block.sides.each_ref().map(|side| side.as_ref().map_or("", |side| &*side.text))).collect()
}
