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

/// The types of beads, sentences of side 0 and of side 1; the common ones first, and of these the ones that stand alone: they cost
/// little to score, and show what others must better.
pub const TYPES: [[usize; 2]; 19] = [
    [1, 0],
    [0, 1],
    [1, 1],
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
    let others: f32 = shares.iter().sum();
    for (share, type_) in shares.iter_mut().zip(TYPES) {
        if type_ == [1, 1] {
            *share = (1.0 - others).max(0.1);
        }
    }
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
    pub fn patience(a: usize, b: usize) -> f64 {
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
    /// What the sentences before each add up to, and at last all of a side.
    totals: [Box<[Total]>; 2],
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
            totals: Default::default(),
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
        self.learn_lengths(sides, paths);
    }

    /// Learns lengths from beads.
    pub fn learn_lengths(&mut self, sides: &[Vec<Sentence>; 2], paths: &[&mut Vec<Bead>]) {
        let beads = paths.iter().flat_map(|path| path.iter());
        let one_to_one = beads.filter(|bead| bead.a.len() == 1 && bead.b.len() == 1);
        self.length =
            self.length.learned(one_to_one.map(|bead| (sides[0][bead.a.start].length, sides[1][bead.b.start].length)));
    }

    fn set_table(&mut self, sides: &[Vec<Sentence>; 2], table: Table) {
        self.totals = [totals(&sides[0], &table.forward_mass), totals(&sides[1], &table.backward_mass)];
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
        floor: f32,
    ) -> f32 {
        let [a, b] = TYPES[type_];
        let prior = self.types[type_];
        let starts = [ends[0] - a, ends[1] - b];
        let texts = [self.total(0, starts[0], ends[0]), self.total(1, starts[1], ends[1])];
        let wordless = [texts[0].wordless as f32, texts[1].wordless as f32];
        if a == 0 || b == 0 {
            return prior + self.parameters.gap + self.parameters.stray * (wordless[0] + wordless[1]);
        }
        let deviation = self.length.deviation(texts[0].length as f32, texts[1].length as f32);
        if a * b > 1 && Length::forbids(deviation) {
            return f32::NEG_INFINITY;
        }
        let edges = self.parameters.edges * self.boundaries.score(sides, [starts[0]..ends[0], starts[1]..ends[1]]);
        let stray = if a > 1 { wordless[0] } else { 0.0 } + if b > 1 { wordless[1] } else { 0.0 };
        let plain = prior - self.parameters.burden * stray + self.parameters.bead + Length::score(deviation);
        if texts[0].tokens == 0 || texts[1].tokens == 0 {
            return plain + edges;
        }
        let views = [self.view(texts[0]), self.view(texts[1])];
        let most = || self.parameters.lexical * most_lexical(rows, starts, ends, views);
        if floor > f32::NEG_INFINITY && plain + edges + most() + ROUNDING < floor {
            return f32::NEG_INFINITY;
        }
        plain + self.lexical(rows, starts, ends, views) + edges
    }

    /// What some neighbouring sentences of a side add up to.
    fn total(&self, side: usize, start: usize, end: usize) -> Total {
        let [before, last] = [&self.totals[side][start], &self.totals[side][end]];
        Total {
            length: last.length - before.length,
            mass: last.mass - before.mass,
            tokens: last.tokens - before.tokens,
            wordless: last.wordless - before.wordless,
        }
    }

    /// How many tokens a sentence has.
    fn tokens(&self, side: usize, at: usize) -> u32 {
        let totals = &self.totals[side];
        totals[at + 1].tokens - totals[at].tokens
    }

    /// How sentences see those of the other side.
    fn view(&self, of: Total) -> View {
        let tokens = of.tokens as f32;
        let background = 1.0 - (1.0 - self.parameters.chance) * of.mass as f32 / tokens;
        View { tokens, share: (1.0 - self.parameters.chance) / tokens, background, unseen: background.ln() }
    }

    /// What the tokens of one sentence of each side say about each other, whatever their length.
    pub fn words(&self, rows: &mut Rows, source: usize, target: usize) -> f32 {
        let texts = [self.total(0, source, source + 1), self.total(1, target, target + 1)];
        if texts[0].tokens == 0 || texts[1].tokens == 0 {
            return 0.0;
        }
        self.lexical(rows, [source, target], [source + 1, target + 1], [self.view(texts[0]), self.view(texts[1])])
    }

    /// What the tokens of each side say about those of the other.
    fn lexical(&self, rows: &mut Rows, starts: [usize; 2], ends: [usize; 2], views: [View; 2]) -> f32 {
        let Rows { held, sums } = rows;
        let (mut total, mut product) = (0.0, Product::default());
        // Forward, tokens of side 1 are explained by side 0; backward the other way round.
        for (explained, explaining) in [(1, 0), (0, 1)] {
            let View { share, background, unseen, .. } = views[explaining];
            // What one sentence alone explains needs no sums.
            let is_single = ends[explaining] - starts[explaining] == 1;
            let scale = [1.0 / views[explained].tokens, 1.0 / views[explaining].tokens];
            let evidence = |hit: &Hit, before: [u32; 2]| {
                let here = (before[0] + u32::from(hit.place)) as f32 * scale[0];
                let there = (before[1] + u32::from(hit.other)) as f32 * scale[1];
                hit.evidence * self.nearness[((here - there).abs() * 32.0) as i32 as usize]
            };
            let mut seen = 0;
            let mut before = [0; 2];
            for at in starts[explained]..ends[explained] {
                let tokens = self.tokens(explained, at);
                for other in starts[explaining]..ends[explaining] {
                    let (i, j) = if explained == 0 { (at, other) } else { (other, at) };
                    let hits = row(held, i).map_or(&[][..], |row| row.hits(j, explained));
                    if is_single {
                        for hit in hits {
                            product.times(background + share * evidence(hit, before));
                        }
                        seen += hits.len();
                    } else {
                        for hit in hits {
                            sums[usize::from(hit.place)] += evidence(hit, before);
                        }
                        before[1] += self.tokens(explaining, other);
                    }
                }
                if !is_single {
                    for sum in &mut sums[..tokens as usize] {
                        if *sum > 0.0 {
                            product.times(background + share * *sum);
                            *sum = 0.0;
                            seen += 1;
                        }
                    }
                }
                before = [before[0] + tokens, 0];
            }
            total += (views[explained].tokens - seen as f32) * unseen;
        }
        self.parameters.lexical * (product.ln() + total)
    }
}

/// No less than what the tokens of each side say about those of the other, but quickly told: a token that several
/// sentences explain together is explained no better than by all of them apart, as the mean of them is below their sum.
fn most_lexical(rows: &Rows, starts: [usize; 2], ends: [usize; 2], views: [View; 2]) -> f32 {
    let (mut hits, mut most) = ([0; 2], 0.0);
    for i in starts[0]..ends[0] {
        let Some(row) = row(&rows.held, i) else { continue };
        let (before, last) = (row.until(starts[1]), row.until(ends[1]));
        hits[0] += last.ends[0] - before.ends[0];
        hits[1] += last.ends[1] - before.ends[1];
        most += last.most - before.most;
    }
    for (explained, explaining) in [(1, 0), (0, 1)] {
        most += (views[explained].tokens - hits[explained] as f32).max(0.0) * views[explaining].unseen;
    }
    most
}

/// What some sentences add up to.
#[derive(Clone, Copy, Default)]
struct Total {
    /// Of their characters.
    length: f64,
    /// Of what is known of their tokens.
    mass: f64,
    tokens: u32,
    wordless: u32,
}

/// What the sentences before each add up to, and at last all.
fn totals(sentences: &[Sentence], mass: &[f32]) -> Box<[Total]> {
    let mut totals = vec![Total::default()];
    let mut total = Total::default();
    for sentence in sentences {
        total.length += f64::from(sentence.length);
        total.mass += f64::from(sentence.tokens.iter().map(|&token| mass[token as usize]).sum::<f32>());
        total.tokens += sentence.tokens.len() as u32;
        total.wordless += u32::from(sentence.wordless);
        totals.push(total);
    }
    totals.into()
}

/// How sentences see the tokens of those that they may translate.
#[derive(Clone, Copy)]
struct View {
    /// How many tokens they have themselves.
    tokens: f32,
    /// What the evidence for a token counts.
    share: f32,
    /// What a token counts of which they know nothing, and the logarithm of it.
    background: f32,
    unseen: f32,
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
    heads: Box<[u32]>,
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
        let weight = (1.0 - model.parameters.chance) * model.nearness[0];
        let forward_share = weight / self.backward.len().max(1) as f32;
        let said = &mut self.backward[..];
        for sentence in sides[1].get(self.first + self.columns.len()..end).unwrap_or_default() {
            // What a hit says is the most where it stands in its own place.
            let mut most = Product::default();
            for (place, &token) in sentence.tokens.iter().enumerate() {
                let mut next = self.heads[token as usize];
                if next == NO_LINK {
                    continue;
                }
                let (mut forward, mut places) = (0.0, 0.0);
                while let Some(link) = self.links.get(next as usize) {
                    forward += link.forward;
                    places += link.forward * f32::from(link.place);
                    let backward = &mut said[usize::from(link.place)];
                    backward[0] += link.backward;
                    backward[1] += link.backward * place as f32;
                    next = link.next;
                }
                if forward > 0.0 {
                    most.times(1.0 + forward_share * forward);
                    self.hits[1].push(Hit { place: place as u16, other: (places / forward) as u16, evidence: forward });
                }
            }
            let backward_share = weight / sentence.tokens.len().max(1) as f32;
            for (place, backward) in said.iter_mut().enumerate() {
                let [sum, places] = *backward;
                if sum > 0.0 {
                    most.times(1.0 + backward_share * sum);
                    self.hits[0].push(Hit { place: place as u16, other: (places / sum) as u16, evidence: sum });
                    *backward = [0.0; 2];
                }
            }
            let before = self.columns.last().map_or(0.0, |column| column.most);
            let ends = [self.hits[0].len() as u32, self.hits[1].len() as u32];
            self.columns.push(Column { ends, most: before + most.ln() });
        }
    }

    /// The row up to that before sentence `end` of side 1.
    fn until(&self, end: usize) -> Column {
        let columns = &self.columns[..];
        let before = end.saturating_sub(self.first).min(columns.len()).checked_sub(1);
        before.map_or(Column::default(), |at| columns[at])
    }

    /// The hits of the cell of sentence `j` of side 1, on one side.
    fn hits(&self, j: usize, side: usize) -> &[Hit] {
        let (start, end) = (self.until(j).ends[side], self.until(j + 1).ends[side]);
        &self.hits[side][start as usize..end as usize]
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
            heads: vec![NO_LINK; model.rarity[0].len()].into(),
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
