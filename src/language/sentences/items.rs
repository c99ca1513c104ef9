//! Items of a list within a line, by their marks: `1.`, `2)`, `(c)`, `4.)`.

/// The mark of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number, or the place of its letter in the alphabet.
    value: u32,
    letter: bool,
    open: bool,
    close: bool,
}

impl Item {
    /// Whether it is the one after another of the same list.
    pub fn follows(&self, before: &Self) -> bool {
        Self { value: before.value + 1, ..*before } == *self
    }
}

/// Whether it is what a text is numbered by, in Markdown's emphasis perhaps: the number or the letter of an item, two of them
/// (*12 IV*), a number behind a letter (*Q2*), or behind the name of a part (*Chapter 12*).
pub fn is_label(text: &str) -> bool {
    let (first, second) = text.split_once(' ').unwrap_or((text, ""));
    let [first, second] = [first, second].map(|word| word.trim_matches(['*', '_']));
    let counts = !second.is_empty() && second.bytes().all(|byte| byte.is_ascii_digit()) && second.len() <= 3;
    let question =
        first.strip_prefix(|c: char| c.is_ascii_uppercase()).and_then(value).is_some_and(|(_, letter)| !letter);
    let is_item = value(first).is_some() || question;
    let is_name = || first.len() > 2 && first.starts_with(char::is_uppercase) && first.chars().all(char::is_alphabetic);
    if second.is_empty() { is_item } else { is_roman(second) && is_item || (is_roman(second) || counts) && is_name() }
}

/// Whether it is a Roman numeral, as in *Ludwig XIV*.
pub fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn value(label: &str) -> Option<(u32, bool)> {
    match label.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some((u32::from(letter.to_ascii_lowercase() - b'a'), true)),
        [b'0'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] => Some((label.parse().ok()?, false)),
        _ => None,
    }
}

/// The item whose mark ends with the character at this place, and where the mark begins.
pub fn ending_at(text: &str, at: usize, last: char) -> Option<(usize, Item)> {
    let before = match last {
        ')' => text[..at].strip_suffix('.').unwrap_or(&text[..at]),
        '.' => &text[..at],
        _ => return None,
    };
    let close = last == ')' || text[at + 1..].starts_with(')');
    let end = at + 1 + usize::from(close && last == '.');
    if !text[end..].starts_with(' ') {
        return None;
    }
    let length = before.bytes().rev().take(3).take_while(u8::is_ascii_alphanumeric).count();
    let label = before.get(before.len() - length..)?;
    let outside = &before[..before.len() - length];
    let open = last == ')' && outside.ends_with('(');
    let begins = outside.len() - usize::from(open);
    let (value, letter) = value(label)?;
    // Two initials are no list.
    let apart = (close || !letter) && text[..begins].ends_with(char::is_whitespace);
    apart.then_some((begins, Item { value, letter, open, close }))
}

/// The item that a text begins with.
pub fn starting(text: &str) -> Option<Item> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let length = inner.bytes().take(3).take_while(u8::is_ascii_alphanumeric).count();
    let (value, letter) = value(inner.get(..length)?)?;
    let rest = &inner[length..];
    let close = rest.starts_with(')') || rest.starts_with(".)");
    let open = inner.len() < text.len();
    (close || rest.starts_with('.') && !open).then_some(Item { value, letter, open, close })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_follow_one_another() {
        let text = "(a) boats (b) nets";
        let (begins, item) = ending_at(text, 12, ')').expect("an item");
        assert_eq!(begins, 10);
        assert!(item.follows(&starting(text).expect("an item")));
        assert_eq!(starting("1990. The year"), None);
        assert!(starting("A boat").is_none());
        assert!(["**12", "Q2", "*1* IV", "Kapitel 12", "Act II"].into_iter().all(is_label));
        assert!(["He was 12", "In 1990", "Boat", "12 34"].into_iter().all(|text| !is_label(text)));
    }
}
