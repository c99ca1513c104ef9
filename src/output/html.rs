//! HTML: a page that reads, prints and is found by search without any script, and opens again as the same document.
//!
//! The document is kept in attributes of the elements that hold its text, not in a copy of it beside them: the text
//! stands there once, and what is mended by hand in the page is mended in the document. The markup is XML, too, so that
//! it can stand in an EPUB.
//!
//! ```html
//! <article data-diglot="1" data-languages="en fr">
//! <div data-kind="paragraph" data-confidence="0.98 0.4">
//! <p data-side="0" lang="en" dir="ltr"><a id="a0" class="u0" data-unit="0" href="#b0">Rain.</a> …</p>
//! <p data-side="1" lang="fr" dir="ltr"><a id="b0" class="u0" data-unit="0" href="#a0">La pluie.</a> …</p>
//! </div>
//! </article>
//! ```
//!
//! A sentence is an `a`, or a `span` where it has no counterpart. Its `id` is the letter of its side and its number in
//! the document, `href` is the first sentence of its counterpart, `data-unit` is its link's number in the document, and
//! its class is its link's number in the block, by which style lights the counterpart of what is pointed at.

use super::{
    markup::{attribute, escape},
    title,
};
use crate::document::{Block, Document, Kind, Language, Side, word};

/// The document as a page of its own, which needs no script.
pub fn page(document: &Document) -> String {
    page_with(document, "default-src 'none'; style-src 'unsafe-inline'", "")
}

/// The document as a page with a policy, and with elements after the article.
pub(super) fn page_with(document: &Document, policy: &str, after: &str) -> String {
    let lang = document.languages[0].as_str();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta name=\"color-scheme\" content=\"light dark\" />\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n{}</main>\n{after}</body>\n</html>\n",
        attribute(&name(document)),
        style(most_links(document)),
        article(document),
    )
}

/// What the document is called: its title, in the languages that it has one in; never nothing, for pages and books must have a name.
pub fn name(document: &Document) -> String {
    let name = title(document).into_iter().flatten().collect::<Vec<_>>().join(" · ");
    // Of odd characters nothing is left once they are written.
    if attribute(&name).trim().is_empty() { "Diglot".into() } else { name }
}

/// The style of an article whose blocks have up to so many links.
pub fn style(links: usize) -> String {
    let mut out = String::from(concat!(include_str!("../../style/tokens.css"), include_str!("../../style/export.css")));
    // The counterpart is found by its number in the block; a browser without `:has` passes over the rule.
    let lit = (0..links).map(|link| format!("[data-kind]:has(.u{link}:is(:hover, :focus, :target)) .u{link}"));
    let lit = lit.collect::<Vec<_>>().join(",\n");
    if !lit.is_empty() {
        out += &format!("{lit} {{ background: var(--light); text-decoration: underline 2px var(--light-line); }}\n");
    }
    out
}

/// How many links of a block are lit by style at most: more of them are hardly in sight at once.
pub const MOST_LIT: usize = 64;

/// How many links the block has that has most of them.
fn most_links(document: &Document) -> usize {
    document.blocks.iter().map(|block| block.links.len()).max().unwrap_or(0).min(MOST_LIT)
}

/// The document as an `article`, to stand in any page.
pub fn article(document: &Document) -> String {
    let tags = document.languages.each_ref().map(Language::as_str);
    let mut out = format!("<article data-diglot=\"1\" data-languages=\"{}\"", tags.join(" "));
    if !document.layouts.is_empty() {
        out += &format!(" data-layouts=\"{}\"", document.layouts.iter().map(word).collect::<Vec<_>>().join(" "));
    }
    out += ">\n";
    let mut next = Numbers::default();
    let tongues = document.tongues();
    for block in &document.blocks {
        out += &row(block, &tongues, &mut next);
    }
    out + "</article>\n"
}

/// The numbers of what comes next: a link, and a sentence of either side.
#[derive(Clone, Copy, Default)]
struct Numbers {
    unit: usize,
    sentences: [usize; 2],
}

/// A block, and the numbers of the sentences and links after it.
fn row(block: &Block, tongues: &[Language; 3], next: &mut Numbers) -> String {
    let mut out = format!("<div data-kind=\"{}\"", block.kind.name());
    if let Some(reason) = block.reason {
        out += &format!(" data-reason=\"{}\"", word(reason));
    }
    if !block.links.is_empty() {
        let likely = block.links.iter().map(|link| link.confidence.value().to_string());
        out += &format!(" data-confidence=\"{}\"", likely.collect::<Vec<_>>().join(" "));
    }
    out += ">\n";
    for (side, text) in block.sides.iter().enumerate() {
        if let Some(text) = text {
            let language = &tongues[block.tongue(side)];
            let (element, tag, dir) = (element(block.kind), language.as_str(), language.direction());
            let content = sentences(block, side, text, *next);
            out += &format!("<{element} data-side=\"{side}\" lang=\"{tag}\" dir=\"{dir}\">{content}</{element}>\n");
        }
    }
    next.unit += block.links.len();
    for (next, side) in next.sentences.iter_mut().zip(&block.sides) {
        *next += side.as_ref().map_or(0, |side| side.sentences.len());
    }
    out + "</div>\n"
}

fn element(kind: Kind) -> &'static str {
    match kind {
        Kind::Title => "h1",
        Kind::Heading => "h2",
        Kind::Quote => "blockquote",
        Kind::Code => "pre",
        _ => "p",
    }
}

/// The `id` of a sentence, by its side and its number in the article.
pub fn id(side: usize, sentence: usize) -> String {
    format!("{}{sentence}", ['a', 'b'][side])
}

/// The text of a side, its sentences as elements, and the white space between them as it is.
fn sentences(block: &Block, side: usize, text: &Side, next: Numbers) -> String {
    let mut out = String::with_capacity(text.text.len() * 2);
    let mut links = block.links.iter().enumerate().peekable();
    let mut end = 0;
    for (number, span) in text.sentences.iter().enumerate() {
        while links.next_if(|(_, link)| link.sides[side].end as usize <= number).is_some() {}
        let range = span.range();
        out += &content(&text.text[end..range.start]);
        end = range.end;
        let sentence = content(&text.text[range]);
        let id = id(side, next.sentences[side] + number);
        out += &match links.peek() {
            None => format!("<span id=\"{id}\">{sentence}</span>"),
            Some((at, link)) => {
                let other = link.sides[1 - side];
                let unit = next.unit + at;
                let named = format!("id=\"{id}\" class=\"u{at}\" data-unit=\"{unit}\"");
                if other.is_empty() {
                    format!("<span {named}>{sentence}</span>")
                } else {
                    let target = self::id(1 - side, next.sentences[1 - side] + other.start as usize);
                    format!("<a {named} href=\"#{target}\">{sentence}</a>")
                }
            }
        };
    }
    out + &content(&text.text[end..])
}

/// Text; a character that neither HTML nor XML can hold stands as an element that tells its number.
fn content(text: &str) -> String {
    escape(text, |c| format!("<data value=\"{}\"></data>", c as u32))
}
