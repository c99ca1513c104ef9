//! The pages of a static library: its contents, and an article each. They read without script; with it, titles can be searched,
//! and all of it is kept for reading without a network.

use super::{html, markup::attribute, title};
use crate::{
    document::{Document, Language},
    language::{self, Naming},
};

/// Nothing from elsewhere, and nothing within the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The name of the reader's own page in a library.
pub const READER: &str = "reader.html";

/// The folder of the articles.
pub const TEXTS: &str = "texts";

/// The script of all pages: it searches, and starts what keeps them.
pub const SCRIPT: (&str, &str) = ("bundle.js", include_str!("../../web/bundle.js"));

/// The name of the stylesheet of all pages.
pub const STYLE: &str = "bundle.css";

/// The stylesheet of all pages: of the contents, and of articles.
pub fn style() -> String {
    html::style(html::MOST_LIT) + include_str!("../../style/bundle.css")
}

/// What the contents say of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of its file, without `.html`.
    pub name: String,
    /// What it is called in either language.
    pub titles: [Option<String>; 2],
    /// Its languages.
    pub languages: [Language; 2],
    /// How many sentences the longer side has.
    pub sentences: usize,
}

impl Entry {
    /// That of a document.
    pub fn of(document: &Document, name: String) -> Self {
        let count = |side: usize| {
            let sides = document.blocks.iter().filter_map(|block| block.sides[side].as_ref());
            sides.map(|side| side.sentences.len()).sum()
        };
        Self {
            name,
            titles: title(document).map(|title| title.map(str::to_owned)),
            languages: document.languages.clone(),
            sentences: [0, 1].map(count).into_iter().max().unwrap_or(0),
        }
    }
}

/// The contents of a library that is called `name`.
pub fn contents(name: &str, entries: &[Entry]) -> String {
    let mut items = String::new();
    for entry in entries {
        let titles = entry.titles.iter().zip(&entry.languages).filter_map(|(title, language)| {
            let (title, dir) = (attribute(title.as_ref()?), language.direction());
            Some(format!("<span lang=\"{language}\" dir=\"{dir}\">{title}</span>"))
        });
        let titles = titles.collect::<Vec<_>>().join(" ");
        let [first, second] = entry.languages.each_ref().map(|language| {
            format!("<span lang=\"{language}\">{}</span>", attribute(language::name(language, Naming::Own)))
        });
        let titles = if titles.is_empty() { attribute(&entry.name) } else { titles };
        items += &format!(
            "<li><a href=\"{TEXTS}/{}.html\">{titles}</a> <small>{first} · {second} · {} {}</small></li>\n",
            address(&entry.name),
            entry.sentences,
            words(["sentences", "句"]),
        );
    }
    let (name, search) = (attribute(name), words(["Search titles", "搜索标题"]));
    let body = format!(
        "<main class=\"contents\">\n<h1>{name}</h1>\n\
         <p class=\"search\" hidden><label>{search} <input type=\"search\" autocomplete=\"off\" /></label> <output aria-live=\"polite\"></output></p>\n\
         <ul>\n{items}</ul>\n</main>\n"
    );
    page("en", &name, "./", &body)
}

/// The page of an article, which leads to the contents and to the reader.
pub fn article(document: &Document, entry: &Entry) -> String {
    let text = address(&format!("{TEXTS}/{}.html", entry.name));
    let [contents, reader] = [["Contents", "目录"], ["Open in the reader", "在阅读器中打开"]].map(words);
    let body = format!(
        "<nav class=\"ways\"><a href=\"../\">{contents}</a> <a href=\"../{READER}?src={text}\">{reader}</a></nav>\n<main>\n{}</main>\n",
        html::article(document)
    );
    page(document.languages[0].as_str(), &attribute(&html::name(document)), "../", &body)
}

/// Words of ours in each language of the interface, of which the script shows those that the browser asks for; without it, the English
/// ones are there.
fn words([english, chinese]: [&str; 2]) -> String {
    format!("<span lang=\"en\" data-words>{english}</span><span lang=\"zh-Hans\" data-words hidden>{chinese}</span>")
}

/// A page whose library is at `up`.
fn page(lang: &str, title: &str, up: &str, body: &str) -> String {
    let script = SCRIPT.0;
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta name=\"color-scheme\" content=\"light dark\" />\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{up}{STYLE}\" />\n<link rel=\"icon\" href=\"{up}icon-192.png\" />\n\
         <script type=\"module\" src=\"{up}{script}\"></script>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// A path as it stands in an address.
fn address(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A name for a file, of the name of another: letters and digits of any script stay, and nothing that means something to a path.
pub fn file_name(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' });
    let name: String = letters.flat_map(char::to_lowercase).collect();
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() { "text".into() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe() {
        assert_eq!(file_name("../A Harbour (1).en-zh"), "a-harbour--1-.en-zh");
        assert_eq!(file_name("港口"), "港口");
        assert_eq!(file_name(".."), "text");
        assert_eq!(address("texts/港.html"), "texts/%E6%B8%AF.html");
    }

    #[test]
    fn titles_are_no_markup() {
        let entry = Entry {
            name: "a".into(),
            titles: [Some("<script>1</script>".into()), None],
            languages: ["en", "fr"].map(Language::new),
            sentences: 3,
        };
        let page = contents("\"><script>", &[entry]);
        assert_eq!(page.matches("<script").count(), 1);
    }
}
