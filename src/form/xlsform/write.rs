//! A form as the workbook of an XLSForm, for other programs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::field::is_worked_out;
use super::is_built_in;
use crate::form::labels::Labels;
use crate::form::lists::{Choice, List, builtin_lists};
use crate::form::model::{ChoiceOrder, Field, FieldType, Form, Group, Need, Shown};
use crate::record::{Kind, Language};

const YES_NO: &str = "yes_no_unknown_refused";

/// What a label says in a language.
type Of = fn(&Labels) -> &str;

/// The columns of each language, as they stand behind a header.
const LANGUAGES: [(&str, Of); 4] = [
    ("::English (en)", |labels| labels.exact(Language::En)),
    ("::Русский (ru)", |labels| labels.exact(Language::Ru)),
    ("::Қазақша (kk)", |labels| labels.exact(Language::Kk)),
    ("", |labels| &labels.other),
];

/// Cells by column; columns are kept in the order in which they first occur.
#[derive(Default)]
struct Grid {
    columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

impl Grid {
    fn with(columns: &[&str]) -> Self {
        Self { columns: columns.iter().map(|name| (*name).to_owned()).collect(), rows: Vec::new() }
    }

    fn row(&mut self) -> Line<'_> {
        self.rows.push(BTreeMap::new());
        Line { grid: self }
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        for (column, name) in (0u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, name, &bold)?;
            sheet.set_column_width(column, 24)?;
        }
        for (row, cells) in (1u32..).zip(&self.rows) {
            for (column, name) in (0u16..).zip(&self.columns) {
                if let Some(cell) = cells.get(name) {
                    // As text, whatever it begins with: no cell of ours is a formula.
                    sheet.write_string(row, column, cell)?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}

struct Line<'a> {
    grid: &'a mut Grid,
}

impl Line<'_> {
    fn put(&mut self, column: &str, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        if !self.grid.columns.iter().any(|name| name == column) {
            self.grid.columns.push(column.to_owned());
        }
        if let Some(row) = self.grid.rows.last_mut() {
            row.insert(column.to_owned(), text.to_owned());
        }
        self
    }

    fn labels(&mut self, base: &str, labels: &Labels) -> &mut Self {
        for (suffix, of) in LANGUAGES {
            self.put(&format!("{base}{suffix}"), of(labels));
        }
        self
    }
}

/// Writes a form, with those of its rows if it has any, as a workbook.
///
/// # Errors
/// [`XlsxError`] if it is larger than a workbook can be.
pub fn workbook_of(forms: &[&Form]) -> Result<Vec<u8>, XlsxError> {
    let Some(main) = forms.first() else {
        return Err(XlsxError::ParameterError("no form".to_owned()));
    };
    let mut writer = Writer {
        survey: Grid::with(&["type", "name"]),
        choices: Grid::with(&["list_name", "name"]),
        written: BTreeSet::new(),
        forms: forms.iter().map(|form| (&form.id, *form)).collect(),
    };
    writer.form(main);
    let mut settings = Grid::with(&["form_title", "form_id", "version"]);
    let title = main.title.get(Language::En);
    let mut line = settings.row();
    line.put("form_title", title).put("form_id", main.id.as_str()).put("version", &main.version);
    line.put("instance_name", main.title_rule.as_ref().map_or("", |rule| rule.as_str()));
    line.put("dala_parent", main.parent.as_ref().map_or("", Kind::as_str));
    if main.title.other.is_empty() {
        line.put("default_language", "English (en)");
        line.put("dala_title::Русский (ru)", main.title.exact(Language::Ru));
        line.put("dala_title::Қазақша (kk)", main.title.exact(Language::Kk));
    }
    let mut book = Workbook::new();
    for (name, grid) in
        [("survey", &writer.survey), ("choices", &writer.choices), ("settings", &settings)]
    {
        grid.write(book.add_worksheet().set_name(name)?)?;
    }
    book.save_to_buffer()
}

struct Writer<'a> {
    survey: Grid,
    choices: Grid,
    /// Lists that stand in the sheet already.
    written: BTreeSet<String>,
    forms: BTreeMap<&'a Kind, &'a Form>,
}

impl Writer<'_> {
    fn form(&mut self, form: &Form) {
        let mut open: Vec<String> = Vec::new();
        for group in &form.groups {
            let mut path: Vec<&Group> = form.around(group).collect();
            path.reverse();
            let names: Vec<String> = path
                .iter()
                .map(|group| group.name.clone())
                .filter(|name| !name.is_empty())
                .collect();
            let common = open.iter().zip(&names).take_while(|(a, b)| a == b).count();
            for _ in common..open.len() {
                self.survey.row().put("type", "end_group");
            }
            open.truncate(common);
            for outer in path.iter().filter(|outer| !outer.name.is_empty()).skip(common) {
                let mut line = self.survey.row();
                line.put("type", "begin_group")
                    .put("name", &outer.name)
                    .labels("label", &outer.labels);
                line.put("relevant", outer.relevant.as_ref().map_or("", |rule| rule.as_str()));
                open.push(outer.name.clone());
            }
            for field in &group.fields {
                self.field(form, field);
            }
        }
        for _ in &open {
            self.survey.row().put("type", "end_group");
        }
        for list in form.lookups.values() {
            self.list(list);
        }
    }

    fn field(&mut self, form: &Form, field: &Field) {
        let rows = match &field.kind {
            FieldType::Rows(kind) => self.forms.get(kind).copied(),
            _ => None,
        };
        let (word, own) = words(form, field);
        if let Some(list) = field.kind.list() {
            self.list(list);
        }
        if field.kind == FieldType::YesNo
            && let Some(list) = builtin_lists().get(YES_NO)
        {
            self.list(list);
        }
        let mut line = self.survey.row();
        line.put("type", &word).put("name", field.name.as_str());
        line.labels("label", &field.labels).labels("hint", &field.hints);
        line.labels("media::image", &field.picture);
        let required = match (field.need, &field.required_if) {
            (_, Some(rule)) => rule.as_str(),
            (Need::Required, None) if !is_built_in(&form.id) => "yes",
            _ => "",
        };
        line.put("required", required);
        if let ChoiceOrder::Shuffled(seed) = &field.order {
            let seed = seed.as_ref().map(|seed| format!(" seed={}", seed.as_str()));
            line.put("parameters", &format!("randomize=true{}", seed.unwrap_or_default()));
        }
        let written_apart = ["required", "parameters"];
        for (rule, column) in field.rules().filter(|(_, column)| !written_apart.contains(column)) {
            match rule.literal().filter(|text| column == "default" && !is_worked_out(text)) {
                Some(text) => line.put(column, text),
                None => line.put(column, rule.as_str()),
            };
        }
        line.labels("constraint_message", &field.constraint_message);
        line.labels("required_message", &field.required_message);
        match (field.shown, &field.kind) {
            (_, FieldType::Long) => drop(line.put("appearance", "multiline")),
            (Shown::ReadOnly, _) => drop(line.put("readonly", "yes")),
            _ => {}
        }
        line.put("dala_type", &own);
        let need = match field.need {
            Need::Required => "R",
            Need::Recommended => "r",
            Need::Optional => "",
        };
        line.put("dala_need", need).put("dala_sens", &field.sensitivity.words().join(" "));
        line.put("dala_source", &field.source)
            .put("dala_judges", if field.judgement { "yes" } else { "" });
        if let Some(rows) = rows {
            self.form(rows);
            self.survey.row().put("type", "end_repeat");
        }
    }

    fn list(&mut self, list: &Arc<List>) {
        if !self.written.insert(list.name.clone()) {
            return;
        }
        for Choice { code, labels, picture, extras } in &list.choices {
            let mut line = self.choices.row();
            line.put("list_name", &list.name).put("name", code).labels("label", labels);
            line.put("media::image", picture);
            for (column, text) in extras {
                line.put(column, text);
            }
        }
    }
}

/// The columns `type` and `dala_type`: what other programs have no word for is text to them.
fn words(form: &Form, field: &Field) -> (String, String) {
    let is_hidden = field.shown == Shown::Hidden;
    let own = |word: &str| ("text".to_owned(), word.to_owned());
    let plain = |word: &str| (word.to_owned(), String::new());
    let kinds = |word: &str, kinds: &[Kind]| {
        let kinds = kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join(" ");
        own(&format!("{word} {}", if kinds.is_empty() { "any" } else { &kinds }))
    };
    match &field.kind {
        FieldType::Text if is_hidden && field.calculation.is_some() => plain("calculate"),
        FieldType::Text if is_hidden => plain("hidden"),
        FieldType::Text | FieldType::Long => plain("text"),
        FieldType::Date if is_hidden => plain("today"),
        FieldType::Moment if is_hidden && field.calculation.is_some() => plain("end"),
        FieldType::Moment if is_hidden => plain("start"),
        FieldType::Date if is_built_in(&form.id) => own("pdate"),
        FieldType::Time if is_built_in(&form.id) => own("ptime"),
        FieldType::Date => plain("date"),
        FieldType::Time => plain("time"),
        FieldType::Moment => plain("dateTime"),
        FieldType::YesNo => plain(&format!("select_one {YES_NO}")),
        FieldType::One(list) if list.name == "acknowledge" => plain("acknowledge"),
        FieldType::One(list) => plain(&format!("select_one {}", list.name)),
        FieldType::Many(list) => plain(&format!("select_multiple {}", list.name)),
        FieldType::Rank(list) => plain(&format!("rank {}", list.name)),
        FieldType::Int => plain("integer"),
        FieldType::Decimal => plain("decimal"),
        FieldType::Ref(of)
            if *of == [Kind::new("attachment").ok()].into_iter().flatten().collect::<Vec<_>>()
                && !is_built_in(&form.id) =>
        {
            plain("file")
        }
        FieldType::Ref(of) => kinds("ref", of),
        FieldType::Refs(of) => kinds("refs", of),
        FieldType::Geo => plain("geopoint"),
        FieldType::File => own("sha256"),
        FieldType::Fields => own("fields"),
        FieldType::Note => plain("note"),
        FieldType::Rows(_) => plain("begin_repeat"),
    }
}
