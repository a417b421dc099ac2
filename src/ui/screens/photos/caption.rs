//! The caption of a photo: what is typed is a draft of its record within a second, and said
//! by a revision after a pause, or when one leaves the photo. The draft is the one that the
//! editor of the record reads, so what is typed here is there as well.

use std::time::Instant;

use crate::casework::{Casework, CaseworkError, PhotoPage, Typed};
use crate::record::{Json, Kind, Moment, RecordId, Value, parse_strict};
use crate::ui::desk::{Asked, Desk};
use crate::vault::Forms;

/// Seconds after the last key until a draft is kept.
const KEEP_AFTER: f64 = 0.5;
/// Seconds after the last key until it is said.
const SAVE_AFTER: f64 = 20.0;
/// The field that it is.
pub(super) const FIELD: &str = "description";

/// What there is to tell of the caption.
#[derive(Debug)]
pub(super) enum Told {
    /// Nothing was typed.
    Nothing,
    /// Something was just typed.
    Typing,
    /// A draft is kept since then.
    Kept(Moment),
    /// It is said since then.
    Saved(Moment),
    /// It could not be kept or said.
    Refused(CaseworkError),
}

/// The caption of the photo that is looked at.
#[derive(Default)]
pub(super) struct Caption {
    of: Option<RecordId>,
    /// What stands in the field.
    pub(super) text: String,
    is_touched: bool,
    is_kept: bool,
    typed_at: Option<f64>,
    keeping: Option<Asked<Moment>>,
    saving: Option<(String, Asked<Moment>)>,
    told: Option<Told>,
}

impl Caption {
    /// Whether what the vault says is known: before, what is typed would be lost.
    pub(super) fn is_ready(&self) -> bool {
        self.of.is_some()
    }

    /// What there is to tell of it.
    pub(super) fn told(&self) -> &Told {
        self.told.as_ref().unwrap_or(&Told::Nothing)
    }

    /// Takes over what the vault says, unless something else is being typed.
    pub(super) fn take_over(&mut self, page: &PhotoPage) {
        if self.of != Some(page.id) {
            *self = Self { of: Some(page.id), is_kept: true, ..Self::default() };
            if let Some(typed) = page.draft.as_ref().and_then(|draft| drafted(&draft.text)) {
                (self.text, self.is_touched) = (typed, true);
                return;
            }
        }
        if !self.is_touched {
            self.text = match page.values.get(FIELD) {
                Some(Value::Text(words)) => words.clone(),
                _ => String::new(),
            };
        }
    }

    /// Something was typed.
    pub(super) fn typed(&mut self, now: f64) {
        (self.is_touched, self.is_kept) = (true, false);
        self.typed_at = Some(now);
        self.told = Some(Told::Typing);
    }

    /// Says it at the next turn.
    pub(super) fn save_soon(&mut self) {
        if self.is_touched {
            self.typed_at = Some(f64::NEG_INFINITY);
        }
    }

    /// Takes in what was kept and said, and keeps and says what is due.
    pub(super) fn logic(&mut self, desk: &mut Desk, now: f64) {
        self.take_in(desk);
        let Some(typed_at) = self.typed_at else { return };
        let since = now - typed_at;
        if !self.is_kept && self.keeping.is_none() {
            if since >= KEEP_AFTER {
                self.keep(desk);
            } else {
                desk.wake_in(KEEP_AFTER - since);
            }
        }
        if self.saving.is_none() && self.is_touched {
            if since >= SAVE_AFTER {
                self.typed_at = None;
                self.saving = self.said(desk).map(|asked| (self.text.clone(), asked));
            } else {
                desk.wake_in(SAVE_AFTER - since);
            }
        }
    }

    fn take_in(&mut self, desk: &mut Desk) {
        if let Some(result) = self.keeping.as_mut().and_then(Asked::done) {
            self.keeping = None;
            match result {
                Ok(at) if self.is_kept => self.told = Some(Told::Kept(at)),
                Ok(_) => {}
                Err(error) => {
                    self.is_kept = false;
                    self.told = Some(Told::Refused(error));
                }
            }
        }
        let Some((_, asked)) = &mut self.saving else { return };
        let Some(result) = asked.done() else { return };
        let Some((text, _)) = self.saving.take() else { return };
        match result {
            Ok(at) => {
                // What was typed on since then is said later.
                if self.text == text {
                    self.is_touched = false;
                    self.told = Some(Told::Saved(at));
                }
                desk.changed();
            }
            Err(error) => self.told = Some(Told::Refused(error)),
        }
    }

    fn keep(&mut self, desk: &Desk) {
        let Some(of) = self.of else { return };
        let text = self.text.clone();
        self.is_kept = true;
        self.keeping = Some(desk.keep(move |work| keep(work, of, &text)));
    }

    /// Keeps what is typed and not yet kept, and waits for it until then at most.
    pub(super) fn keep_now(&mut self, desk: &Desk, until: Instant) {
        if self.is_touched && !self.is_kept {
            self.keep(desk);
        }
        if let Some(keeping) = &mut self.keeping {
            // Where it could not be kept in this time there is nothing left to do.
            let _ = keeping.wait(until);
        }
    }

    /// Leaves the photo: what is typed is said, whatever becomes of the field.
    pub(super) fn leave(&mut self, desk: &Desk) -> Option<Asked<Moment>> {
        let left = if self.is_touched { self.said(desk) } else { None };
        *self = Self::default();
        left
    }

    fn said(&self, desk: &Desk) -> Option<Asked<Moment>> {
        let (of, text) = (self.of?, self.text.clone());
        Some(desk.keep(move |work| say(work, of, &text)))
    }
}

/// Keeps what is typed with what else is typed of the record.
fn keep(work: &mut Casework, of: RecordId, text: &str) -> Result<Moment, CaseworkError> {
    let kept = work.draft(&of)?;
    let before = kept.as_ref().map(|draft| draft.text.as_str());
    let text = with_caption(before, Some(text)).unwrap_or_default();
    let unknown = |_| CaseworkError::unknown_kind("attachment", &Forms::default());
    let kind = Kind::new("attachment").map_err(unknown)?;
    let (filed, source) = kept.map(|draft| (draft.filed, draft.source)).unwrap_or_default();
    work.keep_draft(Typed { record: of, kind, filed, source, text })?;
    Ok(work.now())
}

/// Says it, and drops it from what is typed of the record.
fn say(work: &mut Casework, of: RecordId, text: &str) -> Result<Moment, CaseworkError> {
    match work.set_caption(of, text) {
        Ok(_) | Err(CaseworkError::NothingToDo) => {}
        Err(error) => return Err(error),
    }
    if let Some(draft) = work.draft(&of)? {
        match with_caption(Some(&draft.text), None) {
            Some(text) => {
                let crate::vault::Draft { record, kind, filed, source, .. } = draft;
                work.keep_draft(Typed { record, kind, filed, source, text })?;
            }
            None => {
                work.drop_draft(&of)?;
            }
        }
    }
    Ok(work.now())
}

/// The caption that a draft holds.
fn drafted(draft: &str) -> Option<String> {
    let json = parse_strict(draft.as_bytes()).ok()?;
    Some(json.get("fields")?.get(FIELD)?.get("text")?.as_str()?.to_owned())
}

/// A draft with the caption put in, or taken out; none if nothing is left in it.
fn with_caption(draft: Option<&str>, caption: Option<&str>) -> Option<String> {
    let json = draft.and_then(|text| parse_strict(text.as_bytes()).ok());
    let mut json = json.unwrap_or_else(|| serde_json::json!({ "fields": {} }));
    let fields = json.get_mut("fields").and_then(Json::as_object_mut)?;
    if let Some(caption) = caption {
        fields.insert(FIELD.to_owned(), serde_json::json!({ "text": caption }));
    } else {
        fields.remove(FIELD);
        if fields.is_empty() {
            return None;
        }
    }
    Some(json.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caption_stands_in_the_draft_beside_what_else_is_typed() {
        let other = r#"{"fields":{"seal_no":{"text":"17"}},"parent":"x"}"#;
        let both = with_caption(Some(other), Some("A gate")).unwrap();
        assert_eq!(drafted(&both).as_deref(), Some("A gate"));
        let rest = with_caption(Some(&both), None).unwrap();
        assert_eq!(parse_strict(rest.as_bytes()).ok(), parse_strict(other.as_bytes()).ok());
        let alone = with_caption(None, Some("A gate")).unwrap();
        assert_eq!(with_caption(Some(&alone), None), None);
        assert_eq!(drafted(other), None);
        assert!(with_caption(Some("half a"), Some("A gate")).is_some(), "of no known shape");
    }
}
