# The frame of the window: menu, keys, news.

menu-search = Искать везде
menu-new = Создать…
menu-filter = Отобрать в списке
menu-next-open = Следующий открытый вопрос
menu-undo = Отменить последнее сохранение; ещё раз — вернуть
menu-records = Записи
menu-photos = Снимки
menu-save-original = Сохранить оригинал снимка
menu-send = Отправить
menu-merge = Объединить
menu-review = Проверить
menu-settings = Настройки
menu-sections = К разделам
menu-list = К списку
menu-record = К записи
menu-back = Назад
menu-forward = Вперёд
menu-lock = Закрыть на замок
rail-lock = Замок
rail-tables = Таблицы
menu-palette = Все команды
menu-larger = Крупнее текст
menu-smaller = Мельче текст
menu-look = Сменить цвета
menu-language = Сменить язык
menu-guide = Как это устроено

key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

look-light = Светлые
look-dark = Тёмные
look-contrast = Контрастные
choose-language = Язык
choose-look = Цвета
choose-size = Размер текста

locks-after = { $n ->
    [one] закроется через { $shown } мин
    [few] закроется через { $shown } мин
    [many] закроется через { $shown } мин
   *[other] закроется через { $shown } мин
}

overlay-nothing = Ничего не найдено

toast-undo = Отменить
toast-close = Убрать

size-kb = { $n } КБ
size-mb = { $n } МБ
size-gb = { $n } ГБ

no-dialog = На этом рабочем столе нет окна для выбора файлов.
no-dialog-more = Введите путь к файлу или перетащите файл в это окно.
path-file = Путь к файлу
path-folder = Путь к папке
path-vault = Путь к новому хранилищу
path-save = Путь к новому файлу для { $what }
path-why = На этом рабочем столе нет окна для выбора файлов. Введите путь; ~/ означает вашу собственную папку.
path-take = Взять
path-leave = Отмена
undone = Последнее сохранение отменено. Отмените ещё раз, чтобы вернуть.
settled = Решено. То, что говорилось против, осталось в истории.
