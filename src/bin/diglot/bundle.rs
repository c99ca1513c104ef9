//! `diglot bundle`: a library of articles as a folder that any web host serves.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs, io,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use clap::Args;
use diglot::{
    Options,
    document::Document,
    output::{
        self,
        bundle::{self, Entry},
    },
};
use sha2::{Digest, Sha256};

use super::{Failure, understood};

#[derive(Args)]
pub struct Arguments {
    /// The articles; `A+B` where a text and its translation are in two files
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// The folder of the library, or with --single the file; what stands there under the same names is replaced
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// One file that holds an article and the reader, and opens from a disk
    #[arg(long)]
    single: bool,
    /// What the library is called
    #[arg(long, default_value = "Library")]
    title: String,
    /// The folder of the reader, as `cargo xtask build` makes it, in place of the one that this program was built with
    #[arg(long, value_name = "FOLDER")]
    reader: Option<PathBuf>,
}

/// A file of the reader: its name, with those of its folders, and its bytes.
type File = (String, Cow<'static, [u8]>);

/// The reader that had been made when this was built; nothing if there was none.
const READER: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/reader.rs"));

/// Builds a library, or a single file.
pub fn bundle(arguments: &Arguments) -> Result<(), Failure> {
    let reader = match &arguments.reader {
        Some(folder) => files_in(folder, "").map_err(|error| Failure::File(folder.clone(), error))?,
        None => READER.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes))).collect(),
    };
    if arguments.single { single(arguments, &reader) } else { library(arguments, reader) }
}

/// One article with the reader in one file.
fn single(Arguments { articles, output, .. }: &Arguments, reader: &[File]) -> Result<(), Failure> {
    let [article] = articles.as_slice() else { return Err(Failure::NotSingle(articles.len())) };
    let script = reader.iter().find(|(name, _)| name.ends_with("/single.js")).ok_or(Failure::ReaderMissing)?;
    let document = document_of(article)?;
    let page = output::single::page(&document, &String::from_utf8_lossy(&script.1));
    write(output, page.as_bytes())
}

/// Many articles and the reader in a folder. Articles that cannot be read are named and left out; the rest is built.
fn library(Arguments { articles, output, title, .. }: &Arguments, mut reader: Vec<File>) -> Result<(), Failure> {
    let started = Instant::now();
    let worker = reader.iter().position(|(name, _)| name == WORKER).ok_or(Failure::ReaderMissing)?;
    let worker = reader.swap_remove(worker).1;
    let texts = output.join(bundle::TEXTS);
    fs::create_dir_all(&texts).map_err(|error| Failure::Written(texts.clone(), error))?;
    let (entries, refused) = articles_in(&texts, articles);
    for (name, bytes) in &reader {
        // The library's contents come first.
        write(&output.join(if name == INDEX { bundle::READER } else { name }), bytes)?;
    }
    let (contents, style, script) = (bundle::contents(title, &entries), bundle::style(), bundle::SCRIPT);
    for (name, text) in [(INDEX, contents.as_str()), (bundle::STYLE, &style), script] {
        write(&output.join(name), text.as_bytes())?;
    }
    let names = entries.iter().map(|entry| format!("{}/{}.html", bundle::TEXTS, entry.name));
    let names = names.chain([INDEX, bundle::STYLE, script.0, bundle::READER].map(str::to_owned));
    let path = output.join(WORKER);
    let worker = with_files(&String::from_utf8_lossy(&worker), output, names);
    write(&path, worker.map_err(|error| Failure::Written(path.clone(), error))?.as_bytes())?;

    let (megabytes, seconds) = (
        size_of(output).map_err(|error| Failure::File(output.clone(), error))? as f64 / 1e6,
        started.elapsed().as_secs_f64(),
    );
    let (read, given) = (entries.len(), articles.len());
    eprintln!("{read} of {given} articles are in {}: {megabytes:.1} MB, in {seconds:.1} s", output.display());
    for (article, failure) in &refused {
        eprintln!("left out: {}: {failure}", article.display());
    }
    if refused.is_empty() { Ok(()) } else { Err(Failure::LeftOut(refused.len())) }
}

const INDEX: &str = "index.html";
const WORKER: &str = "service-worker.js";

/// Writes a file, in a folder that is made for it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .map_err(|error| Failure::Written(path.to_owned(), error))
}

/// Writes the page of each article, as many at a time as there are cores; the entries in the order of the articles.
fn articles_in(folder: &Path, articles: &[PathBuf]) -> (Vec<Entry>, Vec<(PathBuf, Failure)>) {
    let names = names_of(articles);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(articles.len()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(article) = articles.get(at) else { return };
                    let result = article_in(folder, article, &names[at]);
                    // Nobody panics while holding it.
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    let (mut entries, mut refused) = (Vec::new(), Vec::new());
    for (at, result) in done {
        match result {
            Ok(entry) => entries.push(entry),
            Err(failure) => refused.push((articles[at].clone(), failure)),
        }
    }
    (entries, refused)
}

fn article_in(folder: &Path, article: &Path, name: &str) -> Result<Entry, Failure> {
    let document = document_of(article)?;
    let entry = Entry::of(&document, name.to_owned());
    let path = folder.join(format!("{name}.html"));
    fs::write(&path, bundle::article(&document, &entry)).map_err(|error| Failure::Written(path, error))?;
    Ok(entry)
}

fn document_of(article: &Path) -> Result<Document, Failure> {
    understood(&files_of(article), None, &super::host::host(false), &Options::default(), &mut |_| ())
}

/// One file, or the two of `A+B`.
fn files_of(article: &Path) -> Vec<PathBuf> {
    let two = article.to_str().and_then(|text| text.split_once('+')).filter(|_| !article.exists());
    two.map_or_else(|| vec![article.to_owned()], |(first, second)| vec![first.into(), second.into()])
}

/// A name for each article's page, no two alike.
fn names_of(articles: &[PathBuf]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name_of = |article: &PathBuf| {
        let first = files_of(article).swap_remove(0);
        let plain = bundle::file_name(&first.file_stem().unwrap_or_default().to_string_lossy());
        let others = (2..).map(|number| format!("{plain}-{number}"));
        let name = std::iter::once(plain.clone()).chain(others).find(|name| !taken.contains(name)).unwrap_or(plain);
        taken.insert(name.clone());
        name
    };
    articles.iter().map(name_of).collect()
}

/// The files of a folder and of those within it; `under` stands before their names.
fn files_in(folder: &Path, under: &str) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(files_in(&entry.path(), &format!("{name}/"))?);
        } else {
            files.push((name, fs::read(entry.path())?.into()));
        }
    }
    Ok(files)
}

/// The bytes of a file, or of all files of a folder.
fn size_of(path: &Path) -> io::Result<u64> {
    let found = fs::metadata(path)?;
    if found.is_dir() { fs::read_dir(path)?.map(|entry| size_of(&entry?.path())).sum() } else { Ok(found.len()) }
}

/// The reader's service worker, for whom the pages of the library are files as well.
fn with_files(worker: &str, output: &Path, names: impl Iterator<Item = String>) -> io::Result<String> {
    let unknown = || io::Error::other("the reader's service worker has no list of files: build the reader anew");
    let (before, rest) = worker.split_once("const FILES = ").ok_or_else(unknown)?;
    let (files, after) = rest.split_once(";\n").ok_or_else(unknown)?;
    let mut files: BTreeMap<String, String> = serde_json::from_str(files).map_err(io::Error::other)?;
    for name in names {
        let hash = STANDARD.encode(Sha256::digest(fs::read(output.join(&name))?));
        files.insert(if name == INDEX { "./".into() } else { name }, hash);
    }
    Ok(format!("{before}const FILES = {};\n{after}", serde_json::to_string(&files).map_err(io::Error::other)?))
}
