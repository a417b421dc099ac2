# Беседа по шагам.

interview-lead = Вести по шагам
interview-leave = Назад к записи
interview-minutes = { $n } мин
interview-language = Язык вопросов
interview-open = { $n ->
    [0] всё спрошено
    [one] { $shown } вопрос открыт
    [few] { $shown } вопроса открыты
    [many] { $shown } вопросов открыто
   *[other] { $shown } вопроса открыты
}
interview-any-order = Шаги можно проходить в любом порядке. Пока нет согласия на запись и хранение, рассказ и следующие шаги закрыты.
interview-closed-short = закрыто
interview-closed = Рассказ пока не записывается.
interview-closed-more = Сначала спросите, можно ли его записать и хранить.
interview-withdrawn = Согласие отозвано.
interview-withdrawn-more = Дальше ничего не записывается. Если человек согласится снова, начните новое интервью со своим согласием.
interview-no-photos = Травмы фотографируют только после согласия на это.
interview-to-consent = К согласию
interview-nobody = Сначала укажите, кто говорит: выберите человека или добавьте его.
interview-pressure = Есть признаки давления: согласиться можно только на запись и хранение.
interview-notes = Что вы видите и слышите
interview-notes-hint = Хранится отдельно от слов человека.
interview-still-open = Осталось спросить
interview-back = Назад
interview-next = Дальше: { $what }
interview-done = Закончить
interview-own = Для вас, вслух не спрашивается
interview-open-question = Открытый вопрос: сначала своими словами

body-view = Рисунок
body-whole = Всё тело
body-sides = Сбоку
body-head = Голова
body-hands = Кисти
body-feet = Стопы
body-restricted = Промежность (только наедине)
body-empty = Ничего не отмечено. Сначала спросите, потом отметьте: стрелками к месту, Enter ставит отметку.
body-remove = Убрать отметку { $n }
body-removed = Отметка убрана.
body-mark = Отметка { $n }: { $what }

interview-not-private = Другие могут слышать, или рядом представители власти.
interview-not-private-more = Сказанное сейчас может поставить человека под угрозу. Лучше договориться о другом времени и месте; о сексуальном насилии здесь не спрашивайте.
interview-urgent = Есть ли сейчас угроза жизни или здоровью?
interview-urgent-more = Тогда напишите одной фразой почему и продолжайте. Это сохранится в интервью; о согласии спросите, как только сможете.
interview-urgent-go-on = Продолжить без согласия
interview-pause = Пауза
interview-paused = Пауза. Всё сохранено.
interview-paused-more = Дайте человеку отдохнуть, предложите воды и времени. Рассказывать ничего не обязательно. Продолжайте, только если он хочет, или остановитесь.
interview-go-on = Продолжить
interview-stop-here = Остановиться
interview-decided-before = В прошлый раз: { $what }
interview-grant-over = Больше не действует: срок прошёл. Спросите заново.
interview-decided-over = В прошлый раз: { $what }, срок истёк
