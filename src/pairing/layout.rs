//! How the languages follow one another: which run of units translates which.
//!
//! A run is units of one language in a row. Paragraphs that alternate are runs of one; a page in one language and then the same
//! page in the other, runs of many; two halves, two runs. So one rule serves all layouts: a run is translated by the run before
//! or after it, or by none, and the reading of the whole text that is likeliest wins (dynamic programming over the runs).

use super::{
    again::Group,
    matching::{ALONE, Judge, matched},
    shape,
    units::Unit,
};
use crate::{
    alignment::Lexicon,
    document::{Kind, Language},
    order,
};

/// That there are more blank lines before both than between them speaks for two runs, fewer against, by this log-odds.
const CLOSE: f64 = 0.7;

/// Runs that have a run of pairs between them translate each other at this log-odds beside.
const OVER: f64 = -1.0;

/// The same for a unit before or after all pairs: pages have much around their text, and books before it.
const OUTSIDE: f64 = -0.2;

/// That the text begins only after several runs in both languages, or ends before them, as a log-odds.
const SURROUNDED: f64 = -1.0;

/// A pair in the order that is not the text's own (translation first, where elsewhere it is second) costs this log-odds.
const AGAINST_THE_ORDER: f64 = -2.5;

/// Where a text begins with a title and its translation, so much of that: titles are translated for readers of either language.
const TITLED: f64 = 0.4;

/// The units of a text, matched.
pub struct Matched {
    /// In source order.
    pub units: Vec<Unit>,
    /// How likely it is, as a log-odds.
    pub score: f64,
    /// Whether side 1 comes first in its pairs: then the sides were swapped, so that side 0 does.
    pub swapped: bool,
}

/// Matches the units of a text with those of its translation, where the one ends before the other begins.
pub fn apart(mut units: Vec<Unit>, languages: &[Language; 2], lexicon: Option<&Lexicon>) -> Matched {
    // Their places were counted in each text by itself.
    units.iter_mut().enumerate().for_each(|(place, unit)| unit.last = place);
    let swapped = units.iter().find_map(Unit::side) == Some(1);
    let mut judge = Judge::of(&units, languages, lexicon);
    // Where only one of the languages says that it is the original or a translation, that translates nothing.
    let is_version = |unit: &Unit| unit.texts().any(shape::is_version);
    let versions = |side: usize| units.iter().filter(|unit| unit.side() == Some(side) && is_version(unit)).count();
    let is_alone = versions(0) != versions(1);
    let worded = |unit: &&Unit| unit.texts().any(shape::has_letters) && !(is_alone && is_version(unit));
    let of =
        |side: usize| units.iter().filter(worded).filter(move |unit| unit.side() == Some(side)).collect::<Vec<_>>();
    let (groups, score) = group(&of(0), &of(1), &mut judge);
    let matched = groups.iter().map(|group| unit_of(group, &units)).collect();
    let mut wordless: Vec<Unit> = units.iter().filter(|unit| !worded(unit)).cloned().collect();
    wordless.iter_mut().for_each(|unit| {
        let kind = if is_version(unit) { Kind::Heading } else { Kind::Boilerplate };
        unit.kind.get_or_insert(kind);
    });
    let mut matched = in_their_places(matched, wordless);
    if swapped {
        matched.iter_mut().for_each(|unit| unit.sides.reverse());
    }
    Matched { units: matched, score, swapped }
}

/// Matches the units of a text in which both languages stand by turns.
pub fn interleaved(units: Vec<Unit>, languages: &[Language; 2], lexicon: Option<&Lexicon>) -> Matched {
    let mut judge = Judge::of(&units, languages, lexicon);
    let all = &units;
    let (units, apart) = without_counterparts(units.clone());
    let runs = runs(&units, &apart);
    let joints: Vec<[Option<Joint>; 2]> = (0..runs.len())
        .map(|run| {
            let mut with = |other: usize| Joint::of(runs[other], runs[run], &mut judge);
            let next = run.checked_sub(1).and_then(&mut with);
            let over = run.checked_sub(2).filter(|_| is_complete(runs[run - 1]));
            [next, over.and_then(with)]
        })
        .collect();
    let readings = [0, 1].map(|leading| likeliest(&runs, &joints, leading));
    let lines = |first: usize| units.iter().filter(|unit| unit.first == Some(first)).count() as f64;
    // Where a line and two runs say otherwise, the runs are the more.
    let order = |leading: usize| readings[leading].score + 0.9 * AGAINST_THE_ORDER * lines(1 - leading);
    let leading = usize::from(order(1) > order(0));
    let mut matched = Vec::with_capacity(units.len());
    for &Step { run, joined } in &readings[leading].steps {
        match joined.and_then(|over| Some((over, joints[run][over].as_ref()?))) {
            Some((over, joint)) => {
                matched.extend(joint.groups.iter().map(|group| unit_of(group, all)));
                matched.extend(runs[run - over..run].concat());
            }
            None => matched.extend(runs[run].iter().cloned()),
        }
    }
    let mut matched = in_their_places(matched, apart);
    if leading == 1 {
        matched.iter_mut().for_each(|unit| unit.sides.reverse());
    }
    Matched { units: matched, score: readings[leading].score, swapped: leading == 1 }
}

/// Takes out what translates nothing; a label of it is a heading, and a mark of a page boilerplate.
fn without_counterparts(units: Vec<Unit>) -> (Vec<Unit>, Vec<Unit>) {
    let apart = translating_nothing(&units);
    let (mut kept, mut out) = (Vec::new(), Vec::new());
    for (mut unit, apart) in units.into_iter().zip(apart) {
        if !apart {
            kept.push(unit);
            continue;
        }
        if unit.kind.is_none() && is_label(&unit) {
            unit.kind = Some(Kind::Heading);
        }
        if unit.kind.is_none() && is_page_mark(&unit) {
            unit.kind = Some(Kind::Boilerplate);
        }
        out.push(unit);
    }
    (kept, out)
}

/// Which units translate nothing: lines without a letter, code, and labels such as *Original:* or *【訳】* that tell what follows. A label
/// beside a label of the other language is its translation.
fn translating_nothing(units: &[Unit]) -> Vec<bool> {
    // After whom a letter is addressed to, some languages put a colon, and others a comma.
    let leads_in = |unit: &Unit| unit.texts().any(shape::leads_in);
    // Labels that stand above text of their own, in both languages as many, translate each other.
    let heads = |at: usize| {
        let (unit, next) = (&units[at], units.get(at + 1));
        let is_text = |next: &Unit| next.texts().any(shape::ends_text);
        leads_in(unit) && next.is_some_and(|next| next.side() == unit.side() && (is_label(unit) || is_text(next)))
    };
    let heading = |side: usize| (0..units.len()).filter(|&at| units[at].side() == Some(side) && heads(at)).count();
    let headed = heading(0) == heading(1);
    let is_apart = |at: usize| {
        let unit = &units[at];
        let neighbours = [at.checked_sub(1).and_then(|before| units.get(before)), units.get(at + 1)];
        let translates = |other: &Unit| {
            let alike = is_label(other) || leads_in(unit) && leads_in(other);
            alike && other.side().is_some() && other.side() != unit.side()
        };
        let is_wordless = || !unit.texts().any(|text| shape::has_letters(&shape::without_addresses(text)));
        // The fields of front matter have names for programs, in no language.
        let is_field = unit.kind == Some(Kind::Meta) && unit.reason.is_some();
        let is_set = is_field || matches!(unit.kind, Some(Kind::Boilerplate | Kind::Code));
        let is_notice = |unit: &Unit| unit.texts().any(shape::is_notice);
        unit.side().is_some()
            && (is_wordless()
                || is_set
                || is_page_mark(unit)
                || is_notice(unit) && !neighbours.into_iter().flatten().any(is_notice)
                || is_label(unit) && !(headed && heads(at)) && !neighbours.into_iter().flatten().any(translates))
    };
    (0..units.len()).map(is_apart).collect()
}

fn is_label(unit: &Unit) -> bool {
    unit.texts().any(shape::is_label)
}

fn is_page_mark(unit: &Unit) -> bool {
    unit.texts().all(shape::is_page_mark)
}

/// Puts back what was taken out, each before the first unit that reaches beyond it.
fn in_their_places(matched: Vec<Unit>, apart: Vec<Unit>) -> Vec<Unit> {
    let mut apart = apart.into_iter().peekable();
    let mut units = Vec::with_capacity(matched.len() + apart.len());
    for unit in matched {
        while let Some(before) = apart.next_if(|apart| apart.last < unit.last) {
            units.push(before);
        }
        units.push(unit);
    }
    units.extend(apart);
    units
}

/// The runs of a text. A unit that has both sides already is in a run with its like; metadata and other text are never one
/// run, nor is what something was taken out between, but for marks of pages.
fn runs<'a>(units: &'a [Unit], apart: &[Unit]) -> Vec<&'a [Unit]> {
    let class = |unit: &Unit| (unit.side(), is_meta(unit));
    // Two lines in either order, parted by a blank one from two more, are two by two.
    let is_couple = |a: &Unit, b: &Unit| {
        let apart = a.side().is_some() && b.side().is_some() && a.side() != b.side();
        apart && b.gap == 0 && b.last == a.last + 1
    };
    let closed = units
        .windows(4)
        .filter(|near| near[2].gap > 0 && is_couple(&near[0], &near[1]) && is_couple(&near[2], &near[3]));
    let mut parts: Vec<usize> = apart.iter().filter(|unit| !is_page_mark(unit)).map(|unit| unit.last).collect();
    parts.extend(closed.map(|near| near[1].last));
    // Where lines stand two by two, a line that a blank one parts from two is none of them.
    let couples = units.windows(2).filter(|near| is_couple(&near[0], &near[1])).count();
    let before = units.windows(3).filter(|near| near[1].gap > 0 && is_couple(&near[1], &near[2]));
    parts.extend(before.filter(|_| couples * 3 >= units.len()).map(|near| near[0].last));
    order::sort_by_key(&mut parts, |part| *part);
    let parted = |a: &Unit, b: &Unit| {
        let next = parts.partition_point(|&part| part < a.last);
        parts.get(next).is_some_and(|&part| part < b.last)
    };
    units.chunk_by(|a, b| class(a) == class(b) && (a.side().is_none() || !parted(a, b))).collect()
}

/// Whether it is metadata or has a date in it: only its like translates that.
fn is_meta(unit: &Unit) -> bool {
    let is_dated =
        |text: &str| shape::fits(text, shape::WIDEST_LINE) && !shape::ends_text(text) && shape::has_date(text);
    unit.kind == Some(Kind::Meta) || unit.texts().all(is_dated)
}

/// Whether nothing in a run needs a counterpart.
fn is_complete(run: &[Unit]) -> bool {
    run.iter().all(|unit| unit.side().is_none())
}

/// Two runs, taken as translations of each other.
struct Joint {
    groups: Vec<Group>,
    /// How likely it is, as a log-odds.
    score: f64,
    /// The side that comes first.
    leading: usize,
    /// How many units at its end have no counterpart in it.
    rest: usize,
    /// Whether it is two lines, one below the other, that end as no sentence does.
    is_title: bool,
}

impl Joint {
    fn of(before: &[Unit], after: &[Unit], judge: &mut Judge) -> Option<Self> {
        let class = |run: &[Unit]| run.first().map(|unit| (unit.side(), is_meta(unit)));
        let ((Some(leading), before_is_meta), (Some(following), after_is_meta)) = (class(before)?, class(after)?)
        else {
            return None;
        };
        if leading == following || before_is_meta != after_is_meta {
            return None;
        }
        let [first, second] = if leading == 0 { [before, after] } else { [after, before] };
        let [first, second] = [first, second].map(|run| run.iter().collect::<Vec<_>>());
        let (groups, score) = group(&first, &second, judge);
        let blank = |run: &[Unit]| run.first().filter(|unit| unit.last > 0).map(|unit| unit.gap);
        let closer = blank(before).zip(blank(after)).map_or(0, |(around, between)| around.cmp(&between) as i8);
        let score = score + CLOSE * f64::from(closer);
        let rest = groups.iter().rev().take_while(|group| group[leading].is_empty()).count();
        let is_line = |run: &[Unit]| matches!(run, [unit] if unit.texts().all(|text| !shape::ends_text(text)));
        let is_title = is_line(before) && is_line(after) && after.iter().all(|unit| unit.gap == 0);
        Some(Self { groups, score, leading, rest, is_title })
    }
}

/// One way to read the whole text.
struct Reading {
    score: f64,
    steps: Vec<Step>,
}

/// A run, and how it is read: with no other (`None`), with the one before it, or over a complete one with the one before that.
struct Step {
    run: usize,
    joined: Option<usize>,
}

/// The likeliest reading in which side `leading` comes first in most pairs. Surroundings surround something: where all would be that,
/// there are none.
fn likeliest(runs: &[&[Unit]], joints: &[[Option<Joint>; 2]], leading: usize) -> Reading {
    let reading = read(runs, joints, leading, SURROUNDED);
    let pairs = |step: &Step| step.joined.is_some() || is_complete(runs[step.run]);
    if reading.steps.iter().any(pairs) { reading } else { read(runs, joints, leading, f64::NEG_INFINITY) }
}

/// The same, where it costs this much that the text begins only after several runs, or ends before them.
fn read(runs: &[&[Unit]], joints: &[[Option<Joint>; 2]], leading: usize, surrounded: f64) -> Reading {
    let alone = |run: usize, each: f64| if is_complete(runs[run]) { 0.0 } else { each * runs[run].len() as f64 };
    let mut best = vec![0.0; runs.len() + 1];
    // How many runs the last step to the end of each run takes, and how it is read.
    let mut steps: Vec<(usize, Option<usize>)> = vec![(1, None); runs.len() + 1];
    let mut before = surrounded;
    // The end of what is likeliest if all after it is outside, with the last step to it.
    let mut last = (0, 0.0, steps[0]);
    for run in 0..runs.len() {
        let outermost = run == 0 || run + 1 == runs.len();
        best[run + 1] = best[run] + alone(run, if outermost { OUTSIDE } else { ALONE });
        before += alone(run, OUTSIDE);
        if before > best[run + 1] {
            best[run + 1] = before;
            steps[run + 1] = (run + 1, None);
        }
        last.1 += alone(run, OUTSIDE);
        for (over, joint) in joints[run].iter().enumerate() {
            let Some(joint) = joint else { continue };
            let order = match joint.leading == leading {
                true => 0.0,
                false if run == 1 && joint.is_title => AGAINST_THE_ORDER * TITLED,
                false => AGAINST_THE_ORDER,
            };
            let score = best[run - 1 - over] + joint.score + order + OVER * over as f64;
            let step = (over + 2, Some(over));
            // What has no counterpart at the end of the last pairs is outside, too.
            let ended = score + (OUTSIDE - ALONE) * joint.rest as f64;
            if ended > last.1 {
                last = (run + 1, ended, step);
            }
            if score > best[run + 1] {
                best[run + 1] = score;
                steps[run + 1] = step;
            }
        }
        if best[run + 1] > last.1 {
            last = (run + 1, best[run + 1], steps[run + 1]);
        }
    }
    let (mut end, mut score) = (runs.len(), best[runs.len()]);
    if last.1 + surrounded > score {
        (end, score, steps[last.0]) = last;
        score += surrounded;
    }
    let mut taken: Vec<Step> = (end..runs.len()).rev().map(|run| Step { run, joined: None }).collect();
    while end > 0 {
        let (length, joined) = steps[end];
        let alone = if joined.is_none() { length } else { 1 };
        taken.extend((end - alone..end).rev().map(|run| Step { run, joined }));
        end -= length;
    }
    taken.reverse();
    Reading { score, steps: taken }
}

/// What translates what in two runs, in order, and how likely that is.
fn group(first: &[&Unit], second: &[&Unit], judge: &mut Judge) -> (Vec<Group>, f64) {
    fn numbered<'a>(units: &[&'a Unit], side: usize) -> Vec<(usize, &'a str)> {
        units.iter().map(|unit| (unit.last, unit.sides[side].as_deref().unwrap_or_default())).collect()
    }
    let groups = matched(&numbered(first, 0), &numbered(second, 1), judge);
    let score = judge.score(&groups);
    (groups, score)
}

/// The units of a group as one, where they are numbered by their places among all units.
fn unit_of(group: &Group, all: &[Unit]) -> Unit {
    let sides = [0, 1].map(|side| merged(&group[side], side, all));
    let breaks =
        |side: &Option<String>| side.iter().flat_map(|text| text.bytes()).filter(|byte| *byte == b'\n').count();
    let mut unit = Unit {
        kind: None,
        reason: None,
        last: 0,
        gap: 0,
        first: None,
        by_line: breaks(&sides[0]) == breaks(&sides[1]),
        sides,
    };
    let mut start = usize::MAX;
    for part in group.iter().flatten().map(|&part| &all[part]) {
        if unit.kind.is_none() || part.kind == Some(Kind::Title) {
            unit.kind = part.kind;
        }
        if part.last < start {
            (start, unit.gap) = (part.last, part.gap);
        }
        unit.last = unit.last.max(part.last);
        unit.by_line &= part.by_line;
    }
    unit
}

/// Several paragraphs of one side as one; they keep a blank line between them.
fn merged(numbers: &[usize], side: usize, all: &[Unit]) -> Option<String> {
    let texts: Vec<&str> = numbers.iter().filter_map(|&number| all[number].sides[side].as_deref()).collect();
    if texts.is_empty() { None } else { Some(texts.join("\n\n")) }
}
