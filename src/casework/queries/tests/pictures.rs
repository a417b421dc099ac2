//! Pictures: previews, larger ones, originals, and what a photo says of itself.

use super::{add, create};
use crate::casework::{Casework, CaseworkError, NoThumbnail, Thumbnail};
use crate::media::{NoExif, PhotoTaken, draw_photo};
use crate::record::{Digest, Language, RecordId};

fn photo() -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:20 10:30:00".to_owned(),
        offset: None,
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 1,
        place: None,
    };
    draw_photo(7, &taken)
}

fn attach(work: &mut Casework, to: RecordId, bytes: &[u8]) -> (RecordId, Digest) {
    let attached = work.attach_bytes(to, "a.bin", bytes, false, &mut ()).unwrap().0;
    (attached.record, attached.sha256)
}

#[test]
fn a_preview_is_to_come_then_here_or_it_is_said_why_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let bytes = photo();
    let (_, good) = attach(&mut work, case, &bytes);
    let (_, cut) = attach(&mut work, case, &bytes[..bytes.len() / 2]);
    let (_, text) = attach(&mut work, case, b"plain words");
    let shown = |work: &Casework, sha256| work.thumbnail(sha256).unwrap();
    assert!(shown(&work, &good) == Thumbnail::ToCome);
    assert!(matches!(work.picture(&good, 800), Err(CaseworkError::NoAttachment)));
    work.make_thumbnails(&mut ()).unwrap();
    let Thumbnail::Ready(small) = shown(&work, &good) else { panic!("no preview") };
    assert!(small.starts_with(&[0xff, 0xd8]));
    assert!(shown(&work, &cut) == Thumbnail::None(NoThumbnail::Broken));
    assert!(shown(&work, &text) == Thumbnail::None(NoThumbnail::Unsupported));
    assert!(shown(&work, &Digest([9; 32])) == Thumbnail::NotHere);
    let large = work.picture(&good, 4096).unwrap();
    assert!(large.starts_with(&[0xff, 0xd8]) && large.len() > small.len());
    work.vault
        .write("end", |tx| tx.set_no_preview(&good, "the program ended while it made the preview"))
        .unwrap();
    assert!(shown(&work, &good) == Thumbnail::None(NoThumbnail::EndedTheProgram));
    assert!(work.picture(&good, 800).is_err(), "what ended the program once is not drawn again");
}

#[test]
fn an_original_is_given_whole_and_up_to_a_bound() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let (record, sha256) = attach(&mut work, case, b"original");
    assert_eq!(work.original(&sha256, 8).unwrap(), b"original");
    let error = work.original(&sha256, 7).unwrap_err();
    assert!(matches!(error, CaseworkError::TooLargeToShow { size: 8 }), "{error}");
    let missing = work.original(&Digest([9; 32]), 7).unwrap_err();
    assert!(matches!(missing, CaseworkError::NoAttachment), "{missing}");
    assert_eq!(work.described_by(&sha256).unwrap(), [record]);
}

#[test]
fn a_photo_says_what_it_was_taken_with_and_a_text_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let (_, good) = attach(&mut work, case, &photo());
    let (_, text) = attach(&mut work, case, b"plain words");
    let exif = work.exif(&good).unwrap().unwrap();
    assert_eq!(exif.device().as_deref(), Some("Demo Phone 1"));
    assert_eq!(work.exif(&text).unwrap(), Err(NoExif::Absent));
    assert!(work.exif(&Digest([9; 32])).is_err());
}

#[test]
fn a_file_is_linked_to_several_records_and_unlinked_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let first = add(&mut work, "case", &[("case_code", "K-1")]);
    let second = add(&mut work, "case", &[("case_code", "K-2")]);
    let person = add(&mut work, "person", &[("family_name", "Асан")]);
    let (file, _) = attach(&mut work, first, b"bytes");
    let linked = |work: &Casework| {
        let found = work.linked_to(&file, Language::En).unwrap();
        found.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    work.link(file, person).unwrap();
    work.link(file, second).unwrap();
    assert_eq!(linked(&work), ["K-1", "K-2", "Асан"]);
    let cases = work.page(&file).unwrap().folded.value("cases").unwrap().references();
    assert_eq!(cases.len(), 2, "it is filed under the second case too");
    assert!(matches!(work.link(file, person), Err(CaseworkError::NothingToDo)));
    for id in [person, first, second] {
        work.unlink(file, id).unwrap();
    }
    assert_eq!(linked(&work), [""; 0]);
    assert!(matches!(work.unlink(file, person), Err(CaseworkError::NothingToDo)));
    assert!(matches!(work.link(person, first), Err(CaseworkError::WrongTarget { .. })));
    let nowhere = RecordId::from_random([9; 16]);
    assert!(matches!(work.link(file, nowhere), Err(CaseworkError::NoRecord(_))));
}

#[test]
fn what_another_linked_is_unlinked_by_judgement() {
    let folder = tempfile::tempdir().unwrap();
    let (mut a, mut b) = super::friends(folder.path());
    let case = add(&mut a, "case", &[("case_code", "K-1")]);
    let (file, _) = attach(&mut a, case, b"bytes");
    super::hand_over(&mut a, &mut b, folder.path());
    b.unlink(file, case).unwrap();
    assert_eq!(b.linked_to(&file, Language::En).unwrap(), []);
    let state = &b.page(&file).unwrap().folded.fields["linked"].status;
    let none = crate::record::Value::Refs(std::collections::BTreeSet::new());
    assert_eq!(*state, crate::history::Status::Settled(none));
}
