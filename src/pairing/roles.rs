//! The role of each block: title, byline, caption, metadata, heading, list item, boilerplate, or plain paragraph.
//! Decided from place, length, form and counterpart; words are asked only where form does not tell.

use super::{PairedBlock, shape, units::Unit};
use crate::{
    document::{Kind, Reason},
    numbered::PerText,
    order,
};

/// A heading is at most this wide, in columns.
const WIDEST_HEADING: usize = 110;

/// A byline is at most this wide, in columns.
const WIDEST_BYLINE: usize = 44;

/// What stands alone in so many places is repeated.
const REPEATED: usize = 3;

/// Gives each unit its role.
pub fn assign(units: Vec<Unit>) -> Vec<PairedBlock> {
    let body = Body::of(&units);
    let mut roles: Vec<Role> = Vec::with_capacity(units.len());
    let mut titled = units.iter().any(|unit| unit.kind == Some(Kind::Title));
    for (at, unit) in units.iter().enumerate() {
        let role = match unit.kind {
            None | Some(Kind::Quote) if !body.numbered && unit.texts().next().is_some_and(shape::is_footnote) => {
                (Kind::Boilerplate, Some(Reason::Footnote))
            }
            Some(Kind::Heading) if body.is_outside(at) && unit.texts().all(is_label_of_surroundings) => {
                (Kind::Boilerplate, Some(Reason::Outside))
            }
            Some(kind) => given(kind, unit),
            None => role_of(at, &units, &body, titled),
        };
        titled |= role.0 == Kind::Title;
        roles.push(role);
    }
    if !titled && let Some(title) = title_among(&units, &roles, &body) {
        roles[title] = (Kind::Title, Some(Reason::First));
    }
    let blocks = units.into_iter().zip(roles);
    let block = |(Unit { sides, by_line, .. }, (kind, reason)): (Unit, Role)| PairedBlock {
        kind,
        reason,
        sides: sides.map(|side| side.map(Into::into)),
        by_line,
    };
    blocks.map(block).collect()
}

/// The part that a unit plays, and why.
type Role = (Kind, Option<Reason>);

/// The role of a unit whose kind is known beforehand.
fn given(kind: Kind, unit: &Unit) -> Role {
    let reason = if let Some(reason) = unit.reason {
        reason
    } else if kind == Kind::Boilerplate && !unit.texts().any(shape::has_letters) {
        Reason::Wordless
    } else if kind == Kind::Boilerplate && unit.texts().all(shape::is_page_mark) {
        Reason::Form
    } else if kind == Kind::Heading && unit.texts().any(shape::is_label) {
        Reason::Label
    } else if kind == Kind::Meta {
        Reason::LabelAndValue
    } else {
        Reason::Markup
    };
    (kind, Some(reason))
}

/// Whether it is a label, but not one that says that the text or its translation follows.
fn is_label_of_surroundings(text: &str) -> bool {
    shape::is_label(text) && !shape::is_version(text)
}

/// Where the text proper stands among its surroundings, and how long its paragraphs are.
struct Body {
    /// The first and the last unit that has both sides.
    pairs: Option<(usize, usize)>,
    /// The first that is a paragraph by its form, with both sides.
    first_paragraph: usize,
    /// The middle width of the units that have both sides.
    median: usize,
    /// Where what goes on behind the last pair without a translation ends.
    end: usize,
    /// In how many places each text without a counterpart stands.
    alone: PerText<usize>,
    /// Whether most of it begins with marks as footnotes do: then they number its paragraphs.
    numbered: bool,
    /// Whether its sentences end with marks: in subtitles and lists of words they do not.
    punctuated: bool,
}

impl Body {
    fn of(units: &[Unit]) -> Self {
        let paired = || units.iter().enumerate().filter(|(_, unit)| unit.is_pair());
        let pairs = paired().map(|(at, _)| at).next().zip(paired().map(|(at, _)| at).next_back());
        let mut widths: Vec<usize> = paired().map(|(_, unit)| width(unit)).collect();
        order::sort_by_key(&mut widths, |width| *width);
        let median = widths.get(widths.len() / 2).copied().unwrap_or(0);
        let first_paragraph = paired()
            .find(|(_, unit)| !is_line(unit) && !unit.texts().all(is_caption))
            .map_or(units.len(), |(at, _)| at);
        let long = || units.iter().filter(|unit| !fits(unit, shape::WIDEST_TERM));
        let punctuated = long().filter(|unit| ends_sentence(unit)).count() * 2 >= long().count();
        let alone = shape::counts(&mut units.iter().filter(|unit| !unit.is_pair()).flat_map(Unit::texts));
        let end = pairs.map_or(0, |(_, last)| untranslated(units, last + 1));
        let noted = |unit: &&Unit| unit.texts().all(shape::is_footnote);
        let numbered = long().filter(noted).count() * 2 > long().count();
        Self { pairs, first_paragraph, median, end, alone, numbered, punctuated }
    }

    /// Whether a unit stands before the first pair or after all that belongs to the text.
    fn is_outside(&self, at: usize) -> bool {
        self.pairs.is_none_or(|(first, _)| !(first..self.end).contains(&at))
    }
}

/// Where the text ends that goes on from here in the language that comes first: with sentences, between which there may be headings
/// and what is known beforehand.
fn untranslated(units: &[Unit], from: usize) -> usize {
    let mut end = from;
    for (at, unit) in units.iter().enumerate().skip(from) {
        let goes_on = unit.side() == Some(0) && unit.texts().all(|text| shape::ends_text(text) || text.ends_with(','));
        if goes_on && !unit.texts().any(|text| shape::is_notice(text) || shape::is_footnote(text)) {
            end = at + 1;
        } else if unit.side() == Some(1) && unit.kind.is_none() || at > end + 1 {
            break;
        }
    }
    end
}

/// What stands in for a title where there is none by form: the first heading before the text, else the line that stands
/// directly before it.
fn title_among(units: &[Unit], roles: &[Role], body: &Body) -> Option<usize> {
    let (first, _) = body.pairs?;
    let until = body.first_paragraph.min(units.len());
    let heading = (0..until)
        .find(|&at| roles[at].0 == Kind::Heading && roles[at].1 != Some(Reason::Label) && units[at].is_pair());
    let is_free = |(kind, reason): Role| {
        !matches!(kind, Kind::Heading | Kind::Meta) && !matches!(reason, Some(Reason::Repeated | Reason::Wordless))
    };
    let line = || (0..first).rev().find(|&at| is_free(roles[at]) && shape_of_title(&units[at]));
    heading.or_else(line)
}

fn shape_of_title(unit: &Unit) -> bool {
    unit.kind.is_none() && is_short(unit) && width(unit) >= 6
}

fn role_of(at: usize, units: &[Unit], body: &Body, titled: bool) -> Role {
    let unit = &units[at];
    let pair = unit.is_pair();
    let role = |kind: Kind, reason: Reason| (kind, Some(reason));
    if !pair && unit.texts().all(|text| body.alone.get(text).is_some_and(|count| *count >= REPEATED)) {
        return role(Kind::Boilerplate, Reason::Repeated);
    }
    if unit.texts().all(|text| shape::label_and_value(text).is_some()) && at < body.first_paragraph {
        return role(Kind::Meta, Reason::LabelAndValue);
    }
    if !pair && (unit.texts().all(shape::is_date) || is_line(unit) && unit.texts().all(shape::has_date)) {
        return role(Kind::Meta, Reason::Date);
    }
    if !pair && !unit.texts().any(shape::has_letters) {
        return role(Kind::Boilerplate, Reason::Wordless);
    }
    if is_item(unit) && in_list(at, units) {
        return role(Kind::List, Reason::Item);
    }
    // Where sentences have no ends, a title is what comes first, or there is none.
    let titled = titled || !body.punctuated && body.pairs.is_some_and(|(first, _)| first < at);
    if !titled && pair && is_line(unit) && at < body.first_paragraph && is_above_lines(at, units) {
        return role(Kind::Title, Reason::First);
    }
    if pair && unit.texts().all(|text| shape::is_label(text) || shape::is_version(text)) {
        return role(Kind::Heading, Reason::Label);
    }
    if in_glossary(at, units, body) {
        return match unit.gap > 0 && is_above_lines(at, units) {
            true => role(Kind::Heading, Reason::Short),
            false => role(Kind::List, Reason::Glossary),
        };
    }
    if unit.texts().any(shape::is_notice) {
        return role(Kind::Boilerplate, Reason::Form);
    }
    if unit.texts().all(is_series) {
        return role(Kind::List, Reason::Item);
    }
    if unit.texts().all(is_caption) {
        return role(Kind::Caption, Reason::Credit);
    }
    if !pair && body.is_outside(at) {
        return role(Kind::Boilerplate, Reason::Outside);
    }
    if is_line(unit) && at < body.first_paragraph {
        if titled && unit.texts().all(is_byline) && unit.texts().any(names_its_writer) {
            return role(Kind::Byline, Reason::Writer);
        }
        // The first line of a stanza is no title.
        if !titled && pair && (body.punctuated || units.get(at + 1).is_none_or(|next| next.gap > 0)) {
            return role(Kind::Title, Reason::First);
        }
    }
    match heading(at, units, body) {
        Some(reason) => role(Kind::Heading, reason),
        None => (Kind::Paragraph, None),
    }
}

/// Why a unit is a heading, if it is one: in capitals; or shorter than a paragraph, not ended as a sentence is, and with a longer
/// one after it.
fn heading(at: usize, units: &[Unit], body: &Body) -> Option<Reason> {
    let unit = &units[at];
    if unit.texts().all(shape::is_in_capitals) {
        return Some(Reason::Capitals);
    }
    if !is_short(unit) {
        return None;
    }
    // A list has its heading, and so have lines that blank ones part into groups.
    let is_listed = !is_item(unit) && [1, 2].iter().all(|next| units.get(at + next).is_some_and(is_item));
    let is_apart = body.punctuated && unit.gap > 0 && fits(unit, shape::WIDEST_TERM) && is_above_lines(at, units);
    if unit.is_pair() && (is_listed || is_apart) {
        return Some(Reason::Short);
    }
    let text = |unit: &&Unit| {
        !matches!(unit.kind, Some(Kind::Meta | Kind::Boilerplate)) && unit.texts().any(shape::has_letters)
    };
    let mut below = units[at + 1..].iter().filter(text);
    let mut next = below.next();
    // A heading may stand above another.
    if let Some(under) =
        next.filter(|under| under.kind.is_none() && is_short(under) && under.is_pair() == unit.is_pair())
    {
        let is_above = |paragraph: &&Unit| !is_short(paragraph) && width(under) * 5 <= width(paragraph) * 2;
        next = below.next().filter(is_above).or(Some(under));
    }
    let next = next.map_or(0, width);
    let short = |paragraph: usize| width(unit) * 5 <= paragraph * 2;
    let is_heading = next > width(unit) && (short(body.median) || body.punctuated && short(next));
    is_heading.then_some(Reason::Short)
}

/// Whether it is one of several short pairs in a row: words and their translations, not sentences.
fn in_glossary(at: usize, units: &[Unit], body: &Body) -> bool {
    let term = |unit: &Unit| unit.is_pair() && unit.kind.is_none() && is_short(unit) && fits(unit, shape::WIDEST_TERM);
    // No more are counted than are asked for: a text may have nothing else.
    let before = units[..at].iter().rev().take(SEVERAL).take_while(|unit| term(unit)).count();
    let after = units[at..].iter().take(SEVERAL).take_while(|unit| term(unit)).count();
    // What a blank line parts from them, before a text, is above that.
    let is_parted = after == 1 && units[at].gap > 0 && at.checked_sub(1).is_some_and(|before| units[before].gap == 0);
    body.punctuated && after > 0 && before + after >= SEVERAL && !is_parted
}

/// Whether a blank line parts a unit from what follows, and none parts some of that: it stands above lines, and is none of them.
fn is_above_lines(at: usize, units: &[Unit]) -> bool {
    let mut below = units[at + 1..].iter().take(SEVERAL).map(|unit| unit.gap);
    below.next().is_some_and(|gap| gap > 0) && below.any(|gap| gap == 0)
}

/// So many in a row are several.
const SEVERAL: usize = 4;

/// Whether it is several short things in brackets: `[oil, salt, bread]`.
fn is_series(text: &str) -> bool {
    let text = text
        .trim_matches(|c: char| c == '*' || c.is_whitespace())
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    let inner = text.strip_prefix(['[', '［']).and_then(|inner| inner.strip_suffix([']', '］']));
    inner.is_some_and(|inner| inner.contains([',', '，', '、', '،']) && !inner.contains(['[', ']', '。']))
}

/// Whether each of its texts is an item; the mark before a line that holds both is that of both.
fn is_item(unit: &Unit) -> bool {
    match unit.first {
        Some(first) => unit.sides[first].as_deref().is_some_and(shape::is_item),
        None => unit.texts().all(shape::is_item),
    }
}

/// Whether its neighbour is an item, too: a sentence that begins with a number is not a list.
fn in_list(at: usize, units: &[Unit]) -> bool {
    let item = |unit: Option<&Unit>| unit.is_some_and(is_item);
    item(at.checked_sub(1).and_then(|before| units.get(before))) || item(units.get(at + 1))
}

fn width(unit: &Unit) -> usize {
    unit.texts().map(shape::width).max().unwrap_or(0)
}

/// Whether each of its texts is no wider than so many columns.
fn fits(unit: &Unit, columns: usize) -> bool {
    unit.texts().all(|text| shape::fits(text, columns))
}

fn ends_sentence(unit: &Unit) -> bool {
    unit.texts().any(shape::ends_sentence)
}

fn is_short(unit: &Unit) -> bool {
    !unit.texts().any(shape::ends_text) && fits(unit, WIDEST_HEADING) && unit.texts().all(|text| !text.contains('\n'))
}

/// Whether it can stand above a text: short, though one language may end it with a point, of an abbreviation perhaps.
fn is_line(unit: &Unit) -> bool {
    let pointed = || unit.texts().filter(|text| shape::ends_text(text)).all(|text| text.ends_with('.'));
    is_short(unit) || fits(unit, shape::WIDEST_LINE) && !unit.texts().all(shape::ends_text) && pointed()
}

/// Whether it ends with a credit, as in `(Photo: …)` or `Photo: …`, or begins as a caption does.
fn is_caption(text: &str) -> bool {
    let credit = text
        .trim_end()
        .strip_suffix([')', '）', ']', '】'])
        .and_then(|inner| inner.rfind(['(', '（', '[', '【']).map(|open| &inner[open..]))
        .is_some_and(|credit| {
            shape::fits(credit, 60) && shape::begins_with(credit.trim_start_matches(['(', '（', '[', '【']), CREDITS)
        });
    let named = |part: &str| shape::begins_with(part, CREDITS) && part.contains([':', '：']);
    credit || named(text) || text.split(['.', '。']).next_back().is_some_and(named)
}

/// What a picture and its maker are called in a credit.
const CREDITS: &[&str] = &[
    "photo",
    "image",
    "picture",
    "illustration",
    "credit",
    "courtesy",
    "foto",
    "bild",
    "imagen",
    "immagine",
    "imagem",
    "фото",
    "рис",
    "图",
    "圖",
    "摄影",
    "攝影",
    "照片",
    "写真",
    "画像",
    "사진",
    "그림",
    "صورة",
    "الصورة",
    "تصوير",
    "צילום",
    "फोटो",
    "ảnh",
];

/// A name, perhaps with a word such as *by* before it: a few words without a digit but for a date.
fn is_byline(text: &str) -> bool {
    let few = text.split_whitespace().count() <= 7;
    few && shape::fits(text, WIDEST_BYLINE) && (!text.contains(|c: char| c.is_numeric()) || shape::has_year(text))
}

/// Whether it begins with what stands before a writer's name.
fn names_its_writer(text: &str) -> bool {
    shape::begins_with(text, WRITERS)
}

/// What stands before the name of whoever wrote or translated a text.
const WRITERS: &[&str] = &[
    "by",
    "written by",
    "edited by",
    "translated by",
    "text by",
    "author",
    "par",
    "texte de",
    "traduit par",
    "von",
    "text von",
    "por",
    "di",
    "testo di",
    "door",
    "av",
    "af",
    "автор",
    "текст",
    "перевод",
    "文",
    "作者",
    "记者",
    "記者",
    "撰文",
    "译者",
    "譯者",
    "本报记者",
    "글",
    "기자",
    "بقلم",
    "كتب",
    "מאת",
    "tekst",
    "autor",
    "yazan",
];
