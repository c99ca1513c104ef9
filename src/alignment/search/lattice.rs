//! The cells that are searched: the best path to each (dynamic programming), and how likely each bead is among all paths.

use std::ops::Range;

use super::{Bead, Problem, band::Band};
use crate::alignment::{
    score::{LARGEST, Model, Rows, TYPES, Types},
    tokens::Sentence,
};

/// A bead by which a cell is reached worse than by the best by so much is hardly ever right, and not weighed exactly.
const UNLIKELY: f64 = 20.0;

/// The scores count tokens as if each were a new witness; they are not, so their sum is divided by this before it is a probability.
const DOUBT: f64 = 1.9;

/// The cells that are looked at, row by row, and the best path to each.
pub struct Lattice {
    rows: Vec<Cells>,
    /// What is known of the cells after the forgotten ones.
    reached: Vec<Reached>,
    /// So many cells are in rows so early that beads do not come from them any more.
    forgotten: usize,
    /// The type of the bead by which the best path comes to each cell.
    from: Vec<u8>,
}

/// A cell that the best path comes to.
#[derive(Clone, Copy)]
struct Reached {
    /// The path's log-probability; [`NEVER`], if there is none.
    cost: f64,
    /// What the boundaries before the cell's sentences say of a bead's end.
    meeting: f32,
    /// The type of the path's last bead.
    from: u8,
}

/// The cells of an earlier row from which beads of a type come.
#[derive(Clone, Copy)]
struct Origin<'a> {
    cells: &'a [Reached],
    /// The column of the first, plus the bead's sentences of side 1.
    first: usize,
    /// Where a cell costs more, no bead of this type comes from it.
    least: f64,
}

impl Origin<'_> {
    /// The cell from which a bead comes to column `j`.
    #[inline(always)]
    fn of(self, j: usize) -> Option<Reached> {
        self.cells.get(j.wrapping_sub(self.first)).copied().filter(|cell| cell.cost >= self.least)
    }
}

/// The cells of a row.
#[derive(Clone, Copy)]
struct Cells {
    /// The columns, the last one included.
    columns: [usize; 2],
    /// Where the first stands among all cells.
    start: usize,
    /// The cost of the best.
    best: f64,
}

/// No path leads here.
const NEVER: f64 = f64::NEG_INFINITY;

impl Lattice {
    /// The rows of a problem. Cells that are hopeless beside the best of their row are left out. The scores of all types are
    /// added to `scores`, cell by cell.
    pub fn filled(
        model: &Model,
        hits: &mut Rows,
        sides: &[Vec<Sentence>; 2],
        problem: &Problem,
        band: &Band,
        types: Types,
        mut scores: Option<&mut Vec<f32>>,
    ) -> Self {
        let mut lattice =
            Self { rows: Vec::with_capacity(band.0.len()), reached: Vec::new(), forgotten: 0, from: Vec::new() };
        hits.clear();
        let mut row: Vec<Reached> = Vec::new();
        let mut of_row: Vec<f32> = Vec::new();
        let mut of_cell = [f32::NEG_INFINITY; TYPES.len()];
        let spared = if scores.is_some() { UNLIKELY } else { 0.0 };
        let last = band.0.len() - 1;
        for i in 0..=last {
            let [first, reached, high] = lattice.reach(i, band);
            if i > 0 {
                let column = problem.b.start + first.saturating_sub(LARGEST);
                hits.push(model, sides, problem.a.start + i - 1, column);
            }
            let origins = TYPES.map(|[a, b]| lattice.origin(i, a, b));
            let mut best = NEVER;
            row.clear();
            of_row.clear();
            for j in first..=high {
                let ends = [problem.a.start + i, problem.b.start + j];
                hits.extend(model, sides, ends[1]);
                let meeting = model.meeting(sides, ends);
                let (mut cost, mut from) = (if i == 0 && j == 0 { 0.0 } else { NEVER }, u8::MAX);
                for (type_, score) in of_cell.iter_mut().enumerate().take(types.count()) {
                    let [a, b] = TYPES[type_];
                    let origin =
                        if a == 0 { Origin { cells: &row, first: first + b, least: NEVER } } else { origins[type_] };
                    let Some(before) = origin.of(j).filter(|before| before.cost > NEVER) else {
                        *score = f32::NEG_INFINITY;
                        continue;
                    };
                    let floor = cost - before.cost - spared;
                    *score = model.score(hits, type_, ends, before.meeting + meeting, floor as f32);
                    let through = before.cost + f64::from(*score);
                    if through > cost {
                        (cost, from) = (through, type_ as u8);
                    }
                }
                row.push(Reached { cost, meeting, from });
                if scores.is_some() {
                    of_row.extend_from_slice(&of_cell[..types.count()]);
                }
                best = best.max(cost);
                // Beyond what beads reach, only sentences that stand alone lead on.
                if j > reached && cost < best - types.beam() && i < last {
                    break;
                }
            }
            let hopeless = if i < last { best - types.beam() } else { NEVER };
            let kept = lattice.close(first, best, &row, hopeless);
            if let Some(scores) = &mut scores {
                scores.extend_from_slice(&of_row[kept.start * types.count()..kept.end * types.count()]);
            }
        }
        lattice
    }

    /// The first column of row `i`, the last that beads reach from the rows before, and the last there may be.
    fn reach(&self, i: usize, band: &Band) -> [usize; 3] {
        let [low, high] = band.0[i];
        let before = &self.rows[i.saturating_sub(LARGEST)..];
        let first = before.iter().map(|row| row.columns[0]).min().unwrap_or(low);
        let last = before.iter().map(|row| row.columns[1]).max().unwrap_or(low);
        [first.max(low).min(last), last + LARGEST, high.max(last)]
    }

    /// Adds a row without its hopeless cells at either end; which cells are kept.
    fn close(&mut self, first: usize, best: f64, row: &[Reached], hopeless: f64) -> Range<usize> {
        let is_kept = |cell: &Reached| cell.cost >= hopeless && cell.cost > NEVER;
        let kept = match (row.iter().position(is_kept), row.iter().rposition(is_kept)) {
            (Some(from), Some(to)) => from..to + 1,
            _ => 0..row.len(),
        };
        let columns = [first + kept.start, first + kept.end - 1];
        self.rows.push(Cells { columns, start: self.from.len(), best });
        self.from.extend(row[kept.clone()].iter().map(|cell| cell.from));
        self.reached.extend_from_slice(&row[kept.clone()]);
        self.forget();
        kept
    }

    /// Forgets the cells of earlier rows, when they are more than those of the last ones.
    fn forget(&mut self) {
        let Some(oldest) = self.rows.len().checked_sub(LARGEST) else { return };
        let unneeded = self.rows[oldest].start - self.forgotten;
        if unneeded > self.reached.len() / 2 {
            self.reached.drain(..unneeded);
            self.forgotten += unneeded;
        }
    }

    /// Where beads of a type come from that end before row `i`; where a cell is further from the best of its row than patience
    /// goes, from no cell.
    fn origin(&self, i: usize, a: usize, b: usize) -> Origin<'_> {
        let Some(row) = i.checked_sub(a).and_then(|i| self.rows.get(i)) else {
            return Origin { cells: &[], first: 0, least: NEVER };
        };
        let Cells { columns: [low, high], start, best } = *row;
        let start = start - self.forgotten;
        let cells = &self.reached[start..start + high + 1 - low];
        Origin { cells, first: low + b, least: best - Types::patience(a, b) }
    }

    /// The place of a cell; `None` where it is not looked at.
    pub fn index(&self, i: usize, j: usize) -> Option<usize> {
        let Cells { columns: [low, high], start, .. } = *self.rows.get(i)?;
        (low..=high).contains(&j).then(|| start + j - low)
    }

    /// The probability of each bead, cell by cell and type by type, among all paths.
    pub fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        let mut before = vec![NEVER; self.from.len()];
        let mut after = before.clone();
        before[0] = 0.0;
        self.steps(scores, false, |at, from, step| {
            before[at] = added(before[at], before[from] + f64::from(scores[step]) / DOUBT);
        });
        let total = before.last().copied().unwrap_or(NEVER);
        if let Some(last) = after.last_mut() {
            *last = 0.0;
        }
        let mut probabilities = vec![0.0; scores.len()];
        self.steps(scores, true, |at, from, step| {
            let through = after[at] + f64::from(scores[step]) / DOUBT;
            after[from] = added(after[from], through);
            probabilities[step] = (before[from] + through - total).exp().min(1.0) as f32;
        });
        probabilities
    }

    /// All steps, by the cells that they lead to and come from and their number among all; in the order of the cells that they
    /// lead to, or against it.
    fn steps(&self, scores: &[f32], against: bool, mut step: impl FnMut(usize, usize, usize)) {
        let count = Types::All.count();
        let turned = |at: usize, length: usize| if against { length - 1 - at } else { at };
        for i in (0..self.rows.len()).map(|i| turned(i, self.rows.len())) {
            let Cells { columns: [low, high], start, .. } = self.rows[i];
            let width = high + 1 - low;
            for at in (0..width).map(|at| turned(at, width)) {
                let (cell, j) = (start + at, low + at);
                for (type_, &[a, b]) in TYPES.iter().enumerate() {
                    if scores[cell * count + type_] > f32::NEG_INFINITY
                        && i >= a
                        && j >= b
                        && let Some(from) = self.index(i - a, j - b)
                    {
                        step(cell, from, cell * count + type_);
                    }
                }
            }
        }
    }

    /// The best path, with the type of each bead.
    pub fn trace(&self, problem: &Problem) -> Vec<(Bead, usize)> {
        let (mut i, mut j) = (problem.a.len(), problem.b.len());
        let mut beads = Vec::new();
        while i > 0 || j > 0 {
            let type_ = self.index(i, j).map_or(usize::MAX, |at| usize::from(self.from[at]));
            // Some path leads to each cell on the way; were it not so, sentences would stand alone.
            let alone = if j > 0 { [0, 1] } else { [1, 0] };
            let [a, b] = TYPES.get(type_).copied().unwrap_or(alone);
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
