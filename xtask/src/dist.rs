//! What is done to the built page before it is served: one folder for each build, the list of its files for reading without a network,
//! and the script of the single file.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::{
    command::{Failure, root},
    split::CHUNK,
};

/// What keeps its address through all builds. All else stands in the folder of the build.
const LASTING: [&str; 8] = [
    "index.html",
    "diglot.js",
    "service-worker.js",
    "manifest.webmanifest",
    "icon-192.png",
    "icon-512.png",
    "_headers",
    "samples",
];

/// Where the hash of the loader stands, by which a host page holds the browser to it.
pub const INTEGRITY: &str = "integrity.txt";

/// What refers to files of the build, relative to itself.
const REFERRING: [&str; 2] = ["index.html", "diglot.js"];

/// The stylesheets of the reader in a single file, which has no opening screen.
const SHEETS: [&str; 6] = ["page", "controls", "article", "light", "correction", "print"];

/// What all styles of the page are in: they are needed together, and one file is smaller than nine.
const SHEET: &str = "style.css";

/// Arranges the folder `dist/` that Trunk has built.
pub fn arrange() -> Result<(), Failure> {
    let dist = root().join("dist");
    arrange_in(&dist).map_err(|error| Failure::Missing(dist.display().to_string(), error))
}

fn arrange_in(dist: &Path) -> io::Result<()> {
    join_sheets(dist)?;
    fs::write(dist.join("single.js"), single(dist)?)?;
    // It is part of that script.
    fs::remove_file(dist.join("single-start.js"))?;
    let moved: Vec<PathBuf> = entries(dist)?
        .into_iter()
        .filter(|path| !LASTING.iter().any(|name| path.file_name().is_some_and(|file| file == *name)))
        .collect();
    let build = build_of(&moved)?;
    fs::create_dir(dist.join(&build))?;
    let mut names = Vec::new();
    for path in moved {
        if let Some(name) = path.file_name() {
            fs::rename(&path, dist.join(&build).join(name))?;
            names.push(name.to_string_lossy().into_owned());
        }
    }
    for file in REFERRING {
        // With quotes or without them, as Trunk minifies.
        edit(&dist.join(file), |text| {
            names.iter().fold(text, |text, name| text.replace(&format!("./{name}"), &format!("./{build}/{name}")))
        })?;
    }
    edit(&dist.join("_headers"), |text| text.replace("BUILD", &build))?;
    let loader = fs::read(dist.join("diglot.js"))?;
    fs::write(dist.join(INTEGRITY), format!("sha384-{}\n", STANDARD.encode(Sha384::digest(loader))))?;
    let files = hashes(dist)?;
    edit(&dist.join("service-worker.js"), |text| {
        text.replace("const BUILD = \"\";", &format!("const BUILD = \"{build}/\";"))
            .replace("const FILES = {};", &format!("const FILES = {};", serde_json::json!(files)))
    })
}

/// Puts all stylesheets that the page links to into one. The element, whose styles are others, goes on with the single ones.
fn join_sheets(dist: &Path) -> io::Result<()> {
    let mut page = fs::read_to_string(dist.join("index.html"))?;
    let mut sheet = String::new();
    while let Some((link, name)) = first_sheet(&page) {
        sheet += &fs::read_to_string(dist.join(name))?;
        // In the place of the first.
        let whole = if page.contains(SHEET) { String::new() } else { format!("<link href=./{SHEET} rel=stylesheet>") };
        page = page.replacen(&link.to_owned(), &whole, 1);
    }
    fs::write(dist.join(SHEET), sheet)?;
    fs::write(dist.join("index.html"), page)
}

/// The first link to a stylesheet but that to all of them, and the name of its file.
fn first_sheet(page: &str) -> Option<(&str, &str)> {
    page.match_indices("<link ").find_map(|(at, _)| {
        let link = &page[at..at + page[at..].find('>')? + 1];
        let (_, name) = link.split_once("./")?;
        let name = &name[..name.find(".css")? + 4];
        (link.contains("stylesheet") && name != SHEET).then_some((link, name))
    })
}

/// The name of a build: it changes when any of its files does.
fn build_of(paths: &[PathBuf]) -> io::Result<String> {
    let mut hash = Sha256::new();
    for path in paths.iter().map(|path| files_of(path)).collect::<io::Result<Vec<_>>>()?.concat() {
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(fs::read(&path)?);
    }
    Ok(hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect())
}

/// The folder of the build in the folder that is served.
pub fn build_in(dist: &Path) -> io::Result<String> {
    let worker = fs::read_to_string(dist.join("service-worker.js"))?;
    let named = worker.split_once("const BUILD = \"").and_then(|(_, rest)| rest.split_once("/\""));
    named.map(|(build, _)| build.to_owned()).ok_or_else(|| io::Error::other("service-worker.js names no build"))
}

/// The SHA-256 of each file that the page may ask for, by its address.
fn hashes(dist: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for path in files_of(dist)? {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if matches!(name.as_str(), "_headers" | "service-worker.js" | INTEGRITY) || name.ends_with(".md") {
            continue;
        }
        let name = if name == "index.html" { "./".into() } else { name };
        hashes.insert(name, STANDARD.encode(Sha256::digest(fs::read(&path)?)));
    }
    Ok(hashes)
}

/// The script of the single file: the page's module as a classic script, its WebAssembly, that of the panels, and its styles within it.
fn single(dist: &Path) -> io::Result<String> {
    let read = |name: &str| fs::read_to_string(dist.join(name));
    let mut module = read("page.js")?;
    for (from, to) in [
        ("export { initSync, __wbg_init as default };", "const init = __wbg_init;"),
        ("export function", "function"),
        ("export class", "class"),
        (&*format!("fetch(new URL(\"./{CHUNK}\", import.meta.url))"), "Promise.resolve(new Response(bytesOf(PANELS)))"),
        ("import.meta.url", "document.baseURI"),
    ] {
        if !module.contains(from) {
            return Err(io::Error::other(format!("page.js is not as expected: there is no `{from}` in it")));
        }
        module = module.replace(from, to);
    }
    if module.contains("\nexport ") || module.contains("\nimport ") {
        return Err(io::Error::other("page.js is not as expected: it imports or exports more than is known"));
    }
    let sheets: Vec<String> = SHEETS.iter().map(|name| read(&format!("{name}.css"))).collect::<io::Result<_>>()?;
    let base64 = |name: &str| fs::read(dist.join(name)).map(|bytes| STANDARD.encode(bytes));
    let (wasm, panels, start) = (base64("page_bg.wasm")?, base64(CHUNK)?, read("single-start.js")?);
    let script = format!(
        "(() => {{\n{module}\nconst SHEETS = {};\nconst WASM = \"{wasm}\";\nconst PANELS = \"{panels}\";\n{start}}})();\n",
        serde_json::json!(sheets)
    );
    // Nothing in it may end the element that it will stand in.
    Ok(script.replace("</script", "<\\/script").replace("<!--", "<\\!--"))
}

/// Changes the text of a file.
pub fn edit(path: &Path, change: impl Fn(String) -> String) -> io::Result<()> {
    fs::write(path, change(fs::read_to_string(path)?))
}

/// What is in a folder, in order.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The file, or all files of a folder.
fn files_of(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    Ok(entries(path)?.iter().map(|path| files_of(path)).collect::<io::Result<Vec<_>>>()?.concat())
}
