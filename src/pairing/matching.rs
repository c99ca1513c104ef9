//! Which units of one run translate which of the other.

use std::{cmp::Ordering, ops::Range};

use super::{again::Group, shape, units::Unit};
use crate::{
    alignment::{self, Evidence, Lexicon},
    document::{Kind, Language},
    language::{self, script::Script},
};

/// By what two units are judged to be translations: their lengths, measured on the text as a whole, and their words.
pub struct Judge<'a> {
    units: &'a [Unit],
    languages: &'a [Language; 2],
    lexicon: Option<&'a Lexicon>,
    /// Letters of side 1 for each of side 0.
    ratio: f64,
    /// The letters of each unit, on either side.
    lengths: Vec<[f64; 2]>,
    /// Whether the markup makes each unit a heading; `None` where it says nothing, and it could be one.
    headings: Vec<Option<bool>>,
    /// Whether each unit begins as a footnote does.
    notes: Vec<bool>,
    /// Whether each unit ends as text does; where most of either language do not, that says nothing, and all do.
    ended: Vec<bool>,
    /// The words of each unit, when they have been asked for.
    evidence: Option<Evidence>,
}

/// A unit is given up for a counterpart elsewhere at this log-odds.
pub const ALONE: f64 = -0.6;

/// Above this many units their words are not compared: in a long text lengths say enough.
const MOST_COMPARED: usize = 20_000;

/// That only one of two units is a heading by its markup, or a footnote, speaks against them, by this log-odds.
const UNLIKE: f64 = 2.0;

/// That only one of two units ends as text does, where sentences have ends, speaks against them, by this log-odds.
const UNENDED: f64 = 1.5;

/// What two texts of any length have in common by chance, as a log-odds.
const CHANCE: f64 = 0.3;

impl<'a> Judge<'a> {
    /// Of these units, which are known by their place among them.
    pub fn of(units: &'a [Unit], languages: &'a [Language; 2], lexicon: Option<&'a Lexicon>) -> Self {
        let length = |side: &Option<String>| side.as_deref().map_or(0.0, length_of);
        let lengths: Vec<[f64; 2]> = units.iter().map(|unit| unit.sides.each_ref().map(length)).collect();
        let sum = |side: usize| 1.0 + lengths.iter().map(|length| length[side]).sum::<f64>();
        // One side may have much that the other has not, so the text's own ratio is not trusted far.
        let usual = letters(&languages[1]) / letters(&languages[0]);
        let ratio = (sum(1) / sum(0)).max(usual / TRUSTED).min(usual * TRUSTED);
        let is_line = |text: &str| shape::fits(text, shape::WIDEST_LINE) && !shape::ends_text(text);
        let heading = |unit: &Unit| match unit.kind {
            Some(Kind::Title | Kind::Heading) => Some(true),
            None if unit.texts().all(is_line) => None,
            _ => Some(false),
        };
        let headings = units.iter().map(heading).collect();
        let notes = units.iter().map(|unit| unit.texts().any(shape::is_footnote)).collect();
        let mut ended: Vec<bool> = units.iter().map(|unit| unit.texts().all(ends_or_goes_on)).collect();
        let is_habit = |side: usize| {
            let texts = || units.iter().filter_map(|unit| unit.sides[side].as_deref());
            let long = || texts().filter(|text| !shape::fits(text, shape::WIDEST_TERM));
            long().filter(|text| shape::ends_text(text)).count() * 3 >= long().count() * 2
        };
        if ![0, 1].into_iter().all(is_habit) {
            ended.fill(true);
        }
        Self { units, languages, lexicon, ratio, lengths, headings, notes, ended, evidence: None }
    }

    /// How much speaks for some units of side 0 and some of side 1 being translations, as a log-odds: their lengths
    /// (Gale and Church 1993), and the words of those that are likeliest.
    pub fn likeness(&mut self, a: &[usize], b: &[usize]) -> f64 {
        let units = || a.iter().chain(b);
        let is_any = |heading: bool| units().any(|&unit| self.headings[unit] == Some(heading));
        let notes = units().filter(|&&unit| self.notes[unit]).count();
        let alike = !(is_any(true) && is_any(false)) && (notes == 0 || notes == units().count());
        let ends = |units: &[usize]| units.last().is_none_or(|&unit| self.ended[unit]);
        let unlike = if alike { 0.0 } else { UNLIKE } + if ends(a) == ends(b) { 0.0 } else { UNENDED };
        self.fit(a, b) + self.words(a, b) - unlike
    }

    /// The same for all that is grouped.
    pub fn score(&mut self, groups: &[Group]) -> f64 {
        let of = |[a, b]: &Group| match a.is_empty() || b.is_empty() {
            true => ALONE * (a.len() + b.len()) as f64,
            false => self.likeness(a, b),
        };
        let all: f64 = groups.iter().map(of).sum();
        if is_far(groups) { all - FAR } else { all }
    }

    /// What their lengths say of it.
    fn fit(&self, a: &[usize], b: &[usize]) -> f64 {
        let (left, right) = (self.length(a, 0) * self.ratio, self.length(b, 1));
        let mean = (left + right) / 2.0;
        // The variance is larger than between sentences: translators of articles leave out and add.
        let deviation = (right - left) / (8.0 * mean + 16.0).sqrt();
        // By chance, long texts are as long as each other more rarely than short ones.
        let lengths = 0.5 * (mean + 1.0).ln() - CHANCE - deviation * deviation / 4.0;
        lengths.max(-6.0)
    }

    /// The letters of some units.
    pub fn length(&self, units: &[usize], side: usize) -> f64 {
        units.iter().map(|&unit| self.lengths[unit][side]).sum()
    }

    /// How much the words of those units speak for it that are likeliest, as a log-odds.
    pub fn words(&mut self, a: &[usize], b: &[usize]) -> f64 {
        if self.units.len() > MOST_COMPARED {
            return 0.0;
        }
        let evidence = self.evidence.get_or_insert_with(|| {
            let texts = [0, 1].map(|side| {
                self.units.iter().map(|unit| unit.sides[side].as_deref().unwrap_or_default()).collect::<Vec<&str>>()
            });
            Evidence::new([&texts[0], &texts[1]], self.languages, self.lexicon)
        });
        let pairs = a.iter().flat_map(|&source| b.iter().map(move |&target| (source, target)));
        let best = pairs.take(16).map(|(source, target)| evidence.of(source, target)).fold(f32::MIN, f32::max);
        f64::from(best).clamp(-0.5, 5.0)
    }
}

/// That the only unit of a run is translated by another than the next costs this log-odds.
const FAR: f64 = 1.5;

/// Whether there is one unit of either side alone, and not what is next to it translates it.
fn is_far(groups: &[Group]) -> bool {
    let is_one = |side: usize| groups.iter().map(|group| group[side].len()).sum::<usize>() == 1;
    let Some(one) = [0, 1].into_iter().find(|&side| is_one(side)) else { return false };
    groups.iter().enumerate().any(|(at, group)| match group[one].first().cmp(&group[1 - one].first()) {
        _ if group.iter().any(Vec::is_empty) => false,
        Ordering::Less => at > 0,
        Ordering::Equal => false,
        Ordering::Greater => at + 1 < groups.len(),
    })
}

/// How far the ratio of a text's lengths may be from the usual one of its languages.
const TRUSTED: f64 = 1.25;

/// The letters that a language takes for what English says in one, roughly, by its script.
fn letters(language: &Language) -> f64 {
    let scripts = language::scripts_of(language.primary());
    let writes = |script: Script| scripts.contains(&script);
    if writes(Script::Kana) {
        0.45
    } else if writes(Script::Han) {
        0.33
    } else if writes(Script::Hangul) {
        0.5
    } else if writes(Script::Arabic) || writes(Script::Hebrew) {
        0.8
    } else {
        1.0
    }
}

/// Whether it ends as a sentence does, or as what another line goes on with.
fn ends_or_goes_on(text: &str) -> bool {
    shape::ends_text(text) || text.ends_with([',', '，', '、', '،', ':', '：', '-', '–', '—'])
}

/// Characters but white space.
fn length_of(text: &str) -> f64 {
    text.chars().filter(|c| !c.is_whitespace()).count() as f64
}

/// What translates what in two runs that translate each other: numbers of units of each, in order, covering both. What is behind
/// the last sentence of the longer run alone may be no part of the text.
pub fn matched(a: &[(usize, &str)], b: &[(usize, &str)], judge: &mut Judge) -> Vec<Group> {
    let whole = aligned(a, b, judge);
    let ends = |units: &[(usize, &str)]| units.last().is_none_or(|(unit, _)| judge.ended[*unit]);
    let mut to = [a.len(), b.len()];
    while to[0] > to[1] && !ends(&a[..to[0]]) && ends(b) {
        to[0] -= 1;
    }
    while to[1] > to[0] && !ends(&b[..to[1]]) && ends(a) {
        to[1] -= 1;
    }
    let mut found = if to == [a.len(), b.len()] {
        whole
    } else {
        let mut cut = aligned(&a[..to[0]], &b[..to[1]], judge);
        cut.extend(aligned(&a[to[0]..], &b[to[1]..], judge));
        if judge.score(&cut) > judge.score(&whole) { cut } else { whole }
    };
    if is_far(&found) {
        let near = nearest(a, b);
        if judge.score(&near) > judge.score(&found) {
            found = near;
        }
    }
    if a.len() * b.len() > MOST_TRIED || a.len() + b.len() <= 2 {
        return found;
    }
    let tried = likeliest(a, b, judge);
    if worth(&tried, judge) > worth(&found, judge) + BETTER && !is_far(&tried) { tried } else { found }
}

/// The groups of a run of one unit and of another, where what is next to it translates it.
fn nearest(a: &[(usize, &str)], b: &[(usize, &str)]) -> Vec<Group> {
    let (one, single, others) = if a.len() == 1 { (0, a, b) } else { (1, b, a) };
    let next = if single < others { 0 } else { others.len() - 1 };
    let group = |(at, (other, _)): (usize, &(usize, &str))| {
        let mut group = [Vec::new(), Vec::new()];
        group[1 - one] = vec![*other];
        if at == next {
            group[one] = vec![single[0].0];
        }
        group
    };
    others.iter().enumerate().map(group).collect()
}

/// Of runs with no more pairs of units than this all ways to match them are judged.
const MOST_TRIED: usize = 64;

/// Another way than alignment finds must be likelier by this log-odds.
const BETTER: f64 = 2.0;

/// How likely groups are, as a log-odds, where merging costs as much as it must add.
fn worth(groups: &[Group], judge: &mut Judge) -> f64 {
    let merged = |[a, b]: &Group| if a.is_empty() || b.is_empty() { 0 } else { a.len() + b.len() - 2 };
    judge.score(groups) - (ADDED - ALONE) * groups.iter().map(merged).sum::<usize>() as f64
}

/// The groups of one or two units of each run, in order, that are worth the most.
fn likeliest(a: &[(usize, &str)], b: &[(usize, &str)], judge: &mut Judge) -> Vec<Group> {
    let [left, right] = [a, b].map(|units| units.iter().map(|(unit, _)| *unit).collect::<Vec<_>>());
    let width = right.len() + 1;
    // Of a run of one unit nothing more is asked than which of the other it is.
    let steps: &[[usize; 2]] = &[[1, 1], [1, 0], [0, 1], [1, 2], [2, 1]];
    let steps = if a.len().min(b.len()) == 1 { &steps[..3] } else { steps };
    let mut best: Vec<(f64, [usize; 2])> = Vec::with_capacity((left.len() + 1) * width);
    for i in 0..=left.len() {
        for j in 0..width {
            let mut found = if best.is_empty() { (0.0, [0, 0]) } else { (f64::NEG_INFINITY, [0, 0]) };
            for &[x, y] in steps {
                if x > i || y > j {
                    continue;
                }
                let group = [left[i - x..i].to_vec(), right[j - y..j].to_vec()];
                let score = best[(i - x) * width + j - y].0 + worth(&[group], judge);
                if score > found.0 {
                    found = (score, [x, y]);
                }
            }
            best.push(found);
        }
    }
    let mut groups = Vec::new();
    let (mut i, mut j) = (left.len(), right.len());
    while i + j > 0 {
        let (_, [x, y]) = best[i * width + j];
        groups.push([left[i - x..i].to_vec(), right[j - y..j].to_vec()]);
        (i, j) = (i - x, j - y);
    }
    groups.reverse();
    groups
}

/// The same, wherever the runs end.
fn aligned(a: &[(usize, &str)], b: &[(usize, &str)], judge: &mut Judge) -> Vec<Group> {
    let numbers = |units: &[(usize, &str)]| units.iter().map(|(unit, _)| *unit).collect::<Vec<_>>();
    let [left, right] = [numbers(a), numbers(b)];
    if let ([_], [_]) = (a, b) {
        return vec![[left, right]];
    }
    if a.is_empty() || b.is_empty() {
        let mut alone: Vec<Group> = left.into_iter().map(|unit| [vec![unit], vec![]]).collect();
        alone.extend(right.into_iter().map(|unit| [vec![], vec![unit]]));
        return alone;
    }
    let [a, b] = [a, b].map(|units| units.iter().map(|(_, text)| *text).collect::<Vec<_>>());
    let pieces = pieces([&left, &right], judge);
    let texts: Vec<[&[&str]; 2]> = pieces.iter().map(|[x, y]| [&a[x.clone()], &b[y.clone()]]).collect();
    let links = alignment::align_paragraphs(&texts, judge.languages, judge.lexicon);
    let in_place = |run: Range<usize>, piece: &Range<usize>| piece.start + run.start..piece.start + run.end;
    pieces
        .iter()
        .zip(links)
        .flat_map(|([x, y], links)| {
            let groups = links.into_iter().flat_map(|link| one_by_one(link.sides.map(|run| run.range())));
            groups.map(|[a, b]| [in_place(a, x), in_place(b, y)]).collect::<Vec<_>>()
        })
        .flat_map(|group| trimmed(group, [&left, &right], judge))
        .map(|[a, b]| [left[a].to_vec(), right[b].to_vec()])
        .collect()
}

/// Two runs, divided at their headings where they have as many of them; those that only one has, in front, stand alone.
fn pieces([left, right]: [&[usize]; 2], judge: &Judge) -> Vec<[Range<usize>; 2]> {
    let headings = [left, right]
        .map(|units| (0..units.len()).filter(|&at| judge.headings[units[at]] == Some(true)).collect::<Vec<_>>());
    let in_front = |side: usize| headings[side].iter().enumerate().take_while(|(count, at)| count == *at).count();
    let mut from = [0, 0];
    let mut pieces = Vec::new();
    let [count, other] = headings.each_ref().map(Vec::len);
    if count == other {
        for (&a, &b) in headings[0].iter().zip(&headings[1]) {
            pieces.extend([[from[0]..a, from[1]..b], [a..a + 1, b..b + 1]]);
            from = [a + 1, b + 1];
        }
    } else if other == 0 && judge.units[right[0]].kind.is_some() {
        from[0] = in_front(0);
        pieces.push([0..from[0], 0..0]);
    } else if count == 0 && judge.units[left[0]].kind.is_some() {
        from[1] = in_front(1);
        pieces.push([0..0, 0..from[1]]);
    }
    pieces.push([from[0]..left.len(), from[1]..right.len()]);
    pieces.retain(|piece| piece.iter().any(|range| !range.is_empty()));
    pieces
}

/// As many paragraphs as paragraphs translate each other one by one.
fn one_by_one([left, right]: [Range<usize>; 2]) -> Vec<[Range<usize>; 2]> {
    if left.len() == right.len() {
        left.zip(right).map(|(a, b)| [a..a + 1, b..b + 1]).collect()
    } else {
        vec![[left, right]]
    }
}

/// What a further paragraph must add to the likeness of a group, lest it stand alone, as a log-odds. Translators join
/// sentences much more often than paragraphs.
const ADDED: f64 = 0.5;

/// A unit of whose words so much speaks for a group stays in it, as a log-odds.
const TOLD: f64 = 1.0;

/// The words of a unit with fewer letters say little: a number may be all that it shares.
const LEAST_TOLD: f64 = 24.0;

/// What of a range is not in a part of it that has the same start or the same end.
fn cut_off(whole: &Range<usize>, part: &Range<usize>) -> Range<usize> {
    if whole.start < part.start { whole.start..part.start } else { part.end..whole.end }
}

/// A group without the units at its ends that add nothing to it: each of those stands alone.
fn trimmed(
    [mut left, mut right]: [Range<usize>; 2],
    units: [&[usize]; 2],
    judge: &mut Judge,
) -> Vec<[Range<usize>; 2]> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    while !left.is_empty() && !right.is_empty() && left.len() + right.len() > 2 {
        let whole = judge.likeness(&units[0][left.clone()], &units[1][right.clone()]);
        let without = |range: &Range<usize>, count: usize| {
            let Range { start, end } = *range;
            let shorter = [start + count..end, start..end.saturating_sub(count)];
            shorter.into_iter().filter(move |_| count < end - start)
        };
        // One unit, or where that is no better several, as a text has around it.
        let best = (1..left.len().max(right.len())).find_map(|count| {
            let [ls, rs] = [without(&left, count), without(&right, count)];
            let shorter = ls.map(|l| [l, right.clone()]).chain(rs.map(|r| [left.clone(), r]));
            let parts = shorter.map(|[l, r]| {
                let cut = [cut_off(&left, &l), cut_off(&right, &r)];
                let (side, [a, b]) = match cut {
                    [a, b] if a.is_empty() => (1, [left.clone(), b]),
                    [a, _] => (0, [a, right.clone()]),
                };
                let [a, b] = [&units[0][a], &units[1][b]];
                let long = judge.length([a, b][side], side) >= LEAST_TOLD;
                let ended = [a, b][side].iter().all(|&unit| judge.ended[unit]);
                let told = if long && ended { judge.words(a, b) } else { 0.0 };
                // A second translation says the same again, and is too much for the length.
                let worse = judge.fit(&units[0][l.clone()], &units[1][r.clone()]) - ADDED
                    < judge.fit(&units[0][left.clone()], &units[1][right.clone()]);
                let part = judge.likeness(&units[0][l.clone()], &units[1][r.clone()]);
                (if told > TOLD && worse { f64::MIN } else { part }, [l, r])
            });
            parts.max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(part, _)| part + ADDED >= whole)
        });
        let Some((_, [l, r])) = best else { break };
        // They were cut off at one of four places.
        let single = |side: usize, range: Range<usize>| {
            range.map(move |at| if side == 0 { [at..at + 1, 0..0] } else { [0..0, at..at + 1] })
        };
        before.extend(single(0, left.start..l.start).chain(single(1, right.start..r.start)));
        after.extend(single(0, l.end..left.end).chain(single(1, r.end..right.end)).rev());
        (left, right) = (l, r);
    }
    before.push([left, right]);
    before.extend(after.into_iter().rev());
    before
}
