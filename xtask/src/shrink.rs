//! Less to download of what the compiler and wasm-bindgen write. The compiler notes for each panic where in the sources it is, down to the
//! column, and wasm-bindgen ends the name of each function that WebAssembly imports with a hash of sixteen digits: no compression makes
//! that smaller, and nobody reads it. And wasm-bindgen writes its scripts for people to read.

use std::{collections::HashMap, fs, io, path::Path};

/// Renames what `NAME_bg.wasm` imports from `NAME.js`, in both, for each such pair in a folder.
pub fn shrink(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        let Some(name) = wasm.file_name().and_then(|name| name.to_str()?.strip_suffix("_bg.wasm")) else { continue };
        let script = folder.join(format!("{name}.js"));
        let module = fs::read(&wasm)?;
        let (bytes, names) =
            changed(&module).ok_or_else(|| io::Error::other(format!("{} is not as expected", wasm.display())))?;
        let text = fs::read_to_string(&script)?;
        let text = shorter(&without_comments(&with_names(&text, &names)));
        // Two of them may come into one worker, in which no name is declared twice but by `var`.
        fs::write(&script, text.replacen("let wasm_bindgen", "var wasm_bindgen", 1))?;
        fs::write(&wasm, bytes)?;
    }
    Ok(())
}

/// A module with short names in its import section and without places in its sources, and the short name of each long one; `None` if it
/// is no module.
fn changed(module: &[u8]) -> Option<(Vec<u8>, HashMap<String, String>)> {
    /// The numbers of the sections of imports and of data (WebAssembly Core Specification 1.0, 5.5.5 and 5.5.14).
    const IMPORTS: u8 = 2;
    const DATA: u8 = 11;
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut written = header.to_vec();
    let mut names = HashMap::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let size = number(&mut rest)?;
        let (section, after) = rest.split_at_checked(size)?;
        rest = after;
        let section = match id {
            IMPORTS => imports(section, &mut names)?,
            DATA => without_places(section)?,
            _ => section.to_vec(),
        };
        written.push(id);
        write_number(&mut written, section.len());
        written.extend(section);
    }
    Some((written, names))
}

/// The section of imports with short names.
fn imports(mut section: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut section)?;
    let mut written = Vec::new();
    write_number(&mut written, count);
    for _ in 0..count {
        let module = text(&mut section)?;
        let name = text(&mut section)?;
        let next = format!("_{}", names.len());
        let name = if ends_with_hash(name) { names.entry(name.to_owned()).or_insert(next) } else { name };
        for text in [module, name] {
            write_number(&mut written, text.len());
            written.extend(text.as_bytes());
        }
        // A function and its type: wasm-bindgen imports nothing else.
        let [0, after @ ..] = section else { return None };
        section = after;
        written.push(0);
        write_number(&mut written, number(&mut section)?);
    }
    section.is_empty().then_some(written)
}

/// The section of data without the places of panics: for each, the address of the source's name, how long that is, a line and a column.
fn without_places(section: &[u8]) -> Option<Vec<u8>> {
    /// The addresses and the numbers are of so many bytes.
    const WORD: usize = 4;
    let mut written = section.to_vec();
    let segments = segments(section)?;
    let at = |address: u32| segments.iter().find_map(|segment| segment.place(address as usize));
    let word = |place: usize| Some(u32::from_le_bytes(section.get(place..place + WORD)?.try_into().ok()?));
    let name_of = |place: usize| {
        let (start, length) = (at(word(place)?)?, word(place + WORD)? as usize);
        let name = section.get(start..start + length)?;
        let is_place = length < 300 && name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic);
        is_place.then_some(start..start + length)
    };
    // Names of one byte, which all are the same.
    let mut same = None;
    for segment in &segments {
        let first = segment.start + segment.address.wrapping_neg() % WORD;
        for place in (first..segment.end.saturating_sub(4 * WORD - 1)).step_by(WORD) {
            if let Some(name) = name_of(place) {
                let same = *same.get_or_insert(word(place)?);
                written[place..place + WORD].copy_from_slice(&same.to_le_bytes());
                written[place + WORD..place + 2 * WORD].copy_from_slice(&1_u32.to_le_bytes());
                written[place + 2 * WORD..place + 4 * WORD].fill(0);
                written[name].fill(0);
            }
        }
    }
    Some(written)
}

/// A part of the memory as the module begins: its address there, and where it is in the section.
struct Segment {
    address: usize,
    start: usize,
    end: usize,
}

impl Segment {
    /// Where in the section an address is.
    fn place(&self, address: usize) -> Option<usize> {
        let place = self.start + address.checked_sub(self.address)?;
        (place < self.end).then_some(place)
    }
}

/// All parts of a section of data.
fn segments(section: &[u8]) -> Option<Vec<Segment>> {
    let mut rest = section;
    let count = number(&mut rest)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        // An active one of the first memory, whose address is a constant: the compiler writes no other.
        let [0, 0x41, after @ ..] = rest else { return None };
        rest = after;
        let address = number(&mut rest)?;
        let [0x0B, after @ ..] = rest else { return None };
        rest = after;
        let length = number(&mut rest)?;
        let start = section.len() - rest.len();
        rest = rest.get(length..)?;
        found.push(Segment { address, start, end: start + length });
    }
    Some(found)
}

fn ends_with_hash(name: &str) -> bool {
    let hash = name.rsplit('_').next().unwrap_or_default();
    name.starts_with("__wb") && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A script with other names.
fn with_names(script: &str, names: &HashMap<String, String>) -> String {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut written = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        written.push_str(names.get(word).map_or(word, String::as_str));
        let end = after.find(in_name).unwrap_or(after.len());
        written.push_str(&after[..end]);
        rest = &after[end..];
    }
    written
}

/// A script without its comments and without what lines begin with: wasm-bindgen's literals do not go over lines.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let kept = lines.filter(|line| !line.is_empty() && !["//", "/*", "*"].iter().any(|mark| line.starts_with(mark)));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// A script of the same meaning, as far as it is written line by line: values are returned without a name, functions of an object are
/// its methods, and lines are joined where nothing but a line's end divides them.
fn shorter(script: &str) -> String {
    let mut written = String::with_capacity(script.len());
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        match line.strip_prefix("const ret = ").filter(|_| lines.next_if_eq(&"return ret;").is_some()) {
            Some(value) => written.extend(["return ", value]),
            None => written.push_str(&line.replacen(": function(", "(", usize::from(line.starts_with('_')))),
        }
        if !line.ends_with([';', '{', ',']) {
            written.push('\n');
        }
    }
    written
}

/// The number at the beginning (LEB128), which is taken away.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn write_number(written: &mut Vec<u8>, mut number: usize) {
    while number > 0x7F {
        written.push(number as u8 | 0x80);
        number >>= 7;
    }
    written.push(number as u8);
}

/// The text at the beginning, after its length; it is taken away.
fn text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}
