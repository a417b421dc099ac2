//! Checks on the built-in forms.

use super::*;
use crate::form::{builtin_form, parse_value};
use crate::record::Kind;

/// Values from what a person would type.
fn typed(kind: &str, pairs: &[(&str, &str)]) -> Values {
    let form = builtin_form(kind).unwrap();
    let value = |(name, text): &(&str, &str)| {
        let field = form.field(name).unwrap_or_else(|| panic!("{kind} has no {name}"));
        (field.name.clone(), parse_value(field, text).unwrap())
    };
    pairs.iter().map(value).collect()
}

/// Codes of findings, with the fields that they are about.
fn told(findings: &[Finding], level: Level) -> Vec<(&'static str, String)> {
    let at = |found: &Finding| found.field.as_ref().map(ToString::to_string).unwrap_or_default();
    findings.iter().filter(|f| f.level == level).map(|f| (f.code, at(f))).collect()
}

fn warnings(kind: &str, pairs: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    told(&check(builtin_form(kind).unwrap(), &typed(kind, pairs)), Level::Warn)
}

fn around(kind: &str, pairs: &[(&str, &str)], around: &Around<'_>) -> Vec<&'static str> {
    let form = builtin_form(kind).unwrap();
    let findings = check_around(form, &typed(kind, pairs), around);
    findings.iter().map(|found| found.code).collect()
}

fn incomplete(kind: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    let found = check(builtin_form(kind).unwrap(), &typed(kind, pairs));
    told(&found, Level::Incomplete).into_iter().map(|(_, field)| field).collect()
}

#[test]
fn an_empty_record_is_incomplete_but_never_refused() {
    for (kind, form) in crate::form::builtin_forms() {
        let findings = check(form, &Values::new());
        assert!(findings.iter().all(|found| found.level == Level::Incomplete), "{kind}");
    }
    assert_eq!(incomplete("case_person", &[]), ["person", "roles"]);
}

#[test]
fn a_state_completes_a_field_but_a_retracted_one_does_not() {
    let form = builtin_form("case_person").unwrap();
    let with = |state| {
        let values = [(FieldName::new("roles").unwrap(), Value::State(state))].into();
        told(&check(form, &values), Level::Incomplete).len()
    };
    assert_eq!((with(AnswerState::Unknown), with(AnswerState::Refused)), (1, 1));
    assert_eq!(with(AnswerState::Retracted), 2);
}

#[test]
fn a_field_that_does_not_apply_is_not_missed() {
    let has = |fields: Vec<String>| fields.iter().any(|field| field == "warrant_authority");
    assert!(!has(incomplete("arrest", &[])));
    assert!(!has(incomplete("arrest", &[("warrant_shown", "unknown")])));
    assert!(has(incomplete("arrest", &[("warrant_shown", "yes")])));
    let told = warnings("arrest", &[("warrant_shown", "no"), ("warrant_authority", "x")]);
    assert_eq!(told, [("not_relevant", "warrant_authority".to_owned())]);
}

#[test]
fn a_condition_can_make_a_field_needed() {
    let has = |fields: Vec<String>| fields.iter().any(|field| field == "source_url");
    assert!(has(incomplete("attachment", &[("kind", "web_capture")])));
    assert!(!has(incomplete("attachment", &[("kind", "video")])));
}

#[test]
fn a_value_of_another_type_is_refused_and_an_unknown_code_only_noted() {
    let form = builtin_form("person").unwrap();
    let with = |field: &str, value| {
        let values = [(FieldName::new(field).unwrap(), value)].into();
        let found = check(form, &values);
        found
            .into_iter()
            .filter(|f| f.level != Level::Incomplete)
            .map(|f| (f.level, f.code))
            .collect::<Vec<_>>()
    };
    assert_eq!(with("sex", Value::text("male")), [(Level::Refuse, "wrong_type")]);
    assert_eq!(with("is_deceased", Value::code("perhaps")), [(Level::Refuse, "wrong_type")]);
    assert_eq!(with("sex", Value::code("from_elsewhere")), [(Level::Warn, "unknown_code")]);
    assert_eq!(with("sex", Value::code("x_own")), []);
    assert_eq!(with("nowhere", Value::Int(1)), [(Level::Warn, "unknown_field")]);
    assert_eq!(with("order", Value::text("a")), []);
}

#[test]
fn a_number_out_of_range_is_warned_of() {
    assert_eq!(warnings("person", &[("age_stated", "121")])[0].0, "constraint");
    assert!(warnings("person", &[("age_stated", "120")]).is_empty());
    assert_eq!(warnings("stay", &[("cell_people", "501")])[0].0, "constraint");
}

#[test]
fn order_is_complained_of_only_where_it_is_certain() {
    let arrest = |on: &str, judge: &str| {
        warnings("arrest", &[("arrested_on", on), ("judge_first_on", judge)])
    };
    assert_eq!(arrest("2022-01-06", "2022-01-05"), [("order", "judge_first_on".to_owned())]);
    assert!(arrest("2022-01-06", "2022-01-06").is_empty());
    assert!(arrest("2022-01", "2022-01-05").is_empty());
    assert!(arrest("2022-01-06", "2022").is_empty());
}

#[test]
fn on_one_day_the_clock_decides_and_moments_are_compared_as_instants() {
    let on = "2022-01-06";
    let arrest = |at: &str, judge: &str| {
        warnings(
            "arrest",
            &[
                ("arrested_on", on),
                ("arrested_at", at),
                ("judge_first_on", on),
                ("judge_first_at", judge),
            ],
        )
    };
    assert_eq!(arrest("14:00", "13:59").len(), 1);
    assert!(arrest("14:00", "14:00").is_empty());
    let talk =
        |from: &str, to: &str| warnings("interview", &[("started_at", from), ("ended_at", to)]);
    assert!(talk("2022-01-06T10:00:00+06:00", "2022-01-06T09:30:00+05:00").is_empty());
    assert_eq!(talk("2022-01-06T10:00:00+06:00", "2022-01-06T08:30:00+05:00").len(), 1);
}

#[test]
fn too_long_before_a_judge_is_told_only_if_certain() {
    let judge = |on: &str, articles: &str| {
        let pairs =
            [("arrested_on", "2022-01-06"), ("judge_first_on", on), ("articles_told", articles)];
        !around("arrest", &pairs, &Around::default()).is_empty()
    };
    assert!(!judge("2022-01-08", "uk188"), "may be 48 hours and less");
    assert!(judge("2022-01-09", "uk188"), "at least 48 hours and a minute");
    assert!(!judge("2022-01-09", "uk272.2"), "72 hours on a listed ground");
    assert!(judge("2022-01-10", "uk272.2"));
    let timed = |at: &str| {
        let pairs = [
            ("arrested_on", "2022-01-06"),
            ("arrested_at", "10:00"),
            ("judge_first_on", "2022-01-08"),
            ("judge_first_at", at),
        ];
        !around("arrest", &pairs, &Around::default()).is_empty()
    };
    assert!(timed("10:01") && !timed("10:00"));
}

#[test]
fn the_limit_in_force_at_the_arrest_counts() {
    let day = |text: &str| text.parse::<crate::record::PartialDate>().unwrap().earliest();
    let limits = [
        CustodyLimit { from: None, ordinary_hours: 48, listed_hours: 72 },
        CustodyLimit { from: day("2026-01-01"), ordinary_hours: 48, listed_hours: 48 },
    ];
    let at = Around { limits: &limits, ..Around::default() };
    let arrest = |from: &str, to: &str| {
        let pairs = [("arrested_on", from), ("judge_first_on", to), ("articles_told", "uk272")];
        around("arrest", &pairs, &at).len()
    };
    assert_eq!(arrest("2022-01-06", "2022-01-09"), 0);
    assert_eq!(arrest("2026-03-06", "2026-03-09"), 1);
}

#[test]
fn nothing_happens_to_a_person_before_birth_or_in_the_future() {
    let person = typed("person", &[("birth_date", "2003-05")]);
    let at = Around { person: Some(&person), ..Around::default() };
    assert_eq!(around("arrest", &[("arrested_on", "2003-04-30")], &at), ["before_birth"]);
    assert!(around("arrest", &[("arrested_on", "2003-05-01")], &at).is_empty());
    let today = "2022-01-06".parse::<crate::record::PartialDate>().unwrap().earliest();
    let at = Around { today, ..Around::default() };
    assert_eq!(around("arrest", &[("arrested_on", "2022-01-07")], &at), ["future"]);
    assert!(around("arrest", &[("arrested_on", "2022-01")], &at).is_empty());
}

#[test]
fn consent_of_a_child_needs_a_guardian_and_the_childs_word() {
    let child = typed("person", &[("birth_date", "2008")]);
    let at = Around { person: Some(&child), ..Around::default() };
    let given = ("given_at", "2022-02-01T10:00:00+06:00");
    let alone = around("consent", &[given, ("giver_relation", "self")], &at);
    assert_eq!(alone, ["minor_without_guardian", "minor_assent"]);
    let guarded = [given, ("giver_relation", "family.parent"), ("minor_assent", "yes")];
    assert!(around("consent", &guarded, &at).is_empty());
    let maybe = typed("person", &[("birth_date", "2004")]);
    let at = Around { person: Some(&maybe), ..Around::default() };
    assert!(around("consent", &[given, ("giver_relation", "self")], &at).is_empty());
}

#[test]
fn a_named_grant_needs_a_named_recipient() {
    let grant = |pairs: &[(&str, &str)]| incomplete("consent_grant", pairs);
    let un = [("scope", "share_un"), ("decision", "granted"), ("identity_mode", "named")];
    assert_eq!(grant(&un), ["recipient"]);
    let ngo = [("scope", "share_ngo"), ("decision", "granted"), ("identity_mode", "anonymous")];
    assert_eq!(grant(&ngo), ["recipient"]);
    let store = [("scope", "store"), ("decision", "granted"), ("identity_mode", "named")];
    assert!(grant(&store).is_empty());
    assert_eq!(grant(&[("scope", "store"), ("decision", "granted")]), ["identity_mode"]);
    assert!(grant(&[("scope", "store"), ("decision", "refused")]).is_empty());
}

#[test]
fn grants_under_pressure_or_unexplained_are_pointed_out() {
    let kind = Kind::new("consent_grant").unwrap();
    let granted = |scope| {
        (kind.clone(), typed("consent_grant", &[("scope", scope), ("decision", "granted")]))
    };
    let rows = [granted("record"), granted("publish")];
    let at = Around { rows: &rows, ..Around::default() };
    let told = around("consent", &[("pressure_doubt", "yes")], &at);
    assert_eq!(told, ["granted_under_pressure", "not_all_explained"]);
    let all = "who_we_are purpose voluntary no_payment storage uses limits risks withdraw";
    assert!(around("consent", &[("pressure_doubt", "no"), ("explained", all)], &at).is_empty());
}

#[test]
fn stays_out_of_order_or_overlapping_are_pointed_out() {
    let kind = Kind::new("stay").unwrap();
    let stay = |from, to| (kind.clone(), typed("stay", &[("from_on", from), ("to_on", to)]));
    let told =
        |rows: &[(Kind, Values)]| around("detention", &[], &Around { rows, ..Around::default() });
    assert!(told(&[stay("2022-01-06", "2022-01-07"), stay("2022-01-07", "2022-02")]).is_empty());
    assert_eq!(
        told(&[stay("2022-01-06", "2022-01-09"), stay("2022-01-07", "2022-02")]),
        ["stay_overlap"]
    );
    assert_eq!(
        told(&[stay("2022-01-06", "2022-01-09"), stay("2022-01-01", "2022-02")]),
        ["stay_order"]
    );
}

#[test]
fn a_point_far_from_kazakhstan_is_pointed_out() {
    assert!(warnings("place", &[("geo", "43.24,76.89")]).is_empty());
    assert_eq!(warnings("place", &[("geo", "76.89,43.24")])[0].0, "outside_bounds");
    assert!(warnings("place", &[("geo", "55.75,37.62"), ("region", "abroad")]).is_empty());
}

#[test]
fn what_is_needed_stands_in_the_order_of_the_form_as_far_as_it_applies() {
    let form = builtin_form("arrest").unwrap();
    let asked = |values: &Values, said: &[&str]| {
        let is_said = |name: &str| values.contains_key(name) || said.contains(&name);
        let found = needed(form, values, &is_said);
        let order: Vec<_> = form.fields().map(|field| &field.name).collect();
        let places: Vec<_> =
            found.iter().map(|one| order.iter().position(|n| **n == one.field.name)).collect();
        assert!(places.is_sorted() && found.iter().all(|one| one.need != Need::Optional));
        let inside = |one: &Needed<'_>| one.group.fields.iter().any(|field| field == one.field);
        assert!(found.iter().all(inside));
        found.iter().map(|one| (one.field.name.to_string(), one.need)).collect::<Vec<_>>()
    };
    let has = |found: &[(String, Need)], name: &str| {
        found.iter().find(|(field, _)| field == name).map(|(_, need)| *need)
    };
    let all = asked(&Values::new(), &[]);
    assert_eq!(has(&all, "circumstances"), Some(Need::Required));
    assert_eq!(has(&all, "victim_activity"), Some(Need::Recommended));
    assert_eq!((has(&all, "remarks"), has(&all, "warrant_authority")), (None, None));
    let shown = asked(&typed("arrest", &[("warrant_shown", "yes")]), &["circumstances"]);
    assert_eq!(has(&shown, "warrant_authority"), Some(Need::Required));
    assert_eq!((has(&shown, "circumstances"), has(&shown, "warrant_shown")), (None, None));
    let conditional = builtin_form("attachment").unwrap();
    let is_said = |name: &str| name == "kind";
    let found = needed(conditional, &typed("attachment", &[("kind", "web_capture")]), &is_said);
    assert!(found.iter().any(|one| one.field.name == *"source_url" && one.need == Need::Required));
}

#[test]
fn two_open_detentions_of_one_person_are_pointed_out() {
    let detention = |pairs: &[(&str, &str)]| typed("detention", pairs);
    let held = [("started_on", "2022-01-06"), ("status", "held_pretrial")];
    let told = |own: &[(&str, &str)], other: &[(&str, &str)]| {
        let others = [detention(other)];
        around("detention", own, &Around { others: &others, ..Around::default() })
    };
    assert_eq!(told(&held, &[("status", "held_police")]), ["two_open_detentions"]);
    assert!(told(&held, &[("status", "held_police"), ("ended_on", "2022-01-06")]).is_empty());
    assert!(told(&held, &[("status", "released_bail")]).is_empty());
    assert!(told(&[("status", "whereabouts_unknown")], &held).is_empty());
}

#[test]
fn what_is_done_to_the_dead_is_pointed_out_but_what_is_done_to_their_bodies() {
    let others = [typed("death", &[("died_on", "2022-01-06")])];
    let at = Around { others: &others, ..Around::default() };
    let told = |kind, day| around("act", &[("act_type", kind), ("started_on", day)], &at);
    assert_eq!(told("torture", "2022-01-07"), ["after_death"]);
    assert!(told("torture", "2022-01-06").is_empty());
    assert!(told("torture", "2022-01").is_empty());
    assert!(told("body_interference", "2022-01-07").is_empty());
}
