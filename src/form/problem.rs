//! What can be wrong with a form, and where in its sheets; and what of it is read in
//! another way than it is written.

use super::expr::ExprError;
use crate::record::NameError;

/// What is wrong with a form or list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not comma-separated values.
    #[error("this is not a readable table")]
    NotATable,
    /// More rows than any form needs.
    #[error("more than {0} rows")]
    TooManyRows(usize),
    /// More columns than any form needs.
    #[error("more than {0} columns")]
    TooManyColumns(usize),
    /// A cell longer than any label.
    #[error("more than {0} characters in one cell")]
    TooLong(usize),
    /// A sheet that must be there.
    #[error("there is no sheet \"{0}\"")]
    MissingSheet(&'static str),
    /// A column that must be there.
    #[error("the column \"{0}\" is missing")]
    MissingColumn(&'static str),
    /// Two columns that say the same.
    #[error("the column \"{0}\" is there twice")]
    DoubledColumn(String),
    /// A cell that must be filled.
    #[error("this cell must be filled")]
    Empty,
    /// A formula that came to an error in the program that saved the workbook.
    #[error("the formula in this cell came to an error")]
    FormulaError,
    /// A kind or field name with letters that are not allowed.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A name with a blank in it: other programs change such names silently.
    #[error("\"{0}\" has a blank in it; names have none")]
    Blank(String),
    /// Two fields or groups of one name.
    #[error("\"{0}\" is there twice")]
    Doubled(String),
    /// A name that stands for several fields.
    #[error("\"{0}\" is the name of more than one question")]
    Ambiguous(String),
    /// A name that every record uses already.
    #[error("\"{0}\" is a name of Dala's own; choose another")]
    Reserved(String),
    /// The name of a built-in form.
    #[error("\"{0}\" is a form of Dala's own; choose another form_id")]
    BuiltIn(String),
    /// A type of question that this version does not read.
    #[error("\"{0}\" is not a type of question that Dala knows")]
    UnknownType(String),
    /// A list that is neither in the sheet `choices` nor built in.
    #[error("there is no list \"{0}\"")]
    UnknownList(String),
    /// A code with letters that are not allowed.
    #[error("\"{0}\" is not a code: letters, digits, _ . and - without blanks, 64 at most")]
    BadCode(String),
    /// A choice without any label.
    #[error("there is no label in any language")]
    NoLabel,
    /// An expression that cannot be read.
    #[error(transparent)]
    Expression(#[from] ExprError),
    /// An expression that names a field that is not there.
    #[error("the expression names \"{0}\", which is not a field of this form")]
    UnknownField(String),
    /// Questions that are worked out of each other in a circle.
    #[error("what this is worked out of depends on itself: {0}")]
    Cycle(String),
    /// A word that the column does not know.
    #[error("\"{0}\" is not a word for this column")]
    UnknownWord(String),
    /// A group or repeat that does not end.
    #[error("this group or repeat does not end")]
    NoGroupEnd,
    /// An end without a beginning.
    #[error("there is no group or repeat that ends here")]
    NoGroupBegin,
    /// No question at all.
    #[error("the form has no fields")]
    NoFields,
    /// A group or repeat in which nothing is.
    #[error("there is nothing in this group or repeat")]
    EmptyGroup,
    /// Choices of a list that are too many.
    #[error("too many fields, groups or choices")]
    TooMany,
}

/// Where in the sheets what is wrong. All of a form's errors are told at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sheet {sheet}, row {row}, column {column}: {problem}")]
pub struct SheetError {
    /// `survey`, `choices`, `settings`.
    pub sheet: &'static str,
    /// From 1, the header being row 1.
    pub row: usize,
    /// The header of the column.
    pub column: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What of a form is read in another way than it is written, and what happens instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Note {
    /// A question that watches the device or the person who fills in.
    #[error("\"{0}\" watches the device or who fills the form in: Dala does not record it")]
    NotRecorded(String),
    /// A type that is asked in a simpler way.
    #[error("\"{0}\" is asked as text")]
    AskedAsText(String),
    /// A list in a file of its own.
    #[error("the list lies in {0}, which is not in the workbook: asked as text")]
    ListElsewhere(String),
    /// Sound and video beside labels.
    #[error("sound and video beside labels are left out")]
    Media,
    /// A picture beside a label that is not there, or for which there is no room.
    #[error("the picture {0} is not beside the workbook, or too large for the form: left out")]
    NoPicture(String),
    /// A language that Dala does not speak, and the form has another that it does not.
    #[error("texts in {0} are left out: beside English, Russian and Kazakh there is room for one")]
    Language(String),
    /// A name that is there more than once, or that every record uses already.
    #[error("the name \"{from}\" is taken: this one is kept as \"{to}\"")]
    Renamed {
        /// The name as written.
        from: String,
        /// The name as stored.
        to: String,
    },
    /// A question without a label.
    #[error("there is no label: \"{0}\" is shown")]
    NoLabel(String),
    /// A `choice_filter` that names a column that the choices do not have.
    #[error(
        "the choices have no column \"{0}\": it reads as empty; a text stands in quotation marks"
    )]
    NoColumn(String),
    /// Cells that are merged into one.
    #[error("the cells {0} are merged: what stands in the first one counts for it alone")]
    Merged(String),
    /// A sheet that is not read.
    #[error("the sheet \"{0}\" is not read")]
    Sheet(String),
    /// A column that says when to work something out.
    #[error("the column is not used: what is worked out is worked out at every change")]
    EveryChange,
    /// A column of entities.
    #[error("the column is not used: Dala keeps no entity lists")]
    NoEntities,
    /// A form without version.
    #[error("there is no version: it gets \"{0}\", after what it holds")]
    Version(String),
    /// Names or versions that had to be spelled otherwise.
    #[error("\"{from}\" is spelled \"{to}\" here")]
    Spelled {
        /// As written.
        from: String,
        /// As stored.
        to: String,
    },
}

/// A [`Note`] with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sheet {sheet}, row {row}, column {column}: {note}")]
pub struct SheetNote {
    /// `survey`, `choices`, `settings`.
    pub sheet: &'static str,
    /// From 1, the header being row 1.
    pub row: usize,
    /// The header of the column.
    pub column: String,
    /// What is read otherwise.
    pub note: Note,
}
