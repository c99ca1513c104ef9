//! Whether time grows with the text and no faster: a piece is repeated, and twice as many of it may not take much more than twice
//! as long.
#![no_main]

use std::time::Duration;

use cpu_time::ThreadTime;
use diglot_fuzz::{file, read};
use libfuzzer_sys::fuzz_target;

/// The shorter of the two texts, in bytes.
const SHORTER: usize = 8 << 10;

/// What takes less is not looked at: the clock is not so fine.
const SHORT: Duration = Duration::from_millis(40);

fuzz_target!(|data: &[u8]| {
    let Some((name, bytes)) = file(data) else { return };
    let [first, second, rest @ ..] = bytes else { return };
    if rest.is_empty() {
        return;
    }
    let (head, rest) = rest.split_at(usize::from(*first) % rest.len());
    let (piece, tail) = rest.split_at(usize::from(*second) % rest.len() + 1);
    let times = SHORTER / piece.len() + 1;
    let time = |times: usize| {
        let text = [head, &piece.repeat(times), tail].concat();
        let start = ThreadTime::now();
        drop(read(&name, &text));
        start.elapsed()
    };
    let mut before = time(times);
    // What seems to grow too fast once may have been disturbed: it must do so three times in a row.
    for doubled in 1..=3 {
        let now = time(times << doubled);
        if now < SHORT || now < before * 3 {
            return;
        }
        before = now;
    }
    panic!("{name}: time grows faster than the text: {before:?} for {} times {piece:?} after {head:?}", times << 3);
});
