//! What can be wrong with a form, and where in its sheets.

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
    /// A column that must be there.
    #[error("the column \"{0}\" is missing")]
    MissingColumn(&'static str),
    /// A cell that must be filled.
    #[error("this cell must be filled")]
    Empty,
    /// A kind or field name with letters that are not allowed.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A name with a blank in it: other programs change such names silently.
    #[error("\"{0}\" has a blank in it; names have none")]
    Blank(String),
    /// Two fields or groups of one name.
    #[error("\"{0}\" is there twice")]
    Doubled(String),
    /// A name that every record uses already.
    #[error("\"{0}\" is a name of Dala's own; choose another")]
    Reserved(String),
    /// A type of question that this version does not read.
    #[error("\"{0}\" is not a type that Dala reads")]
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
    /// A word that the column does not know.
    #[error("\"{0}\" is not a word for this column")]
    UnknownWord(String),
    /// Groups within groups.
    #[error("a group within a group is not read")]
    NestedGroup,
    /// A group that does not end.
    #[error("this group does not end")]
    NoGroupEnd,
    /// An end without a beginning.
    #[error("there is no group that ends here")]
    NoGroupBegin,
    /// No question at all.
    #[error("the form has no fields")]
    NoFields,
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
