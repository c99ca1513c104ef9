//! JSON (RFC 8259): Diglot's own documents, pairs of texts, records by language, lists by language, and texts under keys, as
//! SuttaCentral's and the messages of programs are.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{running, tables};
use crate::{
    document::{self, JsonError, Language},
    input::{Body, Format, InputError, Passage, Segments, Text},
    language,
};

type Fields = Map<String, Value>;

/// What a JSON text holds.
pub fn read(text: &str) -> Result<Text, InputError> {
    let damaged = |what: String| InputError::Damaged(Format::Json, what);
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| damaged(error.to_string()))?;
    if value.get("diglot").is_some() {
        let mut document = document::from_json(text).map_err(|error: JsonError| damaged(error.to_string()))?;
        // The other languages of its source are not in it.
        document.choices.clear();
        return Ok(Text { languages: document.languages.to_vec(), body: Body::Document(document) });
    }
    if value.as_object().is_some_and(Fields::is_empty) || value.as_array().is_some_and(Vec::is_empty) {
        return Err(InputError::Empty);
    }
    understood(&value).ok_or_else(|| {
        damaged(
            "expected pairs, as in [[\"Yes\", \"Oui\"]], or records, as in [{\"en\": \"Yes\", \"fr\": \"Oui\"}]".into(),
        )
    })
}

/// The texts in a value, or in the first of those within it that has any.
fn understood(value: &Value) -> Option<Text> {
    match value {
        Value::Array(rows) => list(rows),
        Value::Object(fields) => {
            by_language(fields).or_else(|| by_key(fields)).or_else(|| fields.values().find_map(understood))
        }
        _ => None,
    }
}

/// Rows that are lists of texts, records, or texts.
fn list(rows: &[Value]) -> Option<Text> {
    match rows.first()? {
        Value::Array(_) => {
            let mut table = tables::Table::default();
            for row in rows.iter().filter_map(Value::as_array) {
                let cells: Vec<String> = row.iter().map(words).collect();
                table.push(cells.iter().map(String::as_str));
            }
            Some(table.into_text())
        }
        Value::Object(_) => records(rows.iter().filter_map(Value::as_object).map(|record| ("", record))),
        Value::String(_) => Some(lines(rows.iter().map(|row| (words(row), None)))),
        _ => None,
    }
}

/// Texts, lists of texts, or texts under keys, under the names of their languages: `{"en": ["Yes"], "fr": ["Oui"]}`.
fn by_language(fields: &Fields) -> Option<Text> {
    let named: Vec<(Language, &Value)> = fields
        .iter()
        .map(|(name, value)| (tables::named(name), value))
        .filter(|(language, _)| *language != Language::unknown())
        .collect();
    let all = |is: fn(&Value) -> bool| named.len() >= 2 && named.iter().all(|(_, value)| is(value));
    if all(Value::is_string) {
        let texts = named.into_iter().flat_map(|(language, text)| {
            text.as_str().unwrap_or_default().lines().map(move |line| (line.to_owned(), Some(language.clone())))
        });
        return Some(lines(texts.collect::<Vec<_>>().into_iter()));
    }
    if !all(Value::is_array) && !all(Value::is_object) {
        return None;
    }
    let mut rows: Vec<(String, Vec<(u32, String)>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (column, (_, texts)) in (0..).zip(&named) {
        for (key, text) in leaves(texts) {
            let place = *places.entry(key).or_insert_with_key(|key| {
                rows.push((key.clone(), Vec::new()));
                rows.len() - 1
            });
            rows[place].1.push((column, text));
        }
    }
    let mut segments = Segments::default();
    rows.into_iter().for_each(|(_, sides)| segments.push("", sides));
    Some(Text { languages: named.into_iter().map(|(language, _)| language).collect(), body: Body::Segments(segments) })
}

/// Records or texts under keys. Where the keys are in another language than the texts, they are what is translated.
fn by_key(fields: &Fields) -> Option<Text> {
    let objects = || fields.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_object()?)));
    if objects().count() == fields.len()
        && let Some(text) = records(objects())
            .filter(|text| text.languages.iter().filter(|language| **language != Language::unknown()).count() >= 2)
    {
        return Some(text);
    }
    let nested = |value: &Value| matches!(value, Value::String(_) | Value::Object(_));
    if fields.is_empty() || !fields.values().all(nested) {
        return None;
    }
    let texts = fields.iter().flat_map(|(key, value)| match value {
        Value::String(text) => vec![(key.clone(), text.clone())],
        _ => leaves(value).into_iter().map(|(inner, text)| (format!("{key}.{inner}"), text)).collect(),
    });
    let texts: Vec<(String, String)> = texts.collect();
    let spaced = texts.iter().filter(|(key, _)| key.contains(' ') || !key.is_ascii()).count();
    let joined = |part: fn(&(String, String)) -> &str| texts.iter().take(200).map(part).collect::<Vec<_>>().join("\n");
    let is_dictionary = spaced * 2 > texts.len()
        && language::identify(&joined(|(key, _)| key)) != language::identify(&joined(|(_, text)| text));
    let mut segments = Segments::default();
    for (key, text) in &texts {
        match is_dictionary {
            true => segments.push("", [(0, key), (1, text)]),
            false => segments.push(key, [(0, text)]),
        }
    }
    (!segments.is_empty()).then_some(Text { languages: Vec::new(), body: Body::Segments(segments) })
}

/// The texts in a value, each with the way to it. (The parser has limited how deeply values are nested.)
fn leaves(value: &Value) -> Vec<(String, String)> {
    let within = |name: String, value: &Value| -> Vec<(String, String)> {
        match value {
            Value::Object(_) => {
                leaves(value).into_iter().map(|(inner, text)| (format!("{name}.{inner}"), text)).collect()
            }
            _ => vec![(name, words(value))],
        }
    };
    match value {
        Value::Object(fields) => fields.iter().flat_map(|(name, value)| within(name.clone(), value)).collect(),
        Value::Array(values) => {
            values.iter().enumerate().flat_map(|(number, value)| within(number.to_string(), value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Records with texts; fields that name languages go before others.
fn records<'a>(records: impl Iterator<Item = (&'a str, &'a Fields)> + Clone) -> Option<Text> {
    let (_, first) = records.clone().next()?;
    // Some have the texts one level deeper: `{"translation": {"en": …}}`.
    let inner = |value: &Value| value.as_object().is_some_and(|fields| fields.keys().any(|name| is_named(name)));
    let outer = first.iter().find(|(_, value)| inner(value)).map(|(name, _)| name.clone());
    let of = |record: &'a Fields| match outer.as_ref().and_then(|name| record.get(name)?.as_object()) {
        Some(inner) => inner,
        None => record,
    };
    let mut names: Vec<&str> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for name in records.clone().flat_map(|(_, record)| of(record).keys()) {
        if seen.insert(name) {
            names.push(name);
        }
    }
    let languages: Vec<&str> = names.iter().copied().filter(|name| is_named(name)).collect();
    let is_named = languages.len() >= 2;
    if is_named {
        names = languages;
    }
    let columns: HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let mut segments = Segments::default();
    for (_, record) in records {
        // A number under `id` is not Indonesian.
        let texts = of(record).iter().filter(|(_, value)| !is_named || !value.is_number());
        segments.push("", texts.filter_map(|(name, value)| Some((*columns.get(name.as_str())?, words(value)))));
    }
    let languages: Vec<Language> = names.iter().map(|name| tables::named(name)).collect();
    Some(Text { languages, body: Body::Segments(segments) })
}

fn is_named(name: &str) -> bool {
    tables::named(name) != Language::unknown()
}

/// Lines of running text, some of which have a language.
fn lines(texts: impl Iterator<Item = (String, Option<Language>)>) -> Text {
    let passages =
        texts.map(|(text, language)| Passage { text: text.trim().to_owned(), language, gap: 1, ..Passage::default() });
    running(passages.filter(|passage| !passage.text.is_empty()).collect())
}

/// The text of a value; several with spaces between where it is a list.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Segment;

    /// The rows of a text: the number of the column and the text of each side.
    fn rows(json: &str) -> Vec<Vec<(u32, String)>> {
        match read(json).expect("texts").body {
            Body::Segments(segments) => {
                let row = |segment: Segment| segment.sides().map(|(column, text)| (column, text.to_owned())).collect();
                segments.iter().map(row).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn nothing_is_empty_and_not_damaged() {
        assert_eq!(["{}", "[]"].map(|json| read(json).err()), [Some(InputError::Empty), Some(InputError::Empty)]);
    }

    #[test]
    fn shapes_of_pairs() {
        let expected = vec![vec![(0, "Yes".to_owned()), (1, "Ja".to_owned())]];
        for json in [
            r#"[["Yes", "Ja"]]"#,
            r#"[{"en": "Yes", "de": "Ja", "id": 7}]"#,
            r#"{"data": {"rows": [{"translation": {"en": "Yes", "de": "Ja"}}]}}"#,
            r#"{"en": ["Yes"], "de": ["Ja"]}"#,
            r#"{"en": {"a": {"b": "Yes"}}, "de": {"a": {"b": "Ja"}}}"#,
            r#"{"mn1:1": {"en": "Yes", "de": "Ja"}}"#,
        ] {
            assert_eq!(rows(json), expected, "{json}");
        }
    }

    #[test]
    fn texts_have_keys() {
        let text = read(r#"{"mn1:1.1": "So I have heard.", "menu": {"open": "Open"}}"#).expect("texts");
        assert!(matches!(&text.body, Body::Segments(segments) if segments.is_keyed()));
        assert_eq!(text.joined(usize::MAX), "So I have heard.\nOpen");
        let pairs = rows(r#"{"The sea is calm": "海很平静", "It is raining": "下雨了"}"#);
        assert_eq!(pairs[1], [(0, "It is raining".to_owned()), (1, "下雨了".to_owned())]);
    }
}
