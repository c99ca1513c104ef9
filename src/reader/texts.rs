//! The words of the interface, one place for each of its languages.

use std::cell::Cell;

use crate::{
    Stage,
    document::{Block, Document, Kind, Language},
    language::{self, Naming},
};

/// What a text holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Blocks with both sides.
    pub pairs: usize,
    /// Sentences that have a counterpart.
    pub linked: usize,
    /// Blocks that are set aside.
    pub aside: usize,
}

impl Summary {
    /// Of a document.
    pub fn of(document: &Document) -> Self {
        let blocks = &document.blocks;
        let linked = |block: &Block| -> usize {
            let both = block.links.iter().filter(|link| link.sides.iter().all(|run| !run.range().is_empty()));
            both.map(|link| link.sides[0].range().len()).sum()
        };
        Self {
            pairs: blocks.iter().filter(|block| block.sides.iter().all(Option::is_some)).count(),
            linked: blocks.iter().map(|block| linked(block)).sum(),
            aside: blocks.iter().filter(|block| block.kind == Kind::Boilerplate).count(),
        }
    }
}

/// The words of one interface language.
pub struct Texts {
    /// Its tag.
    pub tag: &'static str,
    naming: Naming,
    pub promise: &'static str,
    pub private: &'static str,
    pub try_one: &'static str,
    pub open_files: &'static str,
    pub open_hint: &'static str,
    pub paste_label: &'static str,
    pub paste_hint: &'static str,
    pub translation_label: &'static str,
    pub translation_hint: &'static str,
    pub read: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub open_another: &'static str,
    pub back: &'static str,
    pub swap: &'static str,
    pub languages: &'static str,
    pub show_aside: [&'static str; 2],
    pub settings: &'static str,
    pub help: &'static str,
    pub article: &'static str,
    pub panels_absent: &'static str,
    pub correct: &'static str,
    pub search_text: &'static str,
    pub drop_here: &'static str,
    /// A way to the whole reader; a new version; to take it.
    pub around: [&'static str; 3],
    stages: [&'static str; 4],
    pub share: &'static str,
    pub untitled: &'static str,
}

const ENGLISH: Texts = Texts {
    tag: "en",
    naming: Naming::English,
    promise: "Open a text in two languages. Point at a sentence, and its counterpart lights up.",
    private: "Nothing leaves this device.",
    try_one: "Try one of these",
    open_files: "Open a file, or two",
    open_hint: "One bilingual text, or a text and its translation: text, EPUB, Word, HTML, subtitles, tables and more. Or drop them anywhere on this page.",
    paste_label: "Or paste a text",
    paste_hint: "Both languages in one text, in whatever order",
    translation_label: "Its translation, if it stands apart",
    translation_hint: "Leave this empty if the text above holds both",
    read: "Read",
    cancel: "Cancel",
    close: "Close",
    open_another: "Open another",
    back: "Back to the text",
    swap: "Swap sides",
    languages: "Languages",
    show_aside: ["Show", "Hide"],
    settings: "Reading",
    help: "Keys",
    article: "The text in both languages. Arrow keys move from sentence to sentence.",
    panels_absent: "A part of the reader cannot be loaded: check the connection, and try again. What you read stays.",
    correct: "Correct",
    search_text: "Search",
    drop_here: "Drop to read",
    around: ["Open in the full reader", "There is a new version", "Reload"],
    stages: ["Opening", "Finding what translates what", "Finding sentences", "Linking sentences"],
    share: "Save or share",
    untitled: "Without a title",
};

const CHINESE: Texts = Texts {
    tag: "zh-Hans",
    naming: Naming::Chinese,
    promise: "打开一篇双语文章。指向一个句子，对应的译句便会亮起。",
    private: "所有内容都留在这台设备上。",
    try_one: "先试读一篇",
    open_files: "打开一个或两个文件",
    open_hint: "一篇双语文章，或原文与译文两个文件：文本、EPUB、Word、HTML、字幕、表格等。也可拖到本页。",
    paste_label: "或者粘贴文本",
    paste_hint: "两种语言写在一起，先后不限",
    translation_label: "译文（如果是分开的）",
    translation_hint: "上面已包含两种语言时，此处留空",
    read: "阅读",
    cancel: "取消",
    close: "关闭",
    open_another: "打开另一篇",
    back: "回到正文",
    swap: "左右互换",
    languages: "语言",
    show_aside: ["显示", "隐藏"],
    settings: "阅读设置",
    help: "按键",
    article: "两种语言的正文。用方向键逐句移动。",
    panels_absent: "阅读器的一部分无法加载：请检查网络后重试。正在读的内容不受影响。",
    correct: "更正",
    search_text: "搜索",
    drop_here: "松开即可阅读",
    around: ["在完整的阅读器中打开", "有新版本", "重新载入"],
    stages: ["正在打开", "正在寻找对应的段落", "正在断句", "正在对齐句子"],
    share: "保存与分享",
    untitled: "无标题",
};

thread_local! {
    static ASKED: Cell<Option<&'static Texts>> = const { Cell::new(None) };
}

impl Texts {
    /// Those of the language that was asked for, else of the browser's; English where we have none.
    pub fn of_browser() -> &'static Self {
        let browsers = || web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default();
        ASKED.get().unwrap_or_else(|| Self::of(&browsers()))
    }

    /// Whether they are English; else they are Chinese.
    pub fn is_english(&self) -> bool {
        self.tag == ENGLISH.tag
    }

    /// Asks for those of a language, from now on.
    pub fn ask_for(tag: &str) {
        ASKED.set(Some(Self::of(tag)));
    }

    fn of(tag: &str) -> &'static Self {
        if tag.starts_with("zh") { &CHINESE } else { &ENGLISH }
    }

    /// What a language is called. The browser knows it, too, but takes longer to say so than to show the text.
    pub fn name<'a>(&self, language: &'a Language) -> &'a str {
        language::name(language, self.naming)
    }

    /// What was understood, in a line.
    pub fn summary(&self, languages: &[Language; 2], summary: &Summary) -> String {
        let [a, b] = languages.each_ref().map(|language| self.name(language));
        let Summary { pairs, linked, aside } = summary;
        if self.is_english() {
            let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
            let pairs = many(*pairs, "pair", "pairs");
            let linked = many(*linked, "linked sentence", "linked sentences");
            let aside =
                if *aside == 0 { String::new() } else { format!(" · {} set aside", many(*aside, "line", "lines")) };
            format!("{a} and {b} · {pairs} · {linked}{aside}")
        } else {
            let aside = if *aside == 0 { String::new() } else { format!(" · 搁置 {aside} 行") };
            format!("{a}和{b} · {pairs} 对段落 · {linked} 个已对齐的句子{aside}")
        }
    }

    /// A text was removed.
    pub fn removed(&self, title: &str) -> String {
        if self.is_english() { format!("“{title}” is removed.") } else { format!("已移除《{title}》。") }
    }

    /// So many texts came into the library.
    pub fn added(&self, count: usize) -> String {
        if self.is_english() {
            format!("Texts added to the library: {count}")
        } else {
            format!("已加入书架：{count} 篇")
        }
    }

    /// What a stage of the work is called.
    pub fn stage(&self, stage: Stage) -> &'static str {
        self.stages[stage as usize]
    }
}
