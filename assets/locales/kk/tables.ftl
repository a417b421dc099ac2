# Кестелер мен сауалнамалар: басқа бағдарламалардың жауаптары, ұйымның өз сауалнамалары, жазбалар кесте түрінде.

menu-tables = Кестелер мен сауалнамалар

tables-title = Кестелер мен сауалнамалар
tables-more = Электрондық кестеден, KoBoToolbox пен ODK-дан жауаптарды алыңыз немесе өз сауалнамаңызды (XLSForm) қосыңыз. Файл алдымен тек қаралады.
tables-drop = Кестені немесе сауалнаманы осында сүйреп әкеліңіз (.csv, .xlsx)
tables-drop-now = Қарау үшін жіберіңіз
tables-choose = Файлды таңдау…

tables-write = Жазбаларды кестеге жазу
tables-write-more = Excel мен басқа бағдарламалар үшін, .xlsx немесе .csv. Файл шифрланбайды.
tables-write-kind = Қай жазбалар
tables-write-save = Былай сақтау…
tables-written = { $n ->
    [one] { $shown } жол жазылды.
   *[other] { $shown } жол жазылды.
}
tables-written-more = Олар енді қойманың құлпында емес. Керек болмағанда файлды жойыңыз.

tables-looking = Кесте қаралып жатыр…
tables-taking = Кесте алынып жатыр…
tables-under-way = Не бәрі кіреді, не ештеңе кірмейді.
tables-stop-more = Тоқтатсаңыз, ештеңе өзгермейді.

tables-kind = Жол не туралы айтады
tables-with-more = Бір жол бірден бірнеше нәрсе туралы айтуы мүмкін: адам және оның қамауда болуы.
tables-with = Және тағы не туралы
tables-without = Енді емес: { $what }
tables-columns = Бағандар неге жауап береді
tables-columns-more = Дұрыс емесін түзетіңіз. Қалғаны алынбайды.
tables-column = «{ $column }» неге жауап береді
tables-column-nothing = Алынбайды
tables-column-key = Жолдарды бір-бірінен ажыратады
tables-sheet = «{ $sheet }» парағы: { $what }, { $rows }
tables-sheet-unused = «{ $sheet }» парағы алынбайды: мұндай атты қайталау жоқ.
tables-rows = { $n ->
    [one] { $shown } жол
   *[other] { $shown } жол
}
tables-dates = 5/1/22 сияқты күндер
tables-dates-day = 5 қаңтар
tables-dates-month = 1 мамыр
tables-case = Бәрін мына іске жатқызу
tables-media = Ұяшықтарда аталған фото мен файлдар
tables-media-more = Олар жатқан бума. Ұяшықтарда тек аттары бар.
tables-update = Жолдар алғаш келгендегіден басқаша айтқанын қабылдау

tables-would = Бұл не әкеледі
tables-known = { $n ->
    [one] { $shown } жазба осында бар.
   *[other] { $shown } жазба осында бар.
}
tables-differing = { $n ->
    [one] мұндағы { $shown } жазба өз жолынан басқаша айтады.
   *[other] мұндағы { $shown } жазба өз жолдарынан басқаша айтады.
}
tables-updated = { $n ->
    [one] өзгергені: { $shown }
   *[other] өзгергені: { $shown }
}
tables-were-left-out = { $n ->
    [one] { $shown } жол алынбады
   *[other] { $shown } жол алынбады
}
tables-nothing-new = Жаңа ештеңе жоқ
tables-faulty = { $n ->
    [one] { $shown } жол кірмейді.
   *[other] { $shown } жол кірмейді.
}
tables-faulty-more = Файлдағы ұяшықтарды түзетіп, қайта қараңыз немесе бұл жолдарды алмаңыз.
tables-leave-out = Бұл жолдарды алмау
tables-at-row = { $row }-жол, { $column }: { $why }
tables-at-sheet = { $sheet } парағы, { $row }-жол, { $column }: { $why }
tables-not-in-list = тізімде мұндай жауап жоқ
tables-not-number = бұл сан емес
tables-not-time = бұл тәулік уақыты емес
tables-not-no = бұл иә де, жоқ та емес
tables-not-date = бұл күн емес
tables-not-moment = бұл уақыты бар күн емес
tables-not-point = бұл картадағы нүкте емес
tables-not-record = бұл жазбаның идентификаторы емес
tables-not-order = бұл тізімнің барлық кодтары ретімен емес
tables-not-type = өріске бұл сыймайды
tables-no-file = файл бумада жоқ
tables-no-parent = ол жататын жол жоқ
tables-no-record = ол сілтеген жазба мұнда жоқ
tables-other-kind = ол басқа түрдегі жазбаға сілтейді
tables-unused = Алынбайтын бағандар
tables-more-lines = { $n ->
    [one] және тағы { $shown }
   *[other] және тағы { $shown }
}

tables-form-questions = { $n ->
    [one] { $shown } сұрақ
   *[other] { $shown } сұрақ
}
tables-form-repeats = { $n ->
    [one] { $shown } қайталау
   *[other] { $shown } қайталау
}
tables-form-more = Оның жауаптары жеке түрдегі жазбалар болады. Олар өзі берілген сауалнама нұсқасын сақтайды.
tables-form-notes = Жазылғаннан басқаша оқылатыны
tables-form-faults = { $n ->
    [one] Бұл сауалнамада { $shown } қате бар.
   *[other] Бұл сауалнамада { $shown } қате бар.
}
tables-form-faults-more = Ештеңе өзгерген жоқ. Көрсетілгенін кітапта түзетіп (төмендегі жолдар ағылшынша), қайта қараңыз.
tables-form-add = Сауалнаманы қосу
tables-form-added = Сауалнама қосылды, нұсқасы { $version }.
tables-form-was-here = Сауалнама осында бар, нұсқасы { $version }.
tables-form-added-more = Енді оның жазбаларын жасауға және жауаптарының кестелерін алуға болады.

tables-take-in = { $n ->
    [0] Алу
    [one] { $shown } жазбаны алу
   *[other] { $shown } жазбаны алу
}
tables-take-in-none = Алу
tables-others = Басқа файл
tables-show = Көрсету: { $what }
tables-done-more = Сол файл қайта алынса, ештеңе қосылмайды.
tables-foot = Файл сол қалпында қалады.
tables-foot-looking = Қаралып жатыр…
tables-foot-faulty-form = Сауалнаманы осы түрінде қосуға болмайды.
tables-foot-no-column = Әзірге бірде-бір баған ештеңеге жауап бермейді: жол не туралы айтатынын және баған қай өріске жауап беретінін айтыңыз.
tables-foot-faulty = Кейбір жолдар кірмейді: түзетіңіз немесе алмаңыз.
tables-foot-nothing = Алатын ештеңе жоқ: бәрі осында бар.
