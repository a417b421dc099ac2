# What each kind of record is called: many (the section), one (as its form is titled), new
# (the button), empty (nothing there yet, and what to do), count ($n, shown as $shown).

kind-case-many = Дела
kind-case-one = Дело
kind-case-new = Новое дело…
kind-case-empty = Дел пока нет. Заведите дело о человеке или событии и собирайте в нём то, что узнаёте.
kind-case-count = { $n ->
    [one] { $shown } дело
    [few] { $shown } дела
    [many] { $shown } дел
   *[other] { $shown } дела
}

kind-person-many = Люди
kind-person-one = Человек
kind-person-new = Новый человек…
kind-person-empty = Здесь пока никого нет. Добавьте первого человека или объедините пакет, в котором есть люди.
kind-person-count = { $n ->
    [one] { $shown } человек
    [few] { $shown } человека
    [many] { $shown } человек
   *[other] { $shown } человека
}

kind-interview-many = Интервью
kind-interview-one = Интервью
kind-interview-new = Новое интервью…
kind-interview-empty = Интервью пока нет. Добавьте первое, когда человек будет готов рассказывать.
kind-interview-count = { $n ->
    [one] { $shown } интервью
    [few] { $shown } интервью
    [many] { $shown } интервью
   *[other] { $shown } интервью
}

kind-event-many = События
kind-event-one = Событие
kind-event-new = Новое событие…
kind-event-empty = Событий пока нет. Добавьте протест, рейд или другое событие, во время которого задерживали людей.
kind-event-count = { $n ->
    [one] { $shown } событие
    [few] { $shown } события
    [many] { $shown } событий
   *[other] { $shown } события
}

kind-arrest-many = Задержания
kind-arrest-one = Задержание
kind-arrest-new = Новое задержание…
kind-arrest-empty = Задержаний пока нет. Они появятся, когда о них расскажут в интервью.
kind-arrest-count = { $n ->
    [one] { $shown } задержание
    [few] { $shown } задержания
    [many] { $shown } задержаний
   *[other] { $shown } задержания
}

kind-detention-many = Лишение свободы
kind-detention-one = Лишение свободы
kind-detention-new = Новый случай лишения свободы…
kind-detention-empty = Случаев лишения свободы пока нет. Они появятся, когда о них расскажут в интервью.
kind-detention-count = { $n ->
    [one] { $shown } случай лишения свободы
    [few] { $shown } случая лишения свободы
    [many] { $shown } случаев лишения свободы
   *[other] { $shown } случая лишения свободы
}

kind-stay-many = Пребывания
kind-stay-one = Пребывание в месте содержания
kind-stay-new = Новое пребывание…
kind-stay-empty = Пребываний пока нет. Добавьте одно за другим места, где содержали человека.
kind-stay-count = { $n ->
    [one] { $shown } пребывание
    [few] { $shown } пребывания
    [many] { $shown } пребываний
   *[other] { $shown } пребывания
}

kind-place-many = Места
kind-place-one = Место
kind-place-new = Новое место…
kind-place-empty = Мест пока нет. Добавьте место здесь или когда записываете, где что-то произошло.
kind-place-count = { $n ->
    [one] { $shown } место
    [few] { $shown } места
    [many] { $shown } мест
   *[other] { $shown } места
}

kind-attachment-many = Снимки, файлы
kind-attachment-one = Файл или предмет
kind-attachment-new = Новый файл или предмет…
kind-attachment-empty = Снимков и файлов пока нет. Перетащите их на запись, чтобы прикрепить.
kind-attachment-count = { $n ->
    [one] { $shown } файл или предмет
    [few] { $shown } файла и предмета
    [many] { $shown } файлов и предметов
   *[other] { $shown } файла и предмета
}

kind-custody-event-many = Цепочка хранения
kind-custody-event-one = Запись цепочки хранения
kind-custody-event-new = Новая запись цепочки хранения…
kind-custody-event-empty = В цепочке хранения пока ничего нет. Запишите, у кого был оригинал, когда и зачем.
kind-custody-event-count = { $n ->
    [one] { $shown } запись цепочки хранения
    [few] { $shown } записи цепочки хранения
    [many] { $shown } записей цепочки хранения
   *[other] { $shown } записи цепочки хранения
}

kind-consent-many = Согласия
kind-consent-one = Согласие
kind-consent-new = Новое согласие…
kind-consent-empty = Согласий пока нет. Спросите согласия до того, как записывать интервью.
kind-consent-count = { $n ->
    [one] { $shown } согласие
    [few] { $shown } согласия
    [many] { $shown } согласий
   *[other] { $shown } согласия
}

kind-consent-grant-many = Решения об использовании
kind-consent-grant-one = Решение об одном виде использования
kind-consent-grant-new = Новое решение…
kind-consent-grant-empty = Решений пока нет. Спросите о каждом виде использования отдельно.
kind-consent-grant-count = { $n ->
    [one] { $shown } решение
    [few] { $shown } решения
    [many] { $shown } решений
   *[other] { $shown } решения
}

kind-case-person-many = Лица в деле
kind-case-person-one = Лицо в деле
kind-case-person-new = Новое лицо в деле…
kind-case-person-empty = В этом деле пока никого нет. Добавьте тех, кого оно касается, и их роли.
kind-case-person-count = { $n ->
    [one] { $shown } лицо в деле
    [few] { $shown } лица в деле
    [many] { $shown } лиц в деле
   *[other] { $shown } лица в деле
}

kind-person-name-many = Написания имени
kind-person-name-one = Написание имени
kind-person-name-new = Новое написание…
kind-person-name-empty = Других написаний пока нет. Добавьте каждое, которое встречается.
kind-person-name-count = { $n ->
    [one] { $shown } написание
    [few] { $shown } написания
    [many] { $shown } написаний
   *[other] { $shown } написания
}
