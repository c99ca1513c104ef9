use serde::{Deserialize, Serialize};

/// Texts and their translations, as a file puts them together. A file can have millions of them, so all stand in one string.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Segments {
    /// Of each segment its key and its texts, one after the other.
    text: String,
    /// Where the parts of each segment end.
    segments: Vec<Ends>,
    /// The number of each text's language in the file, and where it ends.
    sides: Vec<(u32, u32)>,
}

/// Where the parts of a segment end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Ends {
    /// Its key, in bytes of all text.
    key: u32,
    /// Its texts, in numbers of all sides.
    sides: u32,
}

/// A text and its translations.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// The name that the file gives it, by which it is known in a file of its translations; empty where it gives none.
    pub key: &'a str,
    all: &'a str,
    start: u32,
    sides: &'a [(u32, u32)],
}

impl<'a> Segment<'a> {
    /// Its texts, each with the number of its language in the file; at least one, and none of them blank.
    pub fn sides(self) -> impl Iterator<Item = (u32, &'a str)> + Clone {
        let mut start = self.start as usize;
        self.sides.iter().map(move |&(column, end)| {
            let text = &self.all[start..end as usize];
            start = end as usize;
            (column, text)
        })
    }
}

impl Segments {
    /// None, with room for so many bytes of text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Whether they are in one language, and each has a name that its translation has as well.
    pub fn is_keyed(&self) -> bool {
        self.iter().all(|segment| !segment.key.is_empty() && segment.sides().all(|(side, _)| side == 0))
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = Segment<'_>> {
        (0..self.segments.len()).map(|number| {
            let first = number.checked_sub(1).map_or(0, |before| self.segments[before].sides as usize);
            let begin = first.checked_sub(1).map_or(0, |before| self.sides[before].1 as usize);
            let ends = self.segments[number];
            Segment {
                key: &self.text[begin..ends.key as usize],
                all: &self.text,
                start: ends.key,
                sides: &self.sides[first..ends.sides as usize],
            }
        })
    }

    /// Adds a segment from its texts, each with the number of its language. Blank ones are left out, and so is a segment of these alone.
    pub fn push(&mut self, key: &str, sides: impl IntoIterator<Item = (u32, impl AsRef<str>)>) {
        let (start, first) = (self.text.len(), self.sides.len());
        self.text.push_str(key);
        let key = self.text.len() as u32;
        sides.into_iter().for_each(|(column, text)| self.push_side(column, text.as_ref().trim()));
        if self.sides.len() == first {
            self.text.truncate(start);
        } else {
            self.segments.push(Ends { key, sides: self.sides.len() as u32 });
        }
    }

    fn push_side(&mut self, column: u32, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.sides.push((column.min(LAST_COLUMN), self.text.len() as u32));
        }
    }
}

/// What stands in more columns than any file of translations has, stands in the last.
const LAST_COLUMN: u32 = 255;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_but_for_what_is_blank() {
        let mut segments = Segments::default();
        segments.push("menu", [(0, " Yes "), (1, "\t"), (300, "Ja")]);
        segments.push("blank", [(0, " ")]);
        segments.push("", [(1, "Nein")]);
        let found: Vec<(&str, Vec<(u32, &str)>)> =
            segments.iter().map(|segment| (segment.key, segment.sides().collect())).collect();
        assert_eq!(found, [("menu", vec![(0, "Yes"), (255, "Ja")]), ("", vec![(1, "Nein")])]);
        assert_eq!(segments.len(), 2);
    }
}
