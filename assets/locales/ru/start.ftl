# The start screen: opening, making, recovering and practising.

key-enter = Enter

start-open = Открыть хранилище
start-file = Файл
start-file-hint = Выберите файл или введите путь
start-file-first = Сначала выберите файл
start-choose = Выбрать…
start-removable = на съёмном диске
start-drop = Или перетащите файл в любое место этого окна.
start-passphrase = Парольная фраза
start-show = Показать
start-hide = Скрыть
start-show-key = Alt+S
start-open-now = Открыть
start-opening = Открывается…
start-stop = Остановить
start-back = Начало
start-remember = Запомнить, где этот файл
start-remember-off = Выключено: на этом компьютере не остаётся ни имени файла, ни места.
start-remember-on = Включено: когда файл откроется, путь к нему останется в { $file }. Его прочтёт всякий, кто пользуется этой учётной записью. Если выключить, он удаляется.
start-or = Или
start-new = Новое хранилище…
start-new-more = Около минуты. Один файл, который можно держать на компьютере или на диске.
start-recover = Открыть словами восстановления…
start-recover-more = Если фраза забыта: один лист или достаточно его частей.
start-practise = Поупражняться…
start-practise-more = Вымышленные люди и места. Что вы там делаете, не считается.
start-guide = Как это устроено
start-guide-more = Короткое руководство. На любом экране — F1.
start-foot-network = Работает без сети
start-foot-forgotten = Фраза забыта и листа нет: файл останется закрытым навсегда
start-version = Версия { $n }

missing-name = Не хватает имени или псевдонима
missing-file = Не хватает файла
missing-taken = Файл с таким именем уже есть: выберите другое имя
missing-folder = Такой папки нет
missing-passphrase = Не хватает парольной фразы
missing-too-weak = Фразу слишком быстро угадают: добавьте слов
missing-again = Фраза введена только один раз
missing-differs = Две фразы не совпадают
missing-sheet = Листа восстановления ещё нет
missing-recovery-words = Слова восстановления введены не полностью
missing-words = { $n ->
    [one] Осталось ввести { $shown } слово
    [few] Осталось ввести { $shown } слова
    [many] Осталось ввести { $shown } слов
   *[other] Осталось ввести { $shown } слова
}

## A new vault

new-title = Новое хранилище
new-step-place = Имя и место
new-name = Имя или псевдоним
new-name-hint = Стоит на вашей карточке и под вашими записями
new-file-hint = Имя, которое ничего не говорит, например notes.dala
new-passphrase-more = Четыре слова или больше, никак с вами не связанных.
new-forgotten = Если фраза забыта
new-forgotten-more = Её никто не восстановит: ни мы, ни ваша организация. Хранилище откроет только лист восстановления. Если вас заставят открыть его, увидят то же, что и вы.
new-idle = Закрывать при бездействии
new-idle-more = Закрывается без вопросов и без потери сделанного.
new-minutes = { $n ->
    [one] { $shown } мин
    [few] { $shown } мин
    [many] { $shown } мин
   *[other] { $shown } мин
}
new-make = Создать хранилище
new-making = Создаётся…

pair-again = Ещё раз
pair-same = Совпадает
pair-differs = Пока не совпадает
pair-draw = Предложить слова
pair-draw-more = { $n ->
    [one] { $shown } английское слово наугад. Заменит введённое.
    [few] { $shown } английских слова наугад. Заменят введённое.
    [many] { $shown } английских слов наугад. Заменят введённое.
   *[other] { $shown } английского слова наугад. Заменят введённое.
}

strength-none = Здесь будет видно, сколько она продержится.
strength-too-weak = Слишком слабая
strength-weak = Слабая
strength-fair = Средняя
strength-good = Хорошая
strength-strong = Сильная
strength-moments = Тысяча быстрых компьютеров найдёт её меньше чем за час.
strength-hours = { $n ->
    [one] Тысяча быстрых компьютеров найдёт её примерно за { $shown } час.
    [few] Тысяча быстрых компьютеров найдёт её примерно за { $shown } часа.
    [many] Тысяча быстрых компьютеров найдёт её примерно за { $shown } часов.
   *[other] Тысяча быстрых компьютеров найдёт её примерно за { $shown } часа.
}
strength-days = { $n ->
    [one] Тысяча быстрых компьютеров найдёт её примерно за { $shown } день.
    [few] Тысяча быстрых компьютеров найдёт её примерно за { $shown } дня.
    [many] Тысяча быстрых компьютеров найдёт её примерно за { $shown } дней.
   *[other] Тысяча быстрых компьютеров найдёт её примерно за { $shown } дня.
}
strength-years = { $n ->
    [one] Тысяче быстрых компьютеров понадобится около { $shown } года.
    [few] Тысяче быстрых компьютеров понадобится около { $shown } лет.
    [many] Тысяче быстрых компьютеров понадобится около { $shown } лет.
   *[other] Тысяче быстрых компьютеров понадобится около { $shown } лет.
}
strength-ages = Тысяче быстрых компьютеров понадобится больше миллиона лет.
strength-more = Это оценка, а не обещание. Считается, что подбирающий знает, как вы выбирали; каждое слово любого языка идёт за одно из 2048. Пословицы, песни и то, что о вас известно, находят раньше.
strength-words = { $n ->
    [one] { $shown } слово
    [few] { $shown } слова
    [many] { $shown } слов
   *[other] { $shown } слова
}
strength-date = дата или год
strength-keys = соседние клавиши
strength-repeat = повторение
strength-row = ряд вроде abc или 123
strength-name = имя, указанное выше

## The recovery sheet

sheet-step = Лист восстановления
sheet-step-more = Открывает хранилище без парольной фразы. Держите его вдали от этого компьютера.
sheet-kind = Лист восстановления
sheet-whole = Один лист
sheet-parts = Разделить на части
sheet-whole-more = Кто найдёт и лист, и файл, откроет хранилище.
sheet-parts-more = Хранилище открывают любые { $needed } из { $parts } вместе, меньшее число не говорит ничего. Отдайте каждую часть другому человеку.
sheet-how-many = Сколько частей
sheet-how-many-open = Сколько из них открывают
sheet-parts-count = { $n ->
    [one] { $shown } часть
    [few] { $shown } части
    [many] { $shown } частей
   *[other] { $shown } части
}
sheet-needed-count = { $n ->
    [one] { $shown } открывает
    [few] { $shown } открывают
    [many] { $shown } открывают
   *[other] { $shown } открывают
}
sheet-none = Слова ещё не созданы
sheet-none-more = Они появятся здесь, чтобы их напечатать или переписать. Посмотрите, не видит ли экран кто-то ещё.
sheet-outdated = Слова, которые здесь стояли, больше ничего не открывают.
sheet-outdated-more = Парольная фраза изменилась. Уничтожьте напечатанное или переписанное и создайте слова заново.
sheet-make = Показать слова
sheet-making = Слова создаются…
sheet-after-passphrase = Сначала введите парольную фразу дважды.
sheet-title = { $n ->
    [one] { $shown } слово, в этом порядке
    [few] { $shown } слова, в этом порядке
    [many] { $shown } слов, в этом порядке
   *[other] { $shown } слова, в этом порядке
}
sheet-title-part = Часть { $number } из { $of }, слов: { $n }, в этом порядке
sheet-code = Лист { $code } · { $day }
sheet-names-nobody = На листе нет ни названия программы, ни вашего имени.
sheet-is-covered = Слова закрыты
sheet-part = Часть
sheet-print = { $n ->
    [one] Напечатать
    [few] Напечатать { $shown } части
    [many] Напечатать { $shown } частей
   *[other] Напечатать { $shown } части
}
sheet-printing = Печатается…
sheet-by-hand = Слова переписаны
sheet-printers-keep = Принтеры и очередь печати этого компьютера могут хранить напечатанное.
sheet-printed = Передано на принтер
sheet-not-printed = Принтер не принял лист.
sheet-by-hand-now = Проверьте, включён ли он и выбран ли основным, или перепишите слова от руки.
sheet-prove = Докажите, что лист у вас
sheet-covered = Пока вы вводите слова здесь, слова выше закрыты.
sheet-word = Слово { $word }
sheet-word-of-part = Часть { $part }, слово { $word }
sheet-type-it = введите
sheet-skip = Без листа: если фраза забыта, теряется всё
sheet-skipped = Без листа восстановления
sheet-skipped-more = Если парольная фраза забыта, всё в хранилище потеряно. Вернуть это не сможет никто.
sheet-after-all = Всё-таки сделать лист

paper-head = Лист { $code }, { $day }. Слов: { $words }, в этом порядке. Они открывают файл.
paper-head-part = Часть { $number } из { $of }, лист { $code }, { $day }. Открывают любые { $needed }. Слов: { $words }

## Recovery

recover-title = Открыть словами восстановления
recover-step-file = Файл
recover-step-words = Слова
recover-words-more = В том порядке, что на бумаге. Достаточно четырёх букв каждого; номера и переносы строк не важны.
recover-kind = Что у вас есть
recover-whole = Один лист: 24 слова
recover-part = Части: по 28 слов
recover-words = Слова листа
recover-words-of-part = Слова части, вводимой по счёту { $number }
recover-how = Они остаются видны, чтобы их можно было сверить. Посмотрите, не видит ли экран кто-то ещё.
recover-typed = Слов { $n } из { $of }
recover-taken = { $n ->
    [one] Принята { $shown } часть
    [few] Приняты { $shown } части
    [many] Принято { $shown } частей
   *[other] Принято { $shown } части
}
recover-drop = Ввести последнюю заново
recover-parts-so-far = Частей { $given } из { $needed }, и они подходят друг к другу.
recover-next-part = Ввести следующую часть
recover-complete = Слова введены полностью и сходятся.
recover-open = Открыть этими словами

held-title = Новая парольная фраза
held-not-now = Не сейчас
held-open = Хранилище открыто. Дайте ему новую парольную фразу
held-open-more = Введённые слова после этого его больше не откроют, и вы получите новый лист. Прежние резервные копии сохраняют старую фразу и старый лист. На диске нужно место ещё на одно такое хранилище.
held-change = Задать фразу
held-changing = Парольная фраза меняется…
held-sheet-title = Новый лист восстановления
held-changed = Парольная фраза изменена.
held-changed-more = Старый лист это хранилище больше не открывает. Сделайте сейчас новый.
held-show = Перейти к записям

## Practice

practise-title = Упражнение
practise-head = Три хранилища, чтобы учиться
practise-more = Два наблюдателя и организация, объединившая их записи: вымышленные люди, беседы, задержания, снимки и несколько противоречий. Меняйте, удаляйте и объединяйте как угодно.
practise-folder = Папка
practise-folder-hint = Введите путь к новой папке
practise-folder-more = Новая или пустая папка либо созданная здесь раньше. Удалите её, когда она станет не нужна: по ней видно, что этой программой пользовались.
practise-type-folder = Введите путь к папке.
practise-passphrase = Парольная фраза всех трёх
practise-make = Создать и открыть
practise-making = Создаются учебные хранилища…
practise-making-step = Создаются учебные хранилища… { $n } из { $of }
practise-stop = Остановить
practice-strip = Упражнение: люди вымышлены. Парольная фраза: «{ $passphrase }».
