# Страница дела.

case-new-interview = Новое интервью
case-send = Отправить…
case-edit = Изменить дело
case-risk = Риск: { $level }
case-next = Дальше: { $what }
case-no-next = Следующий шаг не записан
case-due = срок наступил
case-lead = ответственный: { $who }

# Кто в деле, что связано, что осталось.
case-persons = Лица и роли
case-add = Добавить
case-nobody = Пока никого
case-no-role = роль не указана
case-person-missing = Человек, который придёт с другим пакетом
case-person-unnamed = Лицо ещё не названо
case-linked = Связано
case-related = Связанное дело { $what }
case-open = Осталось решить
case-open-contested = { $field }: расхождение
case-open-unweighed = { $field }: новое после решения
case-open-consent = Согласие не получено и не отклонено
case-open-more = { $n ->
    [one] ещё { $shown }
    [few] ещё { $shown }
   *[many] ещё { $shown }
}

# Шкала времени.
case-timeline = Шкала времени
case-certain = точно
case-within = когда-то за это время
case-goes-on = продолжается
case-nearer = Ближе
case-farther = Дальше
case-whole = Всё дело
case-add-known = Добавить, что известно
case-nothing = Когда что было, пока неизвестно. Начните с того, что знаете.
case-lane-undated = Без даты
case-in-order = По порядку времени
case-cut = Не всё: в деле больше записей, чем здесь показано.
case-stay = Пребывание { $number } из { $of }
case-undated = даты пока нет
case-end-not-said = { $from }, окончание не названо
case-ends-before-it-begins = окончание раньше начала
case-gap = { $n ->
    [one] { $shown } день, о котором никто не говорит
    [few] { $shown } дня, о которых никто не говорит
   *[many] { $shown } дней, о которых никто не говорит
}
case-gap-range = { $n ->
    [one] от { $least } до { $shown } дня, о котором никто не говорит
    [few] от { $least } до { $shown } дней, о которых никто не говорит
   *[many] от { $least } до { $shown } дней, о которых никто не говорит
}
case-gap-more = Где человек был между этими двумя местами, никто не говорит. Спросите об этом или добавьте недостающее место.

# Рядом со шкалой.
case-earlier = Раньше
case-later = Позже
case-open-record = Открыть запись
case-open-detention = Открыть лишение свободы
case-said-by = Кто это говорит
case-same-time = В то же время
case-all-files = Показать все

# Месяцы сами по себе.
month-1 = Январь
month-2 = Февраль
month-3 = Март
month-4 = Апрель
month-5 = Май
month-6 = Июнь
month-7 = Июль
month-8 = Август
month-9 = Сентябрь
month-10 = Октябрь
month-11 = Ноябрь
month-12 = Декабрь
