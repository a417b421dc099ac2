//! The Kazakh words of told dates, in Cyrillic. Cases are endings, see `ENDINGS`.

use super::{Ending, Frame, Lost, Noun, Portion, Word};
use crate::record::typed::Lexicon;

pub(super) const ORDINALS: &str = "шы ші ншы нші ыншы інші сыншы сінші шысы шісі шысында \
    шісінде ыншысы іншісі ыншысында іншісінде";

/// Cases, possession, and both together, also with "-ғы" ("of").
pub(super) const ENDINGS: &str = "ы і сы сі ны ні ды ді ты ті ын ін сын сін ның нің дың дің тың \
    тің ының інің сының сінің ға ге қа ке на не ына іне сына сіне да де та те нда нде ында інде \
    сында сінде дан ден тан тен нан нен ынан інен сынан сінен дағы дегі тағы тегі ындағы індегі \
    сындағы сіндегі ғы гі қы кі";

pub(super) const LEXICON: Lexicon<Word> = Lexicon { phrases: WORDS, endings: ENDINGS };

const WORDS: &[(Word, &str)] = &[
    (Word::Month(1), "қаңтар*, қаң"),
    (Word::Month(2), "ақпан*, ақп"),
    (Word::Month(3), "наурыз*, нау"),
    (Word::Month(4), "сәуір*, сәу"),
    (Word::Month(5), "мамыр*, мам"),
    (Word::Month(6), "маусым*, мау"),
    (Word::Month(7), "шілде*, шіл"),
    (Word::Month(8), "тамыз*, там"),
    (Word::Month(9), "қыркүйек*, қыркүйег*, қыр"),
    (Word::Month(10), "қазан*, қаз"),
    (Word::Month(11), "қараша*, қар"),
    (Word::Month(12), "желтоқсан*, жел, желт"),
    (Word::Season(1), "көктем*"),
    (Word::Season(2), "жаз*"),
    (Word::Season(3), "күз*"),
    (Word::Season(4), "қыс*"),
    (
        Word::Portion(Portion::Beginning),
        "басы*, алғашқы күндері, алғашқы күндерінде, бірінші онкүндігі, бірінші онкүндігінде",
    ),
    (Word::Portion(Portion::Middle), "ортасы*, екінші онкүндігі, екінші онкүндігінде"),
    (
        Word::Portion(Portion::End),
        "соңы*, аяғы*, соңғы күндері, соңғы күндерінде, үшінші онкүндігі, үшінші онкүндігінде",
    ),
    (Word::Portion(Portion::FirstHalf), "бірінші жарты*, алғашқы жарты*"),
    (Word::Portion(Portion::SecondHalf), "екінші жарты*, соңғы жарты*"),
    (Word::Lost(Lost::Day), "бір күні, бір күнінде, күндерінің бірі, күндерінің бірінде"),
    (Word::Lost(Lost::Month), "бір айы, бір айында, айларының бірі, айларының бірінде"),
    (Word::Decade(1960), "алпысыншы жылдар*"),
    (Word::Decade(1970), "жетпісінші жылдар*"),
    (Word::Decade(1980), "сексенінші жылдар*"),
    (Word::Decade(1990), "тоқсаныншы жылдар*"),
    (Word::Ordinal(1), "бірінші*"),
    (Word::Ordinal(2), "екінші*"),
    (Word::Ordinal(3), "үшінші*"),
    (Word::Ordinal(4), "төртінші*"),
    (Word::Ordinal(5), "бесінші*"),
    (Word::Ordinal(6), "алтыншы*"),
    (Word::Ordinal(7), "жетінші*"),
    (Word::Ordinal(8), "сегізінші*"),
    (Word::Ordinal(9), "тоғызыншы*"),
    (Word::Ordinal(10), "оныншы*"),
    (Word::Ordinal(20), "жиырмасыншы*"),
    (Word::Ordinal(30), "отызыншы*"),
    (Word::Tens(10), "он"),
    (Word::Tens(20), "жиырма"),
    (Word::Tens(30), "отыз"),
    (Word::Noun(Noun::Year), "жыл*, ж"),
    (Word::Noun(Noun::Years), "жылдар*, жж"),
    (Word::Noun(Noun::Month), "ай*"),
    (Word::Noun(Noun::Day), "күні*, күнгі"),
    (Word::About, "шамамен, шамасында, шамасы, жуық, жобамен, маңында"),
    (
        Word::Unsure,
        "мүмкін, болуы мүмкін, болу керек, болар, шығар, бәлкім, сияқты, секілді, нақты емес, \
         анық емес, дәл емес, нақты білмейді, меніңше",
    ),
    (Word::Weekday(1), "дүйсенбі*"),
    (Word::Weekday(2), "сейсенбі*"),
    (Word::Weekday(3), "сәрсенбі*"),
    (Word::Weekday(4), "бейсенбі*"),
    (Word::Weekday(5), "жұма*"),
    (Word::Weekday(6), "сенбі*"),
    (Word::Weekday(7), "жексенбі*"),
    (
        Word::TimeOfDay,
        "таңертең, ертеңгілік, таңда, таңғы, таң ата, күндіз, кешке, кешкі, кешкісін, кеш, \
         түнде, түні, түнгі, түн, түс кезінде, түсте, түстен кейін, түнімен, кеші, кешінде, \
         таңы, таңында, түнінде",
    ),
    (
        Word::Ending(Ending::GoesOn),
        "жалғасуда, әлі, әлі күнге дейін, әлі жалғасуда, осы күнге дейін, қазірге дейін, \
         бүгінге дейін, бүгінгі күнге дейін, осы уақытқа дейін",
    ),
    (Word::Ending(Ending::EndUnknown), "соңы белгісіз, аяғы белгісіз"),
    (Word::Ending(Ending::StartUnknown), "басталуы белгісіз, басы белгісіз"),
    (Word::Frame(Frame::Between), "аралығында, аралығы, арасында, арасы, аралықта, аралығындағы"),
    (Word::Frame(Frame::And), "мен, бен, пен, және"),
    (Word::Frame(Frame::Or), "немесе, әлде, я болмаса"),
    (Word::Frame(Frame::From), "бастап, бері"),
    (Word::Frame(Frame::UpTo), "дейін, дейінгі, шейін"),
    (Word::Frame(Frame::Before), "бұрын, ерте, бұрынырақ"),
    (Word::Frame(Frame::After), "кейін, соң"),
    (Word::Frame(Frame::NotLater), "кешіктірмей, кешікпей, кешіктірілмей, кеш емес"),
    (Word::Frame(Frame::NotEarlier), "ерте емес, бұрын емес"),
    (Word::Frame(Frame::Overnight), "қараған түні, қараған түнде, қараған түн, қарай түнде"),
    (Word::Filler, "дәл, туған, туылған, т"),
];
