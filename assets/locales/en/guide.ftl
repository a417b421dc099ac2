# The guide: what there is, what it protects and where that ends. Only what is so today.

guide-title = How this works
guide-back = Back

guide-vault = A vault is one file
guide-vault-more =
    Everything is in it: people, interviews, arrests, photos, and what you have typed and not saved. Without the passphrase the file is noise.
    You can copy it to a drive, also while it is open, and open the copy elsewhere. Outside it the program keeps nothing: no list of files, no thumbnails, no log. The one exception is the path of the file, if you ask for that on the start screen.
    Make backups, and keep them on another drive. A damaged or lost vault cannot be made again from anything else.
guide-lock = Locking is one key
guide-lock-more =
    Ctrl+L locks, from anywhere. It asks nothing, and what you have typed is kept. After some minutes without a key or a movement the vault locks by itself, also if the computer slept for that long.
    Locking ends the program and starts it anew, so that nothing of what was open stays in its memory. What was on the screen was seen.
guide-forgotten = The passphrase, and the sheet
guide-forgotten-more =
    Nobody can reset a passphrase. What helps is the recovery sheet: 24 words on paper that open the vault and its backups. Split into parts, it opens only when enough people come together.
    Whoever has the sheet and the file opens the vault. Keep the sheet away from the computer.
    A new passphrase makes the old sheet useless for the vault. Backups made before keep the old passphrase, and open with the old sheet.
guide-record = Nothing that was said is overwritten
guide-record-more =
    Each change is kept with who made it and when, and signed. Where two sources differ, both are kept until somebody decides, and the decision can be changed.
    Each answer has its source: told by the person, seen by you, from a document. “Not asked”, “does not know” and “declined” are different things, and are kept apart.
    The clock of a computer is no proof of when something was written.
guide-consent = Consent is asked use by use
guide-consent-more =
    What a person agrees to is recorded separately for each use: recording, storing, sharing, publishing. What was not asked was not agreed to. Consent can be withdrawn.
    The program does not hold anything back by itself yet. So for now it makes bundles for your own organisation alone. Before anything is passed on to others, a person must look at what was agreed to.
guide-bundle = A bundle carries records to another vault
guide-bundle-more =
    A bundle is a file sealed to those whose cards you chose, and to nobody else. Its name tells nothing, and its size is rounded up. It is signed: whoever merges it sees from whom it comes, and that nothing in it was changed on the way.
    Merging adds, and overwrites nothing. You see what a bundle would bring before you take it in. A bundle of somebody unknown is marked as such: compare the fingerprint of the card aloud, in person or by a call.
    That nothing in a bundle was changed can be proved. That nothing was left out cannot.
guide-protects = What it protects
guide-protects-more =
    A laptop that is seized, switched off or locked: the file is encrypted, and each guess at the passphrase takes much memory and time.
    A bundle that is found: it opens only with the keys that it was sealed to.
    Records that are forged or altered later: the signatures do not hold then.
    A bundle, photo or card made to do harm: everything is checked before it is used.
guide-ends = Where it ends
guide-ends-more =
    A weak passphrase, or one that somebody has seen you type. A program on the computer that records keys or the screen. Whoever has the computer while the vault is open.
    What the system writes to its disk by itself: swap, and the image it makes when it sleeps. Turn on the encryption of the whole disk.
    The originals of photos on cameras, cards and phones; files that you took out of the vault; what printers keep. Those are yours to remove.
    That there is a vault, or a bundle, and that this program is on the computer, can be seen.
    Whether what somebody said is true. That is judged by people.
guide-force = If you are forced to open it
guide-force-more =
    They see what you see. There is no second, hidden vault: it would put those at risk who have none and cannot prove it.
    What helps is to have little with you. Hand bundles over often, and have what was handed over forgotten: it is removed from your vault and leaves no trace there.
