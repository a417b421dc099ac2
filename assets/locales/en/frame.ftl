# The frame of the window: menu, keys, news.

menu-search = Search everything
menu-new = New…
menu-filter = Filter the list
menu-next-open = Next open question
menu-undo = Undo the last saving; again to redo it
menu-records = Records
menu-photos = Photos
menu-save-original = Save the original of a photo
menu-send = Send
menu-merge = Merge
menu-review = Review
menu-settings = Settings
menu-sections = Go to the sections
menu-list = Go to the list
menu-record = Go to the record
menu-back = Back
menu-forward = Forward
menu-lock = Lock
rail-lock = Lock
rail-tables = Tables
menu-palette = All commands
menu-larger = Larger text
menu-smaller = Smaller text
menu-look = Change the colours
menu-language = Change the language
menu-guide = How this works

key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

look-light = Light
look-dark = Dark
look-contrast = High contrast
choose-language = Language
choose-look = Colours
choose-size = Text size

locks-after = { $n ->
    [one] locks after { $shown } min
   *[other] locks after { $shown } min
}

overlay-nothing = Nothing found

toast-undo = Undo
toast-close = Put away

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB

no-dialog = This desktop shows no window for choosing files.
no-dialog-more = Type the path of the file instead, or drop the file into this window.
path-file = Path of the file
path-folder = Path of the folder
path-vault = Path of the new vault
path-save = Path of the new file for { $what }
path-why = This desktop shows no window for choosing files. Type the path; ~/ stands for your own folder.
path-take = Take it
path-leave = Cancel
undone = The last saving was taken back. Undo again to redo it.
settled = Settled. What was said against it stays in the history.
