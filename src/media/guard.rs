//! Keeps a decoder's panic from becoming ours. Bounding memory is the callers' part: an
//! allocation that fails cannot be caught.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Runs a decoder; `None` if it panicked. The panic's text, which may hold what the file
/// holds, is not printed.
///
/// Unwind safety holds because `decode` owns or only reads what it touches: nothing that
/// a panic could leave half-changed is seen afterwards.
pub(super) fn guarded<T>(decode: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let others = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                others(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let decoded = catch_unwind(AssertUnwindSafe(decode));
    GUARDED.set(outer);
    decoded.ok()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    const INSIDE: &str = "DALA_TEST_PANICS";

    #[test]
    fn what_a_decoder_says_in_its_panic_is_not_printed() {
        if std::env::var_os(INSIDE).is_some() {
            assert_eq!(guarded(|| panic!("kanareika")), None::<()>);
            let _ = std::panic::catch_unwind(|| panic!("another's"));
            return;
        }
        let name = "media::guard::tests::what_a_decoder_says_in_its_panic_is_not_printed";
        let mut test = std::process::Command::new(std::env::current_exe().unwrap());
        let run = test.args(["--exact", name, "--nocapture"]).env(INSIDE, "1").output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && said.contains("another's"), "{said}");
        assert!(!said.contains("kanareika"), "{said}");
    }
}
