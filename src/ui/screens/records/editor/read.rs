//! Reads what is typed in a field of text: dates and times as people tell them.

use crate::form::{Field, FieldError, FieldType, parse_value};
use crate::record::{Language, Moment, PartialDate, PartialTime, Reading, Understood, Value};

/// The value of what is typed. `picked` is the reading of a date or time that was chosen
/// among several, as it is stored; without it the likeliest counts.
///
/// # Errors
/// [`FieldError`] if it is no value of the field.
pub(in crate::ui) fn value(
    field: &Field,
    text: &str,
    picked: Option<&str>,
    language: Language,
    context: Option<&PartialDate>,
) -> Result<Value, FieldError> {
    match field.kind {
        FieldType::Date => date(text, picked, language, context),
        FieldType::Time => {
            let times = PartialTime::understand(text.trim(), language);
            let picked = times.iter().find(|time| Some(time.to_string().as_str()) == picked);
            let time = picked.or(times.first()).cloned();
            time.map(Value::Time).ok_or(FieldError::Type("a time"))
        }
        FieldType::Moment => parse_value(field, &moment_as_stored(text)),
        _ => parse_value(field, text),
    }
}

/// A moment as people write it: `2022-02-10 11:00 +06:00`.
pub(super) fn moment_as_typed(moment: &Moment) -> String {
    let text = moment.as_str().replacen('T', " ", 1);
    let (clock, offset) = text.split_at_checked(19).unwrap_or((&text, ""));
    let clock = clock.strip_suffix(":00").filter(|_| !offset.starts_with('.')).unwrap_or(clock);
    format!("{clock} {offset}").trim_end().to_owned()
}

/// The same as it is stored. What is of another shape stays as it is, to be refused.
fn moment_as_stored(typed: &str) -> String {
    let parts: Vec<&str> = typed.split([' ', 'T']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [day, clock, offset] => {
            let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
            format!("{day}T{clock}{seconds}{offset}")
        }
        _ => typed.to_owned(),
    }
}

/// All readings of a date, the likeliest first. `context` is another date of the record: a
/// day without a year is taken to belong to it.
pub(in crate::ui) fn readings(
    text: &str,
    language: Language,
    context: Option<&PartialDate>,
) -> Vec<Reading> {
    match PartialDate::understand(text.trim(), language, context) {
        Understood::As { best, others } => std::iter::once(best).chain(others).collect(),
        Understood::Problem(_) | Understood::Nothing => Vec::new(),
    }
}

fn date(
    text: &str,
    picked: Option<&str>,
    language: Language,
    context: Option<&PartialDate>,
) -> Result<Value, FieldError> {
    let text = text.trim();
    if let Understood::Problem(problem) = PartialDate::understand(text, language, context) {
        return Err(FieldError::Date(problem));
    }
    let dates: Vec<PartialDate> =
        readings(text, language, context).into_iter().map(|reading| reading.date).collect();
    let chosen = dates.iter().find(|date| Some(date.as_str()) == picked);
    let date = chosen.or(dates.first()).cloned().ok_or(FieldError::Type("a date"))?;
    let said = (!date.is_all_of(text)).then(|| text.to_owned());
    Ok(Value::Date { date, said })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::builtin_form;

    fn read(text: &str, picked: Option<&str>) -> Option<String> {
        let arrest = builtin_form("arrest").unwrap();
        let field = arrest.field("arrested_on").unwrap();
        let value = value(field, text, picked, Language::En, None).ok()?;
        Some(String::from_utf8(value.canonical()).unwrap())
    }

    #[test]
    fn words_are_kept_beside_the_date_that_they_mean_if_they_say_more() {
        let told = r#"{"date":"2022-01-01/2022-01-10","said":"beginning of January 2022"}"#;
        assert_eq!(read("beginning of January 2022", None).as_deref(), Some(told));
        assert_eq!(read("6 January 2022", None).as_deref(), Some(r#"{"date":"2022-01-06"}"#));
        assert_eq!(read("06.01.2022", None).as_deref(), Some(r#"{"date":"2022-01-06"}"#));
        assert_eq!(read("the day after the curfew", None), None);
        assert_eq!(read("31 February 2022", None), None);
    }

    #[test]
    fn a_moment_is_typed_as_people_write_it() {
        for stored in
            ["2022-02-10T11:00:00+06:00", "2022-02-10T11:00:30+06:00", "2022-02-10T11:00:00.5Z"]
        {
            let typed = moment_as_typed(&stored.parse().unwrap());
            assert!(!typed.contains('T'), "{typed}");
            let interview = builtin_form("interview").unwrap();
            let field = interview.field("started_at").unwrap();
            let read = value(field, &typed, None, Language::En, None).unwrap();
            if !stored.contains('.') {
                assert_eq!(read, Value::Moment(stored.parse().unwrap()), "{typed}");
            }
        }
    }

    #[test]
    fn a_day_without_a_year_belongs_to_another_date_of_the_record() {
        let arrest = builtin_form("arrest").unwrap();
        let field = arrest.field("arrested_on").unwrap();
        assert!(value(field, "5 января", None, Language::Ru, None).is_err());
        let context = "2022-01".parse().unwrap();
        let read = value(field, "5 января", None, Language::Ru, Some(&context)).unwrap();
        let told = r#"{"date":"2022-01-05","said":"5 января"}"#;
        assert_eq!(String::from_utf8(read.canonical()).unwrap(), told);
    }

    #[test]
    fn a_reading_that_was_picked_counts() {
        let month_first = r#"{"date":"2022-05-01","said":"5/1/22"}"#;
        assert_eq!(read("5/1/22", Some("2022-05-01")).as_deref(), Some(month_first));
        let day_first = r#"{"date":"2022-01-05","said":"5/1/22"}"#;
        assert_eq!(read("5/1/22", None).as_deref(), Some(day_first));
    }
}
