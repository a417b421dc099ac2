# Істің беті.

case-new-interview = Жаңа сұхбат
case-send = Жіберу…
case-edit = Істі өзгерту
case-risk = Қауіп: { $level }
case-next = Келесі қадам: { $what }
case-no-next = Келесі қадам жазылмаған
case-due = мерзімі келді
case-lead = жауапты: { $who }

# Істе кім бар, не байланысты, не қалды.
case-persons = Адамдар мен рөлдер
case-add = Қосу
case-nobody = Әзірге ешкім жоқ
case-no-role = рөлі көрсетілмеген
case-person-missing = Басқа топтамамен келетін адам
case-person-unnamed = Адам әлі аталмаған
case-linked = Байланысты
case-related = Байланысты іс { $what }
case-open = Шешілмегені
case-open-contested = { $field }: қайшылық
case-open-unweighed = { $field }: шешімнен кейін жаңасы келді
case-open-consent = Келісім шешілмеген
case-open-more = { $n ->
    [one] тағы { $shown }
   *[other] тағы { $shown }
}

# Уақыт шкаласы.
case-timeline = Уақыт шкаласы
case-certain = анық
case-within = осы аралықта
case-goes-on = жалғасуда
case-nearer = Жақындату
case-farther = Алыстату
case-whole = Бүкіл іс
case-add-known = Белгілісін қосу
case-nothing = Ненің қашан болғаны әзірге белгісіз. Білетініңізден бастаңыз.
case-lane-undated = Күні жоқ
case-in-order = Уақыт ретімен
case-cut = Бәрі емес: істе мұнда көрсетілгеннен көп жазба бар.
case-stay = Ұстау орны { $number } / { $of }
case-undated = күні әзірге жоқ
case-end-not-said = { $from }, соңы айтылмаған
case-ends-before-it-begins = соңы басынан бұрын
case-gap = { $n ->
    [one] { $shown } күн туралы ешкім айтпайды
   *[other] { $shown } күн туралы ешкім айтпайды
}
case-gap-range = { $n ->
    [one] { $least }–{ $shown } күн туралы ешкім айтпайды
   *[other] { $least }–{ $shown } күн туралы ешкім айтпайды
}
case-gap-more = Осы екі орынның арасында адамның қайда болғанын ешкім айтпайды. Осыны сұраңыз немесе жетіспейтін орынды қосыңыз.

# Шкала жанында.
case-earlier = Ертерек
case-later = Кейінірек
case-open-record = Жазбаны ашу
case-open-detention = Бостандықтан айыруды ашу
case-said-by = Кім айтады
case-same-time = Сол уақытта
case-all-files = Бәрін көрсету

# Айлар, жеке тұрғанда.
month-1 = Қаңтар
month-2 = Ақпан
month-3 = Наурыз
month-4 = Сәуір
month-5 = Мамыр
month-6 = Маусым
month-7 = Шілде
month-8 = Тамыз
month-9 = Қыркүйек
month-10 = Қазан
month-11 = Қараша
month-12 = Желтоқсан
