# Merging: bundles that came, what they would bring, what they brought.

merge-title = Merge bundles
merge-empty-more = Bundles are only looked at first. Nothing changes until you press Merge.
merge-drop = Drop bundles or a folder here
merge-drop-now = Let go to look at them
merge-choose = Choose bundles…
merge-choose-folder = Choose a folder…
merge-path = Or type a path
merge-path-look = Look
merge-found-nothing = No bundles are there.
merge-found-nothing-more = Bundles are files that end in .age. Choose another folder, or the files themselves.

merge-list = Bundles
merge-count = { $n ->
    [one] { $shown } bundle
   *[other] { $shown } bundles
}
merge-bundle = { $name }, { $size }
merge-row-looking = Being looked at…
merge-row-locked = Sealed with a passphrase
merge-row-known = { $who }, known
merge-row-unknown = Signer not known
merge-row-as-unknown = Taken as unknown
merge-row-rejected = Signer rejected: left out
merge-row-merged = Merged
merge-row-not-tried = Not tried
merge-row-damaged = Damaged: not for merging
merge-row-not-ours = Sealed to somebody else
merge-row-no-bundle = Not a bundle
merge-row-newer = Made by a newer Dala
merge-row-unreadable = Cannot be read
merge-row-refused = Cannot be merged

merge-leave-out = Leave out
merge-leave-out-name = Leave out { $name }
merge-looking-more = Every byte is checked before anything is told.
merge-passphrase = Passphrase of this bundle
merge-passphrase-more = This bundle is sealed with a passphrase. Ask the one who made it.
merge-unlock = Open it
merge-wrong-passphrase = That passphrase does not open this bundle.
merge-wrong-passphrase-more = Nothing was changed. Check the layout and Caps Lock, and type it again.

merge-signed-by = Signed by { $who }
merge-intact = Intact: { $records } and { $files } match their hashes
merge-fingerprint = Fingerprint, to compare aloud
merge-made = Made { $day }. Purpose: { $purpose }
merge-before = Merged here before: it would bring nothing new.
merge-unknown = You do not know yet whose signature this is.
merge-unknown-more = Anybody can sign a bundle. Take the card of the one who gave it to you, and compare its digits aloud. Or take the bundle as unknown.
merge-take-card = Take the signer’s card…
merge-card-of = Card of { $who }
merge-compare = Read these digits to each other, by voice or face to face. The same digits stand on the screen of the one who made the card.
merge-same = They are the same: trust { $who }
merge-differ = They differ
merge-differs = The digits differ: this was not signed by the person you spoke with.
merge-differs-more = The bundle or the card may have been exchanged on the way. Leave it out, ask the person for both again, and reject this signer if they do not know of it.
merge-reject = Reject this signer
merge-card-another = This is the card of somebody else.
merge-card-another-more = The bundle was signed with another key. Nothing was changed. Ask for the card again, from the person directly.
merge-as-unknown = Take it as unknown
merge-as-unknown-more = What its signer says will be shown as said by somebody unknown. It settles and deletes nothing.
merge-rejected = You have rejected this signer.
merge-rejected-more = The bundle is left out. If you trust the signer again in the settings, it can be merged.

merge-would-bring = { $n ->
    [one] What this bundle would bring
   *[other] What these { $shown } bundles would bring
}
merge-only-looked = Only looked at so far. Your vault is unchanged.
merge-under-way = You can go on working in other places meanwhile.
merge-working-out = Working out what they would bring
merge-working-out-more = Nothing is changed by this.
merge-look-stopped = Stopped before it was known what they would bring.
merge-look-stopped-more = Nothing was changed. Look again before merging.
merge-look-again = Look again
merge-stop = Stop
merge-stop-more = Stopping leaves whole bundles: each is merged wholly or not at all.
merge-merging = { $n ->
    [one] Merging { $shown } bundle
   *[other] Merging { $shown } bundles
}

merge-new = New
merge-changed = Changed
merge-changed-more = history kept
merge-contested = Contested
merge-contested-more = in the records they touch; both kept
merge-known = Already known
merge-known-more = nothing to do
merge-records = Records
merge-files = Contents of files

merge-waits = What will wait for you
merge-waits-now = What waits for you now
merge-waits-more = None of this is needed now. It stays in Review.
merge-waits-nothing = Nothing.
merge-waits-contested = { $n ->
    [one] { $shown } contested field
   *[other] { $shown } contested fields
}
    .more = Both values are kept
merge-waits-unweighed = { $n ->
    [one] { $shown } claim after a decision
   *[other] { $shown } claims after a decision
}
    .more = What is settled stays until you weigh it
merge-waits-untrusted = { $n ->
    [one] { $shown } field rests on signers who are not known
   *[other] { $shown } fields rest on signers who are not known
}
    .more = Shown, and left out of figures
merge-waits-held-back = { $n ->
    [one] { $shown } change waits for earlier ones
   *[other] { $shown } changes wait for earlier ones
}
    .more = They come with another bundle
merge-waits-withheld = { $n ->
    [one] { $shown } value withheld by the sender
   *[other] { $shown } values withheld by the sender
}
    .more = The signature still covers them
merge-waits-withdrawals = { $n ->
    [one] { $shown } withdrawal of consent
   *[other] { $shown } withdrawals of consent
}
    .more = They count at once
merge-waits-erasures = { $n ->
    [one] { $shown } order to erase
   *[other] { $shown } orders to erase
}
    .more = Values are hidden at once, and go when you confirm it
merge-look = Look

merge-would-change = Would change in your records
merge-fields = { $n ->
    [one] { $shown } field
   *[other] { $shown } fields
}
merge-show-all = Show all
merge-show-few = Show few
merge-changes-nothing = Nothing that is here reads otherwise.
merge-more-changes = { $n ->
    [one] and { $shown } more
   *[other] and { $shown } more
}
merge-how-both = both kept
merge-how-taken-over = taken over
merge-how-replaced = newer, same author
merge-how-judged = decided by a known signer
merge-how-waits = waits for you
merge-how-covered = shown as withheld

merge-now = { $n ->
    [0] Merge bundles
    [one] Merge { $shown } bundle
   *[other] Merge { $shown } bundles
}
merge-not-now = Not now
merge-others = Merge others
merge-foot-files = The bundle files stay where they are.
merge-foot-looking = Wait until every bundle is looked at.
merge-foot-asks = A bundle needs you first: its passphrase, or whose it is.
merge-foot-none = None of these bundles can be merged.

merge-merged = { $n ->
    [0] Nothing was merged
    [one] { $shown } bundle is merged
   *[other] { $shown } bundles are merged
}
merge-stopped = You stopped it.
merge-stopped-more = { $n ->
    [one] What is merged stays. { $shown } bundle was not tried.
   *[other] What is merged stays. { $shown } bundles were not tried.
}
merge-refused = Refused whole: { $name }
merge-pictures = The small pictures of photos are not all made.
merge-pictures-more = The photos themselves are in the vault. The next merge makes the pictures.
