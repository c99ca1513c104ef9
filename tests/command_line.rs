//! The command line, as it is called.

use std::{
    env, fs,
    io::Write,
    path::PathBuf,
    process::{self, Command, Output, Stdio},
};

/// A file of ours, in a folder of this run.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("diglot-{}", process::id()));
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(&folder)).expect("a folder for the files");
    fs::write(&path, text).expect(name);
    path
}

fn diglot(arguments: &[&str], input: &str) -> Output {
    let mut running = Command::new(env!("CARGO_BIN_EXE_diglot"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // It may end without reading what it is given.
    let _ = running.stdin.take().expect("its input").write_all(input.as_bytes());
    running.wait_with_output().expect("it ends")
}

fn printed(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[test]
fn reads_one_text_and_two() {
    let both =
        file("both.txt", "The boat is old.\n\nLe bateau est vieux.\n\nNobody uses it.\n\nPersonne ne l’utilise.\n");
    let one = diglot(&["read", both.to_str().expect("a path"), "--to", "json"], "");
    let document = diglot::document::from_json(printed(&one)).expect("its own JSON");
    assert_eq!(document.languages.each_ref().map(|language| language.as_str()), ["en", "fr"]);
    assert_eq!(document.blocks.len(), 2);

    let english = file("en.txt", "The boat is old.\n\nNobody uses it.\n");
    let french = file("fr.txt", "Le bateau est vieux.\n\nPersonne ne l’utilise.\n");
    let two = diglot(&["read", english.to_str().expect("a path"), french.to_str().expect("a path")], "");
    let apart = diglot::document::from_json(printed(&two)).expect("its own JSON");
    assert_eq!(apart.blocks, document.blocks);
}

#[test]
fn writes_the_format_of_a_file_s_name() {
    let both =
        file("named.txt", "The boat is old.\n\nLe bateau est vieux.\n\nNobody uses it.\n\nPersonne ne l’utilise.\n");
    let page = both.with_file_name("named.html");
    let [both, page] = [&both, &page].map(|path| path.to_str().expect("a path"));
    assert_eq!(printed(&diglot(&["read", both, "-o", page], "")), "");
    assert!(fs::read_to_string(page).expect("a page").contains("<article data-diglot"));
    let read = |name: &str| printed(&diglot(&["read", name], "")).to_owned();
    assert_eq!(read(page), read(both));
    let table = diglot(&["read", both, "--to", "tsv"], "");
    assert!(printed(&table).starts_with("en\tfr\tblock"));
}

#[test]
fn builds_a_library() {
    let worker = file(
        "reader-of-tests/service-worker.js",
        "const BUILD = \"b/\";\nconst FILES = {\"./\":\"x\",\"b/page.js\":\"y\"};\n",
    );
    let reader = worker.parent().expect("a folder");
    fs::write(reader.join("index.html"), "the reader").expect("a file");
    let good =
        file("library.txt", "The boat is old.\n\nLe bateau est vieux.\n\nNobody uses it.\n\nPersonne ne l’utilise.\n");
    let bad = file("monolingual.txt", "The boat is old. Nobody uses it. It lies on the sand.\n");
    let output = reader.with_file_name("library");
    let [reader, good, bad, folder] = [reader, &good, &bad, &output].map(|path| path.to_str().expect("a path"));
    let built = diglot(&["bundle", good, bad, good, "-o", folder, "--reader", reader], "");
    assert_eq!(built.status.code(), Some(1));
    let told = String::from_utf8_lossy(&built.stderr);
    assert!(told.contains("2 of 3 articles") && told.contains("monolingual.txt: All of this"), "{told}");
    let text = |name: &str| fs::read_to_string(output.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(text("reader.html"), "the reader");
    assert!(text("index.html").contains("texts/library-2.html"));
    assert!(text("texts/library.html").contains("../reader.html?src=texts/library.html"));
    let worker = text("service-worker.js");
    for name in ["./", "b/page.js", "reader.html", "texts/library.html", "bundle.css"] {
        assert!(worker.contains(&format!("\"{name}\":")), "{name}: {worker}");
    }
    assert!(!worker.contains("\"./\":\"x\""));
    let nowhere = diglot(&["bundle", good, "-o", folder, "--reader", "no-such-folder"], "");
    assert_eq!(nowhere.status.code(), Some(1));
}

#[test]
fn aligns_lines() {
    let english =
        file("lines.en", "The lamp was lit in 1871.\nIt burned for 40 years, and then no longer.\nMaria wept.\n");
    let german =
        file("lines.de", "Die Lampe wurde 1871 entzündet.\nSie brannte 40 Jahre.\nDann nicht mehr.\nMaria weinte.\n");
    let [english, german] = [&english, &german].map(|path| path.to_str().expect("a path"));
    let beads = diglot(&["align", english, german, "--languages", "en,de"], "");
    assert_eq!(printed(&beads), "[0]:[0]\n[1]:[1, 2]\n[2]:[3]\n");
}

#[test]
fn splits_text_and_rows() {
    let lines = diglot(&["segment", "--language", "en"], "Mr. Hale slept. Nobody woke him.");
    assert_eq!(printed(&lines), "Mr. Hale slept.\nNobody woke him.\n");
    let rows = diglot(&["segment", "--jsonl"], "{\"lang\": \"zh\", \"text\": \"下雨了。我们走吧。\"}\n");
    assert_eq!(printed(&rows), "{\"ends\":[12,27]}\n");
}

#[test]
fn says_what_is_wrong() {
    let code = |arguments: &[&str], input: &str| {
        let output = diglot(arguments, input);
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let (usage, message) = code(&["reed"], "");
    assert_eq!(usage, Some(2));
    assert!(message.contains("read"), "{message}");
    let (missing, message) = code(&["read", "no-such-file.txt"], "");
    assert_eq!(missing, Some(1));
    assert!(message.starts_with("diglot: no-such-file.txt: cannot be read"), "{message}");
    let alone = file("alone.txt", "The boat is old. Nobody uses it. It lies on the sand.\n");
    let (refused, message) = code(&["read", alone.to_str().expect("a path")], "");
    assert_eq!(refused, Some(1));
    assert!(message.contains("English"), "{message}");
    let (row, message) = code(&["segment", "--jsonl"], "{\"text\": 1}\n");
    assert_eq!(row, Some(1));
    assert!(message.contains("row 1"), "{message}");
    let (languages, message) = code(&["align", "a", "b", "--languages", "en"], "");
    assert_eq!(languages, Some(2));
    assert!(message.contains("two language tags"), "{message}");
}
