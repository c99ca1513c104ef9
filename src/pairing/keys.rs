//! A text and its translation whose segments bear the same keys, as those of SuttaCentral and of programs' messages do.

use crate::{
    input::{Body, Segment, Text},
    numbered::{Numbered, PerText},
    order,
};

/// Whether most keys of the shorter are keys of the longer as well.
pub fn agree(first: &Text, second: &Text) -> bool {
    let [first, second] = [first, second].map(segments);
    let (shorter, longer) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    let mut keys = Numbered::default();
    for segment in longer {
        keys.add(&segment.key);
    }
    shorter.iter().filter(|segment| keys.get(&segment.key).is_some()).count() * 2 > shorter.len()
}

/// The segments of both, those of one key as one, in the order of the first; what only the second has stands where it stands there.
pub fn joined(first: Text, second: Text) -> Vec<Segment> {
    let mut places = PerText::<usize>::default();
    for (place, segment) in segments(&first).iter().enumerate() {
        *places.entry(&segment.key) = place;
    }
    let mut after: Vec<(usize, Segment)> = Vec::new();
    let mut translations: Vec<Option<Segment>> = Vec::new();
    translations.resize_with(segments(&first).len(), || None);
    let mut place = 0;
    for segment in taken(second) {
        match places.get(&segment.key) {
            Some(&same) if translations[same].is_none() => {
                place = same + 1;
                translations[same] = Some(segment);
            }
            _ => after.push((place, segment)),
        }
    }
    order::sort_by_key(&mut after, |(place, _)| *place);
    let mut after = after.into_iter().peekable();
    let texts = |segment: Segment, side: u32| segment.sides.into_iter().map(move |(_, text)| (side, text));
    let mut joined = Vec::new();
    let alone =
        |segment: Segment| Segment { kind: segment.kind, key: segment.key.clone(), sides: texts(segment, 1).collect() };
    for (place, (mut segment, translation)) in taken(first).into_iter().zip(translations).enumerate() {
        while let Some((_, segment)) = after.next_if(|(before, _)| *before <= place) {
            joined.push(alone(segment));
        }
        segment.sides.extend(translation.into_iter().flat_map(|segment| texts(segment, 1)));
        joined.push(segment);
    }
    joined.extend(after.map(|(_, segment)| alone(segment)));
    joined
}

fn segments(text: &Text) -> &[Segment] {
    match &text.body {
        Body::Segments(segments) => segments,
        _ => &[],
    }
}

fn taken(text: Text) -> Vec<Segment> {
    match text.body {
        Body::Segments(segments) => segments,
        _ => Vec::new(),
    }
}
