//! Keyboards that are made up, and that of a display of one's own.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::rc::Rc;

use x11rb::protocol::xkb::Group;

use super::*;

#[test]
fn the_layout_is_that_of_the_group() {
    let rules = b"evdev\0pc105\0us,ru,kz\0,,\0grp:alt_shift_toggle\0";
    let all = [0, 1, 2, 3].map(|group| layout(rules, group));
    assert_eq!(all, [Some("US"), Some("RU"), Some("KZ"), None].map(|l| l.map(str::to_owned)));
    assert_eq!(layout(b"evdev\0pc105\0us\0\0\0", 0).as_deref(), Some("US"));
    for unknown in [&b""[..], b"evdev", b"evdev\0pc105\0", b"a\0b\0\0\0", b"a\0b\0\xff\0"] {
        assert_eq!(layout(unknown, 0), None);
    }
    assert_eq!(layout(b"a\0b\0a layout that is none\0", 0), None);
}

#[test]
fn the_light_of_any_keyboard_counts() {
    let lights = tempfile::tempdir().unwrap();
    let light = |name: &str, brightness: &str| {
        fs::create_dir_all(lights.path().join(name)).unwrap();
        let file = fs::File::create(lights.path().join(name).join("brightness"));
        std::io::Write::write_all(&mut file.unwrap(), brightness.as_bytes()).unwrap();
    };
    let is_on = || caps_lock_light(lights.path());
    assert_eq!(is_on(), None);
    light("input3::numlock", "1\n");
    assert_eq!(is_on(), None, "no light of Caps Lock");
    light("input3::capslock", "0\n");
    assert_eq!(is_on(), Some(false));
    light("input17::capslock", "1\n");
    assert_eq!(is_on(), Some(true));
    light("input17::capslock", "0\n");
    assert_eq!(is_on(), Some(false));
    assert_eq!(caps_lock_light(&lights.path().join("none")), None);
}

#[test]
fn it_is_asked_a_few_times_a_second_at_most() {
    let asked = Rc::new(Cell::new(0));
    let count = Rc::clone(&asked);
    let mut keyboard = Keyboard::of(move || {
        count.set(count.get() + 1);
        KeyboardState { caps_lock: Some(count.get() == 2), layout: None }
    });
    let states = [0.0, 0.1, 0.2, 0.26, 0.3, 0.5].map(|now| keyboard.state(now).caps_lock);
    assert_eq!(states, [false, false, false, true, true, true].map(Some));
    assert_eq!(asked.get(), 2);
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that checks less than it could must say so")]
fn a_display_tells_how_its_keyboard_stands() {
    let mut server = Command::new("Xvfb");
    server.args(["-displayfd", "1", "-nolisten", "tcp"]).stdout(Stdio::piped());
    let Ok(mut server) = server.stderr(Stdio::null()).spawn() else {
        eprintln!("\n*** SKIPPED: a_display_tells_how_its_keyboard_stands: no Xvfb ***\n");
        return;
    };
    let mut number = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
    let name = format!(":{}", number.trim());
    let display = Display::connect(&name).unwrap();
    let mut layouts = Command::new("setxkbmap");
    layouts.args(["-display", &name, "-layout", "us,ru,kz"]);
    assert!(layouts.status().unwrap().success());
    let lock = ModMask::LOCK;
    for (mods, group, layout) in
        [(ModMask::default(), 0, "US"), (lock, 1, "RU"), (ModMask::default(), 2, "KZ")]
    {
        let (keyboard, group) = (ID::USE_CORE_KBD.into(), Group::from(group));
        let none = ModMask::default();
        let sent = display
            .connection
            .xkb_latch_lock_state(keyboard, lock, mods, true, group, none, false, 0);
        sent.unwrap().check().unwrap();
        let is_on = Some(mods == lock);
        let expected = KeyboardState { caps_lock: is_on, layout: Some(layout.to_owned()) };
        assert_eq!(display.read().unwrap(), expected);
    }
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(display.read().is_err(), "a display that is gone tells nothing");
}
