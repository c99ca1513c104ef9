//! Whether what is written is what its format's own rules ask for, and whether other programs open it. What is not on this machine is
//! skipped: `cargo xtask test` fetches the rules of TMX and XLIFF where it can.

use std::{
    env, fs,
    io::Read,
    path::{Path, PathBuf},
    process::{self, Command},
};

use diglot::output::{self, Format};
use zip::ZipArchive;

use crate::{again, generated, own};

/// Whether a program is there and takes the arguments; what it prints if it fails is shown.
fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| {
        if !output.status.success() {
            eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        }
        output.status.success()
    })
}

/// A folder for a test's files, by the test's name.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("diglot-{name}-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder for the files");
    folder
}

/// The texts of our own, one of odd characters, and some of all shapes, as files in a format.
fn files(folder: &Path, format: Format, shapes: usize) -> Vec<String> {
    let odd = "The \u{b}sea & <all>.\n\n“大海”\u{1}与 & <一切>。\n\nAlas, it\u{fffe} rains. And again.\n\n又下雨了。\n\n© 2020";
    let odd = crate::common::read(&[odd]).unwrap_or_else(|refusal| panic!("{refusal}"));
    let shapes = generated::documents(shapes).into_iter().enumerate();
    let shapes = shapes.map(|(number, document)| (format!("shape-{number}"), document));
    let all = own().into_iter().chain([("odd".to_owned(), odd)]).chain(shapes);
    let written = all.map(|(name, document)| {
        let path = folder.join(format!("{name}.{}", format.extension()));
        fs::write(&path, output::write(&document, format)).expect("a file");
        path.to_str().expect("a path").to_owned()
    });
    written.collect()
}

#[test]
fn markup_is_well_formed() {
    if !runs("xmllint", &["--version"]) {
        return eprintln!("skipped: no xmllint");
    }
    let folder = folder("markup");
    for file in files(&folder, Format::Html, 50) {
        assert!(runs("xmllint", &["--noout", "--nonet", &file]), "{file}");
    }
}

/// A file of the packages that hold the rules of formats: installed, or as `cargo xtask test` has fetched it.
fn of_package(name: &str) -> Option<PathBuf> {
    let fetched = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/schemas");
    [Path::new("/"), &fetched].into_iter().map(|place| place.join(name)).find(|path| path.is_file())
}

#[test]
fn translation_memories_are_valid() {
    let Some(jar) = of_package("usr/share/omegat/OmegaT.jar").filter(|_| runs("xmllint", &["--version"])) else {
        return eprintln!("skipped: no xmllint, or no DTD of TMX 1.4 (Debian's package omegat)");
    };
    let folder = folder("tmx");
    let rules = folder.join("tmx14.dtd");
    let mut text = Vec::new();
    let mut archive = ZipArchive::new(fs::File::open(jar).expect("a file")).expect("an archive");
    archive.by_name("schemas/tmx14.dtd").expect("the DTD").read_to_end(&mut text).expect("the DTD");
    fs::write(&rules, text).expect("a file");
    for file in files(&folder, Format::Tmx, 50) {
        // The file names its DTD, which stands beside it.
        assert!(runs("xmllint", &["--noout", "--nonet", "--valid", &file]), "{file}");
    }
}

/// What XLIFF asks of programs that add attributes: a schema of theirs.
const OURS: &str = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:diglot">
<attribute name="layouts" type="string"/>
<attribute name="block" type="nonNegativeInteger"/>
<attribute name="kind" type="string"/>
<attribute name="reason" type="string"/>
<attribute name="confidence" type="decimal"/>
<attribute name="spacing" type="string"/>
</schema>"#;

#[test]
fn translated_files_are_valid() {
    const SCHEMAS: &str = "usr/share/php/Symfony/Component/Translation/Resources/schemas";
    let schema = |name: &str| of_package(&format!("{SCHEMAS}/{name}"));
    let found = schema("xliff-core-1.2-strict.xsd").zip(schema("xml.xsd")).filter(|_| runs("xmllint", &["--version"]));
    let Some((strict, xml)) = found else {
        return eprintln!("skipped: no xmllint, or no schema of XLIFF 1.2 (Debian's package php-symfony-translation)");
    };
    let folder = folder("xliff");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    fs::copy(xml, folder.join("xml.xsd")).expect("a file");
    let strict = fs::read_to_string(strict).expect("a file");
    write("strict.xsd", &strict.replace("http://www.w3.org/2001/xml.xsd", "xml.xsd"));
    write("ours.xsd", OURS);
    write(
        "both.xsd",
        r#"<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="urn:oasis:names:tc:xliff:document:1.2" schemaLocation="strict.xsd"/>
<import namespace="urn:diglot" schemaLocation="ours.xsd"/>
</schema>"#,
    );
    let both = folder.join("both.xsd");
    for file in files(&folder, Format::Xliff, 50) {
        assert!(runs("xmllint", &["--noout", "--nonet", "--schema", both.to_str().expect("a path"), &file]), "{file}");
    }
}

/// Whether a book passes epubcheck; `None` where that is not there.
fn is_valid_book(file: &str) -> Option<bool> {
    // The file that Debian's package puts there.
    let checker = "/usr/share/java/epubcheck.jar";
    let is_there = fs::exists(checker).unwrap_or(false) && runs("java", &["-version"]);
    is_there.then(|| runs("java", &["-jar", checker, "--failonwarnings", file]))
}

/// epubcheck takes seconds for each book: here a few are checked.
#[test]
fn books_are_valid() {
    let folder = folder("epub");
    let few = |file: &String| ["odd", "ar-en", "html_ruby"].iter().any(|name| file.contains(name));
    for file in files(&folder, Format::Epub, 0).iter().filter(|file| few(file)) {
        let Some(valid) = is_valid_book(file) else { return eprintln!("skipped: no epubcheck") };
        assert!(valid, "{file}");
    }
}

#[test]
#[ignore = "takes minutes: cargo test --test output -- --ignored"]
fn all_books_are_valid() {
    let folder = folder("books");
    let files = files(&folder, Format::Epub, 20);
    for file in &files {
        assert_eq!(is_valid_book(file), Some(true), "{file}");
    }
    eprintln!("{} books are valid", files.len());
}

/// Opens translation memories by translate-toolkit, and prints for each how many units of it have both sides.
const TRANSLATE_TOOLKIT: &str = "
import sys
from translate.storage import factory
for name in sys.argv[1:]:
    store = factory.getobject(name)
    print(sum(1 for unit in store.units if unit.source and unit.target))
";

#[test]
fn memories_open_in_another_program() {
    if !runs("python3", &["-c", "import translate.storage.factory"]) {
        return eprintln!("skipped: no translate-toolkit");
    }
    let folder = folder("memories");
    for format in [Format::Tmx, Format::Xliff] {
        let files = files(&folder, format, 0);
        let opened = Command::new("python3").args(["-c", TRANSLATE_TOOLKIT]).args(&files).output().expect("Python");
        let counts = String::from_utf8_lossy(&opened.stdout);
        let counts: Vec<Result<usize, _>> = counts.lines().map(str::parse).collect();
        assert_eq!(counts.len(), files.len(), "{}", String::from_utf8_lossy(&opened.stderr));
        for (file, both) in files.iter().zip(counts) {
            let document = again(&fs::read(file).expect("the file"), format);
            let links = document.blocks.iter().flat_map(|block| &block.links);
            assert_eq!(both, Ok(links.filter(|link| !link.sides.iter().any(|run| run.is_empty())).count()), "{file}");
        }
    }
}
