//! What the page and its worker say to each other. Messages are postcard in a transferred buffer.

use js_sys::{ArrayBuffer, Uint8Array};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Beginning, Options, Progress, Refusal, correction::Edit, document::Document, input, output};

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Asked {
    /// To read.
    Read(Job),
    /// To correct a document, which is given as [`packed`]: who only lets texts be read needs nothing that packs documents.
    Correct(#[serde(with = "serde_bytes")] Vec<u8>, Edit),
    /// To read a text and to say nothing of it, and to get the lexicon ready for two languages, by their tags, between which is a space:
    /// then what is asked for next finds the worker's code compiled, and most often its lexicon there.
    Practise(#[serde(with = "serde_bytes")] Vec<u8>, String),
}

/// To read one text, or a text and its translation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// The name and the bytes of each source.
    pub sources: Vec<(String, Vec<u8>)>,
    /// What is known of them.
    pub options: Options,
}

/// What the worker answers, in this order. What is rare is [`packed`] by itself: who only shows texts needs nothing that unpacks it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// How far it has come; any number of times.
    Progress(Progress),
    /// The text is long, and begins so; at most twice.
    Beginning(Beginning),
    /// The text is understood.
    Document(Document),
    /// The document is corrected by this [`Patch`](crate::correction::Patch).
    Corrected(#[serde(with = "serde_bytes")] Vec<u8>),
    /// The text is not understood, or cannot be corrected so: a [`Refused`].
    Refused(#[serde(with = "serde_bytes")] Vec<u8>),
}

/// Why the reader does not get what he asks for. The page has the words for it, in the language of its interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refused {
    /// What was brought is not understood.
    Text(Refusal),
    /// What opens files of this format cannot be loaded.
    Unloaded(input::Format),
    /// The text is larger than memory.
    Memory,
    /// The correction does not fit the text as it is now.
    Misfit,
    /// The worker has died.
    Dead,
    /// The file of this name cannot be read by the browser.
    Unreadable(String),
    /// The site of this address does not answer.
    Unreachable(String),
    /// The site of this address answers with this status.
    Status(String, u16),
    /// There is no text in what was pasted.
    Nothing,
}

/// What the module for formats is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Conversion {
    /// To open a source of this name; it answers with its text, or the [`Refusal`].
    Open(String, #[serde(with = "serde_bytes")] Vec<u8>),
    /// To write a document; it answers with [`Written`].
    Write(Document, output::Format),
    /// To write a document as a single file with the reader in it; it answers with [`Written`].
    Single(Document),
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// What is in it.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// A message as bytes that can be transferred; `None` if it is larger than memory.
pub fn encode<T: Serialize>(message: &T) -> Option<ArrayBuffer> {
    packed(message).map(|bytes| Uint8Array::from(bytes.as_slice()).buffer())
}

/// A message, or a part of one, as bytes; `None` if it is larger than memory.
pub fn packed<T: Serialize>(message: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// A message from the bytes that were received; `None` if they are not one.
pub fn decode<T: DeserializeOwned>(data: &wasm_bindgen::JsValue) -> Option<T> {
    let bytes = Uint8Array::new(data);
    super::reserve(bytes.length() as usize);
    unpacked(&bytes.to_vec())
}

/// What was [`packed`]; `None` if the bytes are not one.
pub fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
