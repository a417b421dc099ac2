//! The case that both monitors work on, and the three fields of it in which what was said
//! differs: the hour of the arrest between two witnesses, the kind of place and the first
//! day of the detention between the two monitors.

use super::cases_b::HELD_TOGETHER;
use super::desk::{Desk, Sheet};
use super::script::Town;
use super::story::{Notebook, Written};
use crate::casework::CaseworkError;

/// Monitor A, before he hands the case over: the neighbour remembers another hour.
pub(super) fn hear_the_neighbour(
    desk: &mut Desk<'_, '_>,
    written: &Written,
) -> Result<(), CaseworkError> {
    let hour = Sheet::of("arrest").set("arrested_at", "~20:30");
    desk.edit(written.arrest, written.second_interview, &hour)
}

/// Monitor A, after he has handed the case over.
pub(super) fn go_on_as_a(desk: &mut Desk<'_, '_>, written: &Written) -> Result<(), CaseworkError> {
    let source = Some(written.interview);
    let vehicle = Sheet::of("arrest").set("vehicle_note", "нөмірсіз ақ автобус");
    desk.edit(written.arrest, source, &vehicle)?;
    let began = Sheet::of("detention")
        .set("started_on", "2022-01-05/2022-01-06")
        .set("family_search_steps", "Үш күн бойы бөлімдерден сұраған.");
    desk.edit(written.detention, source, &began)
}

/// Monitor B, who has merged the case, speaks with the one who was held together with the
/// main person.
pub(super) fn go_on_as_b(
    desk: &mut Desk<'_, '_>,
    notebook: &Notebook<'_>,
    written: &Written,
) -> Result<(), CaseworkError> {
    let Written { case, main, companion, arrest, detention, .. } = *written;
    let people = (companion, main);
    let told = notebook.second(desk, Town::Taraz, case, people, &HELD_TOGETHER)?;
    let place = Sheet::of("arrest")
        .set("place_type", "home")
        .set("uniform_note", "тёмная форма без нашивок");
    desk.edit(arrest, Some(told), &place)?;
    let began = Sheet::of("detention")
        .set("started_on", "2022-01-07")
        .set("reason_official", "Причину не называли.");
    desk.edit(detention, Some(told), &began)
}
