//! Lines that hold a text and its translation: `A / B`, `A | B`, `A（B）`, or one after the other.

use super::shape;
use crate::{
    document::{Kind, Language},
    input::Passage,
    language::{
        self,
        script::{Script, writing},
    },
};

/// What stands between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// A tab.
    Tab,
    /// ` / `, ` | `, `／`, `｜`, an arrow: marks that rarely stand within a sentence.
    Bar,
    /// ` — `, ` – `, ` - `, ` = `: marks that often do.
    Dash,
    /// The translation stands in brackets, at the end.
    Bracket,
    /// Only a space, or nothing: the script changes.
    Change,
}

const STYLES: [Style; 5] = [Style::Tab, Style::Bar, Style::Dash, Style::Bracket, Style::Change];

/// The least log-odds at which each half must be in its own language.
const CLEAR: f64 = 1.2;

/// Where a line divides.
struct Cut {
    style: Style,
    /// Side 0 and side 1.
    sides: [String; 2],
}

/// The two sides of each line that holds both; `None` for the others. A style that could be chance must recur in the text.
pub fn both_sides(passages: &[Passage], languages: &[Language; 2]) -> Vec<Option<[String; 2]>> {
    let cuts: Vec<Vec<Cut>> = passages.iter().map(|passage| cuts(passage, languages)).collect();
    let lines = passages.iter().filter(|passage| shape::has_letters(&passage.text)).count();
    let recurs = STYLES.map(|style| {
        let count = cuts.iter().filter(|cuts| cuts.iter().any(|cut| cut.style == style)).count();
        count >= 2 && count * 4 >= lines
    });
    passages
        .iter()
        .zip(cuts)
        .map(|(passage, cuts)| {
            let short = matches!(passage.kind, Some(Kind::Title | Kind::Heading | Kind::List));
            let sure = |style: Style| match style {
                Style::Tab | Style::Bar => true,
                Style::Dash => shape::width(&passage.text) <= 80 && !shape::ends_sentence(&passage.text),
                Style::Bracket | Style::Change => short,
            };
            cuts.into_iter().find(|cut| sure(cut.style) || recurs[cut.style as usize]).map(|cut| cut.sides)
        })
        .collect()
}

/// The ways in which a line can be divided into the two languages, at most one of each style, the surest first.
fn cuts(passage: &Passage, languages: &[Language; 2]) -> Vec<Cut> {
    let text = passage.text.as_str();
    if passage.language.is_some() || text.len() > LONGEST {
        return Vec::new();
    }
    STYLES
        .into_iter()
        .filter_map(|style| {
            let best = divisions(text, style)
                .into_iter()
                .filter_map(|(left, right)| divided(left, right, languages))
                .max_by(|(_, a), (_, b)| a.total_cmp(b));
            best.map(|(sides, _)| Cut { style, sides })
        })
        .collect()
}

/// A line longer than this is not looked at: it is a paragraph.
const LONGEST: usize = 4000;

/// The halves of a line, at each place where a style could divide it.
fn divisions(text: &str, style: Style) -> Vec<(&str, &str)> {
    let at_marks = |marks: &[&str]| {
        let mut found = Vec::new();
        for mark in marks {
            found.extend(text.match_indices(mark).take(8).map(|(at, _)| (&text[..at], &text[at + mark.len()..])));
        }
        found
    };
    match style {
        Style::Tab => at_marks(&["\t"]),
        Style::Bar => at_marks(&[" / ", " | ", " || ", "／", "｜", " → ", " ⟶ ", " ⇒ ", " ↔ ", " => ", " -> "]),
        Style::Dash => at_marks(&[" — ", " – ", " - ", " = ", " : ", "——"]),
        Style::Bracket => {
            let text = text.trim_end();
            let inner = text.strip_suffix(['）', ')', '】', ']']);
            inner.and_then(|inner| inner.split_once(['（', '(', '【', '['])).into_iter().collect()
        }
        Style::Change => change_of_script(text).into_iter().collect(),
    }
}

/// Where a line goes over from one script to another, if it does so once.
fn change_of_script(text: &str) -> Option<(&str, &str)> {
    let mut letters = text.char_indices().filter_map(|(at, c)| Some((at, writing(Script::of(c)?))));
    let (_, first) = letters.next()?;
    let (at, second) = letters.find(|(_, script)| *script != first)?;
    if letters.any(|(_, script)| script != second) {
        return None;
    }
    // Quotes and brackets that open before the letter belong to it.
    let opened = text[..at].trim_end_matches(['“', '‘', '"', '«', '「', '『', '《', '¿', '¡', '[', '(', '（']);
    Some((opened, &text[opened.len()..]))
}

/// The halves as sides 0 and 1 and how clear the division is; `None` where they are not in the two languages, or where one
/// is too short to be the other's translation.
fn divided(left: &str, right: &str, languages: &[Language; 2]) -> Option<([String; 2], f64)> {
    let [left, right] = [left, right].map(|half| half.trim().trim_matches('|').trim());
    let [odds_left, odds_right] = [left, right].map(|half| language::likelier(half, languages));
    let opposed = odds_left.signum() != odds_right.signum();
    let clear = odds_left.abs().min(odds_right.abs());
    let [shorter, longer] = {
        let [a, b] = [left, right].map(shape::width);
        [a.min(b), a.max(b)]
    };
    if !opposed || clear < CLEAR || shorter * 6 < longer {
        return None;
    }
    let sides = if odds_left > 0.0 { [left, right] } else { [right, left] };
    Some((sides.map(str::to_owned), clear))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(lines: &[&str], tags: [&str; 2]) -> Vec<Option<[String; 2]>> {
        let passages: Vec<Passage> =
            lines.iter().map(|line| Passage { text: (*line).to_owned(), ..Passage::default() }).collect();
        both_sides(&passages, &tags.map(Language::new))
    }

    #[test]
    fn a_bar_divides() {
        let found = sides(&["The boat is in the harbour. / 船在港口里。", "Nobody came."], ["en", "zh"]);
        assert_eq!(found[0], Some(["The boat is in the harbour.".to_owned(), "船在港口里。".to_owned()]));
        assert_eq!(found[1], None);
    }

    #[test]
    fn the_order_may_be_either() {
        let found = sides(&["El barco de la isla | The boat of the island"], ["en", "es"]);
        assert_eq!(found[0], Some(["The boat of the island".to_owned(), "El barco de la isla".to_owned()]));
    }

    #[test]
    fn a_name_in_the_other_script_is_no_translation() {
        let found = sides(
            &["他在 Harbour 公司工作。", "船 Maria 号今天早上离开了港口。", "今天没有人来（Maria）。"],
            ["en", "zh"],
        );
        assert_eq!(found, [None, None, None]);
    }
}
