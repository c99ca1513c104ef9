use serde::{Deserialize, Serialize};

/// Why a block was given its [`Kind`](super::Kind): what a careful reader would have gone by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The reader said so, of the part it plays and of its counterpart: nothing of it is understood otherwise again.
    Reader,
    /// The markup of the file says so.
    Markup,
    /// It stands before the first pair or after the last, and in one language only.
    Outside,
    /// The same words stand in several places of the text.
    Repeated,
    /// There is no letter in it.
    Wordless,
    /// It has the form of a page number, an address or a copyright line.
    Form,
    /// It tells what follows: *Translation:*, 【訳】.
    Label,
    /// A label and its value.
    LabelAndValue,
    /// It is a date and hardly anything else.
    Date,
    /// It is the first line with both languages, and short.
    First,
    /// It is short, does not end as a sentence does, and something longer follows.
    Short,
    /// All of it is in capitals.
    Capitals,
    /// It begins as lines with a writer's name do.
    Writer,
    /// It names a picture or who made it.
    Credit,
    /// It begins with the mark of a list item, as its neighbours do.
    Item,
    /// It is one of several short pairs in a row.
    Glossary,
    /// It begins with the mark of a footnote.
    Footnote,
    /// It is in a language beside the two that are read, or tells word by word how to read the line before it.
    Language,
}

impl Reason {
    /// The reason in a few words for the reader, in the language of the interface: Chinese where its tag begins with `zh`, else
    /// English.
    pub fn words(self, interface: &str) -> &'static str {
        let [english, chinese] = match self {
            Self::Reader => ["as you said", "由你指定"],
            Self::Markup => ["marked so in the file", "文件中如此标记"],
            Self::Outside => ["outside the text, in one language only", "在正文之外，且只有一种语言"],
            Self::Repeated => ["repeated in several places", "多处重复出现"],
            Self::Wordless => ["without a word in it", "没有文字"],
            Self::Form => ["a page number, an address or a notice of rights", "页码、网址或版权声明"],
            Self::Label => ["tells what follows", "说明后面的内容"],
            Self::LabelAndValue => ["a label and its value", "标签和内容"],
            Self::Date => ["a date", "日期"],
            Self::First => ["the first short line in both languages", "最先以两种语言出现的短行"],
            Self::Short => ["short, with longer text after it", "较短，后面有较长的文字"],
            Self::Capitals => ["in capitals", "全部大写"],
            Self::Writer => ["names who wrote it", "写有作者姓名"],
            Self::Credit => ["belongs to a picture", "图片说明"],
            Self::Item => ["begins as its neighbours in a list do", "与相邻各项同为列表"],
            Self::Glossary => ["one of several words and their translations", "词语对照中的一条"],
            Self::Footnote => ["begins with the mark of a footnote", "以脚注符号开头"],
            Self::Language => ["in another language, or a gloss", "另一种语言，或逐词注释"],
        };
        if interface.starts_with("zh") { chinese } else { english }
    }
}
