# Records: sections, list, editor.

# Answers and what stands in their place.
answer-yes = Иә
answer-no = Жоқ
answer-does-not-know = Білмейді
answer-declined = Жауап бермеді
state-unknown = Сұралды, білмейді
state-refused = Сұралды, жауап беруден бас тартты
state-not-applicable = Қатысы жоқ
state-not-asked = Сұралмаған
state-withheld = Бұл көшірмеде жасырылған
state-erased = Өшірілген
state-contested = Қайшылық
state-answer = Жауап беру
state-short-unknown = Білмейді
state-short-refused = Бас тартты
state-short-not-applicable = Қатысы жоқ
state-sources = { $n ->
    [one] { $shown } дереккөз
   *[other] { $shown } дереккөз
}
source-none = дереккөзі көрсетілмеген
source-withheld = дереккөзі жасырылған
author-unknown = белгісіз қол қоюшы
reference-missing = басқа топтамамен келеді
reference-open = Бұл жазбаны көрсету
reference-picture = Сурет: { $what }
reference-files = Файлдар қосу…
reference-taking = Файлдар қабылданып жатыр
reference-taking-stop = Тоқтатса, ешқайсысы сақталмайды.
list-row-to-come = Оқылуда…
geo-within = { $at }, { $m } м шегінде
take-out = Алып тастау: { $what }
rank-up = Жоғары: { $what }
hint-rank = Бірінші орында не?
hint-rank-next = Келесісі не?

# Hints in empty fields.
hint-text = Әлі сұралмаған. Жауабын теріңіз.
hint-date = Күні, белгілі болғанынша
hint-time = Уақыты, белгілі болғанынша
hint-moment = 2022-01-06 14:30 +06:00
hint-number = Сан
hint-geo = 43.2389, 76.8897
hint-choice = Таңдаңыз немесе теріп іздеңіз
hint-another = Тағы қосу
hint-search = Іздеу үшін атын теріңіз
choice-none = Ештеңе сай келмейді. Азырақ теріңіз.

# What is no value yet.
problem-date = Күні әзірге жоқ. Сөзіңіз сақталды.
problem-time = Уақыты әзірге жоқ. Сөзіңіз сақталды.
problem-moment = Күні, уақыты және белдеуі керек. Сөзіңіз сақталды.
problem-number = Сан әзірге жоқ. Сөзіңіз сақталды.
problem-geo = Нүкте — градуспен екі сан. Сөзіңіз сақталды.
own-kind-new = Қосу: { $what }…
own-kind-empty = Мұнда әзірге ештеңе жоқ: { $what }. Алғашқы жазбаны қосыңыз.
problem-constraint = Форма мұндай жауапты күтпейді. Жауап сақталды.
problem-text = Бұл мұнда сай келмейді. Сөзіңіз сақталды.

# The editor.
editor-new = Жаңа жазба: { $what }
editor-linked = Байланысты
field-required = міндетті
told-typing = Терілуде…
told-kept = Қаралама сақталды { $at }
told-saved = Сақталды { $at }
chip-contested = { $n ->
    [one] { $shown } қайшылық
   *[other] { $shown } қайшылық
}
chip-required = { $n ->
    [one] { $shown } міндетті өріс сұралмаған
   *[other] { $shown } міндетті өріс сұралмаған
}
chip-deleted = Жойылған
chip-no-source = Дереккөз таңдалмаған
group-open = { $n ->
    [one] { $shown } сұралмаған
   *[other] { $shown } сұралмаған
}
rows-wanted = { $wanted } ішінен { $have }
row-add = Қосу: { $what }
contested-head = { $n ->
    [one] Қайшылық
   *[other] Қайшылық: { $shown } мәлімдеме
}
contested-foot = Қалай шешсеңіз де, бәрі тарихта қалады.
claim-use = Осыны алу
claim-use-name = { $field }: { $value } дегенді алу
foot-answer = жауап
foot-unknown = білмейді
foot-declined = бас тартты
foot-not-asked = сұралмаған
foot-next = келесі ашық сұрақ

# Sections and lists.
sections-to-do = Істелетін іс
sections-records = Жазбалар
todo-drafts = Қараламалар
todo-consent = Келісім жоқ
todo-review = Қайшылықтар
todo-follow-up = Хабарласу керек
list-filter = Аты, жері, коды
list-shown = { $of } ішінен { $shown }
list-sort = Реті
sort-title = Аты бойынша
sort-changed = Соңғы өзгерген
sort-contested = Қайшылықтар
list-nothing = Ештеңе табылмады. Азырақ теріңіз немесе сүзгіні алыңыз.
list-new = Жаңа
list-empty-todo = Мұнда күтіп тұрған ештеңе жоқ.
context-case = Іс: { $what }
context-source = Айтқан: { $what }
context-no-case = Іссіз
context-no-source = Дереккөзсіз
context-clear-case = { $what } ісінен шығу
context-clear-source = Дереккөзді енді көрсетпеу
record-none = Тізімнен жазба таңдаңыз немесе жаңасын жасаңыз.
record-as-source = Дереккөз етіп алу
record-in-case = Осы істе жұмыс істеу
record-unsaved = Әлі сақталмаған

record-to-list = Тізімге
record-open-case = Іс бетін ашу
list-only-case = Тек осы істен
list-count = { $n ->
    [one] { $shown } жазба
   *[other] { $shown } жазба
}
detail-persons = { $n ->
    [one] { $shown } адам
   *[other] { $shown } адам
}
detail-stays = { $n ->
    [one] { $shown } орын
   *[other] { $shown } орын
}
chip-draft = қаралама
chip-name-declined = аты жасырын
words-or = немесе
begun-done = Дайын
date-understood = Түсінілгені: { $date }
date-reading = { $date } деп түсіну
problem-of-date = { $problem } Сөзіңіз сақталды.
note-assumed-year = жылы мұндағы басқа күннен алынды
note-assumed-month = айы мұндағы басқа күннен алынды
note-assumed-century = ғасыры болжанды
note-day-first = алдымен күні, сосын айы
note-month-first = алдымен айы, сосын күні
note-either-winter = қай қыс?
note-wider = айтылмаған күндерді де қамтиды
note-lasting = созылған болса, соңын өз өрісінде көрсетіңіз
note-other-weekday = бұл аптаның басқа күні
note-time-told = тәулік уақыты өз өрісінде көрсетіледі
begun-drop = Тастау

age-today = { $n ->
    [one] бүгін { $shown } жаста
   *[other] бүгін { $shown } жаста
}
age-between = { $n ->
    [one] бүгін { $least }–{ $shown } жаста
   *[other] бүгін { $least }–{ $shown } жаста
}
