//! A text and its translation whose segments bear the same keys, as those of SuttaCentral and of programs' messages do.

use crate::{
    input::{Segment, Segments},
    numbered::{Numbered, PerText},
    order,
};

/// Whether most keys of the shorter are keys of the longer as well.
pub fn agree(first: &Segments, second: &Segments) -> bool {
    let (shorter, longer) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    let mut keys = Numbered::default();
    for segment in longer.iter() {
        keys.add(segment.key);
    }
    shorter.iter().filter(|segment| keys.get(segment.key).is_some()).count() * 2 > shorter.len()
}

/// The segments of both, those of one key as one, in the order of the first; what only the second has stands where it stands there.
pub fn joined(first: &Segments, second: &Segments) -> Segments {
    let mut places = PerText::<usize>::default();
    for (place, segment) in first.iter().enumerate() {
        *places.entry(segment.key) = place;
    }
    let mut after: Vec<(usize, Segment)> = Vec::new();
    let mut translations: Vec<Option<Segment>> = vec![None; first.len()];
    let mut place = 0;
    for segment in second.iter() {
        match places.get(segment.key) {
            Some(&same) if translations[same].is_none() => {
                place = same + 1;
                translations[same] = Some(segment);
            }
            _ => after.push((place, segment)),
        }
    }
    order::sort_by_key(&mut after, |(place, _)| *place);
    let mut after = after.into_iter().peekable();
    let mut joined = Segments::default();
    let mut push = |first: Option<Segment>, second: Option<Segment>| {
        let sides = [first, second].into_iter().zip(0..);
        let sides = sides.flat_map(|(segment, side)| {
            segment.into_iter().flat_map(Segment::sides).map(move |(_, text)| (side, text))
        });
        joined.push("", sides);
    };
    for (place, (segment, translation)) in first.iter().zip(translations).enumerate() {
        while let Some((_, segment)) = after.next_if(|(before, _)| *before <= place) {
            push(None, Some(segment));
        }
        push(Some(segment), translation);
    }
    after.for_each(|(_, segment)| push(None, Some(segment)));
    joined
}
