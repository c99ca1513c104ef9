//! What the form of a line tells, whatever its words: its width, how it ends, whether it is an item or a label.

use std::borrow::Cow;

use crate::{
    language::{
        fold,
        script::{Script, writing},
    },
    numbered::PerText,
};

/// How often each of some texts occurs.
pub fn counts(texts: &mut dyn Iterator<Item = &str>) -> PerText<usize> {
    let mut counts = PerText::default();
    for text in texts {
        *counts.entry(text) += 1;
    }
    counts
}

/// The width in columns: a character of a dense script is two wide.
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if Script::of(c).is_some_and(Script::is_dense)
                || ('\u{3000}'..='\u{303f}').contains(&c)
                || ('！'..='｠').contains(&c)
            {
                2
            } else {
                1
            }
        })
        .sum()
}

/// Whether it is no wider than so many columns. Of a long text that is told without going through it.
pub fn fits(text: &str, columns: usize) -> bool {
    // No character has more than four bytes.
    text.len() <= 4 * columns && width(text) <= columns
}

/// A line that stands above a text is at most this wide, in columns.
pub const WIDEST_LINE: usize = 60;

/// A word of a glossary is at most this wide, in columns.
pub const WIDEST_TERM: usize = 30;

/// Whether it ends as a sentence does, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let ended = text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '*', '_', '›']);
    ended.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '॥', '۔', '．', ':', '：', ';', '；', '؛'])
}

/// The same, but for a colon.
pub fn ends_text(text: &str) -> bool {
    ends_sentence(text.trim_end_matches([':', '：', ' ']))
}

/// Whether a short line is written in capitals, as headings and the names of speakers are.
pub fn is_in_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    fits(text, 60) && letters().count() >= 3 && letters().all(char::is_uppercase) && !text.ends_with(['!', '?'])
}

/// Whether there is a letter in it.
pub fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether it begins with the mark of a list item: a bullet, a number or a letter with a point or bracket.
pub fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['-', '*', '+', '•', '·', '‣', '▪', '●', '○', '■', '□', '◆', '–'])
    {
        return rest.starts_with(char::is_whitespace)
            || !text.is_ascii() && text.starts_with(['•', '·', '●', '■', '◆']);
    }
    if text.starts_with(|c: char| ('①'..='⑳').contains(&c)) {
        return true;
    }
    let open = text.trim_start_matches(['(', '（']);
    let number = open.find(|c: char| !c.is_ascii_digit()).unwrap_or(open.len());
    let roman = open.trim_start_matches(['i', 'v', 'x']);
    let rest = match number {
        0 if roman.len() < open.len() && roman.starts_with(')') => roman,
        0 => match open.char_indices().nth(1) {
            Some((next, _)) if open.starts_with(|c: char| c.is_ascii_alphabetic()) => &open[next..],
            _ => return false,
        },
        1..=3 => &open[number..],
        _ => return false,
    };
    match rest.chars().next() {
        Some('.' | ')') => rest[1..].starts_with(char::is_whitespace),
        Some('）') => number > 0 || text.starts_with('（'),
        Some('、' | '．') => number > 0,
        _ => false,
    }
}

/// Whether it begins with a mark of a footnote, as in `[1] …`.
pub fn is_footnote(text: &str) -> bool {
    let mark = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(mark, _)| mark);
    let mark = mark.map(|mark| mark.trim_start_matches('^'));
    mark.is_some_and(|mark| (1..=3).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A text without the addresses in it: they are in no language.
pub fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("://") && !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let start = ["](", "http://", "https://", "<http"].iter().filter_map(|mark| word.find(mark)).min();
        kept.push_str(start.map_or(word, |start| &word[..start]));
        // What follows an address within brackets is text again.
        let end = start.and_then(|start| word[start..].rfind([')', '）', '>', '。', '，']).map(|end| start + end));
        kept.push_str(end.map_or("", |end| &word[end..]));
        if start.is_some() {
            kept.push(' ');
        }
    }
    Cow::Owned(kept)
}

/// Whether a line has a year in it, and no more letters than digits.
pub fn is_date(text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let digits = count(|c| c.is_ascii_digit());
    has_year(text) && count(char::is_alphabetic) <= digits && fits(text, WIDEST_LINE) && !is_item(text)
}

/// Whether there is a date in it: a year, and a day or a month as the next number or the one before, with no more than a word
/// between them; and it is no item.
pub fn has_date(text: &str) -> bool {
    let [mut before, mut number, mut spaces] = [0_u32; 3];
    let mut last = b' ';
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_digit() {
            number = number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        } else {
            if last.is_ascii_digit() {
                if spaces <= 2 && (is_year(number) && is_day(before) || is_year(before) && is_day(number)) {
                    return !is_item(text);
                }
                (before, number, spaces) = (number, 0, 0);
            }
            // Those behind *de* do not count, as in *3 de mayo de 2021*.
            spaces += u32::from(byte == b' ' && last != b'e');
        }
        last = byte;
    }
    false
}

/// Whether there is the number of a year in it.
pub fn has_year(text: &str) -> bool {
    numbers(text).any(is_year)
}

fn is_year(number: u32) -> bool {
    (1900..2100).contains(&number)
}

fn is_day(number: u32) -> bool {
    (1..32).contains(&number)
}

fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok())
}

/// Whether a line only tells a page of the source: *Page 3: The Ferry*, *第3页*, *- 12 -*.
pub fn is_page_mark(text: &str) -> bool {
    let bare = text.trim_matches(['-', '–', '—', '[', ']', ' ']);
    if !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let text = fold::lowered(text.trim_matches(|c: char| !c.is_alphanumeric()));
    let numbered = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_numeric());
    fits(&text, 60)
        && (PAGES.iter().any(|page| text.strip_prefix(page).is_some_and(numbered))
            || text.starts_with('第') && text.ends_with(['页', '頁']) && text.chars().any(char::is_numeric))
}

/// What a page is called before its number.
const PAGES: [&str; 12] =
    ["page", "p.", "seite", "página", "pagina", "pág.", "страница", "стр.", "ページ", "쪽", "صفحة", "trang"];

/// Whether it tells who has the rights to something.
pub fn is_notice(text: &str) -> bool {
    text.contains('©') && fits(text, 200) || begins_with(text, RIGHTS)
}

/// How notices of rights begin.
const RIGHTS: &[&str] =
    &["copyright", "all rights reserved", "tous droits", "alle rechte", "版权", "版權", "著作権", "無断"];

/// Whether a text begins with one of some words, whatever its case.
pub fn begins_with(text: &str, words: &[&str]) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '■' | '◆' | '●'));
    let start: String = text.chars().take(16).map(fold::lower).collect();
    words.iter().any(|word| {
        start.strip_prefix(word).is_some_and(|rest| {
            let dense = |c: char| Script::of(c).map(writing).is_some_and(Script::is_dense);
            word.chars().all(dense) || !rest.starts_with(char::is_alphabetic) || rest.starts_with('s')
        })
    })
}

/// A line without the ornaments around it: two or more of the same mark.
pub fn without_ornaments(text: &str) -> &str {
    let ornaments = ['★', '☆', '◆', '◇', '■', '□', '●', '○', '=', '~', '※'];
    let count = |mut marks: std::str::Chars, ornament: char| marks.by_ref().take_while(|c| *c == ornament).count();
    let text = match text.chars().next() {
        Some(first) if ornaments.contains(&first) && count(text.chars(), first) > 1 => text.trim_start_matches(first),
        _ => text,
    };
    text.trim()
}

/// Whether a line only tells what follows: a few words in brackets or between dashes or bullets, or before a colon, or that
/// this is the original or the translation.
pub fn is_label(text: &str) -> bool {
    // What is emphasized has two asterisks on either side.
    let text = text.strip_prefix("**").and_then(|text| text.strip_suffix("**")).unwrap_or(text);
    let text = after_item_mark(text).trim_end();
    if !fits(text, 24) || !has_letters(text) || text.split_whitespace().count() > 4 {
        return false;
    }
    let enclosed = |opening: &[char], closing: &[char]| {
        let inner = text.strip_prefix(opening).and_then(|text| text.strip_suffix(closing));
        inner.is_some_and(|inner| !inner.contains(opening) && !inner.contains(closing))
    };
    // Two asterisks are emphasis.
    let marked = |marks: &[char]| text.starts_with(marks) && text.ends_with(marks) && !text.starts_with("**");
    enclosed(&['【', '［', '[', '〔', '<', '＜', '〈'], &['】', '］', ']', '〕', '>', '＞', '〉'])
        || marked(&['-', '—', '－', '=', '＝', '~', '～', '■', '◆', '★', '☆', '*', '＊'])
        || text.ends_with([':', '：']) && !text.contains([',', '，', '、'])
        || names_a_version(text)
}

/// Whether it is a short line that goes on with what follows, after a comma or a colon, and no name of a version.
pub fn leads_in(text: &str) -> bool {
    let name = text.trim_end_matches([',', '，', '、', '،', ':', '：']);
    name.len() < text.len() && fits(text, 48) && !names_a_version(after_item_mark(name))
}

/// Whether it says that something is the original, a translation, or in one of the languages.
pub fn names_a_version(text: &str) -> bool {
    VERSIONS.contains(&fold::lowered(text.trim()).as_str())
}

/// The same, with a mark or two perhaps.
pub fn is_version(text: &str) -> bool {
    names_a_version(after_item_mark(text).trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether two lines begin with the same words, at least a column in four, as the entries of a list do; not with who speaks alone.
pub fn begin_alike(a: &str, b: &str) -> bool {
    let alike: String = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let speaker = alike.trim_end().ends_with(['—', '–', '-', ':', '：']);
    !speaker && width(&alike) >= 8 && width(&alike) * 4 >= width(a).min(width(b))
}

/// A line after the mark of an item that it may begin with.
pub fn after_item_mark(text: &str) -> &str {
    let marks =
        |c: char| c.is_whitespace() || c.is_ascii_digit() || ('①'..='⑳').contains(&c) || "*■◆●○◇□•·．.、".contains(c);
    text.trim_start_matches(marks)
}

/// What a text and its translation are called where they are told apart.
const VERSIONS: &[&str] = &[
    "original",
    "original text",
    "translation",
    "english",
    "english text",
    "english version",
    "english translation",
    "chinese",
    "japanese",
    "korean",
    "french",
    "german",
    "spanish",
    "russian",
    "arabic",
    "texte original",
    "traduction",
    "français",
    "anglais",
    "originaltext",
    "übersetzung",
    "deutsch",
    "englisch",
    "texto original",
    "traducción",
    "español",
    "inglés",
    "testo originale",
    "traduzione",
    "italiano",
    "tradução",
    "português",
    "оригинал",
    "перевод",
    "русский",
    "английский",
    "原文",
    "译文",
    "譯文",
    "翻译",
    "翻譯",
    "中文",
    "英文",
    "中译",
    "中譯",
    "英译",
    "英譯",
    "汉语",
    "英语",
    "中文翻译",
    "中文翻譯",
    "参考译文",
    "參考譯文",
    "参考",
    "訳",
    "和訳",
    "訳文",
    "日本語",
    "日本語訳",
    "英語",
    "英文和訳",
    "全訳",
    "対訳",
    "本文",
    "원문",
    "번역",
    "해석",
    "한국어",
    "영어",
    "tiếng việt",
    "tiếng anh",
    "nguyên văn",
    "bản dịch",
    "العربية",
    "الإنجليزية",
    "עברית",
    "हिन्दी",
    "अनुवाद",
    "ภาษาไทย",
    "คำแปล",
    "النص الأصلي",
    "الترجمة",
    "ترجمة",
    "מקור",
    "תרגום",
];

/// The label and the value of a line such as `Source: …` or `**Source:** …`: a short label without a sentence's marks, a colon, and a short value.
pub fn label_and_value(text: &str) -> Option<(&str, &str)> {
    let emphasis = ['*', '_'];
    let text = text.trim_start_matches(emphasis);
    let at = text.find([':', '：'])?;
    let label = text[..at].trim().trim_end_matches(emphasis);
    let value = text[at..].trim_start_matches([':', '：']).trim_start_matches(emphasis);
    let parted = text[at..].starts_with('：') || value.starts_with(char::is_whitespace);
    let fits = !label.is_empty()
        && has_letters(label)
        && fits(label, 24)
        && label.split_whitespace().count() <= 3
        && !label.contains(['.', ',', '，', '。', '"', '“', '«', '(', '（'])
        && !value.trim().is_empty()
        && fits(value, 80)
        && (!ends_sentence(value) || value.split_whitespace().count() <= 4 && !value.ends_with(['!', '?', '。']));
    (fits && parted).then(|| (label, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_their_mark() {
        for item in ["- a boat", "• лодка", "1. A boat", "(2) a boat", "a) a boat", "（a）船", "1、船", "①船"]
        {
            assert!(is_item(item), "{item}");
        }
        for other in ["-5 degrees", "2023. gada", "1.5 metres", "A boat", "— Oui.", ""] {
            assert!(!is_item(other), "{other}");
        }
    }

    #[test]
    fn a_label_is_short_and_parted_from_its_value() {
        assert_eq!(label_and_value("Editor: Ana Lim"), Some(("Editor", "Ana Lim")));
        assert_eq!(label_and_value("**Editor:** Ana Lim"), Some(("Editor", "Ana Lim")));
        assert_eq!(label_and_value("来源：港口日报"), Some(("来源", "港口日报")));
        assert_eq!(label_and_value("He said one thing and no more: go home."), None);
        assert_eq!(label_and_value("12:30 at the gate"), None);
    }

    #[test]
    fn quotes_and_brackets_after_the_mark_are_no_matter() {
        assert!(ends_sentence("“Go home.”"));
        assert!(ends_sentence("（完。）"));
        assert!(!ends_sentence("The Harbour"));
    }
}
