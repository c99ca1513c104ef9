//! Which language a text is in.
//!
//! Scripts decide outside Latin and Cyrillic; there, function words do (Grefenstette 1995, "Comparing two language
//! identification schemes"): each word votes for the languages that have it.

use std::sync::LazyLock;

use super::{
    fold,
    romaji::is_romaji,
    script::{Counts, Script},
    words::{self, Languages},
};
use crate::{document::Language, numbered::PerText};

/// Characters that are written so in Simplified Chinese only, and their Traditional forms in the same order.
const SIMPLIFIED: &str = "国为这来个们时会对说发学经过现动开长问题没还让见关东车马门风书话语读写听买卖钱银铁错难题类应该体验点给结线红级纪约组织续继维编缘网罗众优伤伦侧侦偿储兰兴农冲决况净凉减凤凭击划则刚创别剂剧劝办务劳势区医华协单卫厂厅历压厌县参双变叶号叹吓吕吗启员响团园围图圆圣场坏块坚坛坝坟坠垄";
const TRADITIONAL: &str = "國為這來個們時會對說發學經過現動開長問題沒還讓見關東車馬門風書話語讀寫聽買賣錢銀鐵錯難題類應該體驗點給結線紅級紀約組織續繼維編緣網羅眾優傷倫側偵償儲蘭興農衝決況淨涼減鳳憑擊劃則剛創別劑劇勸辦務勞勢區醫華協單衛廠廳歷壓厭縣參雙變葉號嘆嚇呂嗎啟員響團園圍圖圓聖場壞塊堅壇壩墳墜壟";

/// The language of a text; [`Language::unknown`] where it does not tell.
pub fn identify(text: &str) -> Language {
    let counts = Counts::of(text);
    Language::new(dominant(&counts).map_or("", |script| of_script(text, script, &counts)))
}

/// The script that most of a text is in. Han and kana count as one, and a character of theirs as three letters.
fn dominant(counts: &Counts) -> Option<Script> {
    let weight = |script| match script {
        Script::Han => 3 * (counts.get(Script::Han) + counts.get(Script::Kana)),
        Script::Hangul => 2 * counts.get(script),
        _ => counts.get(script),
    };
    [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Hebrew,
        Script::Arabic,
        Script::Devanagari,
        Script::Thai,
        Script::Han,
        Script::Hangul,
    ]
    .into_iter()
    .rev()
    .max_by_key(|&script| weight(script))
    .filter(|&script| weight(script) > 0)
}

/// The tag of the language of a text that is mostly in a script; empty where it does not tell.
fn of_script(text: &str, script: Script, counts: &Counts) -> &'static str {
    match script {
        Script::Han | Script::Kana => {
            let (han, kana) = (counts.get(Script::Han), counts.get(Script::Kana));
            if kana * 10 >= han + kana { "ja" } else { chinese(text) }
        }
        Script::Hangul => "ko",
        Script::Thai => "th",
        Script::Devanagari => "hi",
        Script::Hebrew => "he",
        Script::Greek => "el",
        Script::Arabic if text.contains(['ٹ', 'ڑ', 'ے', 'ں']) => "ur",
        Script::Arabic if text.contains(['پ', 'چ', 'ژ', 'گ']) && text.contains('ی') => "fa",
        Script::Arabic => "ar",
        // Chinese and Japanese as they are pronounced: in no language that is written so.
        Script::Latin if text.contains(['ǎ', 'ǐ', 'ǒ', 'ǔ', 'ǚ']) => "",
        Script::Latin if is_romaji(whole_words(text).take(SAMPLE)) => "",
        Script::Latin => by_words(text, LEAST_HITS, |language| !CYRILLIC.contains(&language)).unwrap_or(""),
        Script::Cyrillic => by_words(text, 0.0, |language| CYRILLIC.contains(&language)).unwrap_or("ru"),
    }
}

/// Which Chinese a text is in, by the characters that are written so in only one of them.
fn chinese(text: &str) -> &'static str {
    static FORMS: LazyLock<PerText<usize>> = LazyLock::new(|| {
        let mut forms = PerText::default();
        for (form, characters) in [(1, SIMPLIFIED), (2, TRADITIONAL)] {
            characters.chars().for_each(|c| *forms.entry(c.encode_utf8(&mut [0; 4])) = form);
        }
        forms
    });
    let mut counts = [0; 3];
    for c in text.chars().filter(|c| !c.is_ascii()) {
        counts[FORMS.get(c.encode_utf8(&mut [0; 4])).copied().unwrap_or(0)] += 1;
    }
    let [_, simplified, traditional] = counts;
    if traditional > simplified { "zh-Hant" } else { "zh-Hans" }
}

/// The languages of Cyrillic letters that are told apart.
const CYRILLIC: &[&str] = &["ru", "uk", "bg", "sr", "be"];

/// How much of a text is looked at: enough for certainty.
const SAMPLE: usize = 20_000;

/// The language whose function words and letters are the most, where there are any, and where at least some share of the words of a
/// longer text are function words of it. A word that several languages have says less.
fn by_words(text: &str, least: f64, among: impl Fn(&str) -> bool) -> Option<&'static str> {
    let known: Vec<&str> = words::languages().collect();
    let among = Languages::that(among);
    let mut votes = vec![0.0; known.len()];
    let mut hits = vec![0.0; known.len()];
    let mut words = 0.0;
    for word in whole_words(text).take(SAMPLE) {
        words += 1.0;
        let having = among.having(&word).places();
        let share = 1.0 / having.clone().count() as f64;
        for at in having {
            votes[at] += share;
            hits[at] += 1.0;
        }
    }
    for c in text.chars().take(8 * SAMPLE).filter(|c| !c.is_ascii()) {
        for at in among.places() {
            votes[at] += if letters_of(known[at]).contains(c) { 0.2 } else { 0.0 };
        }
    }
    let best = (0..known.len()).max_by(|&a, &b| votes[a].total_cmp(&votes[b]).then(b.cmp(&a)))?;
    let enough = words < FEW || hits[best] >= least * words;
    (votes[best] > 0.0 && enough).then_some(known[best])
}

/// In so few words there may be any share of function words.
const FEW: f64 = 20.0;

/// The least share of the words of a longer text that are function words of its language.
const LEAST_HITS: f64 = 0.1;

/// The words of a text, in lower case. What a hyphen or an apostrophe joins are parts of one, which is no function word.
fn whole_words(text: &str) -> impl Iterator<Item = String> {
    let within = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '′');
    text.split(move |c: char| !within(c)).filter(|word| word.contains(char::is_alphabetic)).map(fold::lowered)
}

/// The words of a text, in lower case. Among others, one in capitals is an abbreviation, as in *(EN)*.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let mixed = text.contains(char::is_lowercase);
    let is_word = move |word: &&str| {
        let short_for = mixed && word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        !word.is_empty() && !short_for
    };
    text.split(|c: char| !c.is_alphabetic()).filter(is_word).map(fold::lowered)
}

/// By how much a text is likelier in the first of two languages than in the second: a log-odds, in natural units;
/// 0 where nothing tells.
pub fn likelier(text: &str, languages: &[Language; 2]) -> f64 {
    let scripts = languages.each_ref().map(|language| scripts_of(language.primary()));
    if scripts[0] != scripts[1] {
        return by_scripts(text, languages, scripts);
    }
    match languages.each_ref().map(|language| *language == Language::unknown()) {
        [true, false] => -known_rather(text, &languages[1]),
        [false, true] => known_rather(text, &languages[0]),
        _ => {
            let [first, second] = languages.each_ref().map(|language| hits(text, language.primary()));
            (first - second) * 1.5
        }
    }
}

/// The same of two languages that are not written in the same scripts.
fn by_scripts(text: &str, languages: &[Language; 2], [a, b]: [&[Script]; 2]) -> f64 {
    let counts = Counts::of(text);
    let letters = |scripts: &[Script]| scripts.iter().map(|&script| counts.get(script)).sum::<usize>() as f64;
    // A character of a script without letters for sounds says as much as a short word.
    let dense = |scripts: &[Script]| {
        if scripts.contains(&Script::Han) || scripts.contains(&Script::Hangul) { 2.5 } else { 1.0 }
    };
    let (first, second) = if a.iter().any(|script| b.contains(script)) {
        let unshared = |own: &[Script], other: &[Script]| {
            own.iter().filter(|script| !other.contains(script)).map(|&script| counts.get(script)).sum::<usize>() as f64
        };
        // Of two that share a script, the one that has no other is likelier where no other is.
        let shared = |own: &[Script], other: &[Script]| {
            if own.iter().all(|script| other.contains(script)) { letters(own) * SHARED } else { 0.0 }
        };
        (unshared(a, b) * 3.0 * dense(a) + shared(a, b), unshared(b, a) * 3.0 * dense(b) + shared(b, a))
    } else {
        (letters(a) * dense(a), letters(b) * dense(b))
    };
    let odds = ((first + 0.5) / (second + 0.5)).ln() * 2.0;
    // Names and brands are written in Latin letters in any language, without a function word; letters of another script, hardly
    // ever in English.
    let likelier = if odds < 0.0 { b } else { a };
    let latin = languages.iter().map(Language::primary).find(|primary| scripts_of(primary) == [Script::Latin]);
    let names = latin.is_some_and(|primary| {
        let known = Languages::of(primary);
        // Without Latin letters there is no word of theirs.
        !known.is_empty() && (counts.get(Script::Latin) == 0 || !words_of(text).any(|word| known.have(&word)))
    });
    match likelier {
        [Script::Latin] if names && first.min(second) >= 2.0 => -odds.signum() * MIXED,
        [Script::Latin] if names => odds / 2.0,
        [Script::Latin] => odds,
        _ if names => odds.signum() * (2.0 * odds.abs()).max(2.0 * MIXED),
        _ => odds * 2.0,
    }
}

/// By how much a text is likelier in a language that we know than in one that we do not, but for its script: of that we know that it
/// lacks the words of the other. A log-odds.
fn known_rather(text: &str, language: &Language) -> f64 {
    let known = Languages::of(language.primary());
    let all = words_of(text).count() as f64;
    let own = words_of(text).filter(|word| known.have(word)).count() as f64;
    // Of the words of a text in a known language, some four in ten are among those that we know of it.
    2.0 * own - 0.45 * (all - own)
}

/// How many function words of a language, and letters that mark it, a text has.
fn hits(text: &str, primary: &str) -> f64 {
    let known = Languages::of(primary);
    let words = words_of(text).filter(|word| known.have(word)).count();
    let letters = text.chars().filter(|&c| letters_of(primary).contains(c)).count();
    (words + letters) as f64
}

/// What a character says of the language that has only its script, rather than of one that has others beside: a part of what one
/// says that only one of them has.
const SHARED: f64 = 0.1;

/// What a line of names in Latin letters and of a word in the other script says, as a log-odds.
const MIXED: f64 = 1.5;

/// The scripts that a language is written in.
pub fn scripts_of(primary: &str) -> &'static [Script] {
    match primary {
        "zh" => &[Script::Han],
        "ja" => &[Script::Han, Script::Kana],
        "ko" => &[Script::Hangul],
        "ru" | "uk" | "bg" | "sr" | "be" => &[Script::Cyrillic],
        "el" => &[Script::Greek],
        "he" | "yi" => &[Script::Hebrew],
        "ar" | "fa" | "ur" => &[Script::Arabic],
        "hi" | "mr" | "ne" | "sa" => &[Script::Devanagari],
        "th" => &[Script::Thai],
        _ => &[Script::Latin],
    }
}

/// Letters that mark a language among those that share its script.
fn letters_of(primary: &str) -> &'static str {
    match primary {
        "fr" => "éèêàçùûôîœ",
        "de" => "äöüß",
        "es" => "ñáéíóú¿¡",
        "it" => "àèìòù",
        "pt" => "ãõçáéíóúâê",
        "pl" => "ąęłńśźżć",
        "sv" | "fi" => "åäö",
        "da" | "no" => "æøå",
        "cs" | "sk" => "řěščžýůť",
        "hu" => "őűáéöü",
        "ro" => "ăâîșțşţ",
        "tr" => "ışğçöü",
        "vi" => "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        "is" => "ðþæöáíó",
        "uk" => "іїєґ",
        "be" => "ўіыэё",
        "sr" => "јљњћђџ",
        "ru" => "ыэё",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_its_language() {
        for (text, tag) in [
            ("The boats were drawn up on the sand before the storm came.", "en"),
            ("Les bateaux avaient été tirés sur le sable avant la tempête.", "fr"),
            ("Die Boote waren vor dem Sturm auf den Sand gezogen worden.", "de"),
            ("Los barcos estaban en la arena antes de que llegara la tormenta.", "es"),
            ("Những con thuyền đã được kéo lên bãi cát trước khi bão đến.", "vi"),
            ("Лодки вытащили на песок ещё до того, как пришла буря.", "ru"),
            ("Лодкі выцягнулі на пясок яшчэ да таго, як прыйшла бура.", "be"),
            ("Човни витягли на пісок ще до того, як прийшла буря.", "uk"),
            ("暴风雨来临之前，人们把船拖上了沙滩。", "zh-Hans"),
            ("暴風雨來臨之前，人們把船拖上了沙灘。", "zh-Hant"),
            ("嵐が来る前に、舟は砂浜へ引き上げられた。", "ja"),
            ("폭풍이 오기 전에 배를 모래밭으로 끌어 올렸다.", "ko"),
            ("سُحبت القوارب إلى الرمل قبل أن تأتي العاصفة.", "ar"),
            (
                "Ka-lum tö wen-shi-la, ül-mâ-to’k se hü-lan; wash tol-lé ka ne’m, a-sü kwen-g’shil o-me tü-lön-na. "
                    .repeat(3)
                    .as_str(),
                "und",
            ),
            ("12 + 30", "und"),
        ] {
            assert_eq!(identify(text).as_str(), tag, "{text}");
        }
    }

    #[test]
    fn of_two_languages_the_likelier_is_told() {
        let pair = ["en", "es"].map(Language::new);
        assert!(likelier("The wind was cold and it did not stop.", &pair) > 1.0);
        assert!(likelier("El viento era frío y no paraba.", &pair) < -1.0);
        let pair = ["en", "zh"].map(Language::new);
        assert!(likelier("The wind was cold.", &pair) > 1.0);
        assert!(likelier("iPhone 的风很冷。", &pair) < 0.0);
    }
}
