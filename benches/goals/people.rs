//! Invented people, as many as one likes, each with one name row: 5 fields a record.

use std::collections::{BTreeMap, BTreeSet};

use dala::crypto::sha256;
use dala::history::{Compose, Entry};
use dala::record::{FieldName, RecordId, Value};

use crate::Fallible;
use crate::made::{Monitor, form_ref};

const ONSETS: [&str; 20] = [
    "Б", "Д", "Ж", "З", "К", "Қ", "Л", "М", "Н", "П", "Р", "С", "Т", "Ш", "Ғ", "Нұр", "Бек", "Сер",
    "Ай", "Ер",
];
const CORES: [&str; 16] =
    ["а", "ә", "е", "и", "о", "ө", "ұ", "ү", "ал", "ан", "ар", "ас", "ер", "ил", "ын", "ұр"];
const ENDS: [&str; 12] =
    ["бек", "жан", "гүл", "хан", "мат", "сұлу", "тай", "бай", "мұрат", "дар", "ия", "лан"];

/// Numbers that repeat from run to run, without order.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 += 1;
        let digest = sha256(&self.0.to_le_bytes()).0;
        let number = u64::from_le_bytes(digest[..8].try_into().unwrap_or_default());
        usize::try_from(number % end as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A word that could be a name, one of some hundred thousand.
pub fn word(dice: &mut Dice) -> String {
    let mut word = dice.pick(&ONSETS).to_owned();
    for part in [&CORES[..], &ONSETS, &CORES, &ENDS] {
        word += &dice.pick(part).to_lowercase();
    }
    word
}

fn id(dice: &mut Dice) -> RecordId {
    let mut bytes = [0; 16];
    for byte in &mut bytes {
        *byte = u8::try_from(dice.below(256)).unwrap_or_default();
    }
    RecordId::from_random(bytes)
}

/// `count` persons, each with a row for a name: twice as many records, with 5 fields each.
pub fn people(monitor: &Monitor, count: usize) -> Fallible<Vec<Entry>> {
    let (person, name) = (form_ref("person")?, form_ref("person_name")?);
    let mut dice = Dice::new(1);
    let mut entries = Vec::with_capacity(2 * count);
    let mut say = |record, form, fields: [(&str, Value); 5]| {
        let fields: BTreeMap<FieldName, Value> = fields
            .into_iter()
            .map(|(name, value)| Ok((name.parse()?, value)))
            .collect::<Fallible<_>>()?;
        let compose = Compose {
            record,
            form,
            parents: BTreeSet::new(),
            judges: false,
            source: None,
            erases: BTreeSet::new(),
            fields,
            at: "2022-02-01T10:00:00+06:00".parse()?,
        };
        entries.push(monitor.sign(compose)?);
        Ok::<_, Box<dyn std::error::Error>>(())
    };
    for _ in 0..count {
        let who = id(&mut dice);
        let fields = [
            ("family_name", Value::text(&word(&mut dice))),
            ("given_name", Value::text(&word(&mut dice))),
            ("patronymic", Value::text(&word(&mut dice))),
            ("sex", Value::code(["female", "male"][dice.below(2)])),
            ("occupation", Value::text(&word(&mut dice))),
        ];
        say(who, person.clone(), fields)?;
        let fields = [
            ("parent", Value::Ref(who)),
            ("order", Value::text("0001")),
            ("name_type", Value::code("alias")),
            ("full_text", Value::text(&word(&mut dice))),
            ("script", Value::code("cyrillic")),
        ];
        say(id(&mut dice), name.clone(), fields)?;
    }
    Ok(entries)
}
