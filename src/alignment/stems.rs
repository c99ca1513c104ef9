//! Words cut to what their forms share, so that a form met once learns from all others.

use std::{borrow::Cow, sync::LazyLock};

use crate::numbered::PerText;

/// A word is cut to so many letters: endings change, stems stay.
const LETTERS: usize = 6;

/// English forms that no rule leads back to their word: the word, and after it its forms.
const IRREGULAR: &[&str] = &[
    "be am are is was were been being",
    "have has had having",
    "do does did done doing",
    "go goes went gone",
    "say said",
    "arise arose arisen",
    "awake awoke awoken",
    "bear bore borne born",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bite bit bitten",
    "blow blew blown",
    "break broke broken",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "come came",
    "creep crept",
    "deal dealt",
    "dig dug",
    "draw drew drawn",
    "dream dreamt",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown flies",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "grow grew grown",
    "hang hung",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "lie lay lain lying",
    "light lit",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "pay paid",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "show shown",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "slide slid",
    "speak spoke spoken",
    "spend spent",
    "spin spun",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "strike struck stricken",
    "swear swore sworn",
    "sweep swept",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "understand understood",
    "wake woke woken",
    "wear wore worn",
    "weep wept",
    "win won",
    "write wrote written",
    "man men",
    "woman women",
    "child children",
    "foot feet",
    "tooth teeth",
    "mouse mice",
    "goose geese",
    "life lives",
    "wife wives",
    "knife knives",
    "leaf leaves",
    "half halves",
    "wolf wolves",
    "good better best",
    "bad worse worst",
    "die dying",
];

/// Each irregular form with its word; of two that share a form, the first line's.
static WORDS: LazyLock<PerText<&str>> = LazyLock::new(|| {
    let mut words = PerText::<&str>::default();
    for line in IRREGULAR {
        let word = line.split(' ').next().unwrap_or(line);
        for form in line.split(' ') {
            let known = words.entry(form);
            if known.is_empty() {
                *known = word;
            }
        }
    }
    words
});

/// The stem of a word in lower case.
pub fn stem<'a>(word: &'a str, language: &str) -> Cow<'a, str> {
    match if language == "en" { english(word) } else { word.into() } {
        Cow::Borrowed(word) => first(word).into(),
        Cow::Owned(word) => first(&word).to_owned().into(),
    }
}

fn first(word: &str) -> &str {
    &word[..word.char_indices().nth(LETTERS).map_or(word.len(), |(end, _)| end)]
}

/// Without its ending, as far as a few rules go; words that agree in this are mostly forms of one.
fn english(word: &str) -> Cow<'_, str> {
    if let Some(known) = WORDS.get(word) {
        return without_last(known);
    }
    if !word.is_ascii() {
        return word.into();
    }
    let is_stem = |stem: &&str| stem.len() > 2 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(stem) = word.strip_suffix("ies").or(word.strip_suffix("ied")).filter(is_stem) {
        return format!("{stem}i").into();
    }
    let singular = match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    };
    let singular = match singular.strip_suffix('e') {
        Some(stem)
            if word.len() > singular.len() && ["sh", "ch", "x", "ss", "zz"].iter().any(|end| stem.ends_with(end)) =>
        {
            stem
        }
        _ => singular,
    };
    let plain = ["ing", "ed", "ly"].iter().find_map(|ending| singular.strip_suffix(ending).filter(is_stem));
    match plain {
        Some(stem) if !singular.ends_with("eed") => without_last(undoubled(stem)),
        _ => without_last(singular),
    }
}

/// `stopp`, from `stopped`, as `stop`; but `fall` stays.
fn undoubled(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    match bytes {
        [.., a, b] if a == b && !matches!(a, b'l' | b's' | b'z' | b'e' | b'o') => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// Without a final `e`, and with `i` for a final `y`: these come and go.
fn without_last(stem: &str) -> Cow<'_, str> {
    if let Some(rest) = stem.strip_suffix('e').filter(|rest| rest.len() > 2) {
        return rest.into();
    }
    match stem.strip_suffix('y') {
        Some(rest) if rest.len() > 2 => format!("{rest}i").into(),
        _ => stem.into(),
    }
}
