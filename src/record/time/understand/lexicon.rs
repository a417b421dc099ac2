//! The words of told times, in English, Russian and Kazakh.

use crate::record::Language;
use crate::record::time::DayPart;
use crate::record::typed::{Found, Lexicon, Token, is_ending, longest};

/// The meaning of a word or phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12.
    Hour(u8),
    HourNoun,
    /// "Час": one o'clock, or "hours" behind a number.
    OneOrHours,
    MinuteNoun,
    Part(DayPart),
    /// 00 to 06, but many say so of the late evening too.
    Night,
    /// In winter it is morning, in summer still night.
    Dawn,
    Noon,
    Midnight,
    Am,
    Pm,
    /// Behind an hour: "вечера".
    Of(DayPart),
    About,
    Between,
    And,
    To,
    /// "Дейін": wants a "from" before it.
    UpTo,
    Filler,
}

/// The longest phrase at the beginning; the preferred language has it if two do.
pub(super) fn find(tokens: &[Token], preferred: Language) -> Option<Found<'_, Word>> {
    let mut languages = Language::ALL;
    languages.sort_by_key(|language| *language != preferred);
    longest(&languages.map(lexicon), tokens)
}

const fn lexicon(language: Language) -> &'static Lexicon<Word> {
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
    }
}

/// "22-де", "10-нан", "10-ти".
pub(super) fn is_ending_of_number(letters: &str) -> bool {
    is_ending(letters, KK_ENDINGS) || is_ending(letters, "ти и х")
}

const EN: Lexicon<Word> = Lexicon {
    endings: "",
    phrases: &[
        (Word::Hour(1), "one"),
        (Word::Hour(2), "two"),
        (Word::Hour(3), "three"),
        (Word::Hour(4), "four"),
        (Word::Hour(5), "five"),
        (Word::Hour(6), "six"),
        (Word::Hour(7), "seven"),
        (Word::Hour(8), "eight"),
        (Word::Hour(9), "nine"),
        (Word::Hour(10), "ten"),
        (Word::Hour(11), "eleven"),
        (Word::Hour(12), "twelve"),
        (Word::HourNoun, "hours, hour, h, hrs, o ' clock, oclock"),
        (Word::MinuteNoun, "minutes, min, m"),
        (Word::Part(DayPart::Morning), "morning, early morning, late morning, before noon"),
        (Word::Part(DayPart::Afternoon), "afternoon, daytime, by day, after lunch"),
        (Word::Part(DayPart::Evening), "evening, late evening, early evening, dusk, after dark"),
        (Word::Night, "night, late night"),
        (Word::Dawn, "dawn, daybreak, sunrise"),
        (Word::Noon, "noon, midday"),
        (Word::Midnight, "midnight, middle of the night"),
        (Word::Am, "am, a . m"),
        (Word::Pm, "pm, p . m"),
        (
            Word::About,
            "about, around, approximately, approx, circa, roughly, perhaps, maybe, or so, \
             probably, possibly, not sure",
        ),
        (Word::Between, "between, from"),
        (Word::And, "and, or"),
        (Word::To, "to, until, till"),
        (
            Word::Filler,
            "at, in, in the, on, the, early, late, of, during, early in, late at, late in",
        ),
    ],
};

const RU: Lexicon<Word> = Lexicon {
    endings: "",
    phrases: &[
        (Word::Hour(1), "одного"),
        (Word::OneOrHours, "час, часу"),
        (Word::Hour(2), "два, двух"),
        (Word::Hour(3), "три, трех"),
        (Word::Hour(4), "четыре, четырех"),
        (Word::Hour(5), "пять, пяти"),
        (Word::Hour(6), "шесть, шести"),
        (Word::Hour(7), "семь, семи"),
        (Word::Hour(8), "восемь, восьми"),
        (Word::Hour(9), "девять, девяти"),
        (Word::Hour(10), "десять, десяти"),
        (Word::Hour(11), "одиннадцать, одиннадцати"),
        (Word::Hour(12), "двенадцать, двенадцати"),
        (Word::HourNoun, "часов, часа, часам, часами, ч"),
        (Word::MinuteNoun, "минут, минуты, минута, мин, м"),
        (Word::Part(DayPart::Morning), "утро, утром, утру, до обеда"),
        (Word::Part(DayPart::Afternoon), "день, днем, в обед, после обеда, в обеденное время"),
        (Word::Part(DayPart::Evening), "вечер, вечером, вечеру, в сумерках"),
        (Word::Night, "ночь, ночью"),
        (Word::Dawn, "рассвет, рассвете, под утро, с рассветом"),
        (Word::Noon, "полдень, полудня"),
        (Word::Midnight, "полночь, полуночи, в полночь, посреди ночи"),
        (Word::Of(DayPart::Morning), "утра"),
        (Word::Of(DayPart::Afternoon), "дня"),
        (Word::Of(DayPart::Evening), "вечера"),
        (Word::Of(DayPart::Night), "ночи"),
        (
            Word::About,
            "около, примерно, приблизительно, ориентировочно, где - то, где то, наверное, \
             наверно, возможно, вероятно, может быть, кажется, в районе, под вопросом, к, ко",
        ),
        (Word::Between, "между, с, со, c, в промежутке между"),
        (Word::And, "и, или"),
        (Word::To, "до, по"),
        (Word::Filler, "в, во, на, рано, поздно, ранним, поздним, ранним утром, в течение"),
    ],
};

const KK_ENDINGS: &str = "да де та те дан ден тан тен нан нен ға ге қа ке ы і сы сі лар лер \
    ында інде сында сінде дар дер тар тер ларда лерде дарда дерде тарда терде на не ына іне";

const KK: Lexicon<Word> = Lexicon {
    endings: KK_ENDINGS,
    phrases: &[
        (Word::Hour(1), "бір*"),
        (Word::Hour(2), "екі*"),
        (Word::Hour(3), "үш*"),
        (Word::Hour(4), "төрт*"),
        (Word::Hour(5), "бес*"),
        (Word::Hour(6), "алты*"),
        (Word::Hour(7), "жеті*"),
        (Word::Hour(8), "сегіз*"),
        (Word::Hour(9), "тоғыз*"),
        (Word::Hour(10), "он*"),
        (Word::Hour(11), "он бір*"),
        (Word::Hour(12), "он екі*"),
        (Word::HourNoun, "сағат, сағатта"),
        (Word::MinuteNoun, "минут, минутта, мин"),
        (Word::Part(DayPart::Morning), "таңертең, ертеңгілік, таңертеңгі, түске дейін"),
        (Word::Part(DayPart::Afternoon), "күндіз, күндізгі, түстен кейін"),
        (Word::Part(DayPart::Evening), "кеш, кешке, кешкісін, кешкілік"),
        (Word::Night, "түн, түнде, түні, түнімен, түнде кеш"),
        (Word::Dawn, "таң ата, таң алдында, таң атқанда, таңға жуық, таңда"),
        (Word::Noon, "түс, түсте, тал түсте, түскі уақытта"),
        (Word::Midnight, "түн ортасы, түн ортасында, түн жарымында"),
        (Word::Of(DayPart::Morning), "таңғы"),
        (Word::Of(DayPart::Afternoon), "түскі"),
        (Word::Of(DayPart::Evening), "кешкі"),
        (Word::Of(DayPart::Night), "түнгі"),
        (
            Word::About,
            "шамамен, шамасында, шамасы, жуық, маңында, мүмкін, нақты емес, болар, шығар, жобамен",
        ),
        (Word::Between, "аралығында, арасында, аралығы"),
        (Word::And, "мен, бен, пен, және, немесе"),
        (Word::UpTo, "дейін, шейін"),
        (Word::Filler, "кезінде, уақытта, ерте, сағат"),
    ],
};
