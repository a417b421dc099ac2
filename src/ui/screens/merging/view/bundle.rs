//! The bundle that is shown: who signed it, whether it is whole, and what it still needs.

use eframe::egui::{Align, Id, Label, Layout, Ui};

use super::super::Action;
use super::super::state::{Bundle, Comparing, Found, Standing, State};
use super::name_and_size;
use crate::casework::BundleSummary;
use crate::crypto::Fingerprint;
use crate::ui::icons;
use crate::ui::shell::failure;
use crate::ui::text::Text;
use crate::ui::theme::{self, Scale, space};
use crate::ui::widgets::{Button, Entry, Tone, card, check, entered, notice};
use crate::ui::words::{day_in_words, purpose_in_words, signer_in_words};

/// Draws it.
pub(super) fn show(ui: &mut Ui, text: &Text, state: &mut State, actions: &mut Vec<Action>) {
    let at = state.selected;
    let Some(bundle) = state.bundles.get_mut(at) else { return };
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let standing = bundle.standing();
            let p = theme::palette(ui);
            let colour = match standing {
                Standing::Known | Standing::Merged => p.done,
                Standing::Refused | Standing::Rejected => p.refused,
                Standing::Unknown | Standing::Locked => p.contested,
                _ => p.text2,
            };
            ui.label(Scale::Title.text(standing.icon()).color(colour));
            ui.label(Scale::Heading.text(name_and_size(text, bundle)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = text.with("merge-leave-out-name", &[("name", bundle.name().into())]);
                let leave = Button::quiet(text.say("merge-leave-out")).small().name(name);
                if ui.add(leave).clicked() {
                    actions.push(Action::Remove(at));
                }
            });
        });
        match &bundle.found {
            Found::Looking => {
                let p = theme::palette(ui);
                ui.label(Scale::Body.text(text.say("merge-looking-more")).color(p.text2));
            }
            Found::Locked { tried } => {
                locked(ui, text, bundle_at(*tried, at), &mut bundle.typed, actions);
            }
            Found::Refused(error) => {
                let (what, more) = failure(text, error);
                notice(ui, Tone::Refused, icons::WARNING, &what, &more);
            }
            Found::Whole(_) => whole(ui, text, at, bundle, actions),
        }
    });
    ui.add_space(space::XS);
}

/// Which bundle asks for its passphrase, and whether one was tried.
struct Asking {
    at: usize,
    tried: bool,
}

fn bundle_at(tried: bool, at: usize) -> Asking {
    Asking { at, tried }
}

/// Asks for the passphrase.
fn locked(
    ui: &mut Ui,
    text: &Text,
    Asking { at, tried }: Asking,
    typed: &mut String,
    actions: &mut Vec<Action>,
) {
    if tried {
        let more = text.say("merge-wrong-passphrase-more");
        notice(ui, Tone::Contested, icons::WARNING, &text.say("merge-wrong-passphrase"), &more);
    }
    ui.label(Scale::Body.text(text.say("merge-passphrase-more")));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 120.0).clamp(120.0, 420.0);
        let response = Entry::new(typed, text.say("merge-passphrase"))
            .id(Id::unique(("merge passphrase", at)))
            .hint(text.say("merge-passphrase"))
            .secret(false)
            .width(width)
            .limit(1024)
            .show(ui);
        let enter = entered(ui, &response);
        let can = !typed.is_empty();
        let open = ui.add(Button::plain(text.say("merge-unlock")).enabled(can)).clicked();
        if can && (open || enter) {
            actions.push(Action::Unlock(at));
        }
    });
}

/// Who signed it, what is in it, and whether it is known whose the signature is.
fn whole(ui: &mut Ui, text: &Text, at: usize, bundle: &mut Bundle, actions: &mut Vec<Action>) {
    let standing = bundle.standing();
    let Bundle { found, comparing, as_unknown, .. } = bundle;
    let Found::Whole(summary) = found else { return };
    facts(ui, text, summary);
    match standing {
        Standing::Unknown | Standing::AsUnknown => {
            unknown(ui, text, at, summary, comparing.as_ref(), actions);
            let words = text.say("merge-as-unknown");
            check(ui, as_unknown, &words);
            let p = theme::palette(ui);
            ui.label(Scale::Small.text(text.say("merge-as-unknown-more")).color(p.text2));
        }
        Standing::Rejected => {
            let more = text.say("merge-rejected-more");
            notice(ui, Tone::Refused, icons::PROHIBIT, &text.say("merge-rejected"), &more);
        }
        _ => {}
    }
}

fn facts(ui: &mut Ui, text: &Text, summary: &BundleSummary) {
    let p = theme::palette(ui);
    let who = signer_in_words(
        text,
        &summary.signer,
        summary.signer_name.as_deref(),
        crate::history::Trust::Trusted,
    );
    let records: u64 = summary.records.values().sum();
    let args = [
        ("records", text.count("count-records", records).into()),
        ("files", text.count("count-files", summary.attachments).into()),
    ];
    let made = [
        ("day", day_in_words(text, &summary.day).into()),
        ("purpose", purpose_in_words(text, &summary.purpose).into()),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(Scale::Strong.text(text.with("merge-signed-by", &[("who", who.into())])));
            ui.label(Scale::Small.text(text.with("merge-intact", &args)).color(p.text2));
        });
        if let Some(fingerprint) = &summary.fingerprint {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(Scale::Small.text(text.say("merge-fingerprint")).color(p.text2));
                ui.label(Scale::Strong.text(fingerprint.to_string()));
            });
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(Scale::Small.text(text.with("merge-made", &made)).color(p.text2));
            if summary.merged_before {
                ui.label(Scale::Small.text(text.say("merge-before")).color(p.text2));
            }
        });
    });
}

/// The signer is not known: his card is compared aloud, or he stays unknown.
fn unknown(
    ui: &mut Ui,
    text: &Text,
    at: usize,
    summary: &BundleSummary,
    comparing: Option<&Comparing>,
    actions: &mut Vec<Action>,
) {
    let more = text.say("merge-unknown-more");
    notice(ui, Tone::Contested, icons::SHIELD_WARNING, &text.say("merge-unknown"), &more);
    match (comparing, summary.fingerprint) {
        (Some(Comparing::Card(card)), _) => {
            compare(ui, text, at, card.name(), card.fingerprint(), actions);
            return;
        }
        (None, Some(fingerprint)) => {
            let name = summary.signer_name.as_deref().unwrap_or_default();
            compare(ui, text, at, name, fingerprint, actions);
            return;
        }
        (Some(Comparing::Differs(_)), _) => {
            let more = text.say("merge-differs-more");
            notice(ui, Tone::Refused, icons::WARNING, &text.say("merge-differs"), &more);
            let reject = Button::plain(text.say("merge-reject")).icon(icons::PROHIBIT);
            if ui.add(reject).clicked() {
                actions.push(Action::Reject(at));
            }
        }
        (Some(Comparing::Another), _) => {
            let more = text.say("merge-card-another-more");
            notice(ui, Tone::Refused, icons::WARNING, &text.say("merge-card-another"), &more);
        }
        (Some(Comparing::Refused(error)), _) => {
            let (what, more) = failure(text, error);
            notice(ui, Tone::Refused, icons::WARNING, &what, &more);
        }
        (None, None) => {}
    }
    let take = Button::plain(text.say("merge-take-card")).icon(icons::IDENTIFICATION_CARD);
    if ui.add(take).clicked() {
        actions.push(Action::Compare(at));
    }
}

/// The digits that two people read to each other.
fn compare(
    ui: &mut Ui,
    text: &Text,
    at: usize,
    name: &str,
    fingerprint: Fingerprint,
    actions: &mut Vec<Action>,
) {
    let p = theme::palette(ui);
    ui.label(Scale::Strong.text(text.with("merge-card-of", &[("who", name.into())])));
    ui.add(Label::new(Scale::Title.text(fingerprint.to_string())).wrap());
    ui.label(Scale::Body.text(text.say("merge-compare")).color(p.text2));
    ui.horizontal_wrapped(|ui| {
        let same = text.with("merge-same", &[("who", name.into())]);
        if ui.add(Button::plain(same).icon(icons::HANDSHAKE)).clicked() {
            actions.push(Action::Trust(at));
        }
        if ui.add(Button::plain(text.say("merge-differ")).icon(icons::X)).clicked() {
            actions.push(Action::Differ(at));
        }
    });
}
