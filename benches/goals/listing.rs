//! What the window asks: of 100,000 persons their number, the whole index, one that is
//! filtered as one types, and the rows that are seen; the page of a case of 2,000 records.

use std::path::Path;
use std::time::Instant;

use dala::casework::{Casework, Filter, SortBy};
use dala::record::{Kind, Language, RecordId};

use crate::clock::on_processor;
use crate::made::{create, open};
use crate::{Fallible, Goal};

const RUNS: usize = 15;
/// What a screen shows and a little more.
const ROWS: usize = 60;

fn goal(
    name: &'static str,
    limit: f64,
    mut job: impl FnMut() -> Fallible<usize>,
) -> Fallible<Goal> {
    let (mut times, mut used, mut count) = (Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        let (begin, before) = (Instant::now(), on_processor());
        count = job()?;
        times.push(begin.elapsed().as_secs_f64() * 1e3);
        used.push(on_processor() - before);
    }
    let first = times[0];
    for all in [&mut times, &mut used] {
        all.sort_by(f64::total_cmp);
    }
    let (measured, used) = (times[RUNS / 2], used[RUNS / 2]);
    let detail =
        format!("{count} of them; on the processor {used:.1} ms; the first time {first:.1} ms");
    Ok(Goal { name, measured, limit, unit: "ms", detail })
}

pub fn run(vault: &Path) -> Fallible<Vec<Goal>> {
    let casework = open(vault)?;
    let person: Kind = "person".parse()?;
    let index = |casework: &Casework, text: &str, sort| {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        Ok(casework.index(&person, &filter, sort)?.entries.len())
    };
    let all = casework.index(&person, &Filter::default(), SortBy::Title)?;
    let name = &all.entries[all.entries.len() / 2].title;
    let typed = |letters: usize| name.chars().take(letters).collect::<String>();
    let seen: Vec<_> = all.entries.iter().step_by(997).take(ROWS).map(|one| one.id).collect();
    Ok(vec![
        goal("sections", 50.0, || Ok(casework.sections()?.kinds.len()))?,
        goal("index", 150.0, || index(&casework, "", SortBy::Title))?,
        goal("index-changed", 150.0, || index(&casework, "", SortBy::Changed))?,
        goal("index-1-letter", 60.0, || index(&casework, &typed(1), SortBy::Title))?,
        goal("index-2-letters", 20.0, || index(&casework, &typed(2), SortBy::Title))?,
        goal("index-5-letters", 20.0, || index(&casework, &typed(5), SortBy::Title))?,
        goal("rows", 16.0, || Ok(casework.rows(&seen, Language::Kk)?.len()))?,
    ])
}

/// A case of so many records: for each person an arrest and a detention of three stays,
/// every fourth one an interview.
const RECORDS: usize = 2_000;

fn add(
    casework: &mut Casework,
    kind: &str,
    case: Option<RecordId>,
    typed: &[(&str, &str)],
) -> Fallible<RecordId> {
    let read = |(name, text): &(&str, &str)| casework.read_answer(kind, name, text);
    let fields = typed.iter().map(read).collect::<Result<_, _>>()?;
    Ok(casework.add(&kind.parse()?, case, None, fields)?.0)
}

/// A large case in a vault.
pub fn fill(casework: &mut Casework) -> Fallible<RecordId> {
    let case = add(casework, "case", None, &[("case_code", "K-1")])?;
    let (place, long) =
        (add(casework, "place", None, &[("name", "Изолятор")])?, "слово ".repeat(60));
    let place = place.to_string();
    for n in 0..RECORDS * 4 / 25 {
        let name = format!("Асанова {n}");
        let person = add(casework, "person", Some(case), &[("family_name", &name)])?.to_string();
        let day = format!("2022-01-{:02}", n % 28 + 1);
        let told = [
            ("person", &*person),
            ("arrested_on", &*day),
            ("place", &*place),
            ("circumstances", &*long),
        ];
        add(casework, "arrest", Some(case), &told)?;
        let held = [("person", &*person), ("started_on", &*day), ("ended_on", "2022-03")];
        let held = add(casework, "detention", Some(case), &held)?.to_string();
        for _ in 0..3 {
            let stay = [("parent", &*held), ("facility", &*place), ("from_on", &*day)];
            add(casework, "stay", None, &stay)?;
        }
        if n % 4 == 0 {
            let talk = [("interviewee", &*person), ("free_account", &*long)];
            add(casework, "interview", Some(case), &talk)?;
        }
    }
    Ok(case)
}

/// The page of a large case.
pub fn case(folder: &Path) -> Fallible<Vec<Goal>> {
    let path = folder.join("case.dala");
    let mut casework = create(&path, "Monitor")?;
    let case = fill(&mut casework)?;
    drop(casework);
    let casework = open(&path)?;
    Ok(vec![goal("case", 50.0, || {
        let page = casework.case_page(&case, Language::Kk)?;
        Ok(page.timeline.entries.len())
    })?])
}
