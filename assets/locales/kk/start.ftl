# The start screen: opening, making, recovering and practising.

key-enter = Enter

start-open = Қойманы ашу
start-file = Файл
start-file-hint = Файлды таңдаңыз немесе жолын теріңіз
start-file-first = Алдымен файлды таңдаңыз
start-choose = Таңдау…
start-removable = алынбалы дискіде
start-drop = Немесе файлды осы терезенің кез келген жеріне сүйреп әкеліңіз.
start-passphrase = Құпия сөйлем
start-show = Көрсету
start-hide = Жасыру
start-show-key = Alt+S
start-open-now = Ашу
start-opening = Ашылуда…
start-stop = Тоқтату
start-back = Басы
start-remember = Бұл файлдың қайда екенін есте сақтау
start-remember-off = Өшірулі: бұл компьютерде файлдың аты да, орны да қалмайды.
start-remember-on = Қосулы: файл ашылғанда оның жолы { $file } ішінде сақталады. Оны осы есептік жазбаны пайдаланатын кез келген адам оқи алады. Өшірсеңіз, ол жойылады.
start-or = Немесе
start-new = Жаңа қойма…
start-new-more = Бір минуттай уақыт. Компьютерде немесе дискіде сақтауға болатын бір ғана файл.
start-recover = Қалпына келтіру сөздерімен ашу…
start-recover-more = Құпия сөйлем ұмытылса: бір парақ немесе оның жеткілікті бөліктері.
start-practise = Жаттығу…
start-practise-more = Ойдан шығарылған адамдар мен жерлер. Онда жасағаныңыздың ешқайсысы есепке алынбайды.
start-guide = Бұл қалай жұмыс істейді
start-guide-more = Қысқаша нұсқаулық. Кез келген экранда — F1.
start-foot-network = Желісіз жұмыс істейді
start-foot-forgotten = Сөйлем ұмытылып, парақ болмаса, файл мәңгі жабық қалады
start-version = Нұсқасы { $n }

missing-name = Аты немесе бүркеншік аты жоқ
missing-file = Файл көрсетілмеген
missing-taken = Мұндай атпен файл бар: басқа ат таңдаңыз
missing-folder = Мұндай қалта жоқ
missing-passphrase = Құпия сөйлем терілмеген
missing-too-weak = Құпия сөйлем тым тез табылады: сөз қосыңыз
missing-again = Құпия сөйлем бір-ақ рет терілген
missing-differs = Екі сөйлем бірдей емес
missing-sheet = Қалпына келтіру парағы әзірге жоқ
missing-recovery-words = Қалпына келтіру сөздері толық емес
missing-words = { $n ->
    [one] Тағы { $shown } сөзді теру керек
   *[other] Тағы { $shown } сөзді теру керек
}

## A new vault

new-title = Жаңа қойма
new-step-place = Аты мен орны
new-name = Аты немесе бүркеншік аты
new-name-hint = Карточкаңызда және жазғандарыңызда тұрады
new-file-hint = Ештеңе аңғартпайтын ат, мысалы notes.dala
new-passphrase-more = Өзіңізге еш қатысы жоқ төрт не одан көп сөз.
new-forgotten = Ұмытылып қалса
new-forgotten-more = Оны ешкім қалпына келтіре алмайды: біз де, ұйымыңыз да. Ондайда қойманы қалпына келтіру парағы ғана ашады. Сізді ашуға мәжбүрлесе, сіз көргенді олар да көреді.
new-idle = Әрекетсіз тұрғанда құлыптау
new-idle-more = Құлыптау ештеңе сұрамайды, еңбегіңіз жоғалмайды.
new-minutes = { $n ->
    [one] { $shown } мин
   *[other] { $shown } мин
}
new-make = Қойманы жасау
new-making = Қойма жасалуда…

pair-again = Тағы бір рет
pair-same = Бірдей
pair-differs = Әзірге бірдей емес
pair-draw = Сөздер ұсыну
pair-draw-more = { $n ->
    [one] Кездейсоқ алынған { $shown } ағылшын сөзі. Терілгеннің орнына қойылады.
   *[other] Кездейсоқ алынған { $shown } ағылшын сөзі. Терілгеннің орнына қойылады.
}

strength-none = Қанша уақыт төтеп беретіні тере бастағанда осы жерде көрінеді.
strength-too-weak = Тым әлсіз
strength-weak = Әлсіз
strength-fair = Орташа
strength-good = Жақсы
strength-strong = Мықты
strength-moments = Мың жылдам компьютер оны бір сағатқа жетпей табады.
strength-hours = { $n ->
    [one] Мың жылдам компьютер оны шамамен { $shown } сағатта табады.
   *[other] Мың жылдам компьютер оны шамамен { $shown } сағатта табады.
}
strength-days = { $n ->
    [one] Мың жылдам компьютер оны шамамен { $shown } күнде табады.
   *[other] Мың жылдам компьютер оны шамамен { $shown } күнде табады.
}
strength-years = { $n ->
    [one] Мың жылдам компьютерге шамамен { $shown } жыл керек болады.
   *[other] Мың жылдам компьютерге шамамен { $shown } жыл керек болады.
}
strength-ages = Мың жылдам компьютерге миллион жылдан көп уақыт керек болады.
strength-more = Бұл — болжам, уәде емес. Іздеуші сіздің қалай таңдағаныңызды біледі деп есептеледі; кез келген тілдегі әр сөз 2048 сөздің бірі саналады. Мақал-мәтелдер, әндер және сіз туралы белгілі жайттар тезірек табылады.
strength-words = { $n ->
    [one] { $shown } сөз
   *[other] { $shown } сөз
}
strength-date = күн немесе жыл
strength-keys = қатар тұрған пернелер
strength-repeat = қайталану
strength-row = abc немесе 123 сияқты қатар
strength-name = жоғарыдағы ат

## The recovery sheet

sheet-step = Қалпына келтіру парағы
sheet-step-more = Қойманы құпия сөйлемсіз ашады. Оны осы компьютерден алыс ұстаңыз.
sheet-kind = Қалпына келтіру парағы
sheet-whole = Бір парақ
sheet-parts = Бөліктерге бөлу
sheet-whole-more = Парақты да, файлды да тапқан адам қойманы ашады.
sheet-parts-more = Қойманы { $parts } бөліктің кез келген { $needed } бөлігі бірге ашады, одан азы ештеңе айтпайды. Әрқайсысын басқа адамға беріңіз.
sheet-how-many = Неше бөлік
sheet-how-many-open = Нешеуі ашады
sheet-parts-count = { $n ->
    [one] { $shown } бөлік
   *[other] { $shown } бөлік
}
sheet-needed-count = { $n ->
    [one] { $shown } бөлігі ашады
   *[other] { $shown } бөлігі ашады
}
sheet-none = Сөздер әзірге жасалған жоқ
sheet-none-more = Олар басып шығару немесе көшіріп жазу үшін осы жерде көрінеді. Экранды басқа біреу көріп тұрмағанын тексеріңіз.
sheet-outdated = Мұнда тұрған сөздер енді ештеңе ашпайды.
sheet-outdated-more = Құпия сөйлем өзгерді. Басып шығарғаныңызды не көшіріп жазғаныңызды жойып, сөздерді қайта жасаңыз.
sheet-make = Сөздерді көрсету
sheet-making = Сөздер жасалуда…
sheet-after-passphrase = Алдымен құпия сөйлемді екі рет теріңіз.
sheet-title = { $n ->
    [one] { $shown } сөз, осы ретпен
   *[other] { $shown } сөз, осы ретпен
}
sheet-title-part = { $of } бөліктің { $number }-бөлігі: { $n } сөз, осы ретпен
sheet-code = Парақ { $code } · { $day }
sheet-names-nobody = Парақта бұл бағдарламаның да, сіздің де атыңыз жоқ.
sheet-is-covered = Сөздер жабық
sheet-part = Бөлік
sheet-print = { $n ->
    [one] Басып шығару
   *[other] { $shown } бөлікті басып шығару
}
sheet-printing = Басып шығарылуда…
sheet-by-hand = Сөздер көшіріп жазылды
sheet-printers-keep = Принтерлер мен осы компьютердің басып шығару кезегі басылғанды сақтап қалуы мүмкін.
sheet-printed = Принтерге берілді
sheet-not-printed = Принтер қабылдамады.
sheet-by-hand-now = Оның қосулы екенін және негізгі принтер ретінде таңдалғанын тексеріңіз немесе сөздерді қолмен көшіріп жазыңыз.
sheet-prove = Парақ өзіңізде екенін дәлелдеңіз
sheet-covered = Осында теріп жатқанда жоғарыдағы сөздер жабық тұрады.
sheet-word = { $word }-сөз
sheet-word-of-part = { $part }-бөлік, { $word }-сөз
sheet-type-it = теріңіз
sheet-skip = Парақсыз: құпия сөйлем ұмытылса, бәрі жоғалады
sheet-skipped = Қалпына келтіру парағы жоқ
sheet-skipped-more = Құпия сөйлем ұмытылса, қоймадағының бәрі жоғалады. Оны ешкім қайтара алмайды.
sheet-after-all = Бәрібір парақ жасау

paper-head = Парақ { $code }, { $day }. { $words } сөз, осы ретпен: олар файлды ашады.
paper-head-part = { $number }/{ $of } бөлік, парақ { $code }, { $day }. Кез келген { $needed } бөлігі ашады. { $words } сөз:

## Recovery

recover-title = Қалпына келтіру сөздерімен ашу
recover-step-file = Файл
recover-step-words = Сөздер
recover-words-more = Қағаздағы ретімен. Әрқайсысының төрт әрпі жеткілікті; нөмірлер мен жол ауысуының мәні жоқ.
recover-kind = Қолыңызда не бар
recover-whole = Бір парақ: 24 сөз
recover-part = Бөліктер: әрқайсысында 28 сөз
recover-words = Парақтың сөздері
recover-words-of-part = Реті бойынша { $number }-болып терілетін бөліктің сөздері
recover-how = Салыстыра алуыңыз үшін олар көрініп тұрады. Экранды басқа біреу көріп тұрмағанын тексеріңіз.
recover-typed = { $of } сөздің { $n } сөзі
recover-taken = { $n ->
    [one] { $shown } бөлік қабылданды
   *[other] { $shown } бөлік қабылданды
}
recover-drop = Соңғысын қайта теру
recover-parts-so-far = { $needed } бөліктің { $given } бөлігі бар, олар бір-біріне сай келеді.
recover-next-part = Келесі бөлікті теру
recover-complete = Сөздер толық әрі өзара сай келеді.
recover-open = Осы сөздермен ашу

held-title = Жаңа құпия сөйлем
held-not-now = Қазір емес
held-open = Қойма ашық. Оған жаңа құпия сөйлем беріңіз
held-open-more = Содан кейін терілген сөздер оны енді ашпайды, сіз жаңа парақ аласыз. Бұрынғы сақтық көшірмелерде ескі сөйлем мен ескі парақ қалады. Дискіде қойманың тағы бір данасына орын керек.
held-change = Құпия сөйлемді қою
held-changing = Құпия сөйлем өзгертілуде…
held-sheet-title = Жаңа қалпына келтіру парағы
held-changed = Құпия сөйлем өзгертілді.
held-changed-more = Ескі парақ бұл қойманы енді ашпайды. Қазір жаңасын жасаңыз.
held-show = Жазбаларға өту

## Practice

practise-title = Жаттығу
practise-head = Үйренуге арналған үш қойма
practise-more = Екі бақылаушы және екеуінің жазғанын біріктірген ұйым: ойдан шығарылған адамдар, сұхбаттар, ұстаулар, суреттер және бірнеше қайшылық. Қалағаныңызша өзгертіңіз, жойыңыз, біріктіріңіз.
practise-folder = Қалта
practise-folder-hint = Жаңа қалтаның жолын теріңіз
practise-folder-more = Жаңа немесе бос қалта, не бұрын осында жасалғаны. Керек болмай қалғанда жойыңыз: оны тапқан адам бұл бағдарламаның қолданылғанын көреді.
practise-type-folder = Оның орнына қалтаның жолын теріңіз.
practise-passphrase = Үшеуінің де құпия сөйлемі
practise-make = Жасап, біреуін ашу
practise-making = Жаттығу қоймалары жасалуда…
practise-making-step = Жаттығу қоймалары жасалуда… { $n } / { $of }
practise-stop = Тоқтату
practice-strip = Жаттығу: адамдар ойдан шығарылған. Құпия сөйлемі: «{ $passphrase }».
