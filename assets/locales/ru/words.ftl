# What records hold, in words: values, fields, signers.

value-told = { $date } («{ $said }»)
value-file = файл { $hash }…
value-moment = { $date }, { $time }

field-deleted = Удалена
field-parent = Относится к
field-order = Место в списке

signer-key = ключ { $key }…
signer-unknown = { $who }, без доверия здесь
signer-rejected = { $who }, отвергнут здесь

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
