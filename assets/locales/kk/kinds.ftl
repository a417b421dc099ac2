# What each kind of record is called: many (the section), one (as its form is titled), new
# (the button), empty (nothing there yet, and what to do), count ($n, shown as $shown).

kind-case-many = Істер
kind-case-one = Іс
kind-case-new = Жаңа іс…
kind-case-empty = Әзірге іс жоқ. Адам немесе оқиға туралы іс ашып, білгеніңізді соған жинаңыз.
kind-case-count = { $n ->
    [one] { $shown } іс
   *[other] { $shown } іс
}

kind-person-many = Адамдар
kind-person-one = Адам
kind-person-new = Жаңа адам…
kind-person-empty = Мұнда әзірге ешкім жоқ. Алғашқы адамды қосыңыз немесе ішінде адамдар бар топтаманы біріктіріңіз.
kind-person-count = { $n ->
    [one] { $shown } адам
   *[other] { $shown } адам
}

kind-interview-many = Сұхбаттар
kind-interview-one = Сұхбат
kind-interview-new = Жаңа сұхбат…
kind-interview-empty = Әзірге сұхбат жоқ. Адам айтуға дайын болғанда, алғашқысын қосыңыз.
kind-interview-count = { $n ->
    [one] { $shown } сұхбат
   *[other] { $shown } сұхбат
}

kind-event-many = Оқиғалар
kind-event-one = Оқиға
kind-event-new = Жаңа оқиға…
kind-event-empty = Әзірге оқиға жоқ. Адамдар ұсталған наразылықты, рейдті немесе басқа оқиғаны қосыңыз.
kind-event-count = { $n ->
    [one] { $shown } оқиға
   *[other] { $shown } оқиға
}

kind-arrest-many = Ұстаулар
kind-arrest-one = Ұстау
kind-arrest-new = Жаңа ұстау…
kind-arrest-empty = Әзірге ұстау жоқ. Сұхбатта айтылған кезде осында пайда болады.
kind-arrest-count = { $n ->
    [one] { $shown } ұстау
   *[other] { $shown } ұстау
}

kind-detention-many = Бостандықтан айыру
kind-detention-one = Бостандықтан айыру
kind-detention-new = Бостандықтан айырудың жаңа жағдайы…
kind-detention-empty = Бостандықтан айыру жағдайлары әзірге жоқ. Сұхбатта айтылған кезде осында пайда болады.
kind-detention-count = { $n ->
    [one] { $shown } бостандықтан айыру жағдайы
   *[other] { $shown } бостандықтан айыру жағдайы
}

kind-stay-many = Ұстау орындары
kind-stay-one = Ұстау орнында болу
kind-stay-new = Жаңа ұстау орны…
kind-stay-empty = Әзірге ұстау орны жоқ. Адам ұсталған орындарды бірінен соң бірін қосыңыз.
kind-stay-count = { $n ->
    [one] { $shown } ұстау орны
   *[other] { $shown } ұстау орны
}

kind-place-many = Орындар
kind-place-one = Орын
kind-place-new = Жаңа орын…
kind-place-empty = Әзірге орын жоқ. Осында немесе бір нәрсенің қайда болғанын жазған кезде қосыңыз.
kind-place-count = { $n ->
    [one] { $shown } орын
   *[other] { $shown } орын
}

kind-attachment-many = Суреттер, файлдар
kind-attachment-one = Файл немесе зат
kind-attachment-new = Жаңа файл немесе зат…
kind-attachment-empty = Әзірге сурет те, файл да жоқ. Тіркеу үшін оларды жазбаға сүйреп әкеліңіз.
kind-attachment-count = { $n ->
    [one] { $shown } файл немесе зат
   *[other] { $shown } файл мен зат
}

kind-custody-event-many = Сақтау тізбегі
kind-custody-event-one = Сақтау тізбегінің жазбасы
kind-custody-event-new = Сақтау тізбегінің жаңа жазбасы…
kind-custody-event-empty = Сақтау тізбегінде әзірге ештеңе жоқ. Түпнұсқа кімде, қашан және не үшін болғанын жазыңыз.
kind-custody-event-count = { $n ->
    [one] сақтау тізбегінің { $shown } жазбасы
   *[other] сақтау тізбегінің { $shown } жазбасы
}

kind-consent-many = Келісімдер
kind-consent-one = Келісім
kind-consent-new = Жаңа келісім…
kind-consent-empty = Әзірге келісім жоқ. Сұхбатты жазып алмас бұрын келісім сұраңыз.
kind-consent-count = { $n ->
    [one] { $shown } келісім
   *[other] { $shown } келісім
}

kind-consent-grant-many = Пайдалану туралы шешімдер
kind-consent-grant-one = Бір мақсатта пайдалану туралы шешім
kind-consent-grant-new = Жаңа шешім…
kind-consent-grant-empty = Әзірге шешім жоқ. Пайдаланудың әр мақсатын бөлек сұраңыз.
kind-consent-grant-count = { $n ->
    [one] { $shown } шешім
   *[other] { $shown } шешім
}

kind-case-person-many = Істегі адамдар
kind-case-person-one = Істегі адам
kind-case-person-new = Істегі жаңа адам…
kind-case-person-empty = Бұл істе әзірге ешкім жоқ. Іске қатысы бар адамдарды және олардың рөлдерін қосыңыз.
kind-case-person-count = { $n ->
    [one] істегі { $shown } адам
   *[other] істегі { $shown } адам
}

kind-person-name-many = Есімнің жазылу нұсқалары
kind-person-name-one = Есімнің жазылуы
kind-person-name-new = Жаңа жазылу нұсқасы…
kind-person-name-empty = Басқа жазылу нұсқалары әзірге жоқ. Кездесетінінің әрқайсысын қосыңыз.
kind-person-name-count = { $n ->
    [one] { $shown } жазылу нұсқасы
   *[other] { $shown } жазылу нұсқасы
}

kind-act-many = Зорлық әрекеттері
kind-act-one = Қатыгез қарау немесе зорлық әрекеті
kind-act-new = Жаңа әрекет…
kind-act-empty = Әрекеттер әзірге жоқ. Әр қатыгез қарауды орны мен уақыты бойынша жазыңыз.
kind-act-count = { $n ->
    [one] { $shown } әрекет
   *[other] { $shown } әрекет
}

kind-injury-many = Жарақаттар
kind-injury-one = Жарақат
kind-injury-new = Жаңа жарақат…
kind-injury-empty = Жарақаттар әзірге жоқ. Алдымен сұраңыз, содан кейін әрқайсысын суретте белгілеңіз.
kind-injury-count = { $n ->
    [one] { $shown } жарақат
   *[other] { $shown } жарақат
}

kind-medical-exam-many = Медициналық тексерулер
kind-medical-exam-one = Медициналық тексеру
kind-medical-exam-new = Жаңа тексеру…
kind-medical-exam-empty = Тексерулер әзірге жоқ. Адамды қараған әр дәрігерді және ол кімнің дәрігері екенін қосыңыз.
kind-medical-exam-count = { $n ->
    [one] { $shown } тексеру
   *[other] { $shown } тексеру
}

kind-death-many = Қазалар
kind-death-one = Қаза
kind-death-new = Жаңа қаза туралы жазба…
kind-death-empty = Қаза туралы жазбалар әзірге жоқ. Туысы немесе куә айтқанда пайда болады.
kind-death-count = { $n ->
    [one] { $shown } қаза
   *[other] { $shown } қаза
}

kind-proceeding-many = Іс жүргізулер
kind-proceeding-one = Іс жүргізу
kind-proceeding-new = Жаңа іс жүргізу…
kind-proceeding-empty = Іс жүргізулер әзірге жоқ. Шағымдарды, тергеулерді және соттарды басталғанда қосыңыз.
kind-proceeding-count = { $n ->
    [one] { $shown } іс жүргізу
   *[other] { $shown } іс жүргізу
}

kind-charge-many = Айыптар
kind-charge-one = Айып
kind-charge-new = Жаңа айып…
kind-charge-empty = Айыптар әзірге жоқ. Әр бапты және оның қашан өзгергенін қосыңыз.
kind-charge-count = { $n ->
    [one] { $shown } айып
   *[other] { $shown } айып
}

kind-sentence-many = Жазалар
kind-sentence-one = Жаза
kind-sentence-new = Жаңа жаза…
kind-sentence-empty = Жазалар әзірге жоқ. Жазаның әр бөлігін қосыңыз.
kind-sentence-count = { $n ->
    [one] { $shown } жаза
   *[other] { $shown } жаза
}

kind-involvement-many = Қатыстылық туралы жазбалар
kind-involvement-one = Қатыстылық
kind-involvement-new = Қатыстылық туралы жаңа жазба…
kind-involvement-empty = Әзірге ешкімнің рөлі жазылмаған. Ұстауда, зорлықта немесе қазада кім не істегенін қосыңыз.
kind-involvement-count = { $n ->
    [one] { $shown } қатыстылық туралы жазба
   *[other] { $shown } қатыстылық туралы жазба
}

kind-intervention-many = Ұйымның әрекеттері
kind-intervention-one = Ұйымның әрекеті
kind-intervention-new = Ұйымның жаңа әрекеті…
kind-intervention-empty = Әрекеттер әзірге жоқ. Ұйымның әр хатын, шағымын немесе баруын қосыңыз.
kind-intervention-count = { $n ->
    [one] { $shown } әрекет
   *[other] { $shown } әрекет
}

kind-person-relation-many = Адамдармен байланысы
kind-person-relation-one = Басқа адаммен байланысы
kind-person-relation-new = Жаңа байланыс…
kind-person-relation-empty = Байланыстар әзірге жоқ. Туыстарын, камералас болғандарды және адамды білетін басқаларды қосыңыз.
kind-person-relation-count = { $n ->
    [one] { $shown } байланыс
   *[other] { $shown } байланыс
}
