//! Lines that hold a text and its translation: `A / B`, `A | B`, `A（B）`, or one after the other.

use std::cmp::Ordering;

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
    /// A tab, or three spaces and more.
    Tab,
    /// ` / `, ` | `, `／`, `｜`, an arrow: marks that rarely stand within a sentence.
    Bar,
    /// ` — `, ` – `, ` - `, ` = `, ` · `: marks that often do.
    Dash,
    /// The translation stands in brackets, at the end.
    Bracket,
    /// A space, where the script changes.
    Space,
    /// Nothing: the script changes within a word.
    Change,
    /// Nothing, between a small letter and a capital: two lines of one script were run together.
    Glued,
}

const STYLES: [Style; 7] =
    [Style::Tab, Style::Bar, Style::Dash, Style::Bracket, Style::Space, Style::Change, Style::Glued];

/// The least log-odds at which each half must be in its own language.
const CLEAR: f64 = 1.2;

/// By how much the languages of two lines that were run together must differ, as a log-odds.
const APART: f64 = 3.0;

/// A half that is no wider, in columns, may be a heading.
const SHORT: usize = 30;

/// Where a line divides.
struct Cut<'a> {
    style: Style,
    /// As they stand.
    halves: [&'a str; 2],
    /// How much speaks for the first half being in the first language and the second in the second, rather than the reverse.
    order: f64,
    /// Whether each half is clearly in its own language.
    clear: bool,
}

/// The two sides of a line, and which of them comes first.
pub type Both = ([String; 2], usize);

/// The two sides of each line that holds both; `None` for the others. A style that could be chance must recur in the text;
/// one that most lines have divides also those that tell no language, in the order of the others.
pub fn both_sides(passages: &[Passage], languages: &[Language; 2]) -> Vec<Option<Both>> {
    let mut cuts: Vec<Vec<Cut>> = passages.iter().map(|passage| cuts(passage, languages)).collect();
    // What stands in several lines, and each time before something else, is a label; or behind it, in brackets or in many lines, a
    // remark, or who says it.
    let clear = || cuts.iter().flatten().filter(|cut| cut.clear);
    let many = clear().count() / 4;
    let counts = shape::counts(&mut clear().flat_map(|cut| cut.halves));
    for cut in cuts.iter_mut().flatten() {
        let [a, b] = cut.halves.map(|half| counts.get(half).copied().unwrap_or(0));
        let is_remark = b >= a * 3 && (cut.style == Style::Bracket || b > many);
        cut.clear &= !is_remark && (cut.style == Style::Bracket || a < b * 3);
    }
    let lines = passages.iter().filter(|passage| shape::has_letters(&passage.text)).count();
    let of = |style: Style| cuts.iter().flatten().filter(move |cut| cut.style == style);
    let recurs = STYLES.map(|style| {
        let count = of(style).filter(|cut| cut.clear).count();
        count >= 2 && count * 4 >= lines
    });
    let habit = STYLES.map(|style| {
        let order: f64 = of(style).map(|cut| cut.order.clamp(-1.0, 1.0)).sum();
        let usual = matches!(style, Style::Tab | Style::Bar | Style::Dash) && of(style).count() * 5 >= lines * 3;
        (usual && order.abs() >= 3.0).then_some(order)
    });
    let in_headings = style_of_headings(passages, &cuts, languages);
    let mut first = true;
    passages
        .iter()
        .zip(&cuts)
        .map(|(passage, cuts)| {
            // A text begins with its title.
            let titled =
                std::mem::take(&mut first) && shape::fits(&passage.text, 80) && !shape::ends_sentence(&passage.text);
            let short = titled
                || matches!(passage.kind, Some(Kind::Title | Kind::Heading | Kind::List))
                || passage.text.starts_with("**") && passage.text.ends_with("**");
            let sure = |style: Style| match style {
                Style::Tab | Style::Bar | Style::Glued => true,
                Style::Dash => shape::fits(&passage.text, 80) && !shape::ends_sentence(&passage.text),
                Style::Bracket | Style::Space => short,
                Style::Change => false,
            };
            let clear = |cut: &&Cut| {
                cut.clear && (sure(cut.style) || recurs[cut.style as usize] || is_heading(cut, &passage.text))
            };
            let found = cuts.iter().find(clear).map(|cut| (cut, cut.order));
            let in_headings = in_headings.filter(|_| is_marked(passage));
            let as_others = |cut: &Cut| in_headings.filter(|(style, _)| *style == cut.style).map(|(_, order)| order);
            let usual = || cuts.iter().find_map(|cut| Some((cut, habit[cut.style as usize].or(as_others(cut))?)));
            let (cut, order) = found.or_else(usual)?;
            let [left, right] = cut.halves.map(str::to_owned);
            Some(if order > 0.0 { ([left, right], 0) } else { ([right, left], 1) })
        })
        .collect()
}

/// The style in which most headings are divided, where that is one, and the order of the languages in them.
fn style_of_headings(passages: &[Passage], cuts: &[Vec<Cut>], languages: &[Language; 2]) -> Option<(Style, f64)> {
    let (headings, texts): (Vec<usize>, Vec<usize>) = (0..passages.len()).partition(|&at| is_marked(&passages[at]));
    [Style::Bar, Style::Dash].into_iter().find_map(|style| {
        let order = |at: &usize| Some(cuts[*at].iter().find(|cut| cut.style == style)?.order);
        let orders: Vec<f64> = headings.iter().filter_map(order).collect();
        let told: f64 = orders.iter().sum();
        // The language that comes first does so in headings, too.
        let odds = || texts.iter().map(|&at| language::likelier(&passages[at].text, languages));
        let told = if told.abs() >= CLEAR { told } else { odds().find(|odds| odds.abs() >= CLEAR)? };
        (orders.len() >= 2 && orders.len() * 5 >= headings.len() * 3).then_some((style, told))
    })
}

/// Whether the markup makes it a heading.
fn is_marked(passage: &Passage) -> bool {
    matches!(passage.kind, Some(Kind::Title | Kind::Heading))
}

/// Whether a line is a heading in one language and then, behind a space, the same in the other: there is no third part, no
/// sentence, and on neither side only a name or two.
fn is_heading(cut: &Cut, text: &str) -> bool {
    let [a, b] = cut.halves.map(shape::width);
    cut.style == Style::Space
        && changes_of_script(text).take(2).count() == 1
        && a.min(b) >= LEAST_HEADING
        && a.min(b) * 3 >= a.max(b)
        && !cut.halves.into_iter().any(shape::ends_sentence)
}

/// In columns.
const LEAST_HEADING: usize = 20;

/// The ways in which a line can be divided into the two languages, at most one of each style, the surest first.
fn cuts<'a>(passage: &'a Passage, languages: &[Language; 2]) -> Vec<Cut<'a>> {
    let text = passage.text.as_str();
    let is_text = !matches!(passage.kind, Some(Kind::Boilerplate | Kind::Code));
    if passage.language.is_some() || !is_text || text.len() > LONGEST {
        return Vec::new();
    }
    let [a, b] = languages.each_ref().map(|language| language::scripts_of(language.primary()));
    STYLES
        .into_iter()
        .filter(|style| *style != Style::Glued || a == b)
        .filter_map(|style| {
            let cuts = divisions(text, style).into_iter().filter_map(|halves| cut(halves, style, languages));
            cuts.max_by(|a, b| {
                (a.clear, a.order.abs()).partial_cmp(&(b.clear, b.order.abs())).unwrap_or(Ordering::Equal)
            })
        })
        .collect()
}

/// A line longer than this is not looked at: it is a paragraph.
const LONGEST: usize = 4000;

/// What stands in [`Style::Tab`].
pub const TABS: [&str; 2] = ["\t", "   "];

/// What stands in [`Style::Bar`].
pub const BARS: [&str; 12] = [" | ", " / ", " // ", " || ", "／", "｜", " → ", " ⟶ ", " ⇒ ", " ↔ ", " => ", " -> "];

/// What stands in [`Style::Dash`].
pub const DASHES: [&str; 7] = [" · ", " – ", " — ", " - ", " = ", " : ", "——"];

/// The halves of a line, at each place where a style could divide it.
fn divisions(text: &str, style: Style) -> Vec<(&str, &str)> {
    let at_marks = |marks: &[&str]| {
        let mut found = Vec::new();
        // Most lines have none of the marks' own characters, which is seen more quickly than that they have none of the marks.
        let own = |mark: &str| mark.trim_start_matches(' ').chars().next().unwrap_or(' ');
        for mark in marks.iter().filter(|mark| text.contains(own(mark))) {
            found.extend(text.match_indices(mark).take(8).map(|(at, _)| (&text[..at], &text[at + mark.len()..])));
        }
        found
    };
    match style {
        Style::Tab => at_marks(&TABS),
        Style::Bar => at_marks(&BARS),
        Style::Dash => at_marks(&DASHES),
        Style::Bracket => {
            let text = text.trim_end();
            let inner = text.strip_suffix(['）', ')', '】', ']']);
            inner.and_then(|inner| inner.split_once(['（', '(', '【', '['])).into_iter().collect()
        }
        Style::Space => {
            changes_of_script(text).filter(|(left, _)| left.ends_with(char::is_whitespace)).take(8).collect()
        }
        Style::Change => {
            let changes: Vec<_> = changes_of_script(text).take(2).collect();
            let glued = |(left, _): &(&str, &str)| changes.len() == 1 && !left.ends_with(char::is_whitespace);
            changes.iter().copied().filter(glued).collect()
        }
        Style::Glued => {
            let mut before = None;
            let joints = text.char_indices().filter_map(|(at, c)| {
                let small = before.replace(c).is_some_and(char::is_lowercase);
                (small && c.is_uppercase()).then(|| text.split_at(at))
            });
            joints.take(8).collect()
        }
    }
}

/// The halves of a line at each place where it goes over from one script to another.
pub fn changes_of_script(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut before: Option<(usize, Script)> = None;
    text.char_indices().filter_map(move |(at, c)| {
        let script = writing(Script::of(c)?);
        let (end, _) = before.replace((at + c.len_utf8(), script)).filter(|(_, before)| *before != script)?;
        // What stands after the last space belongs to the letter: a number, or a quote or bracket that opens.
        if let Some(space) = text[end..at].rfind(char::is_whitespace) {
            let space = end + space;
            return Some(text.split_at(space + text[space..].chars().next().map_or(0, char::len_utf8)));
        }
        let opened = text[..at].trim_end_matches(['“', '‘', '"', '«', '「', '『', '《', '¿', '¡', '[', '(', '（']);
        Some((opened, &text[opened.len()..]))
    })
}

/// A division, as far as the halves can be each other's translation.
fn cut<'a>((left, right): (&'a str, &'a str), style: Style, languages: &[Language; 2]) -> Option<Cut<'a>> {
    let mut halves = [left, right].map(|half| shape::without_ornaments(half.trim().trim_matches('|')));
    // Emphasis around both is around neither.
    if let [Some(left), Some(right)] = [halves[0].strip_prefix("**"), halves[1].strip_suffix("**")]
        && !left.contains("**")
        && !right.contains("**")
    {
        halves = [left.trim_end(), right.trim_start()];
    }
    let [a, b] = halves.map(shape::width);
    // Who speaks is told before what is said, and is not translated by it.
    let [speaker, told] = halves.map(|half| half.ends_with([':', '：']));
    if a.min(b) * 6 < a.max(b) || !halves.into_iter().all(shape::has_letters) || speaker && !told {
        return None;
    }
    let [a, b] = halves.map(|half| language::likelier(half, languages));
    let scripts = languages.each_ref().map(|language| language::scripts_of(language.primary()));
    let one_script = scripts[0] == scripts[1];
    let clear = match style {
        Style::Glued => a * b <= 0.0 && (a - b).abs() >= APART,
        // Several bars part the entries of a menu.
        Style::Bar if one_script && BARS.iter().any(|bar| left.contains(bar) || right.contains(bar)) => false,
        // Headings of one script may tell the language of one half alone.
        Style::Bar
            if one_script && halves.iter().all(|half| shape::fits(half, SHORT) && !shape::ends_sentence(half)) =>
        {
            a * b <= 0.0 && (a - b).abs() >= CLEAR
        }
        _ => a * b < 0.0 && a.abs().min(b.abs()) >= CLEAR,
    };
    Some(Cut { style, halves, order: a - b, clear })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(lines: &[&str], tags: [&str; 2]) -> Vec<Option<[String; 2]>> {
        let passages: Vec<Passage> =
            lines.iter().map(|line| Passage { text: (*line).to_owned(), ..Passage::default() }).collect();
        both_sides(&passages, &tags.map(Language::new)).into_iter().map(|both| Some(both?.0)).collect()
    }

    #[test]
    fn a_bar_divides() {
        let found = sides(&["The boat is in the harbour. / 船在港口里。", "Nobody came."], ["en", "zh"]);
        assert_eq!(found[0], Some(["The boat is in the harbour.".to_owned(), "船在港口里。".to_owned()]));
        assert_eq!(found[1], None);
    }

    #[test]
    fn who_speaks_is_not_translated_by_what_is_said() {
        let lines = ["A: 两斤，谢谢。", "B: 好的。", "A: 再见。", "Goodbye. 再见。", "Thank you. 谢谢你。"];
        let found = sides(&lines, ["en", "zh"]);
        assert_eq!(found.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, false, true, true]);
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
