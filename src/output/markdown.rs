//! Markdown (CommonMark 0.31): the two languages by turns. Marks of Markdown that are in the text are escaped, so that it is
//! shown as it is.

use crate::document::{Document, Kind, Side};

/// The document as Markdown.
pub fn write(document: &Document) -> String {
    let blocks = document.blocks.iter().flat_map(|block| block.sides.iter().flatten().map(|side| of(block.kind, side)));
    blocks.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn of(kind: Kind, side: &Side) -> String {
    let text = || side.text.trim().lines().map(line).collect::<Vec<_>>();
    match kind {
        Kind::Title => format!("# {}", text().join(" ")),
        Kind::Heading => format!("## {}", text().join(" ")),
        Kind::List => format!("- {}", text().join("\n  ")),
        Kind::Quote => format!("> {}", text().join("\n> ")),
        Kind::Code => {
            let fence = "`".repeat(longest_run(&side.text).max(2) + 1);
            format!("{fence}\n{}\n{fence}", side.text)
        }
        _ => text().join("\n"),
    }
}

/// How many backticks stand side by side at most.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A line of text, in which nothing means anything to Markdown.
fn line(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '|' | '~');
        let spaced = text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
        let numbers = digits > 0 && at == digits && matches!(c, '.' | ')') && spaced;
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' => out.extend(['\\', c]),
            _ if begins || numbers => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn text_is_shown_as_it_is() {
        for (text, written) in [
            ("# 1 of *all*", "\\# 1 of \\*all\\*"),
            ("12. May", "12\\. May"),
            ("12.5 & <b>", "12.5 &amp; &lt;b>"),
            ("- so", "\\- so"),
            ("well-known", "well-known"),
        ] {
            assert_eq!(line(text), written);
        }
    }
}
