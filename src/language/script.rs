//! Scripts: which one a character belongs to, and how much of a text is in each.

/// A script that tells languages apart, after Unicode's Script property (UAX #24), by its main blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// English, French, Vietnamese …
    Latin,
    /// Russian, Ukrainian, Bulgarian …
    Cyrillic,
    /// Greek.
    Greek,
    /// Hebrew, Yiddish.
    Hebrew,
    /// Arabic, Persian, Urdu.
    Arabic,
    /// Hindi, Marathi, Nepali, Sanskrit.
    Devanagari,
    /// Thai.
    Thai,
    /// Chinese characters, also within Japanese.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean.
    Hangul,
}

impl Script {
    /// The number of scripts.
    const COUNT: usize = Self::Hangul as usize + 1;

    /// Whether a letter of it says as much as three of an alphabet.
    pub fn is_dense(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::Hangul)
    }

    /// The script of a letter; `None` for digits, marks, spaces, and the scripts that we do not tell apart.
    pub fn of(c: char) -> Option<Self> {
        // Most characters are one of these.
        if c.is_ascii() {
            return c.is_ascii_alphabetic().then_some(Self::Latin);
        }
        if ('一'..='鿿').contains(&c) {
            return Some(Self::Han);
        }
        Some(match c {
            'À'..='ɏ' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | 'Ḁ'..='ỿ' => Self::Latin,
            'Ͱ'..='Ͽ' | 'ἀ'..='῾' => Self::Greek,
            'Ѐ'..='ԯ' => Self::Cyrillic,
            '\u{591}'..='\u{5f4}' => Self::Hebrew,
            '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' | '\u{6fa}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => {
                Self::Arabic
            }
            '\u{900}'..='\u{963}' => Self::Devanagari,
            '\u{e01}'..='\u{e4e}' => Self::Thai,
            'ぁ'..='ヿ' | 'ｦ'..='ﾝ' if c != '・' => Self::Kana,
            '々'
            | '〇'
            | '㐀'..='䶿'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
            | '\u{2e80}'..='\u{2fd5}' => Self::Han,
            '가'..='힣' | 'ᄀ'..='ᇿ' | 'ㄱ'..='ㆎ' => Self::Hangul,
            _ => return None,
        })
    }
}

/// What a character counts where texts of several scripts are weighed: a letter of a dense script three times what one of an alphabet
/// does, and what is no letter, nothing.
pub fn weight(c: char) -> usize {
    match Script::of(c) {
        Some(script) if script.is_dense() => 3,
        Some(_) => 1,
        None => usize::from(c.is_alphabetic()),
    }
}

/// The script as people write with it: Chinese characters and kana make one.
pub fn writing(script: Script) -> Script {
    if script == Script::Kana { Script::Han } else { script }
}

/// How many letters of each script a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; Script::COUNT]);

impl Counts {
    /// Counts the letters of a text.
    pub fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for script in text.chars().filter_map(Script::of) {
            counts.0[script as usize] += 1;
        }
        counts
    }

    /// The letters of one script.
    pub fn get(&self, script: Script) -> usize {
        self.0[script as usize]
    }
}
