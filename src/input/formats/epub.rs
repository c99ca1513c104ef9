//! EPUB 2 and 3 (W3C, IDPF): its pages in the order of its spine.

use roxmltree::Node;

use super::{
    archive::Archive,
    article, html, understood,
    xml::{self, Within},
};
use crate::{
    document::{Document, Language},
    input::{Body, Decoder, Format, InputError, Text, decode},
};

/// The text of a book.
///
/// # Errors
/// [`InputError`] where it is damaged or protected.
pub fn read(archive: &mut Archive, decoder: Decoder) -> Result<Text, InputError> {
    let damaged = |what: &str| InputError::Damaged(Format::Epub, what.to_owned());
    let container = archive.text("META-INF/container.xml")?;
    let container = xml::parse(&container, Format::Epub)?;
    let package = container.descendants().find_map(|node| xml::attribute(node, "full-path"));
    let path = package.ok_or_else(|| damaged("its container names no book"))?.to_owned();
    let text = archive.text(&path)?;
    let package = xml::parse(&text, Format::Epub)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let protected = encrypted(archive)?;

    let named = |name: &'static str| package.descendants().find(move |node| node.tag_name().name() == name);
    let languages = named("language").map(|node| Language::new(&xml::text(node, |_| Within::Text)));
    let items: Vec<Node> =
        named("manifest").map(|manifest| xml::children(manifest, "item").collect()).unwrap_or_default();
    let mut pages = Vec::new();
    for reference in named("spine").into_iter().flat_map(|spine| xml::children(spine, "itemref")) {
        let id = xml::attribute(reference, "idref");
        let Some(item) = items.iter().find(|item| xml::attribute(**item, "id") == id) else { continue };
        // A table of contents among the pages repeats their headings.
        let is_contents = xml::attribute(*item, "properties")
            .is_some_and(|properties| properties.split(' ').any(|word| word == "nav"));
        let page = path_of(folder, xml::attribute(*item, "href").unwrap_or_default());
        if protected.contains(&page) {
            return Err(InputError::Protected(Format::Epub));
        }
        if is_contents || !archive.has(&page) {
            continue;
        }
        match decode::decode(&archive.bytes(&page)?, decoder) {
            Ok(text) => pages.push(text.into_owned()),
            // A page may hold a picture alone.
            Err(InputError::Empty) => {}
            Err(error) => return Err(error),
        }
    }
    let ours: Option<Vec<Document>> = pages.iter().map(|page| article::read(page)).collect();
    if let Some(document) = ours.and_then(joined) {
        return Ok(understood(document));
    }
    let passages = pages.iter().flat_map(|page| html::chapter(page)).collect();
    Ok(Text { languages: languages.into_iter().collect(), body: Body::Passages(passages) })
}

/// The document whose parts these are, if there is any.
fn joined(parts: Vec<Document>) -> Option<Document> {
    let mut parts = parts.into_iter();
    let mut document = parts.next()?;
    document.blocks.extend(parts.flat_map(|part| part.blocks));
    Some(document)
}

/// The members that are encrypted; fonts are often, and are no matter.
fn encrypted(archive: &mut Archive) -> Result<Vec<String>, InputError> {
    const LIST: &str = "META-INF/encryption.xml";
    if !archive.has(LIST) {
        return Ok(Vec::new());
    }
    let text = archive.text(LIST)?;
    let list = xml::parse(&text, Format::Epub)?;
    Ok(list.descendants().filter_map(|node| xml::attribute(node, "URI")).map(|path| path_of("", path)).collect())
}

/// The name of a member from its address, relative to a folder: `../a%20b.html#c` in `x/y` is `x/a b.html`.
fn path_of(folder: &str, address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    unescaped(&parts.join("/"))
}

/// With its percent-encoded bytes as characters.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn addresses_become_names() {
        assert_eq!(path_of("x/y", "../a%20b.html#c"), "x/a b.html");
        assert_eq!(path_of("", "./Text/1.xhtml"), "Text/1.xhtml");
        assert_eq!(path_of("OEBPS", "100%.html"), "OEBPS/100%.html");
    }
}
