//! What the rows of a table become: records with their ids, and what keeps a row from it. The
//! vault has no part in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{ImportOrder, ImportReport, MAX_TOLD, RowProblem};
use crate::casework::CaseworkError;
use crate::casework::jobs::{Step, Watch};
use crate::crypto::sha256;
use crate::form::{CellProblem, Columns, FieldType, Form, RawTable, Target, columns_of, value_of};
use crate::record::{FieldName, Kind, RecordId, Value};

/// A record that a row makes.
pub(super) struct Planned {
    pub(super) record: RecordId,
    pub(super) form: usize,
    pub(super) fields: BTreeMap<FieldName, Value>,
    /// Files that cells name, to be attached.
    pub(super) files: Vec<(FieldName, PathBuf)>,
    /// The sheet, by its number, and the row that it comes from.
    pub(super) place: (usize, usize),
}

/// What a row says of one record: values, and files that cells name.
type Told = (BTreeMap<FieldName, Value>, Vec<(FieldName, PathBuf)>);

pub(super) struct Plan<'a> {
    pub(super) forms: Vec<&'a Form>,
    order: &'a ImportOrder,
    salt: [u8; 32],
    pub(super) planned: Vec<Planned>,
    pub(super) report: ImportReport,
    /// Records of rows by their form and key, for rows of further sheets.
    keys: BTreeMap<(usize, String), RecordId>,
    seen: BTreeMap<RecordId, u32>,
}

impl<'a> Plan<'a> {
    /// Nothing planned yet.
    pub(super) fn new(forms: &'a [Form], order: &'a ImportOrder, salt: [u8; 32]) -> Self {
        Self {
            forms: forms.iter().collect(),
            order,
            salt,
            planned: Vec::new(),
            report: ImportReport::default(),
            keys: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }
}

impl Plan<'_> {
    pub(super) fn read(
        &mut self,
        tables: &[RawTable],
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        for (number, table) in tables.iter().enumerate() {
            let Some(form) = self.form_of(number, table) else {
                self.report.unused.push(table.sheet.clone());
                continue;
            };
            let forms: Vec<&Form> = match form {
                // A row of the first sheet may tell of several kinds at once.
                0 => self.forms.iter().take(self.order.kinds.len().max(1)).copied().collect(),
                other => self.forms.get(other).copied().into_iter().collect(),
            };
            let columns = columns_of(&table.header, &forms, &self.order.columns);
            self.report.unused.extend(columns.unused.iter().cloned());
            let total = table.rows.len() as u64;
            for (done, (row, cells)) in (0u64..).zip(&table.rows) {
                self.row((number, table), *row, cells, &columns, form);
                watch.step(Step { done, total, stage: "reading" });
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
            }
        }
        Ok(())
    }

    /// Which form a sheet answers: the first sheet the main one, others the repeat whose
    /// name they have.
    pub(super) fn form_of(&self, number: usize, table: &RawTable) -> Option<usize> {
        if number == 0 {
            return Some(0);
        }
        let name = table.sheet.to_lowercase();
        let last = |form: &Form| form.id.as_str().rsplit('.').next().unwrap_or_default().to_owned();
        let is_it = |form: &&Form| {
            form.parent.is_some()
                && (name == last(form) || name.ends_with(&format!("-{}", last(form))))
        };
        self.forms.iter().position(is_it)
    }

    fn row(
        &mut self,
        (number, table): (usize, &RawTable),
        row: usize,
        cells: &[String],
        columns: &Columns,
        form: usize,
    ) {
        let cell = |target: &Target| {
            let at = columns.place(target)?;
            cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let mut faults = 0u32;
        let mut records: BTreeMap<Kind, Told> = BTreeMap::new();
        for (at, target) in columns.targets.iter().enumerate() {
            let text = cells.get(at).map_or("", String::as_str);
            let taken = self.take(target, text, &mut records);
            if let Err(problem) = taken {
                faults += 1;
                let column = table.header.get(at).cloned().unwrap_or_default();
                self.complain(table, row, column, problem);
            }
        }
        let keys = (cell(&Target::ParentIndex), cell(&Target::Submission));
        let parent = match self.parent(keys, form) {
            Ok(parent) => parent,
            Err(problem) => {
                faults += 1;
                self.complain(table, row, FieldName::PARENT.to_owned(), problem);
                None
            }
        };
        if faults > 0 {
            self.report.left_out += 1;
            return;
        }
        let Some(kind) = self.forms.get(form).map(|form| form.id.clone()) else { return };
        let main = self.main_id(cell(&Target::Instance), cells, table, &kind);
        for key in [Target::Index, Target::Instance].iter().filter_map(cell) {
            self.keys.insert((form, key.to_owned()), main);
        }
        self.plan(main, form, parent, records, (number, row));
    }

    pub(super) fn complain(
        &mut self,
        table: &RawTable,
        row: usize,
        column: String,
        problem: CellProblem,
    ) {
        if self.report.problems.len() < MAX_TOLD {
            let sheet = table.sheet.clone();
            self.report.problems.push(RowProblem { sheet, row, column, problem });
        }
    }

    /// What a cell says of its field.
    fn take(
        &self,
        target: &Target,
        text: &str,
        records: &mut BTreeMap<Kind, Told>,
    ) -> Result<(), CellProblem> {
        let form = |kind: &Kind| self.forms.iter().find(|form| form.id == *kind);
        match target {
            Target::Field(kind, name) => {
                let Some(field) = form(kind).and_then(|form| form.field(name.as_str())) else {
                    return Ok(());
                };
                let (fields, files) = records.entry(kind.clone()).or_default();
                let is_file = field
                    .kind
                    .targets()
                    .is_some_and(|of| of.iter().any(|kind| *kind == *"attachment"));
                if is_file && !text.trim().is_empty() && text.trim().parse::<RecordId>().is_err() {
                    files.push((name.clone(), self.media(text.trim())?));
                } else if let Some(value) = value_of(field, text, self.order.dates)? {
                    fields.insert(name.clone(), value);
                }
            }
            Target::Choice(kind, name, code) => {
                let is_chosen = matches!(
                    text.trim().to_lowercase().as_str(),
                    "1" | "true" | "yes" | "да" | "иә"
                );
                let (fields, _) = records.entry(kind.clone()).or_default();
                if is_chosen {
                    let value =
                        fields.entry(name.clone()).or_insert_with(|| Value::Codes(BTreeSet::new()));
                    if let Value::Codes(codes) = value {
                        codes.insert(code.clone());
                    }
                }
            }
            Target::Instance
            | Target::Index
            | Target::ParentIndex
            | Target::Submission
            | Target::Nothing => {}
        }
        Ok(())
    }

    /// A file by its name alone: no cell leads out of the media folder.
    fn media(&self, name: &str) -> Result<PathBuf, CellProblem> {
        let name = Path::new(name).file_name().ok_or(CellProblem::NoFile)?;
        let path = self.order.media.as_ref().map(|folder| folder.join(name));
        path.filter(|path| path.is_file()).ok_or(CellProblem::NoFile)
    }

    /// The record that a row belongs to: that of a row before, else of a submission that may
    /// have come with an earlier file, else the case under which all is filed.
    fn parent(
        &self,
        (key, submission): (Option<&str>, Option<&str>),
        form: usize,
    ) -> Result<Option<RecordId>, CellProblem> {
        let Some(of) = self.forms.get(form).and_then(|form| form.parent.as_ref()) else {
            return Ok(None);
        };
        let above = self.forms.iter().position(|form| form.id == *of);
        let known = |key: &str| self.keys.get(&(above?, key.to_owned())).copied();
        let is_number = |key: &&str| key.bytes().all(|byte| byte.is_ascii_digit());
        let found = key.and_then(known).or_else(|| {
            let key = key.filter(|key| !is_number(key)).or(submission);
            Some(self.id_of_submission(of, key?))
        });
        let case = self.order.case.filter(|_| *of == *"case");
        found.or(case).map(Some).ok_or(CellProblem::NoParent)
    }

    /// The id of a record by what tells its submission apart: a bare UUID as it is, so that
    /// two vaults have the same record.
    fn id_of_submission(&self, kind: &Kind, key: &str) -> RecordId {
        let bare = key.strip_prefix("uuid:").unwrap_or(key);
        bare.parse().unwrap_or_else(|_| RecordId::from_digest(&sha256(&self.keyed(kind, &[key]))))
    }

    fn keyed(&self, kind: &Kind, said: &[&str]) -> Vec<u8> {
        let said = serde_json::json!(["dala-import-v1", kind.as_str(), said]).to_string();
        [&self.salt, said.as_bytes()].concat()
    }

    /// The id of a row: of its submission, else of what it says and how often that came.
    fn main_id(
        &mut self,
        instance: Option<&str>,
        cells: &[String],
        table: &RawTable,
        form: &Kind,
    ) -> RecordId {
        if let Some(instance) = instance {
            return self.id_of_submission(form, instance);
        }
        let pairs = table.header.iter().zip(cells);
        let pairs =
            pairs.filter(|(header, cell)| !header.starts_with('_') && !cell.trim().is_empty());
        let said: Vec<&str> =
            pairs.flat_map(|(header, cell)| [header.as_str(), cell.trim()]).collect();
        let mut keyed = self.keyed(form, &said);
        let once = RecordId::from_digest(&sha256(&keyed));
        let times = self.seen.entry(once).or_insert(0);
        *times += 1;
        if *times == 1 {
            return once;
        }
        keyed.extend_from_slice(&times.to_be_bytes());
        RecordId::from_digest(&sha256(&keyed))
    }

    fn plan(
        &mut self,
        main: RecordId,
        form: usize,
        parent: Option<RecordId>,
        records: BTreeMap<Kind, Told>,
        place: (usize, usize),
    ) {
        let Some(main_kind) = self.forms.get(form).map(|form| form.id.clone()) else { return };
        let mut records = records;
        let (mut fields, files) = records.remove(&main_kind).unwrap_or_default();
        if let (Some(parent), Ok(name)) = (parent, FieldName::new(FieldName::PARENT)) {
            fields.insert(name, Value::Ref(parent));
        }
        self.planned.push(Planned { record: main, form, fields, files, place });
        for (kind, (mut fields, files)) in records {
            let Some(other) = self.forms.iter().position(|form| form.id == kind) else { continue };
            if fields.is_empty() && files.is_empty() {
                continue;
            }
            let form = self.forms.get(other);
            let link = form.and_then(|form| {
                form.fields()
                    .find(|field| field.kind.targets().is_some_and(|of| of.contains(&main_kind)))
            });
            if let Some(link) = link {
                let value = match link.kind {
                    FieldType::Refs(_) => Value::Refs([main].into()),
                    _ => Value::Ref(main),
                };
                fields.entry(link.name.clone()).or_insert(value);
            }
            let bytes = [main.as_bytes().as_slice(), kind.as_str().as_bytes(), &self.salt].concat();
            let record = RecordId::from_digest(&sha256(&bytes));
            self.planned.push(Planned { record, form: other, fields, files, place });
        }
    }
}
