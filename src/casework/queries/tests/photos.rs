//! Photos as somebody looks through them, taken in from files as users have them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{add, add_to, create, edit};
use crate::casework::{
    Casework, CaseworkError, NoThumbnail, PhotoDay, PhotoFilter, Photos, TakeIn,
};
use crate::casework::{Thumbnail, Typed};
use crate::media::{PhotoTaken, Place, draw_photo};
use crate::record::{Language, RecordId, Value};

fn drawn(seed: u64) -> Vec<u8> {
    let taken = PhotoTaken {
        date_time: "2022:01:20 10:30:00".to_owned(),
        offset: None,
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: 1,
        place: Some(Place { lat_micro: 43_200_000, lon_micro: 71_400_000 }),
    };
    draw_photo(seed, &taken)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
    path
}

fn take_in(work: &mut Casework, path: &Path, to: TakeIn) -> (RecordId, bool) {
    let (attached, _) = work.take_in(path, to, &mut ()).unwrap();
    (attached.record, attached.is_new)
}

fn labels(photos: &Photos) -> Vec<&str> {
    photos.photos.iter().map(|one| one.label.as_str()).collect()
}

fn of(case: Option<RecordId>, text: &str) -> PhotoFilter {
    PhotoFilter { text: text.to_owned(), case, unlinked: false }
}

#[test]
fn a_file_that_is_taken_in_is_filed_under_the_case_and_linked_to_the_source() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let other = add(&mut work, "case", &[("case_code", "K-2")]);
    let talk = add_to(&mut work, "interview", Some(case), &[]);
    let path = write(folder.path(), "IMG_1.jpg", &drawn(1));
    let to = TakeIn { case: Some(case), linked: Some(talk) };
    let (photo, is_new) = take_in(&mut work, &path, to);
    assert!(is_new);
    let page = work.photo(&photo, Language::En).unwrap();
    assert_eq!(page.linked.iter().map(|row| row.id).collect::<Vec<_>>(), [talk]);
    assert_eq!(page.values["cases"], Value::Refs(BTreeSet::from([case])));
    assert!(!page.values.contains_key("captured_on"), "what the file says is not taken unasked");
    assert_eq!(page.exif.unwrap().device().as_deref(), Some("Demo Phone 1"));

    // The same bytes again, for another case: one record still, filed under both.
    let again = take_in(&mut work, &path, TakeIn { case: Some(other), linked: None });
    assert_eq!(again, (photo, false));
    let page = work.photo(&photo, Language::En).unwrap();
    assert_eq!(page.values["cases"], Value::Refs(BTreeSet::from([case, other])));
    assert_eq!(work.photos(&PhotoFilter::default()).unwrap().photos.len(), 1);

    let (loose, _) = take_in(&mut work, &write(folder.path(), "b.txt", b"b"), TakeIn::default());
    let page = work.photo(&loose, Language::En).unwrap();
    assert!(page.linked.is_empty() && !page.values.contains_key("cases"));
    assert!(matches!(work.photo(&talk, Language::En), Err(CaseworkError::WrongTarget { .. })));
    let wrong = work.take_in(&path, TakeIn { case: Some(talk), linked: None }, &mut ());
    assert!(matches!(wrong, Err(CaseworkError::WrongTarget { .. })));
    let missing = work.take_in(&folder.path().join("none"), TakeIn::default(), &mut ());
    assert!(matches!(missing, Err(CaseworkError::Read(_))));
}

#[test]
fn photos_stand_by_day_and_are_found_by_words_hash_case_and_what_they_show() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", &[("case_code", "K-1")]);
    let person = add(&mut work, "person", &[("family_name", "Әбенов")]);
    let mut taken = |name: &str, bytes: &[u8], to| {
        let path = write(folder.path(), name, bytes);
        take_in(&mut work, &path, to).0
    };
    let early = taken("IMG_10.jpg", b"1", TakeIn { case: Some(case), linked: Some(person) });
    let late = taken("IMG_9.jpg", b"2", TakeIn { case: Some(case), linked: None });
    let late_too = taken("IMG_11.jpg", b"3", TakeIn::default());
    let received = taken("scan.jpg", b"4", TakeIn::default());
    edit(&mut work, "attachment", early, &[("captured_on", "2022-01")]);
    edit(&mut work, "attachment", late, &[("captured_on", "2022-01-20")]);
    edit(&mut work, "attachment", late_too, &[("captured_on", "2022-01-20")]);
    edit(&mut work, "attachment", late_too, &[("description", "The gate\nfrom inside")]);

    let all = work.photos(&PhotoFilter::default()).unwrap();
    assert_eq!(labels(&all), ["scan.jpg", "IMG_10.jpg", "IMG_9.jpg", "The gate"]);
    assert_eq!(all.photos[0].day, PhotoDay::Received("2022-03-01".parse().unwrap()));
    assert_eq!(all.photos[1].day, PhotoDay::Taken("2022-01".parse().unwrap()));
    assert_eq!((all.photos[1].links, all.of, all.unlinked), (1, 4, 3));

    let found = |text: &str| labels(&work.photos(&of(None, text)).unwrap()).join(" ");
    assert_eq!(found("gate"), "The gate");
    assert_eq!(found("abenov"), "IMG_10.jpg", "by the person that it shows");
    let hash = all.photos[0].sha256.unwrap().to_string();
    assert_eq!(found(&hash[..8]), "scan.jpg");
    assert_eq!(found("nobody"), "");

    let of_case = work.photos(&of(Some(case), "")).unwrap();
    assert_eq!(labels(&of_case), ["IMG_10.jpg", "IMG_9.jpg"]);
    assert_eq!((of_case.of, of_case.unlinked), (4, 1));
    let loose = PhotoFilter { unlinked: true, case: Some(case), ..PhotoFilter::default() };
    assert_eq!(labels(&work.photos(&loose).unwrap()), ["IMG_9.jpg"]);
    work.delete(received).unwrap();
    assert_eq!(work.photos(&PhotoFilter::default()).unwrap().of, 3);
}

#[test]
fn a_caption_is_set_and_taken_back_and_what_else_is_typed_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let (photo, _) =
        take_in(&mut work, &write(folder.path(), "a.jpg", &drawn(1)), TakeIn::default());
    let kind = "attachment".parse().unwrap();
    let typed =
        Typed { record: photo, kind, filed: None, source: None, text: "half a seal".to_owned() };
    work.keep_draft(typed).unwrap();
    work.set_caption(photo, " Left forearm, with scale ").unwrap();
    let page = work.photo(&photo, Language::En).unwrap();
    assert_eq!(page.values["description"], Value::text("Left forearm, with scale"));
    assert_eq!(page.draft.unwrap().text, "half a seal");
    let again = work.set_caption(photo, "Left forearm, with scale");
    assert!(matches!(again, Err(CaseworkError::NothingToDo)));
    work.set_caption(photo, "").unwrap();
    assert!(!work.photo(&photo, Language::En).unwrap().values.contains_key("description"));
    let nothing = work.set_caption(photo, "");
    assert!(matches!(nothing, Err(CaseworkError::NothingToRetract(_))));
}

#[test]
fn what_a_photo_says_is_taken_over_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let path = write(folder.path(), "a.jpg", &drawn(1));
    let attached = work.take_in(&path, TakeIn::default(), &mut ()).unwrap().0;
    let (photo, sha256) = (attached.record, attached.sha256);
    let names = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<_>>();
    work.take_offers(photo, &sha256, &names(&["captured_on", "captured_at"])).unwrap();
    let page = work.photo(&photo, Language::En).unwrap();
    let day = Value::Date { date: "2022-01-20".parse().unwrap(), said: None };
    assert_eq!(page.values["captured_on"], day);
    assert!(page.values.contains_key("captured_at") && !page.values.contains_key("device"));
    for again in [&["captured_on"][..], &["remarks"], &[]] {
        let again = work.take_offers(photo, &sha256, &names(again));
        assert!(matches!(again, Err(CaseworkError::NothingToDo)));
    }
}

#[test]
fn a_preview_that_was_begun_can_be_made_elsewhere_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut work = create(folder.path(), "A");
    let mut taken = Vec::new();
    for (n, bytes) in [drawn(1), drawn(2), b"plain words".to_vec()].iter().enumerate() {
        let path = write(folder.path(), &n.to_string(), bytes);
        taken.push(work.take_in(&path, TakeIn::default(), &mut ()).unwrap().0.sha256);
    }
    let [first, second, text] = taken.as_slice() else { panic!("three") };
    let shown = |work: &Casework, sha256| work.thumbnail(sha256).unwrap();
    let begun = work.begin_preview(&[*second]).unwrap().unwrap();
    assert_eq!(begun.of(), *second, "what is in view comes first");
    assert!(shown(&work, second) == Thumbnail::None(NoThumbnail::EndedTheProgram));
    work.give_up_preview(second).unwrap();
    assert!(shown(&work, second) == Thumbnail::ToCome);
    work.give_up_preview(first).unwrap();

    let begun = work.begin_preview(&[*second]).unwrap().unwrap();
    let made = std::thread::Builder::new().spawn(move || begun.make()).unwrap().join().unwrap();
    assert!(work.keep_preview(made).unwrap());
    work.give_up_preview(second).unwrap();
    assert!(matches!(shown(&work, second), Thumbnail::Ready(_)), "one that is made stays");
    let next = work.begin_preview(&[*second]).unwrap().unwrap();
    assert_eq!(next.of(), *first, "what has its preview is not begun again");
    work.keep_preview(next.make()).unwrap();
    let last = work.begin_preview(&[]).unwrap().unwrap();
    assert!(last.of() == *text && !work.keep_preview(last.make()).unwrap());
    assert!(work.begin_preview(&[]).unwrap().is_none());
}
