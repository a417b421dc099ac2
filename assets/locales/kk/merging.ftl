# Merging: bundles that came, what they would bring, what they brought.

merge-title = Топтамаларды біріктіру
merge-empty-more = Топтамалар алдымен тек қаралады. «Біріктіру» басылғанша ештеңе өзгермейді.
merge-drop = Топтамаларды не қалтаны осында сүйреп әкеліңіз
merge-drop-now = Қарау үшін жіберіңіз
merge-choose = Топтамаларды таңдау…
merge-choose-folder = Қалтаны таңдау…
merge-path = Немесе жолын теріңіз
merge-path-look = Қарау
merge-found-nothing = Онда топтама жоқ.
merge-found-nothing-more = Топтама — .age деп аяқталатын файл. Басқа қалтаны немесе файлдардың өзін таңдаңыз.

merge-list = Топтамалар
merge-count = { $n ->
    [one] { $shown } топтама
   *[other] { $shown } топтама
}
merge-bundle = { $name }, { $size }
merge-row-looking = Қаралып жатыр…
merge-row-locked = Құпия сөйлеммен жабылған
merge-row-known = { $who }, таныс
merge-row-unknown = Кімнің қолтаңбасы белгісіз
merge-row-as-unknown = Белгісіз деп алынды
merge-row-rejected = Қолтаңбасы қабылданбаған
merge-row-merged = Біріктірілді
merge-row-not-tried = Кезегі келмеді
merge-row-damaged = Бүлінген: біріктіруге болмайды
merge-row-not-ours = Басқа біреуге арналған
merge-row-no-bundle = Топтама емес
merge-row-newer = Жаңарақ Dala жасаған
merge-row-unreadable = Оқылмайды
merge-row-refused = Біріктіруге болмайды

merge-leave-out = Алып тастау
merge-leave-out-name = Алып тастау: { $name }
merge-looking-more = Бірдеңе айтылғанша әр байты тексеріледі.
merge-passphrase = Осы топтаманың құпия сөйлемі
merge-passphrase-more = Бұл топтама құпия сөйлеммен жабылған. Оны жасаған адамнан сұраңыз.
merge-unlock = Ашу
merge-wrong-passphrase = Бұл құпия сөйлем топтаманы ашпайды.
merge-wrong-passphrase-more = Ештеңе өзгерген жоқ. Пернетақта тілі мен Caps Lock-ты тексеріп, қайта теріңіз.

merge-signed-by = Қол қойған: { $who }
merge-intact = Бүтін: { $records } мен { $files } хештеріне сай
merge-fingerprint = Дауыстап салыстыратын бедер
merge-made = Жасалған күні: { $day }. Мақсаты: { $purpose }
merge-before = Мұнда бұрын біріктірілген: жаңа ештеңе әкелмейді.
merge-unknown = Бұл кімнің қолтаңбасы екені әзірге белгісіз.
merge-unknown-more = Топтамаға кез келген адам қол қоя алады. Оны сізге берген адамның картасын алып, цифрларын дауыстап салыстырыңыз. Немесе топтаманы белгісіз деп алыңыз.
merge-take-card = Қол қойғанның картасын алу…
merge-card-of = Карта: { $who }
merge-compare = Бұл цифрларды бір-біріңізге дауыстап немесе бетпе-бет оқыңыз. Карта жасаған адамның экранында дәл осы цифрлар тұр.
merge-same = Бірдей: { $who } сенімді
merge-differ = Өзгеше
merge-differs = Цифрлар сәйкес емес: қол қойған — сіз сөйлескен адам емес.
merge-differs-more = Топтаманы не картаны жолда ауыстырып қоюы мүмкін. Оны біріктірмеңіз, сол адамнан екеуін де қайта сұраңыз, ал ол бұл топтама туралы білмесе, қол қоюшыны қабылдамаңыз.
merge-reject = Қол қоюшыны қабылдамау
merge-card-another = Бұл — басқа біреудің картасы.
merge-card-another-more = Топтамаға басқа кілтпен қол қойылған. Ештеңе өзгерген жоқ. Картаны сол адамның өзінен қайта сұраңыз.
merge-as-unknown = Белгісіз деп алу
merge-as-unknown-more = Қол қойғанның айтқаны белгісіз біреудің сөзі ретінде көрсетіледі. Ол ештеңені шешпейді де, жоймайды да.
merge-rejected = Сіз бұл қол қоюшыны қабылдамағансыз.
merge-rejected-more = Топтама алынбайды. Баптауларда оған қайта сенім білдірсеңіз, біріктіруге болады.

merge-would-bring = { $n ->
    [one] Бұл топтама не әкеледі
   *[other] Осы { $shown } топтама не әкеледі
}
merge-only-looked = Әзірге тек қаралды. Қоймаңыз өзгерген жоқ.
merge-under-way = Бұл кезде басқа жерлерде жұмыс істей беруге болады.
merge-working-out = Олардың не әкелетіні анықталуда
merge-working-out-more = Бұдан ештеңе өзгермейді.
merge-look-stopped = Не әкелетіні анықталғанша тоқтатылды.
merge-look-stopped-more = Ештеңе өзгерген жоқ. Біріктірмес бұрын қайта қараңыз.
merge-look-again = Қайта қарау
merge-stop = Тоқтату
merge-stop-more = Тоқтатсаңыз да, әр топтама не тұтас біріктіріледі, не мүлде біріктірілмейді.
merge-merging = { $n ->
    [one] { $shown } топтама біріктірілуде
   *[other] { $shown } топтама біріктірілуде
}

merge-new = Жаңа
merge-changed = Өзгерген
merge-changed-more = тарихы сақталған
merge-contested = Даулы
merge-contested-more = қатысты жазбаларда; екеуі де сақталады
merge-known = Бұрыннан бар
merge-known-more = ештеңе істеудің қажеті жоқ
merge-records = Жазбалар
merge-files = Файлдардың өзі

merge-waits = Сізді не күтеді
merge-waits-now = Енді сізді не күтеді
merge-waits-more = Мұның қазір қажеті жоқ. Бәрі «Тексеру» бөлімінде тұрады.
merge-waits-nothing = Ештеңе.
merge-waits-contested = { $n ->
    [one] { $shown } даулы өріс
   *[other] { $shown } даулы өріс
}
    .more = Екі мән де сақталған
merge-waits-unweighed = { $n ->
    [one] Шешімнен кейінгі { $shown } мәлімет
   *[other] Шешімнен кейінгі { $shown } мәлімет
}
    .more = Сіз таразылағанша шешілгені қала береді
merge-waits-untrusted = { $n ->
    [one] { $shown } өріс белгісіз қол қоюшыларға сүйенеді
   *[other] { $shown } өріс белгісіз қол қоюшыларға сүйенеді
}
    .more = Көрсетіледі, бірақ есепке кірмейді
merge-waits-held-back = { $n ->
    [one] { $shown } өзгеріс бұрынғыларын күтеді
   *[other] { $shown } өзгеріс бұрынғыларын күтеді
}
    .more = Олар басқа топтамамен келеді
merge-waits-withheld = { $n ->
    [one] Жіберуші { $shown } мәнді бермеген
   *[other] Жіберуші { $shown } мәнді бермеген
}
    .more = Қолтаңба оларды да қамтиды
merge-waits-withdrawals = { $n ->
    [one] { $shown } келісім қайтарып алынды
   *[other] { $shown } келісім қайтарып алынды
}
    .more = Бірден күшіне енеді
merge-waits-erasures = { $n ->
    [one] Өшіру туралы { $shown } өкім
   *[other] Өшіру туралы { $shown } өкім
}
    .more = Мәндер бірден жасырылады, сіз растағанда жойылады
merge-look = Қарау

merge-would-change = Жазбаларыңызда өзгеретіні
merge-fields = { $n ->
    [one] { $shown } өріс
   *[other] { $shown } өріс
}
merge-show-all = Бәрін көрсету
merge-show-few = Азырақ көрсету
merge-changes-nothing = Мұнда бар жазбалар бұрынғыдай оқылады.
merge-more-changes = { $n ->
    [one] және тағы { $shown }
   *[other] және тағы { $shown }
}
merge-how-both = екеуі де сақталды
merge-how-taken-over = қабылданды
merge-how-replaced = жаңарақ, авторы сол
merge-how-judged = таныс автор шешкен
merge-how-waits = сізді күтеді
merge-how-covered = берілмеген деп көрсетіледі

merge-now = { $n ->
    [0] Топтамаларды біріктіру
    [one] { $shown } топтаманы біріктіру
   *[other] { $shown } топтаманы біріктіру
}
merge-not-now = Қазір емес
merge-others = Басқаларын біріктіру
merge-foot-files = Топтама файлдары өз орнында қалады.
merge-foot-looking = Барлық топтама қаралғанша күтіңіз.
merge-foot-asks = Бір топтама сізді күтеді: құпия сөйлемі не кімдікі екені керек.
merge-foot-none = Бұл топтамалардың ешқайсысын біріктіруге болмайды.

merge-merged = { $n ->
    [0] Ештеңе біріктірілмеді
    [one] { $shown } топтама біріктірілді
   *[other] { $shown } топтама біріктірілді
}
merge-stopped = Сіз тоқтаттыңыз.
merge-stopped-more = { $n ->
    [one] Біріктірілгені қалады. { $shown } топтаманың кезегі келмеді.
   *[other] Біріктірілгені қалады. { $shown } топтаманың кезегі келмеді.
}
merge-refused = Тұтас қабылданбады: { $name }
merge-pictures = Фотолардың шағын суреттері түгел жасалмады.
merge-pictures-more = Фотолардың өзі қоймада. Шағын суреттерді келесі біріктіру жасайды.
