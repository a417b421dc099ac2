//! What was done to people in the stories, and what the authorities made of it: acts and
//! injuries, an examination, complaints and a trial, a death. All invented; told in Kazakh,
//! Russian and English.

use super::desk::{Desk, Sheet};
use super::story::Written;
use crate::casework::CaseworkError;
use crate::record::{AnswerState, RecordId};

/// An act with the words in which it was told.
struct Told {
    kind: &'static str,
    methods: &'static str,
    purposes: &'static str,
    description: &'static str,
    demanded: &'static str,
    effects: &'static str,
}

/// A mark on the body map.
struct Mark {
    view: &'static str,
    spot: [&'static str; 2],
    region: &'static str,
    side: &'static str,
    kind: &'static str,
    size_mm: [&'static str; 2],
    colour: &'static str,
    cause: &'static str,
}

const IN_KAZAKH: Told = Told {
    kind: "torture",
    methods: "beating.truncheon burn.hot_iron positional.cuffs",
    purposes: "confession",
    description: "Бөлмеде төрт адам болды. Үтікті токқа қосып, арқама басты. Дубинкамен \
                  табаныма ұрды. Ұзақ уақыт қолым артқа қайырылып тұрды.",
    demanded: "Алаңда болғаныңды мойында деп, қағазға қол қоюды талап етті.",
    effects: "Есімнен танып қалдым. Екі апта арқаммен жата алмадым.",
};
const IN_RUSSIAN: Told = Told {
    kind: "ill_treatment",
    methods: "beating.kicks beating.truncheon",
    purposes: "information intimidate",
    description: "Поставили лицом к стене и били по ногам и рёбрам. Спрашивали, кто ещё был на \
                  площади. Потом заставили сидеть на полу до утра.",
    demanded: "Требовали назвать имена и показать переписку.",
    effects: "Несколько дней было больно дышать.",
};
const IN_ENGLISH: Told = Told {
    kind: "ill_treatment",
    methods: "electric.stun_device",
    purposes: "intimidate",
    description: "They said nothing at first. One of them touched my arm with a device and it went \
                  numb. I do not speak their language, so I did not know what they wanted.",
    demanded: "Somebody shouted a few words in English: phone, friends, video.",
    effects: "My hand shook for two days.",
};

const IN_KAZAKH_MARKS: [Mark; 2] = [
    Mark {
        view: "back",
        spot: ["0.600", "0.270"],
        region: "back.shoulder_blade",
        side: "right",
        kind: "burn.contact",
        size_mm: ["90", "50"],
        colour: "қызғылт қоңыр",
        cause: "Қызған үтік",
    },
    Mark {
        view: "foot_sole",
        spot: ["0.755", "0.500"],
        region: "foot.sole",
        side: "left",
        kind: "bruise",
        size_mm: ["120", "40"],
        colour: "көк",
        cause: "Дубинка",
    },
];
const IN_RUSSIAN_MARKS: [Mark; 1] = [Mark {
    view: "front",
    spot: ["0.590", "0.345"],
    region: "chest.ribs",
    side: "left",
    kind: "bruise",
    size_mm: ["60", "40"],
    colour: "жёлто-зелёный",
    cause: "Удары ногами",
}];
const IN_ENGLISH_MARKS: [Mark; 1] = [Mark {
    view: "front",
    spot: ["0.770", "0.420"],
    region: "arm.forearm",
    side: "left",
    kind: "burn.electric",
    size_mm: ["4", "4"],
    colour: "red",
    cause: "The device that touched the arm",
}];

/// Writes down what was done in the case of this number.
pub(super) fn write_harm(
    desk: &mut Desk<'_, '_>,
    number: u32,
    written: &Written,
) -> Result<(), CaseworkError> {
    match number % 4 {
        1 => {
            let act = act(desk, written, &IN_KAZAKH, &IN_KAZAKH_MARKS)?;
            examination(desk, written)?;
            complaint(desk, written)?;
            involvement(desk, act, written)
        }
        2 => {
            act(desk, written, &IN_RUSSIAN, &IN_RUSSIAN_MARKS)?;
            trial(desk, written)
        }
        3 => death(desk, written),
        _ => act(desk, written, &IN_ENGLISH, &IN_ENGLISH_MARKS).map(|_| ()),
    }
}

fn tell(
    desk: &mut Desk<'_, '_>,
    written: &Written,
    sheet: &Sheet,
) -> Result<RecordId, CaseworkError> {
    desk.add(sheet, Some(written.case), Some(written.interview))
}

fn act(
    desk: &mut Desk<'_, '_>,
    written: &Written,
    told: &Told,
    marks: &[Mark],
) -> Result<RecordId, CaseworkError> {
    let sheet = Sheet::of("act")
        .refer("victim", written.main)
        .set("act_type", told.kind)
        .set("methods", told.methods)
        .set("purposes", told.purposes)
        .set("description", told.description)
        .set("questions_asked", told.demanded)
        .set("immediate_effects", told.effects)
        .set("started_on", "2022-01-07")
        .set("lost_consciousness", if marks.len() > 1 { "yes" } else { "no" })
        .set("filmed", "unknown")
        .state("duration_min", AnswerState::Unknown);
    let act = tell(desk, written, &sheet)?;
    for mark in marks {
        let [x, y] = mark.spot;
        let [length, width] = mark.size_mm;
        let sheet = Sheet::of("injury")
            .refer("person", written.main)
            .refer("act", act)
            .set("view", mark.view)
            .set("x", x)
            .set("y", y)
            .set("diagram_version", crate::form::DIAGRAM_VERSION)
            .set("region", mark.region)
            .set("side", mark.side)
            .set("injury_type", mark.kind)
            .set("observer", "monitor")
            .set("length_mm", length)
            .set("width_mm", width)
            .set("colour", mark.colour)
            .set("cause_stated", mark.cause)
            .set("observed_on", "2022-02")
            .set("first_noticed_on", "2022-01-08")
            .set("healing", "healing");
        tell(desk, written, &sheet)?;
    }
    Ok(act)
}

fn examination(desk: &mut Desk<'_, '_>, written: &Written) -> Result<(), CaseworkError> {
    let sheet = Sheet::of("medical_exam")
        .refer("person", written.main)
        .set("examined_on", "2022-01-09")
        .set("examiner_kind", "police_doctor")
        .set("others_present", "Екі қызметкер")
        .set("restrained", "yes")
        .set("private", "no")
        .set("treatment_asked", "yes")
        .set("treatment_given", "no")
        .state("report_no", AnswerState::Unknown);
    tell(desk, written, &sheet).map(|_| ())
}

/// A complaint that was not taken up.
fn complaint(desk: &mut Desk<'_, '_>, written: &Written) -> Result<(), CaseworkError> {
    let complaint = Sheet::of("proceeding")
        .set("side", "about_violation")
        .set("type", "complaint")
        .refer("persons", written.main)
        .set("body", "prosecutor")
        .set("register_type", "kui")
        .set("registered_on", "2022-02-14")
        .set("filed_on", "2022-02-11")
        .set("status", "terminated")
        .set("status_on", "2022-04")
        .set("outcome", "terminated_not_proven")
        .set("outcome_on", "2022-04-05");
    let complaint = tell(desk, written, &complaint)?;
    let investigation = Sheet::of("proceeding")
        .set("side", "about_violation")
        .set("type", "appeal")
        .refer("persons", written.main)
        .refer("part_of", complaint)
        .set("status", "filed")
        .set("status_on", "2022-04-20");
    tell(desk, written, &investigation).map(|_| ())
}

fn involvement(
    desk: &mut Desk<'_, '_>,
    act: RecordId,
    written: &Written,
) -> Result<(), CaseworkError> {
    let sheet = Sheet::of("involvement")
        .refer("target", act)
        .set("kind", "described")
        .set("perpetrator_text", "Орта бойлы, бетперде киген, орысша сөйледі")
        .set("agency", "police")
        .set("language_used", "ru")
        .set("masked", "yes")
        .set("degree", "direct")
        .set("basis", "badge_uniform")
        .set("confidence", "probable");
    desk.add(&sheet, None, Some(written.interview)).map(|_| ())
}

/// A case against the person, to the verdict.
fn trial(desk: &mut Desk<'_, '_>, written: &Written) -> Result<(), CaseworkError> {
    let sheet = Sheet::of("proceeding")
        .set("side", "against_person")
        .set("type", "verdict")
        .refer("persons", written.main)
        .set("body", "court")
        .set("register_type", "court_criminal")
        .set("status", "in_force")
        .set("status_on", "2022-05")
        .set("outcome", "convicted_lesser")
        .set("outcome_on", "2022-04-28")
        .set("preventive_measure", "undertaking")
        .set("lawyer_type", "state")
        .set("issues", "no_private_lawyer torture_ignored")
        .set("torture_raised", "yes")
        .set("court_reaction", "Судья сказал, что это не относится к делу.")
        .set("evidence_excluded", "no")
        .set("hearing_remote", "yes");
    let trial = tell(desk, written, &sheet)?;
    let source = Some(written.interview);
    for (article, part, from) in [("uk272.2", "2", "2022-01-10"), ("uk293", "1", "2022-03-30")] {
        let sheet = Sheet::of("charge")
            .refer("parent", trial)
            .set("article", article)
            .set("part", part)
            .set("from_on", from);
        desk.add(&sheet, None, source)?;
    }
    let sheet = Sheet::of("sentence")
        .refer("parent", trial)
        .set("sentence_type", "restriction")
        .set("months", "12");
    desk.add(&sheet, None, source).map(|_| ())
}

/// The death of the one who was held together with the person who speaks.
fn death(desk: &mut Desk<'_, '_>, written: &Written) -> Result<(), CaseworkError> {
    let sheet = Sheet::of("act")
        .refer("victim", written.companion)
        .set("act_type", "killing.shot")
        .set("started_on", "2022-01-06")
        .set("weapon", "firearm")
        .set("warning_given", "no")
        .set("shots_heard", "3")
        .state("distance_m", AnswerState::Unknown)
        .set("description", "Мы шли вместе. Стрельба началась без предупреждения, он упал рядом.");
    let act = tell(desk, written, &sheet)?;
    let deceased = Sheet::of("person").set("is_deceased", "yes");
    desk.edit(written.companion, None, &deceased)?;
    let sheet = Sheet::of("death")
        .refer("person", written.companion)
        .refer("act", act)
        .set("died_on", "2022-01-06")
        .set("context", "protest_dispersal")
        .set("manner_alleged", "homicide_agent")
        .set("cause_alleged", "Огнестрельное ранение груди")
        .set("last_seen_alive_on", "2022-01-06")
        .refer("last_seen_by", written.main)
        .set("autopsy", "done")
        .set("autopsy_on", "2022-01-09~")
        .set("family_doctor_present", "no")
        .set("certificate", "held_family")
        .set("body_released_on", "2022-01-10")
        .set("burial_pressure", "yes")
        .set("acknowledged", "acknowledged_unnamed")
        .set("posthumous_charge", "yes")
        .state("identified_by", AnswerState::Unknown);
    tell(desk, written, &sheet)?;
    let sheet = Sheet::of("proceeding")
        .set("side", "about_death")
        .set("type", "investigation")
        .refer("persons", written.companion)
        .set("body", "prosecutor")
        .set("status", "under_investigation")
        .set("status_on", "2022-05");
    tell(desk, written, &sheet).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::body_view;

    #[test]
    fn every_mark_lies_in_the_region_that_it_names() {
        for mark in IN_KAZAKH_MARKS.iter().chain(&IN_RUSSIAN_MARKS).chain(&IN_ENGLISH_MARKS) {
            let view = body_view(mark.view).unwrap();
            let spot = (mark.spot[0].parse().unwrap(), mark.spot[1].parse().unwrap());
            let region = &view.regions[view.at(spot).unwrap()];
            assert_eq!((region.code, region.side), (mark.region, mark.side));
        }
    }
}
