//! The best path through the beads, by dynamic programming within a band, and how sure each bead of it is.

use std::ops::Range;

use super::{
    score::{LARGEST, Model, Rows, Scratch, TYPES, Types},
    tokens::Sentence,
};

/// Sentences of side 0 and of side 1 that translate each other, by their numbers; one of both may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bead {
    /// Of side 0.
    pub a: Range<usize>,
    /// Of side 1.
    pub b: Range<usize>,
}

/// Two stretches of sentences that translate each other.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Of side 0.
    pub a: Range<usize>,
    /// Of side 1.
    pub b: Range<usize>,
}

/// For each row, from 0 to the number of sentences of side 0, the columns that are searched, the last one included.
pub struct Band(Vec<[usize; 2]>);

/// Half the width of the first band: so much of the length, for texts up to so many sentences, but not less than this.
const SHARE: f64 = 0.08;
const LONG: usize = 2500;
const NARROWEST: usize = 40;

/// Half the width of the band around a path that was found.
const AROUND: usize = 10;

/// With no more cells than this the whole is searched.
const FEW_CELLS: usize = 40_000;

/// A band is not widened beyond this many cells.
const MOST_CELLS: usize = 120_000_000;

impl Band {
    fn whole(problem: &Problem) -> Self {
        Self(vec![[0, problem.b.len()]; problem.a.len() + 1])
    }

    /// Around the straight line from the beginning to the end.
    fn diagonal(problem: &Problem, half: usize) -> Self {
        let (n, m) = (problem.a.len(), problem.b.len());
        let half = half.max(2 * m / n.max(1));
        let row = |i: usize| {
            let middle = (i as u64 * m as u64 / n.max(1) as u64) as usize;
            [middle.saturating_sub(half), (middle + half).min(m)]
        };
        let mut rows: Vec<[usize; 2]> = (0..=n).map(row).collect();
        rows[0][0] = 0;
        rows[n][1] = m;
        Self(rows)
    }

    /// Around a path.
    pub fn around(problem: &Problem, path: &[Bead]) -> Self {
        let (n, m) = (problem.a.len(), problem.b.len());
        if n * m <= FEW_CELLS {
            return Self::whole(problem);
        }
        let mut rows = vec![[m, 0]; n + 1];
        for bead in path {
            let [start, end] = [bead.b.start, bead.b.end].map(|at| at - problem.b.start);
            for row in &mut rows[bead.a.start - problem.a.start..=bead.a.end - problem.a.start] {
                *row = [row[0].min(start), row[1].max(end)];
            }
        }
        Self(rows.into_iter().map(|[low, high]| [low.saturating_sub(AROUND), (high + AROUND).min(m)]).collect())
    }

    fn cells(&self) -> usize {
        self.0.iter().map(|[low, high]| high + 1 - low).sum()
    }

    /// The sentences of side 1 that beads which take sentence `i` may hold.
    fn columns(&self, i: usize) -> Range<usize> {
        let last = (i + LARGEST).min(self.0.len() - 1);
        let low = self.0[i + 1..=last].iter().map(|row| row[0]).min().unwrap_or(0);
        let high = self.0[i + 1..=last].iter().map(|row| row[1]).max().unwrap_or(0);
        low.saturating_sub(LARGEST)..high
    }

    /// Whether a path runs along the band's edge: then a better one may lie outside.
    fn confines(&self, problem: &Problem, path: &[Bead]) -> bool {
        path.iter().any(|bead| {
            let [low, high] = self.0[bead.a.end - problem.a.start];
            let at = bead.b.end - problem.b.start;
            at == low && low > 0 || at == high && high < problem.b.len()
        })
    }
}

/// The first path, in a wide band with the common types only; the band is widened until the path keeps clear of its edges.
pub fn wide(model: &Model, sides: &[Vec<Sentence>; 2], problem: &Problem) -> Vec<Bead> {
    let (n, m) = (problem.a.len(), problem.b.len());
    if n.saturating_mul(m) <= FEW_CELLS {
        return best(model, sides, problem, &Band::whole(problem), Types::All);
    }
    let mut half = ((n.max(m).min(LONG) as f64 * SHARE) as usize).max(NARROWEST);
    loop {
        let band = Band::diagonal(problem, half);
        let path = best(model, sides, problem, &band, Types::Few);
        if !band.confines(problem, &path) || band.cells() * 3 > MOST_CELLS {
            return path;
        }
        half *= 3;
    }
}

/// The best path within a band.
pub fn best(model: &Model, sides: &[Vec<Sentence>; 2], problem: &Problem, band: &Band, types: Types) -> Vec<Bead> {
    let mut table = Lattice::new(band, Sum::Best);
    table.fill(model, sides, problem, types, |_, _, _| {});
    table.trace(problem).into_iter().map(|(bead, _)| bead).collect()
}

/// The best path, and the probability of each of its beads among all paths within the band (forward and backward sums,
/// Rabiner 1989), made less sure of itself by what development texts showed.
pub fn sure(
    model: &Model,
    sides: &[Vec<Sentence>; 2],
    problem: &Problem,
    band: &Band,
    types: Types,
) -> Vec<(Bead, f64)> {
    let mut best = Lattice::new(band, Sum::Best);
    let mut all = Lattice::new(band, Sum::All);
    let mut scores: Vec<f32> = Vec::with_capacity(band.cells() * types.count());
    best.fill(model, sides, problem, types, |_, _, scores_of_cell| scores.extend_from_slice(scores_of_cell));
    let count = types.count();
    all.fill_with(&scores, count);
    let after = all.backward(&scores, count);
    let total = all.last();
    best.trace(problem)
        .into_iter()
        .map(|(bead, type_)| {
            let ends = [bead.a.end - problem.a.start, bead.b.end - problem.b.start];
            let starts = [bead.a.start - problem.a.start, bead.b.start - problem.b.start];
            let (Some(at), Some(from)) = (all.index(ends[0], ends[1]), all.index(starts[0], starts[1])) else {
                return (bead, 0.5);
            };
            let score = f64::from(scores[at * count + type_]) / DOUBT;
            let probability = (all.cost[from] + score + after[at] - total).exp();
            (bead, probability.clamp(0.0, 1.0))
        })
        .collect()
}

/// The scores count tokens as if each were a new witness; they are not, so their sum is divided by this before it is a probability.
const DOUBT: f64 = 3.0;

/// What a cell keeps of the paths that lead to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sum {
    /// The score of the best.
    Best,
    /// The logarithm of the sum of all.
    All,
}

/// The cells of a band.
struct Lattice<'a> {
    band: &'a Band,
    /// Where each row begins in `cost`.
    starts: Vec<usize>,
    cost: Vec<f64>,
    /// The type of the bead by which the best path comes to each cell.
    from: Vec<u8>,
    sum: Sum,
}

/// No path leads here.
const NEVER: f64 = f64::NEG_INFINITY;

impl<'a> Lattice<'a> {
    fn new(band: &'a Band, sum: Sum) -> Self {
        let mut starts = Vec::with_capacity(band.0.len());
        let mut cells = 0;
        for [low, high] in &band.0 {
            starts.push(cells);
            cells += high + 1 - low;
        }
        Self {
            band,
            starts,
            cost: vec![NEVER; cells],
            from: vec![u8::MAX; if sum == Sum::Best { cells } else { 0 }],
            sum,
        }
    }

    /// The place of a cell; `None` outside of the band.
    fn index(&self, i: usize, j: usize) -> Option<usize> {
        let [low, high] = *self.band.0.get(i)?;
        (low..=high).contains(&j).then(|| self.starts[i] + j - low)
    }

    fn last(&self) -> f64 {
        self.cost.last().copied().unwrap_or(NEVER)
    }

    /// Fills all cells, row by row; `seen` is given the scores of all types at each cell.
    fn fill(
        &mut self,
        model: &Model,
        sides: &[Vec<Sentence>; 2],
        problem: &Problem,
        types: Types,
        mut seen: impl FnMut(usize, usize, &[f32]),
    ) {
        let mut rows = Rows::starting(problem.a.start);
        let mut scratch = Scratch::new(model);
        let mut scores = [0.0_f32; TYPES.len()];
        for i in 0..self.band.0.len() {
            if i > 0 {
                let columns = self.band.columns(i - 1);
                let columns = problem.b.start + columns.start..problem.b.start + columns.end;
                rows.push(model.row(sides, problem.a.start + i - 1, columns, &mut scratch));
            }
            let [low, high] = self.band.0[i];
            for j in low..=high {
                let scores = &mut scores[..types.count()];
                for (type_, score) in scores.iter_mut().enumerate() {
                    let [a, b] = TYPES[type_].0;
                    let reachable =
                        i >= a && j >= b && self.index(i - a, j - b).is_some_and(|from| self.cost[from] > NEVER);
                    let ends = [problem.a.start + i, problem.b.start + j];
                    *score = if reachable { model.score(sides, &rows, type_, ends) } else { f32::NEG_INFINITY };
                }
                self.enter(i, j, scores);
                seen(i, j, scores);
            }
        }
    }

    /// Fills all cells from scores that are known already.
    fn fill_with(&mut self, scores: &[f32], count: usize) {
        for i in 0..self.band.0.len() {
            let [low, high] = self.band.0[i];
            for j in low..=high {
                let at = self.starts[i] + j - low;
                self.enter(i, j, &scores[at * count..(at + 1) * count]);
            }
        }
    }

    /// The value of one cell, from those before it.
    fn enter(&mut self, i: usize, j: usize, scores: &[f32]) {
        let Some(at) = self.index(i, j) else { return };
        if i == 0 && j == 0 {
            self.cost[at] = 0.0;
            return;
        }
        for (type_, &score) in scores.iter().enumerate() {
            let [a, b] = TYPES[type_].0;
            if score == f32::NEG_INFINITY || i < a || j < b {
                continue;
            }
            let Some(from) = self.index(i - a, j - b) else { continue };
            match self.sum {
                Sum::Best => {
                    let cost = self.cost[from] + f64::from(score);
                    if cost > self.cost[at] {
                        self.cost[at] = cost;
                        self.from[at] = type_ as u8;
                    }
                }
                Sum::All => self.cost[at] = added(self.cost[at], self.cost[from] + f64::from(score) / DOUBT),
            }
        }
    }

    /// For each cell, the logarithm of the sum of all paths from it to the end.
    fn backward(&self, scores: &[f32], count: usize) -> Vec<f64> {
        let mut after = vec![NEVER; self.cost.len()];
        if let Some(last) = after.last_mut() {
            *last = 0.0;
        }
        for i in (0..self.band.0.len()).rev() {
            let [low, high] = self.band.0[i];
            for j in (low..=high).rev() {
                let at = self.starts[i] + j - low;
                for (type_, &score) in scores[at * count..(at + 1) * count].iter().enumerate() {
                    let [a, b] = TYPES[type_].0;
                    if score > f32::NEG_INFINITY
                        && i >= a
                        && j >= b
                        && let Some(from) = self.index(i - a, j - b)
                    {
                        after[from] = added(after[from], after[at] + f64::from(score) / DOUBT);
                    }
                }
            }
        }
        after
    }

    /// The best path, with the type of each bead.
    fn trace(&self, problem: &Problem) -> Vec<(Bead, usize)> {
        let (mut i, mut j) = (problem.a.len(), problem.b.len());
        let mut beads = Vec::new();
        while i > 0 || j > 0 {
            let type_ = self.index(i, j).map_or(usize::MAX, |at| usize::from(self.from[at]));
            // Bands are connected, so some path leads to each cell on the way; were it not so, sentences would stand alone.
            let alone = if j > 0 { [0, 1] } else { [1, 0] };
            let [a, b] = TYPES.get(type_).map_or(alone, |(type_, _)| *type_);
            let [a0, b0] = [problem.a.start + i - a, problem.b.start + j - b];
            beads.push((Bead { a: a0..a0 + a, b: b0..b0 + b }, type_));
            i -= a;
            j -= b;
        }
        beads.reverse();
        beads
    }
}

/// The logarithm of the sum of two numbers whose logarithms are given.
fn added(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == NEVER { high } else { high + (low - high).exp().ln_1p() }
}
