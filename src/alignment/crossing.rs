//! Two sentences that share their content with two others crosswise: what one says in its second half stands at the beginning of
//! the next one's translation. Such a group is one bead, as a careful reader would draw it.

use super::{
    score::{Model, Rows},
    search::Bead,
    tokens::Sentence,
};

/// So much must speak for a crosswise translation, as a log-likelihood, …
const ENOUGH: f32 = 4.0;

/// … and so much of what speaks for the straight one.
const SHARE: f32 = 0.2;

/// Where in a sentence its end begins, and where its beginning ends.
const LATE: f32 = 0.4;
const EARLY: f32 = 0.6;

/// Joins neighbouring beads of one sentence to one where their content crosses. Each comes with its probability.
pub fn joined(model: &Model, sides: &[Vec<Sentence>; 2], beads: Vec<(Bead, f64)>) -> Vec<(Bead, f64)> {
    let mut rows = Rows::new(model);
    let mut out: Vec<(Bead, f64)> = Vec::with_capacity(beads.len());
    for (bead, probability) in beads {
        let plain = |bead: &Bead| bead.a.len() == 1 && bead.b.len() == 1;
        match out.last_mut() {
            Some((before, likely))
                if plain(before) && plain(&bead) && crosses(model, sides, &mut rows, before, &bead) =>
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
    let [a, b] = [[first.a.start, second.a.start], [first.b.start, second.b.start]];
    rows.clear();
    for sentence in a {
        rows.push(model, sides, sentence, b[0]);
        rows.extend(sides, b[1] + 1);
    }
    let straight: f32 =
        [0, 1].into_iter().map(|at| model.advantage(sides, rows, [a[at], b[at]], [a, b], |_, _| true)).sum();
    // The end of the first sentence of a side, the beginning of the second of the other.
    let across = [0, 1].map(|first| {
        let cell = [a[first], b[1 - first]];
        model.advantage(
            sides,
            rows,
            cell,
            [a, b],
            |side, place| if side == first { place >= LATE } else { place <= EARLY },
        )
    });
    let across = across[0].max(across[1]);
    across >= ENOUGH && across >= SHARE * straight
}
