//! How long a translation is (Gale and Church 1993, "A program for aligning sentences in bilingual corpora").

use super::tokens::Sentence;

/// The lengths of translations: normally distributed around a ratio, with a variance that grows with the length. They are counted in
/// a unit between the characters of both sides, so that neither is the measure of the other.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    /// Characters of side 1 for each of side 0, and the square root of it: the unit, in characters of side 1.
    ratio: f32,
    unit: f32,
    /// The variance for each character.
    variance: f32,
    /// The variance before anything is known.
    prior: f32,
}

/// How the lengths of two texts differ.
#[derive(Clone, Copy, Debug)]
pub struct Deviation {
    /// The standard deviation of translations so long, in characters.
    standard: f32,
    /// The difference, in standard deviations.
    count: f32,
}

/// What is thought of ratio and variance beforehand stands for so many beads of so many characters.
const PSEUDO_BEADS: f32 = 20.0;
const PSEUDO_LENGTH: f32 = 50.0;

impl Length {
    /// From the lengths of both texts as wholes, and the variance for each character.
    pub fn new(sides: &[Vec<Sentence>; 2], variance: f32) -> Self {
        let [a, b] =
            sides.each_ref().map(|sentences| sentences.iter().map(|sentence| sentence.length).sum::<f32>() + 1.0);
        Self::with((b / a).clamp(0.2, 5.0), variance, variance)
    }

    fn with(ratio: f32, variance: f32, prior: f32) -> Self {
        Self { ratio, unit: ratio.sqrt(), variance, prior }
    }

    /// From the lengths of beads that are likely right, mixed with what was thought before.
    pub fn learned(self, beads: impl Iterator<Item = (f32, f32)>) -> Self {
        let (mut a, mut b, mut squares, mut count) = (0.0, 0.0, 0.0, 0.0);
        for (left, right) in beads {
            a += left;
            b += right;
            squares += self.deviation(left, right).count.powi(2) * self.variance;
            count += 1.0;
        }
        let length = PSEUDO_BEADS * PSEUDO_LENGTH;
        Self::with(
            ((b + length * self.ratio) / (a + length)).clamp(0.2, 5.0),
            ((squares + PSEUDO_BEADS * self.prior) / (count + PSEUDO_BEADS)).clamp(1.0, 15.0),
            self.prior,
        )
    }

    /// How one length differs from that of a translation of the other.
    #[inline(always)]
    pub fn deviation(&self, left: f32, right: f32) -> Deviation {
        let (left, right) = (left * self.unit, right / self.unit);
        let standard = (((left + right) / 2.0 + 1.0) * self.variance).sqrt();
        Deviation { standard, count: (right - left) / standard }
    }
}

impl Deviation {
    /// Whether texts whose lengths deviate so much hardly translate each other: once in a hundred thousand.
    pub fn forbids(self) -> bool {
        self.count.abs() > 4.4
    }

    /// The log-probability that texts whose lengths deviate so much translate each other: of a difference as large as theirs, or
    /// larger, through the standard deviation, as in the density: the longer a text, the more lengths its translation may have.
    pub fn score(self) -> f32 {
        let count = self.count.abs().min(FARTHEST);
        (2.0 * upper_tail(count) / self.standard).ln() - count * count / 2.0
    }
}

/// Lengths that deviate more do not speak more against a bead.
const FARTHEST: f32 = 7.13;

/// The probability of a standard normal value above `x` ≥ 0, divided by `exp(-x² / 2)` (Abramowitz and Stegun 1964, 26.2.17).
fn upper_tail(x: f32) -> f32 {
    const DENSITY: f32 = 0.398_942_3;
    let t = 1.0 / (1.0 + 0.231_641_9 * x);
    DENSITY * t * (0.319_381_53 + t * (-0.356_563_78 + t * (1.781_477_9 + t * (-1.821_256 + t * 1.330_274_4))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(ratio: f32) -> Length {
        Length::with(ratio, 5.0, 5.0)
    }

    #[test]
    fn equal_lengths_are_likeliest() {
        let score = |left, right| length(1.0).deviation(left, right).score();
        assert!(score(50.0, 50.0) > score(50.0, 60.0));
        assert!(score(50.0, 60.0) > score(50.0, 90.0));
        assert!(score(20.0, 20.0) > score(200.0, 200.0));
        assert!(score(0.0, 0.0).is_finite());
    }

    #[test]
    fn neither_side_is_the_measure_of_the_other() {
        let score = length(4.0).deviation(10.0, 60.0).score();
        let turned = length(0.25).deviation(60.0, 10.0).score();
        assert!((score - turned).abs() < 1e-4);
    }

    #[test]
    fn the_tail_is_that_of_the_normal_distribution() {
        assert!((upper_tail(0.0) - 0.5).abs() < 1e-4);
        assert!((upper_tail(1.96) * (-1.96_f32 * 1.96 / 2.0).exp() - 0.025).abs() < 1e-4);
    }
}
