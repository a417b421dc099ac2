//! What the screen of tables and forms knows. What decides is here, and draws nothing.

use std::path::PathBuf;

use crate::casework::{AddedForm, CaseworkError, ImportOrder, ImportReport, Step, TableLook};
use crate::form::{FormRead, SheetError, Target};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) enum Content {
    /// Nothing is known yet.
    #[default]
    Nothing,
    /// A form that can be added.
    Form(Box<FormRead>),
    /// A form with faults: all of them.
    FaultyForm(Vec<SheetError>),
    /// A table.
    Table(Box<TableLook>),
    /// It cannot be read.
    Refused(CaseworkError),
}

/// What was done.
#[derive(Debug)]
pub(super) enum Done {
    /// A form was added.
    Form(AddedForm),
    /// A table was taken in.
    Table(ImportReport),
}

/// What the screen knows.
#[derive(Debug, Default)]
pub(super) struct State {
    /// A path that is typed.
    pub(super) path: String,
    /// The file in hand.
    pub(super) file: Option<PathBuf>,
    /// What it holds.
    pub(super) content: Content,
    /// How it is to be taken in.
    pub(super) order: ImportOrder,
    /// What was done with it.
    pub(super) done: Option<Done>,
    /// Why something could not be done.
    pub(super) failed: Option<CaseworkError>,
    /// How far the work is.
    pub(super) step: Option<Step>,
    /// Whether it is being looked at.
    pub(super) is_looking: bool,
    /// Whether it is being taken in.
    pub(super) is_busy: bool,
    /// Whether the work was asked to stop.
    pub(super) is_stopping: bool,
    /// Whether somebody types: Escape belongs to the field then.
    pub(super) is_typing: bool,
    /// The kind whose records are to be written as a table.
    pub(super) kind_to_write: String,
    /// As many rows were written.
    pub(super) written: Option<u64>,
}

/// What stands for a column that is left out.
pub(super) const LEFT_OUT: &str = "";

impl State {
    /// The kinds that the table seems to tell of, where nobody said any.
    pub(super) fn take_kinds(&mut self, look: &TableLook) {
        if self.order.kinds.is_empty() {
            self.order.kinds.clone_from(&look.kinds);
        }
    }

    /// Chooses the kind of the rows. What was said of columns was said of the fields of
    /// another kind.
    pub(super) fn choose_kind(&mut self, kind: String) {
        if self.order.kinds.first() != Some(&kind) {
            self.order.kinds = vec![kind];
            self.order.columns.clear();
        }
    }

    /// Has each row make a record of this kind too, or no longer.
    pub(super) fn toggle_with(&mut self, kind: &str) {
        let at = self.order.kinds.iter().skip(1).position(|one| one == kind);
        match at {
            Some(at) => {
                self.order.kinds.remove(at + 1);
                let of_kind = format!("{kind}.");
                self.order.columns.retain(|_, field| !field.starts_with(&of_kind));
            }
            None => self.order.kinds.push(kind.to_owned()),
        }
    }

    /// Says what a column answers: `kind.field`, or [`LEFT_OUT`].
    pub(super) fn say_column(&mut self, header: &str, field: String) {
        self.order.columns.insert(header.to_owned(), field);
    }

    /// Whether the final step can be taken.
    pub(super) fn can_finish(&self) -> bool {
        if self.is_busy || self.is_looking || self.done.is_some() {
            return false;
        }
        match &self.content {
            Content::Form(_) => true,
            Content::Table(look) => {
                takes_something(look)
                    && (look.report.left_out == 0 || self.order.leaves_faulty)
                    && would_do(look, self.order.updates) > 0
            }
            Content::Nothing | Content::FaultyForm(_) | Content::Refused(_) => false,
        }
    }
}

/// Whether any column answers anything.
pub(super) fn takes_something(look: &TableLook) -> bool {
    look.columns.iter().any(|column| is_taken(&column.target))
}

/// Whether what stands in a column goes into a field.
pub(super) fn is_taken(target: &Target) -> bool {
    matches!(target, Target::Field(..) | Target::Choice(..))
}

/// The records that taking a table in would make or change.
pub(super) fn would_do(look: &TableLook, updates: bool) -> u64 {
    let new: u64 = look.report.added.values().sum();
    new + if updates { look.report.updated } else { 0 }
}
