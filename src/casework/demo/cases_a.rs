//! The seven cases of monitor A. All invented: no account here was ever given by anyone.

use super::people::Sex::{Female, Male};
use super::people::Tongue::{Kazakh, Russian};
use super::script::Site::{Bus, Ivs, Police, Sizo};
use super::script::{Arrest, Outcome, Script, Second, Stop, Town};

/// The first is the case that both monitors work on.
pub(super) const CASES_A: [Script; 7] = [
    Script {
        title: "Сауда үйі жанында ұсталғандар",
        town: Town::Almaty,
        main: (Male, Kazakh),
        double: None,
        account: "Алтыншы қаңтар күні кешкі сағат ондар шамасында жұмыстан үйге жаяу қайтып \
                  келе жаттым. Сауда үйінің жанында бетперде киген бірнеше адам тоқтатты. \
                  Құжатымды көрсеттім, бірақ ештеңе түсіндірмей автобусқа отырғызды. Түні бойы \
                  полиция бөлімінің дәлізінде тұрдық. Таңертең уақытша ұстау изоляторына апарды. \
                  Адвокат сұрадым, ол үшінші күні ғана келді.",
        interviewed: "2022-02-08T14:10:00",
        second: Some(Second {
            sex: Female,
            tongue: Russian,
            relation: "neighbour",
            account: "Я стояла у окна и видела, как соседа остановили у торгового дома. Было \
                      около половины девятого: по телевизору только что закончились новости. \
                      Людей было пятеро или шестеро, лица закрыты. Его посадили в автобус без \
                      номеров, автобус сразу уехал. Утром я сказала об этом его жене.",
            interviewed: "2022-02-10T11:00:00",
        }),
        companion: Male,
        arrest: Arrest {
            on: "2022-01-06",
            at: "~22:00",
            place_type: "street",
            doing: "passing_by",
            agencies: "unknown_masked",
            circumstances: "Сауда үйінің жанында тоқтатып, түсіндірмей автобусқа отырғызды.",
        },
        stays: &[
            Stop { site: Bus, from: "2022-01-06", to: "2022-01-06", why: "after_arrest" },
            Stop { site: Police, from: "2022-01-06", to: "2022-01-07", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-07", to: "2022-01-09", why: "not_explained" },
            Stop { site: Sizo, from: "2022-01-09", to: "2022-02-03", why: "court_order" },
        ],
        outcome: Outcome {
            kind: "criminal",
            status: "released_undertaking",
            ended_on: "2022-02-03",
            measure: "undertaking",
        },
        photos: 2,
    },
    Script {
        title: "Задержание водителя на перекрёстке",
        town: Town::Almaty,
        main: (Male, Kazakh),
        double: Some(0),
        account: "Көлігіммен үйге келе жатқанда бағдаршам жанында тоқтатты. Көліктен түсуді \
                  бұйырды. Телефонымды алып, ішіндегі суреттерді қарады. Полиция бөлімінде екі \
                  тәулік болдым, хаттама жасалған-жасалмағанын білмеймін. Содан кейін ешқандай \
                  қағазсыз босатты.",
        interviewed: "2022-02-11T10:30:00",
        second: None,
        companion: Male,
        arrest: Arrest {
            on: "2022-01-06",
            at: "evening",
            place_type: "vehicle",
            doing: "travelling",
            agencies: "police national_guard",
            circumstances: "Бағдаршам жанында тоқтатып, көліктен түсірді.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-06", to: "2022-01-08", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-08", to: "2022-01-08", why: "not_explained" },
        ],
        outcome: Outcome {
            kind: "none_shown",
            status: "released_no_charge",
            ended_on: "2022-01-08",
            measure: "none",
        },
        photos: 1,
    },
    Script {
        title: "Задержание на рабочем месте",
        town: Town::Taldykorgan,
        main: (Male, Russian),
        double: None,
        account: "Пришли на стройку около полудня, спросили меня по фамилии. Сказали, что нужно \
                  проехать на полчаса. В отделе сначала держали в кабинете, потом в камере. \
                  Вопросы были про пятое января, где стоял и кого знаю. Подписал бумагу, которую \
                  мне не дали прочитать до конца. Через несколько дней отвезли в изолятор.",
        interviewed: "2022-02-16T15:00:00",
        second: Some(Second {
            sex: Female,
            tongue: Russian,
            relation: "family.spouse",
            account: "Мужа забрали с работы, мне позвонил его бригадир. Я три дня ходила по \
                      отделам, везде отвечали, что такого нет. На четвёртый день дежурный сказал, \
                      что он в изоляторе, и принял передачу. Копию постановления я получила \
                      только через адвоката.",
            interviewed: "2022-02-16T17:20:00",
        }),
        companion: Male,
        arrest: Arrest {
            on: "2022-01-10",
            at: "12:00",
            place_type: "workplace",
            doing: "working",
            agencies: "police.criminal",
            circumstances: "Пришли на стройку, сказали, что нужно проехать на полчаса.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-10", to: "2022-01-12", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-12", to: "2022-01-14", why: "investigation" },
            Stop { site: Sizo, from: "2022-01-14", to: "2022-03-01~", why: "court_order" },
        ],
        outcome: Outcome {
            kind: "criminal",
            status: "house_arrest",
            ended_on: "2022-03-01~",
            measure: "house_arrest",
        },
        photos: 1,
    },
    Script {
        title: "Дәріхана жанындағы ұстау",
        town: Town::Almaty,
        main: (Female, Kazakh),
        double: Some(1),
        account: "Анама дәрі алуға шыққанмын. Дәріхана жанында кезекте тұрғанда барлығымызды \
                  автобусқа мінгізді. Бөлімде аты-жөнімді жазып алды, туыстарыма хабарласуға \
                  рұқсат бермеді. Бөлмеде он шақты әйел болдық, отыратын орын жетпеді. Ертеңіне \
                  кешке қолхат алып босатты.",
        interviewed: "2022-02-18T12:00:00",
        second: None,
        companion: Female,
        arrest: Arrest {
            on: "2022-01-05/2022-01-07",
            at: "afternoon",
            place_type: "street",
            doing: "passing_by",
            agencies: "police",
            circumstances: "Дәріхана жанында кезекте тұрғандарды автобусқа мінгізді.",
        },
        stays: &[
            Stop { site: Bus, from: "2022-01-05/2022-01-07", to: "", why: "after_arrest" },
            Stop { site: Police, from: "2022-01-05/2022-01-07", to: "", why: "after_arrest" },
        ],
        outcome: Outcome {
            kind: "none_shown",
            status: "released_undertaking",
            ended_on: "2022-01-06/2022-01-08",
            measure: "undertaking",
        },
        photos: 1,
    },
    Script {
        title: "Административный арест после площади",
        town: Town::Kyzylorda,
        main: (Male, Russian),
        double: None,
        account: "Четвёртого я был на площади, ушёл вечером, сам ничего не делал. Через \
                  несколько дней пришли домой, точный день не помню. Суд был по видеосвязи, \
                  минут пять, адвоката не было. Дали десять суток. В спецприёмнике было холодно, \
                  спали по очереди. Вышел в конце месяца.",
        interviewed: "2022-02-21T16:30:00",
        second: None,
        companion: Male,
        arrest: Arrest {
            on: "2022-01-XX",
            at: "",
            place_type: "home",
            doing: "at_home",
            agencies: "police.patrol",
            circumstances: "Пришли домой, предложили пройти в отдел для беседы.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-XX", to: "2022-01-XX", why: "after_arrest" },
            Stop { site: Ivs, from: "2022-01-XX", to: "2022-01-28~", why: "court_order" },
        ],
        outcome: Outcome {
            kind: "administrative",
            status: "released_served",
            ended_on: "2022-01-28~",
            measure: "none",
        },
        photos: 0,
    },
    Script {
        title: "Задержание после съёмки на телефон",
        town: Town::Almaty,
        main: (Male, Russian),
        double: Some(2),
        account: "Я снимал с обочины колонну машин. Ко мне подошли двое в форме, спросили, для \
                  кого снимаю. Телефон забрали сразу, обратно не вернули. Ночь провёл в автобусе, \
                  потом в отделе. Меня спрашивали, кто мне платит. На третий день отпустили под \
                  подписку.",
        interviewed: "2022-02-24T13:00:00",
        second: Some(Second {
            sex: Male,
            tongue: Kazakh,
            relation: "friend",
            account: "Ол екеуміз жол шетінде тұрғанбыз. Екі адам келіп, телефонын алды. Мені \
                      жібере салды, оны автобусқа алып кетті. Кешке үйіне барып айттым. Екі күн \
                      бойы телефоны өшіп тұрды.",
            interviewed: "2022-02-25T10:00:00",
        }),
        companion: Male,
        arrest: Arrest {
            on: "2022-01-07",
            at: "~17:30",
            place_type: "street",
            doing: "filming",
            agencies: "national_guard",
            circumstances: "Подошли двое в форме, забрали телефон и посадили в автобус.",
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
        photos: 2,
    },
    Script {
        title: "Көмек көрсеткен адамның ұсталуы",
        town: Town::Taldykorgan,
        main: (Female, Kazakh),
        double: None,
        account: "Көшеде жараланған адамға көмектесіп, таксимен ауруханаға жеткіздім. Үш күннен \
                  кейін үйге екі адам келіп, куә ретінде жауап беру керек дейді. Бөлімде сегіз \
                  сағат отырдым, су бермеді. Содан кейін изоляторға ауыстырды. Қағазға қол \
                  қоймадым. Апта өткен соң босатты, себебін айтпады.",
        interviewed: "2022-03-01T11:40:00",
        second: None,
        companion: Female,
        arrest: Arrest {
            on: "2022-01-09?",
            at: "morning",
            place_type: "home",
            doing: "at_home",
            agencies: "unknown_plain",
            circumstances: "Үйге келіп, куә ретінде жауап беру керек деп алып кетті.",
        },
        stays: &[
            Stop { site: Police, from: "2022-01-09?", to: "2022-01-09?", why: "investigation" },
            Stop { site: Ivs, from: "2022-01-09?", to: "2022-01-16~", why: "not_explained" },
        ],
        outcome: Outcome {
            kind: "unknown",
            status: "released_no_charge",
            ended_on: "2022-01-16~",
            measure: "none",
        },
        photos: 1,
    },
];
