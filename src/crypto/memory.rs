//! What the system may do with the memory of this process: no dump of it, and no look into
//! it by another program of the same user.

use rustix::process::{Resource, Rlimit, setrlimit};

/// At no byte the system still feeds a dump to a program that collects them; at one byte it
/// gives up either way (Linux, `fs/coredump.c`).
const ONE_BYTE: Rlimit = Rlimit { current: Some(1), maximum: Some(1) };

/// Has the system write no dump of this process if it crashes, and let none but root read
/// its memory. To be called before anything is decrypted; it does not outlast becoming
/// another program, save that the next one is not dumped either.
///
/// What the system refuses cannot be had: the program is of more use than none.
pub fn guard_memory() {
    let _ = setrlimit(Resource::Core, ONE_BYTE);
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}
