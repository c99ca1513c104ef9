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

/// The size of the table in which pairs are counted by hash: 4 MB.
const HASH_BITS: u32 = 22;

/// Two tokens that stand in one bead.
struct Meeting {
    pair: u32,
    /// Their places among the bead's different tokens.
    places: [u16; 2],
}

/// A pair of tokens that meet often enough.
#[derive(Clone, Copy)]
struct Pair {
    tokens: [u32; 2],
    /// The probabilities of each token given the other: forward and backward.
    probability: [f32; 2],
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
    let sieve = Sieve::new(&texts);
    let mut pairs = pairs(&texts, &sieve, &occurrences, anchors);
    let (meetings, ends) = meetings(&texts, &sieve, &pairs, size);
    let chances = occurrences.each_ref().map(|counts| chances(counts));
    for round in 1..=ROUNDS {
        expect(&texts, &meetings, &ends, &mut pairs, &chances);
        let discount = if round == ROUNDS { parameters.discount } else { 0.0 };
        maximise(&mut pairs, &occurrences, anchors, discount, parameters.known);
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

/// Two tokens as one number.
fn key(left: u32, right: u32) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

/// All pairs of tokens that meet, as often as they do.
fn all(texts: &[[Vec<u32>; 2]]) -> impl Iterator<Item = u64> {
    texts.iter().flat_map(|[a, b]| a.iter().flat_map(move |&left| b.iter().map(move |&right| key(left, right))))
}

/// Counts of pairs by hash, which can only be too high. Most pairs meet once: they are kept from being sorted and sought.
struct Sieve(Vec<u8>);

impl Sieve {
    fn new(texts: &[[Vec<u32>; 2]]) -> Self {
        let mut counts = vec![0_u8; 1 << HASH_BITS];
        for key in all(texts) {
            let count = &mut counts[Self::place(key)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    fn passes(&self, key: u64) -> bool {
        u32::from(self.0[Self::place(key)]) >= LEAST_OCCURRENCES
    }

    fn place(key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASH_BITS)) as usize
    }
}

/// The pairs that meet often enough, by rising tokens, with the Dice coefficient and the anchor as their first probability.
fn pairs(texts: &[[Vec<u32>; 2]], sieve: &Sieve, occurrences: &[Vec<u32>; 2], anchors: &Table) -> Vec<Pair> {
    let mut keys: Vec<u64> = all(texts).filter(|&key| sieve.passes(key)).collect();
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b)
        .filter(|same| same.len() >= LEAST_OCCURRENCES as usize)
        .map(|same| {
            let tokens = [(same[0] >> 32) as u32, same[0] as u32];
            let both = occurrences[0][tokens[0] as usize] + occurrences[1][tokens[1] as usize];
            let dice = 2.0 * same.len() as f32 / both as f32;
            let anchor = anchors.entry(tokens[0], tokens[1]);
            Pair { tokens, probability: [dice + anchor.forward, dice + anchor.backward], expected: [0.0; 2] }
        })
        .collect()
}

/// Where pairs meet, bead by bead, and where each bead's meetings end.
fn meetings(texts: &[[Vec<u32>; 2]], sieve: &Sieve, pairs: &[Pair], size: usize) -> (Vec<Meeting>, Vec<usize>) {
    let mut starts = vec![0_usize; size + 1];
    for pair in pairs {
        starts[pair.tokens[0] as usize + 1] += 1;
    }
    for token in 0..size {
        starts[token + 1] += starts[token];
    }
    let mut meetings = Vec::new();
    let mut ends = Vec::with_capacity(texts.len());
    for [a, b] in texts {
        for (left, &source) in a.iter().enumerate() {
            let start = starts[source as usize];
            let row = &pairs[start..starts[source as usize + 1]];
            let mut from = 0;
            let likely = b.iter().enumerate().filter(|&(_, &target)| sieve.passes(key(source, target)));
            for (right, &target) in likely {
                from += row[from..].partition_point(|pair| pair.tokens[1] < target);
                if row.get(from).is_some_and(|pair| pair.tokens[1] == target) {
                    meetings.push(Meeting { pair: (start + from) as u32, places: [left as u16, right as u16] });
                }
            }
        }
        ends.push(meetings.len());
    }
    (meetings, ends)
}

/// How often each pair is expected to be a translation where it meets.
fn expect(texts: &[[Vec<u32>; 2]], meetings: &[Meeting], ends: &[usize], pairs: &mut [Pair], chances: &[Vec<f32>; 2]) {
    pairs.iter_mut().for_each(|pair| pair.expected = [0.0; 2]);
    let mut start = 0;
    let mut sums: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
    for (text, &end) in texts.iter().zip(ends) {
        // Forward, the tokens of side 1 are explained by those of side 0; backward the other way round.
        for side in 0..2 {
            sums[side].clear();
            sums[side].extend(text[side].iter().map(|&token| chances[side][token as usize]));
        }
        for meeting in &meetings[start..end] {
            let [forward, backward] = pairs[meeting.pair as usize].probability;
            sums[1][meeting.places[1] as usize] += forward;
            sums[0][meeting.places[0] as usize] += backward;
        }
        for meeting in &meetings[start..end] {
            let pair = &mut pairs[meeting.pair as usize];
            let [forward, backward] = pair.probability;
            pair.expected[0] += forward / sums[1][meeting.places[1] as usize];
            pair.expected[1] += backward / sums[0][meeting.places[0] as usize];
        }
        start = end;
    }
}

/// The probabilities that the expected counts give.
fn maximise(pairs: &mut [Pair], occurrences: &[Vec<u32>; 2], anchors: &Table, discount: f32, known: f32) {
    for pair in pairs {
        let anchor = anchors.entry(pair.tokens[0], pair.tokens[1]);
        for (direction, anchor) in [anchor.forward, anchor.backward].into_iter().enumerate() {
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
