//! Memory while a bundle with 2 GiB of attachments is exported and merged.

use std::path::{Path, PathBuf};

use crate::child::peak;
use crate::files::photos;
use crate::made::create;
use crate::{Fallible, Goal};

/// One long recording, and photos.
const SIZES: [(u32, usize); 2] = [(1, 1 << 30), (64, 16 << 20)];
const LIMIT: f64 = 200.0;

fn fill(folder: &Path) -> Fallible<PathBuf> {
    let path = folder.join("monitor.dala");
    let mut casework = create(&path, "Monitor")?;
    let fields = [casework.read_answer("case", "title", "Files")?].into_iter().collect();
    let (case, _) = casework.add(&"case".parse()?, None, None, fields)?;
    for (n, (count, bytes)) in SIZES.into_iter().enumerate() {
        let source = folder.join(n.to_string());
        std::fs::create_dir(&source)?;
        let files = photos(&source, count, bytes - n)?;
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        casework.attach(case, &files, false, &mut ())?;
        std::fs::remove_dir_all(&source)?;
    }
    Ok(path)
}

pub fn run(folder: &Path) -> Fallible<Vec<Goal>> {
    let (out, ngo) = (folder.join("out"), folder.join("ngo.dala"));
    std::fs::create_dir(&out)?;
    let monitor = fill(folder)?;
    let recipient = create(&ngo, "NGO")?.card()?.recipient().to_string();
    let exporting = peak("export", &monitor, &out, &recipient)?;
    let bundle = std::fs::read_dir(&out)?.next().ok_or("no bundle")??.path();
    std::fs::remove_file(&monitor)?;
    let merging = peak("merge", &ngo, &out, &bundle.to_string_lossy())?;
    let goal = |name, measured| Goal {
        name,
        measured,
        limit: LIMIT,
        unit: "MiB",
        detail: "VmHWM over the idle process, 2 GiB of attachments".to_owned(),
    };
    Ok(vec![goal("export-memory", exporting), goal("merge-memory", merging)])
}
