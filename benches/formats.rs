//! How fast files of each format are opened, which is from bytes to blocks, and read, which is from bytes to links; and the memory
//! that a large table takes: `cargo bench --bench formats`.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use diglot::{
    Host, Options,
    input::{self, Source},
};

#[path = "../tests/formats/files.rs"]
mod files;

/// The size of the files, in bytes of their text.
const SIZE: usize = 4_000_000;

/// The size of the table whose memory is told: of short rows, for each takes memory of its own.
const LARGE: usize = 100_000_000;

const ROWS: [[&str; 2]; 4] = [
    [
        "The clockmaker's house above the harbour had forty clocks in it. No two of them ever agreed.",
        "海港上方的那座房子里有四十只钟，没有哪两只走得一样准。",
    ],
    [
        "In the winter of 1931 the power failed for 3 days, and every clock stopped but one.",
        "1931年冬天停了3天电，除了一只，所有的钟都停了。",
    ],
    ["\"Which one is right?\" asked the boy.", "“哪一只才是准的？”男孩问。"],
    ["It still hangs in the station, seven minutes slow & proud of it.", "它至今还挂在车站里，慢了七分钟，却很得意。"],
];

fn main() {
    memory();
    let lines: Vec<[String; 2]> = lines(&ROWS, SIZE).collect();
    let rows: Vec<files::Row> = lines.iter().map(|row| row.each_ref().map(|text| Some(text.as_str()))).collect();
    println!("{:<10} {:>10} {:>14} {:>14}", "format", "MB", "opening", "reading");
    for (name, bytes) in files::files(&rows) {
        let source = Source::new(name, &bytes);
        let opening = best(3, || drop(black_box(input::open(&source, |_, _| None).expect("a text"))));
        let reading = best(1, || drop(black_box(read(&source))));
        let speed = |time: Duration| bytes.len() as f64 / 1e6 / time.as_secs_f64();
        let size = bytes.len() as f64 / 1e6;
        println!("{name:<10} {size:>10.1} {:>9.1} MB/s {:>9.1} MB/s", speed(opening), speed(reading));
    }
}

/// Rows that differ in a number.
fn lines(rows: &[[&str; 2]], size: usize) -> impl Iterator<Item = [String; 2]> {
    let rows = (0..).zip(rows.iter().cycle()).map(|(number, row)| row.map(|text| format!("{number} {text}")));
    rows.scan(0, move |taken, row| {
        *taken += row.iter().map(String::len).sum::<usize>();
        (*taken < size).then_some(row)
    })
}

/// Opens and reads a large table, and tells the most memory that the program had.
fn memory() {
    let mut table = String::with_capacity(LARGE + LARGE / 8);
    for row in lines(&ROWS[2..3], LARGE) {
        table.push_str(&row.join("\t"));
        table.push('\n');
    }
    let source = Source::new("a.tsv", table.as_bytes());
    let before = most_memory();
    let start = Instant::now();
    let text = input::open(&source, |_, _| None).expect("a table");
    println!(
        "a table of {} MB: opened in {:.1} s, {} MB of memory with the table itself ({} MB to make it)",
        table.len() / 1_000_000,
        start.elapsed().as_secs_f64(),
        most_memory(),
        before
    );
    drop(text);
    let start = Instant::now();
    drop(read(&source));
    println!("                  read in {:.1} s, {} MB of memory", start.elapsed().as_secs_f64(), most_memory());
}

fn read(source: &Source) -> diglot::document::Document {
    diglot::read(&[*source], &Host::default(), &Options::default(), &mut |_| ()).expect("a bitext")
}

/// The most memory that this program has had, in MB; 0 where the system does not tell.
fn most_memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.and_then(|most| most.trim().trim_end_matches(" kB").parse::<usize>().ok()).unwrap_or(0) / 1000
}

fn best(times: usize, mut run: impl FnMut()) -> Duration {
    let timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..times).map(|_| timed(&mut run)).min().unwrap_or_default()
}
