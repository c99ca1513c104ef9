//! Whether links are as likely to be right as they say: links by bands of confidence, against annotated texts.

use std::collections::BTreeMap;

use crate::{
    command::Failure,
    gold::{self, Text},
};

/// Bands of confidence of the same width.
const BANDS: usize = 10;

/// Links of one band.
#[derive(Clone, Copy, Default)]
struct Band {
    count: usize,
    right: usize,
    /// The sum of what they say of themselves.
    said: f64,
}

/// Prints the table and the expected calibration error (Naeini et al. 2015), over all links and for each collection.
pub fn print(texts: Vec<Text>) -> Result<(), Failure> {
    let mut collections: BTreeMap<&str, [Band; BANDS]> = BTreeMap::new();
    let mut all = [Band::default(); BANDS];
    for text in &texts {
        for (said, right) in links(text)? {
            let band = ((said * BANDS as f64) as usize).min(BANDS - 1);
            for bands in [&mut all, collections.entry(&text.collection).or_default()] {
                bands[band].count += 1;
                bands[band].right += usize::from(right);
                bands[band].said += said;
            }
        }
    }
    println!("confidence    links    said   right");
    for (number, band) in all.iter().enumerate().filter(|(_, band)| band.count > 0) {
        let count = band.count as f64;
        let (said, right) = (band.said / count, band.right as f64 / count);
        println!(
            "{:.1} to {:.1} {:8}    {said:.3}   {right:.3}",
            number as f64 / 10.0,
            (number + 1) as f64 / 10.0,
            band.count
        );
    }
    println!("expected calibration error {:.3}", error_of(&all));
    for (collection, bands) in &collections {
        println!("  {collection:14} {:.3}", error_of(bands));
    }
    Ok(())
}

/// The mean distance between what links say of themselves and how many of them are right, weighed by the links of each band.
fn error_of(bands: &[Band]) -> f64 {
    let total = bands.iter().map(|band| band.count).sum::<usize>().max(1) as f64;
    bands.iter().map(|band| (band.said - band.right as f64).abs() / total).sum()
}

/// The confidence of each link of two sides that is found in a text, and whether it is annotated so.
fn links(text: &Text) -> Result<Vec<(f64, bool)>, Failure> {
    let printed = text.align(&["--confidence".to_owned()])?;
    let likely = |line: &str| line.rsplit(' ').next()?.parse().ok();
    let links = printed.lines().filter_map(|line| Some((gold::bead(line)?, likely(line)?)));
    let links = links.filter(|(bead, _)| bead.iter().all(|side| !side.is_empty()));
    Ok(links.map(|(bead, likely)| (likely, text.beads.contains(&bead))).collect())
}
