# The guided interview.

interview-lead = Lead step by step
interview-leave = Back to the record
interview-minutes = { $n } min
interview-language = Language of the questions
interview-open = { $n ->
    [0] nothing open
    [one] { $shown } question open
   *[other] { $shown } questions open
}
interview-any-order = Steps can be taken in any order. Until recording and storing are agreed to, the account and what follows stay closed.
interview-closed-short = closed
interview-closed = The account is not recorded yet.
interview-closed-more = Ask first whether it may be recorded and stored.
interview-withdrawn = Consent was withdrawn.
interview-withdrawn-more = Nothing more is recorded. If the person agrees again, begin a new interview with a consent of its own.
interview-no-photos = Photos of injuries are taken only once that is agreed to.
interview-to-consent = To consent
interview-nobody = Say first who speaks: choose the person or add one.
interview-pressure = There are signs of pressure: only recording and storing can be agreed to.
interview-notes = What you see and hear
interview-notes-hint = Kept apart from what the person says.
interview-still-open = Still open
interview-back = Back
interview-next = Next: { $what }
interview-done = Finish
interview-own = For you, not asked aloud
interview-open-question = Open question: first in the person’s own words

body-view = Drawing
body-whole = Whole body
body-sides = Sides
body-head = Head
body-hands = Hands
body-feet = Feet
body-restricted = Perineum (only in private)
body-empty = Nothing marked. Ask first, then mark: arrows to the part, Enter to mark it.
body-remove = Remove mark { $n }
body-removed = The mark was removed.
body-mark = Mark { $n }: { $what }

interview-not-private = Others may hear, or officials are near.
interview-not-private-more = What is said now may put the person at risk. Better agree on another time and place; do not ask about sexual violence here.
interview-urgent = Is a life or health in danger now?
interview-urgent-more = Then write why in one sentence and go on. It is kept with the interview; ask for consent as soon as you can.
interview-urgent-go-on = Go on without consent
interview-pause = Pause
interview-paused = Pause. All is kept.
interview-paused-more = Let the person rest; offer water and time. Nothing has to be told. Go on only if they wish, or stop here.
interview-go-on = Go on
interview-stop-here = Stop here
interview-decided-before = Last time: { $what }
interview-grant-over = No longer valid: the day is past. Ask anew.
interview-decided-over = Last time: { $what }, no longer valid
