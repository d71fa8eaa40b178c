### help: words and handbook.
### All keys begin with help-.

help-title = Help
help-about = What the words here mean, and how to do things.
help-words = Words
help-handbook = Handbook
help-german = in German only
help-next = Next:
help-seam = Seam
help-seam-is = The way across the day of release. For each security the picture shows whether it reaches from custody into the life after it without a gap.
help-security = Security
help-security-is = What nobody may lack: housing, income, health insurance, identity papers, treatment, work or structure of the day, contact. One that is entered has a beginning, an end and evidence.
help-confirmed = confirmed, promised
help-confirmed-is = Confirmed means: in writing, or checked by yourself. Promised means: somebody said so; until it is confirmed it may still fall through.
help-open = open
help-open-is = Nothing is entered for these days. Below stands what would close the gap.
help-phase = Phase
help-phase-is = A part of the support as the programme has it, such as the intensive phase before release. Due dates and contacts follow it and move with the release date.
help-shortened = shortened
help-shortened-is = The date lay before the admission. So the task is due at once, in less time than intended.
help-rhythm = Rhythm
help-rhythm-is = How many days at most should lie between two contacts. If it takes longer, the person stands in My day.
help-statement = Kind of statement
help-statement-is = Fact, professional assessment, statement by the client or statement by others. Whoever reads it later knows what the sentence rests on.
help-pinned = pinned
help-pinned-is = This date was set by hand and stays, even if the release date changes.
help-wake = Wake-up
help-wake-is = Registered early: date, place and need are looked at again now.
