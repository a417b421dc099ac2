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
