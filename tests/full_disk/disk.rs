//! A small disk of one's own: the test starts itself again in a mount namespace, where it
//! may mount a tmpfs. The mount goes with the process, however that ends.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::common::program::say;

const INSIDE: &str = "DALA_TEST_SMALL_DISK";

/// Bytes of the disk.
pub const SIZE: u64 = 24 << 20;

/// Runs `job` with an empty small disk. `test` is the name of the test that calls.
pub fn on_a_small_disk(test: &str, job: impl FnOnce(&Disk)) {
    if std::env::var_os(INSIDE).is_some() {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={SIZE}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path());
        assert!(mount.status().unwrap().success());
        job(&Disk { root: folder.path().to_owned() });
        assert!(Command::new("umount").arg("-l").arg(folder.path()).status().unwrap().success());
        return;
    }
    // As root of a namespace of one's own; where there are none, as root.
    let can = |flags: &&str| {
        let script = "mount -t tmpfs -o size=64k tmpfs /mnt";
        let mut tried = Command::new("unshare");
        tried.args([flags, "sh", "-c", script]).stdout(Stdio::null()).stderr(Stdio::null());
        tried.status().is_ok_and(|status| status.success())
    };
    let Some(flags) = ["-rm", "-m"].iter().find(|flags| can(flags)) else {
        say(&format!("SKIPPED: {test}: a tmpfs can be mounted neither by unshare nor as root"));
        return;
    };
    let mut again = Command::new("unshare");
    again.arg(flags).arg(std::env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]);
    assert!(again.env(INSIDE, "1").status().unwrap().success(), "see above");
}

pub struct Disk {
    root: PathBuf,
}

impl Disk {
    pub fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Fills the disk but for so many bytes.
    pub fn leave(&self, bytes: u64) {
        self.make_room();
        let room = self.room().saturating_sub(bytes);
        let mut file = File::create(self.at("ballast")).unwrap();
        file.write_all(&vec![1; usize::try_from(room).unwrap()]).unwrap();
        assert!(self.room() <= bytes);
    }

    pub fn make_room(&self) {
        let _ = fs::remove_file(self.at("ballast"));
    }

    fn room(&self) -> u64 {
        let disk = rustix::fs::statvfs(&self.root).unwrap();
        disk.f_bavail * disk.f_frsize
    }

    /// What lies on it, the ballast apart.
    pub fn names(&self) -> Vec<String> {
        let mut names = super::common::program::names(&self.root);
        names.retain(|name| name != "ballast");
        names
    }
}
