//! EPUB 3.2 (W3C, 2019): the pages are [`html::article`]s, so that each sentence leads to its counterpart, and the book opens
//! again as the same document.

use std::{
    io::{Cursor, Write},
    ops::Range,
};

use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{html, markup::attribute};
use crate::document::{Block, Document, Kind, Language};

/// The document as a book.
pub fn write(document: &Document) -> Vec<u8> {
    // What is written to memory is always written.
    pack(document).unwrap_or_default()
}

fn pack(document: &Document) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut put = |name: &str, text: &str, options: SimpleFileOptions| {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes()).map_err(Into::into)
    };
    // By its place and its plain bytes a book is recognised.
    let done: ZipResult<()> = put("mimetype", "application/epub+zip", plain);
    done?;
    put("META-INF/container.xml", CONTAINER, packed)?;
    let chapters = chapters(document);
    let pages: Vec<Document> = chapters
        .iter()
        .map(|range| Document { blocks: document.blocks[range.clone()].to_vec(), ..document.clone() })
        .collect();
    put("EPUB/package.opf", &package(document, pages.len()), packed)?;
    put("EPUB/contents.xhtml", &contents(document, &pages), packed)?;
    // Nothing is pointed at on an e-reader: no link is lit.
    put("EPUB/style.css", &html::style(0), packed)?;
    for (number, page) in pages.iter().enumerate() {
        put(&format!("EPUB/{}", name_of(number)), &frame(page, &html::article(page)), packed)?;
    }
    Ok(zip.finish()?.into_inner())
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\
    <rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";

fn name_of(page: usize) -> String {
    format!("text-{}.xhtml", page + 1)
}

/// A page of a book is small enough for any device: a heading begins a new one when there is a chapter's worth of text before
/// it, any block when there is much more.
const CHAPTER: usize = 30_000;
const LONGEST: usize = 10 * CHAPTER;

fn chapters(document: &Document) -> Vec<Range<usize>> {
    let mut chapters = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (number, block) in document.blocks.iter().enumerate() {
        if is_named(block) && size > CHAPTER || size > LONGEST {
            chapters.push(start..number);
            (start, size) = (number, 0);
        }
        size += block.sides.iter().flatten().map(|side| side.text.len()).sum::<usize>();
    }
    chapters.push(start..document.blocks.len());
    chapters
}

/// Whether the contents name it.
fn is_named(block: &Block) -> bool {
    matches!(block.kind, Kind::Title | Kind::Heading)
}

/// The book's description of itself. Without a clock: the same document is the same book, to the byte.
fn package(document: &Document, pages: usize) -> String {
    let [first, second] = document.languages.each_ref().map(Language::as_str);
    let items = (0..pages).map(|page| {
        format!("<item id=\"text-{page}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>\n", name_of(page))
    });
    let spine = (0..pages).map(|page| format!("<itemref idref=\"text-{page}\"/>\n"));
    let items: String = items.collect();
    let spine: String = spine.collect();
    let name = attribute(&html::name(document));
    let id = identifier(document);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{first}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">{id}</dc:identifier>\n<dc:title>{name}</dc:title>\n\
         <dc:language>{first}</dc:language>\n<dc:language>{second}</dc:language>\n\
         <meta property=\"dcterms:modified\">2000-01-01T00:00:00Z</meta>\n\
         <meta property=\"schema:accessMode\">textual</meta>\n\
         <meta property=\"schema:accessModeSufficient\">textual</meta>\n\
         <meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>\n\
         <meta property=\"schema:accessibilityHazard\">none</meta>\n</metadata>\n\
         <manifest>\n<item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{items}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )
}

/// A name that this content has and no other: its hash (FNV-1a, Fowler, Noll and Vo 1991), as a UUID of one's own making.
fn identifier(document: &Document) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in html::article(document).bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
    }
    let hash = hash & !(0xf << 76 | 0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{hash:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The contents: titles and headings, in both languages.
fn contents(document: &Document, pages: &[Document]) -> String {
    let mut items = String::new();
    for (number, page) in pages.iter().enumerate() {
        let mut next = [0, 0];
        for block in &page.blocks {
            let first =
                block.sides.iter().position(|side| side.as_ref().is_some_and(|side| !side.sentences.is_empty()));
            if let Some(side) = first.filter(|_| is_named(block)) {
                let place = format!("{}#{}", name_of(number), html::id(side, next[side]));
                items += &format!("<li><a href=\"{place}\">{}</a></li>\n", names(block, &document.languages));
            }
            for (next, side) in next.iter_mut().zip(&block.sides) {
                *next += side.as_ref().map_or(0, |side| side.sentences.len());
            }
        }
    }
    if items.is_empty() {
        items = format!("<li><a href=\"{}\">{}</a></li>\n", name_of(0), attribute(&html::name(document)));
    }
    let list = format!("<nav epub:type=\"toc\">\n<ol>\n{items}</ol>\n</nav>\n");
    frame(document, &list)
}

/// What a heading is called, in each language that it has.
fn names(block: &Block, languages: &[Language; 2]) -> String {
    let sides = block.sides.iter().zip(languages);
    let names = sides.filter_map(|(side, language)| {
        let text = attribute(&side.as_ref()?.text.split_whitespace().collect::<Vec<_>>().join(" "));
        Some(format!("<span lang=\"{language}\" xml:lang=\"{language}\">{text}</span>"))
    });
    names.collect::<Vec<_>>().join(" ")
}

/// A page with this content.
fn frame(document: &Document, content: &str) -> String {
    let lang = document.languages[0].as_str();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head>\n<title>{}</title>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n{content}</body>\n</html>\n",
        attribute(&html::name(document)),
    )
}
