//! How fast texts are read, split and aligned: `cargo bench`. The best of several runs, on the samples grown to a book.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use diglot::{
    Host, Options,
    alignment::{self, Parameters},
    document::Document,
    input::Source,
    language,
};

const SAMPLES: [&str; 3] = [
    include_str!("../samples/harbour.en-zh.txt"),
    include_str!("../samples/bakery.fr-en.txt"),
    include_str!("../samples/lighthouse.ar-en.txt"),
];

/// How often a sample is repeated to make a book.
const CHAPTERS: usize = 40;

/// How often each figure is taken.
const RUNS: usize = 5;

fn main() {
    println!("{:<12} {:>14} {:>14} {:>14} {:>14}", "languages", "sentences", "reading", "splitting", "aligning");
    for sample in SAMPLES {
        let book = book(sample);
        let document = read(&book);
        let sides = [0, 1].map(|side| texts(&document, side));
        let sentences = [0, 1].map(|side| sentences(&document, side));
        let sentences = sentences.each_ref().map(|side| side.iter().map(String::as_str).collect::<Vec<_>>());
        let reading = best(|| drop(black_box(read(&book))));
        let splitting = best(|| {
            for (texts, language) in sides.iter().zip(&document.languages) {
                texts.iter().for_each(|text| drop(black_box(language::split(text, language))));
            }
        });
        let aligning = best(|| {
            drop(black_box(alignment::align(
                &sentences[0],
                &sentences[1],
                &document.languages,
                None,
                &Parameters::default(),
            )))
        });
        let bytes: usize = sides.iter().flatten().map(String::len).sum();
        println!(
            "{:<12} {:>14} {:>9.1} MB/s {:>9.1} MB/s {:>8.0} pairs/s",
            document.languages.each_ref().map(|language| language.as_str()).join(" "),
            format!("{} + {}", sentences[0].len(), sentences[1].len()),
            megabytes(book.len(), reading),
            megabytes(bytes, splitting),
            sentences[0].len() as f64 / aligning.as_secs_f64(),
        );
    }
}

/// Chapters that differ in their numbers, so that not all of them are one.
fn book(sample: &str) -> String {
    (1..=CHAPTERS).map(|chapter| sample.replace("19", &format!("{chapter}9")) + "\n\n").collect()
}

fn read(text: &str) -> Document {
    let source = Source::new("", text.as_bytes());
    diglot::read(&[source], &Host::default(), &Options::default(), &mut |_| ()).expect("the samples are bitexts")
}

fn texts(document: &Document, side: usize) -> Vec<String> {
    document.blocks.iter().filter_map(|block| block.sides[side].as_ref()).map(|side| side.text.to_string()).collect()
}

fn sentences(document: &Document, side: usize) -> Vec<String> {
    let sides = document.blocks.iter().filter_map(|block| block.sides[side].as_ref());
    sides.flat_map(|side| side.sentences().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn best(mut run: impl FnMut()) -> Duration {
    let timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..RUNS).map(|_| timed(&mut run)).min().unwrap_or_default()
}

fn megabytes(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
