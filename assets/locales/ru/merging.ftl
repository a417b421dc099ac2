# Merging: bundles that came, what they would bring, what they brought.

merge-title = Объединение пакетов
merge-empty-more = Сначала пакеты только просматриваются. Ничего не меняется, пока вы не нажмёте «Объединить».
merge-drop = Перетащите сюда пакеты или папку
merge-drop-now = Отпустите, чтобы просмотреть
merge-choose = Выбрать пакеты…
merge-choose-folder = Выбрать папку…
merge-path = Или введите путь
merge-path-look = Просмотреть
merge-found-nothing = Пакетов там нет.
merge-found-nothing-more = Пакеты — это файлы с окончанием .age. Выберите другую папку или сами файлы.

merge-list = Пакеты
merge-count = { $n ->
    [one] { $shown } пакет
    [few] { $shown } пакета
   *[other] { $shown } пакетов
}
merge-bundle = { $name }, { $size }
merge-row-looking = Просматривается…
merge-row-locked = Запечатан парольной фразой
merge-row-known = { $who }, известен
merge-row-unknown = Чья подпись, неизвестно
merge-row-as-unknown = Принят как неизвестный
merge-row-rejected = Подпись отвергнута: пропущен
merge-row-merged = Объединён
merge-row-not-tried = Не дошла очередь
merge-row-damaged = Повреждён: объединить нельзя
merge-row-not-ours = Запечатан для другого
merge-row-no-bundle = Не пакет
merge-row-newer = Создан более новой Dala
merge-row-unreadable = Не читается
merge-row-refused = Объединить нельзя

merge-leave-out = Убрать
merge-leave-out-name = Убрать { $name }
merge-looking-more = Прежде чем что-то сообщить, проверяется каждый байт.
merge-passphrase = Парольная фраза этого пакета
merge-passphrase-more = Этот пакет запечатан парольной фразой. Спросите её у того, кто его создал.
merge-unlock = Открыть
merge-wrong-passphrase = Эта парольная фраза не открывает пакет.
merge-wrong-passphrase-more = Ничего не изменилось. Проверьте раскладку и Caps Lock и введите её ещё раз.

merge-signed-by = Подписал: { $who }
merge-intact = Цел: { $records } и { $files } совпадают со своими хешами
merge-fingerprint = Отпечаток, чтобы сверить вслух
merge-made = Создан { $day }. Цель: { $purpose }
merge-before = Уже объединён здесь раньше: нового не принесёт.
merge-unknown = Пока неизвестно, чья это подпись.
merge-unknown-more = Подписать пакет может кто угодно. Возьмите карточку того, кто передал его вам, и сверьте цифры вслух. Или примите пакет как неизвестный.
merge-take-card = Взять карточку подписавшего…
merge-card-of = Карточка: { $who }
merge-compare = Прочтите эти цифры друг другу, голосом или при встрече. Такие же цифры стоят на экране того, кто создал карточку.
merge-same = Совпадают: доверять { $who }
merge-differ = Не совпадают
merge-differs = Цифры не совпадают: подписал не тот, с кем вы говорили.
merge-differs-more = Пакет или карточку могли подменить в пути. Не объединяйте его, попросите у этого человека и то и другое ещё раз, а если он об этом пакете не знает, отвергните подписавшего.
merge-reject = Отвергнуть подписавшего
merge-card-another = Это карточка другого человека.
merge-card-another-more = Пакет подписан другим ключом. Ничего не изменилось. Попросите карточку ещё раз, прямо у этого человека.
merge-as-unknown = Принять как неизвестный
merge-as-unknown-more = Слова подписавшего будут показаны как слова неизвестного. Они ничего не решают и не удаляют.
merge-rejected = Вы отвергли этого подписавшего.
merge-rejected-more = Пакет пропущен. Если в настройках снова доверять подписавшему, его можно будет объединить.

merge-would-bring = { $n ->
    [1] Что принесёт этот пакет
    [one] Что принесёт этот { $shown } пакет
    [few] Что принесут эти { $shown } пакета
   *[other] Что принесут эти { $shown } пакетов
}
merge-only-looked = Пока это только просмотр. Ваше хранилище не изменилось.
merge-under-way = Тем временем можно работать в других местах.
merge-working-out = Выясняется, что они принесут
merge-working-out-more = Это ничего не меняет.
merge-look-stopped = Остановлено раньше, чем стало ясно, что они принесут.
merge-look-stopped-more = Ничего не изменилось. Просмотрите ещё раз перед объединением.
merge-look-again = Просмотреть ещё раз
merge-stop = Остановить
merge-stop-more = Пакет объединяется целиком или никак, даже если остановить.
merge-merging = { $n ->
    [one] Объединяется { $shown } пакет
    [few] Объединяются { $shown } пакета
   *[other] Объединяются { $shown } пакетов
}

merge-new = Новое
merge-changed = Изменено
merge-changed-more = история сохранена
merge-contested = Расходится
merge-contested-more = в затронутых записях; сохранены оба
merge-known = Уже есть
merge-known-more = ничего не нужно
merge-records = Записи
merge-files = Содержимое файлов

merge-waits = Что будет ждать вас
merge-waits-now = Что теперь ждёт вас
merge-waits-more = Сейчас это не нужно. Всё останется в «Проверить».
merge-waits-nothing = Ничего.
merge-waits-contested = { $n ->
    [one] { $shown } поле расходится
    [few] { $shown } поля расходятся
   *[other] { $shown } полей расходятся
}
    .more = Сохранены оба значения
merge-waits-unweighed = { $n ->
    [one] { $shown } утверждение после решения
    [few] { $shown } утверждения после решения
   *[other] { $shown } утверждений после решения
}
    .more = Решённое остаётся, пока вы его не взвесите
merge-waits-untrusted = { $n ->
    [one] { $shown } поле держится на неизвестных подписавших
    [few] { $shown } поля держатся на неизвестных подписавших
   *[other] { $shown } полей держатся на неизвестных подписавших
}
    .more = Показаны и не входят в подсчёты
merge-waits-held-back = { $n ->
    [one] { $shown } изменение ждёт более ранних
    [few] { $shown } изменения ждут более ранних
   *[other] { $shown } изменений ждут более ранних
}
    .more = Они придут с другим пакетом
merge-waits-withheld = { $n ->
    [one] { $shown } значение удержано отправителем
    [few] { $shown } значения удержаны отправителем
   *[other] { $shown } значений удержаны отправителем
}
    .more = Подпись всё равно их охватывает
merge-waits-withdrawals = { $n ->
    [one] { $shown } отзыв согласия
    [few] { $shown } отзыва согласия
   *[other] { $shown } отзывов согласия
}
    .more = Действуют сразу
merge-waits-erasures = { $n ->
    [one] { $shown } распоряжение стереть
    [few] { $shown } распоряжения стереть
   *[other] { $shown } распоряжений стереть
}
    .more = Значения скрыты сразу и исчезнут, когда вы подтвердите
merge-look = Посмотреть

merge-would-change = Изменится в ваших записях
merge-fields = { $n ->
    [one] { $shown } поле
    [few] { $shown } поля
   *[other] { $shown } полей
}
merge-show-all = Показать все
merge-show-few = Показать меньше
merge-changes-nothing = Всё, что здесь есть, читается по-прежнему.
merge-more-changes = { $n ->
    [one] и ещё { $shown }
   *[other] и ещё { $shown }
}
merge-how-both = сохранены оба
merge-how-taken-over = принято
merge-how-replaced = новее, тот же автор
merge-how-judged = решил известный автор
merge-how-waits = ждёт вас
merge-how-covered = показано как удержанное

merge-now = { $n ->
    [0] Объединить пакеты
    [one] Объединить { $shown } пакет
    [few] Объединить { $shown } пакета
   *[other] Объединить { $shown } пакетов
}
merge-not-now = Не сейчас
merge-others = Объединить другие
merge-foot-files = Файлы пакетов остаются на своих местах.
merge-foot-looking = Подождите, пока просматриваются все пакеты.
merge-foot-asks = Один из пакетов ждёт вас: нужна его фраза или ясность, чей он.
merge-foot-none = Ни один из этих пакетов нельзя объединить.

merge-merged = { $n ->
    [0] Ничего не объединено
    [one] Объединён { $shown } пакет
    [few] Объединены { $shown } пакета
   *[other] Объединены { $shown } пакетов
}
merge-stopped = Вы остановили объединение.
merge-stopped-more = { $n ->
    [one] Объединённое остаётся. До { $shown } пакета очередь не дошла.
   *[other] Объединённое остаётся. До { $shown } пакетов очередь не дошла.
}
merge-refused = Отклонён целиком: { $name }
merge-pictures = Созданы не все миниатюры снимков.
merge-pictures-more = Сами снимки в хранилище. Миниатюры создаст следующее объединение.
