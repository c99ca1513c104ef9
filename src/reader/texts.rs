//! The words of the interface, one place for each of its languages.

use std::cell::Cell;

use crate::{
    Progress, Stage,
    document::{Kind, Language, Layout},
    language::{self, Naming},
    output::Format,
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
    pub swap: &'static str,
    pub languages: &'static str,
    pub language_of: [&'static str; 2],
    pub read_again: &'static str,
    pub view: &'static str,
    pub views: [&'static str; 5],
    pub theme: &'static str,
    pub themes: [&'static str; 4],
    pub smaller: &'static str,
    pub larger: &'static str,
    pub light: &'static str,
    pub aside: &'static str,
    pub show_aside: [&'static str; 2],
    pub settings: &'static str,
    pub help: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
    pub article: &'static str,
    pub nothing_there: &'static str,
    pub worker_died: &'static str,
    pub layout: &'static str,
    layouts: [&'static str; 3],
    pub otherwise: &'static str,
    pub correct: &'static str,
    pub correct_hint: &'static str,
    pub part: &'static str,
    kinds: [&'static str; 10],
    pub pair_above: &'static str,
    pub pair_below: &'static str,
    pub unpair: &'static str,
    pub join_blocks: &'static str,
    pub split_block: &'static str,
    pub join_links: &'static str,
    pub split_link: &'static str,
    pub exchanged: &'static str,
    pub redo: &'static str,
    pub done: &'static str,
    pub search_text: &'static str,
    pub search_hint: &'static str,
    pub found_before: &'static str,
    pub found_next: &'static str,
    pub reveal: &'static str,
    pub reveals: [&'static str; 3],
    pub drop_here: &'static str,
    /// A way to the whole reader; a new version; to take it.
    pub around: [&'static str; 3],
    stages: [&'static str; 4],
    pub share: &'static str,
    pub save_as: &'static str,
    pub to_clipboard: &'static str,
    pub single: &'static str,
    pub plain_text: &'static str,
    pub copy_both: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub not_saved: &'static str,
    pub link_copied: &'static str,
    pub link_copied_here: &'static str,
    pub no_link: &'static str,
    pub library: &'static str,
    pub search: &'static str,
    pub save_library: &'static str,
    pub library_hint: &'static str,
    pub library_saved: &'static str,
    pub library_absent: &'static str,
    pub untitled: &'static str,
    pub remove: &'static str,
    pub undo: &'static str,
    pub begin_anew: &'static str,
    pub protect: &'static str,
    pub protect_hint: &'static str,
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
    swap: "Swap sides",
    languages: "Languages",
    language_of: ["First language", "Second language"],
    read_again: "Read again",
    view: "Layout",
    views: ["As it fits", "Side by side", "One above the other", "First language only", "Second language only"],
    theme: "Colours",
    themes: ["As the system", "Light", "Sepia", "Dark"],
    smaller: "Smaller text",
    larger: "Larger text",
    light: "Light up counterparts",
    aside: "Show what is set aside",
    show_aside: ["Show", "Hide"],
    settings: "Reading",
    help: "Keys",
    keys: &[
        ("↓ or j", "next sentence"),
        ("↑ or k", "sentence before"),
        ("← →", "to the other language"),
        ("Enter", "pin, or let go"),
        ("Esc", "clear"),
        ("v", "change the layout"),
        ("s", "swap sides"),
        ("r", "hide the second language, or show it"),
        ("/", "search"),
        ("l", "copy a link to this place"),
        ("?", "these keys"),
    ],
    article: "The text in both languages. Arrow keys move from sentence to sentence.",
    nothing_there: "There is no text in what you brought: choose another file, or paste the text.",
    worker_died: "The part of the reader that does the work has stopped. Try again; if it stops again, the text may be too large for this device: split it, a chapter a file.",
    layout: "The text was read as",
    layouts: ["Paragraphs by turns", "Lines by turns", "Two halves"],
    otherwise: "If that is wrong, read it as",
    correct: "Correct",
    correct_hint: "Choose a sentence, then say what it is",
    part: "This is",
    kinds: [
        "Title",
        "Heading",
        "Details",
        "Caption",
        "Byline",
        "Paragraph",
        "Not part of the text",
        "List item",
        "Quotation",
        "Code",
    ],
    pair_above: "Translation is above",
    pair_below: "Translation is below",
    unpair: "Not translations",
    join_blocks: "Join with next paragraph",
    split_block: "New paragraph here",
    join_links: "Join with next sentence",
    split_link: "Separate sentences",
    exchanged: "Languages are exchanged",
    redo: "Redo",
    done: "Done",
    search_text: "Search",
    search_hint: "In both languages",
    found_before: "Found before",
    found_next: "Found next",
    reveal: "Second language",
    reveals: ["Shown", "Hidden until tapped", "Dim until pointed at"],
    drop_here: "Drop to read",
    around: ["Open in the full reader", "There is a new version", "Reload"],
    stages: ["Opening", "Finding what translates what", "Finding sentences", "Linking sentences"],
    share: "Save or share",
    save_as: "Save as",
    to_clipboard: "Copy",
    single: "A page that lights up",
    plain_text: "Plain text",
    copy_both: "Both languages",
    copy_link: "A link to this place",
    copied: "The text is on the clipboard.",
    not_copied: "Your browser does not let this page use the clipboard.",
    not_saved: "The file cannot be written: check the connection, and try again.",
    link_copied: "The link is on the clipboard.",
    link_copied_here: "The link is on the clipboard. It works in this browser alone, for the text is in its library and nowhere else.",
    no_link: "This text is in this tab alone, so that no link leads to it. Save it as a file instead.",
    library: "Your library",
    search: "Search titles and languages",
    save_library: "Save all in one file",
    library_hint: "Kept in this browser alone. Open the saved file here or on another device, and all is back.",
    library_saved: "The library is saved as library.diglot.json.",
    library_absent: "The library cannot be loaded: check the connection, and reload the page. Reading goes on without it.",
    untitled: "Without a title",
    remove: "Remove",
    undo: "Undo",
    begin_anew: "Begin anew, empty",
    protect: "Protect it",
    protect_hint: "Asks the browser not to clear the library when room is short",
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
    swap: "左右互换",
    languages: "语言",
    language_of: ["第一种语言", "第二种语言"],
    read_again: "重新理解",
    view: "版式",
    views: ["自动", "左右对照", "上下对照", "只看第一种语言", "只看第二种语言"],
    theme: "颜色",
    themes: ["跟随系统", "浅色", "米黄", "深色"],
    smaller: "缩小文字",
    larger: "放大文字",
    light: "亮起对应的句子",
    aside: "显示搁置的内容",
    show_aside: ["显示", "隐藏"],
    settings: "阅读设置",
    help: "按键",
    keys: &[
        ("↓ 或 j", "下一句"),
        ("↑ 或 k", "上一句"),
        ("← →", "换到另一种语言"),
        ("Enter", "固定或取消固定"),
        ("Esc", "清除"),
        ("v", "切换版式"),
        ("s", "左右互换"),
        ("r", "隐藏或显示第二种语言"),
        ("/", "搜索"),
        ("l", "复制此处的链接"),
        ("?", "显示按键"),
    ],
    article: "两种语言的正文。用方向键逐句移动。",
    nothing_there: "没有找到文字：请换一个文件，或粘贴文本。",
    worker_died: "负责理解文本的部分停止了。请再试一次；若仍然停止，文本可能超出了这台设备的能力：请按章节拆分。",
    layout: "文本的排列",
    layouts: ["段落交替", "逐行交替", "前后两半"],
    otherwise: "如果不对，可改读为",
    correct: "更正",
    correct_hint: "先选一个句子，再说明它是什么",
    part: "这是",
    kinds: ["标题", "小标题", "文章信息", "图片说明", "署名", "段落", "不属于正文", "列表项", "引文", "代码"],
    pair_above: "译文在上面",
    pair_below: "译文在下面",
    unpair: "不是互译",
    join_blocks: "与下一段合并",
    split_block: "从这里另起一段",
    join_links: "与下一句合并",
    split_link: "拆开句子",
    exchanged: "两种语言颠倒了",
    redo: "重做",
    done: "完成",
    search_text: "搜索",
    search_hint: "在两种语言中搜索",
    found_before: "上一处",
    found_next: "下一处",
    reveal: "第二种语言",
    reveals: ["显示", "点按才显示", "指向时变清晰"],
    drop_here: "松开即可阅读",
    around: ["在完整的阅读器中打开", "有新版本", "重新载入"],
    stages: ["正在打开", "正在寻找对应的段落", "正在断句", "正在对齐句子"],
    share: "保存与分享",
    save_as: "另存为",
    to_clipboard: "复制",
    single: "带阅读器的网页",
    plain_text: "纯文本",
    copy_both: "两种语言",
    copy_link: "此处的链接",
    copied: "文字已复制。",
    not_copied: "浏览器不允许本页使用剪贴板。",
    not_saved: "无法写入文件：请检查网络后重试。",
    link_copied: "链接已复制。",
    link_copied_here: "链接已复制，但只在此浏览器中有效：这篇文章只保存在它的书架里。",
    no_link: "这篇文章只在此标签页中，没有可用的链接。请另存为文件。",
    library: "我的书架",
    search: "搜索标题和语言",
    save_library: "全部存为一个文件",
    library_hint: "只保存在此浏览器中。在这里或另一台设备上打开所存的文件，即可全部恢复。",
    library_saved: "书架已存为 library.diglot.json。",
    library_absent: "无法加载书架：请检查网络并重新加载页面。阅读不受影响。",
    untitled: "无标题",
    remove: "移除",
    undo: "撤销",
    begin_anew: "清空并重新开始",
    protect: "防止清理",
    protect_hint: "请求浏览器在空间不足时不要清理书架",
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

    /// What a block is called by the part that it plays.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// How a text is laid out.
    pub fn layout_name(&self, layout: Layout) -> &'static str {
        self.layouts[layout as usize]
    }

    /// What is understood of a text beforehand, in a line.
    pub fn beforehand(&self, languages: &[Language; 2], layout: Option<Layout>, blocks: usize, pairs: usize) -> String {
        let [a, b] = languages.each_ref().map(|language| self.name(language));
        let layout = layout.map_or(String::new(), |layout| format!(" · {}", self.layout_name(layout)));
        if self.tag == "en" {
            format!("{a} and {b}{layout} · {pairs} of {blocks} paragraphs have a translation")
        } else {
            format!("{a}和{b}{layout} · {blocks} 段中有 {pairs} 段找到译文")
        }
    }

    /// A text is in a language.
    pub fn is_in(&self, language: &Language) -> String {
        let name = self.name(language);
        if self.tag == "en" { format!("This is {name}") } else { format!("这是{name}") }
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

    /// What a format is called.
    pub fn format(&self, format: Format) -> String {
        if format == Format::Plain { self.plain_text.to_owned() } else { format.to_string() }
    }

    /// A file was saved.
    pub fn saved(&self, name: &str) -> String {
        if self.tag == "en" { format!("Saved as {name}.") } else { format!("已存为 {name}。") }
    }

    /// Languages, how far a text was read, and when it was opened last.
    pub fn kept(&self, languages: &[Language; 2], percent: u8, date: &str) -> String {
        let [a, b] = languages.each_ref().map(|language| self.name(language));
        let read = if percent == 0 { String::new() } else { format!(" · {percent} %") };
        if self.tag == "en" { format!("{a} and {b}{read} · {date}") } else { format!("{a}和{b}{read} · {date}") }
    }

    /// What the button says that removes a text.
    pub fn remove_text(&self, title: &str) -> String {
        if self.tag == "en" { format!("Remove “{title}”") } else { format!("移除《{title}》") }
    }

    /// A text was removed.
    pub fn removed(&self, title: &str) -> String {
        if self.tag == "en" { format!("“{title}” is removed.") } else { format!("已移除《{title}》。") }
    }

    /// So many texts were found.
    pub fn found(&self, count: usize) -> String {
        if self.tag == "en" { format!("Found: {count}") } else { format!("找到 {count} 篇") }
    }

    /// So many texts came into the library.
    pub fn added(&self, count: usize) -> String {
        if self.tag == "en" {
            format!("Texts added to the library: {count}")
        } else {
            format!("已加入书架：{count} 篇")
        }
    }

    /// How far the work has come, in a line.
    pub fn progress(&self, progress: &Progress) -> String {
        let stage = match progress.stage {
            Stage::Opening => 0,
            Stage::Pairing => 1,
            Stage::Splitting => 2,
            Stage::Linking => 3,
        };
        let name = self.stages[stage];
        if progress.total > 1 {
            format!("{name} · {} / {}", progress.done, progress.total)
        } else {
            format!("{name} …")
        }
    }
}
