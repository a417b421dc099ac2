//! What the merge screen knows: bundles, what is known of each, which of them would be
//! merged. What decides is here, and draws nothing.

use std::path::{Path, PathBuf};

use crate::casework::{BundleFile, BundleSummary, CaseworkError, MergeReport, Step};
use crate::crypto::{Card, Passphrase};
use crate::history::Trust;
use crate::ui::icons;
use crate::ui::widgets::secret::SecretLine;
use crate::vault::KnownSigner;

/// What is known of a bundle.
#[derive(Debug, Default)]
pub(super) enum Found {
    /// It is being looked at, or waits for that.
    #[default]
    Looking,
    /// It is sealed with a passphrase that is not known yet, or was not the right one.
    Locked {
        /// Whether one was tried.
        tried: bool,
    },
    /// It is whole.
    Whole(Box<BundleSummary>),
    /// It cannot be merged.
    Refused(CaseworkError),
}

/// The card of an unknown signer, taken in to be compared.
#[derive(Debug)]
pub(super) enum Comparing {
    /// His card.
    Card(Box<Card>),
    /// Somebody else's.
    Another,
    /// A file that is none.
    Refused(CaseworkError),
    /// The digits that were read aloud differed from those of the card, or of the card that
    /// was known before.
    Differs(Option<Box<Card>>),
}

/// What became of a bundle.
#[derive(Debug)]
pub(super) enum Fate {
    /// It is merged.
    Merged,
    /// It was refused whole.
    Refused(CaseworkError),
    /// It was not tried.
    NotTried,
}

/// A bundle on the screen.
#[derive(Debug, Default)]
pub(super) struct Bundle {
    /// Its file.
    pub(super) path: PathBuf,
    /// Its size in bytes.
    pub(super) size: u64,
    /// What is known of it.
    pub(super) found: Found,
    /// The passphrase, as typed.
    pub(super) typed: SecretLine,
    /// The passphrase that is tried, or opened it.
    pub(super) passphrase: Option<Passphrase>,
    /// Whether it is to be merged though its signer is not known.
    pub(super) as_unknown: bool,
    /// The card that its signer's is compared with.
    pub(super) comparing: Option<Comparing>,
    /// What became of it.
    pub(super) fate: Option<Fate>,
}

/// How a bundle stands, for its row in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Looking,
    Locked,
    Known,
    Unknown,
    AsUnknown,
    Rejected,
    Refused,
    Merged,
    NotTried,
}

/// The longest name that fits the list.
const NAME: usize = 18;

impl Bundle {
    /// A bundle that is to be looked at.
    pub(super) fn new(file: BundleFile) -> Self {
        let BundleFile { path, size } = file;
        Self { path, size, ..Self::default() }
    }

    /// What it is called: the beginning of its file's name, which is random.
    pub(super) fn name(&self) -> String {
        let name = self.path.file_stem().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let is_random = name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_random {
            return name.chars().take(8).collect();
        }
        let cut: String = name.chars().take(NAME).collect();
        if cut.len() < name.len() { format!("{cut}…") } else { cut }
    }

    /// What is known of it, if it is whole.
    pub(super) fn summary(&self) -> Option<&BundleSummary> {
        match &self.found {
            Found::Whole(summary) => Some(summary),
            _ => None,
        }
    }

    /// How it stands.
    pub(super) fn standing(&self) -> Standing {
        match (&self.fate, &self.found) {
            (Some(Fate::Merged), _) => Standing::Merged,
            (Some(Fate::Refused(_)), _) | (_, Found::Refused(_)) => Standing::Refused,
            (Some(Fate::NotTried), _) => Standing::NotTried,
            (None, Found::Looking) => Standing::Looking,
            (None, Found::Locked { .. }) => Standing::Locked,
            (None, Found::Whole(summary)) => match (summary.trust, self.as_unknown) {
                (Trust::Trusted, _) => Standing::Known,
                (Trust::Unknown, true) => Standing::AsUnknown,
                (Trust::Unknown, false) => Standing::Unknown,
                (Trust::Rejected, _) => Standing::Rejected,
            },
        }
    }

    /// Whether it would be merged.
    pub(super) fn is_included(&self) -> bool {
        matches!(self.standing(), Standing::Known | Standing::AsUnknown)
    }
}

impl Standing {
    /// Its icon.
    pub(super) const fn icon(self) -> &'static str {
        match self {
            Self::Looking => icons::SPINNER_GAP,
            Self::Locked => icons::KEY,
            Self::Known | Self::Merged => icons::CHECK_CIRCLE,
            Self::Unknown | Self::AsUnknown => icons::QUESTION,
            Self::Rejected => icons::PROHIBIT,
            Self::Refused => icons::WARNING,
            Self::NotTried => icons::MINUS_CIRCLE,
        }
    }

    /// Whether it needs somebody before it can be merged.
    pub(super) const fn asks(self) -> bool {
        matches!(self, Self::Locked | Self::Unknown)
    }
}

/// What the bundles would bring together.
#[derive(Debug, Default)]
pub(super) enum Preview {
    /// Nothing is to be told.
    #[default]
    Nothing,
    /// It is being worked out.
    Looking,
    /// It is known.
    Ready(Box<MergeReport>),
    /// It was stopped, or cannot be told.
    Failed(CaseworkError),
}

/// What merging came to.
#[derive(Debug)]
pub(super) struct Done {
    /// The figures.
    pub(super) report: MergeReport,
    /// Whether small pictures of all new photos are made.
    pub(super) pictures: bool,
}

/// The state of the screen.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The bundles, in the order in which they came.
    pub(super) bundles: Vec<Bundle>,
    /// The one that is shown.
    pub(super) selected: usize,
    /// A path, as typed.
    pub(super) path: String,
    /// A folder or path gave nothing.
    pub(super) found_nothing: bool,
    /// What merging would bring.
    pub(super) preview: Preview,
    /// Whether all changes show, or the first few.
    pub(super) all_changes: bool,
    /// Whether bundles are being merged.
    pub(super) merging: bool,
    /// Whether what is under way is being stopped.
    pub(super) stopping: bool,
    /// How far what is under way is.
    pub(super) step: Option<Step>,
    /// What merging came to.
    pub(super) done: Option<Done>,
    /// Whether somebody was typing when the last frame was drawn: Escape then leaves the
    /// field, and no more.
    pub(super) typing: bool,
    /// Why merging as a whole was refused.
    pub(super) failed: Option<CaseworkError>,
}

impl State {
    /// Takes files in that are not there yet, and shows the first of them.
    pub(super) fn take_in(&mut self, files: Vec<BundleFile>) {
        self.found_nothing = files.is_empty();
        let first = self.bundles.len();
        for file in files {
            if self.bundles.iter().all(|known| known.path != file.path) {
                self.bundles.push(Bundle::new(file));
            }
        }
        if self.bundles.len() > first {
            self.selected = first;
        }
    }

    /// The bundle that is shown.
    pub(super) fn shown(&self) -> Option<&Bundle> {
        self.bundles.get(self.selected)
    }

    /// Leaves one out.
    pub(super) fn remove(&mut self, at: usize) {
        if at < self.bundles.len() {
            self.bundles.remove(at);
            self.selected = self.selected.min(self.bundles.len().saturating_sub(1));
        }
    }

    /// Those that would be merged.
    pub(super) fn included(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.iter().filter(|bundle| bundle.is_included())
    }

    /// The files of those that would be merged.
    pub(super) fn included_paths(&self) -> Vec<PathBuf> {
        self.included().map(|bundle| bundle.path.clone()).collect()
    }

    /// Whether a bundle is still being looked at.
    pub(super) fn is_looking(&self) -> bool {
        self.bundles.iter().any(|bundle| matches!(bundle.found, Found::Looking))
    }

    /// Whether the merge can begin: all is looked at, and what it would bring is known.
    pub(super) fn can_merge(&self) -> bool {
        matches!(self.preview, Preview::Ready(_))
            && !self.merging
            && self.done.is_none()
            && !self.is_looking()
            && self.included().next().is_some()
    }

    /// Notes what is known of a file.
    pub(super) fn note(&mut self, path: &Path, found: Result<BundleSummary, CaseworkError>) {
        let Some(bundle) = self.bundles.iter_mut().find(|bundle| bundle.path == *path) else {
            return;
        };
        let tried = bundle.passphrase.is_some();
        bundle.found = match found {
            Ok(summary) => Found::Whole(Box::new(summary)),
            Err(error) if error.code() == "needs_passphrase" => Found::Locked { tried: false },
            Err(error) if error.code() == "wrong_passphrase" => {
                bundle.passphrase = None;
                Found::Locked { tried }
            }
            Err(error) => Found::Refused(error),
        };
        bundle.typed = SecretLine::default();
        // What asks for somebody is shown, unless what is shown asks already.
        if !self.shown().is_some_and(|shown| shown.standing().asks()) {
            let asking = self.bundles.iter().position(|bundle| bundle.standing().asks());
            self.selected = asking.unwrap_or(self.selected);
        }
    }

    /// Takes in who is trusted now.
    pub(super) fn renew_trust(&mut self, signers: &[KnownSigner]) {
        for bundle in &mut self.bundles {
            let Found::Whole(summary) = &mut bundle.found else { continue };
            let known = signers.iter().find(|known| known.key == summary.signer);
            summary.trust = known.map_or(Trust::Unknown, |known| known.trust);
            if let Some(name) = known.and_then(|known| known.name.clone()) {
                summary.signer_name = Some(name);
            }
            if summary.trust != Trust::Unknown {
                bundle.comparing = None;
            }
        }
    }

    /// Notes which bundles a preview refused: they are left out from now on.
    pub(super) fn note_refused(&mut self, report: &mut MergeReport) {
        for rejection in std::mem::take(&mut report.rejected) {
            let found = self.bundles.iter_mut().find(|bundle| bundle.path == rejection.bundle);
            if let Some(bundle) = found {
                bundle.found = Found::Refused(rejection.error);
            }
        }
    }

    /// Notes what became of each bundle that was to be merged.
    pub(super) fn note_fates(&mut self, report: &mut MergeReport) {
        let mut merged = report.merged;
        let mut rejected = std::mem::take(&mut report.rejected);
        for bundle in self.bundles.iter_mut().filter(|bundle| bundle.is_included()) {
            let refused = rejected.iter().position(|one| one.bundle == bundle.path);
            bundle.fate = Some(match refused {
                Some(at) => Fate::Refused(rejected.swap_remove(at).error),
                None if merged > 0 => {
                    merged -= 1;
                    Fate::Merged
                }
                None => Fate::NotTried,
            });
        }
    }
}

/// Why a bundle cannot be merged, in a few words, by the code of the refusal.
pub(super) fn refusal_key(code: &str) -> &'static str {
    match code {
        "damaged" | "cut_short" | "changed" | "not_sound" | "bad_signature" | "bad_revision"
        | "bad_form" | "too_many_revisions" => "merge-row-damaged",
        "not_for_this_key" => "merge-row-not-ours",
        "not_a_bundle" | "is_folder" => "merge-row-no-bundle",
        "newer" => "merge-row-newer",
        "unreadable" => "merge-row-unreadable",
        _ => "merge-row-refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::BundleError;
    use crate::casework::Rejection;
    use crate::record::{Digest, SignerKey};

    fn file(name: &str) -> BundleFile {
        BundleFile { path: name.into(), size: 1 }
    }

    fn summary(trust: Trust) -> BundleSummary {
        BundleSummary {
            id: Digest([1; 32]),
            signer: SignerKey::from_slice(&[2; 32]).unwrap(),
            signer_name: None,
            fingerprint: None,
            trust,
            day: "2026-11-18".to_owned(),
            purpose: "own".to_owned(),
            software: "dala".to_owned(),
            records: std::collections::BTreeMap::default(),
            revisions: 1,
            attachments: 0,
            merged_before: false,
        }
    }

    fn state(names: &[&str]) -> State {
        let mut state = State::default();
        state.take_in(names.iter().map(|name| file(name)).collect());
        state
    }

    #[test]
    fn only_bundles_of_known_signers_or_taken_as_unknown_would_be_merged() {
        let mut state = state(&["a", "b", "c", "d"]);
        assert!(state.is_looking());
        for (name, trust) in [("a", Trust::Trusted), ("b", Trust::Unknown), ("c", Trust::Rejected)]
        {
            state.note(Path::new(name), Ok(summary(trust)));
        }
        state.note(Path::new("d"), Err(BundleError::Damaged.into()));
        assert_eq!(state.included_paths(), [PathBuf::from("a")]);
        assert_eq!(state.selected, 1, "who asks for somebody is shown");
        state.bundles[1].as_unknown = true;
        assert_eq!(state.included_paths(), [PathBuf::from("a"), PathBuf::from("b")]);
        assert!(!state.can_merge(), "what it would bring is not known");
        state.preview = Preview::Ready(Box::default());
        assert!(state.can_merge());
        let known = |trust| KnownSigner {
            key: SignerKey::from_slice(&[2; 32]).unwrap(),
            name: Some("Tulpar".to_owned()),
            recipient: None,
            trust,
            may_erase: false,
        };
        state.renew_trust(&[known(Trust::Trusted)]);
        assert_eq!(state.bundles[2].standing(), Standing::Known);
        state.renew_trust(&[known(Trust::Rejected)]);
        assert_eq!(state.bundles[0].standing(), Standing::Rejected);
        state.renew_trust(&[]);
        assert_eq!(state.bundles[0].standing(), Standing::Unknown);
    }

    #[test]
    fn a_passphrase_is_asked_for_and_a_wrong_one_told() {
        let mut state = state(&["a"]);
        state.note(Path::new("a"), Err(BundleError::NeedsPassphrase.into()));
        assert!(matches!(state.bundles[0].found, Found::Locked { tried: false }));
        state.bundles[0].passphrase = Some(Passphrase::new("wrong"));
        state.note(Path::new("a"), Err(BundleError::WrongPassphrase.into()));
        assert!(matches!(state.bundles[0].found, Found::Locked { tried: true }));
        assert!(state.bundles[0].passphrase.is_none());
    }

    #[test]
    fn after_a_merge_each_bundle_is_told_what_became_of_it() {
        let mut state = state(&["a", "b", "c", "d"]);
        for bundle in &mut state.bundles {
            bundle.found = Found::Whole(Box::new(summary(Trust::Trusted)));
        }
        let refused = Rejection { bundle: "b".into(), error: BundleError::Damaged.into() };
        let mut report = MergeReport { merged: 2, rejected: vec![refused], ..Default::default() };
        state.note_fates(&mut report);
        let fates: Vec<_> = state.bundles.iter().map(Bundle::standing).collect();
        let expected = [Standing::Merged, Standing::Refused, Standing::Merged, Standing::NotTried];
        assert_eq!(fates, expected);
    }

    #[test]
    fn a_file_is_taken_in_once_and_named_by_its_beginning() {
        let mut state = state(&["x/7c3e91ab0f1e2d3c.age", "from tulpar, of the 18th of may.age"]);
        state.take_in(vec![file("x/7c3e91ab0f1e2d3c.age")]);
        let names: Vec<_> = state.bundles.iter().map(Bundle::name).collect();
        assert_eq!(names, ["7c3e91ab", "from tulpar, of th…"]);
        state.remove(1);
        state.remove(7);
        assert_eq!((state.bundles.len(), state.selected), (1, 0));
        state.take_in(Vec::new());
        assert!(state.found_nothing);
    }
}
