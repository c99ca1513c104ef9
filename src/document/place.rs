use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Block, Document, Link};

/// A place in a text that outlives small edits of it: a unit's number, and a short mark of its words on either side.
///
/// Written as `12-k3f9-7dq2`: the number in the document, from 0, and the marks of both sides; a side without words has the mark
/// `0`. The marks may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place {
    unit: u32,
    marks: [Mark; 2],
}

/// 20 bits of a hash; 0 where there are no words, or none are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark(u32);

impl Place {
    /// The place of a unit, by its number from 0; `None` where the document has none of this number.
    pub fn of(document: &Document, unit: usize) -> Option<Self> {
        let (block, link) = units(document).nth(unit)?;
        Some(Self { unit: u32::try_from(unit).ok()?, marks: marks(block, link) })
    }

    /// The unit that this place means now: that with the same words on both sides, or else on one; of several, the nearest to where
    /// it stood, and the later of two as near, for texts grow; where the words are nowhere, what stands there now. `None` where the
    /// document has no units.
    pub fn find(self, document: &Document) -> Option<usize> {
        let stood = self.unit as usize;
        let mut last = None;
        let mut best = None;
        for (unit, (block, link)) in units(document).enumerate() {
            last = Some(unit);
            let same =
                marks(block, link).iter().zip(self.marks).filter(|(now, then)| now.0 != 0 && **now == *then).count();
            let rank = (same, std::cmp::Reverse(unit.abs_diff(stood)));
            if same > 0 && best.is_none_or(|(before, _)| rank >= before) {
                best = Some((rank, unit));
            }
        }
        best.map(|(_, unit)| unit).or(last.map(|last| last.min(stood)))
    }
}

/// The units of a document, in their order: the links of its blocks.
fn units(document: &Document) -> impl Iterator<Item = (&Block, &Link)> {
    document.blocks.iter().flat_map(|block| block.links.iter().map(|link| (&**block, link)))
}

fn marks(block: &Block, link: &Link) -> [Mark; 2] {
    [0, 1].map(|side| match &block.sides[side] {
        Some(text) => {
            Mark::of(link.sides[side].range().filter_map(|at| Some(&text.text[text.sentences.get(at)?.range()])))
        }
        None => Mark(0),
    })
}

/// The letters of marks: no letter is like another, or like a digit that is among them.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

impl Mark {
    const LENGTH: u32 = 4;

    /// Of letters and digits alone: spaces and punctuation may change. FNV-1a, folded
    /// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>).
    fn of<'a>(sentences: impl Iterator<Item = &'a str>) -> Self {
        let letters = sentences.flat_map(str::chars).filter(|letter| letter.is_alphanumeric());
        let mut hash = 0x811c_9dc5_u32;
        let mut empty = true;
        for letter in letters {
            empty = false;
            hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
        }
        let bits = 5 * Self::LENGTH;
        if empty { Self(0) } else { Self(((hash >> bits) ^ (hash & ((1 << bits) - 1))).max(1)) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.marks;
        write!(f, "{}-{a}-{b}", self.unit)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0");
        }
        for at in (0..Self::LENGTH).rev() {
            let letter = LETTERS[(self.0 >> (5 * at)) as usize & 31];
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl FromStr for Place {
    type Err = std::num::ParseIntError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let mut parts = written.split('-');
        let unit = parts.next().unwrap_or_default().parse()?;
        let marks = [parts.next(), parts.next()].map(|mark| mark.and_then(Mark::read).unwrap_or_default());
        Ok(Self { unit, marks })
    }
}

impl TryFrom<String> for Place {
    type Error = std::num::ParseIntError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        written.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

impl Mark {
    fn read(written: &str) -> Option<Self> {
        if written.len() != Self::LENGTH as usize {
            return None;
        }
        written
            .bytes()
            .try_fold(0, |mark, letter| Some(mark << 5 | LETTERS.iter().position(|known| *known == letter)? as u32))
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::document::{Confidence, Kind, Language, Run, Side, Span};

    /// A document with a unit for each pair of sentences; an empty one is missing.
    fn document(units: &[[&str; 2]]) -> Document {
        let blocks = units.iter().map(|unit| {
            let run = |text: &str| Run { start: 0, end: u32::from(!text.is_empty()) };
            let side = |text: &str| Side {
                text: text.into(),
                sentences: (!text.is_empty())
                    .then_some(Span { start: 0, end: text.len() as u32 })
                    .into_iter()
                    .collect(),
            };
            Rc::new(Block {
                kind: Kind::Paragraph,
                reason: None,
                sides: unit.map(|text| Some(side(text))),
                links: [Link { sides: unit.map(run), confidence: Confidence::new(1.0) }].into_iter().collect(),
            })
        });
        Document {
            languages: ["en", "fr"].map(Language::new),
            blocks: blocks.collect(),
            layouts: vec![],
            choices: vec![],
            is_doubtful: false,
        }
    }

    const STORY: [[&str; 2]; 5] =
        [["Rain.", "La pluie."], ["Yes.", "Oui."], ["He slept.", ""], ["Yes.", "Oui."], ["She left.", "Elle partit."]];

    #[test]
    fn what_is_written_is_read_again() {
        let story = document(&STORY);
        for unit in 0..STORY.len() {
            let place = Place::of(&story, unit).expect("a place");
            assert_eq!(place.to_string().parse(), Ok(place));
            assert_eq!(place.find(&story), Some(unit));
        }
        assert_eq!(Place::of(&story, STORY.len()), None);
        assert!(Place::of(&story, 2).is_some_and(|place| place.to_string().ends_with("-0")));
        assert!("".parse::<Place>().is_err());
    }

    #[test]
    fn a_number_alone_is_a_place() {
        let story = document(&STORY);
        assert_eq!("3".parse().map(|place: Place| place.find(&story)), Ok(Some(3)));
        assert_eq!("99-0-0".parse().map(|place: Place| place.find(&story)), Ok(Some(4)));
        assert_eq!("1".parse().map(|place: Place| place.find(&document(&[]))), Ok(None));
    }

    #[test]
    fn it_outlives_edits() {
        let places = [0, 1, 2, 3, 4].map(|unit| Place::of(&document(&STORY), unit).expect("a place"));
        let mut edited = STORY.to_vec();
        edited.insert(0, ["A new beginning.", "Un début."]);
        edited[1] = ["Rain!", "La  pluie …"];
        edited[3] = ["He fell asleep.", ""];
        edited[5] = ["She went away.", "Elle partit."];
        let edited = document(&edited);
        // Rain by its letters, both times "Yes" by nearness, the sleeper by his number, and the last by her French.
        assert_eq!(places.map(|place| place.find(&edited)), [Some(1), Some(2), Some(2), Some(4), Some(5)]);
    }
}
