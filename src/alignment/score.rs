//! How likely a bead is: by its type, by length, and by what its tokens say about each other.

use super::{
    edges::Boundaries,
    length::Length,
    parameters::Parameters,
    search::Bead,
    table::Table,
    tokens::{MOST_TOKENS, Sentence},
    training,
};

/// The types of beads, sentences of side 0 and of side 1; the common ones first, 1-1 before all.
pub const TYPES: [[usize; 2]; 19] = [
    [1, 1],
    [1, 0],
    [0, 1],
    [1, 2],
    [2, 1],
    [5, 0],
    [0, 5],
    [2, 2],
    [1, 3],
    [3, 1],
    [2, 3],
    [3, 2],
    [1, 4],
    [4, 1],
    [1, 5],
    [5, 1],
    [3, 3],
    [2, 4],
    [4, 2],
];

/// What share of all beads each type is before anything is known.
fn shares(parameters: &Parameters) -> [f32; TYPES.len()] {
    let mut shares = TYPES.map(|type_| match type_ {
        [1, 1] => 0.0,
        [1, 0] | [0, 1] => parameters.alone,
        [1, 2] | [2, 1] => parameters.one_two,
        // A passage that one side lacks: dearer than one sentence, but not five times as dear.
        [5, 0] | [0, 5] => 1e-7,
        [2, 2] => parameters.two_two,
        [1, 3] | [3, 1] => parameters.one_three,
        _ => parameters.larger,
    });
    shares[0] = (1.0 - shares.iter().sum::<f32>()).max(0.1);
    shares
}

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
            Self::Few => 7,
            Self::All => TYPES.len(),
        }
    }

    /// A path whose log-probability is so much below the best of its row is given up. The way is sought more patiently:
    /// a passage that one side lacks costs much before it pays, and where a lexicon knows much, chance pays for a while.
    pub fn beam(self) -> f64 {
        match self {
            Self::Few => 1000.0,
            Self::All => 150.0,
        }
    }

    /// Beads of rare types are only looked at where the path before them is not so much worse than the best of its row.
    pub fn patience(type_: usize) -> f64 {
        let [a, b] = TYPES[type_];
        if a * b <= 2 { f64::INFINITY } else { 30.0 }
    }
}

/// No token is rarer than this.
const RAREST: f32 = 1e-4;

/// The beads that the shares in [`TYPES`] stand for, when they are counted anew.
const PSEUDO_BEADS: f32 = 100.0;

/// All that scores a bead.
pub struct Model {
    parameters: Parameters,
    table: Table,
    /// For each token, how much rarer than certain it is: one through its frequency, on either side.
    rarity: [Vec<f32>; 2],
    /// For each sentence, the sum of what is known of its tokens.
    mass: [Vec<f32>; 2],
    types: [f32; TYPES.len()],
    length: Length,
    boundaries: Boundaries,
    nearness: [f32; 33],
}

impl Model {
    /// Before anything is learned: the anchors, and the lengths of the texts as wholes.
    pub fn new(sides: &[Vec<Sentence>; 2], anchors: &Table, parameters: &Parameters) -> Self {
        let rarity =
            sides.each_ref().map(|sentences| rarity(sentences, anchors.forward_mass.len(), parameters.overcount));
        let mut model = Self {
            parameters: *parameters,
            table: Table::default(),
            rarity,
            mass: [Vec::new(), Vec::new()],
            types: shares(parameters).map(f32::ln),
            length: Length::new(sides),
            boundaries: Boundaries::learned(sides, std::iter::empty(), parameters.same_edge, parameters.weak_mark),
            nearness: nearness(parameters.ordered, parameters.decay(sides.each_ref().map(Vec::len))),
        };
        model.set_table(sides, anchors.clone());
        model
    }

    /// Learns tokens, types and lengths from beads.
    pub fn learn(&mut self, sides: &[Vec<Sentence>; 2], anchors: &Table, paths: &[&mut Vec<Bead>]) {
        let size = self.rarity[0].len();
        let beads = || paths.iter().flat_map(|path| path.iter());
        self.set_table(sides, training::learn(sides, anchors, beads(), size, &self.parameters));
        let mut counts = shares(&self.parameters).map(|share| share * PSEUDO_BEADS);
        for bead in beads() {
            if let Some(at) = TYPES.iter().position(|type_| *type_ == [bead.a.len(), bead.b.len()]) {
                counts[at] += 1.0;
            }
        }
        let total: f32 = counts.iter().sum();
        self.types = counts.map(|count| (count / total).ln());
        self.boundaries = Boundaries::learned(sides, beads(), self.parameters.same_edge, self.parameters.weak_mark);
        let one_to_one = beads().filter(|bead| bead.a.len() == 1 && bead.b.len() == 1);
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

    /// The score of a bead of a type whose sentences end before row `i` and column `j`, as a log-probability against chance;
    /// minus infinity where it is surely below `floor`.
    pub fn score(
        &self,
        sides: &[Vec<Sentence>; 2],
        rows: &mut Rows,
        type_: usize,
        ends: [usize; 2],
        floor: f64,
    ) -> f32 {
        let [a, b] = TYPES[type_];
        let prior = self.types[type_];
        let [left, right] = [&sides[0][ends[0] - a..ends[0]], &sides[1][ends[1] - b..ends[1]]];
        let wordless = |sentences: &[Sentence]| sentences.iter().filter(|sentence| sentence.wordless).count() as f32;
        if a == 0 || b == 0 {
            let stray = self.parameters.stray * wordless(if a == 0 { right } else { left });
            return prior + self.parameters.gap + stray;
        }
        let length = |sentences: &[Sentence]| sentences.iter().map(|sentence| sentence.length).sum::<f32>();
        let deviation = self.length.deviation(length(left), length(right));
        if a * b > 1 && Length::forbids(deviation) {
            return f32::NEG_INFINITY;
        }
        let starts = [ends[0] - a, ends[1] - b];
        let edges = self.boundaries.score(sides, [starts[0]..ends[0], starts[1]..ends[1]]);
        let stray = if a > 1 { wordless(left) } else { 0.0 } + if b > 1 { wordless(right) } else { 0.0 };
        let plain = prior - self.parameters.burden * stray + self.parameters.bead + Length::score(deviation);
        let edges = self.parameters.edges * edges;
        let most = || plain + edges + self.parameters.lexical * self.most_lexical([left, right], rows, starts);
        if floor > f64::NEG_INFINITY && f64::from(most() + ROUNDING) < floor {
            return f32::NEG_INFINITY;
        }
        plain + self.lexical([left, right], rows, ends) + edges
    }

    /// No less than what the tokens of each side say about those of the other, but quickly told: a token that several
    /// sentences explain together is explained no better than by all of them apart, as the mean of them is below their sum.
    fn most_lexical(&self, texts: [&[Sentence]; 2], rows: &Rows, starts: [usize; 2]) -> f32 {
        let counts = texts.map(|sentences| sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>());
        if counts.contains(&0) {
            return 0.0;
        }
        let (mut hits, mut most) = ([0; 2], 0.0);
        for i in starts[0]..starts[0] + texts[0].len() {
            let Some(row) = row(&rows.held, i) else { continue };
            let [before, last] = [starts[1], starts[1] + texts[1].len()].map(|end| row.until(end));
            hits = [0, 1].map(|side| hits[side] + (last.ends[side] - before.ends[side]) as usize);
            most += last.most - before.most;
        }
        for (explained, explaining) in [(1, 0), (0, 1)] {
            let mass: f32 = self.mass[explaining][starts[explaining]..][..texts[explaining].len()].iter().sum();
            let background = 1.0 - (1.0 - self.parameters.chance) * mass / counts[explaining] as f32;
            most += counts[explained].saturating_sub(hits[explained]) as f32 * background.ln();
        }
        most
    }

    /// No less than what the hits of one cell say, on both sides.
    fn most_of(&self, hits: [&[Hit]; 2], tokens: [usize; 2]) -> f32 {
        [(1, 0), (0, 1)]
            .map(|(explained, explaining)| {
                let share = (1.0 - self.parameters.chance) * self.nearness[0] / tokens[explaining].max(1) as f32;
                let mut product = Product::default();
                hits[explained].iter().for_each(|hit| product.times(1.0 + share * hit.evidence));
                product.ln()
            })
            .iter()
            .sum()
    }

    /// What the tokens of one sentence of each side say about each other, whatever their length.
    pub fn words(&self, sides: &[Vec<Sentence>; 2], rows: &mut Rows, source: usize, target: usize) -> f32 {
        self.lexical([&sides[0][source..=source], &sides[1][target..=target]], rows, [source + 1, target + 1])
    }

    /// What the tokens of each side say about those of the other.
    fn lexical(&self, texts: [&[Sentence]; 2], rows: &mut Rows, ends: [usize; 2]) -> f32 {
        let counts = texts.map(|sentences| sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>());
        if counts.contains(&0) {
            return 0.0;
        }
        let starts = [ends[0] - texts[0].len(), ends[1] - texts[1].len()];
        let mass = |side: usize| self.mass[side][starts[side]..ends[side]].iter().sum::<f32>();
        let Rows { held, sums } = rows;
        let mut total = 0.0;
        // Forward, tokens of side 1 are explained by side 0; backward the other way round.
        for (explained, explaining) in [(1, 0), (0, 1)] {
            let n = counts[explaining] as f32;
            let background = 1.0 - (1.0 - self.parameters.chance) * mass(explaining) / n;
            let share = (1.0 - self.parameters.chance) / n;
            let scale = [1.0 / counts[explained] as f32, 1.0 / n];
            let mut hit = 0;
            let mut product = Product::default();
            let mut before = 0.0;
            for (at, sentence) in (starts[explained]..).zip(texts[explained]) {
                let sums = &mut sums[..sentence.tokens.len()];
                let mut over = 0.0;
                for (other, explaining) in (starts[explaining]..).zip(texts[explaining]) {
                    let (i, j) = if explained == 0 { (at, other) } else { (other, at) };
                    for hit in row(held, i).map_or(&[][..], |row| row.hits(j, explained)) {
                        let here = (before + f32::from(hit.place)) * scale[0];
                        let there = (over + f32::from(hit.other)) * scale[1];
                        let nearness = self.nearness[((here - there).abs() * 32.0) as usize];
                        sums[usize::from(hit.place)] += hit.evidence * nearness;
                    }
                    over += explaining.tokens.len() as f32;
                }
                for evidence in sums.iter_mut().filter(|evidence| **evidence > 0.0) {
                    product.times(background + share * std::mem::take(evidence));
                    hit += 1;
                }
                before += sentence.tokens.len() as f32;
            }
            total += product.ln() + (counts[explained] - hit) as f32 * background.ln();
        }
        self.parameters.lexical * total
    }
}

/// More than rounding takes from a score or adds to it.
const ROUNDING: f32 = 0.05;

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
    fn times(&mut self, factor: f32) {
        self.value *= f64::from(factor);
        if !(1e-280..1e280).contains(&self.value) {
            self.logarithm += self.value.ln();
            self.value = 1.0;
        }
    }

    fn ln(self) -> f32 {
        (self.logarithm + self.value.ln()) as f32
    }
}

/// One through the frequency of each token of a side.
fn rarity(sentences: &[Sentence], size: usize, overcount: f32) -> Vec<f32> {
    let mut counts = vec![0_u32; size];
    let mut total = 0;
    for &token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
        counts[token as usize] += 1;
        total += 1;
    }
    counts.iter().map(|&count| 1.0 / ((count as f32 - overcount) / total.max(1) as f32).max(RAREST)).collect()
}

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
    heads: Vec<u32>,
    links: Vec<RowLink>,
    /// What the column at hand says of each token of side 0.
    backward: Vec<[f32; 2]>,
}

/// A row up to a sentence of side 1.
#[derive(Clone, Copy, Default)]
struct Column {
    /// How many hits there are, on either side.
    ends: [u32; 2],
    /// The most that they can say.
    most: f32,
}

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
            self.heads[link.target as usize] = u32::MAX;
        }
        (self.sentence, self.first) = (sentence, first);
        self.columns.clear();
        self.hits.iter_mut().for_each(Vec::clear);
        let tokens = &sides[0][sentence].tokens;
        self.backward.clear();
        self.backward.resize(tokens.len(), [0.0; 2]);
        for (place, &token) in tokens.iter().enumerate() {
            for entry in model.table.row(token) {
                let head = &mut self.heads[entry.target as usize];
                let next = std::mem::replace(head, self.links.len() as u32);
                self.links.push(RowLink {
                    target: entry.target,
                    place: place as u16,
                    forward: entry.forward * model.rarity[1][entry.target as usize],
                    backward: entry.backward * model.rarity[0][token as usize],
                    next,
                });
            }
        }
    }

    /// Adds columns up to that before sentence `end`.
    fn extend(&mut self, model: &Model, sides: &[Vec<Sentence>; 2], end: usize) {
        for sentence in sides[1].get(self.first + self.columns.len()..end).unwrap_or_default() {
            for (place, &token) in sentence.tokens.iter().enumerate() {
                let (mut forward, mut places) = (0.0, 0.0);
                let mut next = self.heads[token as usize];
                while let Some(link) = self.links.get(next as usize) {
                    forward += link.forward;
                    places += link.forward * f32::from(link.place);
                    let [sum, mean] = &mut self.backward[link.place as usize];
                    *sum += link.backward;
                    *mean += link.backward * place as f32;
                    next = link.next;
                }
                if forward > 0.0 {
                    self.hits[1].push(Hit { place: place as u16, other: (places / forward) as u16, evidence: forward });
                }
            }
            for (place, sum) in self.backward.iter_mut().enumerate().filter(|(_, sum)| sum[0] > 0.0) {
                let other = (sum[1] / sum[0]) as u16;
                self.hits[0].push(Hit { place: place as u16, other, evidence: sum[0] });
                *sum = [0.0; 2];
            }
            let before = self.columns.last().copied().unwrap_or_default();
            let hits = [0, 1].map(|side| &self.hits[side][before.ends[side] as usize..]);
            let most = before.most + model.most_of(hits, [self.backward.len(), sentence.tokens.len()]);
            self.columns.push(Column { ends: self.hits.each_ref().map(|hits| hits.len() as u32), most });
        }
    }

    /// The row up to that before sentence `end` of side 1.
    fn until(&self, end: usize) -> Column {
        let before = end.saturating_sub(self.first).min(self.columns.len()).checked_sub(1);
        before.map_or(Column::default(), |at| self.columns[at])
    }

    /// The hits of the cell of sentence `j` of side 1, on one side.
    fn hits(&self, j: usize, side: usize) -> &[Hit] {
        let [start, end] = [j, j + 1].map(|end| self.until(end).ends[side] as usize);
        &self.hits[side][start..end]
    }
}

/// The rows of the last sentences of side 0.
pub struct Rows {
    /// Each in the place of its number.
    held: [Row; LARGEST],
    /// What a bead says of each token of a sentence, while it is scored; zeros at other times.
    sums: Vec<f32>,
}

impl Rows {
    /// No rows yet, for the vocabulary of a model.
    pub fn new(model: &Model) -> Self {
        let row = || Row {
            sentence: NOBODY,
            first: 0,
            columns: Vec::new(),
            hits: [Vec::new(), Vec::new()],
            heads: vec![u32::MAX; model.rarity[0].len()],
            links: Vec::new(),
            backward: Vec::new(),
        };
        Self { held: std::array::from_fn(|_| row()), sums: vec![0.0; MOST_TOKENS] }
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
}

/// The row of a sentence of side 0, if it is held.
fn row(held: &[Row; LARGEST], sentence: usize) -> Option<&Row> {
    Some(&held[sentence % LARGEST]).filter(|row| row.sentence == sentence)
}

/// How much likelier tokens translate each other at a distance between their places in the bead, than at any: for each 32nd
/// of the whole. Translations keep the order of what is said, more or less (Dyer et al. 2013, "A simple, fast, and effective
/// reparameterization of IBM Model 2"); the share of tokens that do is `ordered`, `decay` how narrowly.
fn nearness(ordered: f32, decay: f32) -> [f32; 33] {
    let mean = 2.0 * (decay - 1.0 + (-decay).exp()) / (decay * decay);
    std::array::from_fn(|at| 1.0 - ordered + ordered * (-decay * at as f32 / 32.0).exp() / mean)
}
