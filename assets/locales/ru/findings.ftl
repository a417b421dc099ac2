# What the checks find, as a sentence below its field. Keys and what is put in:
# src/ui/findings.rs.


finding-required = Ещё не заполнено.
finding-not-relevant = Заполнено, хотя здесь неприменимо.
finding-unknown-field = В форме нет такого поля. Его содержимое сохранено.
finding-wrong-type = Поле не может содержать значение такого типа.
finding-unknown-code = Этого нет в списке поля. Оно сохранено как есть.
finding-constraint = Не так, как предполагает форма.
finding-constraint-said = Не так, как предполагает форма: «{ $said }».

finding-order = Это раньше, чем «{ $other }».
finding-future = Это в будущем, если верить часам этого компьютера.
finding-before-birth = Это раньше рождения человека.
finding-before-arrest = Это раньше задержания.
finding-over-custody-limit = { $hours ->
    [one] От задержания до судьи точно прошло больше { $hours } часа.
    [few] От задержания до судьи точно прошло больше { $hours } часов.
    [many] От задержания до судьи точно прошло больше { $hours } часов.
   *[other] От задержания до судьи точно прошло больше { $hours } часа.
}
finding-stay-order = Пребывания { $first } и { $second } стоят не по порядку дат.
finding-stay-overlap = Пребывания { $first } и { $second } пересекаются по времени.
finding-outside-stay = Это вне пребывания, во время которого это, по рассказу, было.
finding-two-open-detentions = Открыто и другое лишение свободы этого человека. Одно из них закончилось, или это одно и то же.
finding-after-death = Это позже смерти человека.
finding-not-a-clinician = Насколько травма соответствует причине, оценивает только врач.
finding-outside-bounds = Точка вне Казахстана. Возможно, широта и долгота перепутаны.

finding-unnamed-recipient = Согласие на указание имени есть, но получатель не назван.
finding-minor-without-guardian = Человеку тогда не было 18 лет, а согласия опекуна нет.
finding-minor-assent = Человеку тогда не было 18 лет. Согласен ли и сам ребёнок?
finding-granted-under-pressure = Есть признаки давления, но согласие дано не только на запись и хранение.
finding-not-all-explained = Согласие на запись дано, но до этого объяснили не всё.

finding-iin-length = В ИИН 12 цифр.
finding-iin-digits = В ИИН только цифры.
finding-iin-checksum = Последняя цифра ИИН не сходится с остальными.
finding-iin-date = ИИН начинается с несуществующего дня.
finding-iin-century = Седьмая цифра ИИН не указывает век.
finding-iin-birth-date = ИИН указывает на другую дату рождения.
finding-iin-sex = ИИН указывает на другой пол.
