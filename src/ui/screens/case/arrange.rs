//! What happened in a case, put into lanes and into one list in order of time, in the words
//! of the window. Nothing is drawn here.

use std::collections::{BTreeMap, BTreeSet};

use crate::casework::{CasePage, Gap, Linked, TimelineEntry};
use crate::record::{Bound, Day, RecordId};
use crate::ui::text::Text;
use crate::ui::widgets::timeline::{Arranged, At, Item, Lane, span};
use crate::ui::words::{dates_in_words, span_in_words};

/// The lanes, from above; kinds that are not named here stand before the last three.
const LANES: [&str; 10] = [
    "arrest",
    "detention",
    "stay",
    "act",
    "involvement",
    "injury",
    "medical_exam",
    "death",
    "proceeding",
    "charge",
];
const LAST_LANES: [&str; 3] = ["event", "interview", "attachment"];
/// What is told of a case and did not happen in it.
const NO_LANE: [&str; 2] = ["consent", "custody_event"];
/// What came later than that which it tells of: a page does not begin with it.
const LATER: [&str; 2] = ["interview", "attachment"];

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Something that happened, by its place among the entries.
    Entry(usize),
    /// Days of which nobody tells, by their place among the gaps.
    Gap(usize),
}

/// What happened, arranged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Story {
    /// The lanes that have something.
    pub(super) lanes: Vec<Lane>,
    /// For each lane, the records of its items.
    pub(super) records: Vec<Vec<RecordId>>,
    /// The list in order of time.
    pub(super) rows: Vec<Row>,
    /// The first and the last day that is named.
    pub(super) whole: Option<(Day, Day)>,
    /// The days that are in view at first: of what happened, before it was told.
    pub(super) at_first: Option<(Day, Day)>,
}

impl Story {
    /// Where a record stands in the lanes.
    pub(super) fn place_of(&self, record: RecordId) -> Option<At> {
        let mut lanes = self.records.iter().enumerate();
        lanes.find_map(|(lane, records)| {
            let item = records.iter().position(|one| *one == record)?;
            Some(At { lane, item })
        })
    }

    /// The record at a place.
    pub(super) fn record_at(&self, at: At) -> Option<RecordId> {
        self.records.get(at.lane)?.get(at.item).copied()
    }
}

/// Arranges what happened in a case.
pub(super) fn arrange(page: &CasePage, text: &Text) -> Story {
    let entries = &page.timeline.entries;
    let subjects: BTreeSet<&str> = entries
        .iter()
        .filter(|entry| entry.kind != "interview")
        .filter_map(|entry| entry.subject.as_deref())
        .collect();
    let told = Telling { words: Words::of(page, text), names_subjects: subjects.len() > 1 };
    let mut lanes: BTreeMap<(usize, &str), Vec<&TimelineEntry>> = BTreeMap::new();
    let mut undated = Vec::new();
    for entry in entries.iter().filter(|entry| is_shown(entry)) {
        if entry.is_dated() {
            lanes.entry((rank(&entry.kind), &entry.kind)).or_default().push(entry);
        } else {
            undated.push(entry);
        }
    }
    let mut story = Story { rows: rows(page), ..Story::default() };
    for ((_, kind), entries) in lanes {
        story.add(told.lane(&page.timeline.gaps, kind, entries));
    }
    if !undated.is_empty() {
        let name = text.say("case-lane-undated");
        story.add(told.lane_of(name, Arranged::Undated, undated));
    }
    let days = |later: bool| {
        let of = entries.iter().filter(|one| is_shown(one));
        let of = of.filter(|one| later || !LATER.contains(&one.kind.as_str()));
        let spans = of.filter_map(|one| span(&one.from, &one.to, one.lasts).named());
        spans.reduce(|(first, last), (from, to)| (first.min(from), last.max(to)))
    };
    story.whole = days(true);
    story.at_first = days(false).or(story.whole);
    story
}

impl Story {
    fn add(&mut self, (lane, records): (Lane, Vec<RecordId>)) {
        self.lanes.push(lane);
        self.records.push(records);
    }
}

/// Files stand in a strip of their own; on the timeline only those with a date.
fn is_shown(entry: &TimelineEntry) -> bool {
    !NO_LANE.contains(&entry.kind.as_str()) && (entry.kind != "attachment" || entry.is_dated())
}

fn rank(kind: &str) -> usize {
    let of = |lanes: &[&str]| lanes.iter().position(|one| *one == kind);
    match (of(&LANES), of(&LAST_LANES)) {
        (Some(at), _) => at,
        (None, Some(at)) => LANES.len() + 1 + at,
        (None, None) => LANES.len(),
    }
}

/// The list: a gap stands before the stay that ends it.
fn rows(page: &CasePage) -> Vec<Row> {
    let gaps: BTreeMap<RecordId, usize> =
        page.timeline.gaps.iter().enumerate().map(|(at, gap)| (gap.before, at)).collect();
    let shown = page.timeline.entries.iter().enumerate().filter(|(_, entry)| is_shown(entry));
    let rows = shown.flat_map(|(at, entry)| {
        gaps.get(&entry.id).map(|gap| Row::Gap(*gap)).into_iter().chain([Row::Entry(at)])
    });
    rows.collect()
}

/// The words for what is in a case.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a Text,
    linked: &'a [Linked],
}

impl<'a> Words<'a> {
    /// The words for a case.
    pub(super) fn of(page: &'a CasePage, text: &'a Text) -> Self {
        Self { text, linked: &page.linked }
    }

    /// What a kind is called: many of it.
    pub(super) fn many(&self, kind: &str) -> String {
        let key = format!("kind-{}-many", kind.replace('_', "-"));
        if self.text.has(&key) { self.text.say(&key) } else { self.one(kind) }
    }

    /// What one record of a kind is called; where there are no words, by its form.
    pub(super) fn one(&self, kind: &str) -> String {
        let key = format!("kind-{}-one", kind.replace('_', "-"));
        if self.text.has(&key) {
            return self.text.say(&key);
        }
        let linked = self.linked.iter().find(|one| one.kind == kind);
        linked.map_or(kind, |one| one.labels.get(self.text.language())).to_owned()
    }

    /// What happened, in a few words: the kind and about whom.
    pub(super) fn what(&self, entry: &TimelineEntry) -> String {
        if let Some(stay) = entry.stay {
            let args = [("number", stay.number.into()), ("of", stay.of.into())];
            return self.text.with("case-stay", &args);
        }
        match &entry.subject {
            Some(subject) => format!("{} · {subject}", self.one(&entry.kind)),
            None => entry.title.clone(),
        }
    }

    /// When it was.
    pub(super) fn when(&self, entry: &TimelineEntry) -> String {
        let TimelineEntry { from, to, lasts, .. } = entry;
        let goes_on = || from.iter().all(|date| date.last() == Bound::Open);
        match (from.is_empty(), to.is_empty()) {
            (true, true) => self.text.say("case-undated"),
            (false, true) if *lasts && !goes_on() => {
                let from = dates_in_words(self.text, from);
                self.text.with("case-end-not-said", &[("from", from.into())])
            }
            (false, true) => dates_in_words(self.text, from),
            (_, false) if from == to => dates_in_words(self.text, from),
            (_, false) => span_in_words(self.text, from, to),
        }
    }

    /// How long nobody tells of.
    pub(super) fn gap(&self, gap: &Gap) -> String {
        let most = u64::from(gap.most_days);
        if gap.least_days == gap.most_days {
            return self.text.count("case-gap", most);
        }
        let args = [
            ("least", self.text.number(gap.least_days.into()).into()),
            ("n", most.into()),
            ("shown", self.text.number(most).into()),
        ];
        self.text.with("case-gap-range", &args)
    }
}

/// How things are told on the timeline.
struct Telling<'a> {
    words: Words<'a>,
    /// Whether it must be said about whom something is.
    names_subjects: bool,
}

impl Telling<'_> {
    fn lane(&self, gaps: &[Gap], kind: &str, of: Vec<&TimelineEntry>) -> (Lane, Vec<RecordId>) {
        let is_strip = kind == "stay";
        let arranged = if is_strip { Arranged::Strip } else { Arranged::Rows };
        let (mut lane, records) = self.lane_of(self.words.many(kind), arranged, of);
        if is_strip {
            let place = |id: RecordId| records.iter().position(|one| *one == id);
            let between = |gap: &Gap| place(gap.after).zip(place(gap.before));
            lane.gaps = gaps.iter().filter_map(between).collect();
        }
        (lane, records)
    }

    fn lane_of(
        &self,
        name: String,
        arranged: Arranged,
        entries: Vec<&TimelineEntry>,
    ) -> (Lane, Vec<RecordId>) {
        let items = entries.iter().map(|entry| self.item(entry, arranged)).collect();
        let records = entries.iter().map(|entry| entry.id).collect();
        (Lane { name, arranged, items, gaps: Vec::new() }, records)
    }

    fn item(&self, entry: &TimelineEntry, arranged: Arranged) -> Item {
        let span = span(&entry.from, &entry.to, entry.lasts);
        let is_contested = entry.from.len() > 1 || entry.to.len() > 1;
        let mut said = vec![self.words.what(entry), self.words.when(entry)];
        said.extend(entry.place.clone());
        let mut remark = |holds: bool, key: &str| {
            if holds {
                said.push(self.words.text.say(key).to_lowercase());
            }
        };
        remark(is_contested, "state-contested");
        remark(span.is_impossible, "case-ends-before-it-begins");
        Item {
            name: said.join(", "),
            label: self.label(entry, arranged),
            short: entry.stay.map(|stay| stay.number.to_string()).unwrap_or_default(),
            span,
            lasts: entry.lasts,
            is_contested,
        }
    }

    /// What stands beside a bar, in a lane that tells the kind already.
    fn label(&self, entry: &TimelineEntry, arranged: Arranged) -> String {
        if arranged == Arranged::Undated {
            return self.words.what(entry);
        }
        if let Some(stay) = entry.stay {
            return format!("{} {}", stay.number, entry.place.as_deref().unwrap_or_default());
        }
        let Some(subject) = &entry.subject else { return entry.title.clone() };
        let names = self.names_subjects || entry.kind == "interview";
        let subject = names.then(|| subject.clone());
        let place = entry.place.clone().filter(|_| entry.kind != "interview");
        let said: Vec<String> =
            subject.into_iter().chain(entry.of_type.clone()).chain(place).collect();
        if said.is_empty() { self.words.when(entry) } else { said.join(" · ") }
    }
}
