//! Checks of fields against each other, within a record and with the records around it
//! (model, "Cross-field checks"). Order in time is complained of only where it is
//! certain. The checks of the IIN are in `linkage`.

use super::order::{date, is_over, is_reversed};
use super::{Beside, Finding, Level, Values, answer, check_by_clock};
use crate::form::model::Form;
use crate::record::{Day, FieldName, Kind, PartialDate, Value};

/// How long someone may be held before a judge sees them, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustodyLimit {
    /// The first day on which it holds; none for "always".
    pub from: Option<Day>,
    /// Hours without special ground.
    pub ordinary_hours: u16,
    /// Hours on the listed grounds (terrorism, mass riots and others).
    pub listed_hours: u16,
}

impl CustodyLimit {
    /// Code of Criminal Procedure of Kazakhstan, articles 14 and 131: 48 hours, 72 on the
    /// listed grounds.
    pub const KAZAKHSTAN: [Self; 1] = [Self { from: None, ordinary_hours: 48, listed_hours: 72 }];
}

/// What stands around a record: whatever of it the caller has.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Today, as this machine has it.
    pub today: Option<Day>,
    /// The limits of custody, by the day from which they hold.
    pub limits: &'a [CustodyLimit],
    /// The person that the record is about.
    pub person: Option<&'a Values>,
    /// The arrest that a detention began with.
    pub arrest: Option<&'a Values>,
    /// The stay during which an act is said to have happened.
    pub stay: Option<&'a Values>,
    /// The record's rows with their kinds, in their order.
    pub rows: &'a [(Kind, Values)],
    /// Other records of the same person that matter here: beside a detention the others,
    /// beside an act the deaths.
    pub others: &'a [Values],
}

impl Default for Around<'_> {
    fn default() -> Self {
        let limits = &CustodyLimit::KAZAKHSTAN;
        Self { today: None, limits, person: None, arrest: None, stay: None, rows: &[], others: &[] }
    }
}

/// Kind, the field that comes first, the field that comes later.
const ORDER: &[(&str, &str, &str)] = &[
    ("case", "opened_on", "closed_on"),
    ("event", "started_on", "ended_on"),
    ("person", "birth_date", "age_on"),
    ("person", "birth_date", "id_doc_on"),
    ("interview", "started_at", "ended_at"),
    ("consent", "given_at", "withdrawn_at"),
    ("arrest", "arrested_on", "family_told_on"),
    ("arrest", "arrested_on", "lawyer_first_on"),
    ("arrest", "arrested_on", "judge_first_on"),
    ("detention", "started_on", "ended_on"),
    ("detention", "started_on", "released_on"),
    ("detention", "incomm_from", "incomm_to"),
    ("stay", "from_on", "to_on"),
    ("attachment", "captured_on", "acquired_at"),
    ("act", "started_on", "ended_on"),
    ("injury", "first_noticed_on", "observed_on"),
    ("death", "last_seen_alive_on", "died_on"),
    ("death", "died_on", "pronounced_on"),
    ("death", "died_on", "body_found_on"),
    ("death", "died_on", "autopsy_on"),
    ("death", "died_on", "buried_on"),
    ("death", "buried_on", "exhumed_on"),
    ("proceeding", "filed_on", "registered_on"),
    ("proceeding", "registered_on", "outcome_on"),
    ("charge", "from_on", "to_on"),
    ("intervention", "on", "response_on"),
];

/// What cannot lie in the future.
const PAST: &[(&str, &str)] = &[
    ("person", "birth_date"),
    ("arrest", "arrested_on"),
    ("detention", "started_on"),
    ("interview", "started_at"),
    ("consent", "given_at"),
    ("attachment", "captured_on"),
    ("act", "started_on"),
    ("injury", "observed_on"),
    ("medical_exam", "examined_on"),
    ("death", "died_on"),
    ("proceeding", "registered_on"),
    ("proceeding", "outcome_on"),
];

/// What comes after the birth of the person.
const LIFE: &[(&str, &str)] = &[
    ("arrest", "arrested_on"),
    ("detention", "started_on"),
    ("interview", "started_at"),
    ("consent", "given_at"),
    ("act", "started_on"),
    ("medical_exam", "examined_on"),
    ("death", "died_on"),
];

fn finding(level: Level, field: &str, code: &'static str, message: String) -> Finding {
    Finding::new(level, FieldName::new(field).ok(), code, message)
}

fn is_code(values: &Values, field: &str, code: &str) -> bool {
    matches!(answer(values, field), Some(Value::Code(found)) if found == code)
}

/// Checks a record against itself.
pub(super) fn check_within(form: &Form, values: &Values, findings: &mut Vec<Finding>) {
    for (kind, earlier, later) in ORDER {
        if form.id == **kind && is_reversed((values, earlier), (values, later)) {
            let message = format!("{later} lies before {earlier}");
            let other = FieldName::new(*earlier).map_or(Beside::Nothing, Beside::Field);
            findings.push(finding(Level::Warn, later, "order", message).beside(other));
        }
    }
    match form.id.as_str() {
        "consent_grant" => check_grant(values, findings),
        "place" => check_bounds(values, findings),
        "injury" => check_clinician(values, findings),
        _ => {}
    }
}

fn check_grant(values: &Values, findings: &mut Vec<Finding>) {
    let shares =
        matches!(answer(values, "scope"), Some(Value::Code(scope)) if scope.starts_with("share_"));
    let told = findings.iter().any(|found| {
        found.code == "required" && found.field.as_ref().is_some_and(|field| *field == "recipient")
    });
    let is_named = is_code(values, "identity_mode", "named");
    if shares && is_named && !told && answer(values, "recipient").is_none() {
        let message = "consent to be named, but no recipient is named".to_owned();
        findings.push(finding(Level::Incomplete, "recipient", "unnamed_recipient", message));
    }
}

/// How far an injury agrees with its stated cause is for clinicians alone to say.
fn check_clinician(values: &Values, findings: &mut Vec<Finding>) {
    let is_judged = answer(values, "ip_consistency").is_some();
    if is_judged && !is_code(values, "observer", "clinician") {
        let message = "only a clinician judges how far an injury agrees with its cause".to_owned();
        findings.push(finding(Level::Incomplete, "ip_consistency", "not_a_clinician", message));
    }
}

fn check_bounds(values: &Values, findings: &mut Vec<Finding>) {
    let Some(Value::Geo { lat, lon, .. }) = answer(values, "geo") else { return };
    let within = |text: &str, low: f64, high: f64| {
        text.parse::<f64>().is_ok_and(|degrees| (low..=high).contains(&degrees))
    };
    let abroad = is_code(values, "region", "abroad");
    let inside = within(lat, 40.5, 55.5) && within(lon, 46.4, 87.4);
    if !(abroad || inside) {
        let message = "the point lies outside Kazakhstan".to_owned();
        findings.push(finding(Level::Warn, "geo", "outside_bounds", message));
    }
}

/// Checks a record against the records around it. [`super::check`] is not repeated.
pub fn check_around(form: &Form, values: &Values, around: &Around<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_today(form, values, around, &mut findings);
    check_person(form, values, around, &mut findings);
    match form.id.as_str() {
        "arrest" => check_custody_limit(values, around.limits, &mut findings),
        "detention" => {
            check_arrest(values, around, &mut findings);
            check_stays(around.rows, &mut findings);
            check_other_detentions(values, around.others, &mut findings);
        }
        "consent" => check_grants(values, around.rows, &mut findings),
        "act" => {
            check_stay(values, around, &mut findings);
            check_death(values, around.others, &mut findings);
        }
        _ => {}
    }
    findings
}

fn check_today(form: &Form, values: &Values, around: &Around<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = around.today else { return };
    let now = format!("{:04}-{:02}-{:02}T23:59:59Z", today.year, today.month, today.day);
    check_by_clock(form, values, &now, findings);
    for (kind, field) in PAST {
        let first = date(values, field).and_then(|date| date.earliest());
        if form.id == **kind && first.is_some_and(|first| first > today) {
            let message = format!("{field} lies in the future");
            findings.push(finding(Level::Warn, field, "future", message));
        }
    }
}

fn check_person(form: &Form, values: &Values, around: &Around<'_>, findings: &mut Vec<Finding>) {
    let Some(person) = around.person else { return };
    for (kind, field) in LIFE {
        if form.id == **kind && is_reversed((person, "birth_date"), (values, field)) {
            let message = format!("{field} lies before the person's birth");
            findings.push(finding(Level::Warn, field, "before_birth", message));
        }
    }
    let age = date(person, "birth_date").zip(date(values, "given_at"));
    let age = age.and_then(|(birth, given)| PartialDate::years_between(&birth, &given));
    if form.id == *"consent" && age.is_some_and(|(_, greatest)| greatest < 18) {
        if is_code(values, "giver_relation", "self") {
            let message = "the person is under 18 and no guardian consented".to_owned();
            let found = finding(Level::Warn, "giver_relation", "minor_without_guardian", message);
            findings.push(found);
        }
        if !values.contains_key("minor_assent") {
            let message = "the person is under 18: did the child agree too?".to_owned();
            findings.push(finding(Level::Incomplete, "minor_assent", "minor_assent", message));
        }
    }
}

/// More time than the law allows between arrest and judge.
fn check_custody_limit(values: &Values, limits: &[CustodyLimit], findings: &mut Vec<Finding>) {
    let arrested = date(values, "arrested_on").and_then(|date| date.earliest());
    let in_force = |limit: &&CustodyLimit| limit.from.is_none_or(|from| arrested >= Some(from));
    let Some(limit) = limits.iter().filter(in_force).max_by_key(|limit| limit.from) else { return };
    let over = |hours| is_over(values, "arrested_on", "judge_first_on", hours);
    let listed = match answer(values, "articles_told") {
        Some(Value::Codes(codes)) => {
            codes.iter().any(|code| code.starts_with("uk272") || code.starts_with("uk255"))
        }
        _ => false,
    };
    let hours = if listed { limit.listed_hours } else { limit.ordinary_hours };
    if over(hours) {
        let message = format!("certainly more than {hours} hours from arrest to judge");
        let over = finding(Level::Warn, "judge_first_on", "over_custody_limit", message);
        findings.push(over.beside(Beside::Hours(hours)));
    }
}

fn check_arrest(values: &Values, around: &Around<'_>, findings: &mut Vec<Finding>) {
    let Some(arrest) = around.arrest else { return };
    for field in ["started_on", "ended_on", "released_on"] {
        if is_reversed((arrest, "arrested_on"), (values, field)) {
            let message = format!("{field} lies before the arrest");
            findings.push(finding(Level::Warn, field, "before_arrest", message));
        }
    }
}

/// In custody, as was said last.
const HELD: [&str; 6] = [
    "held_police",
    "held_administrative",
    "held_pretrial",
    "house_arrest",
    "hospital_guarded",
    "serving_sentence",
];

/// Whether a detention goes on, as far as is told.
fn is_open(detention: &Values) -> bool {
    let is_held = HELD.iter().any(|code| is_code(detention, "status", code));
    let ended = ["released_on", "ended_on"].map(|field| answer(detention, field));
    is_held && ended.iter().all(Option::is_none)
}

/// Nobody is held in two detentions at once: one follows the other, or they are one.
fn check_other_detentions(values: &Values, others: &[Values], findings: &mut Vec<Finding>) {
    if is_open(values) && others.iter().any(is_open) {
        let message = "another detention of this person is open too".to_owned();
        findings.push(finding(Level::Warn, "status", "two_open_detentions", message));
    }
}

/// To the dead only their bodies can be done anything.
fn check_death(values: &Values, deaths: &[Values], findings: &mut Vec<Finding>) {
    let is_posthumous = is_code(values, "act_type", "body_interference");
    let is_after = |death| is_reversed((values, "started_on"), (death, "died_on"));
    if !is_posthumous && deaths.iter().any(is_after) {
        let message = "started_on lies after the person's death".to_owned();
        findings.push(finding(Level::Warn, "started_on", "after_death", message));
    }
}

/// An act in custody lies within the stay during which it is said to have happened.
fn check_stay(values: &Values, around: &Around<'_>, findings: &mut Vec<Finding>) {
    let Some(stay) = around.stay else { return };
    let before = is_reversed((stay, "from_on"), (values, "started_on"));
    if before || is_reversed((values, "started_on"), (stay, "to_on")) {
        let message = "started_on lies outside the stay".to_owned();
        findings.push(finding(Level::Warn, "started_on", "outside_stay", message));
    }
}

fn check_stays(rows: &[(Kind, Values)], findings: &mut Vec<Finding>) {
    let stays: Vec<_> = rows.iter().filter(|(kind, _)| *kind == *"stay").collect();
    for (number, pair) in stays.windows(2).enumerate() {
        let [(_, before), (_, after)] = pair else { continue };
        let (first, second) = (number + 1, number + 2);
        let places = format!("stays {first} and {second}");
        let found = if is_reversed((before, "from_on"), (after, "from_on")) {
            let message = format!("{places} are not in the order of their dates");
            Finding::new(Level::Warn, None, "stay_order", message)
        } else if is_reversed((before, "to_on"), (after, "from_on")) {
            Finding::new(Level::Warn, None, "stay_overlap", format!("{places} overlap"))
        } else {
            continue;
        };
        findings.push(found.beside(Beside::Rows(first, second)));
    }
}

fn check_grants(values: &Values, rows: &[(Kind, Values)], findings: &mut Vec<Finding>) {
    let grants = rows.iter().filter(|(kind, _)| *kind == *"consent_grant");
    let granted: Vec<&str> = grants
        .filter(|(_, grant)| {
            is_code(grant, "decision", "granted")
                || is_code(grant, "decision", "granted_conditions")
        })
        .filter_map(|(_, grant)| match answer(grant, "scope") {
            Some(Value::Code(scope)) => Some(scope.as_str()),
            _ => None,
        })
        .collect();
    let beyond = granted.iter().any(|scope| *scope != "record" && *scope != "store");
    if beyond && is_code(values, "pressure_doubt", "yes") {
        let message =
            "signs of pressure, yet more is granted than recording and storing".to_owned();
        findings.push(finding(Level::Warn, "pressure_doubt", "granted_under_pressure", message));
    }
    // All but the last, "support", come before consent to be recorded.
    let before_recording = [
        "who_we_are",
        "purpose",
        "voluntary",
        "no_payment",
        "storage",
        "uses",
        "limits",
        "risks",
        "withdraw",
    ];
    let explained = |code: &&str| match answer(values, "explained") {
        Some(Value::Codes(codes)) => codes.contains(*code),
        _ => false,
    };
    if granted.contains(&"record") && !before_recording.iter().all(explained) {
        let message = "recording is granted, but not all was explained before".to_owned();
        findings.push(finding(Level::Warn, "explained", "not_all_explained", message));
    }
}
