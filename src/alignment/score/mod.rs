//! How likely a bead is: by its type, by length, and by what its tokens say about each other.

mod rows;

use super::{
    edges::Boundaries, length::Length, parameters::Parameters, search::Bead, table::Table, tokens::Sentence, training,
};
pub use rows::Rows;

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
        if a * b <= 2 { f64::INFINITY } else { 10.0 }
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
    /// Of each sentence of a side, those that end with it, by their number.
    groups: [Box<[[Group; LARGEST]]>; 2],
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
            table: anchors.clone(),
            rarity,
            groups: Default::default(),
            types: shares(parameters).map(f32::ln),
            length: Length::new(sides, parameters.variance),
            boundaries: Boundaries::learned(sides, std::iter::empty(), parameters.same_edge, parameters.weak_mark),
            nearness: nearness(parameters.ordered, parameters.decay(sides.each_ref().map(Vec::len))),
        };
        model.groups = model.groups(sides);
        model
    }

    /// Learns tokens, types and lengths from beads.
    pub fn learn(&mut self, sides: &[Vec<Sentence>; 2], anchors: &Table, paths: &[&mut Vec<Bead>]) {
        let size = self.rarity[0].len();
        let beads = || paths.iter().flat_map(|path| path.iter());
        self.table = training::learn(sides, anchors, beads(), size, &self.parameters);
        let mut counts = shares(&self.parameters).map(|share| share * PSEUDO_BEADS);
        for bead in beads() {
            if let Some(at) = TYPES.iter().position(|type_| *type_ == [bead.a.len(), bead.b.len()]) {
                counts[at] += 1.0;
            }
        }
        let total: f32 = counts.iter().sum();
        self.types = counts.map(|count| (count / total).ln());
        self.boundaries = Boundaries::learned(sides, beads(), self.parameters.same_edge, self.parameters.weak_mark);
        self.groups = self.groups(sides);
        self.learn_lengths(sides, paths);
    }

    /// Learns lengths from beads.
    pub fn learn_lengths(&mut self, sides: &[Vec<Sentence>; 2], paths: &[&mut Vec<Bead>]) {
        let beads = paths.iter().flat_map(|path| path.iter());
        let one_to_one = beads.filter(|bead| bead.a.len() == 1 && bead.b.len() == 1);
        self.length =
            self.length.learned(one_to_one.map(|bead| (sides[0][bead.a.start].length, sides[1][bead.b.start].length)));
    }

    /// The score of a bead of a type whose sentences end before row `i` and column `j`, as a log-probability against chance;
    /// minus infinity where it is surely below `floor`. `meetings` is what [`Self::meeting`] says of both its ends.
    pub fn score(&self, rows: &mut Rows, type_: usize, ends: [usize; 2], meetings: f32, floor: f32) -> f32 {
        let [a, b] = TYPES[type_];
        let prior = self.types[type_];
        let groups = [self.group(0, ends[0], a), self.group(1, ends[1], b)];
        let wordless = groups.map(|group| group.wordless as f32);
        if a == 0 || b == 0 {
            return prior + self.parameters.gap + self.parameters.stray * (wordless[0] + wordless[1]);
        }
        let deviation = self.length.deviation(groups[0].length, groups[1].length);
        if a * b > 1 && deviation.forbids() {
            return f32::NEG_INFINITY;
        }
        let edges = self.parameters.edges * (meetings + groups[0].within + groups[1].within);
        let stray = if a > 1 { wordless[0] } else { 0.0 } + if b > 1 { wordless[1] } else { 0.0 };
        let plain = prior - self.parameters.burden * stray + self.parameters.bead + edges;
        if groups[0].tokens == 0 || groups[1].tokens == 0 {
            return plain + deviation.score();
        }
        let starts = [ends[0] - a, ends[1] - b];
        let most = if floor > f32::NEG_INFINITY {
            self.parameters.lexical * rows.most_lexical(starts, ends, groups) + ROUNDING
        } else {
            f32::INFINITY
        };
        // A length speaks against a bead, or not at all.
        if plain + most < floor {
            return f32::NEG_INFINITY;
        }
        let plain = plain + deviation.score();
        if plain + most < floor {
            return f32::NEG_INFINITY;
        }
        plain + self.parameters.lexical * rows.lexical(self, starts, ends, groups)
    }

    /// What the boundaries before row `i` and column `j` say of a bead's ending there, or beginning.
    pub fn meeting(&self, sides: &[Vec<Sentence>; 2], ends: [usize; 2]) -> f32 {
        self.boundaries.meeting(sides, ends)
    }

    /// What the tokens of one sentence of each side say about each other, whatever their length.
    pub fn words(&self, rows: &mut Rows, source: usize, target: usize) -> f32 {
        let ends = [source + 1, target + 1];
        let groups = [self.group(0, ends[0], 1), self.group(1, ends[1], 1)];
        if groups[0].tokens == 0 || groups[1].tokens == 0 {
            return 0.0;
        }
        self.parameters.lexical * rows.lexical(self, [source, target], ends, groups)
    }

    /// So many sentences of a side, up to that before `end`.
    #[inline(always)]
    fn group(&self, side: usize, end: usize, count: usize) -> Group {
        if count == 0 { Group::default() } else { self.groups[side][end - 1][count - 1] }
    }

    /// How many tokens a sentence has.
    fn tokens(&self, side: usize, at: usize) -> u32 {
        self.groups[side][at][0].tokens
    }

    /// What the sentences that end with each of a side are together.
    fn groups(&self, sides: &[Vec<Sentence>; 2]) -> [Box<[[Group; LARGEST]]>; 2] {
        let masses = [&self.table.forward_mass, &self.table.backward_mass];
        let of = |side: usize| {
            let sentences = &sides[side][..];
            let masses: Vec<f32> = sentences.iter().map(|sentence| mass(sentence, masses[side])).collect();
            let ending = |last: usize| {
                let (mut group, mut mass) = (Group::default(), 0.0);
                let mut groups = [group; LARGEST];
                for (at, held) in (0..=last).rev().zip(&mut groups) {
                    let sentence = &sentences[at];
                    group.length += sentence.length;
                    group.wordless += u32::from(sentence.wordless);
                    group.tokens += sentence.tokens.len() as u32;
                    if at < last {
                        group.within += self.boundaries.within(side, sentences, at + 1);
                    }
                    mass += masses[at];
                    let known = 1.0 - self.parameters.chance;
                    group.share = known / group.tokens as f32;
                    group.background = 1.0 - group.share * mass;
                    group.unseen = group.background.ln();
                    *held = group;
                }
                groups
            };
            (0..sentences.len()).map(ending).collect()
        };
        [of(0), of(1)]
    }
}

/// How much is known of the tokens of a sentence.
fn mass(sentence: &Sentence, masses: &[f32]) -> f32 {
    sentence.tokens.iter().map(|&token| masses[token as usize]).sum()
}

/// Neighbouring sentences of a side, as beads see them.
#[derive(Clone, Copy, Default)]
struct Group {
    /// In characters.
    length: f32,
    tokens: u32,
    /// How many of the sentences are wordless.
    wordless: u32,
    /// How much the boundaries between them speak for lying within a bead.
    within: f32,
    /// What the evidence for a token that they explain counts.
    share: f32,
    /// What a token counts of which they know nothing, and the logarithm of it.
    background: f32,
    unseen: f32,
}

/// More than rounding takes from a score or adds to it.
const ROUNDING: f32 = 0.05;

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

/// How much likelier tokens translate each other at a distance between their places in the bead, than at any: for each 32nd
/// of the whole. Translations keep the order of what is said, more or less (Dyer et al. 2013, "A simple, fast, and effective
/// reparameterization of IBM Model 2"); the share of tokens that do is `ordered`, `decay` how narrowly.
fn nearness(ordered: f32, decay: f32) -> [f32; 33] {
    let mean = 2.0 * (decay - 1.0 + (-decay).exp()) / (decay * decay);
    std::array::from_fn(|at| 1.0 - ordered + ordered * (-decay * at as f32 / 32.0).exp() / mean)
}
