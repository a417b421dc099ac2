# The start page.

start-open = Open a vault
start-file = File
start-file-hint = Choose a file, or type its path
start-choose = Choose…
start-passphrase = Passphrase
start-show = Show
start-hide = Hide
start-open-now = Open
start-opening = Opening…
start-foot = Works without a network. Forgotten passphrase and no sheet: the file stays closed for ever.
