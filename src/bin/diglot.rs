//! The command line.

use std::io::{Read, Write};

use diglot::{document::Language, language};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut out = std::io::stdout().lock();
    for span in language::split(&text, &Language::unknown()) {
        writeln!(out, "{}", &text[span.range()])?;
    }
    Ok(())
}
