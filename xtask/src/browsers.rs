//! The browsers that the page is tested in, and what drives them.

use std::{env, fs, path::PathBuf};

use crate::command::{Command, Failure, root, say};

/// Where the browsers are.
pub struct Browsers {
    chromium: PathBuf,
    firefox: PathBuf,
    pub chromedriver: PathBuf,
}

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// The packages of Debian and its kin.
const PACKAGES: [&str; 6] =
    ["chromium", "chromium-driver", "firefox-esr", "fonts-noto-core", "fonts-noto-cjk", "--yes"];

/// Finds the browsers; installs them where that is allowed, else says what to install.
pub fn find() -> Result<Browsers, Failure> {
    if let Some(browsers) = installed() {
        return Ok(browsers);
    }
    if env::var("USER").as_deref() == Ok("root") || Command::new("id").args(["-u"]).output().as_deref() == Some("0") {
        say("installing Chromium and Firefox");
        let apt = |arguments: &[&str]| {
            arguments.iter().fold(Command::new("apt-get"), |command, argument| command.args([argument])).run()
        };
        apt(&["update", "--quiet"])?;
        apt(&[&["install", "--quiet", "--no-install-recommends"][..], &PACKAGES].concat())?;
    }
    installed().ok_or_else(|| {
        Failure::Advice(
            "the page's tests need Chromium with its driver, and Firefox. On Debian or Ubuntu:\n    \
             sudo apt install chromium chromium-driver firefox-esr fonts-noto-core fonts-noto-cjk\n\
             elsewhere, install them so that `chromium`, `chromedriver` and `firefox` are on the path"
                .into(),
        )
    })
}

fn installed() -> Option<Browsers> {
    Some(Browsers { chromium: on_path(CHROMIUM)?, firefox: on_path(FIREFOX)?, chromedriver: on_path(CHROMEDRIVER)? })
}

/// The first of some programs that is on the path.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// What drives the browsers, from the lock file.
pub fn packages() -> Result<(), Failure> {
    let folder = root().join("tests/browser");
    let written = |name: &str| fs::metadata(folder.join(name)).and_then(|file| file.modified()).ok();
    if written("node_modules/.package-lock.json").is_some_and(|done| Some(done) >= written("package-lock.json")) {
        return Ok(());
    }
    say("fetching what drives the browsers");
    Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).within(&folder).run()
}

impl Browsers {
    /// Runs all tests in both: each file that is one.
    pub fn test(&self) -> Result<(), Failure> {
        let folder = root().join("tests/browser");
        let names = fs::read_dir(&folder).map_err(|error| Failure::Missing(folder.display().to_string(), error))?;
        let mut names: Vec<_> = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.retain(|name| name.ends_with(".test.mjs"));
        names.sort();
        let told = self.told().args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
        names.iter().fold(told, |told, name| told.args([name.as_str()])).run()
    }

    /// Runs a script with both.
    pub fn node(&self, name: &str) -> Result<(), Failure> {
        self.told().args([name]).run()
    }

    fn told(&self) -> Command {
        let node = Command::new("node").within(&root().join("tests/browser"));
        node.env("CHROMIUM", &self.chromium).env("FIREFOX", &self.firefox)
    }
}
