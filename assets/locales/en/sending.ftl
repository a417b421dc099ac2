# Sending: writing bundles for others.

send-title = Send
send-title-more = Bundles are sealed files. You carry them to others yourself; nothing is sent over a network.
send-what = What goes
send-all = Everything
send-all-more = All records and files of this vault.
send-cases = Chosen cases
send-cases-more = Each case with its people, interviews, events, files and consents. It tells nothing of other cases.
send-find-case = Find a case
send-no-case = There is no case here.
send-case-list = Cases
send-chosen = { $n ->
    [0] No case is chosen
    [one] { $shown } case is chosen
   *[other] { $shown } cases are chosen
}
send-purpose = What for
send-purpose-own = My own organisation
send-purpose-more = Lawyers, the United Nations or publication need each person’s consent checked field by field. This version does not do that yet, so it offers none of them.
send-to = To whom
send-to-people = People with a card
send-to-passphrase = Whoever knows a passphrase
send-nobody = No card is here yet. Ask for the card of the one who is to open the bundle.
send-card = Add a card…
send-age = Or type an age1… recipient
send-age-add = Add
send-age-refused = This is not an age1… recipient.
send-age-refused-more = Check how it was copied. It begins with age1 and has 62 letters.
send-no-card = no card: check with the person that this is the right one
send-compare = compare aloud: { $fingerprint }
send-passphrase = Passphrase for these bundles
send-again = The same again
send-passphrase-more = Several words that nobody can guess. Whoever has a bundle and knows them can read it all.
send-show = Show what is typed
send-where = Where to
send-folder = Folder
send-folder-choose = Choose…
send-size = Largest bundle
send-size-none = Any size
send-size-fat = FAT32 stick, 4 GB
send-size-own = Another size
send-size-megabytes = megabytes
send-size-more = What is larger becomes several bundles. Each can be merged by itself, in any order.

send-missing-cases = Choose a case first.
send-missing-people = Choose to whom the bundles are sealed.
send-missing-passphrase = Type a passphrase.
send-missing-again = The two passphrases differ.
send-missing-folder = Choose the folder to write to.
send-missing-size = Type the size in whole megabytes.
send-missing-preview = Wait until it is worked out what goes.
send-missing-refused = Nothing can go like this: see why above.

send-would = What would go
send-looking = Working it out…
send-goes = Goes
send-goes-more = whole, with { $files }
send-in-part = Goes in part
send-in-part-more = { $n ->
    [one] { $shown } value stays: it tells of another case
   *[other] { $shown } values stay: they tell of other cases
}
send-in-part-none = nothing has to be covered
send-held-back = Held back
send-held-back-more = own organisation: nothing is held back
send-stays = Stays
send-stays-more = of other cases
send-stays-none = nothing
send-bundles = { $n ->
    [one] { $shown } bundle
   *[other] { $shown } bundles
}
send-comes-to = { $bundles }, about { $size } together
send-files-not-here = { $n ->
    [one] { $shown } file is named in records and not in this vault.
   *[other] { $shown } files are named in records and not in this vault.
}
send-values-not-here = { $n ->
    [one] { $shown } value was withheld before it came here.
   *[other] { $shown } values were withheld before they came here.
}
send-write = { $n ->
    [one] Write { $shown } bundle
   *[other] Write { $shown } bundles
}
send-foot = Each bundle is read back from the disk and verified before it is called done.
send-writing = Writing bundles
send-writing-more = Stopping leaves no bundle behind.
send-stopped = You stopped it.
send-stopped-more = No bundle was written, the vault is as it was.
send-written = { $n ->
    [one] { $shown } bundle is written
   *[other] { $shown } bundles are written
}
send-written-more = Read back from the disk and verified, byte for byte.
send-next = What is next
send-next-people = Hand the bundles over. Only those whom you chose can open them; you cannot open them yourself.
send-next-passphrase = Tell the passphrase by another way than the bundles: aloud, best face to face.
send-again-other = Send more
