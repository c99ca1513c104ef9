//! The whole library in one file: JSON, which anything can read, and which holds each text as `document` writes it.
//!
//! ```json
//! {"diglot-library": 1, "settings": {…},
//!  "texts": [{"entry": {"key": …}, "document": {"diglot": 1, …}, "sources": [{"name": "a.txt", "text": "…"}]}]}
//! ```
//! A source that is not in UTF-8 has `base64` in place of `text`. Unknown fields are passed over; a newer number is refused.

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{ARCHIVE, Entry, Kept, Source};
use crate::document;

/// The version that we write, and the highest that we read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Text<'a> {
    entry: Entry,
    #[serde(borrow)]
    document: Cow<'a, RawValue>,
    #[serde(borrow)]
    sources: Vec<Written<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Written<'a> {
    name: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<Cow<'a, str>>,
}

/// A library that is being written.
pub struct Writer {
    out: String,
    empty: bool,
}

impl Writer {
    /// With the reader's settings, which are JSON already.
    pub fn new(settings: Option<&str>) -> Self {
        let settings =
            settings.filter(|settings| serde_json::from_str::<&RawValue>(settings).is_ok()).unwrap_or("null");
        Self { out: format!("{ARCHIVE}{VERSION},\n\"settings\":{settings},\n\"texts\":["), empty: true }
    }

    /// Adds a text, whose document is in JSON already.
    ///
    /// # Errors
    /// Where the document is no JSON: what its reader says.
    pub fn add(&mut self, entry: &Entry, document: String, sources: &[Source]) -> Result<(), String> {
        let document = RawValue::from_string(document).map_err(|error| error.to_string())?;
        let sources = sources.iter().map(|source| match std::str::from_utf8(&source.bytes) {
            Ok(text) => Written { name: source.name.as_str().into(), text: Some(text.into()), base64: None },
            Err(_) => Written {
                name: source.name.as_str().into(),
                text: None,
                base64: Some(BASE64.encode(&source.bytes).into()),
            },
        });
        let text = Text { entry: entry.clone(), document: Cow::Owned(document), sources: sources.collect() };
        self.out.push_str(if std::mem::take(&mut self.empty) { "\n" } else { ",\n" });
        self.out.push_str(&serde_json::to_string(&text).map_err(|error| error.to_string())?);
        Ok(())
    }

    /// The file.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.push_str("\n]}\n");
        self.out.into_bytes()
    }
}

/// What such a file holds.
#[derive(Debug, PartialEq)]
pub struct Archive {
    /// The texts.
    pub texts: Vec<(Entry, Kept)>,
    /// The reader's settings, as JSON.
    pub settings: Option<String>,
}

/// Reads such a file.
///
/// # Errors
/// What is wrong with it, where nothing of it can be used.
pub fn read(bytes: &[u8]) -> Result<Archive, String> {
    #[derive(Deserialize)]
    struct Version {
        #[serde(rename = "diglot-library")]
        version: u32,
    }
    #[derive(Deserialize)]
    struct Root<'a> {
        #[serde(borrow, default)]
        settings: Option<&'a RawValue>,
        #[serde(borrow)]
        texts: Vec<Text<'a>>,
    }
    let said = |error: serde_json::Error| error.to_string();
    let Version { version } = serde_json::from_slice(bytes).map_err(said)?;
    if version > VERSION {
        return Err(format!(
            "it was saved by a newer Diglot (version {version}, and this one knows {VERSION}): reload the page"
        ));
    }
    let root: Root = serde_json::from_slice(bytes).map_err(said)?;
    let texts = root.texts.into_iter().map(|text| {
        let document = document::from_json(text.document.get()).map_err(|error| error.to_string())?;
        let sources = text.sources.into_iter().map(|written| {
            let bytes = match (written.text, written.base64) {
                (Some(text), _) => text.into_owned().into_bytes(),
                (None, Some(base64)) => BASE64.decode(base64.as_bytes()).map_err(|error| error.to_string())?,
                (None, None) => Vec::new(),
            };
            Ok(Source { name: written.name.into_owned(), bytes })
        });
        Ok((text.entry, Kept { document, sources: sources.collect::<Result<_, String>>()? }))
    });
    Ok(Archive {
        texts: texts.collect::<Result<_, String>>()?,
        settings: root.settings.map(|settings| settings.get().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Key, Reading, is_archive, titles};

    const DOCUMENT: &str = r#"{"diglot":1,"languages":["en","fr"],"blocks":[
        {"kind":"title","sides":[{"text":"Rain. Again.","sentences":["Rain.","Again."]},{"text":"Encore la pluie.","sentences":["Encore la pluie."]}],
         "links":[{"sides":[[0,1],[0]],"confidence":0.9}]}]}"#;

    fn texts() -> Vec<(Entry, Kept)> {
        let document = document::from_json(DOCUMENT).expect("a document");
        let sources = vec![
            Source { name: "rain.txt".into(), bytes: "Rain. \"Again.\"\n".into() },
            Source { name: "pluie.txt".into(), bytes: vec![0xff, 0xfe, 0, 1, 2] },
        ];
        let kept = Kept { document, sources };
        let entry = |key: &str, reading| Entry {
            key: Key::named(key),
            titles: titles(&kept),
            languages: kept.document.languages.clone(),
            addresses: vec!["samples/rain.txt".into()],
            opened: 1_764_000_000_000.0,
            reading,
            corrected: false,
        };
        let place = "0-abcd-0".parse().expect("a place");
        vec![(entry("a", Some(Reading { place, percent: 50 })), kept.clone()), (entry("b", None), kept.clone())]
    }

    fn written(texts: &[(Entry, Kept)]) -> Vec<u8> {
        let mut writer = Writer::new(Some(r#"{"theme":"Sepia"}"#));
        for (entry, kept) in texts {
            writer.add(entry, document::to_json(&kept.document), &kept.sources).expect("written");
        }
        writer.finish()
    }

    #[test]
    fn what_is_saved_is_read_again() {
        let texts = texts();
        let file = written(&texts);
        assert!(is_archive(&file));
        assert_eq!(read(&file), Ok(Archive { texts, settings: Some(r#"{"theme":"Sepia"}"#.to_owned()) }));
        assert_eq!(read(&written(&[])).map(|archive| archive.texts.len()), Ok(0));
        let none = Writer::new(Some("no JSON")).finish();
        assert_eq!(read(&none), Ok(Archive { texts: vec![], settings: None }));
    }

    #[test]
    fn titles_are_in_both_languages() {
        assert_eq!(texts()[0].0.titles, ["Rain. Again.", "Encore la pluie."]);
    }

    #[test]
    fn what_is_damaged_or_newer_is_refused_whole() {
        let file = String::from_utf8(written(&texts())).expect("JSON");
        assert!(read(&file.as_bytes()[..file.len() / 2]).is_err());
        let newer = file.replacen("\"diglot-library\":1", "\"diglot-library\":2", 1);
        assert!(read(newer.as_bytes()).is_err_and(|why| why.contains("newer")));
        assert!(read(file.replace("//4A", "//").as_bytes()).is_err());
        let contradicting = file.replace("[[0,1],[0]]", "[[0],[0]]");
        assert!(read(contradicting.as_bytes()).is_err_and(|why| why.contains("links")));
    }

    #[test]
    fn what_an_older_diglot_wrote_is_read() {
        let file = String::from_utf8(written(&texts())).expect("JSON");
        let older = file.replace(r#""addresses":["samples/rain.txt"],"#, "").replace(r#","reading":null"#, "");
        let older = older.replace(r#","corrected":false"#, "");
        let Archive { texts, .. } = read(older.as_bytes()).expect("a library");
        assert!(texts.iter().all(|(entry, _)| entry.addresses.is_empty()));
        assert_eq!(texts[1].0.reading, None);
        assert!(!texts[0].0.corrected);
    }
}
