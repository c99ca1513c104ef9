//! Rows of two languages as files of all formats, in their plainest form.

use std::io::Write;

/// A row: its texts, either of which may be missing, but not both.
pub type Row<'a> = [Option<&'a str>; 2];

/// A ZIP archive with these members.
pub fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("a member");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Both texts of each row by some form, one after the other.
pub fn each(rows: &[Row], form: impl Fn(&str) -> String) -> String {
    rows.iter().flatten().flatten().map(|text| form(text)).collect()
}

/// Each row by some form, with nothing for what is absent.
fn cells(rows: &[Row], form: impl Fn([&str; 2]) -> String) -> String {
    rows.iter().map(|row| form(row.map(Option::unwrap_or_default))).collect()
}

/// Those that a file of messages can hold.
pub fn with_source<'a>(rows: &[Row<'a>]) -> Vec<Row<'a>> {
    rows.iter().filter(|[source, _]| source.is_some()).copied().collect()
}

/// The rows as files of all formats.
pub fn files(rows: &[Row]) -> Vec<(&'static str, Vec<u8>)> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let escaped = |text: &str| format!("\"{}\"", text.replace('"', "\\\""));
    let paragraphs = each(rows, |text| format!("<p>{}</p>", xml(text)));
    let words = each(rows, |text| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", xml(text)));
    let open = each(rows, |text| format!("<text:p>{}</text:p>", xml(text)));
    let container = br#"<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>"#;
    let package =
        br#"<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    let text = |name, text: String| (name, text.into_bytes());
    let cues = |row: [&str; 2]| format!("00:01.000 --> 00:02.000\n{}\n\n", row.join("\n").trim());
    vec![
        text("a.txt", each(rows, |text| format!("{text}\n\n"))),
        text("a.md", each(rows, |text| format!("{}\n\n", xml(text)))),
        text("a.html", format!("<!DOCTYPE html>{paragraphs}")),
        text("a.tsv", "en\tzh\n".to_owned() + &cells(rows, |row| row.join("\t") + "\n")),
        text("a.csv", "en,zh\n".to_owned() + &cells(rows, |row| row.map(quoted).join(",") + "\n")),
        text("a.json", format!("[{}[\"\",\"\"]]", cells(rows, |row| format!("[{}],", row.map(escaped).join(","))))),
        text(
            "a.tmx",
            format!(
                "<tmx><body>{}</body></tmx>",
                cells(rows, |[a, b]| format!(
                    "<tu><tuv xml:lang=\"en\"><seg>{}</seg></tuv><tuv xml:lang=\"zh\"><seg>{}</seg></tuv></tu>",
                    xml(a),
                    xml(b)
                ))
            ),
        ),
        text(
            "a.xlf",
            format!(
                "<xliff source-language=\"en\" target-language=\"zh\">{}</xliff>",
                cells(rows, |[a, b]| format!(
                    "<trans-unit><source>{}</source><target>{}</target></trans-unit>",
                    xml(a),
                    xml(b)
                ))
            ),
        ),
        text(
            "a.po",
            "msgid \"\"\nmsgstr \"Language: zh\\n\"\n\n".to_owned()
                + &cells(&with_source(rows), |[a, b]| format!("msgid {}\nmsgstr {}\n\n", escaped(a), escaped(b))),
        ),
        text("a.srt", cells(rows, |row| format!("1\n{}", cues(row)))),
        text("a.vtt", "WEBVTT\n\n".to_owned() + &cells(rows, |row| xml(&cues(row)).replace("--&gt;", "-->"))),
        text("a.lrc", each(rows, |text| format!("[00:01.00]{text}\n"))),
        text(
            "a.ass",
            "[Script Info]\n[Events]\n".to_owned()
                + &cells(rows, |row| format!("Dialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,{}\n", row.join("\\N"))),
        ),
        text("a.fb2", format!("<FictionBook><body><section>{paragraphs}</section></body></FictionBook>")),
        ("a.mht", format!("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{paragraphs}").into_bytes()),
        (
            "a.epub",
            archive(&[("META-INF/container.xml", container), ("a.opf", package), ("a.xhtml", paragraphs.as_bytes())]),
        ),
        (
            "a.docx",
            archive(&[("word/document.xml", format!("<w:document xmlns:w=\"w\">{words}</w:document>").as_bytes())]),
        ),
        (
            "a.odt",
            archive(&[("content.xml", format!("<o:body xmlns:o=\"o\" xmlns:text=\"t\">{open}</o:body>").as_bytes())]),
        ),
    ]
}
