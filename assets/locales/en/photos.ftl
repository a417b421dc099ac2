# Photos and files.

photos-title = Photos and files
photos-add = Add…
photos-add-folder = Add a folder…
photos-filter = Caption, person, place, hash

# What is shown.
photos-case = Case { $what }
photos-case-all = Show the photos of all cases
photos-case-only = Show only the photos of the case { $what }
photos-unlinked = No link { $n }
photos-unlinked-only = Show only photos without a link
photos-unlinked-all = Show photos with a link too
photos-day-taken = Taken { $day }
photos-day-received = Received { $day }
photos-day-unknown = Day not given
photos-no-link = no link
photos-links = { $n ->
    [one] { $shown } link
   *[other] { $shown } links
}
photos-untitled = Without a name
photos-none = No photos or files yet.

# Taking files in.
photos-drop = Drop files or a folder here
photos-drop-now = Let go to take them in
photos-drop-more = The originals are copied, never changed
photos-to-case = They are filed under { $case }
photos-to-source = They are linked to { $source }
photos-to-both = They are filed under { $case } and linked to { $source }
photos-looking = Looking for files…
photos-taking = Taking in file { $n } of { $of }
photos-taking-bytes = { $done } of { $of }
photos-stop = Stop
photos-stop-remark = What is in stays in.
photos-taken = { $n ->
    [one] { $shown } file taken in
   *[other] { $shown } files taken in
}
photos-taken-none = No file was taken in
photos-tally-new = { $n ->
    [one] { $shown } new
   *[other] { $shown } new
}
photos-tally-known = { $n ->
    [one] { $shown } already here
   *[other] { $shown } already here
}
photos-tally-refused = { $n ->
    [one] { $shown } refused
   *[other] { $shown } refused
}
photos-tally-left = { $n ->
    [one] { $shown } not taken in
   *[other] { $shown } not taken in
}
photos-tally-hidden = { $n ->
    [one] { $shown } hidden file left out
   *[other] { $shown } hidden files left out
}
photos-details = Details
photos-fewer = Fewer details

# The photo that is looked at.
photos-choose = Choose a photo to look at it.
photos-to-grid = To all photos
photos-tabs = What shows
photos-tab-picture = Picture
photos-tab-details = Details
photos-previous = Photo before
photos-next = Photo after
photos-place = { $at } of { $of }
photos-image = Photo: { $what }
photos-fit = Fit, { $percent } %
photos-percent = { $percent } %
photos-nearer = Nearer
photos-further = Further
photos-full = Show at 100 %
photos-whole = Show the whole
photos-turn = Turn the view
photos-big = Fill the window
photos-small = Back to all photos
photos-to-come = The small picture is being made.
photos-not-here = The bytes of this file are not in this vault. They may come with another bundle.
photos-no-file = An item that is kept elsewhere: there is no file.
photos-too-large = The picture is too large to be drawn here.
photos-broken = The picture is damaged or incomplete and cannot be drawn.
photos-unsupported = Files of this kind are not drawn here.
photos-ended = Drawing this picture once ended the program. It is not tried again.
photos-original-kept = The original is kept. Save it and open it in another program.
photos-caption = Caption
photos-caption-hint = What it shows, in words
photos-caption-contested = Captions differ. Open the record to settle which one counts.

# Beside it.
photos-shows = Shows
photos-shows-nothing = Linked to nothing yet
photos-link = Link to…
photos-unlink = Take the link to { $what } off
photos-consent = Consent and handling
photos-record = Open the record
photos-file = From the file
photos-taken-at = Taken
photos-clock = camera clock, no zone
photos-clock-zone = camera clock, { $zone }
photos-take-day = Take over day and time
photos-take-camera = Take over the camera
photos-in-record = The record says so, or otherwise
photos-camera = Camera
photos-where = Place
photos-size = Size
photos-name = File name
photos-no-exif = The file says nothing of day, place and camera. Messengers remove it.
photos-bad-exif = What the file says of day, place and camera is damaged.
photos-part-exif = A part of what the file says is damaged.
photos-copy-hash = Copy the hash
photos-save = Save original…
photos-saving = Saving… { $percent } %
photos-original-saved = The original is saved, byte for byte. The copy is not encrypted.
