//! Taking in a list of 100,000 people, against plain inserts of the rows that this leaves
//! and of the bare cells, each into the same kind of file, in one transaction.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use dala::casework::ImportOrder;

use crate::baseline::{insert_cells, insert_rows};
use crate::made::create;
use crate::merging::Stages;
use crate::people::{Dice, word};
use crate::{Fallible, Goal};

const ROWS: usize = 100_000;
const LIMIT: f64 = 4.0;
const HEADER: [&str; 8] = [
    "person_code",
    "family_name",
    "given_name",
    "patronymic",
    "sex",
    "birth_date",
    "occupation",
    "address",
];

fn list() -> Vec<[String; HEADER.len()]> {
    let mut dice = Dice::new(4);
    let row = |n: usize| {
        let sex = ["female", "male"][n % 2].to_owned();
        let born = format!("{:02}.{:02}.{}", 1 + n % 28, 1 + n % 12, 1950 + n % 55);
        let [family, given, patronymic] = [(); 3].map(|()| word(&mut dice));
        let work = word(&mut dice);
        [format!("L-{n}"), family, given, patronymic, sex, born, work, word(&mut dice)]
    };
    (0..ROWS).map(row).collect()
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let rows = list();
    let mut text = HEADER.join(",");
    rows.iter().try_for_each(|row| write!(text, "\n{}", row.join(",")))?;
    let file = folder.join("list.csv");
    std::fs::File::create(&file)?.write_all(text.as_bytes())?;
    let vault = folder.join("vault.dala");
    let mut casework = create(&vault, "NGO")?;
    let order = ImportOrder { kinds: vec!["person".to_owned()], ..ImportOrder::default() };
    let mut stages = Stages::default();
    let begin = Instant::now();
    let report = casework.import_table(&file, &order, &mut stages)?;
    let taken = begin.elapsed();
    if report.added.get("person") != Some(&(ROWS as u64)) {
        return Err("not all went in".into());
    }
    let told = stages.told(begin, Instant::now());
    drop(casework);
    let left = insert_rows(&vault, &folder.join("rows.dala"))?;
    let cells = insert_cells(&rows, &folder.join("cells.dala"))?;
    let [taken, left, cells] = [taken, left, cells].map(|time| time.as_secs_f64());
    let detail = format!(
        "{taken:.2} s against {left:.2} s for the rows that it left; the cells alone, {cells:.2} s, \
         are {:.1} times as fast; {told}",
        taken / cells
    );
    Ok(vec![Goal { name: "import", measured: taken / left, limit: LIMIT, unit: "x", detail }])
}
