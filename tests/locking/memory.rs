//! What is in the memory of another process: all of it that can be read.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

const PAGE: usize = 4096;
const CHUNK: usize = 256 * PAGE;

/// What is looked for.
pub struct Needles {
    all: Vec<(&'static str, Vec<u8>)>,
    /// By the first two bytes: a first look that is quick.
    begins: Vec<bool>,
    longest: usize,
}

impl Needles {
    pub fn new(needles: Vec<(&'static str, Vec<u8>)>) -> Self {
        let mut begins = vec![false; 1 << 16];
        for (_, needle) in &needles {
            begins[beginning(needle)] = true;
        }
        let longest = needles.iter().map(|(_, needle)| needle.len()).max().unwrap();
        Self { all: needles, begins, longest }
    }

    /// A text as it may lie in memory.
    pub fn of_text(what: &'static str, text: &str) -> Vec<(&'static str, Vec<u8>)> {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let forms = [text.to_owned(), text.to_lowercase(), text.to_uppercase()];
        forms.iter().flat_map(|f| [(what, f.clone().into_bytes()), (what, wide(f))]).collect()
    }

    /// Which of them lie in these bytes.
    pub fn found_in(&self, bytes: &[u8]) -> BTreeSet<&'static str> {
        let mut found = BTreeSet::new();
        for at in 0..bytes.len().saturating_sub(1) {
            if self.begins[beginning(&bytes[at..])] {
                let here = self.all.iter().filter(|(_, n)| bytes[at..].starts_with(n));
                found.extend(here.map(|(what, _)| *what));
            }
        }
        found
    }

    /// Which of them lie in the memory of a process: all that can be read of it.
    pub fn found_in_process(&self, pid: u32) -> BTreeSet<&'static str> {
        self.found_in_parts(pid, "r")
    }

    /// The same in what the process writes, which is much less.
    pub fn found_in_what_is_written(&self, pid: u32) -> BTreeSet<&'static str> {
        self.found_in_parts(pid, "rw")
    }

    fn found_in_parts(&self, pid: u32, may: &str) -> BTreeSet<&'static str> {
        let memory = File::open(format!("/proc/{pid}/mem")).unwrap();
        let maps = fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
        let (mut found, mut read) = (BTreeSet::new(), 0);
        let mut chunk = vec![0; CHUNK + self.longest.next_multiple_of(PAGE)];
        for (begin, end) in maps.lines().filter_map(|line| addresses(line, may)) {
            for at in (begin..end).step_by(CHUNK) {
                let most = usize::try_from(end - at).unwrap().min(chunk.len());
                // What lies in no memory (a device, what was given back meanwhile) is refused.
                let Ok(length) = memory.read_at(&mut chunk[..most], at) else { continue };
                read += length;
                found.extend(self.found_in(without_zeros(&chunk[..length])));
            }
        }
        assert!(read > 10 << 20, "only {read} bytes of process {pid} were read");
        found
    }
}

fn beginning(bytes: &[u8]) -> usize {
    usize::from(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// The addresses of a line of `/proc/PID/maps`, if the process may do so much with it.
fn addresses(line: &str, may: &str) -> Option<(u64, u64)> {
    let mut words = line.split_whitespace();
    let (begin, end) = words.next()?.split_once('-')?;
    let address = |text| u64::from_str_radix(text, 16).unwrap();
    // An address beyond the user's half is the system's own page.
    let is_memory = words.next()?.starts_with(may) && address(begin) < 1 << 63;
    is_memory.then(|| (address(begin), address(end)))
}

/// Nothing begins in the empty pages at either end.
fn without_zeros(bytes: &[u8]) -> &[u8] {
    let is_zero = |page: &[u8]| page == &[0; PAGE][..page.len()];
    let first = bytes.chunks(PAGE).take_while(|page| is_zero(page)).count() * PAGE;
    let bytes = bytes.get(first..).unwrap_or_default();
    let last = bytes.rchunks(PAGE).take_while(|page| is_zero(page)).count() * PAGE;
    // A needle may end in zeros.
    &bytes[..(bytes.len().saturating_sub(last) + PAGE).min(bytes.len())]
}
