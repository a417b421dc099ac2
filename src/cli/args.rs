//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Documents interviews, photos and detentions in one encrypted file, and merges what
/// many monitors wrote.
#[derive(Parser)]
#[command(name = "dala", version, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 done, 1 refused (with one line that says why), 2 wrong usage.\n\
Start with: dala demo demo/"
)]
pub(super) struct Cli {
    /// Answer in JSON, for machines.
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Read the passphrase from this file's first line, or from standard input (-).
    #[arg(long, global = true, value_name = "FILE|-")]
    pub(super) passphrase_file: Option<PathBuf>,
    /// Open the vault with the words of its recovery sheet, or of enough parts of it, from
    /// this file or from standard input (-), in place of the passphrase.
    #[arg(long, global = true, value_name = "FILE|-", conflicts_with = "passphrase_file")]
    pub(super) recovery_file: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Make a new vault.
    #[command(after_help = "Example: dala new work.dala --name steppe-3")]
    New {
        /// The new file.
        vault: PathBuf,
        /// Your name or code name, as your card shows it.
        #[arg(long)]
        name: String,
    },
    /// Check a vault whole: file, revisions, attachments, log, derived tables.
    #[command(after_help = "Example: dala check work.dala --rebuild")]
    Check {
        /// The vault.
        vault: PathBuf,
        /// Build the derived tables anew.
        #[arg(long)]
        rebuild: bool,
    },
    /// Write a whole copy of a vault, read back and compared.
    #[command(after_help = "Example: dala backup work.dala /media/stick/work-0301.dala")]
    Backup {
        /// The vault.
        vault: PathBuf,
        /// The new file.
        destination: PathBuf,
    },
    /// Print the recovery sheet: words that open the vault without its passphrase.
    #[command(after_help = "Examples:\n  \
dala recovery work.dala\n  \
dala recovery work.dala --parts 5 --needed 3\n  \
dala list work.dala person --recovery-file words.txt")]
    Recovery {
        /// The vault.
        vault: PathBuf,
        /// Split it into this many parts, 2 to 16, for as many people.
        #[arg(long, value_name = "N", requires = "needed")]
        parts: Option<u8>,
        /// Any this many of the parts open the vault, fewer do not.
        #[arg(long, value_name = "K", requires = "parts")]
        needed: Option<u8>,
    },
    /// Give the vault a new passphrase. Recovery sheets made before do not open it any more.
    #[command(after_help = "Examples:\n  \
dala passphrase work.dala\n  \
dala passphrase work.dala --recovery-file words.txt")]
    Passphrase {
        /// The vault.
        vault: PathBuf,
        /// Read the new passphrase from this file's first line, or from standard input (-).
        #[arg(long, value_name = "FILE|-")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Add a record; prints its id. `dala help add` lists kinds, fields and codes.
    #[command(after_help = "Examples:\n  \
dala add work.dala case --set case_code=K-17 --set title='Night of the 6th' --set status=open\n  \
dala add work.dala arrest --case ID --source INTERVIEW --set person=ID --set arrested_on=2022-01-06~\n  \
dala add work.dala stay --set parent=DETENTION --set facility_type=ivs --state cell=unknown")]
    Add {
        /// The vault.
        vault: PathBuf,
        /// The kind: case, person, interview, detention, …
        kind: String,
        /// File it under this case.
        #[arg(long, value_name = "ID")]
        case: Option<String>,
        #[command(flatten)]
        answers: Answers,
    },
    /// Change a record.
    #[command(
        after_help = "Example: dala edit work.dala ID --source INTERVIEW --set sex=female --retract age_stated"
    )]
    Edit {
        /// The vault.
        vault: PathBuf,
        /// The record.
        id: String,
        #[command(flatten)]
        answers: Answers,
        /// Take back what you said in this field.
        #[arg(long, value_name = "FIELD")]
        retract: Vec<String>,
    },
    /// Show a record: who says what, when, from which source; its rows; what refers to it.
    #[command(after_help = "Example: dala show work.dala ID --history")]
    Show {
        /// The vault.
        vault: PathBuf,
        /// The record.
        id: String,
        /// With every revision.
        #[arg(long)]
        history: bool,
    },
    /// List the records of a kind.
    #[command(after_help = "Examples:\n  \
dala list work.dala person\n  \
dala list work.dala arrest --case ID\n  \
dala list work.dala person --deleted")]
    List {
        /// The vault.
        vault: PathBuf,
        /// The kind.
        kind: String,
        /// Only what an export of this case would take.
        #[arg(long, value_name = "ID", conflicts_with = "deleted")]
        case: Option<String>,
        /// The deleted ones instead; see: dala delete --undo.
        #[arg(long)]
        deleted: bool,
    },
    /// Find records by the beginnings of words, in any spelling.
    #[command(after_help = "Example: dala search work.dala 'toreg akj'")]
    Search {
        /// The vault.
        vault: PathBuf,
        /// What to look for.
        text: String,
    },
    /// Attach files to a record.
    #[command(after_help = "Example: dala attach work.dala ID photo1.jpg photo2.heic --take-exif")]
    Attach {
        /// The vault.
        vault: PathBuf,
        /// The record.
        id: String,
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Take over what the files' EXIF says of time and device.
        #[arg(long)]
        take_exif: bool,
    },
    /// Write the original bytes of an attachment to a new file.
    #[command(after_help = "Example: dala extract work.dala SHA256 photo1.jpg")]
    Extract {
        /// The vault.
        vault: PathBuf,
        /// Its SHA-256.
        sha256: String,
        /// The new file.
        out: PathBuf,
    },
    /// Print this vault's card, to be given to others.
    #[command(after_help = "Example: dala card work.dala > steppe-3.dalacard")]
    Card {
        /// The vault.
        vault: PathBuf,
    },
    /// Believe the holder of a card: his judgements count here.
    #[command(after_help = "Examples:\n  \
dala trust ngo.dala steppe-3.dalacard\n  \
dala trust ngo.dala steppe-3.dalacard --unknown")]
    Trust {
        /// The vault.
        vault: PathBuf,
        /// His card, or the key that `dala signers` shows.
        #[arg(value_name = "CARD|KEY")]
        card: String,
        /// Neither believe nor reject him: what he says is shown, and settles nothing.
        #[arg(long)]
        unknown: bool,
    },
    /// Believe nothing of the holder of a card.
    #[command(after_help = "Example: dala reject ngo.dala stranger.dalacard")]
    Reject {
        /// The vault.
        vault: PathBuf,
        /// His card, or the key that `dala signers` shows.
        #[arg(value_name = "CARD|KEY")]
        card: String,
    },
    /// List who signed what is here, and how far he is believed.
    #[command(after_help = "Example: dala signers ngo.dala")]
    Signers {
        /// The vault.
        vault: PathBuf,
    },
    /// Show what was done in this vault, the latest first: it never leaves the vault.
    #[command(after_help = "Example: dala log work.dala --last 20")]
    Log {
        /// The vault.
        vault: PathBuf,
        /// So many entries.
        #[arg(long, value_name = "N", default_value_t = 100)]
        last: u32,
    },
    /// Write sealed bundles to a folder.
    #[command(
        after_help = "Example: dala export work.dala /media/stick --to ngo.dalacard --case ID --max-size 4000000000"
    )]
    Export {
        /// The vault.
        vault: PathBuf,
        /// The folder.
        folder: PathBuf,
        /// To whom: a card's file, an age1… recipient, or the word passphrase.
        #[arg(long, required = true, value_name = "CARD|age1…|passphrase")]
        to: Vec<String>,
        /// Only this case (may be given again).
        #[arg(long, value_name = "ID")]
        case: Vec<String>,
        /// For what; only "own" is offered yet.
        #[arg(long, default_value = "own")]
        purpose: String,
        /// The largest a bundle may be, in bytes.
        #[arg(long, value_name = "BYTES")]
        max_size: Option<u64>,
        /// The passphrase to seal with: this file's first line, or - for standard input.
        #[arg(long, value_name = "FILE|-")]
        bundle_passphrase_file: Option<PathBuf>,
    },
    /// Verify a bundle and say what it holds.
    #[command(after_help = "Example: dala inspect 5f0c1a2b3c4d5e6f.age --with ngo.dala")]
    Inspect {
        /// The bundle.
        bundle: PathBuf,
        /// The vault whose key opens it.
        #[arg(long = "with", value_name = "VAULT")]
        with: PathBuf,
        /// The passphrase that the bundle is sealed with.
        #[arg(long, value_name = "FILE|-")]
        bundle_passphrase_file: Option<PathBuf>,
    },
    /// Merge bundles into a vault.
    #[command(after_help = "Example: dala merge ngo.dala bundles/*.age --preview")]
    Merge {
        /// The vault.
        vault: PathBuf,
        /// The bundles.
        #[arg(required = true)]
        bundles: Vec<PathBuf>,
        /// Only say what would happen.
        #[arg(long)]
        preview: bool,
        /// The passphrase that the bundles are sealed with.
        #[arg(long, value_name = "FILE|-")]
        bundle_passphrase_file: Option<PathBuf>,
    },
    /// List contested fields, and claims that wait to be weighed.
    #[command(after_help = "Example: dala conflicts ngo.dala")]
    Conflicts {
        /// The vault.
        vault: PathBuf,
    },
    /// Say what you hold to be right in a field.
    #[command(
        after_help = "Example: dala settle ngo.dala ID started_on --claim REV --reason 'court paper seen'"
    )]
    Settle {
        /// The vault.
        vault: PathBuf,
        /// The record.
        id: String,
        /// The field.
        field: String,
        #[command(flatten)]
        verdict: VerdictArgs,
        /// Why.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Judge that a record no longer counts; it stays in the history.
    #[command(after_help = "Examples:\n  \
dala delete work.dala ID\n  \
dala list work.dala person --deleted\n  \
dala delete work.dala ID --undo")]
    Delete {
        /// The vault.
        vault: PathBuf,
        /// The record.
        id: String,
        /// Take a deletion back.
        #[arg(long)]
        undo: bool,
    },
    /// Remove a case from this vault without a trace. Merging its bundle brings it back.
    #[command(after_help = "Example: dala forget work.dala --case ID")]
    Forget {
        /// The vault.
        vault: PathBuf,
        /// The case.
        #[arg(long, value_name = "ID")]
        case: String,
    },
    /// Forms of your own: the questionnaires that you use in `KoBoToolbox` or ODK.
    #[command(after_help = "Examples:\n  \
dala form check anketa.xlsx\n  \
dala form add work.dala anketa.xlsx")]
    Form {
        #[command(subcommand)]
        command: FormCommand,
    },
    /// Take in the rows of a table: exports of `KoBoToolbox` and ODK Central, or any list.
    #[command(after_help = "Examples:\n  \
dala import work.dala kobo.xlsx --form anketa --preview\n  \
dala import work.dala list.csv --form person --with detention --map 'ФИО=family_name' --map 'Дата=detention.started_on'")]
    Import {
        /// The vault.
        vault: PathBuf,
        /// The table: .csv or .xlsx.
        file: PathBuf,
        /// The kind of its rows.
        #[arg(long, value_name = "KIND")]
        form: String,
        /// A kind of which each row has a record too, that refers to the first (may be given again).
        #[arg(long, value_name = "KIND")]
        with: Vec<String>,
        /// Which field a column answers (may be given again).
        #[arg(long, value_name = "COLUMN=FIELD")]
        map: Vec<String>,
        /// File the records under this case.
        #[arg(long, value_name = "ID")]
        case: Option<String>,
        /// Who or what says so: an interview, a document.
        #[arg(long, value_name = "ID")]
        source: Option<String>,
        /// The folder of the files that cells name.
        #[arg(long, value_name = "FOLDER")]
        media: Option<PathBuf>,
        /// In dates such as 5/1/22 the month comes first.
        #[arg(long)]
        month_first: bool,
        /// Leave out rows with faults.
        #[arg(long)]
        skip_bad: bool,
        /// Take over what rows say otherwise than when they came first.
        #[arg(long)]
        update: bool,
        /// Only say what would happen.
        #[arg(long)]
        preview: bool,
    },
    /// Write the records of a kind as a table.
    #[command(after_help = "Examples:\n  \
dala export-table work.dala person people.xlsx\n  \
dala export-table work.dala detention detentions.csv")]
    ExportTable {
        /// The vault.
        vault: PathBuf,
        /// The kind.
        kind: String,
        /// The new file: .xlsx, or else CSV.
        out: PathBuf,
    },
    /// Make practice vaults with invented people: two monitors' and an NGO's.
    #[command(
        after_help = "Example: dala demo demo/ && dala list demo/ngo.dala person --passphrase-file demo/passphrase.txt"
    )]
    Demo {
        /// A new folder.
        folder: PathBuf,
    },
}

#[derive(Subcommand)]
pub(super) enum FormCommand {
    /// Say what is wrong with an XLSForm, and what of it is read otherwise than written.
    #[command(after_help = "Example: dala form check anketa.xlsx")]
    Check {
        /// The workbook.
        file: PathBuf,
    },
    /// Add an XLSForm to a vault, as a new kind of record.
    #[command(after_help = "Example: dala form add work.dala anketa.xlsx")]
    Add {
        /// The vault.
        vault: PathBuf,
        /// The workbook.
        file: PathBuf,
    },
    /// List the forms of a vault, with their versions.
    #[command(after_help = "Example: dala form list work.dala")]
    List {
        /// The vault.
        vault: PathBuf,
    },
    /// Write a form as the workbook of an XLSForm.
    #[command(after_help = "Examples:\n  \
dala form export arrest arrest.xlsx\n  \
dala form export anketa anketa.xlsx --vault work.dala")]
    Export {
        /// The kind.
        kind: String,
        /// The new file.
        out: PathBuf,
        /// The vault that has the form; built-in forms need none.
        #[arg(long)]
        vault: Option<PathBuf>,
    },
}

impl Command {
    /// Where a second secret is read from, besides the one that opens the vault.
    pub(super) fn second_secret_file(&self) -> Option<&PathBuf> {
        match self {
            Self::Export { bundle_passphrase_file: file, .. }
            | Self::Inspect { bundle_passphrase_file: file, .. }
            | Self::Merge { bundle_passphrase_file: file, .. }
            | Self::Passphrase { new_passphrase_file: file, .. } => file.as_ref(),
            _ => None,
        }
    }
}

/// Answers to fields.
#[derive(Args)]
pub(super) struct Answers {
    /// Who or what says so: an interview, a document.
    #[arg(long, value_name = "ID")]
    pub(super) source: Option<String>,
    /// A field's value (may be given again).
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(super) set: Vec<String>,
    /// Why a field has no value: unknown, refused or `not_applicable` (may be given again).
    #[arg(long, value_name = "FIELD=STATE")]
    pub(super) state: Vec<String>,
}

/// What is held to be right.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(super) struct VerdictArgs {
    /// This value.
    #[arg(long)]
    pub(super) value: Option<String>,
    /// This answer state: unknown, refused or `not_applicable`.
    #[arg(long)]
    pub(super) state: Option<String>,
    /// What the claim of this revision says.
    #[arg(long, value_name = "REV")]
    pub(super) claim: Option<String>,
}
