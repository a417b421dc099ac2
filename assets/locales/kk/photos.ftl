# Photos and files.

photos-title = Суреттер мен файлдар
photos-add = Қосу…
photos-add-folder = Қалта қосу…
photos-filter = Атауы, адам, орын, хеш

# What is shown.
photos-case = Іс: { $what }
photos-case-all = Барлық істің суреттерін көрсету
photos-case-only = Тек мына істің суреттерін көрсету: { $what }
photos-unlinked = Байланыссыз: { $n }
photos-unlinked-only = Тек байланыссыз суреттерді көрсету
photos-unlinked-all = Байланысы бар суреттерді де көрсету
photos-day-taken = Түсірілген күні: { $day }
photos-day-received = Алынған күні: { $day }
photos-day-unknown = Күні көрсетілмеген
photos-no-link = байланыссыз
photos-links = { $n ->
    [one] { $shown } байланыс
   *[other] { $shown } байланыс
}
photos-untitled = Атауы жоқ
photos-none = Әзірге сурет те, файл да жоқ.

# Taking files in.
photos-drop = Файлдарды немесе қалтаны осында сүйреп әкеліңіз
photos-drop-now = Қабылдау үшін жіберіңіз
photos-drop-more = Түпнұсқалар көшіріледі, ешқашан өзгермейді
photos-to-case = Мына іске тіркеледі: { $case }
photos-to-source = Мынаған байланысады: { $source }
photos-to-both = Іске тіркеледі: { $case }; байланысы: { $source }
photos-looking = Файлдар ізделуде…
photos-taking = Файл қабылдануда: { $n } / { $of }
photos-taking-bytes = { $done } / { $of }
photos-stop = Тоқтату
photos-stop-remark = Қабылданғаны қалады.
photos-taken = { $n ->
    [one] { $shown } файл қабылданды
   *[other] { $shown } файл қабылданды
}
photos-taken-none = Бірде-бір файл қабылданған жоқ
photos-tally-new = { $n ->
    [one] { $shown } жаңа
   *[other] { $shown } жаңа
}
photos-tally-known = { $n ->
    [one] { $shown } бұрыннан бар
   *[other] { $shown } бұрыннан бар
}
photos-tally-refused = { $n ->
    [one] { $shown } қабылданбады
   *[other] { $shown } қабылданбады
}
photos-tally-left = { $n ->
    [one] { $shown } алынбай қалды
   *[other] { $shown } алынбай қалды
}
photos-tally-hidden = { $n ->
    [one] { $shown } жасырын файл алынбады
   *[other] { $shown } жасырын файл алынбады
}
photos-details = Толығырақ
photos-fewer = Жинау

# The photo that is looked at.
photos-choose = Қарау үшін сурет таңдаңыз.
photos-to-grid = Барлық суретке
photos-tabs = Не көрсетіледі
photos-tab-picture = Сурет
photos-tab-details = Мәлімет
photos-previous = Алдыңғы сурет
photos-next = Келесі сурет
photos-place = { $at } / { $of }
photos-image = Сурет: { $what }
photos-fit = Толық, { $percent } %
photos-percent = { $percent } %
photos-nearer = Жақындату
photos-further = Алыстату
photos-full = 100 % масштабта көрсету
photos-whole = Толық көрсету
photos-turn = Көріністі бұру
photos-big = Бүкіл терезеге
photos-small = Барлық суретке қайту
photos-to-come = Кіші сурет дайындалып жатыр.
photos-not-here = Бұл файлдың мазмұны қоймада жоқ. Ол басқа топтамамен келуі мүмкін.
photos-no-file = Бұл зат басқа жерде сақтаулы: файлы жоқ.
photos-too-large = Сурет осы жерде көрсетуге тым үлкен.
photos-broken = Сурет бүлінген немесе толық емес, оны көрсету мүмкін емес.
photos-unsupported = Мұндай файлдар осы жерде көрсетілмейді.
photos-ended = Осы суретті көрсеткенде бағдарлама бір рет жабылып қалған. Енді қайталанбайды.
photos-original-kept = Түпнұсқа сақтаулы. Көшірмесін сақтап, басқа бағдарламада ашыңыз.
photos-caption = Атауы
photos-caption-hint = Суретте не көрінеді, сөзбен
photos-caption-contested = Атаулары әртүрлі. Қайсысы дұрыс екенін жазбаны ашып шешіңіз.

# Beside it.
photos-shows = Не көрінеді
photos-shows-nothing = Әзірге ештеңеге байланыспаған
photos-link = Байланыстыру…
photos-unlink = Мынамен байланысты алып тастау: { $what }
photos-consent = Келісім және қолжетімділік
photos-record = Жазбаны ашу
photos-file = Файлдағы дерек
photos-taken-at = Түсірілген
photos-clock = камера сағаты, белдеуі жоқ
photos-clock-zone = камера сағаты, { $zone }
photos-take-day = Күні мен уақытын алу
photos-take-camera = Камераны алу
photos-in-record = Бұл туралы жазбада айтылған
photos-camera = Камера
photos-where = Орны
photos-size = Өлшемі
photos-name = Файл атауы
photos-no-exif = Файлда күні, орны, камерасы туралы ештеңе жоқ. Мессенджерлер оны өшіреді.
photos-bad-exif = Файлдағы күн, орын, камера туралы дерек бүлінген.
photos-part-exif = Файлдағы деректің бір бөлігі бүлінген.
photos-copy-hash = Хешті көшіру
photos-save = Түпнұсқаны сақтау…
photos-saving = Сақталуда… { $percent } %
photos-original-saved = Түпнұсқа сол күйінде сақталды. Бұл көшірме шифрланбаған.
