### person: who somebody is, and what of it was corrected.
### All keys begin with person-.

person-card = Person and custody
person-who = Name
person-born-unknown = not known
person-link = Correct name or date of birth
person-title = Correct name and date of birth
person-intro = Name and date of birth belong to the person and hold in all of their cases, also in those of another office.
person-flash = Corrected. Lists and search show what is right now.
person-compare-title = Like this the person could be somebody else who is already known:
person-compare-merge = compare both and merge
person-compare-other = These are other people. Save it like this.
person-compare-first = Please look whether it is the same person.
