//! The best path through the beads, by dynamic programming within a band, and how sure each bead of it is.

mod band;
mod lattice;

use std::ops::Range;

use super::{
    score::{Model, Rows, Types},
    tokens::Sentence,
};
use band::{Band, FEW_CELLS};
use lattice::Lattice;

/// Sentences of side 0 and of side 1 that translate each other, by their numbers; one of both may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bead {
    /// Of side 0.
    pub a: Range<usize>,
    /// Of side 1.
    pub b: Range<usize>,
}

impl Bead {
    /// Sentences without a counterpart, each as a bead of its own; any other bead as it is.
    fn apart(self) -> Vec<Self> {
        let Self { a, b } = self;
        match [a.len(), b.len()] {
            [_, 0] => a.map(|at| Self { a: at..at + 1, b: b.clone() }).collect(),
            [0, _] => b.map(|at| Self { a: a.clone(), b: at..at + 1 }).collect(),
            _ => vec![Self { a, b }],
        }
    }
}

/// Two stretches of sentences that translate each other.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Of side 0.
    pub a: Range<usize>,
    /// Of side 1.
    pub b: Range<usize>,
}

impl Problem {
    /// That which a path solves.
    fn of(path: &[Bead]) -> Self {
        let span = |side: fn(&Bead) -> &Range<usize>| {
            let start = path.first().map_or(0, |bead| side(bead).start);
            start..path.last().map_or(start, |bead| side(bead).end)
        };
        Self { a: span(|bead| &bead.a), b: span(|bead| &bead.b) }
    }
}

/// Half the width of the first band: so much of the length, for texts up to so many sentences, but not less than this.
const SHARE: f64 = 0.08;
const LONG: usize = 2500;
const NARROWEST: usize = 40;

/// A band is not widened beyond this many cells.
const MOST_CELLS: usize = 120_000_000;

/// The first path, in a wide band with the common types only; the band is widened until the path keeps clear of its edges.
pub fn wide(model: &Model, rows: &mut Rows, sides: &[Vec<Sentence>; 2], problem: &Problem) -> Vec<Bead> {
    let (n, m) = (problem.a.len(), problem.b.len());
    if n.saturating_mul(m) <= FEW_CELLS {
        return best(model, rows, sides, problem, &Band::whole(problem), Types::All);
    }
    let mut half = ((n.max(m).min(LONG) as f64 * SHARE) as usize).max(NARROWEST);
    loop {
        let band = Band::diagonal(problem, half);
        let path = best(model, rows, sides, problem, &band, Types::Few);
        if !band.confines(problem, &path) || band.cells() * 3 > MOST_CELLS {
            return path;
        }
        half *= 3;
    }
}

/// The best path near another.
pub fn again(model: &Model, rows: &mut Rows, sides: &[Vec<Sentence>; 2], path: &[Bead]) -> Vec<Bead> {
    let problem = Problem::of(path);
    best(model, rows, sides, &problem, &Band::around(&problem, path), Types::All)
}

/// The best path within a band.
fn best(
    model: &Model,
    rows: &mut Rows,
    sides: &[Vec<Sentence>; 2],
    problem: &Problem,
    band: &Band,
    types: Types,
) -> Vec<Bead> {
    let lattice = Lattice::filled(model, rows, sides, problem, band, types, None);
    lattice.trace(problem).into_iter().flat_map(|(bead, _)| bead.apart()).collect()
}

/// Beads of a stretch, about.
const STRETCH: usize = 1000;

/// A path in stretches. They end after beads of two sentences that many such surround, hence are surely right;
/// or, where there are none such for long, anywhere.
pub fn stretches(path: &[Bead]) -> Vec<Vec<Bead>> {
    let plain = |bead: &Bead| bead.a.len() == 1 && bead.b.len() == 1;
    let mut stretches = Vec::with_capacity(path.len() / STRETCH + 1);
    let mut rest = path;
    while !rest.is_empty() {
        let calm = |&at: &usize| rest[at - 4..at + 4].iter().all(plain);
        let last = rest.len().min(4 * STRETCH);
        let end = (STRETCH..last.saturating_sub(4)).find(calm).unwrap_or(last);
        let (stretch, later) = rest.split_at(end);
        stretches.push(stretch.to_vec());
        rest = later;
    }
    stretches
}

/// The best path near another, and the probability of each of its beads among all paths there (forward and backward sums,
/// Rabiner 1989), made less sure of itself by what development texts showed.
pub fn sure(model: &Model, rows: &mut Rows, sides: &[Vec<Sentence>; 2], path: &[Bead]) -> Vec<(Bead, f64)> {
    let problem = Problem::of(path);
    let band = Band::around(&problem, path);
    let mut scores: Vec<f32> = Vec::new();
    let lattice = Lattice::filled(model, rows, sides, &problem, &band, Types::All, Some(&mut scores));
    let probabilities = lattice.probabilities(&scores);
    let mut beads = Vec::with_capacity(problem.a.len().max(problem.b.len()));
    for (bead, type_) in lattice.trace(&problem) {
        let at = lattice.index(bead.a.end - problem.a.start, bead.b.end - problem.b.start);
        let probability = at.map_or(0.0, |at| probabilities[at * Types::All.count() + type_]);
        beads.extend(bead.apart().into_iter().map(|bead| (bead, f64::from(probability))));
    }
    beads
}
