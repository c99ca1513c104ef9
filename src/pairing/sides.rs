//! Which of the two languages each paragraph of a text is in.

use crate::{
    document::{Kind, Language},
    input::Passage,
    language,
    numbered::of_few,
};

use super::shape;

/// The side of each paragraph: by its words, by its indent where indents tell the languages apart, and where neither says
/// anything by how the languages follow one another in this text. `odds` are those of [`all_odds`]; `mixed` tells of paragraphs that
/// hold both: they say nothing.
pub fn of(paragraphs: &[Passage], odds: &[f64], mixed: impl Fn(usize) -> bool, halves: bool) -> Vec<usize> {
    // What has no word in it does not come between the languages.
    let worded: Vec<usize> = (0..paragraphs.len())
        .filter(|&at| shape::has_letters(&paragraphs[at].text))
        .filter(|&at| !matches!(paragraphs[at].kind, Some(Kind::Boilerplate | Kind::Code)))
        .collect();
    let mut odds: Vec<f64> = worded.iter().map(|&at| if mixed(at) { 0.0 } else { odds[at] }).collect();
    // Names that stand twice, one after the other, are in both languages.
    for (neighbours, odds) in worded.windows(2).zip(odds.iter_mut().skip(1)) {
        let [before, this] = [0, 1].map(|at| &paragraphs[neighbours[at]]);
        if before.language.is_none() && this.language.is_none() && letters(before).eq(letters(this)) {
            *odds = 0.0;
        }
    }
    let indents: Vec<u32> = worded.iter().map(|&at| paragraphs[at].indent).collect();
    let odds = with_indents(odds, &indents);
    let is_series = |at: usize| {
        odds[at - 1] * odds[at] >= 0.0
            && shape::begin_alike(&paragraphs[worded[at - 1]].text, &paragraphs[worded[at]].text)
    };
    let begins = |at: usize| begins_anew(paragraphs, worded[at]);
    let is_heading = |at: usize| matches!(paragraphs[worded[at]].kind, Some(Kind::Title | Kind::Heading));
    // Where the markup does not tell, a heading has a number, and sentences below it.
    let is_numbered = |at: usize| {
        let Passage { kind, text, .. } = &paragraphs[worded[at]];
        kind.is_none() && shape::fits(text, shape::WIDEST_TERM) && text.ends_with(char::is_numeric)
    };
    let is_headed = |at: usize| match is_numbered(at - 1) {
        true => shape::ends_text(&paragraphs[worded[at]].text),
        false => is_heading(at - 1) && !is_heading(at),
    };
    let found = if halves { in_halves(&odds, &begins) } else { by_turns(&odds, is_series, is_headed) };
    let mut sides = vec![0; paragraphs.len()];
    worded.into_iter().zip(found).for_each(|(at, side)| sides[at] = side);
    sides
}

fn letters(passage: &Passage) -> impl Iterator<Item = char> {
    passage.text.chars().filter(|c| c.is_alphabetic())
}

/// What speaks for each passage being in the first of the languages rather than the second, as a log-odds.
pub fn all_odds(passages: &[Passage], languages: &[Language; 2]) -> Vec<f64> {
    passages.iter().map(|passage| odds_of(passage, languages)).collect()
}

/// The same for one.
pub fn odds_of(passage: &Passage, languages: &[Language; 2]) -> f64 {
    match &passage.language {
        Some(language) if language.primary() == languages[0].primary() => CERTAIN,
        Some(language) if language.primary() == languages[1].primary() => -CERTAIN,
        _ => language::likelier(&shape::without_addresses(&passage.text), languages).clamp(-CERTAIN, CERTAIN),
    }
}

/// No more than this can a unit's own words say about its language, as a log-odds.
const CERTAIN: f64 = 8.0;

/// The odds of each paragraph, with what its indent says: some texts tell their languages apart by it.
fn with_indents(odds: Vec<f64>, indents: &[u32]) -> Vec<f64> {
    let mut counts: Vec<(u32, [f64; 2])> = Vec::new();
    for (odds, indent) in odds.iter().zip(indents).filter(|(odds, _)| odds.abs() > CLEAR) {
        of_few(&mut counts, *indent)[usize::from(*odds < 0.0)] += 1.0;
    }
    let told = |indent: u32| {
        counts.iter().find(|(known, _)| *known == indent).map_or(0.0, |(_, [a, b])| ((a + 1.0) / (b + 1.0)).ln())
    };
    if counts.len() < 2 {
        return odds;
    }
    odds.iter().zip(indents).map(|(odds, indent)| odds + told(*indent)).collect()
}

/// Odds beyond this are no chance.
const CLEAR: f64 = 1.0;

/// Whether a text could be one half in one language and one half in the other.
pub fn are_halves(passages: &[Passage], odds: &[f64]) -> bool {
    let total: f64 = odds.iter().map(|odds| odds.abs()).sum();
    let (middle, agreeing) = middle(odds, &|at| begins_anew(passages, at));
    (1..passages.len()).contains(&middle) && agreeing > CLEARLY_HALVED * total
}

/// A text can be two halves if so much of what tells the languages apart agrees.
const CLEARLY_HALVED: f64 = 0.8;

/// Where the second half of a text begins, if it is in two halves; and how much of the odds agrees with that, less what does not. Of
/// places that are much alike, one at which a title `begins` it is likelier: the lines before it may have told little.
fn middle(odds: &[f64], begins: &dyn Fn(usize) -> bool) -> (usize, f64) {
    let mut before = 0.0;
    let (total, count): (f64, usize) = (odds.iter().sum(), odds.len());
    let agreeing = odds.iter().enumerate().map(|(at, odds)| {
        before += odds;
        let title = if at + 1 < count && begins(at + 1) { TITLED } else { 0.0 };
        (at + 1, (2.0 * before - total).abs() + title)
    });
    agreeing.max_by(|(_, a), (_, b)| a.total_cmp(b)).unwrap_or((0, 0.0))
}

/// Whether a passage is a title, or a heading behind a line without letters, as a rule is.
fn begins_anew(passages: &[Passage], at: usize) -> bool {
    let ruled = || at.checked_sub(1).is_some_and(|before| !shape::has_letters(&passages[before].text));
    passages[at].kind == Some(Kind::Title) || passages[at].kind == Some(Kind::Heading) && ruled()
}

/// What a title says for the second half beginning with it, as a log-odds.
const TITLED: f64 = 2.0 * CERTAIN;

/// The side of each unit of a text in two halves.
fn in_halves(odds: &[f64], begins: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let (middle, _) = middle(odds, begins);
    let first = usize::from(odds[..middle].iter().sum::<f64>() < odds[middle..].iter().sum::<f64>());
    (0..odds.len()).map(|at| if at < middle { first } else { 1 - first }).collect()
}

/// The side of each unit: by its words, and where they say little, by how the languages follow one another in this text
/// (Viterbi 1967, over a chain whose transitions are counted on the clear cases). Within a text there may be stretches in one
/// language, as introductions are: a state is a side, within the turns or within such a stretch. `stays` tells where the side
/// cannot change, and `is_headed` what stands below a heading, which is likelier in the same language.
fn by_turns(odds: &[f64], stays: impl Fn(usize) -> bool, is_headed: impl Fn(usize) -> bool) -> Vec<usize> {
    let clear: Vec<Option<usize>> =
        odds.iter().map(|odds| (odds.abs() > CLEAR).then_some(usize::from(*odds < 0.0))).collect();
    let mut counts = [[1.0_f64; 2]; 2];
    for pair in clear.windows(2) {
        if let [Some(from), Some(to)] = pair {
            counts[*from][*to] += 1.0;
        }
    }
    // Between two that are clear, a heading that is not is in either.
    for (at, near) in clear.windows(3).enumerate() {
        if let [Some(from), None, Some(to)] = near
            && is_headed(at + 2)
        {
            counts[*from].iter_mut().for_each(|count| *count += 0.5);
            counts.iter_mut().for_each(|counts| counts[*to] += 0.5);
        }
    }
    let step = |from: usize, to: usize| (counts[from][to] / (counts[from][0] + counts[from][1])).ln();
    // Where nothing tells, the turns go on, and no stretch does.
    let stretched = (0..2).map(|side| step(side, 0).max(step(side, 1))).fold(STRETCHED, f64::min);
    let emission = |at: usize, side: usize| if side == 0 { odds[at] / 2.0 } else { -odds[at] / 2.0 };

    let mut best = [0.0_f64; STATES];
    let mut from: Vec<[usize; STATES]> = Vec::with_capacity(odds.len());
    for at in 0..odds.len() {
        let mut next = [f64::NEG_INFINITY; STATES];
        let mut came = [0; STATES];
        for to in 0..STATES {
            for (state, known) in best.iter().enumerate() {
                let (side, changed) = (state % 2, state % 2 != to % 2);
                let moved = match (state / 2, to / 2) {
                    _ if at == 0 => 0.0,
                    _ if changed && stays(at) => f64::NEG_INFINITY,
                    (0, 0) if stays(at) => 0.0,
                    (0, 0) if !changed && is_headed(at) => step(side, side) + HEADED,
                    (0, 0) => step(side, to % 2),
                    (1, 1) if changed => f64::NEG_INFINITY,
                    (1, 1) => stretched,
                    _ => STRETCH + step(side, to % 2),
                };
                if known + moved > next[to] {
                    next[to] = known + moved;
                    came[to] = state;
                }
            }
            next[to] += emission(at, to % 2);
        }
        best = next;
        from.push(came);
    }
    let mut state =
        (1..STATES).fold(0, |likeliest, state| if best[state] > best[likeliest] { state } else { likeliest });
    let mut sides = vec![0; odds.len()];
    for at in (0..odds.len()).rev() {
        sides[at] = state % 2;
        state = from[at][state];
    }
    sides
}

/// Two sides, within the turns and within a stretch of one language.
const STATES: usize = 4;

/// That a text is in the language of the heading above it, as a log-odds.
const HEADED: f64 = 1.0;

/// That a stretch of one language begins or ends, as the logarithm of its likelihood.
const STRETCH: f64 = -3.0;

/// That it goes on; no likelier than what the turns do.
const STRETCHED: f64 = -0.05;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_line_follows_the_pattern_of_the_text() {
        assert_eq!(
            by_turns(&[8.0, -8.0, 8.0, -8.0, 0.0, -8.0, 8.0, -8.0], |_| false, |_| false),
            [0, 1, 0, 1, 0, 1, 0, 1]
        );
        let told_late = [[0.0; 8], [8.0, -8.0, 8.0, -8.0, 8.0, -8.0, 8.0, -8.0]].concat();
        assert_eq!(by_turns(&told_late, |_| false, |_| false), [0, 1].repeat(8));
        let sections = [0.0, 8.0, 0.0, -8.0, 0.0, 8.0, 0.0, -8.0];
        assert_eq!(by_turns(&sections, |_| false, |at| at % 2 == 1), [0, 0, 1, 1, 0, 0, 1, 1]);
        assert_eq!(
            by_turns(&[8.0, 8.0, 0.0, 8.0, 8.0, -8.0, -8.0, 0.0, -8.0], |_| false, |_| false),
            [0, 0, 0, 0, 0, 1, 1, 1, 1]
        );
    }
}
