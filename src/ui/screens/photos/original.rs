//! Writing an original out: the bytes as they came, checked against their hash, to a place
//! that the user names.

use std::path::PathBuf;

use crate::casework::{CaseworkError, PhotoPage, Step};
use crate::record::{Digest, FieldName, Value};
use crate::ui::desk::{Asked, Desk, Request};
use crate::ui::dialogs::{Chosen, Question, Wanted};

/// An original on its way out.
#[derive(Default)]
pub(super) struct Original {
    question: Option<(Digest, Question)>,
    writing: Option<Asked<u64>>,
}

impl Original {
    /// Asks where a file is to be written.
    pub(super) fn choose(&mut self, desk: &Desk, page: &PhotoPage) {
        let (Some(sha256), Some(info)) = (page.sha256, &page.info) else { return };
        if self.writing.is_some() {
            return;
        }
        let said = FieldName::new("original_name").ok().and_then(|name| page.values.get(&name));
        let said = match said {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        };
        let name = proposed(said, &sha256, &info.extension);
        self.question = Some((sha256, desk.choose(Wanted::Save { name })));
    }

    fn write(&mut self, desk: &Desk, sha256: Digest, to: PathBuf) {
        self.writing = Some(desk.ask(move |work, watch| work.extract(&sha256, &to, watch)));
    }

    /// How far it is, while it is being written.
    pub(super) fn step(&self) -> Option<Option<Step>> {
        self.writing.as_ref().map(Asked::step)
    }

    /// Stops it; no file is left.
    pub(super) fn stop(&self) {
        if let Some(writing) = &self.writing {
            writing.cancel();
        }
    }

    /// Takes in what is done.
    pub(super) fn logic(&mut self, desk: &mut Desk) {
        if let Some((sha256, question)) = &self.question
            && let Some(answer) = question.answered()
        {
            let sha256 = *sha256;
            self.question = None;
            match answer {
                Chosen::Paths(paths) => {
                    if let Some(path) = paths.into_iter().next() {
                        self.write(desk, sha256, path);
                    }
                }
                Chosen::Nothing | Chosen::Unavailable => {}
            }
        }
        if let Some(result) = self.writing.as_mut().and_then(Asked::done) {
            self.writing = None;
            match result {
                Ok(_) => desk.request(Request::Done("photos-original-saved")),
                Err(CaseworkError::Cancelled) => {}
                Err(error) => desk.request(Request::Failed(error)),
            }
        }
    }
}

/// The name that is proposed: the one that the file had, as far as it is a name and no path.
fn proposed(said: Option<&str>, sha256: &Digest, extension: &str) -> String {
    let odd = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    let name: String = said.unwrap_or_default().trim().replace(odd, "_");
    let name = name.trim_start_matches('.').trim();
    if name.is_empty() {
        let hash: String = sha256.to_string().chars().take(8).collect();
        format!("{hash}.{extension}")
    } else {
        name.chars().take(120).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_proposed_that_is_no_path() {
        let name = |said| proposed(said, &Digest([0xab; 32]), "jpg");
        assert_eq!(name(Some("IMG_1.jpg")), "IMG_1.jpg");
        assert_eq!(name(Some("Сурет 1.jpg")), "Сурет 1.jpg");
        assert_eq!(name(Some("../../.ssh/key")), "_.._.ssh_key");
        assert_eq!(name(None), "abababab.jpg");
        assert_eq!(name(Some(" .. ")), "abababab.jpg");
    }
}
