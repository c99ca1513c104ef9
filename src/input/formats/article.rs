//! The HTML that Diglot writes (`src/output/html.rs`): the same document again, not its text alone.

use std::rc::Rc;

use html5gum::{StartTag, Token, Tokenizer};

use crate::document::{Block, Confidence, Document, Kind, Language, Layout, Link, Reason, Run, Side, Span, from_word};

/// The document of a page; `None` where there is none, or where it was changed so that its links do not fit any more:
/// then the page is one like any other.
pub fn read(html: &str) -> Option<Document> {
    if !html.contains("data-diglot=\"1\"") {
        return None;
    }
    let mut article = Article::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => article.open(&tag)?,
            Token::EndTag(tag) => article.close(&tag.name)?,
            Token::String(text) => article.text(std::str::from_utf8(&text).ok()?),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let blocks = article.blocks.into_iter().map(|open| open.finish().map(Rc::new)).collect::<Option<_>>()?;
    let (languages, layouts) = (article.languages?, article.layouts);
    Some(Document { languages, blocks, layouts, choices: Vec::new(), is_doubtful: false })
}

/// What has been read of an article.
#[derive(Default)]
struct Article {
    languages: Option<[Language; 2]>,
    layouts: Vec<Layout>,
    /// Whether we are in it.
    inside: bool,
    blocks: Vec<Open>,
    /// The side that we are in, and the name of its element.
    side: Option<(usize, Vec<u8>)>,
    /// Where the sentence that we are in begins, and its link.
    sentence: Option<(u32, Option<usize>)>,
    /// How many links the blocks before the present one have.
    links: usize,
}

/// A block whose sentences know their links.
struct Open {
    kind: Kind,
    reason: Option<Reason>,
    confidences: Vec<Confidence>,
    /// The text of each side, and its sentences.
    sides: [Option<(String, Vec<Span>)>; 2],
    /// The link of each sentence, by its number in the block.
    links: [Vec<Option<usize>>; 2],
}

impl Article {
    /// `None` where an attribute is not what we write.
    fn open(&mut self, tag: &StartTag<()>) -> Option<()> {
        let value = |name: &str| tag.attributes.get(name.as_bytes()).and_then(|value| std::str::from_utf8(value).ok());
        if value("data-diglot").is_some() {
            let mut tags = value("data-languages")?.split(' ').map(Language::new);
            self.languages = Some([tags.next()?, tags.next()?]);
            self.layouts = words(value("data-layouts")).map(from_word).collect::<Option<_>>()?;
            self.inside = true;
        }
        if !self.inside {
            return Some(());
        }
        if let Some(kind) = value("data-kind") {
            self.links += self.blocks.last().map_or(0, |block| block.confidences.len());
            let confidences = words(value("data-confidence")).map(|number| number.parse().ok().map(Confidence::new));
            self.blocks.push(Open {
                kind: from_word(kind)?,
                reason: match value("data-reason") {
                    Some(reason) => Some(from_word(reason)?),
                    None => None,
                },
                confidences: confidences.collect::<Option<_>>()?,
                sides: [None, None],
                links: [vec![], vec![]],
            });
        } else if let Some(side) = value("data-side") {
            let number: usize = side.parse().ok()?;
            *self.blocks.last_mut()?.sides.get_mut(number)? = Some(Default::default());
            self.side = Some((number, tag.name.to_vec()));
        } else if let Some((number, _)) = self.side {
            match tag.name.as_slice() {
                // One within another is not ours.
                b"a" | b"span" if self.sentence.is_some() => return None,
                b"a" | b"span" => {
                    let start = self.blocks.last()?.sides[number].as_ref()?.0.len() as u32;
                    let link = match value("data-unit") {
                        Some(unit) => Some(unit.parse::<usize>().ok()?.checked_sub(self.links)?),
                        None => None,
                    };
                    self.sentence = Some((start, link));
                }
                b"data" => self.text(char::from_u32(value("value")?.parse().ok()?)?.encode_utf8(&mut [0; 4])),
                _ => {}
            }
        }
        Some(())
    }

    /// `None` where an element ends that had not begun.
    fn close(&mut self, name: &[u8]) -> Option<()> {
        if name == b"article" {
            self.inside = false;
        }
        if self.side.as_ref().is_some_and(|(_, element)| element == name) {
            self.side = None;
        }
        if matches!(name, b"a" | b"span")
            && let Some((start, link)) = self.sentence.take()
        {
            let (number, _) = self.side.as_ref()?;
            let block = self.blocks.last_mut()?;
            let (text, sentences) = block.sides[*number].as_mut()?;
            sentences.push(Span { start, end: text.len() as u32 });
            block.links[*number].push(link);
        }
        Some(())
    }

    fn text(&mut self, text: &str) {
        if let Some((number, _)) = self.side
            && let Some((side, _)) = self.blocks.last_mut().and_then(|block| block.sides[number].as_mut())
        {
            side.push_str(text);
        }
    }
}

impl Open {
    /// The block; `None` where its links do not cover each sentence once, in order.
    fn finish(self) -> Option<Block> {
        if self.sides.iter().all(Option::is_none) {
            return None;
        }
        let mut next = [0, 0];
        let mut links = Vec::with_capacity(self.confidences.len());
        for (number, confidence) in self.confidences.into_iter().enumerate() {
            let sides = [0, 1].map(|side| {
                let start = next[side];
                let of_link = self.links[side][start..].iter().take_while(|link| **link == Some(number));
                next[side] += of_link.count();
                Run { start: start as u32, end: next[side] as u32 }
            });
            links.push(Link { sides, confidence });
        }
        let linked = |side: usize| next[side] == self.links[side].len();
        let lone = links.is_empty() && self.sides.iter().any(Option::is_none);
        (lone || linked(0) && linked(1)).then_some(Block {
            kind: self.kind,
            reason: self.reason,
            sides: self.sides.map(|side| side.map(|(text, sentences)| Side::new(text, sentences))),
            links: links.into(),
        })
    }
}

/// The words of an attribute, if it is there.
fn words(value: Option<&str>) -> impl Iterator<Item = &str> {
    value.unwrap_or_default().split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::read;

    const PAGE: &str = "<h1>Mine</h1><article data-diglot=\"1\" data-languages=\"en fr\"><div data-kind=\"paragraph\" data-confidence=\"0.9\">\
        <p data-side=\"0\" lang=\"en\"><a id=\"a0\" data-unit=\"0\">Rain &amp; <b>wind</b>.</a></p>\n\
        <p data-side=\"1\" lang=\"fr\"><a id=\"b0\" data-unit=\"0\">Pluie et vent.</a></p></div></article><p>Thine</p>";

    #[test]
    fn an_article_is_read_wherever_it_stands() {
        let document = read(PAGE).expect("a document");
        assert_eq!(document.blocks.len(), 1);
        let texts = document.blocks[0].sides.each_ref().map(|side| side.as_ref().map(|side| &*side.text));
        assert_eq!(texts, [Some("Rain & wind."), Some("Pluie et vent.")]);
    }

    #[test]
    fn what_does_not_fit_any_more_is_a_page_like_any_other() {
        assert_eq!(read("<article><p>Rain.</p></article>"), None);
        assert_eq!(read(&PAGE.replace("0.9", "much")), None);
        assert_eq!(read(&PAGE.replacen("data-unit=\"0\"", "data-unit=\"1\"", 1)), None);
        assert_eq!(read(&PAGE.replace("data-confidence=\"0.9\"", "")), None);
    }
}
