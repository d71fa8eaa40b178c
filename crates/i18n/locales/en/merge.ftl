### merge: one person who was entered twice.
### All keys begin with merge-.

merge-title = Merge a person who was entered twice
merge-link = This person was entered twice
merge-intro = Which other case belongs to the same person? You see both side by side before anything happens.
merge-number = Number of the other case
merge-number-hint = For example 2026-0148.
merge-compare = Compare
merge-candidates = May be the same person
merge-candidates-none = Nobody in your offices looks like the same person.
merge-here = Person of this case
merge-there = Person of the other case
merge-person = Person
merge-custody = Times in custody
merge-cases = Cases
merge-born-unknown = date of birth not known
merge-do = Merge
merge-effect = All times in custody and cases then belong to one person, with the names and date of birth of the record that stays. Notes, plans and tasks stay in their case. A no-contact order then holds in all cases of the person. What the other record said can still be read. This cannot be undone.
merge-stays = Which record stays?
merge-reason = Reason
merge-reason-hint = What shows that it is the same person.
merge-save = Merge
merge-stale = One of the two records has been changed meanwhile. Please compare again; what you typed is still there.
merge-flash = Merged. All cases now belong to one person.
merge-earlier = Merged before
merge-was = Was also entered as { $person }; cases: { $cases }
merge-unknown = There is no case with this number in your offices.
merge-same = This case already belongs to the same person.
merge-elsewhere = A case of these persons is not in your offices. Please settle that with the coordination there.
