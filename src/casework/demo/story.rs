//! Writes a script down as a monitor does: the case and its people, the arrest, where
//! somebody was held, the photos. What was told is in `talks`.

use std::collections::BTreeMap;

use super::desk::{Desk, Sheet};
use super::harm::write_harm;
use super::people::{Cast, DOUBLES, Person, Sex, Tongue, Writer};
use super::photos::take_photos;
use super::script::{Script, Second, Site, Town};
use crate::casework::CaseworkError;
use crate::record::{AnswerState, RecordId};

/// What a monitor needs to write cases: code, people, the places written down so far.
pub(super) struct Notebook<'a> {
    pub(super) writer: Writer,
    pub(super) cast: &'a mut Cast,
    places: BTreeMap<(Town, Site), RecordId>,
    events: BTreeMap<Town, RecordId>,
    people: u32,
    pub(super) cases: u32,
}

/// The records of a case that others go on with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) case: RecordId,
    pub(super) main: RecordId,
    pub(super) companion: RecordId,
    pub(super) interview: RecordId,
    pub(super) second_interview: Option<RecordId>,
    pub(super) arrest: RecordId,
    pub(super) detention: RecordId,
}

impl<'a> Notebook<'a> {
    pub(super) fn new(writer: Writer, cast: &'a mut Cast) -> Self {
        let (places, events) = (BTreeMap::new(), BTreeMap::new());
        Self { writer, cast, places, events, people: 0, cases: 0 }
    }

    /// The prefix of the codes of people and cases.
    fn letter(&self) -> &'static str {
        match self.writer {
            Writer::A => "A",
            Writer::B => "B",
        }
    }

    pub(super) fn staff(&self) -> String {
        format!("M-{}", self.letter())
    }

    /// Writes the whole case.
    pub(super) fn write(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
    ) -> Result<Written, CaseworkError> {
        desk.at_once(|desk| self.write_all(desk, script))
    }

    fn write_all(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
    ) -> Result<Written, CaseworkError> {
        let case = self.case(desk, script)?;
        let (main, companion, kin) = self.people(desk, script, case)?;
        let interview = self.interview(desk, script, case, main)?;
        self.consent(desk, script, case, (main, interview))?;
        let arrest = self.arrest(desk, script, case, (main, companion, interview))?;
        let detention = self.detention(desk, script, case, (main, arrest, interview))?;
        let second_interview = match &script.second {
            Some(second) => {
                let told = self.second(desk, script.town, case, (kin, main), second)?;
                let seen = Sheet::of("arrest").set("masked", masked(script));
                desk.edit(arrest, Some(told), &seen)?;
                Some(told)
            }
            None => None,
        };
        take_photos(desk, &mut self.cast.dice, script, arrest)?;
        let written =
            Written { case, main, companion, interview, second_interview, arrest, detention };
        write_harm(desk, self.cases, &written)?;
        desk.pace.advance();
        Ok(written)
    }

    fn case(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
    ) -> Result<RecordId, CaseworkError> {
        self.cases += 1;
        let code = format!("{}-2022-{:03}", self.letter(), self.cases);
        let [status, risk] = match self.cases % 3 {
            0 => ["follow_up", "medium"],
            1 => ["open", "low"],
            _ => ["urgent", "high"],
        };
        let sheet = Sheet::of("case")
            .set("case_code", &code)
            .set("title", script.title)
            .set("status", status)
            .set("lead_staff", &self.staff())
            .set("opened_on", day(script.interviewed))
            .set("risk_level", risk)
            .set("next_action_on", "2022-05");
        desk.add(&sheet, None, None)
    }

    /// The person held, somebody held with him, and his kin or the second witness. A
    /// lawyer is in the case too.
    fn people(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
        case: RecordId,
    ) -> Result<(RecordId, RecordId, RecordId), CaseworkError> {
        let (sex, tongue) = script.main;
        let double = script.double.and_then(|number| DOUBLES.get(number));
        let person = match double {
            Some(double) => double.as_written_by(self.writer, tongue),
            None => self.cast.person(sex, tongue),
        };
        let main = self.person(desk, &person, case, "victim interviewee")?;
        let main_person = Sheet::of("case").refer("main_person", main);
        desk.edit(case, None, &main_person)?;
        let person = self.cast.person(script.companion, tongue);
        let companion = self.person(desk, &person, case, "victim")?;
        let (sex, tongue, roles) = match &script.second {
            Some(Second { sex, tongue, relation, .. }) if relation.starts_with("family") => {
                (*sex, *tongue, "relative interviewee witness")
            }
            Some(Second { sex, tongue, .. }) => (*sex, *tongue, "interviewee witness"),
            None => (Sex::Female, tongue, "relative trusted_contact"),
        };
        let person = self.cast.person(sex, tongue);
        let kin = self.person(desk, &person, case, roles)?;
        let person = self.cast.person(Sex::Male, Tongue::Russian);
        self.person(desk, &person, case, "lawyer")?;
        Ok((main, companion, kin))
    }

    fn person(
        &mut self,
        desk: &mut Desk<'_, '_>,
        person: &Person,
        case: RecordId,
        roles: &str,
    ) -> Result<RecordId, CaseworkError> {
        self.people += 1;
        let Person { name, sex, tongue, born, occupation } = person;
        let languages = match tongue {
            Tongue::Kazakh => "kk ru",
            Tongue::Russian => "ru",
        };
        // Some names are not to be seen on the screen.
        let hidden = self.people.is_multiple_of(11);
        let sheet = Sheet::of("person")
            .set("person_code", &format!("{}-P{:03}", self.letter(), self.people))
            .set("unit", "individual")
            .set("display_name_mode", if hidden { "pseudonym" } else { "named" })
            .set("family_name", &name.family)
            .set("given_name", &name.given)
            .set("patronymic", &name.patronymic)
            .set("sex", sex.code())
            .set("birth_date", born)
            .set("is_deceased", "no")
            .set("citizenship", "KZ")
            .set("languages", languages)
            .set("preferred_language", tongue.code())
            .set("occupation", if roles == "lawyer" { "" } else { occupation })
            .state("iin", AnswerState::Refused);
        let id = desk.add(&sheet, None, None)?;
        let sheet = Sheet::of("case_person").refer("person", id).set("roles", roles);
        desk.add(&sheet, Some(case), None)?;
        Ok(id)
    }

    fn arrest(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
        case: RecordId,
        (main, companion, interview): (RecordId, RecordId, RecordId),
    ) -> Result<RecordId, CaseworkError> {
        let place = self.place(desk, script.town, Site::Street)?;
        let event = self.event(desk, script.town, case)?;
        let told = &script.arrest;
        let sheet = Sheet::of("arrest")
            .refer("person", main)
            .refer("event", event)
            .refer("arrested_with", companion)
            .set("arrested_on", told.on)
            .refer("place", place)
            .set("place_type", told.place_type)
            .set("victim_activity", told.doing)
            .set("agencies", told.agencies)
            .set("circumstances", told.circumstances)
            .set("force_used", if self.cases % 3 == 1 { "yes" } else { "no" })
            .set("injured_before_arrest", if told.place_type == "hospital" { "yes" } else { "no" })
            .set("identified_themselves", "no")
            .set("warrant_shown", "no")
            .set("reason_given", "unknown")
            .set("language_understood", "yes")
            .set("rights_explained", if self.cases.is_multiple_of(4) { "refused" } else { "no" })
            .set("protocol_made", "unknown")
            .set("lawyer_asked", "yes")
            .set("lawyer_seen", "no")
            .state("lawyer_first_on", AnswerState::NotApplicable)
            .state("judge_first_on", AnswerState::Unknown);
        let sheet = match told.at {
            "" => sheet.state("arrested_at", AnswerState::Unknown),
            at => sheet.set("arrested_at", at),
        };
        desk.add(&sheet, Some(case), Some(interview))
    }

    fn detention(
        &mut self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
        case: RecordId,
        (main, arrest, interview): (RecordId, RecordId, RecordId),
    ) -> Result<RecordId, CaseworkError> {
        let outcome = &script.outcome;
        let ended = !outcome.ended_on.is_empty();
        let sheet = Sheet::of("detention")
            .refer("person", main)
            .refer("arrest", arrest)
            .set("kind", outcome.kind)
            .set("status", outcome.status)
            .set("status_as_of", day(script.interviewed))
            .set("started_on", script.arrest.on)
            .set("ended_on", outcome.ended_on)
            .set(
                "acknowledged",
                if self.cases.is_multiple_of(2) { "denied" } else { "no_response" },
            )
            .set("incommunicado", if ended { "yes" } else { "unknown" })
            .set("preventive_measure", outcome.measure)
            .set("legal_basis", if outcome.kind == "criminal" { "uk272.2" } else { "" })
            .state("ordered_by", AnswerState::Unknown);
        let detention = desk.add(&sheet, Some(case), Some(interview))?;
        for stop in script.stays {
            let sheet = Sheet::of("stay")
                .refer("parent", detention)
                .set("facility_type", stop.site.facility_type())
                .set("agency", stop.site.agency())
                .set("from_on", stop.from)
                .set("to_on", stop.to)
                .set("transfer_reason", stop.why)
                .set("contact_family", "no")
                .set("contact_lawyer", "no")
                .set("medical_care", "unknown")
                .state("cell_people", AnswerState::Unknown);
            let sheet = match stop.site {
                Site::Bus => sheet.state("facility", AnswerState::NotApplicable),
                site => sheet
                    .refer("facility", self.place(desk, script.town, site)?)
                    .set("conditions", "overcrowded no_bed"),
            };
            desk.add(&sheet, None, Some(interview))?;
        }
        Ok(detention)
    }

    fn place(
        &mut self,
        desk: &mut Desk<'_, '_>,
        town: Town,
        site: Site,
    ) -> Result<RecordId, CaseworkError> {
        if let Some(known) = self.places.get(&(town, site)) {
            return Ok(*known);
        }
        let ([town_kk, town_ru], [kk, ru]) = (town.names(), site.names());
        let [region, region_then] = town.regions();
        let sheet = Sheet::of("place")
            .set("name_kk", &format!("{town_kk}, {kk}"))
            .set("name_ru", &format!("{town_ru}, {ru}"))
            .set("place_type", if site == Site::Street { "street" } else { "facility" })
            .set("facility_type", site.facility_type())
            .set("agency", site.agency())
            .set("region", region)
            .set("region_then", region_then)
            .set("settlement", town_ru);
        let place = desk.add(&sheet, None, None)?;
        self.places.insert((town, site), place);
        Ok(place)
    }

    /// The protest of a town, filed under the first case that needs it.
    fn event(
        &mut self,
        desk: &mut Desk<'_, '_>,
        town: Town,
        case: RecordId,
    ) -> Result<RecordId, CaseworkError> {
        if let Some(known) = self.events.get(&town) {
            return Ok(*known);
        }
        let [kk, _] = town.names();
        let sheet = Sheet::of("event")
            .set("title", &format!("Қаңтар наразылығы, {kk}"))
            .set("started_on", "2022-01-04")
            .set("ended_on", "2022-01-06~")
            .refer("place", self.place(desk, town, Site::Street)?);
        let event = desk.add(&sheet, Some(case), None)?;
        self.events.insert(town, event);
        Ok(event)
    }
}

pub(super) fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or_default()
}

fn masked(script: &Script) -> &'static str {
    if script.arrest.agencies.contains("masked") { "yes" } else { "unknown" }
}
