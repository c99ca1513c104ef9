//! What a language is called: in itself, in English, in Chinese.

use crate::document::Language;

/// Tag, own name, English name, Chinese name.
const NAMES: &[(&str, [&str; 3])] = &[
    ("ar", ["العربية", "Arabic", "阿拉伯语"]),
    ("be", ["Беларуская", "Belarusian", "白俄罗斯语"]),
    ("bg", ["Български", "Bulgarian", "保加利亚语"]),
    ("ca", ["Català", "Catalan", "加泰罗尼亚语"]),
    ("cs", ["Čeština", "Czech", "捷克语"]),
    ("da", ["Dansk", "Danish", "丹麦语"]),
    ("de", ["Deutsch", "German", "德语"]),
    ("el", ["Ελληνικά", "Greek", "希腊语"]),
    ("en", ["English", "English", "英语"]),
    ("es", ["Español", "Spanish", "西班牙语"]),
    ("fa", ["فارسی", "Persian", "波斯语"]),
    ("fi", ["Suomi", "Finnish", "芬兰语"]),
    ("fr", ["Français", "French", "法语"]),
    ("he", ["עברית", "Hebrew", "希伯来语"]),
    ("hi", ["हिन्दी", "Hindi", "印地语"]),
    ("hu", ["Magyar", "Hungarian", "匈牙利语"]),
    ("id", ["Bahasa Indonesia", "Indonesian", "印度尼西亚语"]),
    ("is", ["Íslenska", "Icelandic", "冰岛语"]),
    ("it", ["Italiano", "Italian", "意大利语"]),
    ("ja", ["日本語", "Japanese", "日语"]),
    ("ko", ["한국어", "Korean", "韩语"]),
    ("la", ["Latina", "Latin", "拉丁语"]),
    ("nl", ["Nederlands", "Dutch", "荷兰语"]),
    ("no", ["Norsk", "Norwegian", "挪威语"]),
    ("pl", ["Polski", "Polish", "波兰语"]),
    ("pt", ["Português", "Portuguese", "葡萄牙语"]),
    ("ro", ["Română", "Romanian", "罗马尼亚语"]),
    ("ru", ["Русский", "Russian", "俄语"]),
    ("sk", ["Slovenčina", "Slovak", "斯洛伐克语"]),
    ("sr", ["Српски", "Serbian", "塞尔维亚语"]),
    ("sv", ["Svenska", "Swedish", "瑞典语"]),
    ("th", ["ไทย", "Thai", "泰语"]),
    ("tr", ["Türkçe", "Turkish", "土耳其语"]),
    ("uk", ["Українська", "Ukrainian", "乌克兰语"]),
    ("ur", ["اردو", "Urdu", "乌尔都语"]),
    ("vi", ["Tiếng Việt", "Vietnamese", "越南语"]),
    ("zh-Hans", ["简体中文", "Chinese", "中文"]),
    ("zh-Hant", ["繁體中文", "Traditional Chinese", "繁体中文"]),
];

/// In which language a language is to be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// As its own speakers name it.
    Own,
    /// In English.
    English,
    /// In Chinese.
    Chinese,
}

/// The name of a language; its tag where we know no name.
pub fn name(language: &Language, naming: Naming) -> &str {
    NAMES
        .iter()
        .find(|(tag, _)| *tag == language.as_str())
        .map_or(language.as_str(), |(_, names)| names[naming as usize])
}

/// All languages that have a name here, in the order of their tags.
pub fn named() -> impl Iterator<Item = Language> {
    NAMES.iter().map(|(tag, _)| Language::new(tag))
}
