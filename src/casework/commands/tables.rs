//! Answers from elsewhere: rows of a table become records, and records a table. The same row
//! becomes the same record, however often it comes; all of a file goes in, or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::attach::TakeIn;
use super::merge::open_file;
use super::record::{
    file_under, form_to_write, part, place_among_siblings, put_in_case, save, says_already,
};
use super::record::{own_sources, present};
use super::refuse::{check_case, check_fields, check_source, check_targets};
use crate::casework::jobs::{Step, Watch};
use crate::casework::pen::{Pen, form_ref};
use crate::casework::{Casework, CaseworkError, Outcome};
use crate::crypto::sha256;
use crate::form::{
    CellProblem, Columns, DateOrder, FieldType, Form, RawTable, Sheet, TableError, Target, cell_of,
    columns_of, csv_of, tables_from_bytes, value_of, workbook_of_table,
};
use crate::history::FormRef;
use crate::record::{FieldName, Json, Kind, RecordId, Value};
use crate::vault::{NewFile, WriteTx};

/// Bytes of a file of answers as it lies on the disk.
const MAX_BYTES: u64 = 256 << 20;
/// Where a vault keeps the secret that makes ids of rows: nobody else can tell from an id
/// what the row said.
const SALT: &str = "import-salt";
/// Rows that are told of one by one.
const MAX_TOLD: usize = 1_000;

/// What is to be taken in, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportOrder {
    /// The kind of the rows; then kinds of which each row has a record too, that refers to it.
    pub kinds: Vec<String>,
    /// From a header to a field, as a person said.
    pub columns: BTreeMap<String, String>,
    /// The case under which the records are filed.
    pub case: Option<RecordId>,
    /// Who or what says so.
    pub source: Option<RecordId>,
    /// Where the files lie that cells name.
    pub media: Option<PathBuf>,
    /// Which of two figures of a date is the day.
    pub dates: DateOrder,
    /// Leaves out rows with faults instead of refusing the file.
    pub leaves_faulty: bool,
    /// Takes over what a row says otherwise than when it came first.
    pub updates: bool,
    /// Only says what would happen.
    pub is_preview: bool,
}

/// A row that does not go in, or only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The sheet.
    pub sheet: String,
    /// The row, as a spreadsheet counts.
    pub row: usize,
    /// The header of the column.
    pub column: String,
    /// Why.
    pub problem: CellProblem,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Records that are new, by kind.
    pub added: BTreeMap<String, u64>,
    /// Rows that are here already and say nothing else.
    pub known: u64,
    /// Records that took over what a row says now.
    pub updated: u64,
    /// Records that say otherwise than their row, and were left.
    pub differing: u64,
    /// Rows that were left out for their faults.
    pub left_out: u64,
    /// The faults, the first thousand.
    pub problems: Vec<RowProblem>,
    /// Columns that nothing takes.
    pub unused: Vec<String>,
}

/// A record that a row makes.
struct Planned {
    record: RecordId,
    form: usize,
    fields: BTreeMap<FieldName, Value>,
    /// Files that cells name, to be attached.
    files: Vec<(FieldName, PathBuf)>,
}

/// What a row says of one record: values, and files that cells name.
type Told = (BTreeMap<FieldName, Value>, Vec<(FieldName, PathBuf)>);

struct Plan<'a> {
    forms: Vec<&'a Form>,
    order: &'a ImportOrder,
    salt: [u8; 32],
    planned: Vec<Planned>,
    report: ImportReport,
    /// Records of rows by their form and key, for rows of further sheets.
    keys: BTreeMap<(usize, String), RecordId>,
    seen: BTreeMap<RecordId, u32>,
}

impl Casework {
    /// Takes the rows of a table in.
    ///
    /// # Errors
    /// [`CaseworkError::Table`], [`CaseworkError::FaultyRows`] and others; nothing is changed
    /// then.
    pub fn import_table(
        &mut self,
        file: &Path,
        order: &ImportOrder,
        watch: &mut dyn Watch,
    ) -> Result<ImportReport, CaseworkError> {
        let tables = read_tables(file)?;
        let salt = self.import_salt(order.is_preview)?;
        let forms = self.import_forms(order)?;
        let mut plan = Plan {
            forms: forms.iter().collect(),
            order,
            salt,
            planned: Vec::new(),
            report: ImportReport::default(),
            keys: BTreeMap::new(),
            seen: BTreeMap::new(),
        };
        plan.read(&tables, watch)?;
        let Plan { planned, mut report, .. } = plan;
        if report.left_out > 0 && !order.leaves_faulty && !order.is_preview {
            return Err(CaseworkError::FaultyRows {
                count: report.left_out,
                problems: report.problems,
            });
        }
        let planned = self.with_files(planned, order, watch)?;
        self.write_rows(planned, &forms, order, &mut report, watch)?;
        Ok(report)
    }

    /// The forms of an order, with those of their repeats.
    fn import_forms(&self, order: &ImportOrder) -> Result<Vec<Form>, CaseworkError> {
        let mut forms: Vec<Form> = Vec::new();
        for kind in &order.kinds {
            forms.push(self.form(kind)?.clone());
        }
        for kind in &order.kinds {
            for form in self.form_family(kind)? {
                if !forms.iter().any(|one| one.id == form.id) {
                    forms.push(form.clone());
                }
            }
        }
        Ok(forms)
    }

    fn import_salt(&mut self, is_preview: bool) -> Result<[u8; 32], CaseworkError> {
        if let Some(salt) = self.vault.read(|tx| tx.own(SALT))?
            && let Ok(salt) = salt.as_slice().try_into()
        {
            return Ok(salt);
        }
        let salt: [u8; 32] = self.randomness.bytes()?;
        if !is_preview {
            self.vault.write("make a secret for imports", |tx| tx.set_own(SALT, &salt))?;
        }
        Ok(salt)
    }

    /// Attaches the files that rows name; a file that is here already is found again.
    fn with_files(
        &mut self,
        mut planned: Vec<Planned>,
        order: &ImportOrder,
        watch: &mut dyn Watch,
    ) -> Result<Vec<Planned>, CaseworkError> {
        if order.is_preview {
            return Ok(planned);
        }
        for one in &mut planned {
            for (name, path) in std::mem::take(&mut one.files) {
                let to = TakeIn { case: order.case, linked: None };
                let (attached, _) = self.take_in(&path, to, watch)?;
                one.fields.insert(name, Value::Ref(attached.record));
            }
        }
        Ok(planned)
    }

    fn write_rows(
        &mut self,
        planned: Vec<Planned>,
        forms: &[Form],
        order: &ImportOrder,
        report: &mut ImportReport,
        watch: &mut dyn Watch,
    ) -> Result<(), CaseworkError> {
        let Self { vault, forms: all, signer, clock, randomness, .. } = self;
        let now = clock.now();
        let mut pen = Pen { signer, clock: clock.as_ref(), randomness: randomness.as_mut() };
        let mut has_new = false;
        let mut work = |tx: &mut WriteTx<'_>| {
            check_case(tx, order.case)?;
            check_source(tx, order.source)?;
            let refs: Vec<FormRef> =
                forms.iter().map(|form| form_ref(tx, form)).collect::<Result<_, _>>()?;
            let total = planned.len() as u64;
            let decisions = tx.decisions()?;
            let mut outcome = Outcome::default();
            for (done, one) in (0u64..).zip(&planned) {
                let (Some(form), Some(form_ref)) = (forms.get(one.form), refs.get(one.form)) else {
                    continue;
                };
                if tx.has_record(&one.record)? {
                    again(tx, &mut pen, all, form, one, order, report, &mut outcome)?;
                } else {
                    first(tx, &mut pen, form, form_ref, one, order, &mut outcome)?;
                    // Rows of it, and what refers to it, need it to be there.
                    for changed in std::mem::take(&mut outcome.records) {
                        tx.refold(&changed, &decisions, all)?;
                    }
                    has_new = true;
                    *report.added.entry(form.id.to_string()).or_default() += 1;
                }
                watch.step(Step { done, total, stage: "importing" });
                if watch.is_cancelled() {
                    return Err(CaseworkError::Cancelled);
                }
            }
            if has_new || !outcome.is_empty() {
                for changed in &outcome.records {
                    tx.refold(changed, &decisions, all)?;
                }
                tx.append_log(&now, "import", None, "")?;
            }
            Ok(())
        };
        let is_preview = order.is_preview;
        let done = vault.write("import a table", |tx| {
            work(tx)?;
            // A preview is the same change, undone.
            if is_preview { Err(CaseworkError::Cancelled) } else { Ok(()) }
        });
        match done {
            Err(CaseworkError::Cancelled) if is_preview && !watch.is_cancelled() => Ok(()),
            done => done,
        }
    }

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

fn read_tables(file: &Path) -> Result<Vec<RawTable>, CaseworkError> {
    let mut bytes = Vec::new();
    open_file(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(CaseworkError::Read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(CaseworkError::Table(TableError::TooManyRows));
    }
    Ok(tables_from_bytes(bytes)?)
}

/// A record that is new.
fn first(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    form: &Form,
    form_ref: &FormRef,
    one: &Planned,
    order: &ImportOrder,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let mut fields = one.fields.clone();
    check_fields(form, &fields)?;
    let takes_case = form.field(FieldName::CASES).is_some() || form.id == *"person";
    file_under(form, order.case.filter(|_| takes_case), &mut fields)?;
    check_targets(tx, form, &fields)?;
    place_among_siblings(tx, form, &mut fields)?;
    let parts = part(form, fields, |_| vec![order.source]);
    save(tx, pen, one.record, form_ref, BTreeSet::new(), parts, outcome)?;
    if let (Some(case), "person") = (order.case, form.id.as_str()) {
        put_in_case(tx, pen, one.record, case, outcome)?;
    }
    Ok(())
}

/// A record that came with an earlier file.
fn again(
    tx: &mut WriteTx<'_>,
    pen: &mut Pen<'_>,
    forms: &crate::vault::Forms,
    form: &Form,
    one: &Planned,
    order: &ImportOrder,
    report: &mut ImportReport,
    outcome: &mut Outcome,
) -> Result<(), CaseworkError> {
    let (folded, form_ref) = present(tx, &one.record)?;
    let own = pen.signer.key();
    let mut fields = one.fields.clone();
    fields.retain(|name, value| !says_already(&folded, &own, order.source, name, value));
    if fields.is_empty() {
        report.known += 1;
        return Ok(());
    }
    if !order.updates {
        report.differing += 1;
        return Ok(());
    }
    check_fields(form, &fields)?;
    check_targets(tx, form, &fields)?;
    let parts = part(form, fields, |name| match order.source {
        Some(source) => vec![Some(source)],
        None => match own_sources(&folded, &own, name).as_slice() {
            [] => vec![None],
            sources => sources.to_vec(),
        },
    });
    let form_ref = form_to_write(tx, forms, &form_ref)?;
    save(tx, pen, one.record, &form_ref, folded.heads, parts, outcome)?;
    report.updated += 1;
    Ok(())
}

impl Plan<'_> {
    fn read(&mut self, tables: &[RawTable], watch: &mut dyn Watch) -> Result<(), CaseworkError> {
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
                self.row(table, *row, cells, &columns, form);
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
    fn form_of(&self, number: usize, table: &RawTable) -> Option<usize> {
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
        table: &RawTable,
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
                let sheet = table.sheet.clone();
                if self.report.problems.len() < MAX_TOLD {
                    self.report.problems.push(RowProblem { sheet, row, column, problem });
                }
            }
        }
        let parent = match self.parent(cell(&Target::ParentIndex), form) {
            Ok(parent) => parent,
            Err(problem) => {
                faults += 1;
                let (sheet, column) = (table.sheet.clone(), "parent".to_owned());
                if self.report.problems.len() < MAX_TOLD {
                    self.report.problems.push(RowProblem { sheet, row, column, problem });
                }
                None
            }
        };
        if faults > 0 {
            self.report.left_out += 1;
            return;
        }
        let main = self.main_id(cell(&Target::Instance), cells, table, form);
        for key in [Target::Index, Target::Instance].iter().filter_map(|target| cell(target)) {
            self.keys.insert((form, key.to_owned()), main);
        }
        self.plan(main, form, parent, records);
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
            Target::Instance | Target::Index | Target::ParentIndex | Target::Nothing => {}
        }
        Ok(())
    }

    /// A file by its name alone: no cell leads out of the media folder.
    fn media(&self, name: &str) -> Result<PathBuf, CellProblem> {
        let name = Path::new(name).file_name().ok_or(CellProblem::NoFile)?;
        let path = self.order.media.as_ref().map(|folder| folder.join(name));
        path.filter(|path| path.is_file()).ok_or(CellProblem::NoFile)
    }

    fn parent(&self, key: Option<&str>, form: usize) -> Result<Option<RecordId>, CellProblem> {
        let Some(of) = self.forms.get(form).and_then(|form| form.parent.as_ref()) else {
            return Ok(None);
        };
        let key = key.ok_or(CellProblem::NoParent)?;
        let above = self.forms.iter().position(|form| form.id == *of);
        let known = above.and_then(|above| self.keys.get(&(above, key.to_owned())).copied());
        known.or_else(|| key.parse().ok()).map(Some).ok_or(CellProblem::NoParent)
    }

    /// The id of a row: of its submission, else of what it says and how often that came.
    fn main_id(
        &mut self,
        instance: Option<&str>,
        cells: &[String],
        table: &RawTable,
        form: usize,
    ) -> RecordId {
        if let Some(Ok(id)) = instance.map(str::parse) {
            return id;
        }
        let kind = self.forms.get(form).map(|form| form.id.to_string()).unwrap_or_default();
        let said: Vec<String> = match instance {
            Some(instance) => vec![instance.to_owned()],
            None => {
                let pairs = table.header.iter().zip(cells);
                let pairs = pairs
                    .filter(|(header, cell)| !header.starts_with('_') && !cell.trim().is_empty());
                pairs.flat_map(|(header, cell)| [header.clone(), cell.trim().to_owned()]).collect()
            }
        };
        let bytes = serde_json::json!(["dala-import-v1", kind, said]).to_string();
        let mut keyed = self.salt.to_vec();
        keyed.extend_from_slice(bytes.as_bytes());
        let once = RecordId::from_digest(&sha256(&keyed));
        let times = self.seen.entry(once).or_insert(0);
        *times += 1;
        if *times == 1 || instance.is_some() {
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
    ) {
        let Some(main_kind) = self.forms.get(form).map(|form| form.id.clone()) else { return };
        let mut records = records;
        let (mut fields, files) = records.remove(&main_kind).unwrap_or_default();
        if let (Some(parent), Ok(name)) = (parent, FieldName::new(FieldName::PARENT)) {
            fields.insert(name, Value::Ref(parent));
        }
        self.planned.push(Planned { record: main, form, fields, files });
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
            self.planned.push(Planned { record, form: other, fields, files });
        }
    }
}
