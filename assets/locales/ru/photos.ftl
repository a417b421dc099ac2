# Photos and files.

photos-title = Снимки и файлы
photos-add = Добавить…
photos-add-folder = Добавить папку…
photos-filter = Подпись, человек, место, хеш

# What is shown.
photos-case = Дело { $what }
photos-case-all = Показать снимки всех дел
photos-case-only = Показать только снимки дела { $what }
photos-unlinked = Без связи: { $n }
photos-unlinked-only = Показать только снимки без связи
photos-unlinked-all = Показать и снимки со связями
photos-day-taken = Снято { $day }
photos-day-received = Получено { $day }
photos-day-unknown = День не указан
photos-no-link = без связи
photos-links = { $n ->
    [one] { $shown } связь
    [few] { $shown } связи
    [many] { $shown } связей
   *[other] { $shown } связи
}
photos-untitled = Без имени
photos-none = Снимков и файлов пока нет.

# Taking files in.
photos-drop = Перетащите сюда файлы или папку
photos-drop-now = Отпустите, чтобы принять
photos-drop-more = Оригиналы копируются и никогда не меняются
photos-to-case = Попадут в дело { $case }
photos-to-source = Будут связаны с записью «{ $source }»
photos-to-both = Попадут в дело { $case }, связь: { $source }
photos-looking = Поиск файлов…
photos-taking = Приём файла { $n } из { $of }
photos-taking-bytes = { $done } из { $of }
photos-stop = Остановить
photos-stop-remark = Что уже принято, останется.
photos-taken = { $n ->
    [one] Принят { $shown } файл
    [few] Принято { $shown } файла
    [many] Принято { $shown } файлов
   *[other] Принято { $shown } файла
}
photos-taken-none = Ни один файл не принят
photos-tally-new = { $n ->
    [one] { $shown } новый
    [few] { $shown } новых
    [many] { $shown } новых
   *[other] { $shown } нового
}
photos-tally-known = { $n ->
    [one] { $shown } уже был
    [few] { $shown } уже были
    [many] { $shown } уже были
   *[other] { $shown } уже было
}
photos-tally-refused = { $n ->
    [one] { $shown } отклонён
    [few] { $shown } отклонено
    [many] { $shown } отклонено
   *[other] { $shown } отклонено
}
photos-tally-left = { $n ->
    [one] { $shown } не принят
    [few] { $shown } не принято
    [many] { $shown } не принято
   *[other] { $shown } не принято
}
photos-tally-hidden = { $n ->
    [one] { $shown } скрытый файл пропущен
    [few] { $shown } скрытых файла пропущено
    [many] { $shown } скрытых файлов пропущено
   *[other] { $shown } скрытого файла пропущено
}
photos-details = Подробнее
photos-fewer = Свернуть

# The photo that is looked at.
photos-choose = Выберите снимок, чтобы рассмотреть его.
photos-to-grid = Ко всем снимкам
photos-tabs = Что показано
photos-tab-picture = Снимок
photos-tab-details = Сведения
photos-previous = Предыдущий снимок
photos-next = Следующий снимок
photos-place = { $at } из { $of }
photos-image = Снимок: { $what }
photos-fit = Целиком, { $percent } %
photos-percent = { $percent } %
photos-nearer = Ближе
photos-further = Дальше
photos-full = Показать в масштабе 100 %
photos-whole = Показать целиком
photos-turn = Повернуть вид
photos-big = На всё окно
photos-small = Назад ко всем снимкам
photos-to-come = Уменьшенный снимок готовится.
photos-not-here = Содержимого этого файла в хранилище нет. Оно может прийти с другим пакетом.
photos-no-file = Предмет хранится в другом месте: файла нет.
photos-too-large = Снимок слишком велик, чтобы показать его здесь.
photos-broken = Снимок повреждён или неполон, показать его нельзя.
photos-unsupported = Файлы такого вида здесь не показываются.
photos-ended = При показе этого снимка программа однажды закрылась. Больше она не пробует.
photos-original-kept = Оригинал хранится. Сохраните его копию и откройте в другой программе.
photos-caption = Подпись
photos-caption-hint = Что на снимке, словами
photos-caption-contested = Подписи расходятся. Откройте запись и решите, какая верна.

# Beside it.
photos-shows = Что на снимке
photos-shows-nothing = Пока ни с чем не связан
photos-link = Связать с…
photos-unlink = Снять связь с записью «{ $what }»
photos-consent = Согласие и доступ
photos-record = Открыть запись
photos-file = По данным файла
photos-taken-at = Снято
photos-clock = часы камеры, без пояса
photos-clock-zone = часы камеры, { $zone }
photos-take-day = Принять день и время
photos-take-camera = Принять камеру
photos-in-record = В записи это уже указано, так или иначе
photos-camera = Камера
photos-where = Место
photos-size = Размер
photos-name = Имя файла
photos-no-exif = О дне, месте и камере в файле ничего нет. Мессенджеры это удаляют.
photos-bad-exif = Данные файла о дне, месте и камере повреждены.
photos-part-exif = Часть данных файла повреждена.
photos-copy-hash = Скопировать хеш
photos-save = Сохранить оригинал…
photos-saving = Сохранение… { $percent } %
photos-original-saved = Оригинал сохранён байт в байт. Эта копия не зашифрована.
