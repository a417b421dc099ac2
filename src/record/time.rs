//! Local clock times as people remember them, with the offset of the place and day.

use super::json::Json;

/// Text that is not a local clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time such as 22:00")]
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

/// A local time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialTime {
    time: String,
}

impl PartialTime {
    /// Reads the JSON form.
    pub fn from_json(json: &Json) -> Option<Self> {
        let time = json.get("time")?.as_str()?.to_owned();
        Some(Self { time })
    }

    /// The JSON form.
    pub fn to_json(&self) -> Json {
        Json::Object([("time".to_owned(), self.time.as_str().into())].into_iter().collect())
    }
}
