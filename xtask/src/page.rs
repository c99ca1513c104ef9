//! The page: built, and served.

use std::{fs, net::TcpListener, thread, time::Duration};

use crate::{
    command::{Command, Failure, cargo, root, say},
    dist, lexicons, package,
    tools::{self, Tools},
};

/// What is shown first.
const SAMPLE: &str = "?src=samples/harbour.en-zh.txt";

/// Builds the folder `dist/`.
pub fn build() -> Result<(), Failure> {
    let tools = tools::all()?;
    build_with(&tools)?;
    package::build(&tools)?;
    say("built: the folder dist/ can be served by any web host, under any path");
    if let Ok(integrity) = fs::read_to_string(root().join("dist").join(dist::INTEGRITY)) {
        say(&format!("the integrity of diglot.js: {}", integrity.trim()));
    }
    Ok(())
}

/// Builds the page with tools that are at hand.
pub fn build_with(tools: &Tools) -> Result<(), Failure> {
    lexicons::make_missing();
    // Trunk keeps cargo from the network as well as itself: what is for WebAssembly alone must be there before.
    cargo(["fetch"]).run()?;
    say("building the page and its worker");
    tools.trunk().args(["build", "--release", "--offline"]).run()?;
    dist::arrange()
}

/// Builds the page, serves it, and opens it on a sample article.
pub fn serve(open: bool) -> Result<(), Failure> {
    let tools = tools::all()?;
    build_with(&tools)?;
    let port = free_port();
    let address = format!("http://127.0.0.1:{port}/{SAMPLE}");
    let serving = tools.trunk().args(["serve", "--release", "--offline", "--port", &port.to_string()]);
    let mut serving = serving.start()?;
    say(&format!("the reader is at {address} (stop it with Ctrl+C)"));
    if open {
        // The server needs a moment, for it looks at the sources first.
        thread::sleep(Duration::from_secs(3));
        show(&address);
    }
    let ended = serving.wait().map_err(|error| Failure::Missing("trunk".into(), error))?;
    if ended.success() { Ok(()) } else { Err(Failure::Failed("trunk serve".into())) }
}

/// Opens the user's browser, where there is one.
fn show(address: &str) {
    let openers: [(&str, &[&str]); 3] = [("xdg-open", &[]), ("open", &[]), ("cmd", &["/C", "start"])];
    for (program, arguments) in openers {
        let command = arguments.iter().fold(Command::new(program), |command, argument| command.args([argument]));
        if command.args([address]).output().is_some() {
            return;
        }
    }
}

/// Trunk's own port, or any that is free.
fn free_port() -> u16 {
    let bound = TcpListener::bind(("127.0.0.1", 8080)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)));
    bound.and_then(|listener| listener.local_addr()).map_or(8080, |address| address.port())
}
