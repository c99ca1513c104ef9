//! What the text itself teaches: translations of tokens, from beads that are likely right.
//!
//! IBM Model 1 (Brown et al. 1993) in both directions, begun from Dice coefficients in place of equal chances and with the anchors
//! as pseudo-counts (after Moore 2002). From each count an absolute discount is taken: what was seen once or twice is chance.

use super::{
    parameters::Parameters,
    search::Bead,
    table::{Entry, Table},
    tokens::Sentence,
};
use crate::order;

/// Rounds of expectation and maximisation.
const ROUNDS: usize = 5;

/// Tokens that occur in fewer beads are not learned: the discount would leave nothing.
const LEAST_OCCURRENCES: u32 = 3;

/// Pairs less likely than this are dropped.
const LEAST: f32 = 0.005;

/// No more different tokens of a bead's side than this are looked at.
const MOST_TOKENS: usize = 120;

/// A pair of tokens that meet often enough.
#[derive(Clone, Copy)]
struct Pair {
    tokens: [u32; 2],
    /// The probabilities of each token given the other: forward and backward.
    probability: [f32; 2],
    /// What the anchors say of them.
    anchor: [f32; 2],
    expected: [f32; 2],
}

/// The table that the beads teach, on top of the anchors.
pub fn learn<'a>(
    sides: &[Vec<Sentence>; 2],
    anchors: &Table,
    beads: impl Iterator<Item = &'a Bead>,
    size: usize,
    parameters: &Parameters,
) -> Table {
    let beads = beads.filter(|bead| !bead.a.is_empty() && !bead.b.is_empty());
    let mut texts: Vec<[Vec<u32>; 2]> = beads.map(|bead| tokens_of(sides, bead)).collect();
    let occurrences = [0, 1].map(|side| occurrences(&texts, side, size));
    for text in &mut texts {
        for (side, tokens) in text.iter_mut().enumerate() {
            tokens.retain(|&token| occurrences[side][token as usize] >= LEAST_OCCURRENCES);
        }
    }
    let (mut pairs, meetings) = Meetings::of(&texts, &occurrences, anchors);
    let chances = occurrences.each_ref().map(|counts| chances(counts));
    let sums = [0, 1].map(|side| -> Vec<f32> {
        texts.iter().flat_map(|text| &text[side]).map(|&token| chances[side][token as usize]).collect()
    });
    for round in 1..=ROUNDS {
        meetings.expect(&mut pairs, sums.clone());
        let discount = if round == ROUNDS { parameters.discount } else { 0.0 };
        maximise(&mut pairs, &occurrences, discount, parameters.known);
    }
    merged(&pairs, &occurrences, anchors, size, parameters.known)
}

/// The different tokens of both sides of a bead, rising.
fn tokens_of(sides: &[Vec<Sentence>; 2], bead: &Bead) -> [Vec<u32>; 2] {
    [(0, &bead.a), (1, &bead.b)].map(|(side, range)| {
        let mut tokens: Vec<u32> =
            sides[side][range.clone()].iter().flat_map(|sentence| sentence.tokens.iter().copied()).collect();
        order::sort_distinct(&mut tokens);
        tokens.truncate(MOST_TOKENS);
        tokens
    })
}

/// In how many beads each token stands.
fn occurrences(texts: &[[Vec<u32>; 2]], side: usize, size: usize) -> Vec<u32> {
    let mut counts = vec![0; size];
    for &token in texts.iter().flat_map(|text| &text[side]) {
        counts[token as usize] += 1;
    }
    counts
}

/// The chance of each token to stand where nothing translates to it.
fn chances(occurrences: &[u32]) -> Vec<f32> {
    let total = occurrences.iter().sum::<u32>().max(1) as f32;
    occurrences.iter().map(|&count| count as f32 / total).collect()
}

/// Where pairs meet: for each occurrence of a token of side 0, those that it meets of side 1. Occurrences are in the order of
/// the tokens, so that the pairs of one are near each other in memory. Places count the tokens of all beads.
#[derive(Default)]
struct Meetings {
    /// The place of each occurrence, and where its meetings end.
    occurrences: Vec<[u32; 2]>,
    /// The number of the pair, and the place on side 1.
    meetings: Vec<[u32; 2]>,
}

/// Not a pair.
const NONE: u32 = u32::MAX;

impl Meetings {
    /// The pairs that meet often enough, by rising tokens, with the Dice coefficient and the anchor as their first probability;
    /// and where they do.
    fn of(texts: &[[Vec<u32>; 2]], occurrences: &[Vec<u32>; 2], anchors: &Table) -> (Vec<Pair>, Self) {
        let size = occurrences[0].len();
        // The beads of each token of side 0, and its places.
        let mut ends = vec![0_usize; size + 1];
        for token in 0..size {
            ends[token + 1] = ends[token] + occurrences[0][token] as usize;
        }
        let (mut next, mut stands) = (ends.clone(), vec![[0_u32; 3]; ends[size]]);
        let mut starts = [0_u32; 2];
        for (bead, [a, b]) in (0..).zip(texts) {
            for (place, &token) in (starts[0]..).zip(a) {
                stands[next[token as usize]] = [bead, place, starts[1]];
                next[token as usize] += 1;
            }
            starts = [starts[0] + a.len() as u32, starts[1] + b.len() as u32];
        }
        let mut pairs = Vec::new();
        let mut found = Self::default();
        // How often each token of side 1 is met, then the number of its pair.
        let mut met = vec![0_u32; size];
        let mut targets = Vec::new();
        for token in 0..size {
            let stands = &stands[ends[token]..next[token]];
            for &[bead, ..] in stands {
                for &target in &texts[bead as usize][1] {
                    let count = &mut met[target as usize];
                    *count += 1;
                    if *count == LEAST_OCCURRENCES {
                        targets.push(target);
                    }
                }
            }
            order::sort_distinct(&mut targets);
            let first = pairs.len() as u32;
            for &target in &targets {
                let both = occurrences[0][token] + occurrences[1][target as usize];
                let dice = 2.0 * met[target as usize] as f32 / both as f32;
                let anchor = anchors.entry(token as u32, target);
                let anchor = [anchor.forward, anchor.backward];
                let probability = anchor.map(|anchor| dice + anchor);
                pairs.push(Pair { tokens: [token as u32, target], probability, anchor, expected: [0.0; 2] });
            }
            for &[bead, ..] in stands {
                texts[bead as usize][1].iter().for_each(|&target| met[target as usize] = NONE);
            }
            (first..).zip(&targets).for_each(|(pair, &target)| met[target as usize] = pair);
            for &[bead, place, start] in stands {
                let row = (start..).zip(&texts[bead as usize][1]).map(|(place, &target)| [met[target as usize], place]);
                found.meetings.extend(row.filter(|[pair, _]| *pair != NONE));
                found.occurrences.push([place, found.meetings.len() as u32]);
            }
            for &[bead, ..] in stands {
                texts[bead as usize][1].iter().for_each(|&target| met[target as usize] = 0);
            }
            targets.clear();
        }
        (pairs, found)
    }

    /// How often each pair is expected to be a translation where it meets. `sums` holds the chance of each place.
    fn expect(&self, pairs: &mut [Pair], mut sums: [Vec<f32>; 2]) {
        let [own, others] = sums.each_mut().map(Vec::as_mut_slice);
        // Forward, the tokens of side 1 are explained by those of side 0; backward the other way round.
        self.for_each(|place, meetings| {
            for &[pair, other] in meetings {
                let [forward, backward] = pairs[pair as usize].probability;
                others[other as usize] += forward;
                own[place] += backward;
            }
        });
        pairs.iter_mut().for_each(|pair| pair.expected = [0.0; 2]);
        self.for_each(|place, meetings| {
            for &[pair, other] in meetings {
                let pair = &mut pairs[pair as usize];
                let [forward, backward] = pair.probability;
                pair.expected[0] += forward / others[other as usize];
                pair.expected[1] += backward / own[place];
            }
        });
    }

    /// Calls for each occurrence with its place and its meetings.
    fn for_each(&self, mut call: impl FnMut(usize, &[[u32; 2]])) {
        let mut start = 0;
        for &[place, end] in &self.occurrences {
            call(place as usize, &self.meetings[start..end as usize]);
            start = end as usize;
        }
    }
}

/// The probabilities that the expected counts give.
fn maximise(pairs: &mut [Pair], occurrences: &[Vec<u32>; 2], discount: f32, known: f32) {
    for pair in pairs {
        for (direction, anchor) in pair.anchor.into_iter().enumerate() {
            let count = occurrences[direction][pair.tokens[direction] as usize] as f32;
            let kept = (pair.expected[direction] - discount).max(0.0);
            pair.probability[direction] = (kept + known * anchor) / (count + known);
        }
    }
}

/// What was learned, and the anchors of which nothing was.
fn merged(pairs: &[Pair], occurrences: &[Vec<u32>; 2], anchors: &Table, size: usize, known: f32) -> Table {
    let mut triples: Vec<(u32, Entry)> = pairs
        .iter()
        .map(|pair| {
            let [forward, backward] = pair.probability;
            (pair.tokens[0], Entry { target: pair.tokens[1], forward, backward })
        })
        .collect();
    let learned = |source: u32, target: u32| pairs.binary_search_by_key(&[source, target], |pair| pair.tokens).is_ok();
    triples.extend(anchors.iter().filter(|(source, entry)| !learned(*source, entry.target)).map(|(source, entry)| {
        let share = |side: usize, token: u32| known / (occurrences[side][token as usize] as f32 + known);
        let forward = entry.forward * share(0, source);
        let backward = entry.backward * share(1, entry.target);
        (source, Entry { forward, backward, ..entry })
    }));
    triples.retain(|(_, entry)| entry.forward >= LEAST || entry.backward >= LEAST);
    order::sort_by_key(&mut triples, |(source, entry)| (*source, entry.target));
    Table::new(size, triples)
}
