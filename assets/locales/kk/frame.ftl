# The frame of the window: menu, keys, news.

menu-search = Барлығынан іздеу
menu-new = Жаңа…
menu-filter = Тізімнен сұрыптау
menu-next-open = Келесі ашық сұрақ
menu-undo = Соңғы сақтауды қайтару; тағы бір рет — жаңғырту
menu-records = Жазбалар
menu-photos = Суреттер
menu-save-original = Суреттің түпнұсқасын сақтау
menu-send = Жіберу
menu-merge = Біріктіру
menu-review = Тексеру
menu-settings = Баптаулар
menu-sections = Бөлімдерге өту
menu-list = Тізімге өту
menu-record = Жазбаға өту
menu-back = Артқа
menu-forward = Алға
menu-lock = Құлыптау
rail-lock = Құлып
rail-tables = Кестелер
menu-palette = Барлық әрекет
menu-larger = Мәтінді үлкейту
menu-smaller = Мәтінді кішірейту
menu-look = Түстерін өзгерту
menu-language = Тілін өзгерту
menu-guide = Бұл қалай жұмыс істейді

key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

look-light = Ашық
look-dark = Қараңғы
look-contrast = Қарама-қарсы
choose-language = Тіл
choose-look = Түстер
choose-size = Мәтін өлшемі

locks-after = { $n ->
    [one] { $shown } мин кейін құлыпталады
   *[other] { $shown } мин кейін құлыпталады
}

overlay-nothing = Ештеңе табылмады

toast-undo = Қайтару
toast-close = Алып тастау

size-kb = { $n } КБ
size-mb = { $n } МБ
size-gb = { $n } ГБ

no-dialog = Бұл жұмыс үстелінде файл таңдайтын терезе жоқ.
no-dialog-more = Файлдың жолын теріңіз немесе файлды осы терезеге сүйреп әкеліңіз.
path-file = Файлдың жолы
path-folder = Қалтаның жолы
path-vault = Жаңа қойманың жолы
path-save = { $what } үшін жаңа файлдың жолы
path-why = Бұл жұмыс үстелінде файл таңдайтын терезе жоқ. Жолды теріңіз; ~/ — өз қалтаңыз.
path-take = Алу
path-leave = Бас тарту
undone = Соңғы сақтау қайтарылды. Жаңғырту үшін тағы бір рет қайтарыңыз.
settled = Шешілді. Қарсы айтылғаны тарихта қалды.
