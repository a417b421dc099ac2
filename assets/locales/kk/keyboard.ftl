# What the keyboard does to a passphrase.

keyboard-caps-lock = Caps Lock қосулы
keyboard-layout = Пернетақта: { $code }
