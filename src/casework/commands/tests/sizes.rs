//! Exports that are to be no larger than a limit.

use super::{add, attach, create, order};
use crate::casework::{Casework, CaseworkError, ExportOrder};

fn names(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

fn limited(work: &Casework, max_size: u64) -> ExportOrder {
    ExportOrder { max_size: Some(max_size), ..order(&[work], &[]) }
}

#[test]
fn no_bundle_is_larger_than_asked_for_whatever_a_record_weighs() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut work = create(folder.path(), "A");
    let case = add(&mut work, "case", None, &[("case_code", "K-1")]);
    let long = "Ұзақ әңгіме. ".repeat(10_000);
    let interview = add(&mut work, "interview", Some(case), &[("free_account", &long)]);
    let order = limited(&work, 200_000);
    let error = work.export(&order, out.path(), &mut ()).unwrap_err();
    let named = matches!(error, CaseworkError::RecordLargerThanABundle { record, size_kib }
        if record == interview && size_kib > 200);
    assert!(named, "{error}");
    assert_eq!(names(out.path()), 0);
    attach(&mut work, case, &[7; 300_000]);
    let order = limited(&work, 500_000);
    let report = work.export(&order, out.path(), &mut ()).unwrap();
    assert!(report.bundles.len() > 1);
    for bundle in report.bundles {
        assert!(std::fs::metadata(bundle).unwrap().len() <= 500_000);
    }
}

#[test]
fn a_limit_below_the_smallest_bundle_is_refused_with_its_size() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut work = create(folder.path(), "A");
    let order = limited(&work, 1_000);
    add(&mut work, "case", None, &[("case_code", "K-1")]);
    let error = work.export(&order, out.path(), &mut ()).unwrap_err();
    let CaseworkError::MaxSizeTooSmall { least } = error else { panic!("{error}") };
    let order = limited(&work, least - 1);
    assert!(work.export(&order, out.path(), &mut ()).is_err());
    assert_eq!(names(out.path()), 0);
    let order = limited(&work, least + 65_536);
    assert!(work.export(&order, out.path(), &mut ()).is_ok());
}
