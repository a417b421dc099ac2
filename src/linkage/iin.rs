//! The individual identification number of Kazakhstan: what looks wrong with one. Only
//! warnings: nothing is refused, corrected or filled in from it.

use crate::record::{Day, PartialDate};

const WEIGHTS: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/// The sex that a number can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Odd seventh digit.
    Male,
    /// Even seventh digit.
    Female,
}

impl Sex {
    /// The sex of a code of the list `sex`; none for those that no number can contradict.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }
}

/// What looks wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IinWarning {
    /// Not 12 characters.
    Length,
    /// Something that is not a digit.
    NonDigit,
    /// The last digit does not fit, or such a number is never issued.
    Checksum,
    /// No day of the calendar.
    ImpossibleDate,
    /// The seventh digit tells no century: 0 is seen with foreigners and needs a look;
    /// 7, 8, 9 are not in use.
    NoCentury,
    /// Not the birth date on record.
    OtherBirthDate,
    /// Not the sex on record.
    OtherSex,
}

/// All warnings for a number, in the order of [`IinWarning`]. `birth` and `sex` are what
/// the record says, if it does; a partial birth date only warns if it excludes the day.
///
/// ```
/// use dala::linkage::{IinWarning, check_iin};
/// // A number with an impossible date, but a right last digit.
/// assert_eq!(check_iin("991399300008", None, None), [IinWarning::ImpossibleDate]);
/// ```
pub fn check_iin(text: &str, birth: Option<&PartialDate>, sex: Option<Sex>) -> Vec<IinWarning> {
    let mut warnings = Vec::new();
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let length = text.chars().count();
    if length != 12 {
        warnings.push(IinWarning::Length);
    }
    if digits.len() != length {
        warnings.push(IinWarning::NonDigit);
    }
    let Ok(number) = <[u32; 12]>::try_from(digits) else { return warnings };
    if !warnings.is_empty() {
        return warnings;
    }
    let [y1, y2, m1, m2, d1, d2, century, serial @ .., check] = number;
    let head = [y1, y2, m1, m2, d1, d2, century, serial[0], serial[1], serial[2], serial[3]];
    if check_digit(&head) != Some(check) {
        warnings.push(IinWarning::Checksum);
    }
    let (year, month, dom) = (y1 * 10 + y2, m1 * 10 + m2, d1 * 10 + d2);
    warnings.extend(check_birth(century, [year, month, dom], birth));
    let told = if century % 2 == 1 { Sex::Male } else { Sex::Female };
    if (1..=6).contains(&century) && sex.is_some_and(|sex| sex != told) {
        warnings.push(IinWarning::OtherSex);
    }
    warnings
}

/// The last digit that belongs to the first eleven; none if no such number is issued.
fn check_digit(head: &[u32; 11]) -> Option<u32> {
    let sum = |weights: &[u32; 11]| {
        head.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11
    };
    [sum(&WEIGHTS), sum(&SECOND_WEIGHTS)].into_iter().find(|sum| *sum < 10)
}

fn check_birth(century: u32, date: [u32; 3], birth: Option<&PartialDate>) -> Vec<IinWarning> {
    let [year, month, dom] = date;
    let day_in = |century: u32| {
        let year = i32::try_from(century * 100 + year).ok()?;
        Day::new(year, u8::try_from(month).ok()?, u8::try_from(dom).ok()?)
    };
    // Without a century a day is possible if it is in any: 29 February tells years apart.
    let centuries = match century {
        1..=6 => vec![18 + (century - 1) / 2],
        _ => vec![18, 19, 20],
    };
    let days: Vec<Day> = centuries.into_iter().filter_map(day_in).collect();
    let mut warnings = Vec::new();
    if days.is_empty() {
        warnings.push(IinWarning::ImpossibleDate);
    }
    if !(1..=6).contains(&century) {
        warnings.push(IinWarning::NoCentury);
    }
    let is_born_on = |day: &Day| {
        let day = day.to_string().parse::<PartialDate>();
        day.is_ok_and(|day| birth.is_none_or(|birth| birth.may_be_same(&day)))
    };
    if !days.is_empty() && !days.iter().any(is_born_on) {
        warnings.push(IinWarning::OtherBirthDate);
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::{IinWarning, Sex, check_digit, check_iin};

    fn warnings(text: &str) -> Vec<IinWarning> {
        check_iin(text, None, None)
    }

    /// A number with its right last digit, from the first eleven.
    fn number(head: &str) -> String {
        let digits: Vec<u32> = head.chars().map(|c| c.to_digit(10).unwrap()).collect();
        format!("{head}{}", check_digit(&digits.try_into().unwrap()).unwrap())
    }

    #[test]
    fn the_published_vectors_hold() {
        assert_eq!(warnings("991399300008"), [IinWarning::ImpossibleDate]);
        assert_eq!(warnings("991399300904"), [IinWarning::ImpossibleDate]);
        let wrong = [IinWarning::Checksum, IinWarning::ImpossibleDate];
        assert_eq!(warnings("991399300009"), wrong);
        for last in 0..10 {
            assert_eq!(warnings(&format!("99139930093{last}")), wrong);
        }
    }

    #[test]
    fn length_and_characters_warn_apart() {
        assert_eq!(warnings("99139930000"), [IinWarning::Length]);
        assert_eq!(warnings("99139930000x"), [IinWarning::NonDigit]);
        assert_eq!(warnings("9913 9930 0008"), [IinWarning::Length, IinWarning::NonDigit]);
        assert_eq!(warnings(""), [IinWarning::Length]);
        // Digits of other scripts are none here.
        assert_eq!(warnings("٩٩١٣٩٩٣٠٠٠٠٨"), [IinWarning::NonDigit]);
    }

    #[test]
    fn birth_date_and_sex_warn_only_where_they_contradict() {
        let born_in_1999 = number("99020330001");
        let check = |birth: &str, sex| check_iin(&born_in_1999, Some(&birth.parse().unwrap()), sex);
        for birth in ["1999-02-03", "1999-02", "199X", "1999-02-05~", "1999/.."] {
            assert_eq!(check(birth, Some(Sex::Male)), [], "{birth}");
        }
        for birth in ["1999-02-04", "2000", "1899-02-03"] {
            assert_eq!(check(birth, None), [IinWarning::OtherBirthDate], "{birth}");
        }
        assert_eq!(check("1999", Some(Sex::Female)), [IinWarning::OtherSex]);
        assert_eq!(Sex::from_code("other"), None);
    }

    #[test]
    fn the_seventh_digit_tells_the_century() {
        let born = |digit: u32, birth: &str| {
            check_iin(&number(&format!("990203{digit}0001")), Some(&birth.parse().unwrap()), None)
        };
        assert_eq!(born(1, "1899-02-03"), []);
        assert_eq!(born(4, "1999-02-03"), []);
        assert_eq!(born(6, "2099-02-03"), []);
        assert_eq!(born(0, "1999-02-03"), [IinWarning::NoCentury]);
        assert_eq!(born(9, "1999-02-04"), [IinWarning::NoCentury, IinWarning::OtherBirthDate]);
    }
}
