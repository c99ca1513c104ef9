//! What stands where sentences meet: whether a quotation ends there, begins there or goes on, and which mark ends the sentence.
//! A translator keeps most of it, so that it tells where beads end.

use super::{search::Bead, tokens::Sentence};

/// The boundary before a sentence, by the kind of each of its features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary(u8);

impl Default for Boundary {
    /// That before the first sentence.
    fn default() -> Self {
        START
    }
}

/// The features of a boundary, with how many kinds each has: whether the end of a quotation stands before it, whether one
/// begins after it, the final mark before it, whether it lies within a quotation, whether it lies within brackets, and
/// whether a small letter begins after it.
const FEATURES: [usize; 6] = [2, 2, MARKS.len() + 1, 2, 2, 2];

/// The feature that is the final mark, and the first of its kinds that does not end a sentence.
const MARK: usize = 2;
const WEAK: usize = 4;

/// The feature that is whether it lies within brackets, and how much more often such a boundary lies within a bead than any
/// does, before anything is known.
const BRACKETED: usize = 4;
const IN_BRACKETS: f32 = 8.0;

/// The most kinds of a feature.
const MOST_KINDS: usize = MARKS.len() + 1;

/// How many different boundaries there are. The last is that before the first sentence, where nothing meets.
const BOUNDARIES: usize = 2 * 2 * (MARKS.len() + 1) * 2 * 2 * 2 + 1;
const START: Boundary = Boundary(BOUNDARIES as u8 - 1);

/// Final marks of all scripts; those of the last row hardly end a sentence.
const MARKS: [&[char]; 5] = [
    &['.', '。', '．', '।', '۔', '։'],
    &['?', '？', '؟', '՞'],
    &['!', '！'],
    &['…'],
    &[':', '：', ',', '，', '、', ';', '；'],
];

/// The boundaries before each of some sentences.
pub fn boundaries<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Boundary> {
    let mut before: Option<Edges> = None;
    texts.map(move |text| {
        let [within, bracketed] = before.map_or([false; 2], |before| [before.within, before.bracketed]);
        let edges = Edges::of(text, within, bracketed);
        let boundary = before.map_or(START, |before| before.until(edges));
        before = Some(edges);
        boundary
    })
}

/// How a sentence begins and how it ends.
#[derive(Clone, Copy)]
struct Edges {
    /// Whether a quotation opens it.
    opens: bool,
    /// Whether the end of a quotation closes it.
    closes: bool,
    /// The number of its final mark among [`MARKS`]; one more where it has none of these.
    mark: usize,
    /// Whether a quotation is open at its end.
    within: bool,
    /// Whether a bracket is.
    bracketed: bool,
    /// Whether it begins with a small letter.
    small: bool,
}

impl Edges {
    /// Those of a sentence, before which a quotation or a bracket is open or not.
    fn of(text: &str, within: bool, bracketed: bool) -> Self {
        let text = text.trim();
        let opens = text.starts_with(['"', '“', '„', '«', '»', '「', '『', '\'', '‘', '‹', '—', '–', '-']);
        let end = text.trim_end_matches([')', '）', ']', '】']);
        let bare = end.trim_end_matches(['"', '”', '“', '»', '«', '」', '』', '\'', '’', '›', ' ']);
        let closes = bare.len() < end.len();
        let last = bare.chars().next_back().unwrap_or(' ');
        let mark = MARKS.iter().position(|marks| marks.contains(&last)).unwrap_or(MARKS.len());
        let bracket = text.chars().rev().find(|c| ['(', '（', '[', ')', '）', ']'].contains(c));
        Self {
            opens,
            closes,
            mark,
            within: last_opens(text).unwrap_or(within),
            bracketed: bracket.map_or(bracketed, |bracket| matches!(bracket, '(' | '（' | '[')),
            small: text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase),
        }
    }

    /// The boundary between this sentence and the next.
    fn until(self, next: Self) -> Boundary {
        let kinds = [
            usize::from(self.closes),
            usize::from(next.opens),
            self.mark,
            usize::from(self.within),
            usize::from(self.bracketed),
            usize::from(next.small),
        ];
        let number = kinds.iter().zip(FEATURES).fold(0, |number, (kind, count)| number * count + kind);
        Boundary(number as u8)
    }
}

/// Whether the last quotation mark of a text opens a quotation; `None` where it has none. Marks that do both are told by
/// what stands around them.
fn last_opens(text: &str) -> Option<bool> {
    let mut last = None;
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let outside = before.is_whitespace() || matches!(before, '(' | '—' | '-' | '–');
        match c {
            '„' | '‘' | '「' | '『' => last = Some(true),
            '”' | '」' | '』' => last = Some(false),
            // It ends what „ begins.
            '“' => last = Some(outside || after.is_alphanumeric()),
            // French sets a space within, German none.
            '«' => last = Some(outside),
            '»' => last = Some(outside && !after.is_whitespace()),
            '"' | '\'' | '’' if !(before.is_alphanumeric() && after.is_alphanumeric()) => last = Some(outside),
            _ => {}
        }
        before = c;
    }
    last
}

/// How much boundaries speak for beads that end there, or that go on.
#[derive(Clone, Debug)]
pub struct Boundaries {
    /// The log-odds that two boundaries, one of each side, are the same.
    ends: Box<[[f32; BOUNDARIES]]>,
    /// The log-odds that a boundary of a side lies within a bead.
    within: [[f32; BOUNDARIES]; 2],
}

/// How many boundaries what is thought beforehand stands for.
const PSEUDO: f32 = 30.0;

/// Each end of a bead is its neighbour's, too, and counts twice; so do boundaries within.
const TWICE: f32 = 2.0;

impl Boundaries {
    /// From beads that are likely right, or from none. Before anything is known, a feature is the same on both sides of a
    /// bead's end, rather than as it comes, as often as `same` says, and a weak mark lies `weak` times as often within a bead
    /// as any boundary does.
    pub fn learned<'a>(
        sides: &[Vec<Sentence>; 2],
        beads: impl Iterator<Item = &'a Bead>,
        same: f32,
        weak: f32,
    ) -> Self {
        let mut seen = [Seen::default(); FEATURES.len()];
        for bead in beads.filter(|bead| !bead.a.is_empty() && !bead.b.is_empty()) {
            let met = [before(&sides[0], bead.a.end), before(&sides[1], bead.b.end)];
            count(&mut seen, met, |seen, [a, b]| &mut seen.met[a][b]);
            for (side, range) in [&bead.a, &bead.b].into_iter().enumerate() {
                for at in range.start + 1..range.end {
                    count(&mut seen, [before(&sides[side], at)], |seen, [kind]| &mut seen.within[side][kind]);
                }
            }
        }
        let mut present = [const { Vec::new() }; 2];
        for (side, sentences) in sides.iter().enumerate() {
            let mut is_present = [false; BOUNDARIES];
            for at in 0..sentences.len() {
                let boundary = before(sentences, at);
                count(&mut seen, [boundary], |seen, [kind]| &mut seen.all[side][kind]);
                is_present[boundary] = boundary != BOUNDARIES - 1;
            }
            present[side] = (0..BOUNDARIES).filter(|&boundary| is_present[boundary]).collect();
        }
        let mut learned = Self { ends: vec![[0.0; BOUNDARIES]; BOUNDARIES].into(), within: [[0.0; BOUNDARIES]; 2] };
        for (feature, seen) in seen.iter().enumerate() {
            learned.add(feature, seen, &present, same, weak);
        }
        learned
    }

    /// Adds what one feature says of the boundaries that are present; features are taken as independent of each other.
    fn add(&mut self, feature: usize, seen: &Seen, present: &[Vec<usize>; 2], same: f32, weak: f32) {
        let kinds = FEATURES[feature];
        let of = |boundary: usize| kind(boundary, feature);
        let shares = seen.all.each_ref().map(|counts| shares(counts, kinds));
        let met: f32 = seen.met.iter().flatten().sum();
        let end = |left: usize, right: usize| {
            let [a, b] = [shares[0][left], shares[1][right]];
            let alike = if left == right { (a * b).sqrt() } else { 0.0 };
            let prior = same * alike + (1.0 - same) * a * b;
            ((seen.met[left][right] + PSEUDO * prior) / (met + PSEUDO) / (a * b)).ln()
        };
        let mut ends = [[0.0; MOST_KINDS]; MOST_KINDS];
        for (left, row) in ends.iter_mut().enumerate().take(kinds) {
            row.iter_mut().enumerate().take(kinds).for_each(|(right, score)| *score = end(left, right));
        }
        for &left in &present[0] {
            for &right in &present[1] {
                self.ends[left][right] += ends[of(left)][of(right)];
            }
        }
        for side in 0..2 {
            let counts = &seen.within[side];
            let within: f32 = counts.iter().sum();
            for &boundary in &present[side] {
                let share = shares[side][of(boundary)];
                let prior = match feature {
                    MARK if of(boundary) >= WEAK => share * weak,
                    BRACKETED if of(boundary) == 1 => share * IN_BRACKETS,
                    _ => share,
                };
                self.within[side][boundary] +=
                    TWICE * ((counts[of(boundary)] + PSEUDO * prior) / (within + PSEUDO) / share).ln();
            }
        }
    }

    /// The log-odds that the boundaries before a sentence of each side are the same.
    pub fn meeting(&self, sides: &[Vec<Sentence>; 2], at: [usize; 2]) -> f32 {
        self.ends[before(&sides[0], at[0])][before(&sides[1], at[1])]
    }

    /// The log-odds that the boundary before a sentence of a side lies within a bead.
    pub fn within(&self, side: usize, sentences: &[Sentence], at: usize) -> f32 {
        self.within[side][before(sentences, at)]
    }
}

/// The number of the boundary before a sentence, or after the last.
fn before(sentences: &[Sentence], at: usize) -> usize {
    usize::from(sentences.get(at).map_or(START, |sentence| sentence.boundary).0)
}

/// The kind of a feature that a boundary has, by its number.
fn kind(boundary: usize, feature: usize) -> usize {
    let later: usize = FEATURES[feature + 1..].iter().product();
    boundary / later % FEATURES[feature]
}

/// How often the kinds of a feature were seen: in boundaries of both sides that meet, in those of a side that lie within a bead, and
/// in all of a side.
#[derive(Clone, Copy, Default)]
struct Seen {
    met: [[f32; MOST_KINDS]; MOST_KINDS],
    within: [[f32; MOST_KINDS]; 2],
    all: [[f32; MOST_KINDS]; 2],
}

/// Counts the kinds of all features of some boundaries, but not where one is that before the first sentence.
fn count<const N: usize>(seen: &mut [Seen], boundaries: [usize; N], place: impl Fn(&mut Seen, [usize; N]) -> &mut f32) {
    if !boundaries.contains(&(BOUNDARIES - 1)) {
        for (feature, seen) in seen.iter_mut().enumerate() {
            *place(seen, boundaries.map(|boundary| kind(boundary, feature))) += 1.0;
        }
    }
}

/// Counts of kinds as shares, none of them zero.
fn shares(counts: &[f32; MOST_KINDS], kinds: usize) -> [f32; MOST_KINDS] {
    let total: f32 = counts[..kinds].iter().map(|count| count + 0.5).sum();
    counts.map(|count| (count + 0.5) / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_open_and_close() {
        assert_eq!(last_opens("He said: “Go"), Some(true));
        assert_eq!(last_opens("away!” he said."), Some(false));
        assert_eq!(last_opens("'It's easy"), Some(true));
        assert_eq!(last_opens("said so.'"), Some(false));
        assert_eq!(last_opens("„Ja“, sagte er, »nein«."), Some(false));
        assert_eq!(last_opens("« Oui"), Some(true));
        assert_eq!(last_opens("Oui »"), Some(false));
        assert_eq!(last_opens("„Ja“, sagte er."), Some(false));
        assert_eq!(last_opens("他说：“走吧"), Some(true));
        assert_eq!(last_opens("It's plain."), None);
    }

    #[test]
    fn brackets_hold_together() {
        let texts = ["He wrote of it (Letters, No.", "12).", "She never did."];
        let sentences: Vec<Sentence> =
            boundaries(texts.into_iter()).map(|boundary| Sentence { boundary, ..Sentence::default() }).collect();
        let known = Boundaries::learned(&[sentences.clone(), sentences.clone()], std::iter::empty(), 0.5, 1.0);
        assert!(known.within[0][before(&sentences, 1)] > known.within[0][before(&sentences, 2)] + 1.0);
    }

    #[test]
    fn boundaries_of_the_same_kind_go_together() {
        let texts = ["“Who is it?", "Nobody.”", "He waited.", "“Come in!”"];
        let sentences: Vec<Sentence> =
            boundaries(texts.into_iter()).map(|boundary| Sentence { boundary, ..Sentence::default() }).collect();
        let sides = [sentences.clone(), sentences];
        let known = Boundaries::learned(&sides, std::iter::empty(), 0.5, 1.0);
        let score = |i: usize, j: usize| known.meeting(&sides, [i, j]);
        assert!(score(1, 1) > score(1, 2));
        assert!(score(2, 2) > score(2, 3));
        assert_eq!(score(0, 0), 0.0);
    }
}
