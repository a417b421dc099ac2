# Reviewing: values that stand against each other, until a person decides.

review-title = Review
review-empty = Nothing contested.
review-empty-more = New ones come with bundles.
review-merge = Merge bundles
review-open = { $n ->
    [one] { $shown } open field
   *[other] { $shown } open fields
}
review-list = Records with open fields
review-open-record = Open the record
review-kept = Nothing is overwritten. All values stay in the history, whatever you choose.
review-why-contested = Sources differ. All values are kept until you decide.
review-why-unweighed = This is settled. Other values came after that, and wait to be weighed.
review-why-deleted = This record is deleted. After that more was said of it.
review-values = { $n ->
    [one] { $shown } value
   *[other] { $shown } values
}
review-other-field = { $field }: { $values }
review-choose = This is right
review-stands = stands now
review-since = came since
review-more-voices = { $n ->
    [one] and { $shown } more says the same
   *[other] and { $shown } more say the same
}
review-source-knows = { $source } ({ $how })
review-because = because: { $reason }
review-reason = Reason
review-reason-more = travels with the decision, and may be left out
review-reason-hint = For example: the court’s decision names this day
review-third = Write a third…
review-both = Take all together
review-leave = Leave open
review-bring-back = Bring the record back
review-keep-deleted = Keep it deleted
review-brought-back = The record counts again.
review-kept-deleted = The record stays deleted. What was said of it is kept.
review-settled = Decided. All values stay in the history.
review-undone = Taken back. It is as it was before.
review-undone-contested = Taken back. The field is contested again.
review-undone-contested-more = The decision made before yours no longer stands. Make it again if it was right.
review-undone-weighed = Taken back. The value of before stands again.
review-undone-weighed-more = What had come since counts as weighed. It stays in the record’s history.
review-undone-not = This decision stays.
review-undone-not-more = What was before it cannot be brought back. Decide again if it was not right.

review-third-title = Another value
review-third-find = Find
review-choose-third = The value I wrote is right
review-understood = Understood: { $value }
review-not-yet-text = Write the value.
review-not-yet-date = Write a date, for example 2022-01-06, 2022-01, or 2022-01-05/2022-01-07 for between.
review-not-yet-time = Write a time, for example 22:00, or ~22:00 for about.
review-not-yet-moment = Write the moment, for example 2022-01-06T14:30:00+06:00.
review-not-yet-number = Write a number.
review-not-yet-geo = Write latitude and longitude, for example 43.238949,76.889709.
review-not-yet-choice = Choose from the list.
review-not-yet-record = Find the record and choose it.
