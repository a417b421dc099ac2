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
tables-all-columns = all columns
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

# What is wrong with a form, and what of it is read otherwise than written.
form-fault-not-a-table = this is not a readable table
form-fault-many-rows = more than { $n } rows
form-fault-many-columns = more than { $n } columns
form-fault-long = more than { $n } characters in one cell
form-fault-no-sheet = there is no sheet “{ $what }”
form-fault-no-column = the column “{ $what }” is missing
form-fault-doubled-column = the column “{ $what }” is there twice
form-fault-empty = this cell must be filled
form-fault-formula = the formula in this cell came to an error
form-fault-blank = “{ $what }” has a blank in it; names have none
form-fault-doubled = “{ $what }” is there twice
form-fault-ambiguous = “{ $what }” is the name of more than one question
form-fault-reserved = “{ $what }” is a name of Dala’s own; choose another
form-fault-built-in = “{ $what }” is a form of Dala’s own; choose another form_id
form-fault-unknown-type = “{ $what }” is not a type of question that Dala knows
form-fault-unknown-list = there is no list “{ $what }”
form-fault-bad-code = “{ $what }” is not a code: letters, digits, _ . and - without blanks, 64 at most
form-fault-no-label = there is no label in any language
form-fault-unknown-field = the expression names “{ $what }”, which is not a question of this form
form-fault-cycle = what this is worked out of depends on itself: { $what }
form-fault-unknown-word = “{ $what }” is not a word for this column
form-fault-no-group-end = this group or repeat does not end
form-fault-no-group-begin = there is no group or repeat that ends here
form-fault-no-fields = the form has no questions
form-fault-empty-group = there is nothing in this group or repeat
form-fault-too-many = too many questions, groups or choices
form-fault-name-kind = a form_id is 1 to 64 lower-case Latin letters, digits, _ . or -, beginning with a letter
form-fault-name-field = a name is 1 to 64 Latin letters, digits, _ . or -, beginning with a letter or _
form-fault-syntax = the expression cannot be read at character { $at }
form-fault-bare = “{ $what }” at character { $at } is neither a question, with $ and braces around it, nor a text, in quotation marks
form-fault-unbalanced = the parenthesis at character { $at } has no other half
form-fault-open-text = the text that begins at character { $at } does not end
form-fault-function = the function { $what } is not known, at character { $at }
form-fault-arguments = the function { $what } takes another number of arguments, at character { $at }
form-fault-pattern = the pattern at character { $at } is not one that Dala matches
form-fault-path = the path at character { $at } is of a kind that Dala does not follow
form-fault-expression-long = the expression is too long or nested too deep
form-note-not-recorded = “{ $what }” watches the device or who fills the form in: Dala does not record it
form-note-as-text = “{ $what }” is asked as text
form-note-list-elsewhere = the list lies in { $what }, which is not in the workbook: asked as text
form-note-media = sound and video beside labels are left out
form-note-no-picture = the picture { $what } is not beside the workbook, or too large for the form: left out
form-note-language = texts in { $what } are left out: beside English, Russian and Kazakh there is room for one
form-note-renamed = the name “{ $from }” is taken: this one is kept as “{ $to }”
form-note-no-label = there is no label: “{ $what }” is shown
form-note-no-column = the choices have no column “{ $what }”: it reads as empty; a text stands in quotation marks
form-note-merged = the cells { $what } are merged: what stands in the first one counts for it alone
form-note-sheet = the sheet “{ $what }” is not read
form-note-every-change = the column is not used: what is worked out is worked out at every change
form-note-no-entities = the column is not used: Dala keeps no entity lists
form-note-version = there is no version: it gets “{ $what }”, after what it holds
form-note-spelled = “{ $from }” is spelled “{ $to }” here
