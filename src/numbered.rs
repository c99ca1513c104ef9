//! Different texts, numbered in the order in which they come: the one hash table of the core. The standard library's is compiled anew
//! for each thing that it holds, and hashes so that strangers cannot slow it down: nobody but the reader chooses what is read here.

/// Different texts and their numbers, from 0.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    /// All texts, one after the other, and where each ends.
    all: String,
    ends: Vec<u32>,
    /// A text's number and 1 stands in the first place that was free from that of its hash on; 0 is free. At least half of them are.
    places: Vec<u32>,
}

impl Numbered {
    /// The number of a text; the next one, if it is new.
    pub fn add(&mut self, text: &str) -> usize {
        if self.len() * 2 >= self.places.len() {
            self.grow();
        }
        let place = self.place_of(text);
        if let Some(known) = self.number_at(place) {
            return known;
        }
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        self.places[place] = self.ends.len() as u32;
        self.len() - 1
    }

    /// The number of a text that is known.
    pub fn get(&self, text: &str) -> Option<usize> {
        if self.places.is_empty() { None } else { self.number_at(self.place_of(text)) }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number below [`Self::len`].
    pub fn text(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.all[start as usize..self.ends[number] as usize]
    }

    fn number_at(&self, place: usize) -> Option<usize> {
        (self.places[place] as usize).checked_sub(1)
    }

    /// The place of a text, or the free one where it belongs.
    fn place_of(&self, text: &str) -> usize {
        let last = self.places.len() - 1;
        let mut place = hash(text) & last;
        while self.number_at(place).is_some_and(|number| self.text(number) != text) {
            place = (place + 1) & last;
        }
        place
    }

    /// Twice the places.
    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(16)];
        for number in 0..self.len() {
            let place = self.place_of(self.text(number));
            self.places[place] = number as u32 + 1;
        }
    }
}

/// FNV-1a (Fowler, Noll and Vo), folded.
fn hash(text: &str) -> usize {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 32) as usize
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
        assert_eq!(numbered.len(), 2);
    }

    #[test]
    fn many_texts_keep_their_numbers() {
        let mut numbered = Numbered::default();
        let texts: Vec<String> = (0..1000).map(|number| format!("{number}")).collect();
        assert!(texts.iter().map(|text| numbered.add(text)).eq(0..1000));
        assert!(texts.iter().map(|text| numbered.get(text)).eq((0..1000).map(Some)));
        assert!((0..1000).all(|number| numbered.text(number) == texts[number]));
        assert_eq!(numbered.get(""), None);
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
