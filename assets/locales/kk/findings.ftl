# What the checks find, as a sentence below its field. Keys and what is put in:
# src/ui/findings.rs.


finding-required = Әлі толтырылмаған.
finding-not-relevant = Мұнда қолданылмаса да, толтырылған.
finding-unknown-field = Формада мұндай өріс жоқ. Ондағы мазмұн сақталды.
finding-wrong-type = Бұл өріске мұндай түрдегі мәнді жазуға болмайды.
finding-unknown-code = Бұл өрістің тізімінде мұндай нұсқа жоқ. Ол сол күйінде сақталды.
finding-constraint = Форма күткендей емес.
finding-constraint-said = Форма күткендей емес: «{ $said }».

finding-order = Бұл мынадан ерте: «{ $other }».
finding-future = Осы компьютердің сағаты бойынша бұл болашақта.
finding-before-birth = Бұл адам туғаннан бұрын.
finding-before-arrest = Бұл ұстаудан бұрын.
finding-over-custody-limit = { $hours ->
    [one] Ұстаудан судьяға дейін { $hours } сағаттан көп уақыт өткені анық.
   *[other] Ұстаудан судьяға дейін { $hours } сағаттан көп уақыт өткені анық.
}
finding-stay-order = Ұстау орындары { $first } және { $second } күндерінің ретімен тұрған жоқ.
finding-stay-overlap = Ұстау орындары { $first } және { $second } уақыты жағынан қабаттасады.
finding-outside-stay = Бұл айтылған ұстау кезеңінен тыс жатыр.
finding-two-open-detentions = Бұл адамды бостандықтан айырудың тағы біреуі ашық. Біреуі аяқталған немесе екеуі бір.
finding-after-death = Бұл адам қаза болғаннан кейін.
finding-not-a-clinician = Жарақаттың себебіне қаншалықты сәйкес екенін тек дәрігер бағалайды.
finding-outside-bounds = Нүкте Қазақстаннан тыс. Ендік пен бойлық ауысып кеткен болуы мүмкін.

finding-unnamed-recipient = Атын атауға келісім бар, бірақ алушы көрсетілмеген.
finding-minor-without-guardian = Адам ол кезде 18 жасқа толмаған, ал қамқоршының келісімі жоқ.
finding-minor-assent = Адам ол кезде 18 жасқа толмаған. Баланың өзі де келісе ме?
finding-granted-under-pressure = Қысым белгілері бар, бірақ келісім жазып алу мен сақтаудан артыққа берілген.
finding-not-all-explained = Жазып алуға келісім берілген, бірақ оған дейін бәрі түсіндірілмеген.

finding-iin-length = ЖСН 12 цифрдан тұрады.
finding-iin-digits = ЖСН тек цифрлардан тұрады.
finding-iin-checksum = ЖСН соңғы цифры қалғандарына сай келмейді.
finding-iin-date = ЖСН басындағы күн күнтізбеде жоқ.
finding-iin-century = ЖСН жетінші цифры ғасырды көрсетпейді.
finding-iin-birth-date = ЖСН басқа туған күнді көрсетеді.
finding-iin-sex = ЖСН басқа жынысты көрсетеді.
