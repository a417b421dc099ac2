//! What tells records of one kind apart in a list: which fields stand below the title. One
//! table for the built-in kinds; every other kind goes by the types of its fields.

use crate::form::{FieldType, Form};

/// A part of a line of details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'f> {
    /// What a field says.
    Field(&'f str),
    /// What the first of these fields says that says something.
    First(&'f [&'f str]),
    /// The year of a date.
    Year(&'f str),
    /// From when to when; there may be no end.
    Span(&'f str, Option<&'f str>),
    /// The size of a file.
    Bytes(&'f str),
    /// How many persons a case has.
    Persons,
    /// The places of a detention, and how many there were.
    Stays,
}

/// What stands below the title of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Details<'f> {
    /// The field with the person that the record is about.
    pub(super) subject: Option<&'f str>,
    /// The lines, at most two.
    pub(super) lines: Vec<Vec<Part<'f>>>,
}

type Row = (&'static str, Option<&'static str>, &'static [&'static [Part<'static>]]);

use Part::{Bytes, Field, First, Persons, Span, Stays, Year};

const TABLE: &[Row] = &[
    (
        "case",
        None,
        &[&[Field("status"), Persons], &[Field("next_action_on"), Field("next_action")]],
    ),
    ("case_person", None, &[]),
    ("person", None, &[&[Year("birth_date"), Field("sex"), Field("person_code")]]),
    ("person_name", None, &[&[Field("name_type"), Field("script")]]),
    (
        "interview",
        Some("interviewee"),
        &[&[Span("started_at", None), Field("mode")], &[Field("relation_to_victim")]],
    ),
    ("consent", Some("person"), &[&[Span("given_at", None), Field("how")]]),
    ("consent_grant", None, &[&[Field("recipient"), Field("valid_until")]]),
    ("arrest", Some("person"), &[&[Span("arrested_on", None)], &[First(&["place", "place_type"])]]),
    ("detention", Some("person"), &[&[Span("started_on", Some("ended_on"))], &[Stays]]),
    ("stay", None, &[&[Span("from_on", Some("to_on"))], &[Field("facility_type")]]),
    ("event", None, &[&[Span("started_on", Some("ended_on")), Field("place")]]),
    (
        "place",
        None,
        &[
            &[First(&["facility_type", "place_type"])],
            &[First(&["settlement", "district"]), Field("region")],
        ],
    ),
    (
        "attachment",
        None,
        &[
            &[Field("kind"), Span("captured_on", None), Bytes("size_bytes")],
            &[First(&["description", "original_name"])],
        ],
    ),
    ("custody_event", None, &[&[Field("by")]]),
];

/// What stands below the titles of the records of a form.
pub(super) fn details(form: &Form) -> Details<'_> {
    match TABLE.iter().find(|(kind, ..)| form.id == **kind) {
        Some((_, subject, lines)) => {
            Details { subject: *subject, lines: lines.iter().map(|line| line.to_vec()).collect() }
        }
        None => by_types(form),
    }
}

/// Of a form that the table does not know: the first field with a person; its first date,
/// with the end that belongs to it; the first place and the first code.
fn by_types(form: &Form) -> Details<'_> {
    let first = |is: &dyn Fn(&FieldType) -> bool| {
        form.fields().find(|field| is(&field.kind)).map(|field| field.name.as_str())
    };
    let refers_to = |kind: &FieldType, to: &str| matches!(kind, FieldType::Ref(kinds) if matches!(kinds.as_slice(), [one] if *one == *to));
    let when = span(form).map(|(from, to)| Span(from, to));
    let place = first(&|kind| refers_to(kind, "place")).map(Field);
    let code = first(&|kind| matches!(kind, FieldType::One(_))).map(Field);
    let lines = [when.into_iter().collect(), place.into_iter().chain(code).collect()];
    Details {
        subject: first(&|kind| refers_to(kind, "person")),
        lines: lines.into_iter().filter(|line: &Vec<_>| !line.is_empty()).collect(),
    }
}

/// The fields that say when it was, and, if it lasted, until when.
pub(super) fn span(form: &Form) -> Option<(&str, Option<&str>)> {
    let is_date = |kind: &FieldType| matches!(kind, FieldType::Date | FieldType::Moment);
    let in_table = TABLE.iter().find(|(kind, ..)| form.id == **kind);
    if let Some((_, _, lines)) = in_table {
        return lines.iter().flat_map(|line| line.iter()).find_map(|part| match part {
            Span(from, to) => Some((*from, *to)),
            _ => None,
        });
    }
    let from = form.fields().find(|field| is_date(&field.kind))?.name.as_str();
    let ends = [("started_", "ended_"), ("from_", "to_"), ("registered_", "outcome_")];
    let to = ends.iter().find_map(|(start, end)| {
        let name = format!("{end}{}", from.strip_prefix(start)?);
        let field = form.field(&name).filter(|field| is_date(&field.kind))?;
        Some(field.name.as_str())
    });
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_form;

    #[test]
    fn every_field_of_the_table_is_in_its_form() {
        for (kind, subject, lines) in TABLE {
            let form = builtin_form(kind).unwrap();
            let named = lines.iter().flat_map(|line| line.iter()).flat_map(|part| match *part {
                Field(name) | Year(name) | Bytes(name) => vec![name],
                First(names) => names.to_vec(),
                Span(from, to) => [from].into_iter().chain(to).collect(),
                Persons | Stays => Vec::new(),
            });
            for name in named.chain(*subject) {
                assert!(form.field(name).is_some(), "{kind} {name}");
            }
        }
    }

    #[test]
    fn a_form_that_is_not_in_the_table_goes_by_the_types_of_its_fields() {
        let detention = builtin_form("detention").unwrap();
        let found = by_types(detention);
        assert_eq!(found.subject, Some("person"));
        assert_eq!(found.lines[1], [Field("kind")]);
        let mut own = detention.clone();
        own.id = "x_detention".parse().unwrap();
        for group in &mut own.groups {
            group.fields.retain(|field| field.name != *"status_as_of");
        }
        assert_eq!(span(&own), Some(("started_on", Some("ended_on"))));
        assert_eq!(details(&own), by_types(&own));
    }
}
