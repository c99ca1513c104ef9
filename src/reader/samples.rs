//! The texts that the opening screen offers. They are files beside the page.

/// A text to try the reader with.
pub struct Sample {
    /// Where it is, seen from the page.
    pub address: &'static str,
    /// Its title in either of its languages, with their tags.
    pub titles: [(&'static str, &'static str); 2],
}

/// In the order in which they are offered.
pub const SAMPLES: &[Sample] = &[
    Sample {
        address: "samples/harbour.en-zh.txt",
        titles: [("en", "A Harbour Learns to Listen"), ("zh-Hans", "学会倾听的港口")],
    },
    Sample {
        address: "samples/bakery.fr-en.txt",
        titles: [("fr", "Le pain de cinq heures"), ("en", "The Five O’Clock Bread")],
    },
    Sample {
        address: "samples/lighthouse.ar-en.txt",
        titles: [("ar", "حارس الضوء الأخير"), ("en", "The Last Keeper of the Light")],
    },
];

/// The one that the worker practises on before there is a text: one in the languages that were read last, by their tags; else one that needs
/// no lexicon.
pub fn practice(last: &str) -> &'static str {
    let is_in = |sample: &&Sample| {
        let [(first, _), (second, _)] = sample.titles;
        last.split_once(' ').is_some_and(|tags| tags == (first, second) || tags == (second, first))
    };
    SAMPLES.iter().find(is_in).map_or("samples/lighthouse.ar-en.txt", |sample| sample.address)
}
