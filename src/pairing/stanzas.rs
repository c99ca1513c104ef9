//! Text in more than two languages: groups of as many lines each, in each of them one line for each language, or for how it is read
//! (Chinese characters, their pronunciation, and a translation).

use super::columns::{self, Column};
use crate::{
    document::{Choice, Kind, Language, Reason},
    input::{Passage, Segments},
    language,
};

/// With fewer groups than this, it may be chance.
const LEAST_GROUPS: usize = 3;

/// The languages of the lines of each group, in their order, where there are more than two.
pub fn columns_of(passages: &[Passage]) -> Option<Vec<Column>> {
    (3..=6).find_map(|lines| columns_in(passages, lines))
}

/// The same, where each group is of so many lines; where no blank line parts the groups, several are in a row.
fn columns_in(passages: &[Passage], lines: usize) -> Option<Vec<Column>> {
    let groups = passages.chunk_by(|_, next| next.gap == 0).filter(|group| group.len() % lines == 0);
    let full: Vec<&[Passage]> = groups.flat_map(|group| group.chunks_exact(lines)).collect();
    let plain = |passage: &Passage| passage.kind.is_none() && passage.language.is_none();
    let all = full.len() * lines;
    if full.len() < LEAST_GROUPS || all * 4 < passages.len() * 3 || !full.iter().copied().flatten().all(plain) {
        return None;
    }
    let mut rows = Segments::default();
    for group in &full {
        rows.push("", (0..).zip(group.iter().map(|line| &line.text)));
    }
    let columns = columns::of(&[], &rows);
    // Each is in its own language rather than in that of any other.
    let is_told = |(at, column): (usize, &Column)| {
        columns.iter().enumerate().filter(|(other, _)| *other != at).all(|(_, other)| {
            let pair = [&column.language, &other.language].map(Clone::clone);
            let odds: f64 = full.iter().map(|group| language::likelier(&group[at].text, &pair)).sum();
            pair[0] != pair[1] && odds > 0.0
        })
    };
    columns.iter().enumerate().all(is_told).then_some(columns)
}

/// Sets the lines in other languages aside, and tells the languages of those that are left; any other text stays as it is. Returns
/// what the reader may choose from.
pub fn set_aside(passages: &mut [Passage], languages: &[Language; 2]) -> Vec<Choice> {
    let Some(columns) = columns_of(passages) else { return Vec::new() };
    let chosen = columns::of_languages(&columns, languages);
    for group in passages.chunk_by_mut(|_, next| next.gap == 0).filter(|group| group.len() % columns.len() == 0) {
        for (at, line) in group.iter_mut().enumerate() {
            match chosen.iter().position(|column| *column == at % columns.len()) {
                Some(side) => line.language = Some(languages[side].clone()),
                None => (line.kind, line.reason) = (Some(Kind::Boilerplate), Some(Reason::Language)),
            }
        }
    }
    columns::choices(&columns)
}
