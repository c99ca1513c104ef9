//! How likely a bead is: by its type, by length, and by what its tokens say about each other.

use super::{length::Length, search::Bead, table::Table, tokens::Sentence, training};

/// The types of beads, sentences of side 0 and of side 1, with what share of all beads each is before anything is known.
pub const TYPES: [([usize; 2], f32); 17] = [
    ([1, 1], 0.80),
    ([1, 0], 0.01),
    ([0, 1], 0.01),
    ([1, 2], 0.07),
    ([2, 1], 0.05),
    ([2, 2], 0.015),
    ([1, 3], 0.015),
    ([3, 1], 0.01),
    ([2, 3], 0.005),
    ([3, 2], 0.005),
    ([1, 4], 0.003),
    ([4, 1], 0.003),
    ([1, 5], 0.001),
    ([5, 1], 0.001),
    ([3, 3], 0.001),
    ([2, 4], 0.001),
    ([4, 2], 0.001),
];

/// The most sentences on one side of a bead.
pub const LARGEST: usize = 5;

/// Which types of beads are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Types {
    /// The common ones, to find the way.
    Few,
    /// All.
    All,
}

impl Types {
    /// How many of [`TYPES`], from the first.
    pub fn count(self) -> usize {
        match self {
            Self::Few => 5,
            Self::All => TYPES.len(),
        }
    }
}

/// The share of a token's probability that is always left to chance.
const CHANCE: f32 = 0.3;

/// No token is rarer than this.
const RAREST: f32 = 1e-4;

/// What leaving a sentence without counterpart costs beside its type, as a log-probability.
const GAP: f32 = -1.5;

/// The beads that the shares in [`TYPES`] stand for, when they are counted anew.
const PSEUDO_BEADS: f32 = 100.0;

/// All that scores a bead.
pub struct Model {
    table: Table,
    /// For each token, how much rarer than certain it is: one through its frequency, on either side.
    rarity: [Vec<f32>; 2],
    /// For each sentence, the sum of what is known of its tokens.
    mass: [Vec<f32>; 2],
    types: [f32; TYPES.len()],
    length: Length,
}

impl Model {
    /// Before anything is learned: the anchors, and the lengths of the texts as wholes.
    pub fn new(sides: &[Vec<Sentence>; 2], anchors: &Table) -> Self {
        let rarity = sides.each_ref().map(|sentences| rarity(sentences, anchors.forward_mass.len()));
        let mut model = Self {
            table: Table::default(),
            rarity,
            mass: [Vec::new(), Vec::new()],
            types: TYPES.map(|(_, share)| share.ln()),
            length: Length::new(sides),
        };
        model.set_table(sides, anchors.clone());
        model
    }

    /// Learns tokens, types and lengths from beads.
    pub fn learn(&mut self, sides: &[Vec<Sentence>; 2], anchors: &Table, paths: &[Vec<Bead>]) {
        let size = self.rarity[0].len();
        self.set_table(sides, training::learn(sides, anchors, paths.iter().flatten(), size));
        let mut counts = TYPES.map(|(_, share)| share * PSEUDO_BEADS);
        for bead in paths.iter().flatten() {
            if let Some(at) = TYPES.iter().position(|(type_, _)| *type_ == [bead.a.len(), bead.b.len()]) {
                counts[at] += 1.0;
            }
        }
        let total: f32 = counts.iter().sum();
        self.types = counts.map(|count| (count / total).ln());
        let one_to_one = paths.iter().flatten().filter(|bead| bead.a.len() == 1 && bead.b.len() == 1);
        self.length =
            self.length.learned(one_to_one.map(|bead| (sides[0][bead.a.start].length, sides[1][bead.b.start].length)));
    }

    fn set_table(&mut self, sides: &[Vec<Sentence>; 2], table: Table) {
        let mass = |sentences: &[Sentence], mass: &[f32]| -> Vec<f32> {
            sentences.iter().map(|sentence| sentence.tokens.iter().map(|&token| mass[token as usize]).sum()).collect()
        };
        self.mass = [mass(&sides[0], &table.forward_mass), mass(&sides[1], &table.backward_mass)];
        self.table = table;
    }

    /// The score of a bead of a type whose sentences end before row `i` and column `j`, as a log-probability against chance.
    pub fn score(&self, sides: &[Vec<Sentence>; 2], rows: &Rows, type_: usize, ends: [usize; 2]) -> f32 {
        let ([a, b], _) = TYPES[type_];
        let prior = self.types[type_];
        if a == 0 || b == 0 {
            return prior + GAP;
        }
        let [left, right] = [&sides[0][ends[0] - a..ends[0]], &sides[1][ends[1] - b..ends[1]]];
        let length = |sentences: &[Sentence]| sentences.iter().map(|sentence| sentence.length).sum::<f32>();
        prior + self.length.score(length(left), length(right)) + self.lexical([left, right], rows, ends)
    }

    /// Half of what the tokens of each side say about those of the other.
    fn lexical(&self, texts: [&[Sentence]; 2], rows: &Rows, ends: [usize; 2]) -> f32 {
        let counts = texts.map(|sentences| sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>());
        if counts.contains(&0) {
            return 0.0;
        }
        let starts = [ends[0] - texts[0].len(), ends[1] - texts[1].len()];
        let mass = |side: usize| self.mass[side][starts[side]..ends[side]].iter().sum::<f32>();
        let cells = || (starts[0]..ends[0]).flat_map(|i| (starts[1]..ends[1]).map(move |j| (i, j)));
        let mut total = 0.0;
        // Forward, tokens of side 1 are explained by side 0; backward the other way round.
        for (explained, explaining) in [(1, 0), (0, 1)] {
            let n = counts[explaining] as f32;
            let background = 1.0 - (1.0 - CHANCE) * mass(explaining) / n;
            let mut hit = 0;
            let mut sum = 0.0;
            for at in starts[explained]..ends[explained] {
                let tokens = &texts[explained][at - starts[explained]].tokens;
                let of_sentence =
                    cells().filter(|&(i, j)| [i, j][explained] == at).filter_map(|(i, j)| rows.hits(i, j, explained));
                let hits: Hits = of_sentence.collect();
                for (place, probability) in hits.summed() {
                    let rarity = self.rarity[explained][tokens[place] as usize];
                    sum += (background + (1.0 - CHANCE) * probability * rarity / n).ln();
                    hit += 1;
                }
            }
            total += sum + (counts[explained] - hit) as f32 * background.ln();
        }
        total / 2.0
    }

    /// Where tokens of row `i` and of the columns in a range translate each other.
    pub fn row(
        &self,
        sides: &[Vec<Sentence>; 2],
        i: usize,
        columns: std::ops::Range<usize>,
        scratch: &mut Scratch,
    ) -> Row {
        scratch.fill(&self.table, &sides[0][i].tokens);
        let mut row =
            Row { first: columns.start, ends: Vec::with_capacity(columns.len()), hits: [Vec::new(), Vec::new()] };
        let mut backward = vec![0.0_f32; sides[0][i].tokens.len()];
        for j in columns {
            for (place, &token) in sides[1][j].tokens.iter().enumerate() {
                let mut forward = 0.0;
                let mut next = scratch.heads[token as usize];
                while let Some(link) = scratch.links.get(next as usize) {
                    forward += link.forward;
                    backward[link.place as usize] += link.backward;
                    next = link.next;
                }
                if forward > 0.0 {
                    row.hits[1].push((place as u16, forward));
                }
            }
            for (place, sum) in backward.iter_mut().enumerate().filter(|(_, sum)| **sum > 0.0) {
                row.hits[0].push((place as u16, *sum));
                *sum = 0.0;
            }
            row.ends.push([row.hits[0].len() as u32, row.hits[1].len() as u32]);
        }
        scratch.clear(&self.table, &sides[0][i].tokens);
        row
    }
}

/// One through the frequency of each token of a side.
fn rarity(sentences: &[Sentence], size: usize) -> Vec<f32> {
    let mut counts = vec![0_u32; size];
    let mut total = 0;
    for &token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
        counts[token as usize] += 1;
        total += 1;
    }
    counts.iter().map(|&count| 1.0 / (count as f32 / total.max(1) as f32).max(RAREST)).collect()
}

/// The translations of one sentence's tokens, by the token that they are translated to.
pub struct Scratch {
    /// For each token of the vocabulary, the first of its links.
    heads: Vec<u32>,
    links: Vec<ScratchLink>,
}

struct ScratchLink {
    place: u16,
    forward: f32,
    backward: f32,
    next: u32,
}

impl Scratch {
    /// For the vocabulary of a model.
    pub fn new(model: &Model) -> Self {
        Self { heads: vec![u32::MAX; model.rarity[0].len()], links: Vec::new() }
    }

    fn fill(&mut self, table: &Table, tokens: &[u32]) {
        for (place, &token) in tokens.iter().enumerate() {
            for entry in table.row(token) {
                let head = &mut self.heads[entry.target as usize];
                let next = std::mem::replace(head, self.links.len() as u32);
                let (place, forward, backward) = (place as u16, entry.forward, entry.backward);
                self.links.push(ScratchLink { place, forward, backward, next });
            }
        }
    }

    fn clear(&mut self, table: &Table, tokens: &[u32]) {
        for entry in tokens.iter().flat_map(|&token| table.row(token)) {
            self.heads[entry.target as usize] = u32::MAX;
        }
        self.links.clear();
    }
}

/// What one sentence of side 0 and each of some sentences of side 1 say about each other.
pub struct Row {
    first: usize,
    /// For each column, where its hits end, on either side.
    ends: Vec<[u32; 2]>,
    /// Places of tokens in their sentence, on either side, and the sum of what explains them.
    hits: [Vec<(u16, f32)>; 2],
}

/// The rows of the last sentences of side 0.
#[derive(Default)]
pub struct Rows {
    rows: std::collections::VecDeque<Row>,
    /// The number of the sentence after the last row.
    next: usize,
}

impl Rows {
    /// No rows yet; the first will be that of sentence `first`.
    pub fn starting(first: usize) -> Self {
        Self { rows: std::collections::VecDeque::with_capacity(LARGEST), next: first }
    }

    /// Adds the row of the next sentence, and forgets the oldest.
    pub fn push(&mut self, row: Row) {
        if self.rows.len() == LARGEST {
            self.rows.pop_front();
        }
        self.rows.push_back(row);
        self.next += 1;
    }

    /// The hits of a cell, on one side; `None` where there are none.
    fn hits(&self, i: usize, j: usize, side: usize) -> Option<&[(u16, f32)]> {
        let row = self.rows.get((i + self.rows.len()).checked_sub(self.next)?)?;
        let column = j.checked_sub(row.first)?;
        let end = row.ends.get(column)?[side] as usize;
        let start = if column == 0 { 0 } else { row.ends[column - 1][side] as usize };
        (start < end).then(|| &row.hits[side][start..end])
    }
}

/// The hits of one sentence's tokens in several cells.
struct Hits<'a> {
    lists: [&'a [(u16, f32)]; LARGEST],
    count: usize,
}

impl<'a> FromIterator<&'a [(u16, f32)]> for Hits<'a> {
    fn from_iter<I: IntoIterator<Item = &'a [(u16, f32)]>>(lists: I) -> Self {
        let mut hits = Self { lists: [&[]; LARGEST], count: 0 };
        for list in lists.into_iter().take(LARGEST) {
            hits.lists[hits.count] = list;
            hits.count += 1;
        }
        hits
    }
}

impl Hits<'_> {
    /// Each place once, with the sum over all cells.
    fn summed(mut self) -> impl Iterator<Item = (usize, f32)> {
        std::iter::from_fn(move || {
            let lists = &mut self.lists[..self.count];
            let place = lists.iter().filter_map(|list| list.first()).map(|(place, _)| *place).min()?;
            let mut sum = 0.0;
            for list in lists {
                if let Some((first, rest)) = list.split_first()
                    && first.0 == place
                {
                    sum += first.1;
                    *list = rest;
                }
            }
            Some((place as usize, sum))
        })
    }
}
