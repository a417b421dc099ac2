# What the keyboard does to a passphrase.

keyboard-caps-lock = Caps Lock включён
keyboard-layout = Раскладка: { $code }
