//! A text and its translation whose segments bear the same keys, as those of SuttaCentral and of programs' messages do.

use std::collections::{HashMap, HashSet};

use crate::input::{Body, Segment, Text};

/// Whether most keys of the shorter are keys of the longer as well.
pub fn agree(first: &Text, second: &Text) -> bool {
    let [first, second] = [first, second].map(segments);
    let (shorter, longer) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    let keys: HashSet<&str> = longer.iter().map(|segment| segment.key.as_str()).collect();
    shorter.iter().filter(|segment| keys.contains(segment.key.as_str())).count() * 2 > shorter.len()
}

/// The segments of both, those of one key as one, in the order of the first; what only the second has stands where it stands there.
pub fn joined(first: Text, second: Text) -> Vec<Segment> {
    let places: HashMap<String, usize> =
        segments(&first).iter().enumerate().map(|(place, segment)| (segment.key.clone(), place)).collect();
    let mut after: Vec<(usize, Segment)> = Vec::new();
    let mut translations: HashMap<usize, Segment> = HashMap::new();
    let mut place = 0;
    for segment in taken(second) {
        match places.get(&segment.key) {
            Some(&same) if !translations.contains_key(&same) => {
                place = same + 1;
                translations.insert(same, segment);
            }
            _ => after.push((place, segment)),
        }
    }
    after.sort_by_key(|(place, _)| *place);
    let mut after = after.into_iter().peekable();
    let texts = |segment: Segment, side: u32| segment.sides.into_iter().map(move |(_, text)| (side, text));
    let mut joined = Vec::new();
    let alone =
        |segment: Segment| Segment { kind: segment.kind, key: segment.key.clone(), sides: texts(segment, 1).collect() };
    for (place, mut segment) in taken(first).into_iter().enumerate() {
        while let Some((_, segment)) = after.next_if(|(before, _)| *before <= place) {
            joined.push(alone(segment));
        }
        segment.sides.extend(translations.remove(&place).into_iter().flat_map(|segment| texts(segment, 1)));
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
