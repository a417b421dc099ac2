//! Merging 20,000 records with 100,000 fields, against inserting the rows that this
//! leaves into the same kind of file, unchecked, in one transaction.

use std::path::Path;
use std::time::{Duration, Instant};

use dala::casework::{Casework, Step, Watch};

use crate::baseline::insert_rows;
use crate::made::Monitor;
use crate::people::people;
use crate::{Fallible, Goal};

const PERSONS: usize = 10_000;
const LIMIT: f64 = 4.0;
/// The best of so many: what disturbs only ever adds.
const RUNS: usize = 3;

/// When the stages of a long job began.
#[derive(Default)]
pub struct Stages(Vec<(&'static str, Instant)>);

impl Watch for Stages {
    fn step(&mut self, step: Step) {
        if self.0.last().is_none_or(|(stage, _)| *stage != step.stage) {
            self.0.push((step.stage, Instant::now()));
        }
    }

    fn is_cancelled(&self) -> bool {
        false
    }
}

impl Stages {
    pub fn told(&self, begin: Instant, end: Instant) -> String {
        let mut told = Vec::new();
        let mut from = ("opening", begin);
        for next in self.0.iter().copied().chain([("", end)]) {
            told.push(format!("{} {:.2} s", from.0, (next.1 - from.1).as_secs_f64()));
            from = next;
        }
        told.join(", ")
    }
}

fn merge(casework: &mut Casework, bundle: &Path) -> Fallible<(Duration, String)> {
    let (begin, mut stages) = (Instant::now(), Stages::default());
    let report = casework.merge(&[bundle], None, false, &mut stages)?;
    let end = Instant::now();
    if report.new != 2 * PERSONS as u64 {
        return Err(format!("{report:?}").into());
    }
    Ok((end - begin, stages.told(begin, end)))
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let monitor = Monitor::new();
    let entries = people(&monitor, PERSONS)?;
    let (mut best, mut rows) = ((Duration::MAX, String::new()), Duration::MAX);
    for n in 0..RUNS {
        let vault = folder.join(format!("{n}.dala"));
        let mut casework = monitor.trusted_by(&vault)?;
        let bundle = monitor.pack(&entries, &casework, folder)?;
        best = merge(&mut casework, &bundle)?.min(best);
        drop(casework);
        let plain = folder.join(format!("{n}-rows.dala"));
        rows = insert_rows(&vault, &plain)?.min(rows);
    }
    let detail =
        format!("{:.2} s against {:.2} s; {}", best.0.as_secs_f64(), rows.as_secs_f64(), best.1);
    let measured = best.0.as_secs_f64() / rows.as_secs_f64();
    Ok(vec![Goal { name: "merge", measured, limit: LIMIT, unit: "x", detail }])
}
