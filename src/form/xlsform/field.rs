//! One row of the survey that is a question: its type, words and rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Row;
use super::survey::{Survey, plain};
use super::types::{Choice, Said};
use crate::form::expr::Expr;
use crate::form::labels::Labels;
use crate::form::lists::{self, builtin_lists};
use crate::form::model::{ChoiceOrder, Field, FieldType, Need, Sensitivity, Shown};
use crate::form::pictures::picture_names;
use crate::form::problem::{Note, Problem};
use crate::record::{FieldName, Kind};

/// What a type makes of a question.
struct Made {
    kind: FieldType,
    shown: Shown,
    calculation: Option<Expr>,
    default: Option<Expr>,
    constraint: Option<String>,
    constraint_message: Labels,
    or_other: bool,
}

impl Made {
    fn asked(kind: FieldType) -> Self {
        Self {
            kind,
            shown: Shown::Asked,
            calculation: None,
            default: None,
            constraint: None,
            constraint_message: Labels::default(),
            or_other: false,
        }
    }

    fn hidden(kind: FieldType) -> Self {
        Self { shown: Shown::Hidden, ..Self::asked(kind) }
    }
}

impl Survey<'_> {
    /// The fields that a row makes: none, one, or one with its "other".
    pub(super) fn field(&mut self, row: &Row<'_>, said: Said) -> Vec<Field> {
        if said == Said::NotRecorded {
            self.note(row, "type", Note::NotRecorded(row.get("type").to_owned()));
            return Vec::new();
        }
        if said == Said::NotAsked {
            return Vec::new();
        }
        let name = if row.get("name").is_empty() && said == Said::Plain(FieldType::Note) {
            FieldName::new(format!("note_{}", row.number)).ok()
        } else {
            self.field_name(row)
        };
        let made = self.made(row, said);
        let marks = self.marks(row);
        let (Some(name), Some(made), Some((sensitivity, judgement))) = (name, made, marks) else {
            return Vec::new();
        };
        let or_other = made.or_other;
        let field = self.finished(row, name, made, sensitivity, judgement);
        let other = if or_other { other_of(&field) } else { None };
        std::iter::once(field).chain(other).collect()
    }

    fn finished(
        &mut self,
        row: &Row<'_>,
        name: FieldName,
        made: Made,
        sensitivity: Sensitivity,
        judgement: bool,
    ) -> Field {
        let (need, required_if) = self.need(row);
        let Made { kind, shown, calculation, default, constraint, constraint_message, .. } = made;
        let calculation = calculation.or_else(|| self.rule(row, "calculation"));
        if row.get("type").to_lowercase().starts_with("calculat")
            && calculation.is_none()
            && row.get("default").is_empty()
            && row.get("calculation").is_empty()
        {
            self.complain(row, "calculation", Problem::Empty);
        }
        let constraint = self.constraint(row, constraint);
        let said = row.labels("constraint_message");
        let mut labels = row.labels("label");
        if labels.is_empty() && shown != Shown::Hidden {
            labels = row.labels("hint");
            if labels.is_empty() {
                labels = Labels::unnamed(name.as_str());
                self.note(row, "label", Note::NoLabel(name.to_string()));
            }
        }
        let is_hidden = row.get("appearance").split_whitespace().any(|word| word == "hidden");
        let is_read_only =
            matches!(row.get("readonly").to_lowercase().as_str(), "yes" | "true" | "true()");
        let shown = match shown {
            Shown::Asked if is_hidden => Shown::Hidden,
            Shown::Asked if is_read_only || calculation.is_some() => Shown::ReadOnly,
            shown => shown,
        };
        let choice_filter = self.filter(row, &kind);
        let order = self.order(row, &kind);
        Field {
            hints: hints(row),
            picture: picture_of(row),
            need,
            required_if,
            required_message: row.labels("required_message"),
            sensitivity,
            source: row.get("dala_source").to_owned(),
            relevant: self.rule(row, "relevant"),
            constraint,
            constraint_message: if said.is_empty() { constraint_message } else { said },
            judgement,
            calculation,
            default: default.or_else(|| self.default(row)),
            choice_filter,
            order,
            shown,
            ..plain(name, kind, labels)
        }
    }

    fn need(&mut self, row: &Row<'_>) -> (Need, Option<Expr>) {
        let need = match row.get("dala_need") {
            "R" => Need::Required,
            "r" => Need::Recommended,
            "" => Need::Optional,
            other => {
                self.complain(row, "dala_need", Problem::UnknownWord(other.to_owned()));
                Need::Optional
            }
        };
        match row.get("required").to_lowercase().as_str() {
            "yes" | "true" | "true()" => (Need::Required, None),
            "" | "no" | "false" | "false()" => (need, None),
            _ => (need, self.rule(row, "required")),
        }
    }

    fn marks(&mut self, row: &Row<'_>) -> Option<(Sensitivity, bool)> {
        let sensitivity = Sensitivity::from_words(row.get("dala_sens"));
        if sensitivity.is_none() {
            let problem = Problem::UnknownWord(row.get("dala_sens").to_owned());
            self.complain(row, "dala_sens", problem);
        }
        let judgement = match row.get("dala_judges") {
            "" | "no" => false,
            "yes" => true,
            other => {
                self.complain(row, "dala_judges", Problem::UnknownWord(other.to_owned()));
                false
            }
        };
        sensitivity.map(|sensitivity| (sensitivity, judgement))
    }

    fn constraint(&mut self, row: &Row<'_>, own: Option<String>) -> Option<Expr> {
        let written = self.rule(row, "constraint");
        match (own, written) {
            (None, written) => written,
            (Some(own), None) => Expr::parse(&own).ok(),
            (Some(own), Some(written)) => {
                Expr::parse(&format!("{own} and ({})", written.as_str())).ok()
            }
        }
    }

    /// What stands there at first: worked out if it looks like that, else as written.
    fn default(&mut self, row: &Row<'_>) -> Option<Expr> {
        let text = row.get("default");
        if text.is_empty() {
            return None;
        }
        if is_worked_out(text) {
            return self.rule(row, "default");
        }
        Expr::parse(&quoted(text)).ok()
    }

    fn filter(&mut self, row: &Row<'_>, kind: &FieldType) -> Option<Expr> {
        let text = self.renamed(row.get("choice_filter"));
        if text.is_empty() {
            return None;
        }
        let filter = match Expr::parse_filter(&text) {
            Ok(filter) => filter,
            Err(error) => {
                self.complain(row, "choice_filter", error);
                return None;
            }
        };
        let list = kind.list()?;
        let has = |column: &str| {
            matches!(column, "name" | "label")
                || list.choices.iter().any(|choice| choice.extras.contains_key(column))
        };
        let missing: Vec<_> =
            filter.columns().into_iter().filter(|column| !has(column)).map(str::to_owned).collect();
        for column in missing {
            self.note(row, "choice_filter", Note::NoColumn(column));
        }
        Some(filter)
    }

    /// `randomize` and `seed` in the column `parameters`.
    fn order(&mut self, row: &Row<'_>, kind: &FieldType) -> ChoiceOrder {
        let text = self.renamed(row.get("parameters"));
        let pairs = parameters(&text);
        let is_shuffled =
            pairs.get("randomize").is_some_and(|said| said.eq_ignore_ascii_case("true"));
        if !is_shuffled || kind.list().is_none() {
            return ChoiceOrder::OfList;
        }
        let seed = pairs.get("seed").map(|seed| Expr::parse(seed)).transpose();
        ChoiceOrder::Shuffled(seed.unwrap_or_else(|error| {
            self.complain(row, "parameters", error);
            None
        }))
    }

    fn made(&mut self, row: &Row<'_>, said: Said) -> Option<Made> {
        let column = if row.get("dala_type").is_empty() { "type" } else { "dala_type" };
        let rule = |text: &str| Expr::parse(text).ok();
        Some(match said {
            Said::Plain(kind) => Made::asked(kind),
            Said::Text => {
                let long = row.get("appearance").split_whitespace().any(|word| word == "multiline");
                Made::asked(if long { FieldType::Long } else { FieldType::Text })
            }
            Said::Choice { how, list, or_other } => self.choice(row, how, &list, or_other)?,
            Said::Elsewhere(file) => {
                self.note(row, column, Note::ListElsewhere(file));
                Made::asked(FieldType::Text)
            }
            Said::AsText => {
                self.note(row, column, Note::AskedAsText(row.get("type").to_owned()));
                Made::asked(FieldType::Text)
            }
            Said::Range => self.range(row)?,
            Said::Acknowledge => Made::asked(FieldType::One(Arc::new(lists::acknowledge()))),
            Said::File => Made::asked(FieldType::Ref(vec![Kind::new("attachment").ok()?])),
            Said::Calculate | Said::Hidden => Made::hidden(FieldType::Text),
            Said::Start => Made { default: rule("now()"), ..Made::hidden(FieldType::Moment) },
            Said::End => Made { calculation: rule("now()"), ..Made::hidden(FieldType::Moment) },
            Said::Today => Made { default: rule("today()"), ..Made::hidden(FieldType::Date) },
            Said::Ref { kinds, many } => {
                let mut targets = Vec::new();
                for kind in kinds {
                    match Kind::new(kind) {
                        Ok(kind) => targets.push(kind),
                        Err(error) => self.complain(row, column, error),
                    }
                }
                Made::asked(if many { FieldType::Refs(targets) } else { FieldType::Ref(targets) })
            }
            _ => {
                let text = row.get(column).to_owned();
                self.complain(row, column, Problem::UnknownType(text));
                return None;
            }
        })
    }

    fn choice(&mut self, row: &Row<'_>, how: Choice, name: &str, or_other: bool) -> Option<Made> {
        if how == Choice::One && name == "yes_no_unknown_refused" {
            return Some(Made::asked(FieldType::YesNo));
        }
        let has_search = row.get("appearance").contains("search(");
        if has_search {
            self.note(row, "appearance", Note::ListElsewhere("search()".to_owned()));
            return Some(Made::asked(FieldType::Text));
        }
        let Some(list) = self.lists.get(name).or_else(|| builtin_lists().get(name)) else {
            self.complain(row, "type", Problem::UnknownList(name.to_owned()));
            return None;
        };
        let list = if or_other { Arc::new(lists::with_other(list)) } else { Arc::clone(list) };
        let kind = match how {
            Choice::One => FieldType::One(list),
            Choice::Many => FieldType::Many(list),
            Choice::Rank => FieldType::Rank(list),
        };
        Some(Made { or_other, ..Made::asked(kind) })
    }

    /// `range` with `start`, `end` and `step` in the column `parameters`.
    fn range(&mut self, row: &Row<'_>) -> Option<Made> {
        let text = row.get("parameters");
        let pairs = parameters(text);
        let get = |key: &str, default: &'static str| {
            pairs.get(key).copied().unwrap_or(default).to_owned()
        };
        let (start, end, step) = (get("start", "1"), get("end", "10"), get("step", "1"));
        let numbers: Result<Vec<f64>, _> =
            [&start, &end, &step].into_iter().map(|n| n.parse::<f64>()).collect();
        if numbers.is_err() {
            self.complain(row, "parameters", Problem::UnknownWord(text.to_owned()));
            return None;
        }
        let is_whole = [&start, &end, &step].into_iter().all(|n| n.parse::<i64>().is_ok());
        let kind = if is_whole { FieldType::Int } else { FieldType::Decimal };
        let constraint_message = Labels {
            en: format!("Between {start} and {end}"),
            ru: format!("От {start} до {end}"),
            kk: format!("{start} мен {end} аралығында"),
            other: String::new(),
        };
        let constraint = Some(format!(". >= {start} and . <= {end}"));
        Some(Made { constraint, constraint_message, ..Made::asked(kind) })
    }
}

/// The words of the column `parameters`, `start=1 end=5`, with semicolons, else commas, else
/// blanks between them.
pub(super) fn parameters(text: &str) -> BTreeMap<String, &str> {
    let between = [';', ','].into_iter().find(|sign| text.contains(*sign)).unwrap_or(' ');
    let pairs = text.split(between).filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.trim().to_lowercase(), value.trim())).collect()
}

/// The picture beside a label or choice: the large one if there are two.
pub(in crate::form) fn picture_of(row: &Row<'_>) -> Labels {
    let large = row.labels("big_image");
    picture_names(if large.is_empty() { row.labels("image") } else { large })
}

/// Hint and guidance, which other programs fold away.
fn hints(row: &Row<'_>) -> Labels {
    let (mut hints, guidance) = (row.labels("hint"), row.labels("guidance_hint"));
    let Labels { en, ru, kk, other } = &mut hints;
    let pairs = [(en, guidance.en), (ru, guidance.ru), (kk, guidance.kk), (other, guidance.other)];
    for (hint, more) in pairs {
        let between = if hint.is_empty() || more.is_empty() { "" } else { "\n" };
        hint.push_str(between);
        hint.push_str(&more);
    }
    hints
}

/// Whether a default is an expression, and not what stands there.
pub(super) fn is_worked_out(text: &str) -> bool {
    let is_call = |(before, _): (&str, &str)| before.ends_with(|c: char| c.is_ascii_alphanumeric());
    text.contains("${") || text.split_once('(').is_some_and(is_call) && Expr::parse(text).is_ok()
}

/// A text as an expression that comes to it.
fn quoted(text: &str) -> String {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => format!("'{text}'"),
        (true, false) => format!("\"{text}\""),
        (true, true) => {
            let parts = text.split('\'').map(|part| format!("'{part}'"));
            format!("concat({})", parts.collect::<Vec<_>>().join(", \"'\", "))
        }
    }
}

/// The question behind a choice "other": what it is.
fn other_of(field: &Field) -> Option<Field> {
    let name = FieldName::new(format!("{}_other", field.name)).ok()?;
    let relevant = Expr::parse(&format!("selected(${{{}}}, 'other')", field.name)).ok();
    let labels = Labels {
        en: "What else".to_owned(),
        ru: "Что именно".to_owned(),
        kk: "Нақты не".to_owned(),
        other: String::new(),
    };
    let sensitivity = field.sensitivity;
    Some(Field { sensitivity, relevant, ..plain(name, FieldType::Text, labels) })
}
