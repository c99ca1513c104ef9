//! Every layout in which a bilingual text is found: a file each in `tests/layouts/`, and beside it what translates what, a pair
//! a line, parted by a tab.

use std::{fs, path::Path};

use diglot::{
    Host, Options, Refusal,
    document::{Document, Layout},
    input::Source,
};

fn read(name: &str, text: &str, options: &Options) -> Result<Document, Refusal> {
    diglot::read(&[Source::new(name, text.as_bytes())], &Host::default(), options, &mut |_| ())
}

/// The pairs of a document, a line each; line breaks within a paragraph are no matter.
fn pairs(document: &Document) -> Vec<[String; 2]> {
    let both = document.blocks.iter().filter_map(|block| Some([block.sides[0].as_ref()?, block.sides[1].as_ref()?]));
    both.map(|sides| sides.map(|side| side.text.split_whitespace().collect())).collect()
}

#[test]
fn every_layout_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut failed = Vec::new();
    let mut count = 0;
    for file in fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()) {
        let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|name| !name.ends_with(".pairs"))
        else {
            continue;
        };
        count += 1;
        let text = fs::read_to_string(&file).expect(name);
        let expected: Vec<[String; 2]> = fs::read_to_string(file.with_extension("pairs"))
            .expect(name)
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(a, b)| [a, b].map(|text| text.split_whitespace().collect()))
            .collect();
        match read(name, &text, &Options::default()) {
            Ok(document) if pairs(&document) == expected => {}
            Ok(document) => failed.push(format!("{name}: {:#?}", pairs(&document))),
            Err(refusal) => failed.push(format!("{name}: {refusal}")),
        }
    }
    assert!(count > 30 && failed.is_empty(), "of {count}:\n{}", failed.join("\n"));
}

#[test]
fn the_reader_may_choose_another_layout() {
    let lines = "The boat is old and nobody uses it.\nShe was built in 1902.\nLe bateau est vieux et personne ne l’utilise.\nIl a été construit en 1902.";
    let options = |layout| Options { layout: Some(layout), ..Options::default() };
    let halves = read("", lines, &options(Layout::Halves)).expect("a bitext");
    assert_eq!(halves.layouts[0], Layout::Halves);
    assert_eq!(pairs(&halves).len(), 2);
    let wrapped = "The boat is old and nobody uses it any\nmore, as it was built in 1902 by hand.\nLe bateau est vieux et personne ne s’en\nsert plus, car il fut construit en 1902.\nThe wind came from the north all day, and\nit did not stop until the evening came.\nLe vent est venu du nord toute la journée,\net il n’a pas cessé avant le soir venu.";
    let found = read("", wrapped, &Options::default()).expect("a bitext");
    assert_eq!((found.layouts[0], pairs(&found).len()), (Layout::Paragraphs, 2));
    assert!(found.layouts.contains(&Layout::Lines));
    let by_line = read("", wrapped, &options(Layout::Lines)).expect("a bitext");
    assert_eq!((by_line.layouts[0], pairs(&by_line).len()), (Layout::Lines, 4));
}

#[test]
fn what_only_quotes_another_language_is_refused() {
    let quoting = "The fishermen of the coast have their own word for the wind that comes before a storm.\n\nThey say 黒風 when it comes from the hills.\n\nNobody knows how old the word is, and nobody has written it down before the war.\n\nToday only a few of them are left, and they speak of other things.";
    let refusal = read("", quoting, &Options::default()).expect_err("one language").to_string();
    assert!(refusal.starts_with("All of this text seems to be English"), "{refusal}");
}

#[test]
fn languages_that_the_markup_names_are_taken_at_its_word() {
    let text = "<article><p lang=\"de\">Der Kai ist leer.</p><p lang=\"en\">The quay is empty.</p>\
                <p lang=\"de\">Es schneit.</p><p lang=\"en\">It snows.</p></article>";
    let document = read("quay.html", text, &Options::default()).expect("a bilingual text");
    assert_eq!(document.languages.map(|language| language.as_str().to_owned()), ["de", "en"]);
}
