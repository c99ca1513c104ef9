//! How long a translation is (Gale and Church 1993, "A program for aligning sentences in bilingual corpora").

use super::tokens::Sentence;

/// The lengths of translations, in characters: normally distributed around a ratio, with a variance that grows with the length.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    /// Characters of side 1 for each of side 0.
    ratio: f32,
    /// The variance for each character.
    variance: f32,
}

/// The variance before anything is known; Gale and Church's value.
const VARIANCE: f32 = 6.8;

impl Length {
    /// From the lengths of both texts as wholes.
    pub fn new(sides: &[Vec<Sentence>; 2]) -> Self {
        let [a, b] =
            sides.each_ref().map(|sentences| sentences.iter().map(|sentence| sentence.length).sum::<f32>() + 1.0);
        Self { ratio: (b / a).clamp(0.2, 5.0), variance: VARIANCE }
    }

    /// From the lengths of beads that are likely right, mixed with what was thought before.
    pub fn learned(self, beads: impl Iterator<Item = (f32, f32)>) -> Self {
        let (mut a, mut b, mut squares, mut count) = (0.0, 0.0, 0.0, 0.0);
        for (left, right) in beads {
            a += left;
            b += right;
            squares += self.deviation(left, right).powi(2) * self.variance;
            count += 1.0;
        }
        let doubt = 20.0;
        Self {
            ratio: ((b + doubt * 50.0 * self.ratio) / (a + doubt * 50.0)).clamp(0.2, 5.0),
            variance: ((squares + doubt * VARIANCE) / (count + doubt)).clamp(1.0, 15.0),
        }
    }

    /// By how many standard deviations one length differs from that of a translation of the other.
    pub fn deviation(self, left: f32, right: f32) -> f32 {
        let expected = left * self.ratio;
        let mean = (expected + right) / 2.0 + 1.0;
        (right - expected) / (mean * self.variance).sqrt()
    }

    /// Whether texts whose lengths deviate so much hardly translate each other: once in a hundred thousand.
    pub fn forbids(deviation: f32) -> bool {
        deviation.abs() > 4.4
    }

    /// The log-probability that texts whose lengths deviate so much translate each other: of a difference as large as theirs, or
    /// larger.
    pub fn score(deviation: f32) -> f32 {
        std::f32::consts::LN_2 + ln_upper_tail(deviation.abs().min(FARTHEST))
    }
}

/// Lengths that deviate more do not speak more against a bead.
const FARTHEST: f32 = 7.13;

/// The logarithm of the probability of a standard normal value above `x` ≥ 0 (Abramowitz and Stegun 1964, 26.2.17).
fn ln_upper_tail(x: f32) -> f32 {
    const LN_DENSITY: f32 = -0.918_938_5;
    let t = 1.0 / (1.0 + 0.231_641_9 * x);
    let share = t * (0.319_381_53 + t * (-0.356_563_78 + t * (1.781_477_9 + t * (-1.821_256 + t * 1.330_274_4))));
    LN_DENSITY - x * x / 2.0 + share.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_are_likeliest() {
        let length = Length { ratio: 1.0, variance: VARIANCE };
        let score = |left, right| Length::score(length.deviation(left, right));
        assert!(score(50.0, 50.0).abs() < 1e-3);
        assert!(score(50.0, 60.0) > score(50.0, 90.0));
        assert!(score(0.0, 0.0).is_finite());
    }

    #[test]
    fn the_tail_is_that_of_the_normal_distribution() {
        assert!((ln_upper_tail(0.0).exp() - 0.5).abs() < 1e-4);
        assert!((ln_upper_tail(1.96).exp() - 0.025).abs() < 1e-4);
    }
}
