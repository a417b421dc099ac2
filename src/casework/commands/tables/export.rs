//! Records as a table: the way back.

use std::io::Write;
use std::path::Path;

use crate::casework::{Casework, CaseworkError};
use crate::form::{FieldType, Sheet, cell_of, csv_of, workbook_of_table};
use crate::record::{Json, Value};
use crate::vault::NewFile;

impl Casework {
    /// Writes the records of a kind as a table: `.xlsx` if the file is called so, else CSV.
    /// What is contested shows all that is said, with ` | ` between; states stand in braces.
    ///
    /// # Errors
    /// [`CaseworkError`] if there is no such kind, or the file cannot be written.
    pub fn export_table(&self, kind: &str, path: &Path) -> Result<u64, CaseworkError> {
        let form = self.form(kind)?;
        let fields: Vec<_> = form.fields().filter(|field| field.kind.holds_value()).collect();
        let named = ["dala_id", "dala_parent", "dala_title"].map(str::to_owned);
        let header = named.iter().cloned().chain(fields.iter().map(|field| field.name.to_string()));
        let is_number = |kind: &FieldType| matches!(kind, FieldType::Int | FieldType::Decimal);
        let numbers = fields.iter().map(|field| is_number(&field.kind));
        let mut sheet = Sheet {
            name: kind.to_owned(),
            header: header.collect(),
            is_number: [false; 3].into_iter().chain(numbers).collect(),
            rows: Vec::new(),
        };
        for row in self.list(&form.id)? {
            let parent = row.parent.map(|parent| parent.to_string()).unwrap_or_default();
            let cells = fields.iter().map(|field| shown(row.fields.get(field.name.as_str())));
            sheet.rows.push(
                [row.id.to_string(), parent, row.title.clone()].into_iter().chain(cells).collect(),
            );
        }
        let is_book = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_book {
            workbook_of_table(&sheet).map_err(|_| CaseworkError::FormTooLarge)?
        } else {
            csv_of(&sheet)
        };
        let out = NewFile::begin(path)?;
        out.file()?.write_all(&bytes).map_err(CaseworkError::Write)?;
        out.put()?;
        Ok(sheet.rows.len() as u64)
    }
}

/// A field as a cell: what is agreed or settled, else all that is said.
fn shown(field: Option<&Json>) -> String {
    let Some(field) = field else { return String::new() };
    let cell = |value: &Json| cell_of(&Value::from_json(value));
    match (field.get("value"), field.get("values").and_then(Json::as_array), field.get("state")) {
        (Some(value), ..) => cell(value),
        (None, Some(values), _) => {
            let said = values.iter().filter_map(|one| one.get("value")).map(cell);
            format!("{{contested}} {}", said.collect::<Vec<_>>().join(" | "))
        }
        (None, None, Some(state)) => format!("{{{}}}", state.as_str().unwrap_or_default()),
        (None, None, None) => String::new(),
    }
}
