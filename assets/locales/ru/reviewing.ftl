# Reviewing: values that stand against each other, until a person decides.

review-title = Проверка
review-empty = Расхождений нет.
review-empty-more = Новые приходят с пакетами.
review-merge = Объединить пакеты
review-open = { $n ->
    [one] { $shown } открытое поле
    [few] { $shown } открытых поля
   *[other] { $shown } открытых полей
}
review-list = Записи с открытыми полями
review-open-record = Открыть запись
review-kept = Ничего не перезаписывается. Все значения остаются в истории, что бы вы ни выбрали.
review-why-contested = Источники расходятся. Все значения сохранены, пока вы не решите.
review-why-unweighed = Здесь уже решено. После этого пришли другие значения, и они ждут, чтобы их взвесили.
review-why-deleted = Эта запись удалена. После этого о ней сказано ещё.
review-values = { $n ->
    [one] { $shown } значение
    [few] { $shown } значения
   *[other] { $shown } значений
}
review-other-field = { $field }: { $values }
review-choose = Верно это
review-stands = решено сейчас
review-since = пришло позже
review-more-voices = { $n ->
    [one] и ещё { $shown } говорит то же
   *[other] и ещё { $shown } говорят то же
}
review-source-knows = { $source } ({ $how })
review-because = потому что: { $reason }
review-reason = Причина
review-reason-more = передаётся вместе с решением, можно не указывать
review-reason-hint = Например: этот день назван в решении суда
review-third = Написать третье…
review-both = Взять все вместе
review-leave = Оставить открытым
review-bring-back = Вернуть запись
review-keep-deleted = Оставить удалённой
review-brought-back = Запись снова учитывается.
review-kept-deleted = Запись остаётся удалённой. Сказанное о ней сохранено.
review-settled = Решено. Все значения остаются в истории.
review-undone = Отменено. Всё как прежде.
review-undone-contested = Отменено. Поле снова расходится.
review-undone-contested-more = Решение, принятое до вашего, больше не действует. Примите его снова, если оно было верным.
review-undone-weighed = Отменено. Снова действует прежнее значение.
review-undone-weighed-more = Пришедшее после считается взвешенным. Оно остаётся в истории записи.
review-undone-not = Это решение остаётся.
review-undone-not-more = То, что было до него, вернуть нельзя. Решите заново, если оно неверно.

review-third-title = Другое значение
review-third-find = Найти
review-choose-third = Верно то, что я написал
review-understood = Понято: { $value }
review-not-yet-text = Напишите значение.
review-not-yet-date = Напишите дату, например 2022-01-06, 2022-01 или 2022-01-05/2022-01-07, если между.
review-not-yet-time = Напишите время, например 22:00 или ~22:00, если примерно.
review-not-yet-moment = Напишите момент, например 2022-01-06T14:30:00+06:00.
review-not-yet-number = Напишите число.
review-not-yet-geo = Напишите широту и долготу, например 43.238949,76.889709.
review-not-yet-choice = Выберите из списка.
review-not-yet-record = Найдите запись и выберите её.
