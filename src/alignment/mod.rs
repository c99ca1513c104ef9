//! Which sentences translate which.
//!
//! Sentences become tokens ([`tokens`]). A table tells how likely a token translates another: first by what can be recognised
//! without a dictionary ([`anchors`]) and by a lexicon ([`lexicon`]), then by what the text itself teaches ([`training`]). Beads are
//! scored by their type, by length, by the table and by what stands where sentences meet ([`score`], [`edges`]), and the best path
//! is searched in a band ([`search`]); twice, then once a round of training. How sure each link is, the search tells in the end.
//! The whole is described in `docs/alignment.md`.

mod anchors;
mod edges;
mod evidence;
mod length;
mod lexicon;
mod numerals;
mod parameters;
mod score;
mod search;
mod stems;
mod table;
mod tokens;
mod training;
mod translit;

use crate::document::{Confidence, Language, Link, Run};
pub use evidence::Evidence;
pub use lexicon::Lexicon;
pub use parameters::Parameters;
use score::{Model, Rows};
use search::{Bead, Problem};
use table::Table;
use tokens::{MOST_TOKENS, Sentence, Vocabulary};

/// Rounds of training; one more where there is little to learn from.
const ROUNDS: usize = 3;
const FEW_TO_LEARN: usize = 2000;

/// In a text of more beads than this, stretches of it are learned from that make so many: what more would teach is little.
const MOST_TO_LEARN: usize = 8000;

/// Aligns two lists of sentences that translate each other in the same order.
/// The links cover each sentence once, in reading order.
pub fn align(
    source: &[&str],
    target: &[&str],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
    parameters: &Parameters,
) -> Vec<Link> {
    align_pairs(&[[source, target]], languages, lexicon, parameters).pop().unwrap_or_default()
}

/// Aligns the sentences within each pair of blocks; what one pair teaches serves all.
pub fn align_pairs(
    pairs: &[[&[&str]; 2]],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
    parameters: &Parameters,
) -> Vec<Vec<Link>> {
    align_texts(pairs, languages, lexicon, parameters, MOST_TOKENS)
}

/// Aligns the paragraphs within each pair of stretches, as sentences are aligned, but for the words of a long text that tell little:
/// each of a paragraph's would be compared with each of a hundred others.
pub fn align_paragraphs(
    stretches: &[[&[&str]; 2]],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
) -> Vec<Vec<Link>> {
    align_texts(stretches, languages, lexicon, &Parameters::default(), MOST_TELLING)
}

/// In a long text so many tokens of a paragraph are looked at.
const MOST_TELLING: usize = 40;

/// Aligns the texts within each pair of lists; in long ones, by no more than the `most` telling tokens of each.
fn align_texts(
    pairs: &[[&[&str]; 2]],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
    parameters: &Parameters,
    most: usize,
) -> Vec<Vec<Link>> {
    let mut vocabulary = Vocabulary::default();
    let mut sides: [Vec<Sentence>; 2] = [Vec::new(), Vec::new()];
    let mut problems = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let [a, b] = [0, 1].map(|side| {
            let start = sides[side].len();
            sides[side].extend(vocabulary.sentences(pair[side], &languages[side], lexicon));
            start..sides[side].len()
        });
        problems.push(Problem { a, b });
    }
    vocabulary.add_parts(&mut sides, languages, lexicon);

    let anchors = known(&vocabulary, &sides, languages, lexicon, parameters);
    tokens::thin(&mut sides, [&anchors.forward_mass, &anchors.backward_mass], most);
    let mut model = Model::new(&sides, &anchors, parameters);
    let mut rows = Rows::new(&model);
    let mut pieces: Vec<Vec<Vec<Bead>>> =
        problems.iter().map(|problem| vec![search::wide(&model, &mut rows, &sides, problem)]).collect();
    let beads: usize = pieces.iter().flatten().map(Vec::len).sum();
    if beads > MOST_TO_LEARN {
        pieces =
            pieces.into_iter().map(|paths| paths.iter().flat_map(|path| search::stretches(path)).collect()).collect();
    }
    if sides.iter().all(|sentences| sentences.len() >= LEAST_TO_LEARN) {
        let every = beads.div_ceil(MOST_TO_LEARN);
        let lessons: Vec<&mut Vec<Bead>> = pieces.iter_mut().flatten().step_by(every).collect();
        let rounds = if beads < FEW_TO_LEARN { ROUNDS + 1 } else { ROUNDS };
        train(&mut model, &mut rows, &sides, &anchors, lessons, rounds);
    }
    problems
        .iter()
        .zip(&pieces)
        .map(|(problem, paths)| {
            let stretches = paths.iter().flat_map(|path| search::stretches(path));
            let beads = stretches.flat_map(|path| search::sure(&model, &mut rows, &sides, &path)).collect();
            links(problem, beads)
        })
        .collect()
}

/// Learns from the beads of some paths and finds them again by what was learned, so many rounds, or until they stay the same.
fn train(
    model: &mut Model,
    rows: &mut Rows,
    sides: &[Vec<Sentence>; 2],
    anchors: &Table,
    mut paths: Vec<&mut Vec<Bead>>,
    rounds: usize,
) {
    for round in 1..=rounds {
        model.learn(sides, anchors, &paths);
        let mut is_settled = true;
        if round < rounds {
            for path in &mut paths {
                let again = search::again(model, rows, sides, path);
                is_settled &= again == **path;
                **path = again;
            }
        }
        // The same beads would teach the same once more, but for lengths, which are learned bit by bit.
        if is_settled {
            (round..rounds).for_each(|_| model.learn_lengths(sides, &paths));
            return;
        }
    }
}

/// What is known of the tokens beforehand: what can be recognised, and what the lexicon says.
fn known(
    vocabulary: &Vocabulary,
    sides: &[Vec<Sentence>; 2],
    languages: &[Language; 2],
    lexicon: Option<&Lexicon>,
    parameters: &Parameters,
) -> Table {
    let entries = lexicon.map_or_else(Vec::new, |lexicon| lexicon.entries(vocabulary, sides, languages, parameters));
    Table::sum(anchors::entries(vocabulary, sides, &entries), entries, vocabulary.len())
}

/// With fewer sentences than this there is nothing to learn from the text itself.
const LEAST_TO_LEARN: usize = 4;

/// Beads as links, counted from the beginning of their pair.
fn links(problem: &Problem, beads: Vec<(Bead, f64)>) -> Vec<Link> {
    let run = |range: &std::ops::Range<usize>, start: usize| Run {
        start: (range.start - start) as u32,
        end: (range.end - start) as u32,
    };
    beads
        .into_iter()
        .map(|(bead, confidence)| Link {
            sides: [run(&bead.a, problem.a.start), run(&bead.b, problem.b.start)],
            confidence: Confidence::new(confidence),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beads(source: &[&str], target: &[&str], tags: [&str; 2]) -> Vec<String> {
        align(source, target, &tags.map(Language::new), None, &Parameters::default())
            .iter()
            .map(|link| {
                let [a, b] = link.sides.map(|run| run.range().map(|at| at.to_string()).collect::<Vec<_>>().join(","));
                format!("{a}:{b}")
            })
            .collect()
    }

    #[test]
    fn a_sentence_is_split_in_two() {
        let english = [
            "The ferry left the island at noon on 12 May.",
            "There were 40 people on board, and every one of them was tired, because nobody had slept.",
            "Maria waited on the quay.",
        ];
        let german = [
            "Die Fähre verließ die Insel am 12. Mai zu Mittag.",
            "An Bord waren 40 Menschen.",
            "Alle waren müde, weil niemand geschlafen hatte.",
            "Maria wartete am Kai.",
        ];
        assert_eq!(beads(&english, &german, ["en", "de"]), ["0:0", "1:1,2", "2:3"]);
    }

    #[test]
    fn a_sentence_without_counterpart_is_left_alone() {
        let english = [
            "The lamp was lit in 1871.",
            "It stood 40 metres above the sea.",
            "Nobody on the island remembers who had asked for it, nor why the oil was always brought there by night.",
            "In 1902 it was moved to Harbour Street.",
            "Two men looked after it, and 3 dogs.",
        ];
        let german = [
            "Die Lampe wurde 1871 entzündet.",
            "Sie stand 40 Meter über dem Meer.",
            "1902 wurde sie in die Harbour Street gebracht.",
            "Zwei Männer pflegten sie, und 3 Hunde.",
        ];
        assert_eq!(beads(&english, &german, ["en", "de"]), ["0:0", "1:1", "2:", "3:2", "4:3"]);
    }

    /// Sentences of made-up words, the same numbers on both sides; `letters` are a language's own.
    fn made_up(numbers: &[Vec<usize>], letters: [char; 4]) -> Vec<String> {
        let word = |number: usize| (0..6).map(|at| letters[number >> (10 - 2 * at) & 3]).collect::<String>();
        numbers
            .iter()
            .map(|words| words.iter().map(|&number| word(number)).collect::<Vec<_>>().join(" ") + ".")
            .collect()
    }

    #[test]
    fn a_passage_is_missing_from_a_long_text_with_a_lexicon() {
        let mut seed = 7_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let numbers: Vec<Vec<usize>> =
            (0..900).map(|_| (0..6 + random(6)).map(|_| (random(5) * random(5)) as usize).collect()).collect();
        let (left_out, words) = (300..420, (0..400).map(|number| vec![number]).collect::<Vec<_>>());
        let lines = |letters| {
            made_up(&words, letters).iter().map(|word| word.trim_end_matches('.').to_owned() + "\n").collect::<String>()
        };
        let [german, english] = [['a', 'b', 'c', 'd'], ['m', 'n', 'o', 'p']];
        let text = format!("diglot lexicon 1\nde en\nours\n\n{}\n{}", lines(german), lines(english));
        let lexicon = Lexicon::parse(text).expect("a lexicon");
        let source = made_up(&numbers, german);
        let mut target = made_up(&numbers, english);
        target.drain(left_out.clone());
        let [source, target] = [&source, &target].map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
        let links = align(&source, &target, &["de", "en"].map(Language::new), Some(&lexicon), &Parameters::default());
        let right = links.iter().filter(|link| {
            let [a, b] = link.sides.map(|run| run.range());
            let counterpart = a.start - if a.start >= left_out.end { left_out.len() } else { 0 };
            a.len() == 1 && if left_out.contains(&a.start) { b.is_empty() } else { b == (counterpart..counterpart + 1) }
        });
        assert!(right.count() > 890);
    }

    #[test]
    fn nothing_is_a_matter_of_course() {
        assert!(align(&[], &[], &["en", "de"].map(Language::new), None, &Parameters::default()).is_empty());
        assert_eq!(beads(&["One."], &[], ["en", "de"]), ["0:"]);
        assert_eq!(beads(&[], &["Eins.", "Zwei."], ["en", "de"]), [":0", ":1"]);
        assert_eq!(beads(&[""], &[""], ["en", "de"]).len(), 1);
    }
}
