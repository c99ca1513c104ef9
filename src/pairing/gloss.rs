//! Interlinear text as linguists write it (the Leipzig Glossing Rules): a line, perhaps its parts of words, a word for each of them
//! in the other language, and the translation.

use super::{shape, sides};
use crate::{
    document::{Kind, Language, Reason},
    input::Passage,
};

/// Sets the glosses of an interlinear text aside, so that lines and their translations are left, and tells their languages; any
/// other text stays as it is.
pub fn set_aside(passages: &mut [Passage], languages: &[Language; 2]) {
    let groups: Vec<&mut [Passage]> = passages.chunk_by_mut(|_, next| next.gap == 0).collect();
    let several = groups.iter().filter(|group| group.len() > 1).count();
    let mut glossed: Vec<&mut [Passage]> = groups.into_iter().filter(|group| is_glossed(group)).collect();
    if glossed.len() < 2 || glossed.len() * 3 < several * 2 {
        return;
    }
    let odds = |group: &&mut [Passage]| match &group[..] {
        [text, .., translation] => sides::odds_of(text, languages) - sides::odds_of(translation, languages),
        _ => 0.0,
    };
    let side = usize::from(glossed.iter().map(odds).sum::<f64>() < 0.0);
    for group in &mut glossed {
        if let [text, glosses @ .., translation] = &mut group[..] {
            for gloss in glosses {
                (gloss.kind, gloss.reason) = (Some(Kind::Boilerplate), Some(Reason::Language));
            }
            text.language = Some(languages[side].clone());
            translation.language = Some(languages[1 - side].clone());
        }
    }
}

/// Whether lines are one of each: the text, perhaps its parts, as many glosses as it has words, and a translation.
fn is_glossed(group: &[Passage]) -> bool {
    let ([text, gloss, translation] | [text, _, gloss, translation]) = group else { return false };
    let words = |line: &Passage| line.text.split_whitespace().filter(|word| shape::has_letters(word)).count();
    let is_aligned = |line: &Passage| line.text.contains("  ");
    words(text) > 1
        && group[..group.len() - 1].iter().all(|line| words(line) == words(text))
        && group.iter().all(|line| line.kind.is_none())
        && (is_abbreviated(&gloss.text) || is_aligned(text) && is_aligned(gloss))
        && !is_abbreviated(&translation.text)
}

/// Whether it has words such as *1SG*, *see-PST* or *house.ACC*.
fn is_abbreviated(line: &str) -> bool {
    let is_short = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && part.bytes().filter(u8::is_ascii_uppercase).count() > 1
    };
    line.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | '=')).any(is_short)
}
