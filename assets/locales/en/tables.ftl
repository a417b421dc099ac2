# Tables and forms: answers from elsewhere, forms of an organisation's own, records as a table.

menu-tables = Tables and forms

tables-title = Tables and forms
tables-more = Take in answers from a spreadsheet or from KoBoToolbox and ODK, or add a questionnaire of your own (XLSForm). Files are only looked at first.
tables-drop = Drop a table or a form here (.csv, .xlsx)
tables-drop-now = Let go to look at it
tables-choose = Choose a file…

tables-write = Write records as a table
tables-write-more = For Excel and other programs, .xlsx or .csv. The file is not encrypted.
tables-write-kind = Which records
tables-write-save = Save as…
tables-written = { $n ->
    [one] { $shown } row is written.
   *[other] { $shown } rows are written.
}
tables-written-more = They are no longer under the lock of the vault. Delete the file when it is not needed any more.

tables-looking = The table is being looked at…
tables-taking = The table is being taken in…
tables-under-way = All of it goes in, or nothing.
tables-stop-more = If you stop it, nothing is changed.

tables-kind = What a row tells of
tables-with-more = One row may tell of several things at once: a person and the detention.
tables-with = And also of
tables-without = No longer: { $what }
tables-columns = What the columns answer
tables-columns-more = Correct what is not right. What goes nowhere is left out.
tables-column = Answers “{ $column }”
tables-column-nothing = Left out
tables-column-key = What tells the rows apart
tables-sheet = Sheet “{ $sheet }”: { $what }, { $rows }
tables-sheet-unused = Sheet “{ $sheet }” is not taken in: no repeat has this name.
tables-rows = { $n ->
    [one] { $shown } row
   *[other] { $shown } rows
}
tables-dates = Dates such as 5/1/22
tables-dates-day = 5 January
tables-dates-month = 1 May
tables-case = File all under this case
tables-media = Photos and files that cells name
tables-media-more = The folder in which they lie. Cells hold their names alone.
tables-update = Take over what rows say otherwise than when they came first

tables-would = What taking it in would bring
tables-known = { $n ->
    [one] { $shown } record is here already.
   *[other] { $shown } records are here already.
}
tables-differing = { $n ->
    [one] { $shown } record here says something else than its row.
   *[other] { $shown } records here say something else than their rows.
}
tables-updated = { $n ->
    [one] changed: { $shown }
   *[other] changed: { $shown }
}
tables-were-left-out = { $n ->
    [one] left out: { $shown } row
   *[other] left out: { $shown } rows
}
tables-nothing-new = Nothing new
tables-faulty = { $n ->
    [one] { $shown } row will not go in.
   *[other] { $shown } rows will not go in.
}
tables-faulty-more = Correct the cells in the file and look again, or leave these rows out.
tables-leave-out = Leave these rows out
tables-at-row = Row { $row }, { $column }: { $why }
tables-at-sheet = Sheet { $sheet }, row { $row }, { $column }: { $why }
tables-not-in-list = this is none of the answers that can be chosen
tables-not-number = this is no number
tables-not-time = this is no time of day
tables-not-no = this is neither yes nor no
tables-not-date = this is no date
tables-not-moment = this is no day with a time
tables-not-point = this is no point on the map
tables-not-record = this is no id of a record
tables-not-order = these are not all codes of the list in their order
tables-not-type = the field cannot hold this
tables-no-file = the file is not in the folder
tables-no-parent = the row that it belongs to is not there
tables-no-record = the record that it names is not here
tables-other-kind = the record that it names is of another kind
tables-unused = Columns that are left out
tables-more-lines = { $n ->
    [one] and { $shown } more
   *[other] and { $shown } more
}

tables-form-questions = { $n ->
    [one] { $shown } question
   *[other] { $shown } questions
}
tables-form-repeats = { $n ->
    [one] { $shown } repeat
   *[other] { $shown } repeats
}
tables-form-more = Its answers become records of a kind of their own. They keep the version of the form that they were given to.
tables-form-notes = What is read otherwise than written
tables-form-faults = { $n ->
    [one] { $shown } thing is wrong with this form.
   *[other] { $shown } things are wrong with this form.
}
tables-form-faults-more = Nothing was changed. Correct it where it says, in the workbook, and look again.
tables-form-add = Add this form
tables-form-added = The form is added, version { $version }.
tables-form-was-here = The form is here already, version { $version }.
tables-form-added-more = Its records can be made from now on, and tables of its answers taken in.

tables-take-in = { $n ->
    [0] Take in
    [one] Take in { $shown } record
   *[other] Take in { $shown } records
}
tables-take-in-none = Take in
tables-others = Another file
tables-show = Show: { $what }
tables-done-more = The same file taken in again adds nothing.
tables-foot = The file stays as it is.
tables-foot-looking = Being looked at…
tables-foot-faulty-form = The form cannot be added as it is.
tables-foot-no-column = No column answers anything yet: say what a row tells of, and which field a column answers.
tables-foot-faulty = Some rows will not go in: correct them, or leave them out.
tables-foot-nothing = There is nothing to take in: all of it is here.
