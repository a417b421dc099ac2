# Records: sections, list, editor.

# Answers and what stands in their place.
answer-yes = Да
answer-no = Нет
answer-does-not-know = Не знает
answer-declined = Не ответил(а)
state-unknown = Спрошено, не знает
state-refused = Спрошено, отказ отвечать
state-not-applicable = Не относится
state-not-asked = Не спрошено
state-withheld = В этой копии скрыто
state-erased = Стёрто
state-contested = Расхождение
state-answer = Ответить
state-short-unknown = Не знает
state-short-refused = Отказ
state-short-not-applicable = Не относится
state-sources = { $n ->
    [one] { $shown } источник
    [few] { $shown } источника
    [many] { $shown } источников
   *[other] { $shown } источника
}
source-none = источник не указан
source-withheld = источник скрыт
author-unknown = неизвестный подписант
reference-missing = придёт с другим пакетом
reference-open = Показать эту запись
reference-picture = Снимок: { $what }
reference-files = Добавить файлы…
reference-taking = Файлы принимаются
reference-taking-stop = Если остановить, не останется ни один.
list-row-to-come = Читается…
geo-within = { $at }, в пределах { $m } м
take-out = Убрать: { $what }
rank-up = Выше: { $what }
hint-rank = Что на первом месте?
hint-rank-next = Что дальше?

# Hints in empty fields.
hint-text = Ещё не спрошено. Введите ответ.
hint-date = Дата, насколько известна
hint-time = Время, насколько известно
hint-moment = 2022-01-06 14:30 +06:00
hint-number = Число
hint-geo = 43.2389, 76.8897
hint-choice = Выберите или начните вводить
hint-another = Добавить ещё
hint-search = Введите имя для поиска
choice-none = Ничего не подходит. Введите меньше.

# What is no value yet.
problem-date = Даты пока нет. Ваши слова сохранены.
problem-time = Времени пока нет. Ваши слова сохранены.
problem-moment = Нужны день, время и часовой пояс. Ваши слова сохранены.
problem-number = Числа пока нет. Ваши слова сохранены.
problem-geo = Точка — это два числа в градусах. Ваши слова сохранены.
own-kind-new = Добавить: { $what }…
own-kind-empty = Здесь пока пусто: { $what }. Добавьте первую запись.
problem-constraint = Форма ожидает другого. Ответ сохранён.
problem-text = Сюда это не подходит. Ваши слова сохранены.

# The editor.
editor-new = Новая запись: { $what }
editor-linked = Связано
field-required = обязательно
told-typing = Ввод…
told-kept = Черновик сохранён { $at }
told-saved = Сохранено { $at }
chip-contested = { $n ->
    [one] { $shown } расхождение
    [few] { $shown } расхождения
    [many] { $shown } расхождений
   *[other] { $shown } расхождения
}
chip-required = { $n ->
    [one] { $shown } обязательное поле не спрошено
    [few] { $shown } обязательных поля не спрошено
    [many] { $shown } обязательных полей не спрошено
   *[other] { $shown } обязательного поля не спрошено
}
chip-deleted = Удалено
chip-no-source = Источник не выбран
group-open = { $n ->
    [one] { $shown } не спрошено
    [few] { $shown } не спрошено
    [many] { $shown } не спрошено
   *[other] { $shown } не спрошено
}
rows-wanted = { $have } из { $wanted }
row-add = Добавить: { $what }
contested-head = { $n ->
    [one] Расхождение
    [few] Расхождение: { $shown } утверждения
    [many] Расхождение: { $shown } утверждений
   *[other] Расхождение: { $shown } утверждения
}
contested-foot = Что бы вы ни решили, всё останется в истории.
claim-use = Принять это
claim-use-name = { $field }: принять { $value }
foot-answer = ответ
foot-unknown = не знает
foot-declined = отказ
foot-not-asked = не спрошено
foot-next = следующий открытый вопрос

# Sections and lists.
sections-to-do = Сделать
sections-records = Записи
todo-drafts = Черновики
todo-consent = Нет согласия
todo-review = Расхождения
todo-follow-up = Пора связаться
list-filter = Имя, место, код
list-shown = { $shown } из { $of }
list-sort = Порядок
sort-title = По имени
sort-changed = Недавние
sort-contested = Расхождения
list-nothing = Ничего не найдено. Введите меньше или снимите отбор.
list-new = Создать
list-empty-todo = Здесь ничего не ждёт.
context-case = Дело: { $what }
context-source = Со слов: { $what }
context-no-case = Без дела
context-no-source = Без источника
context-clear-case = Выйти из дела { $what }
context-clear-source = Больше не указывать источник
record-none = Выберите запись в списке или создайте новую.
record-as-source = Взять источником
record-in-case = Работать в этом деле
record-unsaved = Ещё не сохранено

record-to-list = К списку
record-open-case = Открыть страницу дела
list-only-case = Только из этого дела
list-count = { $n ->
    [one] { $shown } запись
    [few] { $shown } записи
    [many] { $shown } записей
   *[other] { $shown } записи
}
detail-persons = { $n ->
    [one] { $shown } человек
    [few] { $shown } человека
    [many] { $shown } человек
   *[other] { $shown } человека
}
detail-stays = { $n ->
    [one] { $shown } место
    [few] { $shown } места
    [many] { $shown } мест
   *[other] { $shown } места
}
chip-draft = черновик
chip-name-declined = без имени
words-or = или
begun-done = Готово
date-understood = Понято: { $date }
date-reading = Понять как { $date }
problem-of-date = { $problem } Ваши слова сохранены.
note-assumed-year = год взят из другой даты здесь
note-assumed-month = месяц взят из другой даты здесь
note-assumed-century = век предположен
note-day-first = сначала день, потом месяц
note-month-first = сначала месяц, потом день
note-either-winter = которая зима?
note-wider = включает дни, о которых не сказано
note-lasting = если это длилось, укажите конец в своём поле
note-other-weekday = это другой день недели
note-time-told = время суток указывают в своём поле
begun-drop = Отбросить

age-today = { $n ->
    [one] сегодня { $shown } год
    [few] сегодня { $shown } года
   *[other] сегодня { $shown } лет
}
age-between = { $n ->
    [one] сегодня от { $least } до { $shown } года
    [few] сегодня от { $least } до { $shown } лет
   *[other] сегодня от { $least } до { $shown } лет
}
