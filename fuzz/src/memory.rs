//! How much memory is taken at once, by the system's allocator, counting; and how much time, by the processor's own clock: other
//! programs do not disturb it.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};

use cpu_time::ThreadTime;

struct Counting;

static TAKEN: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does all of the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let taken = TAKEN.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(taken, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        TAKEN.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let taken = TAKEN.fetch_add(size, Relaxed) + size - layout.size();
        TAKEN.fetch_sub(layout.size(), Relaxed);
        MOST.fetch_max(taken, Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// So many times the input may be taken at once.
const TIMES: usize = 20;

/// No input of the fuzzer's takes longer.
const LONGEST: Duration = Duration::from_secs(10);

/// What the work gives, unless it takes too long, or more memory than is right for so many bytes of input: `base` bytes for its
/// tables and for the first pieces of all that grows, and some for each byte.
pub fn within_limits<T>(base: usize, bytes: usize, work: impl FnOnce() -> T) -> T {
    let before = TAKEN.load(Relaxed);
    MOST.store(before, Relaxed);
    let start = ThreadTime::now();
    let result = work();
    let time = start.elapsed();
    assert!(time < LONGEST, "it took {time:?}");
    let most = MOST.load(Relaxed).saturating_sub(before);
    assert!(most <= base + TIMES * bytes, "{most} bytes were taken for {bytes} bytes of input");
    result
}
