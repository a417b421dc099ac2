# What the checks find, as a sentence below its field. Keys and what is put in:
# src/ui/findings.rs.


finding-required = Not filled in yet.
finding-not-relevant = Filled in, though it does not apply here.
finding-unknown-field = The form has no such field. What it holds is kept.
finding-wrong-type = The field cannot hold a value of this type.
finding-unknown-code = This is not in the list of the field. It is kept as it is.
finding-constraint = Not as the form expects.
finding-constraint-said = Not as the form expects: “{ $said }”.

finding-order = This lies before “{ $other }”.
finding-future = This lies in the future, by the clock of this computer.
finding-before-birth = This lies before the person was born.
finding-before-arrest = This lies before the arrest.
finding-over-custody-limit = { $hours ->
    [one] Certainly more than { $hours } hour passed from the arrest to the judge.
   *[other] Certainly more than { $hours } hours passed from the arrest to the judge.
}
finding-stay-order = Stays { $first } and { $second } are not in the order of their dates.
finding-stay-overlap = Stays { $first } and { $second } overlap.
finding-outside-stay = This lies outside the stay during which it is said to have happened.
finding-two-open-detentions = Another detention of this person is open too. One of them has ended, or both are the same.
finding-after-death = This lies after the person’s death.
finding-not-a-clinician = Only a clinician judges how far an injury agrees with its cause.
finding-outside-bounds = The point lies outside Kazakhstan. Latitude and longitude may be swapped.

finding-unnamed-recipient = Consent to be named, but no recipient is named.
finding-minor-without-guardian = The person was under 18 then, and no guardian consented.
finding-minor-assent = The person was under 18 then. Did the child agree too?
finding-granted-under-pressure = There are signs of pressure, yet more is agreed to than recording and storing.
finding-not-all-explained = Recording is agreed to, but not all was explained before.

finding-iin-length = An IIN has 12 digits.
finding-iin-digits = An IIN has nothing but digits.
finding-iin-checksum = The last digit of the IIN does not fit the others.
finding-iin-date = The IIN begins with a day that does not exist.
finding-iin-century = The seventh digit of the IIN tells no century.
finding-iin-birth-date = The IIN tells another date of birth.
finding-iin-sex = The IIN tells another sex.
