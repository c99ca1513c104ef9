//! The words of the interface, one place for each of its languages.

use std::cell::Cell;

use crate::{
    Stage,
    document::{Block, Document, Kind, Language, Layout},
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
    pub language_of: [&'static str; 2],
    pub read_again: &'static str,
    pub several: &'static str,
    pub show_aside: [&'static str; 2],
    pub settings: &'static str,
    pub help: &'static str,
    pub article: &'static str,
    pub nothing_there: &'static str,
    pub worker_died: &'static str,
    pub panels_absent: &'static str,
    pub layout: &'static str,
    layouts: [&'static str; 3],
    pub otherwise: &'static str,
    pub unrelated: &'static str,
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
    language_of: ["First language", "Second language"],
    read_again: "Read again",
    several: "This text is in more than two languages. Read it in",
    show_aside: ["Show", "Hide"],
    settings: "Reading",
    help: "Keys",
    article: "The text in both languages. Arrow keys move from sentence to sentence.",
    nothing_there: "There is no text in what you brought: choose another file, or paste the text.",
    worker_died: "The part of the reader that does the work has stopped. Try again; if it stops again, the text may be too large for this device: split it, a chapter a file.",
    panels_absent: "A part of the reader cannot be loaded: check the connection, and try again. What you read stays.",
    layout: "The text was read as",
    layouts: ["Paragraphs by turns", "Lines by turns", "Two halves"],
    otherwise: "If that is wrong, read it as",
    unrelated: "These two texts do not seem to be translations of each other.",
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
    language_of: ["第一种语言", "第二种语言"],
    read_again: "重新理解",
    several: "这篇文章有两种以上的语言，阅读其中的",
    show_aside: ["显示", "隐藏"],
    settings: "阅读设置",
    help: "按键",
    article: "两种语言的正文。用方向键逐句移动。",
    nothing_there: "没有找到文字：请换一个文件，或粘贴文本。",
    worker_died: "负责理解文本的部分停止了。请再试一次；若仍然停止，文本可能超出了这台设备的能力：请按章节拆分。",
    panels_absent: "阅读器的一部分无法加载：请检查网络后重试。正在读的内容不受影响。",
    layout: "文本的排列",
    layouts: ["段落交替", "逐行交替", "前后两半"],
    otherwise: "如果不对，可改读为",
    unrelated: "这两个文本似乎不是彼此的译文。",
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

    /// Asks for those of a language, from now on.
    pub fn ask_for(tag: &str) {
        ASKED.set(Some(Self::of(tag)));
    }

    fn of(tag: &str) -> &'static Self {
        if tag.starts_with("zh") { &CHINESE } else { &ENGLISH }
    }

    /// What a language is called.
    pub fn name<'a>(&self, language: &'a Language) -> &'a str {
        language::name(language, self.naming)
    }

    /// How a text is laid out.
    pub fn layout_name(&self, layout: Layout) -> &'static str {
        self.layouts[layout as usize]
    }

    /// What was understood, in a line.
    pub fn summary(&self, languages: &[Language; 2], summary: &Summary) -> String {
        let [a, b] = languages.each_ref().map(|language| self.name(language));
        let Summary { pairs, linked, aside } = summary;
        if self.tag == "en" {
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
        if self.tag == "en" { format!("“{title}” is removed.") } else { format!("已移除《{title}》。") }
    }

    /// So many texts came into the library.
    pub fn added(&self, count: usize) -> String {
        if self.tag == "en" {
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
