# The settings.

settings-minutes = { $n } min
settings-idle = Lock when nothing is done for
settings-kept = Kept in this vault, and nowhere else.
settings-card = Your card
settings-card-more = Whoever has your card can seal bundles to you, and knows your signature. Give it by hand, and compare the numbers aloud.
settings-card-save = Save the card…
settings-card-saved = The card is saved.
settings-signers = Whose words count
settings-signers-more = What a trusted signer says counts here. What others say is shown as theirs, and settles nothing.
settings-signers-none = Nobody else yet. Others come with their cards and bundles.
settings-trust = How far { $who } is believed
trust-trusted = Trusted
trust-unknown = Not known
trust-rejected = Rejected

settings-keys = Passphrase and recovery sheet
settings-keys-more = The sheet opens the vault if the passphrase is forgotten. After a new passphrase the sheet of before opens it no more. For either, type the passphrase again.
settings-passphrase = The passphrase of this vault
settings-passphrase-trying = Trying the passphrase…
settings-passphrase-wrong = This is not the passphrase of this vault. Nothing was changed.
settings-new-passphrase = New passphrase…
settings-sheet = Recovery sheet…
