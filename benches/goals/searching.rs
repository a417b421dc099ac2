//! 100,000 persons: search as one types, and opening the vault (the key is at hand, so
//! Argon2id costs nothing here).

use std::path::Path;
use std::time::Instant;

use crate::made::{Monitor, open};
use crate::people::{Dice, people};
use crate::{Fallible, Goal, listing};

const PERSONS: usize = 100_000;
const QUERIES: usize = 300;
/// As a list shows at first.
const ROWS: u32 = 200;
const OPENINGS: usize = 10;

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let vault = folder.join("ngo.dala");
    let monitor = Monitor::new();
    let mut casework = monitor.trusted_by(&vault)?;
    let bundle = monitor.pack(&people(&monitor, PERSONS)?, &casework, folder)?;
    let begin = Instant::now();
    casework.merge(&[&bundle], None, false, &mut ())?;
    let merged = format!("merged in {:.1} s", begin.elapsed().as_secs_f64());
    drop(casework);
    let mut goals = vec![searching(&vault, &merged)?, opening(&vault)?];
    goals.extend(listing::run(&vault)?);
    Ok(goals)
}

/// The names of people who are there, each as it grows letter by letter.
fn searching(vault: &Path, merged: &str) -> Fallible<Goal> {
    let casework = open(vault)?;
    let mut dice = Dice::new(1 << 40);
    let (mut times, mut found) = (Vec::new(), 0);
    let persons = casework.list(&"person".parse()?)?;
    for _ in 0..QUERIES {
        let query = &persons[dice.below(persons.len())].title;
        for (end, letter) in query.char_indices() {
            let typed = &query[..end + letter.len_utf8()];
            let begin = Instant::now();
            found += casework.search(typed, ROWS)?.len();
            times.push((begin.elapsed().as_secs_f64() * 1e3, typed.to_owned()));
        }
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.0);
    let worst = times.last().map(|time| format!("{:.1} ms", time.0)).unwrap_or_default();
    let detail = format!(
        "{} queries, {found} rows; half under {:.2} ms, the worst {worst}; {merged}",
        times.len(),
        at(50),
    );
    Ok(Goal { name: "search", measured: at(99), limit: 16.0, unit: "ms", detail })
}

fn opening(vault: &Path) -> Fallible<Goal> {
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        let begin = Instant::now();
        let casework = open(vault)?;
        times.push(begin.elapsed().as_secs_f64() * 1e3);
        drop(casework);
    }
    times.sort_by(f64::total_cmp);
    let detail = format!("the longest of {OPENINGS}; the shortest {:.1} ms", times[0]);
    let measured = times[OPENINGS - 1];
    Ok(Goal { name: "opening", measured, limit: 150.0, unit: "ms", detail })
}
