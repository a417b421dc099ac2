//! The talks of the demo: interviews, and what was agreed to in them.

use super::desk::{Desk, Sheet};
use super::people::Tongue;
use super::script::{Script, Second, Town};
use super::story::{Notebook, day};
use crate::casework::CaseworkError;
use crate::record::{AnswerState, RecordId};

impl Notebook<'_> {
    pub(super) fn interview(
        &self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
        case: RecordId,
        main: RecordId,
    ) -> Result<RecordId, CaseworkError> {
        let (_, tongue) = script.main;
        let sheet = self
            .talk(script.interviewed, script.town, tongue)
            .refer("interviewee", main)
            .refer("about_persons", main)
            .set("relation_to_victim", "self")
            .set("free_account", script.account)
            .set("prior_interviews", "no")
            .set("referrals", "legal psychological")
            .set("source_type", "interview_victim")
            .set("source_connection", "experienced")
            .set("source_reliability", "likely_reliable")
            .set("information_credibility", "plausible");
        desk.add(&sheet, Some(case), None)
    }

    /// Somebody else tells of the person held.
    pub(super) fn second(
        &self,
        desk: &mut Desk<'_, '_>,
        town: Town,
        case: RecordId,
        (speaker, about): (RecordId, RecordId),
        second: &Second,
    ) -> Result<RecordId, CaseworkError> {
        let Second { tongue, relation, account, interviewed, .. } = second;
        let source_type = match *relation {
            family if family.starts_with("family") => "interview_relative",
            _ => "interview_witness",
        };
        let sheet = self
            .talk(interviewed, town, *tongue)
            .refer("interviewee", speaker)
            .refer("about_persons", about)
            .set("relation_to_victim", relation)
            .set("free_account", account)
            .set("referrals", "declined")
            .set("source_type", source_type)
            .set("source_connection", "saw_heard")
            .state("prior_interviews", AnswerState::Unknown);
        desk.add(&sheet, Some(case), None)
    }

    /// What all interviews have.
    fn talk(&self, at: &str, town: Town, tongue: Tongue) -> Sheet {
        Sheet::of("interview")
            .set("interviewer_code", &self.staff())
            .set("started_at", &format!("{at}{}", town.offset()))
            .set("ended_at", &format!("{}T18:30:00{}", day(at), town.offset()))
            .set("setting", "safe_place")
            .set("mode", "in_person")
            .set("language", tongue.code())
            .set("others_present", "no")
            .set("private", "yes")
            .set("in_custody", "no")
            .set("authorities_present", "no")
            .set("restrained", "no")
            .set("recording", "notes_only")
            .set("read_back", "yes")
            .set("status", "completed")
    }

    pub(super) fn consent(
        &self,
        desk: &mut Desk<'_, '_>,
        script: &Script,
        case: RecordId,
        (main, interview): (RecordId, RecordId),
    ) -> Result<(), CaseworkError> {
        let (_, tongue) = script.main;
        let sheet = Sheet::of("consent")
            .refer("person", main)
            .refer("given_by", main)
            .set("giver_relation", "self")
            .set("given_at", &format!("{}{}", script.interviewed, script.town.offset()))
            .refer("interview", interview)
            .set("how", "verbal_noted")
            .set("form_version", "1")
            .set("language", tongue.code())
            .set(
                "explained",
                "who_we_are purpose voluntary no_payment storage uses limits risks withdraw support",
            )
            .set("pressure_doubt", "no")
            .set("review_on", "2023-01");
        let consent = desk.add(&sheet, Some(case), None)?;
        for grant in self.grants() {
            desk.add(&grant.refer("parent", consent), None, None)?;
        }
        Ok(())
    }

    /// What is agreed to differs from case to case.
    fn grants(&self) -> Vec<Sheet> {
        let grant = |scope, decision| {
            Sheet::of("consent_grant").set("scope", scope).set("decision", decision)
        };
        let granted = |scope, mode| grant(scope, "granted").set("identity_mode", mode);
        let to_ngo = |sheet: Sheet| sheet.set("recipient", "Құқық қорғау ұйымы (demo)");
        let share = match self.cases % 4 {
            0 => grant("share_ngo", "undecided"),
            1 => to_ngo(granted("share_ngo", "named")),
            2 => to_ngo(grant("share_ngo", "granted_conditions"))
                .set("identity_mode", "pseudonym")
                .set("conditions", "Не указывать место работы."),
            _ => grant("share_ngo", "refused"),
        };
        let again = match self.cases % 3 {
            0 => grant("contact_again", "refused"),
            _ => granted("contact_again", "named"),
        };
        vec![granted("record", "named"), granted("store", "named"), again, share]
    }
}
