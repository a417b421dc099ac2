//! When the desktop leaves its user: it locks the screen, or the machine goes to sleep. Told
//! over D-Bus, through sockets of this machine alone; where there is no bus, nothing is heard.

use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use rustix::io::{FdFlags, fcntl_setfd};
use zbus::address::transport::Transport;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator, fdo::DBusProxy};
use zbus::message::Type;
use zbus::{Address, MatchRule, Message, zvariant};

use super::desk::Wake;

/// The desktop leaves its user. The machine stays awake until this goes, for the few seconds
/// that the system grants.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    awake: Option<OwnedFd>,
}

impl Leaving {
    /// All is locked: the machine may sleep.
    pub(super) fn let_sleep(self) {
        drop(self.awake);
    }
}

/// What a bus tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum News {
    Locks,
    Sleeps,
    Wakes,
}

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

/// A bus answers at once, or something is wrong with it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Listens to the buses of the session and of the system, each on a thread of its own.
pub(super) fn listen(wake: &Wake) -> Receiver<Leaving> {
    let (tell, leaving) = channel();
    for address in [Address::session(), Address::system()].into_iter().flatten() {
        listen_to(address, tell.clone(), Arc::clone(wake));
    }
    leaving
}

/// Whether a bus is on this machine: one elsewhere would be reached over the network.
pub(super) fn is_here(address: &Address) -> bool {
    matches!(address.transport(), Transport::Unix(_))
}

fn listen_to(address: Address, tell: Sender<Leaving>, wake: Wake) {
    if !is_here(&address) {
        return;
    }
    // The thread ends with its bus; without a thread nothing is heard.
    let work = move || hear(address, &tell, &wake);
    let _ = std::thread::Builder::new().name("desktop".to_owned()).spawn(work);
}

/// Tells all that a bus has to tell, until it ends or nobody listens.
fn hear(address: Address, tell: &Sender<Leaving>, wake: &Wake) -> zbus::Result<()> {
    let bus = Builder::address(address)?.method_timeout(PATIENCE).build()?;
    let messages = MessageIterator::from(&bus);
    let broker = DBusProxy::new(&bus)?;
    // Each bus knows only some of them. Any session's lock counts: who has locked his own
    // screen beside a window that stays open loses nothing by its lock.
    for (interface, member) in
        [(None, "ActiveChanged"), (Some(SESSION), "Lock"), (Some(MANAGER), "PrepareForSleep")]
    {
        let mut rule = MatchRule::builder().msg_type(Type::Signal).member(member)?;
        if let Some(interface) = interface {
            rule = rule.interface(interface)?;
        }
        broker.add_match_rule(rule.build())?;
    }
    let mut awake = stay_awake(&bus);
    for message in messages {
        let leaving = match news_of(&message?) {
            Some(News::Locks) => Leaving::default(),
            Some(News::Sleeps) => Leaving { awake: awake.take() },
            Some(News::Wakes) => {
                awake = stay_awake(&bus);
                continue;
            }
            None => continue,
        };
        if tell.send(leaving).is_err() {
            break;
        }
        wake();
    }
    Ok(())
}

fn news_of(message: &Message) -> Option<News> {
    let header = message.header();
    let is_so = || message.body().deserialize::<bool>().ok();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (SESSION, "Lock") => Some(News::Locks),
        (MANAGER, "PrepareForSleep") => {
            is_so().map(|is_so| if is_so { News::Sleeps } else { News::Wakes })
        }
        // Each desktop calls it by its own name: org.gnome.ScreenSaver, org.freedesktop.….
        (name, "ActiveChanged") if name.ends_with(".ScreenSaver") && is_so() == Some(true) => {
            Some(News::Locks)
        }
        _ => None,
    }
}

/// Asks for a moment before the machine sleeps; it sleeps when this is dropped.
fn stay_awake(bus: &Connection) -> Option<OwnedFd> {
    let asked = ("sleep", "Dala", "Locks what is open", "delay");
    let path = "/org/freedesktop/login1";
    let answer = bus.call_method(Some(LOGIN), path, Some(MANAGER), "Inhibit", &asked).ok()?;
    let awake: OwnedFd = answer.body().deserialize::<zvariant::OwnedFd>().ok()?.into();
    // Else the process that this one becomes at a lock would hold it on.
    fcntl_setfd(&awake, FdFlags::CLOEXEC).ok()?;
    Some(awake)
}

#[cfg(test)]
mod tests;
