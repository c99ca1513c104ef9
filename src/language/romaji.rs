//! Japanese in Latin letters, as it stands between the lines of songs.

/// Whether words, in lower case, are Japanese in Latin letters (Hepburn, modified or not): nearly all are made of its syllables, and one
/// is a particle that other languages of such syllables do not have.
pub fn is_romaji(words: impl Iterator<Item = String>) -> bool {
    /// Fewer may be made of such syllables in any language.
    const LEAST_WORDS: usize = 6;
    let (mut all, mut fit, mut particles) = (0, 0, 0);
    for word in words {
        all += 1;
        fit += usize::from(is_of_syllables(&word));
        particles += usize::from(matches!(word.as_str(), "wa" | "ga" | "wo"));
    }
    all >= LEAST_WORDS && particles > 0 && fit * 10 >= all * 9
}

/// Whether a word is made of syllables: a vowel, alone or after a consonant, which may be long; or an *n*.
fn is_of_syllables(word: &str) -> bool {
    let is_vowel = |c: char| "aiueoāīūēō".contains(c);
    let mut parts = word.split(|c| !char::is_alphabetic(c)).filter(|part| !part.is_empty());
    parts.all(|part| {
        let mut onsets = part.split(is_vowel);
        // What stands after the last vowel.
        let last = onsets.next_back();
        matches!(last, Some("" | "n")) && onsets.all(is_onset)
    })
}

/// Whether Japanese has these letters before a vowel; an *n*, or *m*, of the syllable before may be among them.
fn is_onset(letters: &str) -> bool {
    let after_nasal = letters.strip_prefix(['n', 'm']).unwrap_or(letters);
    let mut rest = after_nasal.chars();
    let is_long = matches!((rest.next(), rest.clone().next()), (Some(a), Some(b)) if a == b || (a, b) == ('t', 'c'));
    let short = if is_long { rest.as_str() } else { after_nasal };
    let plain = short.strip_suffix('y').unwrap_or(short);
    matches!(
        plain,
        "" | "k"
            | "s"
            | "t"
            | "n"
            | "h"
            | "m"
            | "r"
            | "w"
            | "g"
            | "z"
            | "d"
            | "b"
            | "p"
            | "f"
            | "j"
            | "sh"
            | "ch"
            | "ts"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_song_is_told_from_other_languages() {
        let is = |text: &str| is_romaji(text.split(' ').map(str::to_owned));
        assert!(is("yoru no minato wa shizuka da akari ga hitotsu kieta"));
        assert!(is("motto chikaku kite kudasai to itta no wa dare datta kke"));
        assert!(is("kinō tōkyō de gakkō ni itte sensei ga matte ita"));
        assert!(!is("yo no te vi a ti ni a tu gata en la casa"));
        assert!(!is("io ti amo e non so come fare a dire di no"));
        assert!(!is("one light went out only the sound of waves remained"));
        assert!(!is("yama wa"));
        assert!(!is("paññā ca saññā ga niññaṃ ca ñāṇaṃ"));
    }
}
