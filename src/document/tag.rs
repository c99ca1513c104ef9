use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// A language, as a BCP 47 tag of which we keep the language and, for Chinese, the script: `en`, `zh-Hans`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Language(Arc<str>);

impl Language {
    /// When nothing tells which language a text is in.
    pub fn unknown() -> Self {
        Self("und".into())
    }

    /// From any spelling of a tag (`EN_us`, `zh-TW`, `zho`), brought to its plain form.
    /// What is no tag at all becomes [`Language::unknown`].
    pub fn new(tag: &str) -> Self {
        let lower = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = lower.split('-');
        let primary = parts.next().unwrap_or_default();
        if !(2..=8).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_lowercase()) {
            return Self::unknown();
        }
        let primary = THREE_LETTERS.iter().find(|(long, _)| *long == primary).map_or(primary, |(_, short)| short);
        if primary != "zh" {
            return Self(primary.into());
        }
        let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
        Self(if traditional { "zh-Hant" } else { "zh-Hans" }.into())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its script: `zh` of `zh-Hans`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Which way it is written, as HTML's `dir` has it.
    pub fn direction(&self) -> &'static str {
        match self.primary() {
            "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" => "rtl",
            "und" => "auto",
            _ => "ltr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// ISO 639-2 and -3 codes that files carry in place of the two letters that BCP 47 asks for.
const THREE_LETTERS: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("arb", "ar"),
    ("ces", "cs"),
    ("chi", "zh"),
    ("cmn", "zh"),
    ("deu", "de"),
    ("dut", "nl"),
    ("eng", "en"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hun", "hu"),
    ("isl", "is"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("lat", "la"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("vie", "vi"),
    ("zho", "zh"),
];

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn spellings_come_to_one_tag() {
        for (given, plain) in [
            ("en", "en"),
            ("EN_us", "en"),
            ("zh", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh_CN", "zh-Hans"),
            ("zho", "zh-Hans"),
            ("zh-Hant-HK", "zh-Hant"),
            ("pli", "pli"),
            ("", "und"),
            ("1", "und"),
        ] {
            assert_eq!(Language::new(given).as_str(), plain, "{given}");
        }
    }
}
