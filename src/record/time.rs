//! Local clock times as people remember them, with the offset of the place and day.
//! Never converted: what offset held where and when is for whoever enters it.

mod understand;

use std::fmt;
use std::str::FromStr;

use super::Language;
use super::json::Json;

/// The widest offset from UTC in use, in minutes: 14 hours.
const MAX_OFFSET: i16 = 14 * 60;

/// Text that is not a local clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time such as 22:00, ~22:00, night or 22:00+06:00")]
pub struct TimeError;

/// How well a time is known (list `time_precision`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimePrecision {
    /// As on a clock.
    Exact,
    /// About then.
    About,
    /// Only the part of the day.
    PartOfDay,
}

impl TimePrecision {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Exact, Self::About, Self::PartOfDay];

    /// The code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::PartOfDay => "part_of_day",
        }
    }

    /// The precision of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.code() == code)
    }
}

/// A part of the day (list `day_part`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// 00 to 06.
    Night,
    /// 06 to 12.
    Morning,
    /// 12 to 18.
    Afternoon,
    /// 18 to 24.
    Evening,
}

impl DayPart {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Night, Self::Morning, Self::Afternoon, Self::Evening];

    /// The code, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// The part of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    const fn in_words(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::En, Self::Night) => "night (00–06)",
            (Language::En, Self::Morning) => "morning (06–12)",
            (Language::En, Self::Afternoon) => "afternoon (12–18)",
            (Language::En, Self::Evening) => "evening (18–24)",
            (Language::Ru, Self::Night) => "ночь (00–06)",
            (Language::Ru, Self::Morning) => "утро (06–12)",
            (Language::Ru, Self::Afternoon) => "день (12–18)",
            (Language::Ru, Self::Evening) => "вечер (18–24)",
            (Language::Kk, Self::Night) => "түн (00–06)",
            (Language::Kk, Self::Morning) => "таңертең (06–12)",
            (Language::Kk, Self::Afternoon) => "күндіз (12–18)",
            (Language::Kk, Self::Evening) => "кеш (18–24)",
        }
    }
}

/// Hour and minute of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Clock {
    hour: u8,
    minute: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Known {
    Exact(Clock),
    About(Clock),
    Part(DayPart),
}

/// A local time, with the offset from UTC that held there and then, if it is known.
///
/// In JSON: `{"time":"22:00","precision":"exact"}`, with `about` likewise. Where only the
/// part of the day is known there is no clock time and so no key `time` (absent keys are
/// left out): `{"precision":"part_of_day","part":"night"}`. Both may carry
/// `"offset":"+06:00"`. `precision` is always there and marks the value as a time.
///
/// ```
/// use dala::record::{Language, PartialTime, TimePrecision};
/// let time: PartialTime = "~22:00+06:00".parse().unwrap();
/// assert_eq!(time.precision(), TimePrecision::About);
/// assert_eq!(time.in_words(Language::En), "about 22:00 (UTC+06:00)");
/// assert_eq!(time.to_string(), "~22:00+06:00");
/// assert_eq!(PartialTime::from_json(&time.to_json()), Some(time));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialTime {
    known: Known,
    /// Minutes east of UTC.
    offset: Option<i16>,
}

impl PartialTime {
    /// How well the time is known.
    pub const fn precision(&self) -> TimePrecision {
        match self.known {
            Known::Exact(_) => TimePrecision::Exact,
            Known::About(_) => TimePrecision::About,
            Known::Part(_) => TimePrecision::PartOfDay,
        }
    }

    /// Hour and minute, if they were told.
    pub const fn hour_and_minute(&self) -> Option<(u8, u8)> {
        match self.known {
            Known::Exact(clock) | Known::About(clock) => Some((clock.hour, clock.minute)),
            Known::Part(_) => None,
        }
    }

    /// The part of the day: as told, or the one that the clock time falls into.
    pub const fn day_part(&self) -> DayPart {
        match self.known {
            Known::Part(part) => part,
            Known::Exact(clock) | Known::About(clock) => match clock.hour {
                0..6 => DayPart::Night,
                6..12 => DayPart::Morning,
                12..18 => DayPart::Afternoon,
                _ => DayPart::Evening,
            },
        }
    }

    /// Minutes east of UTC, if known.
    pub const fn offset_minutes(&self) -> Option<i16> {
        self.offset
    }

    /// The same local time with another offset, in minutes east of UTC, at most 14 hours.
    pub fn with_offset(&self, minutes: Option<i16>) -> Option<Self> {
        let fits = minutes.is_none_or(|minutes| (-MAX_OFFSET..=MAX_OFFSET).contains(&minutes));
        fits.then_some(Self { known: self.known, offset: minutes })
    }

    /// Reads the JSON form; none for anything that [`PartialTime::to_json`] would not
    /// write in exactly this way.
    pub fn from_json(json: &Json) -> Option<Self> {
        let text = |key: &str| json.get(key).and_then(Json::as_str);
        let clock = || text("time").and_then(clock);
        let known = match TimePrecision::from_code(text("precision")?)? {
            TimePrecision::Exact => Known::Exact(clock()?),
            TimePrecision::About => Known::About(clock()?),
            TimePrecision::PartOfDay => Known::Part(DayPart::from_code(text("part")?)?),
        };
        let time = Self { known, offset: text("offset").and_then(offset) };
        (time.to_json() == *json).then_some(time)
    }

    /// The JSON form.
    pub fn to_json(&self) -> Json {
        let Self { known, offset } = self;
        let mut pairs = vec![("precision", self.precision().code().to_owned())];
        match known {
            Known::Exact(clock) | Known::About(clock) => pairs.push(("time", clock.to_string())),
            Known::Part(part) => pairs.push(("part", part.code().to_owned())),
        }
        if let Some(minutes) = offset {
            pairs.push(("offset", offset_text(*minutes)));
        }
        Json::Object(pairs.into_iter().map(|(key, text)| (key.to_owned(), text.into())).collect())
    }

    /// The time in words, as it stands in a table.
    pub fn in_words(&self, language: Language) -> String {
        let told = match (self.known, language) {
            (Known::Exact(clock), _) => clock.to_string(),
            (Known::About(clock), Language::En) => format!("about {clock}"),
            (Known::About(clock), Language::Ru) => format!("около {clock}"),
            (Known::About(clock), Language::Kk) => format!("шамамен {clock}"),
            (Known::Part(part), language) => part.in_words(language).to_owned(),
        };
        match self.offset {
            None => told,
            Some(minutes) => format!("{told} (UTC{})", offset_text(minutes)),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// As it is typed: `22:00`, `~22:00`, `night`, each with an offset if there is one.
impl fmt::Display for PartialTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known {
            Known::Exact(clock) => write!(f, "{clock}")?,
            Known::About(clock) => write!(f, "~{clock}")?,
            Known::Part(part) => f.write_str(part.code())?,
        }
        self.offset.map_or(Ok(()), |minutes| f.write_str(&offset_text(minutes)))
    }
}

impl FromStr for PartialTime {
    type Err = TimeError;

    /// Reads what a person typed: as printed, also `9:05` and blanks around it.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let text = text.trim();
        let (told, offset) = match text.find(['+', '-']) {
            None => (text, None),
            Some(at) => {
                let (told, end) = text.split_at_checked(at).ok_or(TimeError)?;
                (told, Some(offset(end).ok_or(TimeError)?))
            }
        };
        let typed_clock = |text: &str| {
            let padded = if text.len() == 4 { format!("0{text}") } else { text.to_owned() };
            clock(&padded).ok_or(TimeError)
        };
        let known = match (told.strip_prefix('~'), DayPart::from_code(told)) {
            (Some(about), _) => Known::About(typed_clock(about)?),
            (None, Some(part)) => Known::Part(part),
            (None, None) => Known::Exact(typed_clock(told)?),
        };
        Ok(Self { known, offset })
    }
}

/// Two numbers of two digits with a colon between.
fn two_pairs(text: &str) -> Option<(u8, u8)> {
    let two = |pair: &str| {
        let digits = pair.len() == 2 && pair.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| pair.parse::<u8>().ok()).flatten()
    };
    let (left, right) = text.split_once(':')?;
    Some((two(left)?, two(right)?))
}

fn clock(text: &str) -> Option<Clock> {
    let (hour, minute) = two_pairs(text)?;
    (hour < 24 && minute < 60).then_some(Clock { hour, minute })
}

/// `+06:00`; nothing is written `-00:00`.
fn offset(text: &str) -> Option<i16> {
    let (is_east, digits) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(digits), _) => (true, digits),
        (None, Some(digits)) => (false, digits),
        (None, None) => return None,
    };
    let (hours, minutes) = two_pairs(digits)?;
    let total = i16::from(hours) * 60 + i16::from(minutes);
    let fits = minutes < 60 && total <= MAX_OFFSET && (is_east || total > 0);
    fits.then_some(if is_east { total } else { -total })
}

fn offset_text(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let size = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", size / 60, size % 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Clock, DayPart, Known, Language, PartialTime, TimeError, TimePrecision};
    use crate::record::{Value, parse_strict};

    fn any_time() -> impl Strategy<Value = PartialTime> {
        let clock = || (0u8..24, 0u8..60).prop_map(|(hour, minute)| Clock { hour, minute });
        let known = prop_oneof![
            clock().prop_map(Known::Exact),
            clock().prop_map(Known::About),
            proptest::sample::select(&DayPart::ALL[..]).prop_map(Known::Part),
        ];
        (known, proptest::option::of(-840i16..=840))
            .prop_map(|(known, offset)| PartialTime { known, offset })
    }

    proptest! {
        #[test]
        fn every_time_reads_back_from_json_and_from_text(time in any_time()) {
            prop_assert_eq!(PartialTime::from_json(&time.to_json()), Some(time.clone()));
            prop_assert_eq!(time.to_string().parse(), Ok(time.clone()));
            prop_assert_eq!(Value::from_json(&time.to_json()), Value::Time(time));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "[~0-9:+a-z-]{0,14}|\\PC{0,20}") {
            if let Ok(time) = text.parse::<PartialTime>() {
                prop_assert_eq!(time.to_string().parse(), Ok(time));
            }
        }
    }

    #[test]
    fn json_that_would_not_be_written_so_is_not_read() {
        let refused = [
            r#"{"time":"22:00"}"#,
            r#"{"time":"9:00","precision":"exact"}"#,
            r#"{"time":"24:00","precision":"exact"}"#,
            r#"{"time":"22:00:00","precision":"exact"}"#,
            r#"{"time":"22:00","precision":"roughly"}"#,
            r#"{"time":"22:00","precision":"exact","part":"night"}"#,
            r#"{"time":"22:00","precision":"part_of_day","part":"night"}"#,
            r#"{"time":"","precision":"part_of_day","part":"night"}"#,
            r#"{"time":"22:00","precision":"exact","offset":"+6"}"#,
            r#"{"time":"22:00","precision":"exact","offset":"-00:00"}"#,
            r#"{"time":"22:00","precision":"exact","offset":"+15:00"}"#,
            r#"{"time":"22:00","precision":"exact","more":"x"}"#,
            r#"{"precision":"part_of_day"}"#,
            r#"{"precision":"exact"}"#,
            r#"["22:00"]"#,
        ];
        for text in refused {
            let json = parse_strict(text.as_bytes()).unwrap();
            assert_eq!(PartialTime::from_json(&json), None, "{text}");
            assert_eq!(Value::from_json(&json), Value::Other(json), "{text}");
        }
    }

    #[test]
    fn times_are_typed_with_or_without_offset() {
        let read = |text: &str| text.parse::<PartialTime>();
        assert_eq!(read(" 9:05 ").unwrap().to_string(), "09:05");
        assert_eq!(read("22:00+06:00").unwrap().offset_minutes(), Some(360));
        assert_eq!(read("22:00-03:30").unwrap().offset_minutes(), Some(-210));
        assert_eq!(read("night+05:00").unwrap().precision(), TimePrecision::PartOfDay);
        assert_eq!(read("~06:30").unwrap().hour_and_minute(), Some((6, 30)));
        for text in [
            "", "~", "22", "24:00", "22:60", "~night", "noon", "22:00+6", "22:00Z", "+06:00",
            "1:1", ":30",
        ] {
            assert_eq!(read(text), Err(TimeError), "{text}");
        }
    }

    #[test]
    fn clock_times_fall_into_parts_of_the_day() {
        for (text, part) in [
            ("00:00", DayPart::Night),
            ("05:59", DayPart::Night),
            ("06:00", DayPart::Morning),
            ("12:00", DayPart::Afternoon),
            ("18:00", DayPart::Evening),
            ("23:59", DayPart::Evening),
            ("morning", DayPart::Morning),
        ] {
            assert_eq!(text.parse::<PartialTime>().unwrap().day_part(), part, "{text}");
        }
    }

    #[test]
    fn an_offset_is_set_only_within_fourteen_hours() {
        let time: PartialTime = "22:00".parse().unwrap();
        assert_eq!(time.with_offset(Some(360)).unwrap().to_string(), "22:00+06:00");
        assert_eq!(time.with_offset(Some(360)).unwrap().with_offset(None), Some(time.clone()));
        assert_eq!(time.with_offset(Some(841)), None);
    }

    #[test]
    fn times_have_words_in_three_languages() {
        for (text, en, ru, kk) in [
            ("22:00", "22:00", "22:00", "22:00"),
            ("~22:00", "about 22:00", "около 22:00", "шамамен 22:00"),
            ("night", "night (00–06)", "ночь (00–06)", "түн (00–06)"),
            (
                "~22:00+06:00",
                "about 22:00 (UTC+06:00)",
                "около 22:00 (UTC+06:00)",
                "шамамен 22:00 (UTC+06:00)",
            ),
        ] {
            let time: PartialTime = text.parse().unwrap();
            let told = Language::ALL.map(|language| time.in_words(language));
            assert_eq!(told, [en, ru, kk]);
        }
    }
}
