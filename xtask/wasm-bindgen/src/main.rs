//! `wasm-bindgen`, or its test runner when called by that name.

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().collect();
    let name = arguments.first().and_then(|program| Path::new(program).file_stem()).unwrap_or_default();
    let done = if name == "wasm-bindgen-test-runner" {
        wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
    } else {
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
