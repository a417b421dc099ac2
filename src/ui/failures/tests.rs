//! Every refusal that the core can give has its words, and no words wait for a refusal that
//! it cannot give.

use std::collections::BTreeSet;

use super::*;
use crate::bundle::{EntryName, ZipFault};
use crate::crypto::{NoRandomness, SshsigError};
use crate::record::{DateProblem, Digest, FieldName, Language, RecordId};
use crate::ui::locale_tests::Locale;

fn io(kind: ErrorKind) -> io::Error {
    kind.into()
}

fn of_vault() -> Vec<CaseworkError> {
    use VaultError as E;
    let disk = |kind| E::Io { what: "it could not be read", source: io(kind) };
    let all = [
        E::NotAVault,
        E::WrongPassphraseOrDamaged,
        E::WrongPassphrase,
        E::WrongWords,
        E::Damaged { page: Some(3) },
        E::Corrupt("a row is missing"),
        E::Newer { version: 7 },
        E::AlreadyOpen,
        E::Exists,
        E::Full,
        E::ReadOnly,
        E::Moved,
        E::NotReopened,
        disk(ErrorKind::NotFound),
        disk(ErrorKind::PermissionDenied),
        disk(ErrorKind::Other),
        E::Key(KdfError { needed_mib: 256 }),
        E::NoRandomness(NoRandomness),
        E::Cancelled,
        E::NotVerified("a page differs"),
        E::WrongContent,
        E::Refused { code: 19 },
    ];
    all.into_iter().map(CaseworkError::Vault).collect()
}

fn of_words() -> Vec<CaseworkError> {
    use RecoveryError as E;
    let third = |error| E::OfPart { which: 3, of: 4, error: Box::new(error) };
    let of_each = [E::Unknown { position: 17 }, E::Count { found: 25 }, E::Checksum, E::Newer];
    let mut all: Vec<_> = of_each.clone().into_iter().chain(of_each.map(third)).collect();
    all.extend([
        E::TooLong,
        E::NoWords,
        E::TooFew { given: 2, needed: 3 },
        E::TooFew { given: 1, needed: 5 },
        E::OfAnother { which: 2 },
        E::Twice { number: 4 },
        E::Mixed,
        E::Unfitting,
    ]);
    all.into_iter().map(CaseworkError::Recovery).collect()
}

fn of_orders() -> Vec<CaseworkError> {
    use CaseworkError as E;
    let field = || FieldName::new("sex").unwrap();
    let value = |reason| E::BadValue { field: field(), reason };
    let code = FieldError::UnknownCode {
        code: String::new(),
        list: String::new(),
        near: Vec::new(),
        codes: Vec::new(),
    };
    let text = || "person".to_owned();
    vec![
        E::Form(crate::form::FormError::Sheets(Vec::new())),
        E::Form(crate::form::FormError::Workbook(crate::form::WorkbookError::Locked)),
        E::Form(crate::form::FormError::Workbook(crate::form::WorkbookError::Damaged)),
        E::FormTaken { id: text(), version: text() },
        E::FormTooLarge,
        E::Table(TableError::Empty),
        E::Table(TableError::TooManyRows),
        E::Table(TableError::Workbook(WorkbookError::Locked)),
        E::FaultyRows { count: 3, problems: Vec::new() },
        E::KeysMissing,
        E::Randomness(NoRandomness),
        E::Key(KdfError { needed_mib: 64 }),
        E::Compose(ComposeError::Randomness(NoRandomness)),
        E::Compose(ComposeError::Refused(RevisionError::Shape("fields"))),
        E::NoRecord(RecordId::from_random([1; 16])),
        E::UnknownKind { kind: text(), near: Vec::new() },
        E::UnknownField { kind: text(), field: text(), near: Vec::new() },
        value(FieldError::Empty),
        value(FieldError::TooLong(16_384)),
        value(FieldError::Type("a number")),
        value(FieldError::Date(DateProblem::NoSuchMonth)),
        value(FieldError::UnsureDate(Vec::new())),
        value(code),
        E::NoParent { kind: text(), parent: text() },
        E::NotInACase { kind: text() },
        E::WrongTarget { field: field(), found: text() },
        E::OfBytes(field()),
        E::NothingToRetract(field()),
        E::NothingToDo,
        E::RecordExists(RecordId::from_random([1; 16])),
        E::NothingToUndo,
        E::NothingToRestore,
        E::TooLargeToShow { size: 9 },
        E::NoSetting,
        E::DraftTooLong { most_mib: 16 },
        E::NoSuchClaim(field()),
        E::NoVerdict(field()),
        E::NoAttachment,
        E::TracesRemain(VaultError::Full),
        E::Cancelled,
        E::WorkerGone,
    ]
}

fn of_files_and_cards() -> Vec<CaseworkError> {
    use CaseworkError as E;
    let second = |error| E::OfFile { number: 2, of: 5, error: Box::new(error) };
    let mut all = vec![
        E::NoVault,
        E::IsFolder,
        E::IsLink,
        E::TooManyFiles { most: 20_000 },
        E::Exists,
        E::NoRoom { free_mib: 3, needed_mib: 900 },
        E::Write(io(ErrorKind::Other)),
        E::Write(io(ErrorKind::StorageFull)),
        second(E::IsFolder),
        E::OwnCard,
        E::NoSigner,
        E::RejectedRecipient,
        E::Card(CardError::NotACard),
        E::Card(CardError::Newer),
        E::Card(CardError::Line(2)),
        E::Card(CardError::Name),
        E::Card(CardError::Signature),
        E::Card(CardError::Succession),
    ];
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::IsADirectory,
        ErrorKind::Other,
    ];
    for kind in kinds {
        all.extend([E::Read(io(kind)), second(E::Read(io(kind)))]);
    }
    all
}

fn of_bundles() -> Vec<CaseworkError> {
    use CaseworkError as E;
    let revision = |error| E::BundleRevision { line: 12_345, error };
    let bundles = [
        BundleError::NotABundle,
        BundleError::CutShort,
        BundleError::Damaged,
        BundleError::TooCostly,
        BundleError::NotForThisKey,
        BundleError::NeedsPassphrase,
        BundleError::WrongPassphrase,
        BundleError::Newer("its envelope"),
        BundleError::Zip(None, ZipFault::End),
        BundleError::Missing(EntryName::BagIt),
        BundleError::Signature(SshsigError::Wrong),
        BundleError::Changed,
        BundleError::Cancelled,
        BundleError::Io(io(ErrorKind::Other)),
    ];
    let mut all: Vec<_> = bundles.into_iter().map(E::Bundle).collect();
    all.extend([
        revision(RevisionError::Newer),
        revision(RevisionError::Shape("fields")),
        revision(RevisionError::Signature),
        revision(RevisionError::Opening),
        E::TooManyRevisions,
        E::BundleForm("a".to_owned()),
    ]);
    all
}

fn of_exports() -> Vec<CaseworkError> {
    use CaseworkError as E;
    let writes = [
        WriteError::RevisionsChanged,
        WriteError::AttachmentDamaged(Digest([1; 32])),
        WriteError::Line,
        WriteError::Form,
        WriteError::TooMany,
        WriteError::TooLarge,
        WriteError::Doubled(EntryName::BagIt),
        WriteError::Seal(SealError::NoRecipient),
        WriteError::Seal(SealError::EmptyPassphrase),
        WriteError::Seal(SealError::TooManyRecipients),
        WriteError::Seal(SealError::NoRandomness(NoRandomness)),
        WriteError::Seal(SealError::Envelope),
        WriteError::Seal(SealError::Io(io(ErrorKind::Other))),
        WriteError::Sign,
        WriteError::Cancelled,
        WriteError::Io(io(ErrorKind::QuotaExceeded)),
    ];
    let mut all: Vec<_> = writes.into_iter().map(E::Export).collect();
    all.extend([
        E::NotYet("public".to_owned()),
        E::NothingToExport,
        E::LargerThanABundle { size_mib: 5_000, sha256: String::new() },
        E::RecordLargerThanABundle { size_kib: 9, record: RecordId::from_random([1; 16]) },
        E::MaxSizeTooSmall { least: 40_000 },
        E::NotVerified,
    ]);
    all
}

/// Refusals that give each key at least once.
fn all() -> Vec<Failure> {
    let vaults = [of_vault(), of_words(), of_orders()];
    let parts = [of_files_and_cards(), of_bundles(), of_exports()];
    vaults.iter().chain(&parts).flatten().map(Failure::of).collect()
}

/// Every key that the sources above name.
fn keys_in_the_source() -> BTreeSet<&'static str> {
    let literals = include_str!("../failures.rs").split('"').skip(1).step_by(2);
    literals.filter(|literal| literal.starts_with("failed-")).collect()
}

#[test]
fn every_refusal_has_words_and_no_words_are_left_over() {
    let given: BTreeSet<&str> = all().iter().map(|failure| failure.key).collect();
    assert_eq!(given, keys_in_the_source(), "a refusal that no test gives");
    for language in Language::ALL {
        let locale = Locale::of(language, "failures");
        assert_eq!(given, locale.keys().into_keys().collect(), "{language:?}");
    }
}

#[test]
fn each_says_what_happened_what_was_kept_and_what_to_do() {
    for language in Language::ALL {
        let locale = Locale::of(language, "failures");
        for Failure { key, args } in all() {
            let values: Vec<_> = args
                .iter()
                .map(|(name, amount)| match *amount {
                    Amount::Number(number) => (*name, number.into()),
                    Amount::Bytes(bytes) => (*name, format!("{bytes} B").into()),
                })
                .collect();
            let named: BTreeSet<&str> = args.iter().map(|(name, _)| *name).collect();
            assert_eq!(named, locale.args_of(key), "{language:?} {key}");
            for part in [None, Some("kept"), Some("next")] {
                let said = locale.say(key, part, &values);
                assert!(said.ends_with('.'), "{language:?} {key} {part:?}: {said}");
                assert!(said.starts_with(char::is_uppercase), "{language:?} {key}: {said}");
            }
            let what = locale.say(key, None, &values);
            for (_, amount) in &args {
                let (Amount::Number(number) | Amount::Bytes(number)) = amount;
                let shown =
                    what.contains(&number.to_string()) || args.contains(&("of", Amount::Number(1)));
                assert!(shown, "{language:?} {key}: {what}");
            }
        }
    }
}

#[test]
fn where_the_code_is_one_the_words_are_those_of_what_was_refused() {
    let key = |error: CaseworkError| Failure::of(&error).key;
    assert_eq!(key(VaultError::Damaged { page: None }.into()), "failed-vault-damaged");
    assert_eq!(key(BundleError::Damaged.into()), "failed-bundle-damaged");
    assert_eq!(key(VaultError::Newer { version: 9 }.into()), "failed-vault-newer");
    assert_eq!(key(BundleError::Newer("x").into()), "failed-bundle-newer");
    assert_eq!(key(VaultError::NotVerified("x").into()), "failed-copy-not-verified");
    assert_eq!(key(CaseworkError::NotVerified), "failed-export-not-verified");
}

#[test]
fn of_several_files_the_one_is_named_that_was_refused() {
    let error = CaseworkError::Read(io(ErrorKind::NotFound));
    let second = CaseworkError::OfFile { number: 2, of: 5, error: Box::new(error) };
    let failure = Failure::of(&second);
    assert_eq!(failure.args, [("number", Amount::Number(2)), ("of", Amount::Number(5))]);
    let locale = Locale::of(Language::En, "failures");
    let args = [("number", 2.into()), ("of", 5.into())];
    assert_eq!(locale.say(failure.key, None, &args), "File 2 of 5 is not there.");
    let args = [("number", 1.into()), ("of", 1.into())];
    assert_eq!(locale.say(failure.key, None, &args), "The file is not there.");
}
