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
tables-all-columns = барлық баған
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
tables-form-faults-more = Ештеңе өзгерген жоқ. Көрсетілгенін кітапта түзетіп, қайта қараңыз.
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

# What is wrong with a form, and what of it is read otherwise than written.
form-fault-not-a-table = бұл оқуға болатын кесте емес
form-fault-many-rows = жол саны { $n } шегінен асады
form-fault-many-columns = баған саны { $n } шегінен асады
form-fault-long = бір ұяшықта { $n } таңбадан көп
form-fault-no-sheet = «{ $what }» парағы жоқ
form-fault-no-column = «{ $what }» бағаны жоқ
form-fault-doubled-column = «{ $what }» бағаны екі рет тұр
form-fault-empty = бұл ұяшықты толтыру керек
form-fault-formula = бұл ұяшықтағы формула қате берді
form-fault-blank = «{ $what }» ішінде бос орын бар; атауда ол болмайды
form-fault-doubled = «{ $what }» екі рет тұр
form-fault-ambiguous = «{ $what }» — бірнеше сұрақтың атауы
form-fault-reserved = «{ $what }» атауын Dala өзі пайдаланады; басқасын таңдаңыз
form-fault-built-in = «{ $what }» — Dala-ның өз формасы; басқа form_id таңдаңыз
form-fault-unknown-type = Dala «{ $what }» түріндегі сұрақты білмейді
form-fault-unknown-list = «{ $what }» тізімі жоқ
form-fault-bad-code = «{ $what }» код емес: бос орынсыз әріп, цифр, _ . және -, көп дегенде 64
form-fault-no-label = ешбір тілде жазуы жоқ
form-fault-unknown-field = өрнекте «{ $what }» аталған, сауалнамада ондай сұрақ жоқ
form-fault-cycle = бұл неден есептелсе, сол өзіне тәуелді: { $what }
form-fault-unknown-word = «{ $what }» сөзі бұл бағанға арналмаған
form-fault-no-group-end = бұл топ не қайталау жабылмаған
form-fault-no-group-begin = мұнда жабылатын топ не қайталау жоқ
form-fault-no-fields = сауалнамада сұрақ жоқ
form-fault-empty-group = бұл топта не қайталауда ештеңе жоқ
form-fault-too-many = сұрақ, топ не нұсқа тым көп
form-fault-name-kind = form_id — 1–64 кіші латын әрпі, цифр, _ . не -, біріншісі әріп
form-fault-name-field = атау — 1–64 латын әрпі, цифр, _ . не -, біріншісі әріп не _
form-fault-syntax = өрнек { $at }-таңбадан бастап оқылмайды
form-fault-bare = «{ $what }» ({ $at }-таңба) — $ пен жақша ішіндегі сұрақ та, тырнақша ішіндегі мәтін де емес
form-fault-unbalanced = жақшаның ({ $at }-таңба) сыңары жоқ
form-fault-open-text = { $at }-таңбадан басталған мәтін жабылмаған
form-fault-function = { $what } функциясы белгісіз ({ $at }-таңба)
form-fault-arguments = { $what } функциясының аргумент саны басқа ({ $at }-таңба)
form-fault-pattern = үлгі-өрнекті ({ $at }-таңба) Dala салыстыра алмайды
form-fault-path = мұндай жолмен ({ $at }-таңба) Dala жүрмейді
form-fault-expression-long = өрнек тым ұзын не тым күрделі
form-note-not-recorded = «{ $what }» құрылғыны не толтырушыны бақылайды: Dala оны жазбайды
form-note-as-text = «{ $what }» мәтін ретінде сұралады
form-note-list-elsewhere = тізім кітапта емес, { $what } ішінде: мәтін ретінде сұралады
form-note-media = жазулар жанындағы дыбыс пен бейне қалдырылды
form-note-no-picture = { $what } суреті кітаптың жанында жоқ не нысанға сыймайды: қалдырылды
form-note-language = { $what } мәтіндері қалдырылды: ағылшын, орыс, қазақ тілдерінен бөлек бір тілге орын бар
form-note-renamed = «{ $from }» атауы бос емес: бұл сұрақ «{ $to }» деп сақталады
form-note-no-label = жазуы жоқ: «{ $what }» көрсетіледі
form-note-no-column = нұсқаларда «{ $what }» бағаны жоқ: бос деп оқылады; мәтін тырнақшада жазылады
form-note-merged = { $what } ұяшықтары біріктірілген: біріншісіндегі жазу тек соған қатысты
form-note-sheet = «{ $what }» парағы оқылмайды
form-note-every-change = баған пайдаланылмайды: есептелетіні әр өзгерісте есептеледі
form-note-no-entities = баған пайдаланылмайды: Dala нысандар тізімін жүргізбейді
form-note-version = нұсқасы жоқ: мазмұны бойынша «{ $what }» болады
form-note-spelled = «{ $from }» мұнда «{ $to }» деп жазылады
