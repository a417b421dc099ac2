//! Claims about all built-in forms at once, and about reading forms from sheets and JSON.

use std::collections::BTreeSet;

use super::*;
use crate::record::{FieldName, Kind, Language, RecordId, Value};

/// The letters in a text that its language does not have.
pub(super) fn foreign_letters(text: &str, language: Language) -> String {
    const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    let own = |c: &char| match language {
        Language::En => !('\u{400}'..='\u{52f}').contains(c),
        Language::Ru => RUSSIAN.contains(*c),
        Language::Kk => RUSSIAN.contains(*c) || "әғқңөұүһі".contains(*c),
    };
    text.to_lowercase().chars().filter(|c| c.is_alphabetic() && !own(c)).collect()
}

/// The fields of the model, kind by kind, without the common ones. `parent` and `order`
/// are the core's: the case of a `case_person`, the `seq` of a stay and so on.
const MODEL: &[(&str, &str)] = &[
    (
        "case",
        "case_code title status risk_level opened_on closed_on summary main_person event_ids \
         related_case_ids lead_staff next_action next_action_on",
    ),
    ("case_person", "person roles"),
    ("event", "title started_on ended_on place description approx_participants context_note cases"),
    (
        "person",
        "person_code unit number_in_group family_name given_name patronymic display_name_mode sex \
         birth_date age_stated age_on iin id_doc_type id_doc_no id_doc_issuer id_doc_on \
         citizenship ethnicity_self languages preferred_language interpreter_needed occupation \
         employer activities civil_status dependants_count residence_place address phone email \
         contact_safe_how trusted_contact vulnerabilities health_before medication_before \
         is_deceased physical_description photo",
    ),
    ("person_name", "name_type family given patronymic full_text script"),
    (
        "interview",
        "interviewee about_persons relation_to_victim interviewer_code second_code interpreter \
         interpreter_confidential started_at ended_at setting mode place language \
         prior_interviews prior_by others_present others_who private in_custody \
         authorities_present restrained recording free_account exact_words source_type \
         source_connection source_reliability information_credibility demeanour_note distress \
         breaks_taken referrals read_back corrections status security_note cases",
    ),
    (
        "consent",
        "person given_by giver_relation minor_assent given_at interview how form_version language \
         explained understood_own_words pressure_doubt pressure_note evidence review_on \
         withdrawn_at withdrawn_by action_taken cases",
    ),
    (
        "consent_grant",
        "scope decision recipient identity_mode conditions excluded_fields valid_until replaces",
    ),
    (
        "arrest",
        "person event arrested_on arrested_at place place_type circumstances victim_activity \
         agencies agency_detail agents_count uniform_note masked vehicle_note \
         identified_themselves warrant_shown warrant_authority reason_given reason_text \
         language_understood rights_explained force_used injured_before_arrest \
         taken_from_hospital protocol_made protocol_at protocol_time_true articles_told \
         family_told family_told_on family_told_at family_told_by lawyer_asked lawyer_seen \
         lawyer_first_on lawyer_first_at lawyer_type lawyer_private judge_first_on \
         judge_first_at judge_decision medical_check_intake consul_told seized_items \
         arrested_with cases",
    ),
    (
        "detention",
        "person arrest kind status status_as_of started_on ended_on acknowledged incommunicado \
         incomm_from incomm_to family_search_steps ordered_by reason_official legal_basis \
         preventive_measure released_on released_at release_type release_conditions \
         wgad_categories wgad_reasons cases",
    ),
    (
        "stay",
        "facility facility_type agency from_on from_at to_on to_at transfer_reason transport_note \
         cell cell_people conditions conditions_text contact_family contact_lawyer \
         visited_by_monitor medical_care registered_in_log routine",
    ),
    (
        "place",
        "name name_kk name_ru place_type facility_type facility_code agency region region_then \
         district settlement address geo geo_precision part_of",
    ),
    (
        "attachment",
        "kind original_copy sha256 size_bytes mime original_name captured_on captured_at \
         captured_by capture_place device acquired_at acquired_from acquired_how metadata \
         source_url capture_tool description language transcript shows_persons shows_identity \
         derived_from derivation linked physical_location seal_no cases",
    ),
    ("custody_event", "action at by from_party to_party place reason sha256_seen app_version"),
    (
        "act",
        "victim event act_type act_group methods method_note started_on started_at ended_on \
         ended_at frequency duration_min place stay description questions_asked purposes weapon \
         warning_given distance_m shots_heard victim_activity lost_consciousness \
         immediate_effects statement_signed statement_used medical_staff_role filmed witnesses \
         attribution last_seen_on last_seen_place last_seen_with cases",
    ),
    (
        "injury",
        "person act view x y diagram_version region side injury_type observer length_mm \
         width_mm shape colour description observed_on first_noticed_on cause_stated healing \
         still_hurts lasting_effect ip_consistency consistency_note photos cases",
    ),
    (
        "medical_exam",
        "person examined_on place examiner_kind examiner_name qualification requested_by \
         others_present restrained private findings harm_grade report_no report_copy \
         treatment_asked treatment_given treatment_adequate psych_complaints psych_findings cases",
    ),
    (
        "death",
        "person event act died_on died_at place context pronounced_on pronounced_where \
         manner_alleged cause_alleged cause_official manner_official last_seen_alive_on \
         last_seen_by last_contact weapon wounds scene_note scene_evidence body_found_on \
         found_by body_place identified_by identified_how body_released_on released_to \
         paper_signed buried_on burial_place burial_pressure exhumed exhumed_on autopsy \
         autopsy_on autopsy_by family_doctor_present report_copy certificate certificate_no \
         certificate_cause acknowledged official_list official_label posthumous_charge \
         compensation compensation_note cases",
    ),
    (
        "proceeding",
        "side type persons part_of body body_name register_type register_no registered_on \
         filed_on filed_by filed_how status status_on outcome outcome_on reason \
         preventive_measure lawyer lawyer_type lawyer_since lawyer_alone issues torture_raised \
         court_reaction evidence_excluded hearing_public hearing_remote interpreter_given \
         officials next_on deadline_on documents cases",
    ),
    ("charge", "article part text from_on to_on"),
    ("sentence", "sentence_type months text"),
    (
        "involvement",
        "target kind perpetrator perpetrator_text agency unit rank badge callsign description \
         language_used masked degree basis confidence status status_on has_named_publicly",
    ),
    ("intervention", "type on by addressed_to response response_on note attachments"),
    ("person_relation", "other relation note"),
];

#[test]
fn every_field_of_the_model_is_in_its_form_and_no_other() {
    for (kind, names) in MODEL {
        let common = ["sensitivity", "verification_status", "remarks"];
        let wanted: BTreeSet<&str> = names.split_whitespace().chain(common).collect();
        let form = builtin_form(kind).unwrap();
        let found: BTreeSet<&str> = form.fields().map(|field| field.name.as_str()).collect();
        let missing: Vec<_> = wanted.difference(&found).collect();
        let extra: Vec<_> = found.difference(&wanted).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{kind}: -{missing:?} +{extra:?}");
    }
    assert_eq!(MODEL.len(), builtin_forms().len());
}

#[test]
fn every_label_and_hint_is_there_in_each_language_and_in_its_letters() {
    for (kind, form) in builtin_forms() {
        let groups = form.groups.iter().map(|group| (&group.labels, true));
        let fields = form.fields().flat_map(|field| {
            let said = field.constraint.is_some();
            [(&field.labels, true), (&field.hints, false), (&field.constraint_message, said)]
        });
        let title = std::iter::once((&form.title, true));
        for (labels, must) in title.chain(groups).chain(fields) {
            for language in Language::ALL {
                let text = labels.exact(language);
                let wanted = must || !labels.is_empty();
                assert!(!text.is_empty() || !wanted, "{kind}: {labels:?} lacks {language:?}");
                let plain = text.replace("SHA-256", "").replace('’', "");
                assert_eq!(foreign_letters(&plain, language), "", "{kind}: {text}");
            }
        }
    }
}

#[test]
fn every_reference_leads_to_a_kind_that_exists() {
    for (kind, form) in builtin_forms() {
        let targets = form.fields().filter_map(|field| field.kind.targets()).flatten();
        for target in targets.chain(&form.parent) {
            assert!(builtin_forms().contains_key(target), "{kind} refers to {target}");
        }
    }
}

#[test]
fn rows_name_their_parents() {
    let rows = [
        ("case_person", "case"),
        ("person_name", "person"),
        ("consent_grant", "consent"),
        ("stay", "detention"),
        ("custody_event", "attachment"),
        ("intervention", "case"),
        ("person_relation", "person"),
        ("charge", "proceeding"),
        ("sentence", "proceeding"),
    ];
    for (kind, form) in builtin_forms() {
        let parent = rows.iter().find(|(row, _)| *kind == **row).map(|(_, parent)| *parent);
        assert_eq!(form.parent.as_ref().map(Kind::as_str), parent, "{kind}");
    }
}

#[test]
fn the_hours_of_family_lawyer_and_judge_are_asked_for_as_their_days_are() {
    let arrest = builtin_form("arrest").unwrap();
    for pair in ["family_told", "lawyer_first", "judge_first"] {
        let [on, at] = ["on", "at"].map(|end| arrest.field(&format!("{pair}_{end}")).unwrap());
        assert_eq!(at.need == Need::Required, on.need == Need::Required, "{pair}");
        assert_eq!(at.required_if, on.required_if, "{pair}");
    }
}

#[test]
fn only_the_analysts_own_fields_are_judgements() {
    let own: BTreeSet<String> = builtin_forms()
        .values()
        .flat_map(Form::fields)
        .filter(|field| field.judgement)
        .map(|field| field.name.to_string())
        .collect();
    let wanted = [
        "consistency_note",
        "ip_consistency",
        "verification_status",
        "wgad_categories",
        "wgad_reasons",
    ];
    assert_eq!(own, wanted.map(str::to_owned).into());
}

#[test]
fn a_form_comes_back_from_its_json_as_it_was() {
    for form in builtin_forms().values() {
        let bytes = form.canonical_json();
        let read = Form::from_json(&bytes).unwrap();
        assert_eq!(&read, form);
        assert_eq!(read.canonical_json(), bytes);
    }
}

fn changed(from: &str, to: &str) -> FormJsonError {
    let json = builtin_form("case_person").unwrap().canonical_json();
    let json = String::from_utf8(json).unwrap();
    let broken = json.replacen(from, to, 1);
    assert_ne!(json, broken, "{from} is not there");
    Form::from_json(broken.as_bytes()).unwrap_err()
}

#[test]
fn a_hostile_form_is_refused() {
    let shape = |error, key| matches!(error, FormJsonError::Shape(found) if found == key);
    assert!(matches!(changed(r#""dala_form":1"#, r#""dala_form":2"#), FormJsonError::Newer));
    assert!(matches!(
        changed(r#""dala_form":1"#, r#""dala_form":1,"x":1"#),
        FormJsonError::NotCanonical
    ));
    assert!(matches!(
        changed(r#""dala_form":1,"#, r#""dala_form":1, "#),
        FormJsonError::NotCanonical
    ));
    assert!(matches!(changed("{", r#"{"id":"x","id":"y","#), FormJsonError::Json(_)));
    assert!(shape(changed(r#""name":"person""#, r#""name":"a b""#), "name"));
    assert!(shape(changed(r#""list":"case_role""#, r#""list":"none""#), "list"));
    assert!(shape(changed(r#""type":"ref""#, r#""type":"exec""#), "type"));
    let doubled = changed(r#""name":"remarks""#, r#""name":"roles""#);
    assert!(matches!(doubled, FormJsonError::Faulty(Problem::Doubled(_))), "{doubled}");
    let reserved = changed(r#""name":"remarks""#, r#""name":"deleted""#);
    assert!(matches!(reserved, FormJsonError::Faulty(Problem::Reserved(_))), "{reserved}");
    let unknown = changed("${roles} = ''", "${nobody} = ''");
    assert!(matches!(unknown, FormJsonError::Faulty(Problem::UnknownField(_))), "{unknown}");
    assert!(matches!(Form::from_json(&vec![b' '; 5 << 20]), Err(FormJsonError::TooLarge)));
    assert!(Form::from_json(b"[]").is_err());
    assert!(Form::from_json(b"").is_err());
}

#[test]
fn pictures_of_a_form_are_small_jpegs_with_plain_names() {
    let mut form = builtin_form("case_person").unwrap().clone();
    let jpeg = |size: usize| [&[0xff, 0xd8, 0xff][..], &vec![0; size]].concat();
    let picture = |size| Picture::new(jpeg(size)).unwrap();
    form.pictures.insert("a.jpg".to_owned(), picture(9));
    assert_eq!(Form::from_json(&form.canonical_json()).unwrap(), form);
    let refused = |form: &Form| match Form::from_json(&form.canonical_json()) {
        Err(FormJsonError::Shape(what)) => what == "pictures",
        other => panic!("{other:?}"),
    };
    let pictures = ["a.jpg", "A.jpg"].map(|name| (name.to_owned(), picture(9))).into();
    assert!(refused(&Form { pictures, ..form.clone() }), "one name on some disks");
    for name in ["../a.jpg", "a.exe", ""] {
        let pictures = [(name.to_owned(), picture(9))].into();
        assert!(refused(&Form { pictures, ..form.clone() }), "{name}");
    }
    let pictures =
        |count: usize, size| (0..count).map(|at| (format!("{at}.jpg"), picture(size))).collect();
    assert!(refused(&Form { pictures: pictures(201, 9), ..form.clone() }), "too many");
    assert!(refused(&Form { pictures: pictures(18, 120 << 10), ..form.clone() }), "too large");
    let json = String::from_utf8(form.canonical_json()).unwrap();
    let gif = json.replace("/9j/", "R0lG");
    assert_ne!(json, gif);
    assert!(matches!(Form::from_json(gif.as_bytes()), Err(FormJsonError::Shape("pictures"))));
}

fn values(pairs: &[(&str, Value)]) -> Values {
    pairs.iter().map(|(name, value)| (FieldName::new(*name).unwrap(), value.clone())).collect()
}

fn titled(kind: &str, pairs: &[(&str, Value)], language: Language) -> String {
    let nobody = |_: &RecordId| Some("Сериков Асан".to_owned());
    title(builtin_form(kind).unwrap(), &values(pairs), Wording::Words(language), &nobody)
}

#[test]
fn a_person_is_called_by_name_else_by_code() {
    let name = ("family_name", Value::text("Ақжолов"));
    let given = ("given_name", Value::text("Төреғали"));
    let code = ("person_code", Value::text("P-17"));
    let call = |pairs: &[(&str, Value)]| titled("person", pairs, Language::En);
    assert_eq!(call(&[name.clone(), given.clone(), code.clone()]), "Ақжолов Төреғали");
    assert_eq!(call(std::slice::from_ref(&code)), "P-17");
    let hidden = ("display_name_mode", Value::code("anonymous"));
    assert_eq!(call(&[name, given, code, hidden]), "P-17");
    assert_eq!(titled("person", &[], Language::Kk), "Адам");
}

#[test]
fn titles_word_codes_and_references_in_the_language_of_the_reader() {
    let person = RecordId::from_random([7; 16]);
    let roles = Value::Codes(["victim".to_owned(), "witness".to_owned()].into());
    let pairs = [("person", Value::Ref(person)), ("roles", roles)];
    let title_in = |language| titled("case_person", &pairs, language);
    assert_eq!(title_in(Language::Ru), "Сериков Асан (Пострадавший, Свидетель)");
    assert_eq!(title_in(Language::Kk), "Сериков Асан (Жәбірленуші, Куә)");
}

#[test]
fn days_in_titles_are_in_words_for_people_and_as_they_are_written_for_programs() {
    let person = Value::Ref(RecordId::from_random([7; 16]));
    let at = Value::Moment("2022-02-03T10:00:00+06:00".parse().unwrap());
    let talk = [("started_at", at), ("interviewee", person.clone())];
    let date = "2022-01-06~".parse().unwrap();
    let arrest = [("arrested_on", Value::Date { date, said: None }), ("person", person)];
    for (wording, [talked, arrested]) in [
        (Wording::Words(Language::En), ["3 February 2022", "about 6 January 2022"]),
        (Wording::Words(Language::Ru), ["3 февраля 2022 года", "примерно 6 января 2022 года"]),
        (Wording::Words(Language::Kk), ["2022 жылғы 3 ақпан", "шамамен 2022 жылғы 6 қаңтар"]),
        (Wording::Stored, ["2022-02-03", "2022-01-06~"]),
    ] {
        let nobody = |_: &RecordId| Some("Асан".to_owned());
        let called = |kind: &str, pairs: &[(&str, Value)]| {
            title(builtin_form(kind).unwrap(), &values(pairs), wording, &nobody)
        };
        assert_eq!(called("interview", &talk), format!("{talked} Асан"));
        assert_eq!(called("arrest", &arrest), format!("{arrested} Асан"));
    }
}

#[test]
fn an_unresolved_reference_shows_the_beginning_of_its_id() {
    let form = builtin_form("case_person").unwrap();
    let values = values(&[("person", Value::Ref(RecordId::from_random([0xab; 16])))]);
    assert_eq!(title(form, &values, Wording::Stored, &|_| None), "abababab");
}
