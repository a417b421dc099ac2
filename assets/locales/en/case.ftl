# The page of a case.

case-new-interview = New interview
case-send = Send…
case-edit = Edit case
case-risk = Risk: { $level }
case-next = Next: { $what }
case-no-next = No next step written down
case-due = due
case-lead = responsible: { $who }

# Who is in it, what is linked, what is open.
case-persons = Persons and roles
case-add = Add
case-nobody = Nobody yet
case-no-role = no role given
case-person-missing = A person who comes with another bundle
case-person-unnamed = No person named yet
case-linked = Linked
case-related = Related case { $what }
case-open = Open here
case-open-contested = { $field }: contested
case-open-unweighed = { $field }: something came after the judgement
case-open-consent = Consent not decided
case-open-more = { $n ->
    [one] { $shown } more
   *[other] { $shown } more
}

# The timeline.
case-timeline = Timeline
case-certain = certain
case-within = some time within
case-goes-on = goes on
case-nearer = Nearer
case-farther = Farther
case-whole = Whole case
case-add-known = Add what is known
case-nothing = Nothing is known yet of when it was. Begin with what you know.
case-lane-undated = No date
case-in-order = In order of time
case-cut = Not all: this case has more than is shown here.
case-stay = Stay { $number } of { $of }
case-undated = no date yet
case-end-not-said = { $from }, end not said
case-ends-before-it-begins = the end is before the beginning
case-gap = { $n ->
    [one] { $shown } day of which nobody tells
   *[other] { $shown } days of which nobody tells
}
case-gap-range = { $n ->
    [one] { $least } to { $shown } day of which nobody tells
   *[other] { $least } to { $shown } days of which nobody tells
}
case-gap-more = Between these two stays nobody says where the person was. Ask for it, or add the stay that is missing.

# Beside the timeline.
case-earlier = Earlier
case-later = Later
case-open-record = Open record
case-open-detention = Open detention
case-said-by = Said by
case-same-time = At the same time
case-all-files = Show all

# The months, as they stand alone.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
