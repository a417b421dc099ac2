//! Why a command ended without success, as one line.

use crate::casework::CaseworkError;

/// Why a command ended without success.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command was given wrongly.
    Usage(String),
    /// The core refused.
    Refused(CaseworkError),
    /// Refused for a reason of the command line itself: what happened, what to do.
    Other(String),
}

impl From<CaseworkError> for Failure {
    fn from(error: CaseworkError) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    /// One line: what happened, what was left unchanged, what to do.
    pub(super) fn line(&self) -> String {
        match self {
            Self::Usage(message) | Self::Other(message) => message.clone(),
            Self::Refused(error) => format!("{error}. {}", error.advice()),
        }
    }
}
