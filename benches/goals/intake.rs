//! Taking in 1 GiB of photos, against `cp` and `sha256sum` of the same files. The
//! thumbnails, which follow as a job, are timed apart.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::files::photos;
use crate::made::create;
use crate::{Fallible, Goal};

const PHOTOS: u32 = 256;
const BYTES: usize = 4 << 20;
const LIMIT: f64 = 3.0;

fn tool(name: &str, files: &[PathBuf], into: Option<&Path>) -> Fallible<Duration> {
    let begin = Instant::now();
    let done = Command::new(name).args(files).args(into).stdout(Stdio::null()).status()?;
    if !done.success() {
        return Err(format!("{name} failed").into());
    }
    Ok(begin.elapsed())
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let (source, copy) = (folder.join("photos"), folder.join("copy"));
    std::fs::create_dir(&source)?;
    std::fs::create_dir(&copy)?;
    let files = photos(&source, PHOTOS, BYTES)?;
    let copied = tool("cp", &files, Some(&copy))?;
    let hashed = tool("sha256sum", &files, None)?;
    std::fs::remove_dir_all(&copy)?;
    let mut casework = create(&folder.join("vault.dala"), "Monitor")?;
    let fields = [casework.read_answer("case", "title", "Photos")?].into_iter().collect();
    let (case, _) = casework.add(&"case".parse()?, None, None, fields)?;
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let begin = Instant::now();
    let (attached, _) = casework.attach(case, &files, true, &mut ())?;
    let taken = begin.elapsed();
    if attached.len() != files.len() || attached.iter().any(|one| one.offers.is_empty()) {
        return Err("not all photos were taken in with their EXIF".into());
    }
    let begin = Instant::now();
    casework.make_thumbnails(&mut ())?;
    let detail = format!(
        "{:.2} s against cp {:.2} s and sha256sum {:.2} s; thumbnails after it {:.2} s",
        taken.as_secs_f64(),
        copied.as_secs_f64(),
        hashed.as_secs_f64(),
        begin.elapsed().as_secs_f64(),
    );
    let measured = taken.as_secs_f64() / (copied + hashed).as_secs_f64();
    Ok(vec![Goal { name: "intake", measured, limit: LIMIT, unit: "x", detail }])
}
