//! Why the reader does not get what he asks for, in words: what is wrong, where, and what to do.

use crate::{
    Refusal,
    browser::protocol::Refused,
    document::Language,
    input::{Binary, Format, InputError, LIMIT, megabytes},
    pairing::PairingError,
    reader::texts::Texts,
};

/// In the language of the interface.
pub fn refusal(why: &Refused) -> String {
    if Texts::of_browser().is_english() { english(why) } else { chinese(why) }
}

fn english(why: &Refused) -> String {
    match why {
        Refused::Text(refusal) => refusal.to_string(),
        Refused::Unloaded(format) => format!(
            "The part of the reader that opens {format} files cannot be loaded: check the connection and try again, or paste the text."
        ),
        Refused::Memory => "The file is too large for this device: split it, a chapter a file.".into(),
        Refused::Misfit => {
            "This correction does not fit the text as it is now: choose the paragraph again.".into()
        }
        Refused::Dead => {
            "The part of the reader that does the work has stopped. Try again; if it stops again, the text may be too large for this device: split it, a chapter a file.".into()
        }
        Refused::Unreadable(name) => format!("{name}: the browser cannot read this file: was it moved or changed?"),
        Refused::Unreachable(address) => {
            format!("{address}: cannot be reached: it must be an address of this site, and the site must answer")
        }
        Refused::Status(address, status) => format!("{address}: the site answers {status}: check the address"),
        Refused::Nothing => {
            "There is no text in what you brought: choose another file, or paste the text.".into()
        }
    }
}

fn chinese(why: &Refused) -> String {
    match why {
        Refused::Text(Refusal::Input { name, error }) if name.is_empty() => format!("粘贴的文本：{}", unopened(error)),
        Refused::Text(Refusal::Input { name, error }) => format!("{name}：{}", unopened(error)),
        Refused::Text(Refusal::Pairing(error)) => unpaired(error),
        Refused::Text(Refusal::Count(count)) => {
            format!("一次给出了 {count} 个文件：请打开一篇双语文章，或原文与译文两个文件。")
        }
        Refused::Unloaded(format) => {
            format!("无法加载打开{}的部分：请检查网络后重试，或直接粘贴文本。", files(*format))
        }
        Refused::Memory => "这个文件超出了这台设备的能力：请按章节拆分。".into(),
        Refused::Misfit => "文本已有变化，这项更正不再适用：请重新选择段落。".into(),
        Refused::Dead => {
            "负责理解文本的部分停止了。请再试一次；若仍然停止，文本可能超出了这台设备的能力：请按章节拆分。".into()
        }
        Refused::Unreadable(name) => format!("{name}：浏览器无法读取这个文件，它是否已被移动或修改？"),
        Refused::Unreachable(address) => format!("{address}：无法访问。它必须是本站的地址，而且网站要有响应。"),
        Refused::Status(address, status) => format!("{address}：网站返回 {status}，请检查地址。"),
        Refused::Nothing => "没有找到文字：请换一个文件，或粘贴文本。".into(),
    }
}

fn unopened(error: &InputError) -> String {
    match error {
        InputError::Empty => "里面没有文字：请换一个文件，或粘贴文本。".into(),
        InputError::TooLarge(bytes) => {
            format!("大小为 {} MB，而最多只能打开 {} MB：请按章节拆分。", megabytes(*bytes), megabytes(LIMIT))
        }
        InputError::Binary(what) => binary(*what).into(),
        InputError::Encoding => "无法识别文字编码：请存为 UTF-8 后重新打开。".into(),
        InputError::Damaged(format, what) => {
            format!("这个{}已损坏（{what}）：请重新获取，或用原来的程序打开后另存。", files(*format))
        }
        InputError::Entities(format) => format!(
            "这个{}声明了实体（<!ENTITY …>），可能无限膨胀，因此没有打开：如果信任它，请去掉实体后另存。",
            files(*format)
        ),
        InputError::Protected(format) => {
            format!("这个{}已加密，只能在出售者的程序中打开：请打开没有加密的版本。", files(*format))
        }
        InputError::Unpacked(format) => {
            format!("这个{}解压后远大于任何文本，因此没有打开：如果信任它，请自行解压。", files(*format))
        }
        InputError::NotHere(format) => format!("这里无法打开{}：请存为纯文本。", files(*format)),
    }
}

fn binary(what: Binary) -> &'static str {
    match what {
        Binary::Picture => "这是图片：请打开文本文件，或复制其中的文字后粘贴。",
        Binary::Media => "这是图片、声音或视频：请打开文本文件。",
        Binary::Pdf => "这是 PDF：请复制其中的文字后粘贴。",
        Binary::Compressed => "这是压缩文件（gzip）：请先解压。",
        Binary::Archive => "这是 ZIP 压缩包：请解压后打开其中的文本。",
        Binary::Program => "这是程序：请打开文本文件。",
        Binary::OldOffice => "这是旧版 Office 文件：请另存为文本。",
        Binary::Mail => "这封邮件中没有网页：请复制其中的文字后粘贴。",
        Binary::Other => "这不是文本文件：请打开文本文件。",
    }
}

fn unpaired(error: &PairingError) -> String {
    let name = |language: &Language| Texts::of_browser().name(language).to_owned();
    match error {
        PairingError::OneLanguage(language) if *language == Language::unknown() => {
            "没有在文本中找到第二种语言：请同时打开它的译文。".into()
        }
        PairingError::OneLanguage(language) => {
            format!("整篇文本似乎都是{}：请同时打开它的译文。", name(language))
        }
        PairingError::NoPairs([a, b]) => {
            format!("文本中有{}和{}，但没有彼此对应的译文：请同时打开译文。", name(a), name(b))
        }
        PairingError::Unrelated([a, b]) => {
            format!("{}文本与{}文本似乎没有对应之处：请选择同一作品的两个文件。", name(a), name(b))
        }
    }
}

/// Files of a format.
fn files(format: Format) -> String {
    if format == Format::Plain { "文本文件".into() } else { format!(" {format} 文件") }
}
