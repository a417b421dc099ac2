//! What is wrong with a form, and what of it is read otherwise than written, in the language
//! of the window.

use crate::form::{ExprError, Note, Problem};
use crate::record::NameError;
use crate::ui::text::Text;

/// What is wrong.
pub(super) fn problem_in_words(text: &Text, of: &Problem) -> String {
    let number = |n: &usize| text.number(*n as u64).into();
    match of {
        Problem::NotATable => text.say("form-fault-not-a-table"),
        Problem::TooManyRows(n) => text.with("form-fault-many-rows", &[("n", number(n))]),
        Problem::TooManyColumns(n) => text.with("form-fault-many-columns", &[("n", number(n))]),
        Problem::TooLong(n) => text.with("form-fault-long", &[("n", number(n))]),
        Problem::MissingSheet(what) => {
            text.with("form-fault-no-sheet", &[("what", (*what).into())])
        }
        Problem::MissingColumn(what) => {
            text.with("form-fault-no-column", &[("what", (*what).into())])
        }
        Problem::DoubledColumn(what) => {
            text.with("form-fault-doubled-column", &[("what", what.as_str().into())])
        }
        Problem::Empty => text.say("form-fault-empty"),
        Problem::FormulaError => text.say("form-fault-formula"),
        Problem::Blank(what) => text.with("form-fault-blank", &[("what", what.as_str().into())]),
        Problem::Doubled(what) => {
            text.with("form-fault-doubled", &[("what", what.as_str().into())])
        }
        Problem::Ambiguous(what) => {
            text.with("form-fault-ambiguous", &[("what", what.as_str().into())])
        }
        Problem::Reserved(what) => {
            text.with("form-fault-reserved", &[("what", what.as_str().into())])
        }
        Problem::BuiltIn(what) => {
            text.with("form-fault-built-in", &[("what", what.as_str().into())])
        }
        Problem::UnknownType(what) => {
            text.with("form-fault-unknown-type", &[("what", what.as_str().into())])
        }
        Problem::UnknownList(what) => {
            text.with("form-fault-unknown-list", &[("what", what.as_str().into())])
        }
        Problem::BadCode(what) => {
            text.with("form-fault-bad-code", &[("what", what.as_str().into())])
        }
        Problem::NoLabel => text.say("form-fault-no-label"),
        Problem::UnknownField(what) => {
            text.with("form-fault-unknown-field", &[("what", what.as_str().into())])
        }
        Problem::Cycle(what) => text.with("form-fault-cycle", &[("what", what.as_str().into())]),
        Problem::UnknownWord(what) => {
            text.with("form-fault-unknown-word", &[("what", what.as_str().into())])
        }
        Problem::NoGroupEnd => text.say("form-fault-no-group-end"),
        Problem::NoGroupBegin => text.say("form-fault-no-group-begin"),
        Problem::NoFields => text.say("form-fault-no-fields"),
        Problem::EmptyGroup => text.say("form-fault-empty-group"),
        Problem::TooMany => text.say("form-fault-too-many"),
        Problem::Name(name) => name_in_words(text, *name),
        Problem::Expression(error) => expression_in_words(text, error),
    }
}

fn name_in_words(text: &Text, of: NameError) -> String {
    match of {
        NameError::Kind => text.say("form-fault-name-kind"),
        NameError::Field => text.say("form-fault-name-field"),
    }
}

fn expression_in_words(text: &Text, of: &ExprError) -> String {
    let number = |n: &usize| text.number(*n as u64).into();
    match of {
        ExprError::Syntax(at) => text.with("form-fault-syntax", &[("at", number(at))]),
        ExprError::Bare { name: what, at } => {
            text.with("form-fault-bare", &[("what", what.as_str().into()), ("at", number(at))])
        }
        ExprError::Unbalanced(at) => text.with("form-fault-unbalanced", &[("at", number(at))]),
        ExprError::OpenText(at) => text.with("form-fault-open-text", &[("at", number(at))]),
        ExprError::UnknownFunction { name: what, at } => {
            text.with("form-fault-function", &[("what", what.as_str().into()), ("at", number(at))])
        }
        ExprError::Arguments { name: what, at } => {
            text.with("form-fault-arguments", &[("what", what.as_str().into()), ("at", number(at))])
        }
        ExprError::Pattern(at) => text.with("form-fault-pattern", &[("at", number(at))]),
        ExprError::Path(at) => text.with("form-fault-path", &[("at", number(at))]),
        ExprError::TooLarge => text.say("form-fault-expression-long"),
    }
}

/// What is read otherwise.
pub(super) fn note_in_words(text: &Text, of: &Note) -> String {
    match of {
        Note::NotRecorded(what) => {
            text.with("form-note-not-recorded", &[("what", what.as_str().into())])
        }
        Note::AskedAsText(what) => {
            text.with("form-note-as-text", &[("what", what.as_str().into())])
        }
        Note::ListElsewhere(what) => {
            text.with("form-note-list-elsewhere", &[("what", what.as_str().into())])
        }
        Note::Media => text.say("form-note-media"),
        Note::NoPicture(what) => {
            text.with("form-note-no-picture", &[("what", what.as_str().into())])
        }
        Note::Language(what) => text.with("form-note-language", &[("what", what.as_str().into())]),
        Note::Renamed { from, to } => text.with(
            "form-note-renamed",
            &[("from", from.as_str().into()), ("to", to.as_str().into())],
        ),
        Note::NoLabel(what) => text.with("form-note-no-label", &[("what", what.as_str().into())]),
        Note::NoColumn(what) => text.with("form-note-no-column", &[("what", what.as_str().into())]),
        Note::Merged(what) => text.with("form-note-merged", &[("what", what.as_str().into())]),
        Note::Sheet(what) => text.with("form-note-sheet", &[("what", what.as_str().into())]),
        Note::EveryChange => text.say("form-note-every-change"),
        Note::NoEntities => text.say("form-note-no-entities"),
        Note::Version(what) => text.with("form-note-version", &[("what", what.as_str().into())]),
        Note::Spelled { from, to } => text.with(
            "form-note-spelled",
            &[("from", from.as_str().into()), ("to", to.as_str().into())],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Language;

    #[test]
    fn what_is_wrong_is_told_in_the_language_of_the_window() {
        let words = || "oblast".to_owned();
        let problems = [
            Problem::UnknownList(words()),
            Problem::TooManyRows(50_000),
            Problem::Name(NameError::Kind),
            Problem::Expression(ExprError::UnknownFunction { name: words(), at: 7 }),
            Problem::MissingSheet("survey"),
        ];
        let notes = [Note::Media, Note::Renamed { from: words(), to: words() }, Note::EveryChange];
        for language in Language::ALL {
            let text = Text::of(language);
            let told = problems.iter().map(|one| problem_in_words(&text, one));
            for told in told.chain(notes.iter().map(|one| note_in_words(&text, one))) {
                let is_cyrillic = told.chars().any(|letter| ('а'..='я').contains(&letter));
                assert_eq!(is_cyrillic, language != Language::En, "{told}");
                assert!(!told.contains("form-"), "{told}");
            }
        }
        let text = Text::of(Language::Ru);
        let list = Problem::UnknownList(words());
        assert_eq!(problem_in_words(&text, &list), "нет списка «oblast»");
    }
}
