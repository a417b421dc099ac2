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

kind-act-many = Акты насилия
kind-act-one = Акт жестокого обращения или насилия
kind-act-new = Новый акт…
kind-act-empty = Актов пока нет. Запишите каждый акт жестокого обращения, по месту и времени.
kind-act-count = { $n ->
    [one] { $shown } акт
    [few] { $shown } акта
    [many] { $shown } актов
   *[other] { $shown } акта
}

kind-injury-many = Травмы
kind-injury-one = Травма
kind-injury-new = Новая травма…
kind-injury-empty = Травм пока нет. Сначала спросите, затем отметьте каждую на рисунке.
kind-injury-count = { $n ->
    [one] { $shown } травма
    [few] { $shown } травмы
    [many] { $shown } травм
   *[other] { $shown } травмы
}

kind-medical-exam-many = Медицинские осмотры
kind-medical-exam-one = Медицинский осмотр
kind-medical-exam-new = Новый осмотр…
kind-medical-exam-empty = Осмотров пока нет. Добавьте каждого врача, который осматривал человека, и чей это врач.
kind-medical-exam-count = { $n ->
    [one] { $shown } осмотр
    [few] { $shown } осмотра
    [many] { $shown } осмотров
   *[other] { $shown } осмотра
}

kind-death-many = Смерти
kind-death-one = Смерть
kind-death-new = Новая запись о смерти…
kind-death-empty = Записей о смерти пока нет. Они появятся, когда о смерти расскажет родственник или свидетель.
kind-death-count = { $n ->
    [one] { $shown } смерть
    [few] { $shown } смерти
    [many] { $shown } смертей
   *[other] { $shown } смерти
}

kind-proceeding-many = Производства
kind-proceeding-one = Производство
kind-proceeding-new = Новое производство…
kind-proceeding-empty = Производств пока нет. Добавляйте жалобы, расследования и суды, когда они начинаются.
kind-proceeding-count = { $n ->
    [one] { $shown } производство
    [few] { $shown } производства
    [many] { $shown } производств
   *[other] { $shown } производства
}

kind-charge-many = Обвинения
kind-charge-one = Обвинение
kind-charge-new = Новое обвинение…
kind-charge-empty = Обвинений пока нет. Добавьте каждую статью и когда её изменили.
kind-charge-count = { $n ->
    [one] { $shown } обвинение
    [few] { $shown } обвинения
    [many] { $shown } обвинений
   *[other] { $shown } обвинения
}

kind-sentence-many = Наказания
kind-sentence-one = Наказание
kind-sentence-new = Новое наказание…
kind-sentence-empty = Наказаний пока нет. Добавьте каждую часть наказания.
kind-sentence-count = { $n ->
    [one] { $shown } наказание
    [few] { $shown } наказания
    [many] { $shown } наказаний
   *[other] { $shown } наказания
}

kind-involvement-many = Причастность
kind-involvement-one = Причастность
kind-involvement-new = Новая запись о причастности…
kind-involvement-empty = Пока ни о чьей роли не записано. Добавьте, кто что делал при задержании, насилии или смерти.
kind-involvement-count = { $n ->
    [one] { $shown } запись о причастности
    [few] { $shown } записи о причастности
    [many] { $shown } записей о причастности
   *[other] { $shown } записи о причастности
}

kind-intervention-many = Действия организации
kind-intervention-one = Действие организации
kind-intervention-new = Новое действие…
kind-intervention-empty = Действий пока нет. Добавьте каждое письмо, жалобу или посещение.
kind-intervention-count = { $n ->
    [one] { $shown } действие
    [few] { $shown } действия
    [many] { $shown } действий
   *[other] { $shown } действия
}

kind-person-relation-many = Связи с людьми
kind-person-relation-one = Связь с другим человеком
kind-person-relation-new = Новая связь…
kind-person-relation-empty = Связей пока нет. Добавьте родных, сокамерников и других, кто знает человека.
kind-person-relation-count = { $n ->
    [one] { $shown } связь
    [few] { $shown } связи
    [many] { $shown } связей
   *[other] { $shown } связи
}
