# Sending: writing bundles for others.

send-title = Жіберу
send-title-more = Топтамалар — жабылған файлдар. Оларды өзіңіз тапсырасыз; желі арқылы ештеңе жіберілмейді.
send-what = Не беріледі
send-all = Бәрі
send-all-more = Осы қойманың барлық жазбасы мен файлы.
send-cases = Таңдалған істер
send-cases-more = Әр іс адамдарымен, сұхбаттарымен, оқиғаларымен, файлдарымен және келісімдерімен. Басқа істер туралы ештеңе айтпайды.
send-find-case = Істі іздеу
send-no-case = Мұнда іс жоқ.
send-case-list = Істер
send-chosen = { $n ->
    [0] Бірде-бір іс таңдалмаған
    [one] { $shown } іс таңдалды
   *[other] { $shown } іс таңдалды
}
send-purpose = Не үшін
send-purpose-own = Өз ұйымым үшін
send-purpose-more = Адвокаттарға, БҰҰ-ға немесе жариялауға беру үшін әр адамның келісімін әр өріс бойынша тексеру керек. Бұл нұсқа оны әлі істемейді, сондықтан ұсынбайды.
send-to = Кімге
send-to-people = Картасы бар адамдарға
send-to-passphrase = Құпия сөйлемді білетіндерге
send-nobody = Әзірге карта жоқ. Топтаманы ашатын адамнан картасын сұраңыз.
send-card = Карта қосу…
send-age = Немесе age1… алушысын теріңіз
send-age-add = Қосу
send-age-refused = Бұл age1… алушысы емес.
send-age-refused-more = Қалай көшірілгенін тексеріңіз. Ол age1 деп басталады, 62 таңбадан тұрады.
send-no-card = картасы жоқ: дұрыс алушы екенін адамның өзінен сұраңыз
send-compare = дауыстап салыстырыңыз: { $fingerprint }
send-passphrase = Осы топтамалардың құпия сөйлемі
send-again = Тағы бір рет
send-passphrase-more = Ешкім таба алмайтын бірнеше сөз. Топтама қолына түсіп, осы сөздерді білген адам бәрін оқи алады.
send-show = Терілгенді көрсету
send-where = Қайда
send-folder = Қалта
send-folder-choose = Таңдау…
send-size = Ең үлкен топтама
send-size-none = Кез келген
send-size-fat = FAT32 флешка, 4 ГБ
send-size-own = Басқа көлем
send-size-megabytes = мегабайт
send-size-more = Одан үлкені бірнеше топтамаға бөлінеді. Әрқайсысын жеке, кез келген ретпен біріктіруге болады.

send-missing-cases = Алдымен істі таңдаңыз.
send-missing-people = Топтамалар кімге жабылатынын таңдаңыз.
send-missing-passphrase = Құпия сөйлемді теріңіз.
send-missing-again = Екі құпия сөйлем әртүрлі.
send-missing-folder = Жазылатын қалтаны таңдаңыз.
send-missing-size = Көлемін бүтін мегабайтпен теріңіз.
send-missing-preview = Не берілетіні анықталғанша күтіңіз.
send-missing-refused = Бұлай ештеңе берілмейді: себебін жоғарыдан қараңыз.

send-would = Не беріледі
send-looking = Анықталуда…
send-goes = Беріледі
send-goes-more = толық, { $files }
send-in-part = Жартылай беріледі
send-in-part-more = { $n ->
    [one] { $shown } мән қалады: ол басқа іс туралы
   *[other] { $shown } мән қалады: олар басқа істер туралы
}
send-in-part-none = жасыратын ештеңе жоқ
send-held-back = Ұсталды
send-held-back-more = өз ұйымымыз: ештеңе ұсталмайды
send-stays = Қалады
send-stays-more = басқа істерден
send-stays-none = ештеңе
send-bundles = { $n ->
    [one] { $shown } топтама
   *[other] { $shown } топтама
}
send-comes-to = { $bundles }, барлығы шамамен { $size }
send-files-not-here = { $n ->
    [one] { $shown } файл жазбаларда аталған, бірақ бұл қоймада жоқ.
   *[other] { $shown } файл жазбаларда аталған, бірақ бұл қоймада жоқ.
}
send-values-not-here = { $n ->
    [one] { $shown } мән мұнда келгенше-ақ берілмеген.
   *[other] { $shown } мән мұнда келгенше-ақ берілмеген.
}
send-write = { $n ->
    [one] { $shown } топтама жазу
   *[other] { $shown } топтама жазу
}
send-foot = Әр топтама дискіден қайта оқылып, тексерілгеннен кейін ғана дайын саналады.
send-writing = Топтамалар жазылуда
send-writing-more = Тоқтатсаңыз, топтама қалмайды.
send-stopped = Сіз тоқтаттыңыз.
send-stopped-more = Бірде-бір топтама жазылмады, қойма бұрынғыдай.
send-written = { $n ->
    [one] { $shown } топтама жазылды
   *[other] { $shown } топтама жазылды
}
send-written-more = Дискіден қайта оқылып, әр байты тексерілді.
send-next = Енді не істеу керек
send-next-people = Топтамаларды тапсырыңыз. Оларды тек сіз таңдаған адамдар аша алады; өзіңіз аша алмайсыз.
send-next-passphrase = Құпия сөйлемді топтамадан бөлек жолмен айтыңыз: дауыстап, дұрысы бетпе-бет.
send-again-other = Тағы жіберу
