# What records hold, in words: values, fields, signers.

value-yes = Иә
value-no = Жоқ
value-unknown = білмейді
value-refused = жауап беруден бас тартты
value-not-applicable = қатысы жоқ
value-retracted = қайтарып алынды
value-withheld = берілмеген
value-erased = өшірілген
value-not-asked = сұралмаған
value-told = { $date } («{ $said }»)
value-within = { $point }, { $m } м шегінде
value-file = { $hash }… файлы
value-moment = { $date }, { $time }
value-not-here = мұнда жоқ жазба

field-deleted = Жойылған
field-parent = Тиесілі жазба
field-order = Тізімдегі орны

signer-key = { $key }… кілті
signer-unknown = { $who }, мұнда сенім білдірілмеген
signer-rejected = { $who }, мұнда қабылданбаған

source-none = дереккөзі көрсетілмеген
source-withheld = дереккөзі берілмеген
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
