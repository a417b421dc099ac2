# What each kind of record is called: many (the section), one (as its form is titled), new
# (the button), empty (nothing there yet, and what to do), count ($n, shown as $shown).

kind-case-many = Cases
kind-case-one = Case
kind-case-new = New case…
kind-case-empty = No cases yet. Begin one for a person or an event, and gather there what you learn.
kind-case-count = { $n ->
    [one] { $shown } case
   *[other] { $shown } cases
}

kind-person-many = People
kind-person-one = Person
kind-person-new = New person…
kind-person-empty = Nobody yet. Add the first person, or merge a bundle that brings people.
kind-person-count = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}

kind-interview-many = Interviews
kind-interview-one = Interview
kind-interview-new = New interview…
kind-interview-empty = No interviews yet. Add the first one when a person is ready to tell.
kind-interview-count = { $n ->
    [one] { $shown } interview
   *[other] { $shown } interviews
}

kind-event-many = Events
kind-event-one = Event
kind-event-new = New event…
kind-event-empty = No events yet. Add a protest, a raid or another event at which people were arrested.
kind-event-count = { $n ->
    [one] { $shown } event
   *[other] { $shown } events
}

kind-arrest-many = Arrests
kind-arrest-one = Arrest
kind-arrest-new = New arrest…
kind-arrest-empty = No arrests yet. They appear when an interview tells of one.
kind-arrest-count = { $n ->
    [one] { $shown } arrest
   *[other] { $shown } arrests
}

kind-detention-many = Detentions
kind-detention-one = Detention
kind-detention-new = New detention…
kind-detention-empty = No detentions yet. They appear when an interview tells of one.
kind-detention-count = { $n ->
    [one] { $shown } detention
   *[other] { $shown } detentions
}

kind-stay-many = Stays
kind-stay-one = Stay in a place of detention
kind-stay-new = New stay…
kind-stay-empty = No stays yet. Add each place where the person was held, one after the other.
kind-stay-count = { $n ->
    [one] { $shown } stay
   *[other] { $shown } stays
}

kind-place-many = Places
kind-place-one = Place
kind-place-new = New place…
kind-place-empty = No places yet. Add one here, or when you write down where something happened.
kind-place-count = { $n ->
    [one] { $shown } place
   *[other] { $shown } places
}

kind-attachment-many = Photos, files
kind-attachment-one = File or item
kind-attachment-new = New file or item…
kind-attachment-empty = No photos or files yet. Drop them on a record to attach them.
kind-attachment-count = { $n ->
    [one] { $shown } file or item
   *[other] { $shown } files and items
}

kind-custody-event-many = Chain of custody
kind-custody-event-one = Custody record
kind-custody-event-new = New custody record…
kind-custody-event-empty = Nothing in the chain of custody yet. Write down who had the original, when and why.
kind-custody-event-count = { $n ->
    [one] { $shown } custody record
   *[other] { $shown } custody records
}

kind-consent-many = Consents
kind-consent-one = Consent
kind-consent-new = New consent…
kind-consent-empty = No consents yet. Ask for consent before you record an interview.
kind-consent-count = { $n ->
    [one] { $shown } consent
   *[other] { $shown } consents
}

kind-consent-grant-many = Decisions on uses
kind-consent-grant-one = Decision on one use
kind-consent-grant-new = New decision…
kind-consent-grant-empty = No decisions yet. Ask about each use apart.
kind-consent-grant-count = { $n ->
    [one] { $shown } decision
   *[other] { $shown } decisions
}

kind-case-person-many = People in the case
kind-case-person-one = Person in the case
kind-case-person-new = New person in the case…
kind-case-person-empty = Nobody in this case yet. Add the people whom it concerns, and their roles.
kind-case-person-count = { $n ->
    [one] { $shown } person in the case
   *[other] { $shown } people in the case
}

kind-person-name-many = Spellings of the name
kind-person-name-one = Spelling of a name
kind-person-name-new = New spelling…
kind-person-name-empty = No other spellings yet. Add each one in which the name is found.
kind-person-name-count = { $n ->
    [one] { $shown } spelling
   *[other] { $shown } spellings
}

kind-act-many = Acts
kind-act-one = Act of ill-treatment or violence
kind-act-new = New act…
kind-act-empty = No acts yet. Write down each act of ill-treatment, by place and time.
kind-act-count = { $n ->
    [one] { $shown } act
   *[other] { $shown } acts
}

kind-injury-many = Injuries
kind-injury-one = Injury
kind-injury-new = New injury…
kind-injury-empty = No injuries yet. Ask first, then mark each one on the drawing.
kind-injury-count = { $n ->
    [one] { $shown } injury
   *[other] { $shown } injuries
}

kind-medical-exam-many = Medical examinations
kind-medical-exam-one = Medical examination
kind-medical-exam-new = New examination…
kind-medical-exam-empty = No examinations yet. Add each doctor who looked at the person, and whose doctor it was.
kind-medical-exam-count = { $n ->
    [one] { $shown } examination
   *[other] { $shown } examinations
}

kind-death-many = Deaths
kind-death-one = Death
kind-death-new = New death…
kind-death-empty = No deaths yet. They appear when a relative or witness tells of one.
kind-death-count = { $n ->
    [one] { $shown } death
   *[other] { $shown } deaths
}

kind-proceeding-many = Proceedings
kind-proceeding-one = Proceeding
kind-proceeding-new = New proceeding…
kind-proceeding-empty = No proceedings yet. Add complaints, investigations and trials as they begin.
kind-proceeding-count = { $n ->
    [one] { $shown } proceeding
   *[other] { $shown } proceedings
}

kind-charge-many = Charges
kind-charge-one = Charge
kind-charge-new = New charge…
kind-charge-empty = No charges yet. Add each article, and when it was changed.
kind-charge-count = { $n ->
    [one] { $shown } charge
   *[other] { $shown } charges
}

kind-sentence-many = Sentences
kind-sentence-one = Sentence
kind-sentence-new = New sentence…
kind-sentence-empty = No sentences yet. Add each part of the sentence.
kind-sentence-count = { $n ->
    [one] { $shown } sentence
   *[other] { $shown } sentences
}

kind-involvement-many = Involvement
kind-involvement-one = Involvement
kind-involvement-new = New involvement…
kind-involvement-empty = Nobody's part is written down yet. Add who did what in an arrest, an act or a death.
kind-involvement-count = { $n ->
    [one] { $shown } involvement
   *[other] { $shown } involvements
}

kind-intervention-many = Steps taken
kind-intervention-one = Step taken by the organisation
kind-intervention-new = New step…
kind-intervention-empty = No steps yet. Add each letter, complaint or visit of the organisation.
kind-intervention-count = { $n ->
    [one] { $shown } step
   *[other] { $shown } steps
}

kind-person-relation-many = Relations
kind-person-relation-one = Relation to another person
kind-person-relation-new = New relation…
kind-person-relation-empty = No relations yet. Add relatives, cell-mates and others who know the person.
kind-person-relation-count = { $n ->
    [one] { $shown } relation
   *[other] { $shown } relations
}
