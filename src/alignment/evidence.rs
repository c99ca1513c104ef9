//! How much the words of two texts speak for their being translations, before anything is aligned.

use super::{
    Lexicon, Parameters,
    score::{Model, Rows},
    tokens::{Sentence, Vocabulary},
};
use crate::document::Language;

/// The tokens of some texts on both sides, and what is known of them beforehand.
pub struct Evidence {
    sides: [Vec<Sentence>; 2],
    model: Model,
    rows: Rows,
}

impl Evidence {
    /// From the texts of both sides, in any order and number.
    pub fn new(texts: [&[&str]; 2], languages: &[Language; 2], lexicon: Option<&Lexicon>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut sides = [0, 1].map(|side| vocabulary.sentences(texts[side], &languages[side], lexicon));
        vocabulary.add_parts(&mut sides, languages, lexicon);
        let parameters = Parameters::default();
        let anchors = super::known(&vocabulary, &sides, languages, lexicon, &parameters);
        let model = Model::new(&sides, &anchors, &parameters);
        let rows = Rows::new(&model);
        Self { sides, model, rows }
    }

    /// The log-odds that a text of side 0 and one of side 1, by their numbers, translate each other, as far as words tell.
    pub fn of(&mut self, source: usize, target: usize) -> f32 {
        self.rows.clear();
        self.rows.push(&self.model, &self.sides, source, target);
        self.rows.extend(&self.model, &self.sides, target + 1);
        self.model.words(&mut self.rows, source, target)
    }
}
