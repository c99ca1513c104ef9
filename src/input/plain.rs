//! Plain text: a passage a line, with the blank lines and the indent before it.

use super::Passage;

/// The lines of the text that are not blank. Lines end with LF, CR LF, CR, or Unicode's line and paragraph separators.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut gap = 0;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        let line = &rest[..end];
        rest = after_line_end(&rest[end..]);
        if line.trim().is_empty() {
            gap += 1;
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).map(columns).sum();
        passages.push(Passage { text: line.trim().to_owned(), gap, indent, ..Passage::default() });
        gap = 0;
    }
    if is_numbered(&passages) {
        for passage in &mut passages {
            passage.text = unnumbered(&passage.text).map_or_else(String::new, |(_, text)| text.to_owned());
            passage.sentence = true;
        }
        passages.retain(|passage| !passage.text.is_empty());
    }
    passages
}

/// Whether each line begins with a rising number and a tab, as in the files of parallel corpora: marks of layout, and each line
/// is a sentence.
fn is_numbered(passages: &[Passage]) -> bool {
    let numbers: Option<Vec<u64>> = passages.iter().map(|passage| Some(unnumbered(&passage.text)?.0)).collect();
    numbers.is_some_and(|numbers| numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0] < pair[1]))
}

/// The number and the text of a line such as `12<tab>text`.
fn unnumbered(line: &str) -> Option<(u64, &str)> {
    let (number, text) = line.split_once('\t')?;
    Some((number.trim().parse().ok()?, text.trim()))
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn after_line_end(rest: &str) -> &str {
    match rest.strip_prefix("\r\n") {
        Some(after) => after,
        None => rest.strip_prefix(is_line_end).unwrap_or(rest),
    }
}

/// A tab counts as four columns, a full-width space as two.
fn columns(space: char) -> u32 {
    match space {
        '\t' => 4,
        '\u{3000}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::passages;

    #[test]
    fn every_line_end_counts_once() {
        let text = "\u{feff}one\r\n\r\ntwo\rthree\n\n\n  four\u{2028}five";
        let found: Vec<_> = passages(text).into_iter().map(|p| (p.text, p.gap, p.indent)).collect();
        let expected = [("one", 0, 0), ("two", 1, 0), ("three", 0, 0), ("four", 2, 2), ("five", 0, 0)];
        assert_eq!(found, expected.map(|(text, gap, indent)| (text.to_owned(), gap, indent)));
    }
}
