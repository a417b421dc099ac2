# Records: sections, list, editor.

# Answers and what stands in their place.
answer-yes = Yes
answer-no = No
answer-does-not-know = Does not know
answer-declined = Declined
state-unknown = Asked, does not know
state-refused = Asked, declined to answer
state-not-applicable = Does not apply
state-not-asked = Not asked
state-withheld = Withheld in this copy
state-erased = Erased
state-contested = Contested
state-answer = Answer
state-short-unknown = Does not know
state-short-refused = Declined
state-short-not-applicable = Not applicable
state-sources = { $n ->
    [one] { $shown } source
   *[other] { $shown } sources
}
source-none = no source given
source-withheld = source withheld
author-unknown = unknown signer
reference-missing = comes with another bundle
reference-open = Show this record
reference-picture = Picture: { $what }
reference-files = Add files…
reference-taking = Files are being taken in
reference-taking-stop = Stopped, none of them is kept.
list-row-to-come = Being read…
geo-within = { $at }, within { $m } m
take-out = Take out { $what }
rank-up = Move up { $what }
hint-rank = What comes first?
hint-rank-next = What comes next?

# Hints in empty fields.
hint-text = Not asked yet. Type to answer.
hint-date = A date, as far as it is known
hint-time = A time, as far as it is known
hint-moment = 2022-01-06 14:30 +06:00
hint-number = A number
hint-geo = 43.2389, 76.8897
hint-choice = Choose, or type to find
hint-another = Add another
hint-search = Type a name to find
choice-none = Nothing fits. Type less.

# What is no value yet.
problem-date = No date yet. Your words are kept.
problem-time = No time yet. Your words are kept.
problem-moment = A moment needs day, time and offset. Your words are kept.
problem-number = No number yet. Your words are kept.
problem-geo = A point is two numbers in degrees. Your words are kept.
own-kind-new = New: { $what }…
own-kind-empty = Nothing here yet: { $what }. Add the first one.
problem-constraint = This is not what the form expects. It is kept.
problem-text = This does not fit here. Your words are kept.

# The editor.
editor-new = New: { $what }
editor-linked = Linked
field-required = required
told-typing = Typing…
told-kept = Draft kept { $at }
told-saved = Saved { $at }
chip-contested = { $n ->
    [one] { $shown } contested
   *[other] { $shown } contested
}
chip-required = { $n ->
    [one] { $shown } required field not asked
   *[other] { $shown } required fields not asked
}
chip-deleted = Deleted
chip-no-source = No source chosen
group-open = { $n ->
    [one] { $shown } not asked
   *[other] { $shown } not asked
}
rows-wanted = { $have } of { $wanted }
row-add = Add: { $what }
contested-head = { $n ->
    [one] Contested
   *[other] Contested: { $shown } claims differ
}
contested-foot = All stay in the history, whatever you decide.
claim-use = Use this
claim-use-name = { $field }: use { $value }
foot-answer = answer
foot-unknown = does not know
foot-declined = declined
foot-not-asked = not asked
foot-next = next open question

# Sections and lists.
sections-to-do = To do
sections-records = Records
todo-drafts = Drafts
todo-consent = Consent missing
todo-review = Contested
todo-follow-up = Follow-up due
list-filter = Name, place, code
list-shown = { $shown } of { $of }
list-sort = Order
sort-title = Name
sort-changed = Changed last
sort-contested = Contested first
list-nothing = Nothing found. Type less, or clear the filter.
list-new = New
list-empty-todo = Nothing waits here.
context-case = Case: { $what }
context-source = Said by: { $what }
context-no-case = No case
context-no-source = No source
context-clear-case = Leave the case { $what }
context-clear-source = Take no source any more
record-none = Choose a record in the list, or make a new one.
record-as-source = Take as source
record-in-case = Work in this case
record-unsaved = Not saved yet

record-to-list = To the list
record-open-case = Open the case page
list-only-case = Only of this case
list-count = { $n ->
    [one] { $shown } record
   *[other] { $shown } records
}
detail-persons = { $n ->
    [one] { $shown } person
   *[other] { $shown } persons
}
detail-stays = { $n ->
    [one] { $shown } stay
   *[other] { $shown } stays
}
chip-draft = draft
chip-name-declined = name declined
words-or = or
begun-done = Done
date-understood = Understood: { $date }
date-reading = Take it as { $date }
problem-of-date = { $problem } Your words are kept.
note-assumed-year = year taken from another date here
note-assumed-month = month taken from another date here
note-assumed-century = century assumed
note-day-first = day before month
note-month-first = month before day
note-either-winter = which winter?
note-wider = holds days that were not told
note-lasting = if it lasted, give its end in a field of its own
note-other-weekday = that day is another day of the week
note-time-told = the time of day belongs in its own field
begun-drop = Drop it

age-today = { $n ->
    [one] { $shown } year old today
   *[other] { $shown } years old today
}
age-between = { $n ->
    [one] { $least } or { $shown } year old today
   *[other] { $least } to { $shown } years old today
}
