//! The whole way, from the bytes of a file of any format to its links.
#![no_main]

use diglot_fuzz::{file, is_sound, read, within_limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((name, bytes)) = file(data) else { return };
    match within_limits(32 << 20, bytes.len(), || read(&name, bytes)) {
        Ok(document) => is_sound(&document),
        Err(refusal) => assert!(refusal.to_string().len() > 20, "a refusal says what to do"),
    }
});
