//! Where one is, and where one was.

use crate::record::{Kind, RecordId};

/// A place in the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Route {
    /// The records of a section, and perhaps one of them.
    Records {
        /// What the list shows.
        section: Section,
        /// What stands beside it.
        record: Option<RecordId>,
    },
    /// A case with all that belongs to it.
    Case(RecordId),
    /// An interview, led step by step.
    Interview(RecordId),
    /// Photos and files, and perhaps one of them in view.
    Photos(Option<RecordId>),
    /// Making bundles, perhaps of one case.
    Send(Option<RecordId>),
    /// Taking bundles in.
    Merge,
    /// Tables and forms: taking them in, and writing tables.
    Tables,
    /// What waits for a judgement.
    Review,
    /// Choices, and who is trusted.
    Settings,
}

/// What a list of records shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Section {
    /// All records of a kind.
    Kind(Kind),
    /// What is typed and not yet saved.
    Drafts,
    /// Interviews without a word on consent.
    ConsentMissing,
    /// Records with contested fields.
    Contested,
    /// Cases whose next step is due.
    FollowUpDue,
}

impl Route {
    /// The place of a record: a case has a page of its own.
    pub(super) fn of(kind: &Kind, record: RecordId) -> Self {
        if kind.as_str() == "case" {
            Self::Case(record)
        } else {
            Self::Records { section: Section::Kind(kind.clone()), record: Some(record) }
        }
    }
}

/// So many places are remembered.
const PLACES: usize = 100;

/// The places one came through.
#[derive(Debug, Clone)]
pub(super) struct Trail {
    back: Vec<Route>,
    here: Route,
    forward: Vec<Route>,
}

impl Trail {
    /// Begins somewhere.
    pub(super) fn new(here: Route) -> Self {
        Self { back: Vec::new(), here, forward: Vec::new() }
    }

    /// The place one is at.
    pub(super) fn here(&self) -> &Route {
        &self.here
    }

    /// Goes on to another place.
    pub(super) fn go(&mut self, to: Route) {
        if to == self.here {
            return;
        }
        self.forward.clear();
        self.back.push(std::mem::replace(&mut self.here, to));
        let surplus = self.back.len().saturating_sub(PLACES);
        self.back.drain(..surplus);
    }

    /// Changes what is beside the list, without a step to come back to.
    pub(super) fn replace(&mut self, to: Route) {
        self.here = to;
    }

    /// Whether there is a place to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is one to go forward to.
    pub(super) fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Goes back.
    pub(super) fn back(&mut self) {
        if let Some(to) = self.back.pop() {
            self.forward.push(std::mem::replace(&mut self.here, to));
        }
    }

    /// Goes forward again.
    pub(super) fn forward(&mut self) {
        if let Some(to) = self.forward.pop() {
            self.back.push(std::mem::replace(&mut self.here, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_lead_through_the_places_one_was_at() {
        let mut trail = Trail::new(Route::Review);
        trail.go(Route::Merge);
        trail.go(Route::Merge);
        trail.go(Route::Settings);
        trail.back();
        assert_eq!(trail.here(), &Route::Merge);
        trail.back();
        assert_eq!(trail.here(), &Route::Review);
        assert!(!trail.can_go_back());
        trail.forward();
        assert_eq!(trail.here(), &Route::Merge);
        trail.go(Route::Send(None));
        assert!(!trail.can_go_forward(), "another way was taken");
    }
}
