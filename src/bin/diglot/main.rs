//! The command line: `diglot read`, `bundle`, `align` and `segment`.

mod bundle;
mod host;

use std::{
    borrow::Cow,
    fmt,
    fs::{self, File},
    io::{self, BufRead, BufWriter, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use diglot::{
    Host, Options, Progress, Refusal, Stage,
    alignment::{self, Parameters},
    document::{Document, Language, Run},
    input::{self, Source},
    language, output,
};
use serde::{Deserialize, Serialize};

/// Works out which sentence of a bilingual text translates which.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Examples:
  diglot read article.txt                     one text whose paragraphs alternate between two languages
  diglot read novel.de.txt novel.en.txt       a text and its translation
  diglot read article.txt -o article.html     a page that reads alone, and opens again in Diglot
  diglot bundle articles/*.txt -o library     a library of many articles, to be put online
  diglot align german.txt english.txt --languages de,en
  diglot segment --language zh < article.txt

Exit codes: 0 done, 1 the input cannot be read as a bitext, 2 wrong usage."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Understand a bilingual text, or a text and its translation, and print the linked document
    Read(ReadArguments),
    /// Build a library of many articles: a folder that any web host serves, and that reads without a network
    Bundle(bundle::Arguments),
    /// Align two files that hold a sentence a line, and print the beads in order, as in `[0, 1]:[2]`
    Align {
        /// The text, a sentence a line
        source: PathBuf,
        /// Its translation, a sentence a line
        target: PathBuf,
        /// The two languages, as in `de,en`; found from the texts where absent
        #[arg(long, value_name = "A,B", value_parser = two_languages)]
        languages: Option<Two>,
        /// Print after each bead how likely it is, as in `[0, 1]:[2] 0.93`
        #[arg(long)]
        confidence: bool,
        /// Link without a lexicon
        #[arg(long)]
        no_lexicon: bool,
        /// Score beads by another number than usual, as in `gap=-2`, for experiments; an unknown name prints them all
        #[arg(long = "set", value_name = "NAME=VALUE")]
        settings: Vec<String>,
    },
    /// Print the numbers by which beads are scored, which `align --set` changes
    #[command(hide = true)]
    Parameters,
    /// Split the text on standard input into sentences, one a line
    Segment {
        /// The language of the text, as in `zh`; found from the text where absent
        #[arg(long, value_name = "A")]
        language: Option<String>,
        /// Rows `{"lang", "text"}` in, rows `{"ends": [offsets in bytes of UTF-8]}` out
        #[arg(long, conflicts_with = "language")]
        jsonl: bool,
    },
}

#[derive(Args)]
struct ReadArguments {
    /// One bilingual text, or a text and its translation
    #[arg(required = true, num_args = 1..=2, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The two languages, as in `en,zh`; found from the text where absent
    #[arg(long, value_name = "A,B", value_parser = two_languages)]
    languages: Option<Two>,
    /// Their format, as in `tmx`, `csv` or `epub`; found from names and contents where absent
    #[arg(long, value_name = "FORMAT", value_parser = input_format)]
    from: Option<input::Format>,
    /// The format to write; that of the file's name where absent, else JSON
    #[arg(long, value_name = "FORMAT", value_parser = output_format())]
    to: Option<output::Format>,
    /// Where to write it; to standard output where absent
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Link without a lexicon
    #[arg(long)]
    no_lexicon: bool,
}

impl ReadArguments {
    fn to(&self) -> output::Format {
        let of_file = || output::Format::of_file(self.output.as_ref()?.file_name()?.to_str()?);
        self.to.or_else(of_file).unwrap_or(output::Format::Json)
    }
}

/// Two languages of the command line.
#[derive(Clone)]
struct Two([Language; 2]);

fn input_format(name: &str) -> Result<input::Format, String> {
    input::Format::named(name)
        .ok_or_else(|| "expected the end of such a file's name, as in `md`, `tmx` or `epub`".into())
}

fn output_format() -> impl TypedValueParser<Value = output::Format> {
    let names = output::Format::ALL.map(output::Format::short);
    PossibleValuesParser::new(names).try_map(|name| output::Format::named(&name).ok_or("not a format"))
}

fn two_languages(text: &str) -> Result<Two, String> {
    let tags: Vec<Language> = text.split(',').map(Language::new).collect();
    match <[Language; 2]>::try_from(tags) {
        Ok(tags) if tags.iter().all(|tag| *tag != Language::unknown()) => Ok(Two(tags)),
        _ => Err("expected two language tags, as in `en,zh`".into()),
    }
}

/// Why a command ended without its result.
enum Failure {
    File(PathBuf, io::Error),
    NotUnicode(PathBuf),
    Row(usize, serde_json::Error),
    Refused(Refusal),
    Setting(String, String),
    Output(io::Error),
    Written(PathBuf, io::Error),
    ReaderMissing,
    NotSingle(usize),
    LeftOut(usize),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: cannot be read: {error}", path.display()),
            Self::NotUnicode(path) => write!(f, "{}: is not UTF-8 text: convert it first", path.display()),
            Self::Row(row, error) => write!(f, "row {row} is not {{\"lang\", \"text\"}}: {error}"),
            Self::Setting(setting, known) => write!(f, "--set {setting}: expected one of {known}"),
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Written(path, error) => write!(f, "{}: cannot be written: {error}", path.display()),
            Self::ReaderMissing => f.write_str(
                "the reader is not there: make its folder dist/ by `cargo xtask build`, and name it by --reader dist",
            ),
            Self::NotSingle(count) => write!(f, "{count} articles were given: --single makes a file of one"),
            Self::LeftOut(1) => f.write_str("one article was left out"),
            Self::LeftOut(count) => write!(f, "{count} articles were left out"),
            Self::Output(error) => write!(f, "cannot write the result: {error}"),
        }
    }
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Read(arguments) => read(&arguments),
        Command::Bundle(arguments) => bundle::bundle(&arguments),
        Command::Align { source, target, languages, confidence, no_lexicon, settings } => parameters(&settings)
            .and_then(|parameters| {
                align(&source, &target, languages, confidence, &host::host(no_lexicon), &parameters)
            }),
        Command::Parameters => print_parameters(),
        Command::Segment { language: _, jsonl: true } => segment_rows(),
        Command::Segment { language, jsonl: false } => segment(language.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has closed it: there is nobody to tell.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("diglot: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &ReadArguments) -> Result<(), Failure> {
    let options =
        Options { languages: arguments.languages.clone().map(|Two(languages)| languages), ..Options::default() };
    let terminal = io::stderr().is_terminal();
    let host = host::host(arguments.no_lexicon);
    let document = understood(&arguments.files, arguments.from, &host, &options, &mut |progress| {
        if terminal {
            show(progress);
        }
    });
    if terminal {
        eprint!("\r\x1b[K");
    }
    let document = document?;
    if document.is_doubtful {
        eprintln!("diglot: these two texts do not seem to be translations of each other");
    }
    let mut pieces = output::pieces(&document, arguments.to());
    let mut write = |out: &mut dyn Write| {
        let mut out = BufWriter::new(out);
        pieces.try_for_each(|piece| out.write_all(&piece)).and_then(|()| out.flush())
    };
    match &arguments.output {
        Some(path) => {
            let written = File::create(path).and_then(|mut file| write(&mut file));
            written.map_err(|error| Failure::Written(path.clone(), error))
        }
        None => write(&mut io::stdout().lock()).map_err(Failure::Output),
    }
}

/// The document of one file, or of a text and its translation.
fn understood(
    paths: &[PathBuf],
    format: Option<input::Format>,
    host: &Host,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Document, Failure> {
    let total = paths.len();
    let mut texts = Vec::with_capacity(total);
    for (done, path) in paths.iter().enumerate() {
        progress(Progress { stage: Stage::Opening, done, total });
        let bytes = fs::read(path).map_err(|error| Failure::File(path.clone(), error))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let source = Source { name: &name, bytes: &bytes, format };
        texts.push(diglot::open(&source, host.decode).map_err(Failure::Refused)?);
    }
    diglot::read_opened(texts, host, options, progress).map_err(Failure::Refused)
}

/// One line on the terminal, overwritten by the next.
fn show(Progress { stage, done, total }: Progress) {
    let name = match stage {
        Stage::Opening => "opening",
        Stage::Pairing => "finding what translates what",
        Stage::Splitting => "splitting into sentences",
        Stage::Linking => "linking sentences",
    };
    eprint!("\r\x1b[K{name} {done}/{total}");
}

/// The numbers by which beads are scored, with those that are set anew.
fn parameters(settings: &[String]) -> Result<Parameters, Failure> {
    let mut parameters = Parameters::default();
    for setting in settings {
        let set = setting.split_once('=').and_then(|(name, value)| {
            let (_, number) = parameters.named().into_iter().find(|(known, _)| *known == name)?;
            *number = value.parse().ok()?;
            Some(())
        });
        if set.is_none() {
            return Err(Failure::Setting(setting.clone(), names_and_values()));
        }
    }
    Ok(parameters)
}

fn names_and_values() -> String {
    Parameters::default().named().map(|(name, number)| format!("{name}={number}")).join(" ")
}

fn print_parameters() -> Result<(), Failure> {
    writeln!(io::stdout(), "{}", names_and_values()).map_err(Failure::Output)
}

fn align(
    source: &Path,
    target: &Path,
    languages: Option<Two>,
    confidence: bool,
    host: &Host,
    parameters: &Parameters,
) -> Result<(), Failure> {
    let texts = [text_of(source)?, text_of(target)?];
    let languages = languages.map_or_else(|| texts.each_ref().map(|text| language::identify(text)), |Two(two)| two);
    let [source, target] = texts.each_ref().map(|text| text.lines().collect::<Vec<_>>());
    let mut out = BufWriter::new(io::stdout().lock());
    let lexicon = host.lexicon_for(&languages);
    for link in alignment::align(&source, &target, &languages, lexicon.as_deref(), parameters) {
        let [a, b] = link.sides.map(numbers);
        let likely = if confidence { format!(" {:.2}", link.confidence.value()) } else { String::new() };
        writeln!(out, "{a}:{b}{likely}").map_err(Failure::Output)?;
    }
    out.flush().map_err(Failure::Output)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::File(path.to_owned(), error))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::NotUnicode(path.to_owned()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// As in `[0, 1]`.
fn numbers(run: Run) -> String {
    let numbers: Vec<String> = run.range().map(|number| number.to_string()).collect();
    format!("[{}]", numbers.join(", "))
}

fn segment(tag: Option<&str>) -> Result<(), Failure> {
    let standard_input = || PathBuf::from("standard input");
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::File(standard_input(), error))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::NotUnicode(standard_input()))?;
    let language = tag.map_or_else(|| language::identify(&text), Language::new);
    let mut out = BufWriter::new(io::stdout().lock());
    for span in language::split(&text, &language) {
        let sentence = text[span.range()].replace(['\r', '\n'], " ");
        writeln!(out, "{sentence}").map_err(Failure::Output)?;
    }
    out.flush().map_err(Failure::Output)
}

#[derive(Deserialize)]
struct Row<'a> {
    #[serde(default, borrow)]
    lang: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Ends {
    ends: Vec<u32>,
}

fn segment_rows() -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| Failure::File(PathBuf::from("standard input"), error))?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Row = serde_json::from_str(&line).map_err(|error| Failure::Row(number + 1, error))?;
        let ends = language::split(&row.text, &Language::new(&row.lang)).iter().map(|span| span.end).collect();
        serde_json::to_writer(&mut out, &Ends { ends }).map_err(|error| Failure::Output(error.into()))?;
        writeln!(out).map_err(Failure::Output)?;
    }
    out.flush().map_err(Failure::Output)
}
