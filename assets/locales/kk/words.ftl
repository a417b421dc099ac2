# What records hold, in words: values, fields, signers.

value-told = { $date } («{ $said }»)
value-file = { $hash }… файлы
value-moment = { $date }, { $time }

field-deleted = Жойылған
field-parent = Тиесілі жазба
field-order = Тізімдегі орны

signer-key = { $key }… кілті
signer-unknown = { $who }, мұнда сенім білдірілмеген
signer-rejected = { $who }, мұнда қабылданбаған

author-wrote = жазған: { $who }, { $at }
author-judged = шешкен: { $who }, { $at }
when-withheld = уақыты берілмеген

purpose-own = өз ұйымымыз

stage-verifying = Әр байты тексерілуде…
stage-storing = Файлдар сақталуда…
stage-merging = Жазбалар қабылдануда…
stage-gathering = Жазбалар жиналуда…
stage-exporting = Жазылуда…
stage-pictures = Шағын суреттер жасалуда…
stage-stopping = Тоқтатылуда…

count-records = { $n ->
    [one] { $shown } жазба
   *[other] { $shown } жазба
}
count-files = { $n ->
    [one] { $shown } файл
   *[other] { $shown } файл
}
count-both = { $records }, { $files }
