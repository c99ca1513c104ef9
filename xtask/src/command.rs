//! Programs that are run, and how they fail.

use std::{
    ffi::OsStr,
    fmt, fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process, thread,
    time::Duration,
};

/// Why a command ended without its result: what was done, and what to do.
#[derive(Debug)]
pub enum Failure {
    /// The program could not be started.
    Missing(String, io::Error),
    /// It ended with an error of its own, which it has told.
    Failed(String),
    /// What is to be done by hand.
    Advice(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(program, error) => write!(f, "`{program}` cannot be run: {error}"),
            Self::Failed(command) => write!(f, "`{command}` failed; what it says stands above"),
            Self::Advice(advice) => f.write_str(advice),
        }
    }
}

/// What a program cost, as far as Linux tells.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// Processor time of its first thread: other programs do not lengthen it.
    pub seconds: f64,
    /// The most memory that it had.
    pub megabytes: f64,
}

impl Cost {
    /// Of a running program.
    fn of(id: u32) -> Option<Self> {
        let read = |file: &str| fs::read_to_string(format!("/proc/{id}/{file}")).ok();
        let nanoseconds: f64 = read("schedstat")?.split(' ').next()?.parse().ok()?;
        let status = read("status")?;
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: f64 = most.trim().trim_end_matches(" kB").parse().ok()?;
        Some(Self { seconds: nanoseconds / 1e9, megabytes: kilobytes / 1e3 })
    }
}

/// A program to be run at the project's root.
pub struct Command(process::Command);

/// `cargo` with some arguments.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into())).args(arguments)
}

impl Command {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = process::Command::new(program);
        command.current_dir(root());
        Self(command)
    }

    pub fn args<const N: usize>(mut self, arguments: [impl AsRef<OsStr>; N]) -> Self {
        self.0.args(arguments);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub fn within(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// What it says of itself goes to a file.
    pub fn errors_to(mut self, file: &Path) -> Result<Self, Failure> {
        let opened = fs::File::create(file).map_err(|error| Failure::Missing(file.display().to_string(), error))?;
        self.0.stderr(opened);
        Ok(self)
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Result<(), Failure> {
        let status = self.0.status().map_err(|error| Failure::Missing(self.name(), error))?;
        if status.success() { Ok(()) } else { Err(Failure::Failed(self.line())) }
    }

    /// Runs it to its end, and tells what it prints and what it cost.
    pub fn measured(mut self) -> Result<(String, Cost), Failure> {
        let missing = |command: &Self, error| Failure::Missing(command.name(), error);
        self.0.stdout(process::Stdio::piped()).stderr(process::Stdio::null());
        let mut child = self.0.spawn().map_err(|error| missing(&self, error))?;
        let (id, mut cost) = (child.id(), Cost::default());
        let printed = child.stdout.take().map(|mut pipe| {
            thread::spawn(move || {
                let mut text = String::new();
                pipe.read_to_string(&mut text).map(|_| text)
            })
        });
        let status = loop {
            cost = Cost::of(id).unwrap_or(cost);
            match child.try_wait().map_err(|error| missing(&self, error))? {
                Some(status) => break status,
                None => thread::sleep(Duration::from_millis(2)),
            }
        };
        match printed.and_then(|thread| thread.join().ok()) {
            Some(Ok(text)) if status.success() => Ok((text, cost)),
            _ => Err(Failure::Failed(self.line())),
        }
    }

    /// Starts it, and goes on.
    pub fn start(mut self) -> Result<process::Child, Failure> {
        self.0.spawn().map_err(|error| Failure::Missing(self.name(), error))
    }

    /// What it prints; `None` if it fails or is not there.
    pub fn output(mut self) -> Option<String> {
        let output = self.0.stderr(process::Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn name(&self) -> String {
        self.0.get_program().to_string_lossy().into_owned()
    }

    fn line(&self) -> String {
        let arguments = self.0.get_args().map(|argument| format!(" {}", argument.to_string_lossy()));
        self.name() + &arguments.collect::<String>()
    }
}

/// The project's own folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Tells what is being done.
pub fn say(what: &str) {
    eprintln!("── {what}");
}
