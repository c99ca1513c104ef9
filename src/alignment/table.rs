//! How likely a token translates another.

use crate::order;

/// Probabilities of translation between tokens, in both directions, a row for each token of side 0.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Where the row of each token begins in `entries`; one more than there are tokens.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// The sum of `forward` over each token's row: how much of it is known, below 1.
    pub forward_mass: Vec<f32>,
    /// The sum of `backward` for each token of side 1.
    pub backward_mass: Vec<f32>,
}

/// A token of side 1 and how likely it and the row's token translate each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The token of side 1.
    pub target: u32,
    /// The probability of the target, given the row's token.
    pub forward: f32,
    /// The probability of the row's token, given the target.
    pub backward: f32,
}

/// Of a token, no more than this is known: there is always something else that it could have become.
const MOST_MASS: f32 = 0.95;

impl Table {
    /// From triples of source, target and entry, sorted by source and target, for a vocabulary of `size` tokens.
    pub fn new(size: usize, sorted: impl IntoIterator<Item = (u32, Entry)>) -> Self {
        let mut table = Self {
            starts: vec![0; size + 1],
            entries: Vec::new(),
            forward_mass: vec![0.0; size],
            backward_mass: vec![0.0; size],
        };
        for (source, entry) in sorted {
            table.forward_mass[source as usize] += entry.forward;
            table.backward_mass[entry.target as usize] += entry.backward;
            table.starts[source as usize + 1] += 1;
            table.entries.push(entry);
        }
        for token in 0..size {
            table.starts[token + 1] += table.starts[token];
        }
        table.cap();
        table
    }

    /// From two lists of triples in any order; where both know a pair, the surer counts.
    pub fn sum(mut triples: Vec<(u32, Entry)>, more: Vec<(u32, Entry)>, size: usize) -> Self {
        triples.extend(more);
        order::sort_by_key(&mut triples, |(source, entry)| (*source, entry.target));
        triples.dedup_by(|next, kept| {
            let same = next.0 == kept.0 && next.1.target == kept.1.target;
            if same {
                kept.1.forward = kept.1.forward.max(next.1.forward);
                kept.1.backward = kept.1.backward.max(next.1.backward);
            }
            same
        });
        Self::new(size, triples)
    }

    /// The row of a token of side 0, by rising target.
    pub fn row(&self, source: u32) -> &[Entry] {
        let source = source as usize;
        &self.entries[self.starts[source] as usize..self.starts[source + 1] as usize]
    }

    /// What is known of two tokens; zeros where nothing is.
    pub fn entry(&self, source: u32, target: u32) -> Entry {
        let row = self.row(source);
        match row.binary_search_by_key(&target, |entry| entry.target) {
            Ok(at) => row[at],
            Err(_) => Entry { target, forward: 0.0, backward: 0.0 },
        }
    }

    /// All entries with their source, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Entry)> + '_ {
        (0..self.forward_mass.len() as u32)
            .flat_map(|source| self.row(source).iter().map(move |entry| (source, *entry)))
    }

    /// Scales what is more than can be known.
    fn cap(&mut self) {
        let scale = |mass: f32| if mass > MOST_MASS { MOST_MASS / mass } else { 1.0 };
        for source in 0..self.forward_mass.len() {
            for at in self.starts[source] as usize..self.starts[source + 1] as usize {
                let entry = &mut self.entries[at];
                entry.forward *= scale(self.forward_mass[source]);
                entry.backward *= scale(self.backward_mass[entry.target as usize]);
            }
        }
        for mass in self.forward_mass.iter_mut().chain(&mut self.backward_mass) {
            *mass = mass.min(MOST_MASS);
        }
    }
}
