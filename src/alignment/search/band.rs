//! Where paths are searched.

use super::{Bead, Problem};

/// For each row, from 0 to the number of sentences of side 0, the columns that are searched, the last one included.
pub struct Band(pub Vec<[usize; 2]>);

/// Half the width of the band around a path that was found.
const AROUND: usize = 10;

/// With no more cells than this the whole is searched.
pub const FEW_CELLS: usize = 40_000;

impl Band {
    /// Everything.
    pub fn whole(problem: &Problem) -> Self {
        Self(vec![[0, problem.b.len()]; problem.a.len() + 1])
    }

    /// Around the straight line from the beginning to the end.
    pub fn diagonal(problem: &Problem, half: usize) -> Self {
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

    /// How many cells there are in it.
    pub fn cells(&self) -> usize {
        self.0.iter().map(|[low, high]| high + 1 - low).sum()
    }

    /// Whether a path runs along the band's edge: then a better one may lie outside.
    pub fn confines(&self, problem: &Problem, path: &[Bead]) -> bool {
        path.iter().any(|bead| {
            let [low, high] = self.0[bead.a.end - problem.a.start];
            let at = bead.b.end - problem.b.start;
            at == low && low > 0 || at == high && high < problem.b.len()
        })
    }
}
