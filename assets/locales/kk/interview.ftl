# Қадамды сұхбат.

interview-lead = Қадам бойынша жүргізу
interview-leave = Жазбаға оралу
interview-minutes = { $n } мин
interview-language = Сұрақтар тілі
interview-open = { $n ->
    [0] бәрі сұралды
    [one] { $shown } сұрақ ашық
   *[other] { $shown } сұрақ ашық
}
interview-any-order = Қадамдарды кез келген ретпен өтуге болады. Жазуға және сақтауға келісім болғанша, әңгіме мен одан кейінгі қадамдар жабық.
interview-closed-short = жабық
interview-closed = Әңгіме әзірге жазылмайды.
interview-closed-more = Алдымен оны жазуға және сақтауға бола ма, сұраңыз.
interview-withdrawn = Келісім қайтарып алынды.
interview-withdrawn-more = Енді ештеңе жазылмайды. Адам қайта келіссе, өз келісімі бар жаңа сұхбат бастаңыз.
interview-no-photos = Жарақаттар соған келісім болғанда ғана суретке түсіріледі.
interview-to-consent = Келісімге өту
interview-nobody = Алдымен кім сөйлейтінін көрсетіңіз: адамды таңдаңыз немесе қосыңыз.
interview-pressure = Қысым белгілері бар: тек жазуға және сақтауға келісуге болады.
interview-notes = Не көріп, не естіп отырсыз
interview-notes-hint = Адамның сөзінен бөлек сақталады.
interview-still-open = Әлі сұралмағаны
interview-back = Артқа
interview-next = Келесі: { $what }
interview-done = Аяқтау
interview-own = Сізге арналған, дауыстап сұралмайды
interview-open-question = Ашық сұрақ: алдымен өз сөзімен

body-view = Сурет
body-whole = Бүкіл дене
body-sides = Бүйірінен
body-head = Бас
body-hands = Қол басы
body-feet = Аяқ басы
body-restricted = Бұт арасы (оңашада ғана)
body-empty = Ештеңе белгіленбеген. Алдымен сұраңыз, содан кейін белгілеңіз: жебелермен жеріне барып, Enter басыңыз.
body-remove = { $n }-белгіні алып тастау
body-removed = Белгі алынып тасталды.
body-mark = { $n }-белгі: { $what }

interview-not-private = Басқалар естуі мүмкін немесе қасында билік өкілдері бар.
interview-not-private-more = Қазір айтылғаны адамға қауіп төндіруі мүмкін. Басқа уақыт пен жерге келіскен дұрыс; мұнда жыныстық зорлық туралы сұрамаңыз.
interview-urgent = Қазір өмірге немесе денсаулыққа қауіп бар ма?
interview-urgent-more = Онда неге екенін бір сөйлеммен жазып, жалғастырыңыз. Бұл сұхбатта сақталады; келісімді мүмкін болғанда сұраңыз.
interview-urgent-go-on = Келісімсіз жалғастыру
interview-pause = Үзіліс
interview-paused = Үзіліс. Бәрі сақталды.
interview-paused-more = Адам тынықсын, су мен уақыт ұсыныңыз. Ештеңе айту міндетті емес. Өзі қаласа ғана жалғастырыңыз немесе осында тоқтаңыз.
interview-go-on = Жалғастыру
interview-stop-here = Осында тоқтау
interview-decided-before = Өткен жолы: { $what }
interview-grant-over = Енді күші жоқ: мерзімі өтті. Қайта сұраңыз.
interview-decided-over = Өткен жолы: { $what }, мерзімі өтті
