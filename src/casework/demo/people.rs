//! The invented people: names put together from tables of common ones, the same in every
//! demo. No name here is taken from a person; combinations that well-known people bear
//! are left out.

use std::collections::BTreeSet;

use super::dice::Dice;

const FAMILIES_KK: &[&str] = &[
    "Ақжолов",
    "Байсалов",
    "Бекмұратов",
    "Дәуренов",
    "Ералиев",
    "Ерғалиев",
    "Есмағанбетов",
    "Жақсыбаев",
    "Жанәбілов",
    "Жолдасов",
    "Жұмабеков",
    "Иманғалиев",
    "Қазыбеков",
    "Қалиев",
    "Қаратаев",
    "Қожабеков",
    "Құлмағанбетов",
    "Мәдиев",
    "Молдабеков",
    "Нұрсейітов",
    "Оразбеков",
    "Өтегенов",
    "Рақымов",
    "Сәрсенов",
    "Тәжібаев",
    "Тұрсынбеков",
    "Шәкенов",
    "Ыбыраев",
];
const FAMILIES_RU: &[&str] = &[
    "Белов",
    "Громов",
    "Егоров",
    "Ефимов",
    "Зайцев",
    "Ковалёв",
    "Кузьмин",
    "Лебедев",
    "Морозов",
    "Никитин",
    "Соколов",
    "Тарасов",
];
const MEN_KK: &[&str] = &[
    "Айбек",
    "Айдар",
    "Алмас",
    "Арман",
    "Асқар",
    "Бауыржан",
    "Бекзат",
    "Болат",
    "Данияр",
    "Дархан",
    "Ерболат",
    "Ерлан",
    "Жандос",
    "Жасұлан",
    "Қайрат",
    "Қанат",
    "Қуаныш",
    "Мақсат",
    "Марат",
    "Мейрам",
    "Мұрат",
    "Нұрболат",
    "Нұрлан",
    "Олжас",
    "Рүстем",
    "Самат",
    "Серік",
    "Талғат",
    "Төлеген",
    "Ұлан",
];
const MEN_RU: &[&str] = &[
    "Алексей",
    "Андрей",
    "Виктор",
    "Дмитрий",
    "Игорь",
    "Константин",
    "Максим",
    "Олег",
    "Павел",
    "Роман",
];
const WOMEN_KK: &[&str] = &[
    "Айгүл",
    "Айжан",
    "Айнұр",
    "Ақерке",
    "Ақмарал",
    "Алма",
    "Әсел",
    "Ботагөз",
    "Гауһар",
    "Гүлнар",
    "Дана",
    "Динара",
    "Жадыра",
    "Жанар",
    "Зәуре",
    "Қарлығаш",
    "Қымбат",
    "Ләззат",
    "Мадина",
    "Меруерт",
    "Назгүл",
    "Нұргүл",
    "Перизат",
    "Раушан",
    "Сәуле",
    "Тоғжан",
    "Ұлжан",
    "Шолпан",
    "Шынар",
    "Ырысты",
];
const WOMEN_RU: &[&str] =
    &["Анна", "Вера", "Галина", "Елена", "Ирина", "Лариса", "Марина", "Наталья", "Ольга", "Юлия"];
/// To be followed by `ич` or `на`.
const FATHERS_RU: &[&str] = &[
    "Александров",
    "Андреев",
    "Викторов",
    "Владимиров",
    "Иванов",
    "Михайлов",
    "Николаев",
    "Петров",
    "Сергеев",
    "Юрьев",
];
const WORK_KK: &[&str] =
    &["құрылысшы", "жүргізуші", "сатушы", "мұғалім", "дәнекерлеуші", "студент"];
const WORK_RU: &[&str] = &["строитель", "водитель", "продавец", "учитель", "сварщик", "электрик"];

/// Family and given name of people in public life, in the spelling of the tables.
const DENIED: &[(&str, &str)] = &[
    ("Ақжолов", "Ерлан"),
    ("Жақсыбаев", "Серік"),
    ("Жолдасов", "Алмас"),
    ("Жұмабеков", "Асқар"),
    ("Қазыбеков", "Марат"),
    ("Қалиев", "Ерлан"),
    ("Қаратаев", "Бауыржан"),
    ("Рақымов", "Қайрат"),
    ("Тәжібаев", "Талғат"),
    ("Ыбыраев", "Болат"),
    ("Лебедев", "Дмитрий"),
    ("Морозов", "Павел"),
    ("Соколов", "Виктор"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sex {
    Male,
    Female,
}

impl Sex {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    fn of<T>(self, male: T, female: T) -> T {
        match self {
            Self::Male => male,
            Self::Female => female,
        }
    }
}

/// The language that somebody speaks with the monitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Kazakh,
    Russian,
}

impl Tongue {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Kazakh => "kk",
            Self::Russian => "ru",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FullName {
    pub(super) family: String,
    pub(super) given: String,
    pub(super) patronymic: String,
}

/// Somebody of the story, before anyone writes about him.
pub(super) struct Person {
    pub(super) name: FullName,
    pub(super) sex: Sex,
    pub(super) tongue: Tongue,
    pub(super) born: String,
    pub(super) occupation: &'static str,
}

/// One human being whom both monitors met, as each of them wrote him down.
pub(super) struct Double {
    sex: Sex,
    by_a: [&'static str; 4],
    by_b: [&'static str; 4],
}

/// Family name, given name, patronymic, born.
pub(super) const DOUBLES: [Double; 3] = [
    Double {
        sex: Sex::Male,
        by_a: ["Әбдіқадыров", "Нұрғали", "Серікұлы", "1989-04-12"],
        by_b: ["Абдикадыров", "Нургали", "Серикович", "1989-04"],
    },
    Double {
        sex: Sex::Female,
        by_a: ["Өмірзақова", "Гүлжан", "Төлегенқызы", "1994-09-30"],
        by_b: ["Omirzakova", "Gulzhan", "", "1994"],
    },
    Double {
        sex: Sex::Male,
        by_a: ["Сейдахметов", "Торебек", "Жаксылыкович", "1976-11"],
        by_b: ["Сейдахметов", "Төребек", "Жақсылықұлы", "1976-11-02"],
    },
];

/// Which of the two spellings of a [`Double`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    A,
    B,
}

impl Double {
    pub(super) fn as_written_by(&self, writer: Writer, tongue: Tongue) -> Person {
        let [family, given, patronymic, born] = match writer {
            Writer::A => self.by_a,
            Writer::B => self.by_b,
        };
        let name = FullName {
            family: family.to_owned(),
            given: given.to_owned(),
            patronymic: patronymic.to_owned(),
        };
        let occupation = match tongue {
            Tongue::Kazakh => "жүргізуші",
            Tongue::Russian => "водитель",
        };
        Person { name, sex: self.sex, tongue, born: born.to_owned(), occupation }
    }
}

/// Hands out people, none twice.
pub(super) struct Cast {
    pub(super) dice: Dice,
    taken: BTreeSet<(String, String)>,
}

impl Cast {
    pub(super) fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), taken: BTreeSet::new() }
    }

    pub(super) fn person(&mut self, sex: Sex, tongue: Tongue) -> Person {
        // Most who speak Russian with the monitor bear Kazakh names.
        let russian = tongue == Tongue::Russian && self.dice.below(5) < 2;
        let name = loop {
            let name = self.name(sex, russian);
            let denied = |(family, given): &(&str, &str)| {
                name.family.trim_end_matches('а') == *family && name.given == *given
            };
            let pair = (name.family.clone(), name.given.clone());
            if !DENIED.iter().any(denied) && self.taken.insert(pair) {
                break name;
            }
        };
        let occupation = match tongue {
            Tongue::Kazakh => self.dice.pick(WORK_KK),
            Tongue::Russian => self.dice.pick(WORK_RU),
        };
        Person { name, sex, tongue, born: self.born(), occupation }
    }

    fn name(&mut self, sex: Sex, russian: bool) -> FullName {
        let ending = sex.of("", "а");
        let (families, givens) = if russian {
            (FAMILIES_RU, sex.of(MEN_RU, WOMEN_RU))
        } else {
            (FAMILIES_KK, sex.of(MEN_KK, WOMEN_KK))
        };
        let family = format!("{}{ending}", self.dice.pick(families));
        let given = self.dice.pick(givens).to_owned();
        let patronymic = if russian {
            format!("{}{}", self.dice.pick(FATHERS_RU), sex.of("ич", "на"))
        } else {
            format!("{}{}", self.dice.pick(MEN_KK), sex.of("ұлы", "қызы"))
        };
        FullName { family, given, patronymic }
    }

    /// A date of birth, as closely as people tell it.
    fn born(&mut self) -> String {
        let year = 1961 + self.dice.below(42);
        let (month, day) = (1 + self.dice.below(12), 1 + self.dice.below(28));
        match self.dice.below(6) {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}~"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linkage::search_fold;

    #[test]
    fn nobody_is_handed_out_twice_and_no_denied_name_ever() {
        let mut cast = Cast::new(1);
        let mut names = BTreeSet::new();
        for n in 0..500_u32 {
            let sex = if n % 2 == 0 { Sex::Male } else { Sex::Female };
            let tongue = if n % 3 == 0 { Tongue::Russian } else { Tongue::Kazakh };
            let FullName { family, given, .. } = cast.person(sex, tongue).name;
            assert!(!DENIED.contains(&(family.as_str(), given.as_str())));
            assert!(names.insert((family, given)));
        }
    }

    #[test]
    fn the_names_of_a_double_are_found_by_either_spelling() {
        for Double { by_a, by_b, .. } in DOUBLES {
            let name = |parts: [&str; 4]| format!("{} {}", parts[0], parts[1]);
            assert_ne!(name(by_a), name(by_b));
            assert_eq!(search_fold(&name(by_a)), search_fold(&name(by_b)));
        }
    }
}
