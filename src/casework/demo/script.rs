//! What a script of a case holds, and the places where the stories happen: real towns,
//! institutions without a name or address.

use super::people::{Sex, Tongue};

/// One case: who was held, when, where, and who tells of it.
pub(super) struct Script {
    pub(super) title: &'static str,
    pub(super) town: Town,
    /// The person held, who speaks first.
    pub(super) main: (Sex, Tongue),
    /// Which of the people whom both monitors met the person is.
    pub(super) double: Option<usize>,
    pub(super) account: &'static str,
    pub(super) interviewed: &'static str,
    pub(super) second: Option<Second>,
    /// Sex of the one who was held together with the main person.
    pub(super) companion: Sex,
    pub(super) arrest: Arrest,
    pub(super) stays: &'static [Stop],
    pub(super) outcome: Outcome,
    pub(super) photos: u32,
}

/// Somebody else who was spoken with.
pub(super) struct Second {
    pub(super) sex: Sex,
    pub(super) tongue: Tongue,
    /// A code of `relation_type`.
    pub(super) relation: &'static str,
    pub(super) account: &'static str,
    pub(super) interviewed: &'static str,
}

pub(super) struct Arrest {
    pub(super) on: &'static str,
    /// Empty if the person does not know.
    pub(super) at: &'static str,
    pub(super) place_type: &'static str,
    pub(super) doing: &'static str,
    pub(super) agencies: &'static str,
    pub(super) circumstances: &'static str,
}

/// One place of detention.
pub(super) struct Stop {
    pub(super) site: Site,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    /// A code of `transfer_reason`.
    pub(super) why: &'static str,
}

/// How the detention stood when the person told of it.
pub(super) struct Outcome {
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) ended_on: &'static str,
    pub(super) measure: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Site {
    Street,
    Bus,
    Police,
    Ivs,
    Sizo,
}

impl Site {
    pub(super) const fn facility_type(self) -> &'static str {
        match self {
            Self::Street => "",
            Self::Bus => "police_vehicle",
            Self::Police => "police_station",
            Self::Ivs => "ivs",
            Self::Sizo => "sizo",
        }
    }

    pub(super) const fn agency(self) -> &'static str {
        match self {
            Self::Street => "",
            Self::Bus | Self::Police | Self::Ivs => "police",
            Self::Sizo => "prison_service",
        }
    }

    /// In Kazakh and Russian.
    pub(super) const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Street => ["орталық алаң маңы", "район центральной площади"],
            Self::Bus => ["автобус", "автобус"],
            Self::Police => ["полиция бөлімі", "отдел полиции"],
            Self::Ivs => ["уақытша ұстау изоляторы", "изолятор временного содержания"],
            Self::Sizo => ["тергеу изоляторы", "следственный изолятор"],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Town {
    Almaty,
    Kyzylorda,
    Shymkent,
    Taldykorgan,
    Taraz,
}

impl Town {
    /// In Kazakh and Russian.
    pub(super) const fn names(self) -> [&'static str; 2] {
        match self {
            Self::Almaty => ["Алматы", "Алматы"],
            Self::Kyzylorda => ["Қызылорда", "Кызылорда"],
            Self::Shymkent => ["Шымкент", "Шымкент"],
            Self::Taldykorgan => ["Талдықорған", "Талдыкорган"],
            Self::Taraz => ["Тараз", "Тараз"],
        }
    }

    /// The region of today, and the one of January 2022.
    pub(super) const fn regions(self) -> [&'static str; 2] {
        match self {
            Self::Almaty => ["KZ-75", "KZ-75"],
            Self::Kyzylorda => ["KZ-43", "KZ-43"],
            Self::Shymkent => ["KZ-79", "KZ-79"],
            Self::Taldykorgan => ["KZ-33", "KZ-19"],
            Self::Taraz => ["KZ-31", "KZ-31"],
        }
    }

    /// The middle of the town, in millionths of a degree north and east.
    pub(super) const fn middle(self) -> (i32, i32) {
        match self {
            Self::Almaty => (43_238_000, 76_945_000),
            Self::Kyzylorda => (44_848_000, 65_482_000),
            Self::Shymkent => (42_317_000, 69_590_000),
            Self::Taldykorgan => (45_015_000, 78_373_000),
            Self::Taraz => (42_900_000, 71_378_000),
        }
    }

    /// The offset from UTC in 2022.
    pub(super) const fn offset(self) -> &'static str {
        match self {
            Self::Kyzylorda => "+05:00",
            Self::Almaty | Self::Shymkent | Self::Taldykorgan | Self::Taraz => "+06:00",
        }
    }
}
