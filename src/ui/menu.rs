//! Every command of the window, once: its words, icon and keys. Menu, palette and keyboard
//! are fed from here.

use eframe::egui::{Event, InputState, Key, Modifiers};

use super::icons;
use super::text::Text;

/// What the window can be told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Command {
    Back,
    Forward,
    Search,
    Palette,
    New,
    Filter,
    Sections,
    RowList,
    Record,
    NextOpen,
    Undo,
    Records,
    Photos,
    SaveOriginal,
    Send,
    Merge,
    Tables,
    Review,
    Settings,
    Lock,
    LargerText,
    SmallerText,
    NextLook,
    NextLanguage,
    Guide,
}

/// A command as it is offered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// What it does.
    pub(super) command: Command,
    /// Its words.
    pub(super) key: &'static str,
    /// Its icon.
    pub(super) icon: &'static str,
    /// Its keys.
    pub(super) keys: Option<(Modifiers, Key)>,
    /// Whether it is there without an open vault too.
    pub(super) always: bool,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
const ALT: Modifiers = Modifiers::ALT;

const fn entry(
    command: Command,
    key: &'static str,
    icon: &'static str,
    keys: Option<(Modifiers, Key)>,
) -> Entry {
    Entry { command, key, icon, keys, always: false }
}

const fn always(entry: Entry) -> Entry {
    Entry { always: true, ..entry }
}

/// All commands, in the order of the palette.
pub(super) const ENTRIES: &[Entry] = &[
    entry(Command::Search, "menu-search", icons::MAGNIFYING_GLASS, Some((CTRL, Key::K))),
    entry(Command::New, "menu-new", icons::PLUS, Some((CTRL, Key::N))),
    entry(Command::Filter, "menu-filter", icons::FUNNEL, Some((CTRL, Key::F))),
    entry(Command::NextOpen, "menu-next-open", icons::ARROW_DOWN, Some((Modifiers::NONE, Key::F8))),
    entry(Command::Undo, "menu-undo", icons::ARROW_U_UP_LEFT, Some((CTRL_ALT, Key::Z))),
    entry(Command::Records, "menu-records", icons::FOLDER, Some((CTRL_SHIFT, Key::R))),
    entry(Command::Photos, "menu-photos", icons::IMAGE, Some((CTRL_SHIFT, Key::F))),
    entry(Command::SaveOriginal, "menu-save-original", icons::EXPORT, Some((CTRL_SHIFT, Key::S))),
    entry(Command::Send, "menu-send", icons::EXPORT, Some((CTRL_SHIFT, Key::E))),
    entry(Command::Merge, "menu-merge", icons::DOWNLOAD_SIMPLE, Some((CTRL_SHIFT, Key::M))),
    entry(Command::Tables, "menu-tables", icons::GRID_NINE, Some((CTRL_SHIFT, Key::T))),
    entry(Command::Review, "menu-review", icons::GIT_FORK, Some((CTRL_SHIFT, Key::V))),
    entry(Command::Settings, "menu-settings", icons::GEAR_SIX, Some((CTRL, Key::Comma))),
    entry(Command::Sections, "menu-sections", icons::LIST, Some((CTRL, Key::Num1))),
    entry(Command::RowList, "menu-list", icons::LIST, Some((CTRL, Key::Num2))),
    entry(Command::Record, "menu-record", icons::FILE_TEXT, Some((CTRL, Key::Num3))),
    entry(Command::Back, "menu-back", icons::ARROW_LEFT, Some((ALT, Key::ArrowLeft))),
    entry(Command::Forward, "menu-forward", icons::ARROW_RIGHT, Some((ALT, Key::ArrowRight))),
    entry(Command::Lock, "menu-lock", icons::LOCK_SIMPLE, Some((CTRL, Key::L))),
    always(entry(Command::Palette, "menu-palette", icons::LIST, Some((CTRL_SHIFT, Key::P)))),
    always(entry(Command::LargerText, "menu-larger", icons::TEXT_AA, Some((CTRL, Key::Plus)))),
    always(entry(Command::SmallerText, "menu-smaller", icons::TEXT_AA, Some((CTRL, Key::Minus)))),
    always(entry(Command::NextLook, "menu-look", icons::CIRCLE_HALF, None)),
    always(entry(Command::NextLanguage, "menu-language", icons::TRANSLATE, None)),
    always(entry(Command::Guide, "menu-guide", icons::QUESTION, Some((Modifiers::NONE, Key::F1)))),
];

/// The entry of a command.
pub(super) fn entry_of(command: Command) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.command == command)
}

/// The keys of a command in words, empty if it has none.
pub(super) fn keys_of(command: Command, text: &Text) -> String {
    let keys = entry_of(command).and_then(|entry| entry.keys);
    keys.map(|(modifiers, key)| in_words(modifiers, key, text)).unwrap_or_default()
}

/// Keys as they stand on their caps.
pub(super) fn in_words(modifiers: Modifiers, key: Key, text: &Text) -> String {
    let mut words = String::new();
    for (held, key) in [
        (modifiers.command || modifiers.ctrl, "key-ctrl"),
        (modifiers.alt, "key-alt"),
        (modifiers.shift, "key-shift"),
    ] {
        if held {
            words.push_str(&text.say(key));
            words.push('+');
        }
    }
    match key {
        Key::ArrowLeft => words.push_str(icons::ARROW_LEFT),
        Key::ArrowRight => words.push_str(icons::ARROW_RIGHT),
        Key::ArrowUp => words.push_str(icons::ARROW_UP),
        Key::ArrowDown => words.push_str(icons::ARROW_DOWN),
        Key::Plus => words.push('+'),
        Key::Minus => words.push('–'),
        Key::Comma => words.push(','),
        other => words.push_str(other.name()),
    }
    words
}

/// The command whose keys were just pressed, taken out of the input. Keys count by where
/// they lie, so that they work whatever the layout writes there.
pub(super) fn pressed(input: &mut InputState, is_open: bool) -> Option<Command> {
    let mut found = None;
    input.events.retain(|event| {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
            return true;
        };
        if found.is_some() {
            return true;
        }
        let lies = |wanted: Key| *key == wanted || *physical_key == Some(wanted);
        let entries = ENTRIES.iter().filter(|entry| is_open || entry.always);
        found = entries
            .filter_map(|entry| entry.keys.map(|keys| (entry.command, keys)))
            .find(|(_, (held, wanted))| modifiers.matches_exact(*held) && lies(*wanted))
            .map(|(command, _)| command);
        // Plus and Minus need Shift on some layouts, and lie beside other keys on others.
        if found.is_none() && modifiers.command && matches!(key, Key::Plus | Key::Equals) {
            found = Some(Command::LargerText);
        }
        found.is_none()
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let keys: Vec<_> = ENTRIES.iter().filter_map(|entry| entry.keys).collect();
        let names: BTreeSet<_> = keys.iter().map(|keys| format!("{keys:?}")).collect();
        assert_eq!(names.len(), keys.len());
        let commands: BTreeSet<_> = ENTRIES.iter().map(|entry| entry.command).collect();
        assert_eq!(commands.len(), ENTRIES.len());
    }

    #[test]
    fn keys_count_by_where_they_lie() {
        let mut input = InputState::default();
        let key = |key, physical| Event::Key {
            key,
            physical_key: physical,
            pressed: true,
            repeat: false,
            modifiers: CTRL | Modifiers::CTRL,
        };
        // A Russian layout: the letter is another one, the place is that of K.
        input.events.push(key(Key::Quote, Some(Key::K)));
        assert_eq!(pressed(&mut input, true), Some(Command::Search));
        assert!(input.events.is_empty(), "the key is used up");
        input.events.push(key(Key::L, Some(Key::L)));
        assert_eq!(pressed(&mut input, false), None, "nothing to lock");
        assert_eq!(input.events.len(), 1);
    }
}
