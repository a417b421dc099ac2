//! The five cases of monitor B, and what he hears about the first case of monitor A. All
//! invented: no account here was ever given by anyone.

use super::people::Sex::{Female, Male};
use super::people::Tongue::{Kazakh, Russian};
use super::script::Site::{Bus, Ivs, Police, Sizo};
use super::script::{Arrest, Outcome, Script, Second, Stop, Town};

/// Somebody held together with the main person of monitor A's first case speaks with
/// monitor B.
pub(super) const HELD_TOGETHER: Second = Second {
    sex: Male,
    tongue: Russian,
    relation: "cellmate",
    account: "Нас держали в одной камере. Он рассказывал, что его вывели из подъезда собственного \
              дома, а не с улицы. Запись в журнале сделали только седьмого, до этого нас нигде \
              не было. Ему несколько раз обещали адвоката. Когда меня увозили, он ещё оставался \
              там.",
    interviewed: "2022-03-09T12:15:00",
};

pub(super) const CASES_B: [Script; 5] = [
    Script {
        title: "Алаңнан кейінгі ұстау",
        town: Town::Taraz,
        main: (Male, Kazakh),
        double: None,
        account: "Бесінші қаңтарда алаңда болдым, кешке үйге қайттым. Келесі аптада жұмысқа бара \
                  жатқанда аялдамада ұстады. Видеодан таныдық деді. Бөлімде екі күн, изоляторда \
                  үш күн болдым. Судья бейнебайланыс арқылы екі айға қамауға санкция берді. \
                  Отбасыма тергеуші бесінші күні ғана хабарлады.",
        interviewed: "2022-03-03T10:00:00",
        second: Some(Second {
            sex: Female,
            tongue: Kazakh,
            relation: "family.parent",
            account: "Ұлым жұмысқа кетіп, қайтпады. Ауруханаларды, бөлімдерді іздедік. Бесінші \
                      күні тергеуші өзі телефон соқты. Киім мен тамақ апардық, жолықтырмады. \
                      Адвокатты туыстар жалдады.",
            interviewed: "2022-03-03T14:30:00",
        }),
        companion: Male,
        arrest: Arrest {
            on: "2022-01-12",
            at: "07:40",
            place_type: "street",
            doing: "travelling",
            agencies: "police.criminal",
            circumstances: "Аялдамада тоқтатып, видеодан таныдық деп алып кетті.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-12", to: "2022-01-14", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-14", to: "2022-01-17", why: "investigation" },
            Stop { site: Sizo, from: "2022-01-17", to: "", why: "court_order" },
        ],
        outcome: Outcome {
            kind: "criminal",
            status: "held_pretrial",
            ended_on: "",
            measure: "custody",
        },
        photos: 1,
    },
    Script {
        title: "Задержание приезжего водителя в Алматы",
        town: Town::Almaty,
        main: (Male, Russian),
        double: Some(0),
        account: "Ехал домой на своей машине, на светофоре остановили. Велели выйти, забрали \
                  телефон, смотрели фотографии. В отделе был двое суток, протокол мне не \
                  показывали. Потом отпустили без всяких бумаг. Через месяц уехал к родным в \
                  Тараз.",
        interviewed: "2022-03-05T15:20:00",
        second: None,
        companion: Male,
        arrest: Arrest {
            on: "2022-01-06~",
            at: "~20:00",
            place_type: "vehicle",
            doing: "travelling",
            agencies: "police",
            circumstances: "На светофоре остановили машину, велели выйти, забрали телефон.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-06~", to: "2022-01-08~", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-08~", to: "2022-01-08~", why: "not_explained" },
        ],
        outcome: Outcome {
            kind: "none_shown",
            status: "released_no_charge",
            ended_on: "2022-01-08~",
            measure: "none",
        },
        photos: 1,
    },
    Script {
        title: "Задержание в больничном дворе",
        town: Town::Shymkent,
        main: (Male, Russian),
        double: None,
        account: "Я вышел из приёмного покоя после перевязки, рука была в гипсе. Во дворе \
                  спросили, где получил травму. Я сказал, что упал. Посадили в машину и отвезли \
                  в отдел. Врача в отделе не было, попросил обезболивающее, дали на второй день. \
                  В изоляторе медсестра записала травму в журнал.",
        interviewed: "2022-03-11T11:00:00",
        second: Some(Second {
            sex: Male,
            tongue: Russian,
            relation: "family.sibling",
            account: "Я ждал брата в машине у больницы. Видел, как его вывели к другой машине. \
                      Подойти мне не дали, сказали ехать за ними. У отдела простоял до утра. \
                      Через двое суток мне вернули его куртку и документы.",
            interviewed: "2022-03-11T13:00:00",
        }),
        companion: Male,
        arrest: Arrest {
            on: "2022-01-08",
            at: "16:15",
            place_type: "hospital",
            doing: "in_hospital",
            agencies: "police knb",
            circumstances: "Во дворе больницы посадили в машину после перевязки.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-08", to: "2022-01-10", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-10", to: "2022-01-13", why: "investigation" },
            Stop { site: Sizo, from: "2022-01-13", to: "2022-02-20", why: "court_order" },
        ],
        outcome: Outcome {
            kind: "criminal",
            status: "released_bail",
            ended_on: "2022-02-20",
            measure: "bail",
        },
        photos: 2,
    },
    Script {
        title: "Задержание в очереди у аптеки",
        town: Town::Almaty,
        main: (Female, Russian),
        double: Some(1),
        account: "Я стояла в очереди у аптеки, всех, кто стоял, посадили в автобус. В отделе \
                  записали фамилии, звонить не разрешили. Нас было около десяти женщин в одной \
                  комнате. На следующий вечер взяли расписку и отпустили. Никаких бумаг на руки \
                  не дали.",
        interviewed: "2022-03-15T10:45:00",
        second: None,
        companion: Female,
        arrest: Arrest {
            on: "2022-01-06",
            at: "~15:00",
            place_type: "street",
            doing: "passing_by",
            agencies: "police",
            circumstances: "Всех, кто стоял в очереди у аптеки, посадили в автобус.",
        },
        stays: &[
            Stop { site: Bus, from: "2022-01-06", to: "2022-01-06", why: "after_arrest" },
            Stop { site: Police, from: "2022-01-06", to: "2022-01-07", why: "after_arrest" },
        ],
        outcome: Outcome {
            kind: "none_shown",
            status: "released_undertaking",
            ended_on: "2022-01-07",
            measure: "undertaking",
        },
        photos: 0,
    },
    Script {
        title: "Телефонға түсіргені үшін ұстау",
        town: Town::Almaty,
        main: (Male, Kazakh),
        double: Some(2),
        account: "Жол шетінен көліктер легін телефонға түсіріп тұрдым. Форма киген екі адам \
                  келіп, кім үшін түсіріп тұрсың деп сұрады. Телефонымды алды, қайтармады. Бір \
                  түнді автобуста, екі түнді бөлімде өткіздім. Содан кейін қолхат алып босатты. \
                  Куәлардың аты-жөнін айтқым келмейді.",
        interviewed: "2022-03-18T16:00:00",
        second: None,
        companion: Male,
        arrest: Arrest {
            on: "2022-01-07",
            at: "evening",
            place_type: "street",
            doing: "filming",
            agencies: "national_guard",
            circumstances: "Форма киген екі адам телефонын алып, автобусқа отырғызды.",
        },
        stays: &[
            Stop { site: Bus, from: "2022-01-07", to: "2022-01-08", why: "after_arrest" },
            Stop { site: Police, from: "2022-01-08", to: "2022-01-10", why: "after_arrest" },
        ],
        outcome: Outcome {
            kind: "criminal",
            status: "released_undertaking",
            ended_on: "2022-01-10",
            measure: "undertaking",
        },
        photos: 1,
    },
];
