# Reviewing: values that stand against each other, until a person decides.

review-title = Тексеру
review-empty = Даулы ештеңе жоқ.
review-empty-more = Жаңалары топтамалармен келеді.
review-merge = Топтамаларды біріктіру
review-open = { $n ->
    [one] { $shown } ашық өріс
   *[other] { $shown } ашық өріс
}
review-list = Ашық өрістері бар жазбалар
review-open-record = Жазбаны ашу
review-kept = Ештеңенің үстінен жазылмайды. Не таңдасаңыз да, барлық мән тарихта қалады.
review-why-contested = Дереккөздер әртүрлі айтады. Сіз шешкенше барлық мән сақталады.
review-why-unweighed = Бұл шешілген. Кейін басқа мәндер келді, олар таразылауды күтеді.
review-why-deleted = Бұл жазба жойылған. Содан кейін ол туралы тағы айтылған.
review-values = { $n ->
    [one] { $shown } мән
   *[other] { $shown } мән
}
review-other-field = { $field }: { $values }
review-choose = Дұрысы осы
review-stands = қазір осы тұр
review-since = кейін келген
review-more-voices = { $n ->
    [one] және тағы { $shown } осыны айтады
   *[other] және тағы { $shown } осыны айтады
}
review-source-knows = { $source } ({ $how })
review-because = себебі: { $reason }
review-reason = Себебі
review-reason-more = шешіммен бірге беріледі, жазбауға да болады
review-reason-hint = Мысалы: сот шешімінде осы күн аталған
review-third = Үшіншісін жазу…
review-both = Бәрін бірге алу
review-leave = Ашық қалдыру
review-bring-back = Жазбаны қайтару
review-keep-deleted = Жойылған күйінде қалдыру
review-brought-back = Жазба қайтадан есепке алынады.
review-kept-deleted = Жазба жойылған күйінде қалады. Ол туралы айтылғаны сақталған.
review-settled = Шешілді. Барлық мән тарихта қалады.
review-undone = Қайтарылды. Бәрі бұрынғыдай.
review-undone-contested = Қайтарылды. Өріс қайтадан даулы.
review-undone-contested-more = Сізден бұрын қабылданған шешім енді күшінде емес. Ол дұрыс болса, қайта қабылдаңыз.
review-undone-weighed = Қайтарылды. Бұрынғы мән қайтадан күшінде.
review-undone-weighed-more = Кейін келгені таразыланған болып саналады. Ол жазбаның тарихында қалады.
review-undone-not = Бұл шешім қалады.
review-undone-not-more = Оған дейінгіні қайтаруға болмайды. Дұрыс болмаса, қайта шешіңіз.

review-third-title = Басқа мән
review-third-find = Іздеу
review-choose-third = Дұрысы — мен жазған мән
review-understood = Түсінілгені: { $value }
review-not-yet-text = Мәнін жазыңыз.
review-not-yet-date = Күнін жазыңыз, мысалы 2022-01-06, 2022-01 немесе аралық болса 2022-01-05/2022-01-07.
review-not-yet-time = Уақытын жазыңыз, мысалы 22:00 немесе шамамен болса ~22:00.
review-not-yet-moment = Сәтін жазыңыз, мысалы 2022-01-06T14:30:00+06:00.
review-not-yet-number = Санын жазыңыз.
review-not-yet-geo = Ендік пен бойлықты жазыңыз, мысалы 43.238949,76.889709.
review-not-yet-choice = Тізімнен таңдаңыз.
review-not-yet-record = Жазбаны тауып, таңдаңыз.
