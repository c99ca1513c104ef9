//! Two sentences that share their content with two others crosswise: what one says in its second half stands at the beginning of
//! the next one's translation. Such a group is one bead, as a careful reader would draw it.

use super::{
    score::{Model, Rows},
    search::Bead,
    tokens::Sentence,
};

/// So much must speak for a crosswise translation, as a log-likelihood ratio.
const ENOUGH: f32 = 4.0;

/// No more sentences of a side are joined than this.
const MOST: usize = 4;

/// Joins neighbouring beads of one sentence to one where their content crosses. Each comes with its probability.
pub fn joined(model: &Model, sides: &[Vec<Sentence>; 2], beads: Vec<(Bead, f64)>) -> Vec<(Bead, f64)> {
    let mut rows = Rows::new(model);
    let mut out: Vec<(Bead, f64)> = Vec::with_capacity(beads.len());
    for (bead, probability) in beads {
        let whole = |bead: &Bead| !bead.a.is_empty() && !bead.b.is_empty();
        match out.last_mut() {
            Some((before, likely))
                if whole(before)
                    && whole(&bead)
                    && bead.a.end - before.a.start <= MOST
                    && bead.b.end - before.b.start <= MOST
                    && crosses(model, sides, &mut rows, before, &bead) =>
            {
                *before = Bead { a: before.a.start..bead.a.end, b: before.b.start..bead.b.end };
                *likely = likely.min(probability);
            }
            _ => out.push((bead, probability)),
        }
    }
    out
}

fn crosses(model: &Model, sides: &[Vec<Sentence>; 2], rows: &mut Rows, first: &Bead, second: &Bead) -> bool {
    let [a, b] = [[first.a.end - 1, second.a.start], [first.b.end - 1, second.b.start]];
    rows.clear();
    for sentence in a {
        rows.push(model, sides, sentence, b[0]);
        rows.extend(sides, b[1] + 1);
    }
    // The end of the first sentence of a side, the beginning of the second of the other.
    [0, 1].into_iter().any(|late| {
        let cell = [a[late], b[1 - late]];
        let links = [b[late], a[1 - late]];
        model.straddle(sides, rows, cell, links, late) >= ENOUGH
    })
}
