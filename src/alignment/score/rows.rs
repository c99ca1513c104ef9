//! What the tokens of the sentences say of each other, two sentences at a time: worked out once, and used by all beads that hold both.

use super::{Group, LARGEST, Model};
use crate::alignment::tokens::{MOST_TOKENS, Sentence};

/// What the tokens of a sentence say of a token of the other side.
#[derive(Clone, Copy)]
struct Hit {
    /// The token's place in its sentence.
    place: u16,
    /// The mean place of those that explain it.
    other: u16,
    /// Their probability to become it, times its rarity.
    evidence: f32,
}

/// What one sentence of side 0 and each of some neighbouring sentences of side 1 say about each other.
struct Row {
    /// The sentence of side 0; none yet, if there is no such.
    sentence: usize,
    /// The first sentence of side 1.
    first: usize,
    columns: Vec<Column>,
    hits: [Vec<Hit>; 2],
    /// For each token of the vocabulary, the first of the links that lead to it from the sentence of side 0.
    heads: Box<[u32]>,
    links: Vec<RowLink>,
    /// What the column at hand says of each token of side 0, and of which it says something.
    backward: Vec<[f32; 2]>,
    said: Places,
}

/// A row up to a sentence of side 1.
#[derive(Clone, Copy, Default)]
struct Column {
    /// How many hits there are, on either side.
    ends: [u32; 2],
    /// The most that they can say.
    most: f32,
}

/// No link leads to a token.
const NO_LINK: u32 = u32::MAX;

/// No sentence.
const NOBODY: usize = usize::MAX;

/// A translation of one of the sentence's tokens.
struct RowLink {
    target: u32,
    place: u16,
    forward: f32,
    backward: f32,
    next: u32,
}

impl Row {
    /// Forgets its sentence, for another one.
    fn renew(&mut self, model: &Model, sides: &[Vec<Sentence>; 2], sentence: usize, first: usize) {
        for link in self.links.drain(..) {
            self.heads[link.target as usize] = NO_LINK;
        }
        (self.sentence, self.first) = (sentence, first);
        self.columns.clear();
        self.hits.iter_mut().for_each(Vec::clear);
        let tokens = &sides[0][sentence].tokens;
        self.backward.clear();
        self.backward.resize(tokens.len(), [0.0; 2]);
        let [own, others] = model.rarity.each_ref().map(Vec::as_slice);
        for (place, &token) in tokens.iter().enumerate() {
            for entry in model.table.row(token) {
                let head = &mut self.heads[entry.target as usize];
                let next = std::mem::replace(head, self.links.len() as u32);
                self.links.push(RowLink {
                    target: entry.target,
                    place: place as u16,
                    forward: entry.forward * others[entry.target as usize],
                    backward: entry.backward * own[token as usize],
                    next,
                });
            }
        }
    }

    /// Adds columns up to that before sentence `end`.
    fn extend(&mut self, model: &Model, sides: &[Vec<Sentence>; 2], end: usize) {
        let weight = (1.0 - model.parameters.chance) * model.nearness[0];
        let forward_share = weight / self.backward.len().max(1) as f32;
        let (heads, links, backward) = (&self.heads[..], &self.links[..], &mut self.backward[..]);
        for sentence in sides[1].get(self.first + self.columns.len()..end).unwrap_or_default() {
            // What a hit says is the most where it stands in its own place.
            let mut most = Product::default();
            for (place, &token) in sentence.tokens.iter().enumerate() {
                let mut next = heads[token as usize];
                if next == NO_LINK {
                    continue;
                }
                let (mut forward, mut places) = (0.0, 0.0);
                while let Some(link) = links.get(next as usize) {
                    forward += link.forward;
                    places += link.forward * f32::from(link.place);
                    let sum = &mut backward[usize::from(link.place)];
                    sum[0] += link.backward;
                    sum[1] += link.backward * place as f32;
                    self.said.add(link.place);
                    next = link.next;
                }
                if forward > 0.0 {
                    most.times(1.0 + forward_share * forward);
                    self.hits[1].push(Hit { place: place as u16, other: (places / forward) as u16, evidence: forward });
                }
            }
            let backward_share = weight / sentence.tokens.len().max(1) as f32;
            let hits = &mut self.hits[0];
            self.said.drain(|place| {
                let [sum, places] = std::mem::take(&mut backward[place]);
                if sum > 0.0 {
                    most.times(1.0 + backward_share * sum);
                    hits.push(Hit { place: place as u16, other: (places / sum) as u16, evidence: sum });
                }
            });
            let before = self.columns.last().map_or(0.0, |column| column.most);
            let ends = [self.hits[0].len() as u32, self.hits[1].len() as u32];
            self.columns.push(Column { ends, most: before + most.ln() });
        }
    }

    /// The row up to that before sentence `end` of side 1.
    #[inline(always)]
    fn until(&self, end: usize) -> Column {
        let columns = &self.columns[..];
        let before = end.saturating_sub(self.first).min(columns.len());
        if before == 0 { Column::default() } else { columns[before - 1] }
    }

    /// The hits of the cell of sentence `j` of side 1, on one side.
    #[inline(always)]
    fn hits(&self, j: usize, side: usize) -> &[Hit] {
        let (start, end) = (self.until(j).ends[side], self.until(j + 1).ends[side]);
        &self.hits[side][start as usize..end as usize]
    }
}

/// The rows of the last sentences of side 0.
pub struct Rows {
    /// Each in the place of its number.
    held: [Row; LARGEST],
    /// What a bead says of each token of a sentence, while it is scored, and of which it says something.
    sums: Vec<f32>,
    summed: Places,
}

impl Rows {
    /// No rows yet, for the vocabulary of a model.
    pub fn new(model: &Model) -> Self {
        let row = || Row {
            sentence: NOBODY,
            first: 0,
            columns: Vec::new(),
            hits: [Vec::new(), Vec::new()],
            heads: vec![NO_LINK; model.rarity[0].len()].into(),
            links: Vec::new(),
            backward: Vec::new(),
            said: Places::default(),
        };
        Self { held: std::array::from_fn(|_| row()), sums: vec![0.0; MOST_TOKENS], summed: Places::default() }
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.held.iter_mut().for_each(|row| row.sentence = NOBODY);
    }

    /// Adds the row of the next sentence, from a column on, in place of the oldest.
    pub fn push(&mut self, model: &Model, sides: &[Vec<Sentence>; 2], sentence: usize, first: usize) {
        self.held[sentence % LARGEST].renew(model, sides, sentence, first);
    }

    /// Adds columns to all rows, up to that before sentence `end` of side 1.
    pub fn extend(&mut self, model: &Model, sides: &[Vec<Sentence>; 2], end: usize) {
        let rows = self.held.iter_mut().filter(|row| row.sentence != NOBODY);
        rows.for_each(|row| row.extend(model, sides, end));
    }

    /// What the tokens of each side of a bead say about those of the other, as a log-probability against chance.
    pub(super) fn lexical(&mut self, model: &Model, starts: [usize; 2], ends: [usize; 2], groups: [Group; 2]) -> f32 {
        let Self { held, sums, summed } = self;
        let sums = &mut sums[..];
        let (mut total, mut product) = (0.0, Product::default());
        // Forward, tokens of side 1 are explained by side 0; backward the other way round.
        for explaining in 0..2 {
            let explained = 1 - explaining;
            let Group { share, background, unseen, .. } = groups[explaining];
            // What one sentence alone explains needs no sums.
            let is_single = ends[explaining] - starts[explaining] == 1;
            let scale = [1.0 / groups[explained].tokens as f32, 1.0 / groups[explaining].tokens as f32];
            let mut seen = 0;
            let mut before = [0; 2];
            for at in starts[explained]..ends[explained] {
                for other in starts[explaining]..ends[explaining] {
                    let (i, j) = if explained == 0 { (at, other) } else { (other, at) };
                    let hits = row(held, i).map_or(&[][..], |row| row.hits(j, explained));
                    if is_single {
                        for hit in hits {
                            product.times(background + share * evidence(model, hit, before, scale));
                        }
                        seen += hits.len();
                    } else {
                        for hit in hits {
                            sums[usize::from(hit.place)] += evidence(model, hit, before, scale);
                            summed.add(hit.place);
                        }
                        before[1] += model.tokens(explaining, other);
                    }
                }
                if !is_single {
                    summed.drain(|place| {
                        product.times(background + share * std::mem::take(&mut sums[place]));
                        seen += 1;
                    });
                }
                before = [before[0] + model.tokens(explained, at), 0];
            }
            total += (groups[explained].tokens as f32 - seen as f32) * unseen;
        }
        product.ln() + total
    }

    /// No less than what the tokens of each side say about those of the other, but quickly told: a token that several
    /// sentences explain together is explained no better than by all of them apart, as the mean of them is below their sum.
    pub(super) fn most_lexical(&self, starts: [usize; 2], ends: [usize; 2], groups: [Group; 2]) -> f32 {
        let (mut hits, mut most) = ([0; 2], 0.0);
        for i in starts[0]..ends[0] {
            let Some(row) = row(&self.held, i) else { continue };
            let (before, last) = (row.until(starts[1]), row.until(ends[1]));
            hits[0] += last.ends[0] - before.ends[0];
            hits[1] += last.ends[1] - before.ends[1];
            most += last.most - before.most;
        }
        for side in 0..2 {
            most += groups[side].tokens.saturating_sub(hits[side]) as f32 * groups[1 - side].unseen;
        }
        most
    }
}

/// The row of a sentence of side 0, if it is held.
#[inline(always)]
fn row(held: &[Row; LARGEST], sentence: usize) -> Option<&Row> {
    Some(&held[sentence % LARGEST]).filter(|row| row.sentence == sentence)
}

/// What a hit counts in a bead, so many tokens of whose sides stand before its sentences, and `scale` of each of which make a side.
#[inline(always)]
fn evidence(model: &Model, hit: &Hit, before: [u32; 2], scale: [f32; 2]) -> f32 {
    let here = (before[0] + u32::from(hit.place)) as f32 * scale[0];
    let there = (before[1] + u32::from(hit.other)) as f32 * scale[1];
    hit.evidence * model.nearness[((here - there).abs() * 32.0) as i32 as usize]
}

/// Some places of tokens in a sentence, a bit each.
#[derive(Default)]
struct Places([u64; MOST_TOKENS.div_ceil(64)]);

impl Places {
    #[inline(always)]
    fn add(&mut self, place: u16) {
        self.0[usize::from(place / 64)] |= 1 << (place % 64);
    }

    /// Calls with each place, rising, and forgets them.
    #[inline(always)]
    fn drain(&mut self, mut call: impl FnMut(usize)) {
        for (at, bits) in self.0.iter_mut().enumerate() {
            while *bits != 0 {
                call(at * 64 + bits.trailing_zeros() as usize);
                *bits &= *bits - 1;
            }
        }
    }
}

/// A product whose logarithm is wanted, taken as rarely as can be.
struct Product {
    value: f64,
    logarithm: f64,
}

impl Default for Product {
    fn default() -> Self {
        Self { value: 1.0, logarithm: 0.0 }
    }
}

impl Product {
    #[inline(always)]
    fn times(&mut self, factor: f32) {
        self.value *= f64::from(factor);
        if self.value < 1e-280 || self.value >= 1e280 {
            self.logarithm += self.value.ln();
            self.value = 1.0;
        }
    }

    fn ln(self) -> f32 {
        (self.logarithm + self.value.ln()) as f32
    }
}
