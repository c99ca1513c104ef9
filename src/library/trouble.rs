/// What can go wrong with the library. Nothing of it touches the text that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing for this page.
    Refused,
    /// The browser gives no more room.
    Full,
    /// What is kept cannot be read.
    Damaged,
    /// A newer version of Diglot has written it.
    Newer,
    /// Another tab holds an older version of it.
    Waiting,
    /// One text cannot be read; its title.
    Text(String),
    /// The text is not here.
    Absent,
    /// A file is not a library, or a damaged one; what the reader of such files says.
    File(String),
}

impl Trouble {
    /// By the name that the browser gives to its error.
    pub fn named(error: &str) -> Self {
        match error {
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => Self::Refused,
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            _ => Self::Damaged,
        }
    }

    /// What is wrong and what to do, in the language of the interface: Chinese where its tag begins with `zh`, else English.
    pub fn words(&self, interface: &str) -> String {
        let [english, chinese] = match self {
            Self::Refused => [
                "Your browser keeps nothing for this page, as in a private window: texts will not be here on your next visit. You can read all the same, and save what you need with “Save as”.",
                "浏览器不为本页保存任何内容（例如在隐私窗口中）：下次打开时不会有这些文章。阅读不受影响，需要的内容可用“另存为”保存。",
            ],
            Self::Full => [
                "There is no room left in the library, so this text is not kept. It stays open; save it with “Save as”, or remove texts that you no longer need and open it again.",
                "书架空间已满，这篇文章没有保存。它仍然打开着；可用“另存为”保存，或移除不再需要的文章后重新打开。",
            ],
            Self::Damaged => [
                "The library cannot be read: what the browser kept is damaged. What is open stays open. Reload the page; if that does not help, begin anew with an empty library.",
                "书架无法读取：浏览器保存的数据已损坏。已打开的文章不受影响。请重新加载页面；若仍无法读取，可清空书架重新开始。",
            ],
            Self::Newer => [
                "A newer version of Diglot uses the library. What is open stays open; reload the page to use the library again.",
                "新版 Diglot 正在使用书架。已打开的文章不受影响；重新加载页面即可再次使用书架。",
            ],
            Self::Waiting => [
                "The library waits for another tab with an older version of Diglot: close that tab, or reload it.",
                "书架正在等待另一个标签页中的旧版 Diglot：请关闭或重新加载那个标签页。",
            ],
            Self::Text(title) => {
                return if interface.starts_with("zh") {
                    format!("《{title}》的数据已损坏，无法打开。请从原来的文件重新打开，或将它移除。")
                } else {
                    format!("“{title}” is damaged and cannot be opened: open it from its own file again, or remove it.")
                };
            }
            Self::Absent => [
                "This text is not in the library of this browser: it may have been removed, or the link was made on another device. Open it from its file.",
                "此浏览器的书架中没有这篇文章：可能已被移除，或链接来自另一台设备。请从文件打开。",
            ],
            Self::File(why) => {
                return if interface.starts_with("zh") {
                    format!("这个书架文件无法读取：{why}。书架没有改动。")
                } else {
                    format!("This library file cannot be read: {why}. The library is as it was.")
                };
            }
        };
        if interface.starts_with("zh") { chinese } else { english }.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_errors_are_understood() {
        assert_eq!(Trouble::named("SecurityError"), Trouble::Refused);
        assert_eq!(Trouble::named("QuotaExceededError"), Trouble::Full);
        assert_eq!(Trouble::named("VersionError"), Trouble::Newer);
        assert_eq!(Trouble::named("UnknownError"), Trouble::Damaged);
    }

    #[test]
    fn both_languages_name_the_text() {
        let trouble = Trouble::Text("Rain".into());
        assert!(trouble.words("en-GB").contains("“Rain”"));
        assert!(trouble.words("zh-CN").contains("《Rain》"));
    }
}
