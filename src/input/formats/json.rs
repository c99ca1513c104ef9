//! JSON (RFC 8259): Diglot's own documents, pairs of texts, records by language, lists by language, and texts by their numbers.

use serde_json::{Map, Value};

use super::{passage, running, segmented, tables::named, understood};
use crate::{
    document::{self, JsonError, Language},
    input::{Format, InputError, Text},
};

/// What a JSON text holds.
pub fn read(text: &str) -> Result<Text, InputError> {
    let damaged = |what: String| InputError::Damaged(Format::Json, what);
    let value: Value = serde_json::from_str(text).map_err(|error| damaged(error.to_string()))?;
    let rows = match value {
        Value::Object(fields) if fields.contains_key("diglot") => {
            let document = document::from_json(text).map_err(|error: JsonError| damaged(error.to_string()))?;
            return Ok(understood(document));
        }
        Value::Object(fields) => match columns(&fields) {
            Some(table) => return Ok(table),
            // Numbered segments of one language, or records under a name.
            None if fields.values().all(Value::is_string) => {
                let texts = fields.values().filter_map(Value::as_str).filter(|text| !text.trim().is_empty());
                return Ok(running(texts.map(|text| passage(text.trim(), None)).collect()));
            }
            None => fields.into_iter().find_map(|(_, value)| value.as_array().cloned()).unwrap_or_default(),
        },
        Value::Array(rows) => rows,
        _ => Vec::new(),
    };
    records(&rows).ok_or_else(|| {
        damaged(
            "expected pairs, as in [[\"Yes\", \"Oui\"]], or records, as in [{\"en\": \"Yes\", \"fr\": \"Oui\"}]".into(),
        )
    })
}

/// Lists of texts under the names of their languages: `{"en": ["Yes"], "fr": ["Oui"]}`.
fn columns(fields: &Map<String, Value>) -> Option<Text> {
    let lists: Vec<(&String, &Vec<Value>)> = fields
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_array()?)))
        .filter(|(name, _)| is_named(name))
        .collect();
    if lists.len() < 2 {
        return None;
    }
    let length = lists.iter().map(|(_, list)| list.len()).max().unwrap_or(0);
    let rows =
        (0..length).map(|at| lists.iter().map(|(_, list)| list.get(at).map(words).unwrap_or_default()).collect());
    Some(segmented(lists.iter().map(|(name, _)| named(name)).collect(), rows))
}

/// Rows that are lists of texts, or records with texts; fields that name languages go before others.
fn records(rows: &[Value]) -> Option<Text> {
    match rows.first()? {
        Value::Array(_) => {
            let width = rows.iter().filter_map(Value::as_array).map(Vec::len).max()?;
            let cells = rows
                .iter()
                .filter_map(Value::as_array)
                .map(|row| (0..width).map(|at| row.get(at).map(words).unwrap_or_default()).collect());
            Some(segmented(vec![Language::unknown(); width], cells))
        }
        Value::Object(_) => {
            let records: Vec<&Map<String, Value>> = rows
                .iter()
                .filter_map(Value::as_object)
                // Some have the texts one level deeper: `{"translation": {"en": …}}`.
                .map(|record| {
                    record
                        .values()
                        .find_map(|value| value.as_object().filter(|inner| inner.keys().any(|name| is_named(name))))
                        .unwrap_or(record)
                })
                .collect();
            let mut names: Vec<&String> = Vec::new();
            for name in records.iter().flat_map(|record| record.keys()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            if names.iter().filter(|name| is_named(name)).count() >= 2 {
                names.retain(|name| is_named(name));
            }
            let cells = records
                .iter()
                .map(|record| names.iter().map(|name| record.get(*name).map(words).unwrap_or_default()).collect());
            Some(segmented(names.iter().map(|name| named(name)).collect(), cells))
        }
        Value::String(_) => Some(running(
            rows.iter().map(words).filter(|text| !text.is_empty()).map(|text| passage(text, None)).collect(),
        )),
        _ => None,
    }
}

fn is_named(name: &str) -> bool {
    named(name) != Language::unknown()
}

/// The text of a value; several lines where it is a list.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
