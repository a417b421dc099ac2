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
