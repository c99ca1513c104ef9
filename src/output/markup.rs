//! What HTML and XML share.

/// A text as content or as the value of an attribute in double quotes. A carriage return would be read as the end of a
/// line, so it is written by its number; what XML cannot hold at all, `odd` writes in its own way.
pub fn escape(text: &str, odd: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push_str(&odd(c)),
            _ => out.push(c),
        }
    }
    out
}

/// The value of an attribute of ours: no character in it is odd.
pub fn attribute(text: &str) -> String {
    escape(text, |_| String::new())
}
