//! Different texts, numbered in the order in which they come: the one hash table of the core, since each that holds something else
//! is compiled anew, 1.5 KB of what the browser downloads.

use std::{collections::HashMap, sync::Arc};

/// Different texts and their numbers, from 0.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

impl Numbered {
    /// The number of a text; the next one, if it is new.
    pub fn add(&mut self, text: &str) -> usize {
        if let Some(known) = self.get(text) {
            return known;
        }
        let number = self.texts.len();
        let text: Arc<str> = text.into();
        self.texts.push(text.clone());
        self.numbers.insert(text, number as u32);
        number
    }

    /// The number of a text that is known.
    pub fn get(&self, text: &str) -> Option<usize> {
        self.numbers.get(text).map(|&number| number as usize)
    }

    /// The texts, by their numbers.
    pub fn texts(&self) -> &[Arc<str>] {
        &self.texts
    }
}

/// What is kept of each of some texts.
#[derive(Clone, Debug)]
pub struct PerText<T> {
    texts: Numbered,
    values: Vec<T>,
}

impl<T> Default for PerText<T> {
    fn default() -> Self {
        Self { texts: Numbered::default(), values: Vec::new() }
    }
}

impl<T: Default> PerText<T> {
    /// What is kept of a text; at first, the default.
    pub fn entry(&mut self, text: &str) -> &mut T {
        let number = self.texts.add(text);
        if number == self.values.len() {
            self.values.push(T::default());
        }
        &mut self.values[number]
    }

    /// What is kept of a text that is known.
    pub fn get(&self, text: &str) -> Option<&T> {
        self.values.get(self.texts.get(text)?)
    }

    /// What is kept, in the order in which the texts came.
    pub fn values(&self) -> &[T] {
        &self.values
    }
}

/// What is kept of one of a few things, which are no more than it is quick to go through; at first, the default.
pub fn of_few<K: PartialEq, T: Default>(few: &mut Vec<(K, T)>, key: K) -> &mut T {
    let at = few.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        few.push((key, T::default()));
        few.len() - 1
    });
    &mut few[at].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut numbered = Numbered::default();
        assert_eq!(["a", "b", "a"].map(|text| numbered.add(text)), [0, 1, 0]);
        assert_eq!(numbered.get("b"), Some(1));
        assert_eq!(numbered.get("c"), None);
        assert_eq!(numbered.texts().len(), 2);
    }

    #[test]
    fn texts_are_counted() {
        let mut counts = PerText::<usize>::default();
        for text in ["a", "b", "a"] {
            *counts.entry(text) += 1;
        }
        assert_eq!(counts.get("a"), Some(&2));
        assert_eq!(counts.get("c"), None);
        assert_eq!(counts.values(), [2, 1]);
    }
}
