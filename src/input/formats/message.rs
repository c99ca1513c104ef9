//! Messages of mail that hold a page (MHTML, RFC 2557), as browsers save one: their first part that is a page, else their first that
//! is text. Pictures are no text, and nothing outside is fetched.

use std::borrow::Cow;

use super::{html, plain, running};
use crate::input::{Binary, Decoder, InputError, Text, decode};

/// The text of a message.
///
/// # Errors
/// [`InputError`] where no part of it is text.
pub fn read(text: &str, decoder: Decoder) -> Result<Text, InputError> {
    let mut parts = Vec::new();
    collect(text, 0, &mut parts);
    let is = |kind: &'static str| move |part: &&Part| part.kind.starts_with(kind);
    let part = parts.iter().find(is("text/html")).or_else(|| parts.iter().find(is("text/")));
    let part = part.ok_or(InputError::Binary(Binary::Mail))?;
    let bytes = part.bytes();
    let text = decode::labelled(&bytes, part.charset.as_deref(), decoder)?;
    Ok(running(if is("text/html")(&part) { html::passages(&text) } else { plain::passages(&text) }))
}

/// A part that has no parts of its own.
struct Part<'a> {
    /// Its type, as in `text/html`.
    kind: String,
    charset: Option<String>,
    encoding: String,
    body: &'a str,
}

/// Parts within parts are followed so deeply.
const DEEPEST: usize = 8;

/// The parts of a message, in order.
fn collect<'a>(message: &'a str, depth: usize, parts: &mut Vec<Part<'a>>) {
    let (head, body) = split(message);
    let headers = unfolded(head);
    let header = |name: &str| {
        let line =
            headers.iter().find(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        line.map_or("", |line| line[name.len()..].trim())
    };
    let kind = header("content-type:");
    match parameter(kind, "boundary").filter(|_| depth < DEEPEST) {
        Some(boundary) => pieces(body, &boundary).into_iter().for_each(|piece| collect(piece, depth + 1, parts)),
        None => parts.push(Part {
            kind: kind.to_ascii_lowercase(),
            charset: parameter(kind, "charset"),
            encoding: header("content-transfer-encoding:").to_ascii_lowercase(),
            body,
        }),
    }
}

/// The headers, and what follows the blank line after them.
fn split(message: &str) -> (&str, &str) {
    let ends = ["\r\n\r\n", "\n\n"].map(|end| message.find(end).map(|at| (at, at + end.len())));
    match ends.into_iter().flatten().min() {
        Some((end, start)) => (&message[..end], &message[start..]),
        None => (message, ""),
    }
}

/// Headers, each on one line.
fn unfolded(head: &str) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for line in head.lines() {
        match headers.last_mut() {
            Some(header) if line.starts_with([' ', '\t']) => header.push_str(line),
            _ => headers.push(line.to_owned()),
        }
    }
    headers
}

/// A parameter of a header: `charset` of `text/html; charset="utf-8"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    let parameters = header.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut values = parameters.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value);
    Some(values.next()?.trim().trim_matches('"').to_owned())
}

/// What stands between the lines of a boundary.
fn pieces<'a>(body: &'a str, boundary: &str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("--").and_then(|line| line.strip_prefix(boundary)) {
            pieces.extend(start.map(|start| &body[start..at]));
            start = (!rest.starts_with("--")).then_some(at + line.len());
        }
        at += line.len();
    }
    pieces.extend(start.map(|start| &body[start..]));
    pieces
}

impl Part<'_> {
    fn bytes(&self) -> Cow<'_, [u8]> {
        match self.encoding.as_str() {
            "quoted-printable" => quoted_printable(self.body).into(),
            "base64" => base64(self.body).into(),
            _ => self.body.as_bytes().into(),
        }
    }
}

/// The bytes that are written as quoted-printable (RFC 2045, 6.7).
fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        rest = match (first, after, digit(0), digit(1)) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..], ..) => after,
            (b'=', [_, _, after @ ..], Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                after
            }
            _ => {
                bytes.push(first);
                after
            }
        };
    }
    bytes
}

/// The bytes that are written as base64 (RFC 2045, 6.8). What is none of its characters is passed over.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_read() {
        let message = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n\r\n--x\r\n\
            Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x\r\n\
            Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=C3=A9 a=\r\nu lait</p>\r\n--x--\r\n";
        let text = read(message, |_, _| None).expect("a page");
        assert_eq!(text.joined(usize::MAX), "café au lait");
    }

    #[test]
    fn bytes_are_decoded() {
        assert_eq!(base64("6Ziz5\r\nYWJ"), "阳光".as_bytes());
        assert_eq!(quoted_printable("1=2=3D=="), b"1=2===");
    }
}
