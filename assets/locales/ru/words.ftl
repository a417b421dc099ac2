# What records hold, in words: values, fields, signers.

value-yes = Да
value-no = Нет
value-unknown = не знает
value-refused = не стал отвечать
value-not-applicable = не относится
value-retracted = взято назад
value-withheld = удержано
value-erased = стёрто
value-not-asked = не спрашивали
value-told = { $date } («{ $said }»)
value-within = { $point }, в пределах { $m } м
value-file = файл { $hash }…
value-moment = { $date }, { $time }
value-not-here = запись, которой здесь нет

field-deleted = Удалена
field-parent = Относится к
field-order = Место в списке

signer-key = ключ { $key }…
signer-unknown = { $who }, без доверия здесь
signer-rejected = { $who }, отвергнут здесь

source-none = источник не указан
source-withheld = источник удержан
author-wrote = записано: { $who }, { $at }
author-judged = решено: { $who }, { $at }
when-withheld = время удержано

purpose-own = своя организация

stage-verifying = Проверка каждого байта…
stage-storing = Сохранение файлов…
stage-merging = Приём записей…
stage-gathering = Сбор записей…
stage-exporting = Запись…
stage-pictures = Создание миниатюр…
stage-stopping = Остановка…

count-records = { $n ->
    [one] { $shown } запись
    [few] { $shown } записи
   *[other] { $shown } записей
}
count-files = { $n ->
    [one] { $shown } файл
    [few] { $shown } файла
   *[other] { $shown } файлов
}
count-both = { $records }, { $files }
