//! The words of the panels, as those of the page: one place for each language of the interface.

use crate::{
    Counts,
    document::{Kind, Language, Layout},
    output::Format,
    reader::texts::Texts,
};

/// The words of one interface language.
pub struct Words {
    pub view: &'static str,
    pub views: [&'static str; 5],
    pub theme: &'static str,
    pub themes: [&'static str; 4],
    pub smaller: &'static str,
    pub larger: &'static str,
    pub light: &'static str,
    pub aside: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
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
    pub search_hint: &'static str,
    pub found_before: &'static str,
    pub found_next: &'static str,
    pub reveal: &'static str,
    pub reveals: [&'static str; 3],
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
    pub search: &'static str,
    pub save_library: &'static str,
    pub library: &'static str,
    pub library_saved: &'static str,
    pub library_absent: &'static str,
    pub library_hint: &'static str,
    pub remove: &'static str,
    pub undo: &'static str,
    pub begin_anew: &'static str,
    pub protect: &'static str,
    pub protect_hint: &'static str,
    pub language_of: [&'static str; 2],
    pub read_again: &'static str,
    pub several: &'static str,
    pub layout: &'static str,
    pub otherwise: &'static str,
    pub unrelated: &'static str,
    layouts: [&'static str; 3],
}

const ENGLISH: Words = Words {
    view: "Layout",
    views: ["As it fits", "Side by side", "One above the other", "First language only", "Second language only"],
    theme: "Colours",
    themes: ["As the system", "Light", "Sepia", "Dark"],
    smaller: "Smaller text",
    larger: "Larger text",
    light: "Light up counterparts",
    aside: "Show what is set aside",
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
    search_hint: "In both languages",
    found_before: "Found before",
    found_next: "Found next",
    reveal: "Second language",
    reveals: ["Shown", "Hidden until tapped", "Dim until pointed at"],
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
    search: "Search titles and languages",
    save_library: "Save all in one file",
    library: "Your library",
    library_saved: "The library is saved as library.diglot.json.",
    library_absent: "The library cannot be loaded: check the connection, and reload the page. Reading goes on without it.",
    library_hint: "Kept in this browser alone. Open the saved file here or on another device, and all is back.",
    remove: "Remove",
    undo: "Undo",
    begin_anew: "Begin anew, empty",
    protect: "Protect it",
    protect_hint: "Asks the browser not to clear the library when room is short",
    language_of: ["First language", "Second language"],
    read_again: "Read again",
    several: "This text is in more than two languages. Read it in",
    layout: "The text was read as",
    otherwise: "If that is wrong, read it as",
    unrelated: "These two texts do not seem to be translations of each other.",
    layouts: ["Paragraphs by turns", "Lines by turns", "Two halves"],
};

const CHINESE: Words = Words {
    view: "版式",
    views: ["自动", "左右对照", "上下对照", "只看第一种语言", "只看第二种语言"],
    theme: "颜色",
    themes: ["跟随系统", "浅色", "米黄", "深色"],
    smaller: "缩小文字",
    larger: "放大文字",
    light: "亮起对应的句子",
    aside: "显示搁置的内容",
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
    search_hint: "在两种语言中搜索",
    found_before: "上一处",
    found_next: "下一处",
    reveal: "第二种语言",
    reveals: ["显示", "点按才显示", "指向时变清晰"],
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
    search: "搜索标题和语言",
    save_library: "全部存为一个文件",
    library: "我的书架",
    library_saved: "书架已存为 library.diglot.json。",
    library_absent: "无法加载书架：请检查网络并重新加载页面。阅读不受影响。",
    library_hint: "只保存在此浏览器中。在这里或另一台设备上打开所存的文件，即可全部恢复。",
    remove: "移除",
    undo: "撤销",
    begin_anew: "清空并重新开始",
    protect: "防止清理",
    protect_hint: "请求浏览器在空间不足时不要清理书架",
    language_of: ["第一种语言", "第二种语言"],
    read_again: "重新理解",
    several: "这篇文章有两种以上的语言，阅读其中的",
    layout: "文本的排列",
    otherwise: "如果不对，可改读为",
    unrelated: "这两个文本似乎不是彼此的译文。",
    layouts: ["段落交替", "逐行交替", "前后两半"],
};

impl Words {
    /// Those of the browser's language, as [`Texts::of_browser`].
    pub fn of_browser() -> &'static Self {
        if Texts::of_browser().is_english() { &ENGLISH } else { &CHINESE }
    }

    /// What a block is called by the part that it plays.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// How a text is laid out.
    pub fn layout_name(&self, layout: Layout) -> &'static str {
        self.layouts[layout as usize]
    }

    /// What is understood of a text beforehand, in a line, which is about as long before its translations are counted.
    pub fn beforehand(&self, languages: &[Language; 2], layout: Option<Layout>, counts: Option<Counts>) -> String {
        let [a, b] = languages.each_ref().map(|language| Texts::of_browser().name(language));
        let layout = layout.map_or(String::new(), |layout| format!(" · {}", self.layout_name(layout)));
        match counts {
            Some(Counts { blocks, pairs }) if Texts::of_browser().is_english() => {
                format!("{a} and {b}{layout} · {pairs} of {blocks} paragraphs have a translation")
            }
            Some(Counts { blocks, pairs }) => format!("{a}和{b}{layout} · {blocks} 段中有 {pairs} 段找到译文"),
            None if Texts::of_browser().is_english() => {
                format!("{a} and {b}{layout} · looking for the translation of each paragraph")
            }
            None => format!("{a}和{b}{layout} · 正在为每一段寻找译文"),
        }
    }

    /// A text is in a language.
    pub fn is_in(&self, language: &Language) -> String {
        let name = Texts::of_browser().name(language);
        if Texts::of_browser().is_english() { format!("This is {name}") } else { format!("这是{name}") }
    }

    /// What a format is called.
    pub fn format(&self, format: Format) -> String {
        if format == Format::Plain { self.plain_text.to_owned() } else { format.to_string() }
    }

    /// A file was saved.
    pub fn saved(&self, name: &str) -> String {
        if Texts::of_browser().is_english() { format!("Saved as {name}.") } else { format!("已存为 {name}。") }
    }

    /// Languages, how far a text was read, and when it was opened last.
    pub fn kept(&self, languages: &[Language; 2], percent: u8, date: &str) -> String {
        let [a, b] = languages.each_ref().map(|language| Texts::of_browser().name(language));
        let read = if percent == 0 { String::new() } else { format!(" · {percent} %") };
        if Texts::of_browser().is_english() {
            format!("{a} and {b}{read} · {date}")
        } else {
            format!("{a}和{b}{read} · {date}")
        }
    }

    /// What the button says that removes a text.
    pub fn remove_text(&self, title: &str) -> String {
        if Texts::of_browser().is_english() { format!("Remove “{title}”") } else { format!("移除《{title}》") }
    }

    /// So many texts were found.
    pub fn found(&self, count: usize) -> String {
        if Texts::of_browser().is_english() { format!("Found: {count}") } else { format!("找到 {count} 篇") }
    }
}
