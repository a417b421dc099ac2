# What the keyboard does to a passphrase.

keyboard-caps-lock = Caps Lock is on
keyboard-layout = Layout: { $code }
