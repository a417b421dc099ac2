//! Copying only the vault's file while the program runs gives a whole vault with all that
//! was saved until then.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use std::fs;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use common::program::{
    create, dala, noise, open, open_whole, succeeds, text, wait_unlocked, write,
};
use dala::casework::{Casework, Worker};
use dala::record::RecordId;

fn given_name(casework: &Casework, person: RecordId) -> String {
    let page = casework.page(&person).unwrap();
    page.row.fields["given_name"]["value"]["text"].as_str().unwrap_or("").to_owned()
}

#[test]
fn a_copy_of_the_file_made_while_the_program_runs_is_whole_and_has_the_last_edit() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let vault = at("a.dala");
    let mut casework = create(&vault, "A", 1);
    let person = common::add(&mut casework, "person", None, None, &[("family_name", "Белый")]);
    write(&at("file.bin"), &noise(6_000_000, 1));
    casework.attach(person, &[&at("file.bin")], false, &mut ()).unwrap();
    drop(casework);
    succeeds(dala(
        folder.path(),
        &["edit", text(&vault), &person.to_string(), "--set", "given_name=Аза"],
    ));
    let backup = dala(folder.path(), &["backup", text(&vault), "backup.dala"]).spawn();
    let mut program = backup.unwrap();
    wait_unlocked(&mut program, &vault);
    fs::copy(&vault, at("copy.dala")).unwrap();
    assert!(program.try_wait().unwrap().is_none(), "the program has ended too early");
    assert!(program.wait().unwrap().success());
    for copy in ["copy.dala", "backup.dala"] {
        assert_eq!(given_name(&open_whole(&at(copy), 2), person), "Аза");
    }
}

#[test]
fn a_copy_made_during_a_long_job_after_an_edit_by_the_same_handle_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut casework = create(&at("a.dala"), "A", 1);
    let person = common::add(&mut casework, "person", None, None, &[("family_name", "Белый")]);
    write(&at("file.bin"), &noise(6_000_000, 1));
    casework.attach(person, &[&at("file.bin")], false, &mut ()).unwrap();
    drop(casework);
    let worker = Worker::start(open(&at("a.dala"), 1)).unwrap();
    let edit = worker.run(Arc::new(|| ()), move |casework, _| {
        let fields = common::typed(casework, "person", &[("given_name", "Аза")]);
        casework.edit(person, None, fields)
    });
    assert!(edit.wait(Duration::from_mins(1)).is_ok_and(|done| done.is_ok()));
    // The job tells that it runs, and goes on when the copy is made.
    let (running_in, running) = channel();
    let (go_in, go) = channel();
    let long = worker.run(Arc::new(|| ()), move |casework, watch| {
        let mut first = true;
        casework.vault().check(&mut |_| {
            if std::mem::take(&mut first) {
                running_in.send(()).unwrap();
                let () = go.recv().unwrap();
            }
        })?;
        casework.check(false, watch)
    });
    running.recv().unwrap();
    fs::copy(at("a.dala"), at("copy.dala")).unwrap();
    assert_eq!(given_name(&open_whole(&at("copy.dala"), 2), person), "Аза");
    go_in.send(()).unwrap();
    let Ok(done) = long.wait(Duration::from_mins(1)) else { panic!("the job hangs") };
    assert!(done.unwrap().faults.is_empty());
}
