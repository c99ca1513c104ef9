//! Numbers written in words: Chinese numerals, and the small numbers of alphabetic languages.

use std::sync::LazyLock;

use crate::numbered::PerText;

/// The value of a digit or of a unit.
fn value(c: char) -> Option<(u64, bool)> {
    Some(match c {
        '〇' | '零' => (0, false),
        '一' | '壹' => (1, false),
        '二' | '两' | '兩' | '贰' => (2, false),
        '三' | '叁' => (3, false),
        '四' => (4, false),
        '五' => (5, false),
        '六' => (6, false),
        '七' => (7, false),
        '八' => (8, false),
        '九' => (9, false),
        '十' => (10, true),
        '百' => (100, true),
        '千' => (1000, true),
        '万' | '萬' => (10_000, true),
        '亿' | '億' => (100_000_000, true),
        _ => return None,
    })
}

/// Whether a character is part of a number.
pub fn is_numeral(c: char) -> bool {
    value(c).is_some()
}

/// The number that some characters are, whether by units (`二十三`) or digit by digit (`一九九八`); `None` if too large.
pub fn number(numeral: &str) -> Option<u64> {
    let parts: Vec<(u64, bool)> = numeral.chars().map(value).collect::<Option<_>>()?;
    if parts.iter().all(|(_, unit)| !unit) {
        return parts.iter().try_fold(0_u64, |number, (digit, _)| number.checked_mul(10)?.checked_add(*digit));
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    for (value, unit) in parts {
        if !unit {
            digit = value;
        } else if value >= 10_000 {
            total = total.checked_add(section.checked_add(digit)?.max(1).checked_mul(value)?)?;
            (section, digit) = (0, 0);
        } else {
            section = section.checked_add(digit.max(1).checked_mul(value)?)?;
            digit = 0;
        }
    }
    total.checked_add(section)?.checked_add(digit)
}

/// Language, then the words for one, two, three …, each with its ordinal and other forms. *One* itself is an article in most.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "first two|second|twice three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth",
    ),
    (
        "de",
        "erste|ersten|erster|erstes|erstmals zwei|zweite|zweiten|zweimal drei|dritte|dritten vier|vierte|vierten fünf|fünfte|fünften sechs|sechste|sechsten sieben|siebte|siebten acht|achte|achten neun|neunte|neunten zehn|zehnte|zehnten elf|elfte zwölf|zwölfte",
    ),
    (
        "fr",
        "premier|première|premiers|premières deux|deuxième|second|seconde trois|troisième quatre|quatrième cinq|cinquième six|sixième sept|septième huit|huitième neuf|neuvième dix|dixième onze|onzième douze|douzième",
    ),
    (
        "es",
        "primer|primero|primera|primeros|primeras dos|segundo|segunda tres|tercer|tercero|tercera cuatro|cuarto|cuarta cinco|quinto|quinta seis|sexto|sexta siete|séptimo|séptima ocho|octavo|octava nueve|noveno diez|décimo|décima once|undécimo doce|duodécimo",
    ),
    (
        "it",
        "primo|prima|primi|prime due|secondo|seconda tre|terzo|terza quattro|quarto|quarta cinque|quinto|quinta sei|sesto|sesta sette|settimo|settima otto|ottavo|ottava nove|nono|nona dieci|decimo|decima undici|undicesimo dodici|dodicesimo",
    ),
    (
        "pt",
        "primeiro|primeira|primeiros dois|duas|segundo|segunda três|terceiro|terceira quatro|quarto|quarta cinco|quinto|quinta seis|sexto|sexta sete|sétimo oito|oitavo nove|nono dez|décimo onze doze",
    ),
    (
        "nl",
        "eerste twee|tweede drie|derde vier|vierde vijf|vijfde zes|zesde zeven|zevende acht|achtste negen|negende tien|tiende elf|elfde twaalf|twaalfde",
    ),
    (
        "ru",
        "первый|первая|первое|первые|первого|первой|впервые два|две|двух|второй|вторая|второго три|трёх|трех|третий|третья четыре|четырёх|четырех|четвёртый пять|пяти|пятый шесть|шести|шестой семь|семи|седьмой восемь|восьми|восьмой девять|девяти|девятый десять|десяти|десятый одиннадцать двенадцать",
    ),
    (
        "pl",
        "pierwszy|pierwsza|pierwsze dwa|dwie|dwóch|drugi|druga trzy|trzech|trzeci|trzecia cztery|czterech|czwarty pięć|pięciu|piąty sześć|szósty siedem|siódmy osiem|ósmy dziewięć|dziewiąty dziesięć|dziesiąty jedenaście dwanaście",
    ),
    (
        "hu",
        "első két|kettő|második három|harmadik négy|negyedik öt|ötödik hat|hatodik hét|hetedik nyolc|nyolcadik kilenc|kilencedik tíz|tizedik tizenegy tizenkettő",
    ),
    (
        "is",
        "fyrsti|fyrsta|fyrst tveir|tvær|tvö|annar|önnur þrír|þrjár|þrjú|þriðji|þriðja fjórir|fjórar|fjögur|fjórði fimm|fimmti sex|sjötti sjö|sjöundi átta|áttundi níu|níundi tíu|tíundi ellefu tólf",
    ),
    (
        "sv",
        "första två|andra tre|tredje fyra|fjärde fem|femte sex|sjätte sju|sjunde åtta|åttonde nio|nionde tio|tionde elva tolv",
    ),
    (
        "ar",
        "الأول|الأولى|أول اثنان|اثنين|الثاني|الثانية ثلاثة|ثلاث|الثالث|الثالثة أربعة|أربع|الرابع|الرابعة خمسة|خمس|الخامس ستة|ست|السادس سبعة|سبع|السابع ثمانية|ثمان|الثامن تسعة|تسع|التاسع عشرة|عشر|العاشر",
    ),
];

/// Each of those words, with the languages that have it and its number there.
static NUMBERS: LazyLock<PerText<Vec<(&str, u64)>>> = LazyLock::new(|| {
    let mut numbers = PerText::<Vec<(&str, u64)>>::default();
    for (language, words) in WORDS {
        for (number, forms) in (1..).zip(words.split(' ')) {
            forms.split('|').for_each(|form| numbers.entry(form).push((language, number)));
        }
    }
    numbers
});

/// The number that a word of a language means; `None` for other words.
pub fn word(word: &str, language: &str) -> Option<u64> {
    NUMBERS.get(word)?.iter().find(|(tag, _)| *tag == language).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::{number, word};

    #[test]
    fn by_units_and_digit_by_digit() {
        for (numeral, value) in [
            ("二十三", 23),
            ("十", 10),
            ("一九九八", 1998),
            ("三万五千", 35_000),
            ("一百零五", 105),
            ("二〇二四", 2024),
        ] {
            assert_eq!(number(numeral), Some(value), "{numeral}");
        }
    }

    #[test]
    fn small_numbers_in_words() {
        assert_eq!(word("twelfth", "en"), Some(12));
        assert_eq!(word("zweite", "de"), Some(2));
        assert_eq!(word("boat", "en"), None);
    }
}
