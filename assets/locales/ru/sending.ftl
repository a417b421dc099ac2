# Sending: writing bundles for others.

send-title = Отправка
send-title-more = Пакеты — это запечатанные файлы. Вы передаёте их сами; по сети ничего не отправляется.
send-what = Что передаётся
send-all = Всё
send-all-more = Все записи и файлы этого хранилища.
send-cases = Выбранные дела
send-cases-more = Каждое дело с людьми, беседами, событиями, файлами и согласиями. О других делах оно ничего не говорит.
send-find-case = Найти дело
send-no-case = Дел здесь нет.
send-case-list = Дела
send-chosen = { $n ->
    [0] Ни одно дело не выбрано
    [one] Выбрано { $shown } дело
    [few] Выбрано { $shown } дела
   *[other] Выбрано { $shown } дел
}
send-purpose = Для чего
send-purpose-own = Для своей организации
send-purpose-more = Для адвокатов, ООН или публикации нужно проверить согласие каждого человека по каждому полю. Эта версия этого ещё не делает и потому такого не предлагает.
send-to = Кому
send-to-people = Людям с карточкой
send-to-passphrase = Знающим парольную фразу
send-nobody = Карточек пока нет. Попросите карточку у того, кто будет открывать пакет.
send-card = Добавить карточку…
send-age = Или введите получателя age1…
send-age-add = Добавить
send-age-refused = Это не получатель age1…
send-age-refused-more = Проверьте, как он скопирован. Он начинается с age1, и в нём 62 знака.
send-no-card = без карточки: уточните у человека, что получатель верный
send-compare = сверьте вслух: { $fingerprint }
send-passphrase = Парольная фраза для этих пакетов
send-again = Ещё раз то же
send-passphrase-more = Несколько слов, которые никто не угадает. Кто знает их и получит пакет, прочтёт всё.
send-show = Показать введённое
send-where = Куда
send-folder = Папка
send-folder-choose = Выбрать…
send-size = Наибольший пакет
send-size-none = Любой
send-size-fat = Флешка FAT32, 4 ГБ
send-size-own = Другой размер
send-size-megabytes = мегабайт
send-size-more = Большее делится на несколько пакетов. Каждый можно объединять отдельно, в любом порядке.

send-missing-cases = Сначала выберите дело.
send-missing-people = Выберите, для кого запечатать пакеты.
send-missing-passphrase = Введите парольную фразу.
send-missing-again = Две фразы различаются.
send-missing-folder = Выберите папку для записи.
send-missing-size = Введите размер в целых мегабайтах.
send-missing-preview = Подождите: выясняется, что уйдёт.
send-missing-refused = Так ничего не уйдёт: причина указана выше.

send-would = Что уйдёт
send-looking = Выясняется…
send-goes = Уйдёт
send-goes-more = целиком, { $files }
send-in-part = Уйдёт частично
send-in-part-more = { $n ->
    [one] { $shown } значение остаётся: оно о другом деле
    [few] { $shown } значения остаются: они о других делах
   *[other] { $shown } значений остаются: они о других делах
}
send-in-part-none = скрывать ничего не нужно
send-held-back = Удержано
send-held-back-more = своя организация: ничего не удержано
send-stays = Останется
send-stays-more = из других дел
send-stays-none = ничего
send-bundles = { $n ->
    [one] { $shown } пакет
    [few] { $shown } пакета
   *[other] { $shown } пакетов
}
send-comes-to = { $bundles }, всего около { $size }
send-files-not-here = { $n ->
    [one] { $shown } файл назван в записях, но его нет в этом хранилище.
    [few] { $shown } файла названы в записях, но их нет в этом хранилище.
   *[other] { $shown } файлов названы в записях, но их нет в этом хранилище.
}
send-values-not-here = { $n ->
    [one] { $shown } значение было удержано ещё до того, как пришло сюда.
    [few] { $shown } значения были удержаны ещё до того, как пришли сюда.
   *[other] { $shown } значений были удержаны ещё до того, как пришли сюда.
}
send-write = { $n ->
    [one] Записать { $shown } пакет
    [few] Записать { $shown } пакета
   *[other] Записать { $shown } пакетов
}
send-foot = Каждый пакет читается с диска и проверяется, прежде чем считается готовым.
send-writing = Запись пакетов
send-writing-more = Если остановить, пакетов не останется.
send-stopped = Вы остановили запись.
send-stopped-more = Ни один пакет не записан, хранилище осталось прежним.
send-written = { $n ->
    [one] Записан { $shown } пакет
    [few] Записаны { $shown } пакета
   *[other] Записаны { $shown } пакетов
}
send-written-more = Прочитано с диска и проверено до последнего байта.
send-next = Что дальше
send-next-people = Передайте пакеты. Открыть их смогут только те, кого вы выбрали; сами вы их открыть не сможете.
send-next-passphrase = Сообщите фразу другим путём, чем пакеты: вслух, лучше при встрече.
send-again-other = Отправить ещё
