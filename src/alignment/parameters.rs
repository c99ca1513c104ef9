//! The numbers by which beads are scored. Their values were found by `cargo xtask tune`, on one half of annotated texts.

/// The numbers by which beads are scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// The share of a token's probability that is always left to chance.
    pub chance: f32,
    /// The weight of what the tokens say: that of both directions together would be 0.5, were tokens independent of each other.
    pub lexical: f32,
    /// The share of tokens that stand about where their translations do.
    pub ordered: f32,
    /// How fast such pairs get rarer with the distance between their places, which is 1 at most.
    pub order_decay: f32,
    /// How much faster in the shortest texts: where little can be learned of words, their places tell more.
    pub short_decay: f32,
    /// The weight of each boundary of a bead; most have a bead on either side, so that they count twice.
    pub edges: f32,
    /// What leaving a sentence without counterpart costs beside its type, as a log-probability.
    pub gap: f32,
    /// What is given back of that for a sentence without words: of a row of dots, or what is left of a picture.
    pub stray: f32,
    /// What such a sentence costs in a bead beside others of its side.
    pub burden: f32,
    /// The variance of the lengths of translations for each character, before anything is known.
    pub variance: f32,
    /// The length term takes about so much from each bead: it is given back, or few large ones would cost less than many small.
    pub bead: f32,
    /// The share of 1-0 and 0-1 among all beads, each, before anything is known.
    pub alone: f32,
    /// The share of 1-2 and 2-1, each.
    pub one_two: f32,
    /// The share of 2-2.
    pub two_two: f32,
    /// The share of 1-3 and 3-1, each.
    pub one_three: f32,
    /// The share of each type that is larger.
    pub larger: f32,
    /// How often a feature of a boundary is thought to be the same on both sides, rather than as it comes.
    pub same_edge: f32,
    /// How much more often a boundary without a final mark lies within a bead than any boundary does, before anything is known.
    pub weak_mark: f32,
    /// Taken from the expected count of each pair of tokens that a text teaches.
    pub discount: f32,
    /// The weight of what is known beforehand of a token, in occurrences.
    pub known: f32,
    /// How likely a word is translated by one of its glosses.
    pub in_glosses: f32,
    /// And by any word of a gloss besides.
    pub any_gloss: f32,
    /// Taken from the count of each token for its frequency: what stands in a text once is rarer than its one place there.
    pub overcount: f32,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            chance: 0.15,
            lexical: 0.65,
            ordered: 0.8,
            order_decay: 4.0,
            short_decay: 2.0,
            edges: 0.6,
            gap: -0.9,
            stray: 3.0,
            burden: 2.0,
            variance: 5.0,
            bead: 3.7,
            alone: 0.009,
            one_two: 0.1,
            two_two: 0.014,
            one_three: 0.02,
            larger: 0.002,
            same_edge: 0.5,
            weak_mark: 1.2,
            discount: 2.0,
            known: 1.5,
            in_glosses: 0.3,
            any_gloss: 0.07,
            overcount: 0.5,
        }
    }
}

/// In a text of so many sentences, half of what is added for short ones is.
const SHORT: f32 = 50.0;

impl Parameters {
    /// How fast tokens get rarer with the distance between their places, in texts of so many sentences.
    pub fn decay(&self, sentences: [usize; 2]) -> f32 {
        let sentences = sentences[0].max(sentences[1]) as f32;
        self.order_decay + self.short_decay * SHORT / (SHORT + sentences)
    }

    /// Each number with its name.
    pub fn named(&mut self) -> [(&'static str, &mut f32); 23] {
        [
            ("chance", &mut self.chance),
            ("lexical", &mut self.lexical),
            ("ordered", &mut self.ordered),
            ("order_decay", &mut self.order_decay),
            ("short_decay", &mut self.short_decay),
            ("edges", &mut self.edges),
            ("gap", &mut self.gap),
            ("stray", &mut self.stray),
            ("burden", &mut self.burden),
            ("variance", &mut self.variance),
            ("bead", &mut self.bead),
            ("alone", &mut self.alone),
            ("one_two", &mut self.one_two),
            ("two_two", &mut self.two_two),
            ("one_three", &mut self.one_three),
            ("larger", &mut self.larger),
            ("same_edge", &mut self.same_edge),
            ("weak_mark", &mut self.weak_mark),
            ("discount", &mut self.discount),
            ("known", &mut self.known),
            ("in_glosses", &mut self.in_glosses),
            ("any_gloss", &mut self.any_gloss),
            ("overcount", &mut self.overcount),
        ]
    }
}
