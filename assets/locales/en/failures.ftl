# What a refusal of the core says: what happened; .kept: what was kept; .next: what to do.
# Keys and what is put in: src/ui/failures.rs.

## Opening a vault, and its file

failed-not-a-vault = This file is no vault, or only a part of one.
    .kept = The file was left as it is.
    .next = Choose the file that ends in .dala, or open a backup.
failed-vault-passphrase = That passphrase does not open this file.
    .kept = Nothing was changed.
    .next = Check Caps Lock and the keyboard layout, and type it again. If it is surely the right one, the beginning of the file may be damaged: open a backup.
failed-current-passphrase = That is not the passphrase of this vault.
    .kept = Nothing was changed.
    .next = Check Caps Lock and the keyboard layout, and type it again.
failed-vault-damaged = The vault is damaged.
    .kept = The file was left as it is.
    .next = Open a backup. Keep this file: parts of it may still be read.
failed-vault-newer = The vault was made by a newer Dala (vault format { $version }).
    .kept = The file was left as it is.
    .next = Update Dala, then open the vault again.
failed-already-open = The vault is already open elsewhere.
    .kept = It was left as it is.
    .next = Close it there first.
failed-keys-missing = The vault’s own keys are missing or damaged.
    .kept = Nothing was changed.
    .next = Open a backup of this vault.
failed-not-there = The file or its folder is not there.
    .kept = Nothing was changed.
    .next = Check that its disk is plugged in, and choose it again.
failed-denied = The file or its folder may not be read or written by this account.
    .kept = Nothing was changed.
    .next = Ask for the right to read and write it, or use a folder of your own.
failed-read-only = The file, its folder or its disk can only be read.
    .kept = Nothing was changed.
    .next = Choose a folder that can be written. A vault can be copied there.
failed-disk-full = The disk is full.
    .kept = Nothing was changed.
    .next = Make room on the disk and try again.
failed-no-room = The disk has { $free } free, and { $needed } are needed.
    .kept = Nothing was written.
    .next = Make room, or choose another disk.
failed-vault-disk = The disk did not read or write the vault.
    .kept = Nothing was changed.
    .next = Check that the disk is plugged in, and try again. If it happens again, copy the vault to another disk.
failed-exists = There is a file of this name already.
    .kept = It was left as it is.
    .next = Choose another name.
failed-moved = The vault’s file was moved or replaced while it was open.
    .kept = Nothing was changed.
    .next = Put the file back where it was, or open it where it is now.
failed-not-reopened = The vault was written anew, as asked, but could not be opened again.
    .kept = Everything is in the new file.
    .next = Open the vault again.
failed-copy-not-verified = The new copy of the vault, read back from the disk, is not what was written.
    .kept = The copy was removed, the vault is as it was.
    .next = The disk may be failing: make a backup on another one.
failed-wrong-content = The bytes of a file are not those that its SHA-256 promises.
    .kept = The file was not kept, all else is as it was.
    .next = If it came with a bundle, ask the sender to export it again. If it was in this vault, check the vault.
failed-database = The vault did not take this step (code { $code }).
    .kept = Nothing was changed.
    .next = Try again. If it happens again, make a backup and report the code.
failed-no-memory = There is not enough free memory: { $needed } are needed.
    .kept = Nothing was changed.
    .next = Close other programs and try again.
failed-no-randomness = The computer gave no random numbers, and without them nothing can be encrypted.
    .kept = Nothing was changed.
    .next = Restart the computer and try again.
failed-cancelled = Stopped, as you asked.
    .kept = What was not finished was undone, all else is as it was.
    .next = Start again when you like.
failed-worker-gone = A part of Dala stopped unexpectedly.
    .kept = What was saved is safe.
    .next = Start Dala again.
failed-traces-remain = The case is forgotten, but traces of it may still be in the file.
    .kept = All else was kept.
    .next = Make room on the vault’s disk and open the vault again: opening removes the traces.

## Recovery words

failed-vault-words = These words do not open this file.
    .kept = Nothing was changed.
    .next = The sheet may belong to another file, or be older than the passphrase. If it is surely the right one, the beginning of the file may be damaged: open a backup with the same words.
failed-words-none = There are no words here.
    .kept = Nothing was changed.
    .next = Type the words of the sheet, or of its parts, in their order.
failed-words-too-long = This is longer than a recovery sheet with all its parts.
    .kept = Nothing was changed.
    .next = Type one sheet, or the parts of one sheet, and nothing else.
failed-words-unknown =
    { $of ->
        [1] Word { $position } is not in the list of words.
       *[other] In part { $number } of the { $of } typed, word { $position } is not in the list of words.
    }
    .kept = Nothing was changed.
    .next = Compare this word with the paper. Its first four letters are enough.
failed-words-count =
    { $of ->
        [1] The words here number { $found }: a sheet has 24, a part of one 28.
       *[other] In part { $number } of the { $of } typed the words number { $found }: a sheet has 24, a part of one 28.
    }
    .kept = Nothing was changed.
    .next = Compare with the paper: a word may be missing, or typed as two.
failed-words-unfitting =
    { $of ->
        [1] The words do not fit together: one is wrong, or two have changed places.
       *[other] In part { $number } of the { $of } typed the words do not fit together: one is wrong, or two have changed places.
    }
    .kept = Nothing was changed.
    .next = Compare each word and its place with the paper.
failed-words-newer =
    { $of ->
        [1] The words were made by a newer Dala.
       *[other] The words of part { $number } of the { $of } typed were made by a newer Dala.
    }
    .kept = Nothing was changed.
    .next = Update Dala, then type them again.
failed-words-mixed = There is a whole sheet here, and something beside it.
    .kept = Nothing was changed.
    .next = Type one whole sheet alone, or the parts of one sheet.
failed-parts-too-few = The parts here number { $given }, and { $needed } are needed.
    .kept = Nothing was changed.
    .next = Add further parts of the same sheet.
failed-parts-of-another = Part { $which } of those typed is of another sheet than the first one.
    .kept = Nothing was changed.
    .next = Parts that go together bear the same code. Leave the others out.
failed-parts-twice = Part { $part } of the sheet is typed twice.
    .kept = Nothing was changed.
    .next = Take another part in its place.
failed-parts-unfitting = The parts together do not give the key of their sheet.
    .kept = Nothing was changed.
    .next = Try it with other parts of this sheet.

## Records and fields

failed-no-record = This record is not in the vault.
    .kept = Nothing was changed.
    .next = Look at the list again: it may have been forgotten, or come with another bundle.
failed-unknown-kind = No form describes records of this kind.
    .kept = Nothing was changed.
    .next = Merge a bundle that brings the form, or choose another kind.
failed-form = This form cannot be read.
    .kept = Nothing was changed.
    .next = Correct it where it says, and choose it again.
failed-form-taken = Another form of this name and version is here already.
    .kept = Nothing was changed.
    .next = Give the changed form another version in its settings sheet.
failed-form-too-large = The form is too large for a workbook.
    .kept = Nothing was written.
    .next = Ask fewer questions in one form.
failed-table = This table cannot be read.
    .kept = Nothing was changed.
    .next = Open it in a spreadsheet, and save it as a workbook or as CSV.
failed-table-rows = This table has too many rows.
    .kept = Nothing was changed.
    .next = Divide it into several files.
failed-table-locked = This workbook is locked with a password.
    .kept = Nothing was changed.
    .next = Open it with the password, and save it without one.
failed-faulty-rows = Some rows do not fit the form.
    .kept = Nothing was changed.
    .next = Correct the cells that are named, or leave these rows out.
failed-unknown-field = The form has no such field.
    .kept = Nothing was changed.
    .next = Choose a field of this form.
failed-value-empty = Nothing is written here.
    .kept = Nothing was changed.
    .next = Write an answer, say why there is none, or take back what was said.
failed-value-too-long = This is longer than the field takes ({ $most } at most).
    .kept = Nothing was changed.
    .next = Shorten it, or attach it as a file.
failed-value-type = The field cannot hold this.
    .kept = Nothing was changed.
    .next = Correct it, or keep the words in the remarks.
failed-value-code = This is not in the list of the field.
    .kept = Nothing was changed.
    .next = Choose from the list.
failed-no-parent = This belongs to another record, and none was chosen.
    .kept = Nothing was changed.
    .next = Open that record and add it there.
failed-not-in-a-case = A record of this kind is not filed under a case.
    .kept = Nothing was changed.
    .next = Save it without a case, and file a record that refers to it.
failed-wrong-target = The field cannot refer to a record of this kind.
    .kept = Nothing was changed.
    .next = Choose a record of the right kind.
failed-of-bytes = This is what the bytes of the file say, and is not changed by hand.
    .kept = Nothing was changed.
    .next = If it is not the right file, attach the right one.
failed-nothing-to-retract = Nothing in this field was said by you, or from this source.
    .kept = Nothing was changed.
    .next = What others said is theirs to take back. Say what you hold to be right instead.
failed-nothing-to-do = Nothing differs from what is saved already.
    .kept = Nothing was changed.
    .next = There is nothing to do.
failed-no-such-claim = This claim is not open in the field any more.
    .kept = Nothing was changed.
    .next = Look at the claims again and choose among those that are there.
failed-no-verdict = A judgement says what is right, and cannot take anything back.
    .kept = Nothing was changed.
    .next = Say what you hold to be right, or take back what you said yourself.
failed-not-composed = What was to be saved would not be read by anybody.
    .kept = Nothing was changed.
    .next = Try again. If it happens again, report it.
failed-no-attachment = The bytes of this file are not in this vault.
    .kept = Nothing was written.
    .next = They may be in another part of the export, or be withheld: ask the sender.

## Files of the disk

failed-file-missing =
    { $of ->
        [1] The file is not there.
       *[other] File { $number } of { $of } is not there.
    }
    .kept = Nothing was changed.
    .next = Check that its disk is plugged in, and choose it again.
failed-file-denied =
    { $of ->
        [1] The file may not be read by this account.
       *[other] File { $number } of { $of } may not be read by this account.
    }
    .kept = Nothing was changed.
    .next = Ask for the right to read it, or choose a copy.
failed-file-unreadable =
    { $of ->
        [1] The file could not be read.
       *[other] File { $number } of { $of } could not be read.
    }
    .kept = Nothing was changed.
    .next = Check the disk that it is on, and try again.
failed-file-folder =
    { $of ->
        [1] This is a folder, not a file.
       *[other] File { $number } of { $of } is a folder, not a file.
    }
    .kept = It was left as it is, nothing was changed.
    .next = Choose the file itself.
failed-file-link = This is a link to another place, not a file.
    .kept = It was not followed, nothing was changed.
    .next = Choose the file itself.
failed-file-unwritable = A file could not be written.
    .kept = What was written of it was removed, the vault is as it was.
    .next = Check the disk and the folder, and try again.
failed-file-no-room = A file could not be written: the disk is full.
    .kept = What was written of it was removed, the vault is as it was.
    .next = Make room on the disk, or choose another one.

## Cards and signers

failed-not-a-card = This file is not a card.
    .kept = Nothing was changed.
    .next = Choose the file that ends in .dalacard.
failed-card-newer = The card was made by a newer Dala.
    .kept = Nothing was changed.
    .next = Update Dala, then take the card in.
failed-card-damaged = Line { $line } of the card is damaged.
    .kept = Nothing was changed.
    .next = Ask for the card again, and take it from the person directly.
failed-card-altered = The card was altered: a signature on it does not hold.
    .kept = Nothing was changed.
    .next = Ask for the card again, and take it from the person directly.
failed-card-name = A name has 1 to 80 letters or signs in one line, and no blank at either end.
    .kept = Nothing was changed.
    .next = Choose another name.
failed-own-card = This is the card of this vault itself.
    .kept = Nothing was changed.
    .next = Choose the card of somebody else.
failed-no-signer = This vault knows no signer of this key.
    .kept = Nothing was changed.
    .next = Take in the card of the person first.
failed-rejected-recipient = A recipient is rejected in this vault.
    .kept = Nothing was written.
    .next = Leave this recipient out, or trust the card again first.

## Bundles that came

failed-not-a-bundle = This file is not a bundle.
    .kept = The vault was left as it is.
    .next = Choose the file that ends in .age, as it came.
failed-bundle-cut-short = The end of the bundle is missing.
    .kept = The vault was left as it is.
    .next = Copy it again from where it came. If that does not help, ask for it anew.
failed-bundle-damaged = The bundle is damaged.
    .kept = The vault was left as it is.
    .next = Copy it again from where it came. If that does not help, ask for it anew.
failed-bundle-changed = The bundle’s file changed while it was read.
    .kept = The vault was left as it is.
    .next = Copy it again from where it came. If that does not help, ask for it anew.
failed-bundle-too-costly = The bundle’s passphrase would take too long to check.
    .kept = The vault was left as it is.
    .next = Ask the sender to seal it with Dala.
failed-bundle-not-for-us = The bundle is sealed to someone else.
    .kept = The vault was left as it is.
    .next = Open it with the vault that it is for, or give the sender your card.
failed-bundle-needs-passphrase = The bundle needs a passphrase.
    .kept = The vault was left as it is.
    .next = Ask the sender for it, and type it.
failed-bundle-passphrase = That passphrase does not open the bundle.
    .kept = The vault was left as it is.
    .next = Check Caps Lock and the keyboard layout, or ask the sender for it, and type it again.
failed-bundle-newer = The bundle was made by a newer Dala.
    .kept = The vault was left as it is.
    .next = Update Dala, then merge the bundle.
failed-bundle-not-sound = The bundle is not built as it must be.
    .kept = The vault was left as it is.
    .next = Ask the sender to export it again. Keep this file if you suspect tampering.
failed-bundle-signature = The signature on the bundle does not hold.
    .kept = The vault was left as it is.
    .next = Ask the sender to export it again. Keep this file if you suspect tampering.
failed-bundle-unreadable = The bundle could not be read from its disk.
    .kept = The vault was left as it is.
    .next = Check the disk that it is on, and try again.
failed-bundle-revision = A record in the bundle (line { $line }) is not as it must be.
    .kept = The vault was left as it is.
    .next = Ask the sender to export it again. Keep this file if you suspect tampering.
failed-bundle-too-many-revisions = The bundle brings more revisions of one record than honest work makes.
    .kept = The vault was left as it is.
    .next = Ask the sender what it holds.
failed-bundle-form = A form in the bundle is not as it must be.
    .kept = The vault was left as it is.
    .next = Ask the sender what it holds.

## Exporting

failed-not-yet = Exporting for this purpose is not offered yet.
    .kept = Nothing was written.
    .next = Export for your own organisation.
failed-nothing-to-export = There is nothing to export.
    .kept = Nothing was written.
    .next = Choose a case that has records.
failed-file-larger-than-a-bundle = One file ({ $size }) is larger than a bundle may be.
    .kept = Nothing was written.
    .next = Allow larger bundles (on a disk that is not FAT32), or hand over this file by itself.
failed-record-larger-than-a-bundle = One record ({ $size } with all its revisions) is larger than a bundle may be, and is never split.
    .kept = Nothing was written.
    .next = Allow larger bundles.
failed-bundle-size-too-small = No bundle is so small: the smallest has { $least }.
    .kept = Nothing was written.
    .next = Allow larger bundles.
failed-export-changed = The records changed while they were exported.
    .kept = Nothing was exported.
    .next = Export again.
failed-export-damaged-file = A file in the vault is damaged.
    .kept = Nothing was exported.
    .next = Check the vault. A backup may still have the file whole.
failed-export-too-much = This is too much for one bundle.
    .kept = Nothing was exported.
    .next = Export fewer cases at once, or smaller bundles.
failed-export-no-recipient = Nobody was chosen who could open the bundle.
    .kept = Nothing was exported.
    .next = Choose a recipient, or a passphrase.
failed-export-empty-passphrase = The passphrase is empty.
    .kept = Nothing was exported.
    .next = Choose several words.
failed-export-too-many-recipients = One bundle cannot have so many recipients.
    .kept = Nothing was exported.
    .next = Export several times, to fewer at once.
failed-export-not-made = The bundle could not be made.
    .kept = Nothing was exported.
    .next = Try again. If it happens again, check the vault.
failed-export-not-verified = The bundle, read back from the disk, is not what was written.
    .kept = The bundle was removed, the vault is as it was.
    .next = The disk may be failing: export to another one.
failed-record-exists = There is such a record already.
    .kept = Nothing was changed.
    .next = Open the record that is there.
failed-no-setting = This choice could not be kept: its value is too long.
    .kept = The choice before is kept.
    .next = Choose something else.
failed-draft-too-long = More is typed than { $most }, which is the most that a record holds.
    .kept = What was kept before is as it was.
    .next = Shorten it, or attach the text as a file.
failed-nothing-to-undo = Nothing that you said here last can be taken back.
    .kept = Nothing was changed.
    .next = What others said is theirs. Say what you hold to be right.
failed-nothing-to-restore = What was said then is not in this vault.
    .kept = Nothing was changed.
    .next = It may come with another bundle.
failed-too-large-to-show = This file is too large to be shown here: { $size }.
    .kept = The file is kept unchanged.
    .next = Save a copy of the original and open it in another program.
failed-too-many-files = There are more than { $most } files and folders at once.
    .kept = Those beyond were left where they are.
    .next = Take the rest in separately, folder by folder.
failed-value-date = These words tell a date that there is not.
    .kept = Nothing was changed.
    .next = Look at the day and the month.
failed-value-unsure-date = These words may mean more than one date.
    .kept = Nothing was changed.
    .next = Choose the date that is meant.
