# The start screen: opening, making, recovering and practising.

key-enter = Enter

start-open = Open a vault
start-file = File
start-file-hint = Choose a file, or type its path
start-file-first = Choose a file first
start-choose = Choose…
start-removable = on a removable drive
start-drop = Or drop the file anywhere in this window.
start-passphrase = Passphrase
start-show = Show
start-hide = Hide
start-show-key = Alt+S
start-open-now = Open
start-opening = Opening…
start-stop = Stop
start-back = Start
start-remember = Remember where this file is
start-remember-off = Off: Dala keeps no trace of the file’s name or place. The desktop may list what is chosen in its own window among recent files; of a path that is typed or dropped it learns nothing.
start-remember-on = On: once it opens, its path is kept in { $file }. Whoever uses this account can read it there. Switching this off removes it.
start-or = Or
start-new = New vault…
start-new-more = About a minute. One file that you can keep on this computer or on a drive.
start-recover = Open with recovery words…
start-recover-more = If the passphrase is forgotten: one sheet, or enough parts of it.
start-practise = Practise…
start-practise-more = Invented people and places. Nothing you do there counts.
start-guide = How this works
start-guide-more = A short guide. Also F1 on every screen.
start-foot-network = Works without a network
start-foot-forgotten = Forgotten passphrase and no sheet: the file stays closed for ever
start-version = Version { $n }

missing-name = A name or code name is missing
missing-file = A file is missing
missing-taken = There is a file of this name already: choose another name
missing-folder = There is no such folder
missing-passphrase = A passphrase is missing
missing-too-weak = The passphrase is guessed too soon: add words
missing-again = The passphrase is typed only once
missing-differs = The two passphrases differ
missing-sheet = There is no recovery sheet yet
missing-recovery-words = The recovery words are not complete
missing-words = { $n ->
    [one] { $shown } word left to type back
   *[other] { $shown } words left to type back
}

## A new vault

new-title = New vault
new-step-place = Name and place
new-name = Name or code name
new-name-hint = Stands on your card and on what you write
new-file-hint = A name that tells nothing, as notes.dala
new-passphrase-more = Four or more words that have nothing to do with you.
new-forgotten = If it is forgotten
new-forgotten-more = Nobody can reset it: not us, not your organisation. Only the recovery sheet opens the vault then. If someone forces you to open it, they see what you see.
new-idle = Lock when idle
new-idle-more = Locking never asks and never loses work.
new-minutes = { $n ->
    [one] { $shown } min
   *[other] { $shown } min
}
new-make = Make the vault
new-making = Making the vault…

pair-again = Once more
pair-same = The same
pair-differs = Not the same yet
pair-draw = Suggest words
pair-draw-more = { $n ->
    [one] { $shown } English word, drawn by chance. It replaces what is typed.
   *[other] { $shown } English words, drawn by chance. They replace what is typed.
}

strength-none = How long it would hold shows here as you type.
strength-too-weak = Too weak
strength-weak = Weak
strength-fair = Fair
strength-good = Good
strength-strong = Strong
strength-moments = A thousand fast computers would find it within an hour.
strength-hours = { $n ->
    [one] A thousand fast computers would find it in about { $shown } hour.
   *[other] A thousand fast computers would find it in about { $shown } hours.
}
strength-days = { $n ->
    [one] A thousand fast computers would find it in about { $shown } day.
   *[other] A thousand fast computers would find it in about { $shown } days.
}
strength-years = { $n ->
    [one] A thousand fast computers would need about { $shown } year.
   *[other] A thousand fast computers would need about { $shown } years.
}
strength-ages = A thousand fast computers would need more than a million years.
strength-more = An estimate, not a promise. It assumes a guesser who knows how you chose, and counts each word, of any language, as one of 2,048. Sayings, songs and what others know of you are found sooner.
strength-words = { $n ->
    [one] { $shown } word
   *[other] { $shown } words
}
strength-date = a date or year
strength-keys = keys side by side
strength-repeat = a repetition
strength-row = a row, like abc or 123
strength-name = the name above

## The recovery sheet

sheet-step = Recovery sheet
sheet-step-more = Opens the vault without the passphrase. Keep it away from this computer.
sheet-kind = Recovery sheet
sheet-whole = One sheet
sheet-parts = Split into parts
sheet-whole-more = Whoever finds the sheet and the file opens the vault.
sheet-parts-more = Any { $needed } of the { $parts } together open the vault, fewer tell nothing. Give each to another person.
sheet-how-many = How many parts
sheet-how-many-open = How many open it
sheet-parts-count = { $n ->
    [one] { $shown } part
   *[other] { $shown } parts
}
sheet-needed-count = { $n ->
    [one] { $shown } opens it
   *[other] { $shown } open it
}
sheet-none = The words are not made yet
sheet-none-more = They appear here, to be printed or written down. Look whether anybody else sees the screen.
sheet-outdated = The words that stood here open nothing any more.
sheet-outdated-more = The passphrase was changed. Destroy what was printed or written down, and make the words anew.
sheet-make = Show the words
sheet-making = Making the words…
sheet-after-passphrase = First type the passphrase twice.
sheet-title = { $n ->
    [one] { $shown } word, in this order
   *[other] { $shown } words, in this order
}
sheet-title-part = Part { $number } of { $of }: { $n } words, in this order
sheet-code = Sheet { $code } · { $day }
sheet-names-nobody = The sheet names neither this program nor you.
sheet-is-covered = The words are covered
sheet-part = Part
sheet-print = { $n ->
    [one] Print
   *[other] Print { $shown } parts
}
sheet-printing = Printing…
sheet-by-hand = They are written down
sheet-printers-keep = Printers, and this computer’s print queue, may keep what they print.
sheet-printed = Handed to the printer
sheet-not-printed = The printer did not take it.
sheet-by-hand-now = Check that it is switched on and chosen as the usual one, or write the words down by hand.
sheet-prove = Prove that you have it
sheet-covered = The words above are covered while you type here.
sheet-word = Word { $word }
sheet-word-of-part = Part { $part }, word { $word }
sheet-type-it = type it
sheet-skip = Skip the sheet: a forgotten passphrase loses everything
sheet-skipped = No recovery sheet
sheet-skipped-more = If the passphrase is forgotten, everything in the vault is lost. Nobody can bring it back.
sheet-after-all = Make a sheet after all

paper-head = Sheet { $code }, { $day }. { $words } words, in this order: they open the file.
paper-head-part = Part { $number } of { $of }, sheet { $code }, { $day }. Any { $needed } open the file. { $words } words:

## Recovery

recover-title = Open with recovery words
recover-step-file = The file
recover-step-words = The words
recover-words-more = In the order of the paper. Four letters of each are enough; numbers and line breaks do not matter.
recover-kind = What you have
recover-whole = One sheet: 24 words
recover-part = Parts: 28 words each
recover-words = The words of the sheet
recover-words-of-part = The words of part { $number } that you type
recover-how = They stay visible, so that you can compare them. Look whether anybody else sees the screen.
recover-typed = { $n } of { $of } words
recover-taken = { $n ->
    [one] { $shown } part is taken
   *[other] { $shown } parts are taken
}
recover-drop = Type the last one again
recover-parts-so-far = { $given } of { $needed } parts are here, and they fit together.
recover-next-part = Type the next part
recover-complete = The words are complete and fit together.
recover-open = Open with these words

held-title = New passphrase
held-not-now = Not now
held-open = The vault is open. Give it a new passphrase
held-open-more = The words that you typed do not open it any more then, and you get a new sheet. Backups made before keep the old passphrase and the old sheet. The drive needs room for the vault a second time.
held-asked = Give the vault a new passphrase
held-asked-more = The recovery sheet of before does not open it any more then, and you get a new one. Backups made before keep the old passphrase and the old sheet. The drive needs room for the vault a second time.
held-change = Set the passphrase
held-changing = Changing the passphrase…
held-sheet-title = New recovery sheet
held-changed = The passphrase is changed.
held-changed-more = The old sheet does not open this vault any more. Make a new one now.
held-show = Go to the records

## Practice

practise-title = Practise
practise-head = Three vaults to learn with
practise-more = Two monitors and an organisation that merged what both wrote: invented people, interviews, arrests, photos and a few contradictions. Change, delete and merge as you like.
practise-folder = Folder
practise-folder-hint = Type the path of a new folder
practise-folder-more = A new or empty folder, or one made here before. Delete it when you need it no more: whoever finds it sees that this program was used.
practise-type-folder = Type the path of the folder instead.
practise-passphrase = The passphrase of all three
practise-make = Make them and open one
practise-making = Making the practice vaults…
practise-making-step = Making the practice vaults… { $n } of { $of }
practise-stop = Stop
practice-strip = Practice: invented people. The passphrase is “{ $passphrase }”.
