# Таблицы и анкеты: ответы из других программ, свои анкеты организации, записи в виде таблицы.

menu-tables = Таблицы и анкеты

tables-title = Таблицы и анкеты
tables-more = Возьмите ответы из электронной таблицы, KoBoToolbox или ODK или добавьте свою анкету (XLSForm). Сначала файл только просматривается.
tables-drop = Перетащите сюда таблицу или анкету (.csv, .xlsx)
tables-drop-now = Отпустите, чтобы просмотреть
tables-choose = Выбрать файл…

tables-write = Записать записи в таблицу
tables-write-more = Для Excel и других программ, .xlsx или .csv. Файл не зашифрован.
tables-write-kind = Какие записи
tables-write-save = Сохранить как…
tables-written = { $n ->
    [one] Записана { $shown } строка.
    [few] Записаны { $shown } строки.
   *[other] Записано { $shown } строк.
}
tables-written-more = Они больше не под замком хранилища. Удалите файл, когда он станет не нужен.

tables-looking = Таблица просматривается…
tables-taking = Таблица принимается…
tables-under-way = Войдёт либо всё, либо ничего.
tables-stop-more = Если остановить, ничего не изменится.

tables-kind = О чём говорит строка
tables-with-more = Одна строка может говорить сразу о нескольких вещах: о человеке и о содержании под стражей.
tables-with = И ещё о
tables-without = Больше не: { $what }
tables-columns = На что отвечают столбцы
tables-columns-more = Поправьте, что неверно. Остальное не берётся.
tables-column = На что отвечает «{ $column }»
tables-column-nothing = Не берётся
tables-column-key = Отличает строки друг от друга
tables-sheet = Лист «{ $sheet }»: { $what }, { $rows }
tables-sheet-unused = Лист «{ $sheet }» не берётся: нет повтора с таким именем.
tables-rows = { $n ->
    [one] { $shown } строка
    [few] { $shown } строки
   *[other] { $shown } строк
}
tables-dates = Даты вида 5/1/22
tables-dates-day = 5 января
tables-dates-month = 1 мая
tables-case = Отнести всё к этому делу
tables-media = Фото и файлы, названные в ячейках
tables-media-more = Папка, в которой они лежат. В ячейках только их имена.
tables-update = Принять то, что строки говорят иначе, чем в первый раз

tables-would = Что это принесёт
tables-known = { $n ->
    [one] { $shown } запись уже есть здесь.
    [few] { $shown } записи уже есть здесь.
   *[other] { $shown } записей уже есть здесь.
}
tables-differing = { $n ->
    [one] { $shown } запись здесь говорит иначе, чем её строка.
    [few] { $shown } записи здесь говорят иначе, чем их строки.
   *[other] { $shown } записей здесь говорят иначе, чем их строки.
}
tables-updated = { $n ->
    [one] изменена: { $shown }
    [few] изменены: { $shown }
   *[other] изменено: { $shown }
}
tables-were-left-out = { $n ->
    [one] пропущена { $shown } строка
    [few] пропущены { $shown } строки
   *[other] пропущено { $shown } строк
}
tables-nothing-new = Ничего нового
tables-faulty = { $n ->
    [one] { $shown } строка не войдёт.
    [few] { $shown } строки не войдут.
   *[other] { $shown } строк не войдут.
}
tables-faulty-more = Исправьте ячейки в файле и просмотрите снова или пропустите эти строки.
tables-leave-out = Пропустить эти строки
tables-at-row = Строка { $row }, { $column }: { $why }
tables-at-sheet = Лист { $sheet }, строка { $row }, { $column }: { $why }
tables-all-columns = все столбцы
tables-not-in-list = такого ответа в списке нет
tables-not-number = это не число
tables-not-time = это не время суток
tables-not-no = это ни да, ни нет
tables-not-date = это не дата
tables-not-moment = это не день со временем
tables-not-point = это не точка на карте
tables-not-record = это не идентификатор записи
tables-not-order = это не все коды списка по порядку
tables-not-type = поле не может этого содержать
tables-no-file = файла нет в папке
tables-no-parent = строки, к которой она относится, нет
tables-no-record = записи, на которую она ссылается, здесь нет
tables-other-kind = она ссылается на запись другого вида
tables-unused = Столбцы, которые не берутся
tables-more-lines = { $n ->
    [one] и ещё { $shown }
    [few] и ещё { $shown }
   *[other] и ещё { $shown }
}

tables-form-questions = { $n ->
    [one] { $shown } вопрос
    [few] { $shown } вопроса
   *[other] { $shown } вопросов
}
tables-form-repeats = { $n ->
    [one] { $shown } повтор
    [few] { $shown } повтора
   *[other] { $shown } повторов
}
tables-form-more = Ответы станут записями отдельного вида. Они сохраняют версию анкеты, на которую даны.
tables-form-notes = Что читается иначе, чем написано
tables-form-faults = { $n ->
    [one] В этой анкете { $shown } ошибка.
    [few] В этой анкете { $shown } ошибки.
   *[other] В этой анкете { $shown } ошибок.
}
tables-form-faults-more = Ничего не изменено. Исправьте указанное в книге и просмотрите снова.
tables-form-add = Добавить анкету
tables-form-added = Анкета добавлена, версия { $version }.
tables-form-was-here = Анкета уже есть здесь, версия { $version }.
tables-form-added-more = Теперь можно создавать её записи и брать таблицы её ответов.

tables-take-in = { $n ->
    [0] Принять
    [one] Принять { $shown } запись
    [few] Принять { $shown } записи
   *[other] Принять { $shown } записей
}
tables-take-in-none = Принять
tables-others = Другой файл
tables-show = Показать: { $what }
tables-done-more = Тот же файл во второй раз ничего не добавит.
tables-foot = Файл останется как есть.
tables-foot-looking = Просматривается…
tables-foot-faulty-form = В таком виде анкету добавить нельзя.
tables-foot-no-column = Ни один столбец пока ни на что не отвечает: скажите, о чём говорит строка и на какое поле отвечает столбец.
tables-foot-faulty = Некоторые строки не войдут: исправьте их или пропустите.
tables-foot-nothing = Брать нечего: всё это уже здесь.

# What is wrong with a form, and what of it is read otherwise than written.
form-fault-not-a-table = это не таблица, которую можно прочитать
form-fault-many-rows = строк больше { $n }
form-fault-many-columns = столбцов больше { $n }
form-fault-long = в одной ячейке больше { $n } знаков
form-fault-no-sheet = нет листа «{ $what }»
form-fault-no-column = нет столбца «{ $what }»
form-fault-doubled-column = столбец «{ $what }» стоит дважды
form-fault-empty = эту ячейку нужно заполнить
form-fault-formula = формула в этой ячейке дала ошибку
form-fault-blank = в «{ $what }» есть пробел; в именах пробелов нет
form-fault-doubled = «{ $what }» стоит дважды
form-fault-ambiguous = «{ $what }» — имя нескольких вопросов
form-fault-reserved = имя «{ $what }» занято самой Dala; выберите другое
form-fault-built-in = «{ $what }» — форма самой Dala; выберите другой form_id
form-fault-unknown-type = Dala не знает вопросов типа «{ $what }»
form-fault-unknown-list = нет списка «{ $what }»
form-fault-bad-code = «{ $what }» не код: буквы, цифры, _ . и - без пробелов, не больше 64
form-fault-no-label = нет подписи ни на одном языке
form-fault-unknown-field = выражение называет «{ $what }», такого вопроса в анкете нет
form-fault-cycle = то, из чего это вычисляется, зависит от самого себя: { $what }
form-fault-unknown-word = слово «{ $what }» не для этого столбца
form-fault-no-group-end = эта группа или повтор не закрыты
form-fault-no-group-begin = здесь нечего закрывать: группа или повтор не открыты
form-fault-no-fields = в анкете нет вопросов
form-fault-empty-group = в этой группе или повторе ничего нет
form-fault-too-many = слишком много вопросов, групп или вариантов
form-fault-name-kind = form_id — от 1 до 64 строчных латинских букв, цифр, _ . или -, первая — буква
form-fault-name-field = имя — от 1 до 64 латинских букв, цифр, _ . или -, первая — буква или _
form-fault-syntax = выражение не читается с { $at }-го знака
form-fault-bare = «{ $what }» ({ $at }-й знак) — не вопрос, со знаком $ и скобками, и не текст, в кавычках
form-fault-unbalanced = у скобки ({ $at }-й знак) нет пары
form-fault-open-text = текст, начатый { $at }-м знаком, не закрыт
form-fault-function = функция { $what } неизвестна ({ $at }-й знак)
form-fault-arguments = у функции { $what } другое число аргументов ({ $at }-й знак)
form-fault-pattern = образец ({ $at }-й знак) не из тех, что сравнивает Dala
form-fault-path = по такому пути ({ $at }-й знак) Dala не идёт
form-fault-expression-long = выражение слишком длинное или слишком вложенное
form-note-not-recorded = «{ $what }» следит за устройством или за тем, кто заполняет: Dala этого не записывает
form-note-as-text = «{ $what }» спрашивается как текст
form-note-list-elsewhere = список лежит в { $what }, а не в книге: спрашивается как текст
form-note-media = звук и видео при подписях пропущены
form-note-no-picture = картинки { $what } рядом с книгой нет, или для неё нет места в форме: пропущена
form-note-language = тексты на { $what } пропущены: кроме английского, русского и казахского есть место для одного языка
form-note-renamed = имя «{ $from }» занято: этот вопрос хранится как «{ $to }»
form-note-no-label = нет подписи: показывается «{ $what }»
form-note-no-column = у вариантов нет столбца «{ $what }»: он читается как пустой; текст пишут в кавычках
form-note-merged = ячейки { $what } объединены: написанное в первой относится только к ней
form-note-sheet = лист «{ $what }» не читается
form-note-every-change = столбец не используется: вычисляемое вычисляется при каждом изменении
form-note-no-entities = столбец не используется: списков сущностей Dala не ведёт
form-note-version = версии нет: будет «{ $what }», по содержанию
form-note-spelled = «{ $from }» пишется здесь «{ $to }»
