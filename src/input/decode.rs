//! Bytes to text: which encoding it is, decided by what the bytes would say in each.

use std::borrow::Cow;

use super::{Binary, Decoder, InputError};

/// More than this is refused before it is decoded: 128 MB.
pub const LIMIT: usize = 128 << 20;

/// Encodings that bytes which are not Unicode are tried in, the stricter first: where two read equally well, the first is taken.
const CANDIDATES: &[&str] = &[
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "windows-1251",
    "koi8-r",
    "windows-1252",
    "windows-1250",
    "windows-1256",
    "windows-1255",
    "windows-1253",
    "windows-1254",
    "windows-1258",
    "windows-874",
];

/// How much of the text is looked at in each candidate encoding.
const SAMPLE: usize = 64 << 10;

/// Decodes the bytes of a text, whatever its encoding.
///
/// # Errors
/// [`InputError`] where there is nothing, no text, or a text in no encoding that we know.
pub fn decode<'a>(bytes: &'a [u8], decoder: Decoder) -> Result<Cow<'a, str>, InputError> {
    if let Some(what) = container(bytes) {
        return Err(InputError::Binary(what));
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => unicode(rest, decoder)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        _ => match utf16_order(bytes) {
            Some(order) => utf16(bytes, order).into(),
            None => unicode(bytes, decoder)?,
        },
    };
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(InputError::Empty);
    }
    Ok(text)
}

/// Decodes bytes by the label that something around them gives, as far as they agree with it.
///
/// # Errors
/// As [`decode`].
#[cfg(feature = "formats")]
pub fn labelled<'a>(bytes: &'a [u8], label: Option<&str>, decoder: Decoder) -> Result<Cow<'a, str>, InputError> {
    match label.and_then(|label| decoder(label, bytes)) {
        Some(text) if std::str::from_utf8(bytes).is_err() => Ok(text.into()),
        _ => decode(bytes, decoder),
    }
}

/// UTF-8, or else the likeliest of the older encodings.
fn unicode(bytes: &[u8], decoder: Decoder) -> Result<Cow<'_, str>, InputError> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let controls = head.iter().filter(|&&byte| byte < 9).count();
    match std::str::from_utf8(bytes) {
        // A few are an accident within a text.
        Ok(text) if controls * MOST_CONTROLS <= head.len() => return Ok(text.into()),
        Ok(_) => return Err(InputError::Binary(Binary::Other)),
        Err(_) if controls > 0 => return Err(InputError::Binary(Binary::Other)),
        Err(_) => {}
    }
    if is_nearly_unicode(bytes) {
        return Ok(String::from_utf8_lossy(bytes));
    }
    older(bytes, decoder).map(Cow::from).ok_or(InputError::Encoding)
}

/// The text in the likeliest of the older encodings: the one that is declared, unless another is far likelier.
fn older(bytes: &[u8], decoder: Decoder) -> Option<String> {
    let declared = declared(bytes);
    let sample = sample(bytes);
    let mut best: Option<(i64, &str)> = None;
    for label in declared.into_iter().chain(CANDIDATES.iter().copied()) {
        // A sample may end within a character: up to three bytes less are tried.
        let text = (0..4.min(sample.len())).find_map(|less| decoder(label, &sample[..sample.len() - less]));
        let Some(mut score) = text.map(|text| plausibility(&text)) else { continue };
        if Some(label) == declared {
            score += score.abs() / 4 + 1;
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, label));
        }
    }
    decoder(best?.1, bytes)
}

/// More control characters than one in so many are not in a text.
const MOST_CONTROLS: usize = 32;

/// Whether bytes are UTF-8 but for a few places: a character cut at the end, or surrogates that were encoded each by itself
/// (WTF-8, CESU-8).
fn is_nearly_unicode(bytes: &[u8]) -> bool {
    let is_surrogate = |three: &&[u8]| matches!(three, [0xED, 0xA0..=0xBF, 0x80..=0xBF]);
    let surrogates = bytes.windows(3).filter(is_surrogate).count();
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // Each byte of a surrogate is wrong by itself.
    let wrong = wrong.saturating_sub(3 * surrogates);
    right + surrogates > 0 && right >= 8 * wrong
}

/// The encoding that XML or HTML declares at its beginning.
fn declared(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(1024)];
    let start = head.iter().position(|&byte| byte != b' ' && byte != b'\n')?;
    if head[start] != b'<' {
        return None;
    }
    let after = |name: &[u8]| {
        head.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name)).map(|at| at + name.len())
    };
    let value = &head[after(b"encoding=").or_else(|| after(b"charset="))?..];
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b':'))?;
    std::str::from_utf8(&value[..end]).ok()
}

/// The beginning of the bytes, up to the end of a line.
fn sample(bytes: &[u8]) -> &[u8] {
    if bytes.len() <= SAMPLE {
        return bytes;
    }
    let end = bytes[..SAMPLE].iter().rposition(|&byte| byte == b'\n').unwrap_or(SAMPLE);
    &bytes[..end]
}

/// Whether many bytes at one parity are zero, and few at the other, as in UTF-16 without a mark of its order
/// (even Chinese has line ends and spaces, and U+4E00 is a word).
fn utf16_order(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = bytes[..bytes.len().min(SAMPLE)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let clear = |more: usize, fewer: usize| more * 8 > pairs.len() && fewer * 8 < more;
    match () {
        () if clear(low, high) => Some(u16::from_le_bytes),
        () if clear(high, low) => Some(u16::from_be_bytes),
        () => None,
    }
}

/// A surrogate without its partner becomes U+FFFD.
fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|&pair| order(pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// How much the text looks like one that people write: letters beside letters of their own script count for it,
/// rare characters, controls and scripts that change within a word against it. A character of two bytes counts as two letters.
fn plausibility(text: &str) -> i64 {
    let mut score = 0;
    let mut before = Class::Other;
    for c in text.chars() {
        let class = Class::of(c);
        score += match (class, before) {
            (Class::Control, _) => -40,
            (Class::RareHan, _) => -6,
            (Class::Hangul, Class::Han) | (Class::Han, Class::Hangul) => -4,
            (Class::Kana | Class::Hangul, _) => 4,
            (Class::Han, _) => 3,
            (Class::Letter(a), Class::Letter(b)) if a == CAPITAL && a == b => 1,
            // No language of Latin letters has many accented ones in a row.
            (Class::Letter(ACCENTED), Class::Letter(ACCENTED)) => 0,
            (Class::Letter(0 | ACCENTED), Class::Letter(0 | ACCENTED)) => 2,
            (Class::Letter(a), Class::Letter(b)) if a == b || (a, b) == (SMALL, CAPITAL) => 2,
            (Class::Letter(_), Class::Letter(_)) => -4,
            (Class::Letter(_), _) => 1,
            (Class::Odd, _) => -3,
            (Class::Other, _) => 0,
        };
        before = class;
    }
    score
}

/// Kinds of characters, as far as they tell a right decoding from a wrong one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter; the number is its own for each script, and where it tells something for each case.
    Letter(u8),
    Han,
    RareHan,
    Kana,
    Hangul,
    Control,
    Odd,
    Other,
}

/// Small letters of Latin-1 beyond those of ASCII.
const ACCENTED: u8 = 8;

/// Cyrillic's two cases are told apart, for its encodings take one for the other.
const SMALL: u8 = 3;
const CAPITAL: u8 = 4;

impl Class {
    fn of(c: char) -> Self {
        match c {
            '\t' | '\n' | '\r' | ' '..='~' if !c.is_alphabetic() => Self::Other,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => Self::Control,
            'a'..='z' | 'A'..='Z' => Self::Letter(0),
            'À'..='ÿ' if c.is_lowercase() => Self::Letter(ACCENTED),
            'À'..='ɏ' => Self::Letter(1),
            'Ͱ'..='Ͽ' => Self::Letter(2),
            'а'..='я' | 'ё' => Self::Letter(SMALL),
            'Ѐ'..='ӿ' => Self::Letter(CAPITAL),
            '\u{590}'..='\u{5ff}' => Self::Letter(5),
            '\u{600}'..='\u{6ff}' => Self::Letter(6),
            '\u{e00}'..='\u{e7f}' => Self::Letter(7),
            'ぁ'..='ヿ' => Self::Kana,
            '一'..='鿿' => Self::Han,
            '㐀'..='䶿' | '\u{20000}'..='\u{3ffff}' => Self::RareHan,
            '가'..='힣' => Self::Hangul,
            '\u{a0}'..='¿' | '｡'..='ﾟ' => Self::Odd,
            _ => Self::Other,
        }
    }
}

/// What the first bytes say, where they are those of a well-known format that is not text.
fn container(bytes: &[u8]) -> Option<Binary> {
    let known: &[(&[u8], Binary)] = &[
        (b"\x89PNG", Binary::Picture),
        (b"\xff\xd8\xff", Binary::Picture),
        (b"GIF8", Binary::Picture),
        (b"RIFF", Binary::Media),
        (b"%PDF", Binary::Pdf),
        (b"\x1f\x8b", Binary::Compressed),
        (b"\x7fELF", Binary::Program),
        (b"MZ\x90", Binary::Program),
        (b"\xd0\xcf\x11\xe0", Binary::OldOffice),
    ];
    known.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A decoder that knows Latin-1 alone, under the name of another encoding as well.
    fn latin(label: &str, bytes: &[u8]) -> Option<String> {
        matches!(label, "windows-1252" | "latin1").then(|| bytes.iter().map(|&byte| char::from(byte)).collect())
    }

    #[test]
    fn what_is_nearly_unicode_stays_so() {
        let cut = &"海很平静。今天没有风，也没有船。".as_bytes()[..46];
        assert_eq!(decode(cut, latin).as_deref(), Ok("海很平静。今天没有风，也没有船\u{fffd}"));
        let surrogate = b"calm \xED\xA0\x80 sea";
        assert_eq!(decode(surrogate, latin).as_deref(), Ok("calm \u{fffd}\u{fffd}\u{fffd} sea"));
        assert_eq!(decode(b"caf\xE9 \xE0 la carte", latin).as_deref(), Ok("café à la carte"));
    }

    #[test]
    fn a_few_zeros_are_an_accident_and_many_no_text() {
        let text = format!("{}\0", "The sea is calm today. ".repeat(3));
        assert_eq!(decode(text.as_bytes(), latin).as_deref(), Ok(text.as_str()));
        assert_eq!(decode(&[0; 64], latin), Err(InputError::Binary(Binary::Other)));
    }
}
