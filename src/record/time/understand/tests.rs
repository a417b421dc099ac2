//! What people type for times, in a table of cases, and what holds for all texts.

use proptest::prelude::*;

use crate::record::{DayPart, Language, PartialTime};

/// Preferred language, text, readings as they are typed.
const CASES: &[(Language, &str, &[&str])] = {
    use Language::{En, Kk, Ru};
    &[
        (En, "22:00", &["22:00"]),
        (En, "~22:00+06:00", &["~22:00+06:00"]),
        (En, "night", &["night"]),
        (En, "9:05", &["09:05"]),
        (En, "22.00", &["22:00"]),
        (En, "22-30", &["22:30"]),
        (En, "2230", &["22:30"]),
        (En, "10 pm", &["22:00"]),
        (En, "10PM", &["22:00"]),
        (En, "at 10 p.m.", &["22:00"]),
        (En, "9:00 pm", &["21:00"]),
        (En, "12 am", &["00:00"]),
        (En, "12 pm", &["12:00"]),
        (En, "around 10 pm", &["~22:00"]),
        (En, "about 22:00", &["~22:00"]),
        (En, "perhaps at 22:00", &["~22:00"]),
        (En, "22:00?", &["~22:00"]),
        (En, "at ten o'clock in the evening", &["22:00"]),
        (En, "at 10", &["10:00", "22:00"]),
        (En, "at 12", &["12:00", "00:00"]),
        (En, "at 22", &["22:00"]),
        (En, "3 in the morning", &["03:00"]),
        (En, "3 in the afternoon", &["15:00"]),
        (En, "11 at night", &["23:00"]),
        (En, "between 22 and 23", &["~22:30", "evening"]),
        (En, "between 10 and 11 pm", &["~22:30", "evening"]),
        (En, "22:00-23:00", &["~22:30", "evening"]),
        (En, "22-23", &["~22:30", "evening"]),
        (En, "23 to 1", &["~00:00"]),
        (En, "from 8 am to 11 am", &["morning"]),
        (En, "from 8 am to 11 pm", &[]),
        (En, "at night", &["night", "evening"]),
        (En, "late in the evening", &["evening"]),
        (En, "early morning", &["morning"]),
        (En, "at dawn", &["morning", "night"]),
        (En, "noon", &["~12:00"]),
        (En, "around midnight", &["~00:00"]),
        (En, "about 22:00 (UTC+06:00)", &["~22:00+06:00"]),
        (En, "before 10 pm", &[]),
        (En, "until 22:00", &[]),
        (En, "from 22:00", &[]),
        (En, "13 pm", &[]),
        (En, "25:00", &[]),
        (En, "10:75", &[]),
        (En, "10 20", &[]),
        (En, "after the prayer", &[]),
        (En, "", &[]),
        (Ru, "в 22:00", &["22:00"]),
        (Ru, "в 22 часа", &["22:00"]),
        (Ru, "22 ч 30 мин", &["22:30"]),
        (Ru, "21 час 15 минут", &["21:15"]),
        (Ru, "22ч30", &["22:30"]),
        (Ru, "около 10 вечера", &["~22:00"]),
        (Ru, "примерно в 10 часов вечера", &["~22:00"]),
        (Ru, "в десять вечера", &["22:00"]),
        (Ru, "в 2 часа ночи", &["02:00"]),
        (Ru, "в час ночи", &["01:00"]),
        (Ru, "в 12 ночи", &["00:00"]),
        (Ru, "в 12 дня", &["12:00"]),
        (Ru, "в 3 часа дня", &["15:00"]),
        (Ru, "в 6 утра", &["06:00"]),
        (Ru, "к 10 вечера", &["~22:00"]),
        (Ru, "в 9", &["09:00", "21:00"]),
        (Ru, "ночью", &["night", "evening"]),
        (Ru, "поздно вечером", &["evening"]),
        (Ru, "рано утром", &["morning"]),
        (Ru, "днём", &["afternoon"]),
        (Ru, "после обеда", &["afternoon"]),
        (Ru, "под утро", &["morning", "night"]),
        (Ru, "в полночь", &["~00:00"]),
        (Ru, "между 22 и 23", &["~22:30", "evening"]),
        (Ru, "между 10 и 11 вечера", &["~22:30", "evening"]),
        (Ru, "с 22 до 23 часов", &["~22:30", "evening"]),
        (Ru, "в 10 или 11 вечера", &["~22:30", "evening"]),
        (Ru, "с 22:00 до 24:00", &[]),
        (Ru, "до 22:00", &[]),
        (Ru, "после 22:00", &[]),
        (Ru, "с 22:00", &[]),
        (Ru, "вечер (18–24)", &["evening"]),
        (Ru, "не помнит", &[]),
        (Kk, "22:00", &["22:00"]),
        (Kk, "сағат 22:00-де", &["22:00"]),
        (Kk, "22-де", &["22:00"]),
        (Kk, "кешкі 10-да", &["22:00"]),
        (Kk, "кешкі сағат 10-да", &["22:00"]),
        (Kk, "кешке сағат онда", &["22:00"]),
        (Kk, "түнгі 2-де", &["02:00"]),
        (Kk, "түнгі он екіде", &["00:00"]),
        (Kk, "таңғы 6-да", &["06:00"]),
        (Kk, "шамамен 22:00", &["~22:00"]),
        (Kk, "сағат 22:00 шамасында", &["~22:00"]),
        (Kk, "кешкі 10-ға жуық", &["~22:00"]),
        (Kk, "кешке", &["evening"]),
        (Kk, "түнде", &["night", "evening"]),
        (Kk, "таңертең", &["morning"]),
        (Kk, "тал түсте", &["~12:00"]),
        (Kk, "түстен кейін", &["afternoon"]),
        (Kk, "таң ата", &["morning", "night"]),
        (Kk, "22 мен 23 аралығында", &["~22:30", "evening"]),
        (Kk, "22-ден 23-ке дейін", &["~22:30", "evening"]),
        (Kk, "кешкі оннан он бірге дейін", &["~22:30", "evening"]),
        (Kk, "22:00-ге дейін", &[]),
        (Kk, "намаздан кейін", &[]),
    ]
};

fn read(text: &str, language: Language) -> Vec<String> {
    PartialTime::understand(text, language).iter().map(ToString::to_string).collect()
}

#[test]
fn what_people_type_is_understood() {
    for (language, text, expected) in CASES {
        assert_eq!(read(text, *language), *expected, "{text}");
    }
}

#[test]
fn a_time_in_words_is_understood_as_itself() {
    let clocks = ["00:00", "09:05", "12:00", "23:59"];
    let parts = DayPart::ALL.map(DayPart::code);
    let plain = clocks.iter().map(|clock| format!("~{clock}")).chain(clocks.map(str::to_owned));
    for text in plain.chain(parts.map(str::to_owned)) {
        for offset in ["", "+05:00", "-03:30"] {
            let time: PartialTime = format!("{text}{offset}").parse().unwrap();
            for language in Language::ALL {
                let words = time.in_words(language);
                assert_eq!(
                    PartialTime::understand(&words, language),
                    std::slice::from_ref(&time),
                    "{words}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "[0-9:~., UTC()+-]{0,20}|\\PC{0,220}") {
        for language in Language::ALL {
            let times = PartialTime::understand(&text, language);
            for time in &times {
                prop_assert_eq!(time.to_string().parse(), Ok(time.clone()));
            }
        }
    }

    #[test]
    fn no_order_of_words_breaks_the_reader(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..8),
    ) {
        for language in Language::ALL {
            let times = PartialTime::understand(&words.concat(), language);
            prop_assert!(times.len() <= 4);
        }
    }
}

const WORDS: &[&str] = &[
    "22",
    "9",
    ":",
    "00",
    "-",
    " ",
    ".",
    "час ",
    "часов ",
    "вечера ",
    "ночи ",
    "am ",
    "pm ",
    "кешкі ",
    "-ден ",
    "дейін ",
    "between ",
    "and ",
    "до ",
    "около ",
    "night ",
    "полночь ",
    "он ",
    "екі",
    "де ",
];
