//! A bus of one's own, on which a made-up desktop locks and sleeps.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;

use super::*;

/// A bus that goes with the test.
struct Bus {
    daemon: Child,
    address: Address,
}

impl Bus {
    #[expect(clippy::print_stderr, reason = "a test that checks less than it could must say so")]
    fn of(test: &str) -> Option<Self> {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let Ok(mut daemon) = daemon.stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else {
            eprintln!("\n*** SKIPPED: {test}: dbus-daemon is missing ***\n");
            return None;
        };
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Some(Self { daemon, address: address.trim().parse().unwrap() })
    }

    /// Somebody on the bus, under a name.
    fn join(&self, name: &str) -> Connection {
        let joined = Builder::address(self.address.clone()).unwrap();
        let joined = joined.serve_at("/org/freedesktop/login1", Manager::default()).unwrap();
        joined.name(name.to_owned()).unwrap().build().unwrap()
    }

    fn listen(&self) -> Receiver<Leaving> {
        let (tell, leaving) = channel();
        listen_to(self.address.clone(), tell, Arc::new(|| {}));
        leaving
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// Gives each who asks for a moment one end of a pipe, and keeps the other.
#[derive(Default)]
struct Manager {
    ends: Vec<std::io::PipeReader>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&mut self, what: &str, who: &str, why: &str, mode: &str) -> zvariant::OwnedFd {
        assert_eq!((what, mode, who), ("sleep", "delay", "Dala"));
        assert!(!why.is_empty());
        let (end, other) = std::io::pipe().unwrap();
        self.ends.push(end);
        OwnedFd::from(other).into()
    }
}

const LONG: Duration = Duration::from_mins(1);

/// Tells until it is heard: who listens may not be there yet.
fn tell(from: &Connection, (path, interface, member): (&str, &str, &str), is_so: Option<bool>) {
    let nobody = None::<&str>;
    match is_so {
        Some(is_so) => from.emit_signal(nobody, path, interface, member, &is_so).unwrap(),
        None => from.emit_signal(nobody, path, interface, member, &()).unwrap(),
    }
}

fn ends(login: &Connection) -> usize {
    let manager = login.object_server().interface::<_, Manager>("/org/freedesktop/login1");
    manager.unwrap().get().ends.len()
}

fn until(holds: impl Fn() -> bool) {
    let begun = std::time::Instant::now();
    while !holds() {
        assert!(begun.elapsed() < LONG);
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn locked_screens_are_heard_and_nothing_else() {
    let Some(bus) = Bus::of("locked_screens_are_heard_and_nothing_else") else { return };
    let login = bus.join(LOGIN);
    let leaving = bus.listen();
    // It asks for a moment once it listens.
    until(|| ends(&login) == 1);
    for (path, interface, member, is_so) in [
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", Some(true)),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", Some(true)),
        ("/org/freedesktop/login1/session/_32", SESSION, "Lock", None),
    ] {
        tell(&login, (path, interface, member), is_so);
        assert!(leaving.recv_timeout(LONG).unwrap().awake.is_none(), "{interface}");
    }
    for (path, interface, member, is_so) in [
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", Some(false)),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", None),
        ("/org/kde/Window", "org.kde.Window", "ActiveChanged", Some(true)),
        ("/org/freedesktop/login1/session/_32", SESSION, "Unlock", None),
        ("/org/freedesktop/login1", MANAGER, "PrepareForShutdown", Some(true)),
    ] {
        tell(&login, (path, interface, member), is_so);
    }
    tell(&login, ("/org/freedesktop/login1", MANAGER, "PrepareForSleep"), Some(true));
    assert!(leaving.recv_timeout(LONG).unwrap().awake.is_some(), "what came before was not told");
}

#[test]
fn the_machine_sleeps_only_once_what_is_open_is_locked() {
    let test = "the_machine_sleeps_only_once_what_is_open_is_locked";
    let Some(bus) = Bus::of(test) else { return };
    let login = bus.join(LOGIN);
    let leaving = bus.listen();
    let sleep = ("/org/freedesktop/login1", MANAGER, "PrepareForSleep");
    for night in 1..3 {
        until(|| ends(&login) == night);
        tell(&login, sleep, Some(true));
        let left = leaving.recv_timeout(LONG).unwrap();
        let awake = left.awake.as_ref().unwrap();
        assert!(rustix::io::fcntl_getfd(awake).unwrap().contains(FdFlags::CLOEXEC));
        let manager = login.object_server().interface::<_, Manager>(sleep.0).unwrap();
        let mut end = manager.get().ends.last().unwrap().try_clone().unwrap();
        let (tell_end, ended) = channel();
        std::thread::Builder::new()
            .spawn(move || tell_end.send(end.read_to_end(&mut Vec::new())))
            .unwrap();
        let soon = Duration::from_millis(200);
        assert_eq!(ended.recv_timeout(soon).unwrap_err(), RecvTimeoutError::Timeout);
        left.let_sleep();
        assert_eq!(ended.recv_timeout(LONG).unwrap().unwrap(), 0, "it may sleep now");
        tell(&login, sleep, Some(false));
    }
}

#[test]
fn without_a_bus_and_when_it_goes_nothing_is_heard() {
    let (to, leaving) = channel();
    let nowhere = "unix:path=/nonexistent/bus".parse().unwrap();
    listen_to(nowhere, to.clone(), Arc::new(|| {}));
    let elsewhere = "tcp:host=127.0.0.1,port=9".parse().unwrap();
    listen_to(elsewhere, to, Arc::new(|| {}));
    assert_eq!(leaving.recv_timeout(LONG).unwrap_err(), RecvTimeoutError::Disconnected);

    let test = "without_a_bus_and_when_it_goes_nothing_is_heard";
    let Some(bus) = Bus::of(test) else { return };
    let leaving = bus.listen();
    drop(bus);
    assert_eq!(leaving.recv_timeout(LONG).unwrap_err(), RecvTimeoutError::Disconnected);
}
