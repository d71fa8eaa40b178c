### custody: in which prison somebody is and was.
### All keys begin with custody-.

custody-title = Correct prison and book number
custody-link = Correct prison or book number
custody-intro = Only if something wrong stands here. If the person was there and is elsewhere now, record a transfer. Afterwards the social service of the corrected prison sees the case, that of the former one no longer does.
custody-flash = Corrected.
custody-stays = Before that in
custody-stay = until { $date }: { $place }
custody-transfer-link = Record a transfer
custody-transfer-title = Record a transfer
custody-transfer-intro = The former prison stays readable with the day of the transfer. Afterwards the social service of the new prison sees the case, that of the former one no longer does.
custody-transfer-to = New prison
custody-transfer-number = Book number there
custody-transfer-number-hint = Can be added later.
custody-transfer-on = Transferred on
custody-transfer-on-hint = The first day in the new prison.
custody-transfer-source = How do you know?
custody-transfer-flash = Transfer recorded.
custody-problem-same-prison = The person is there already. Another book number is a correction.
custody-problem-elsewhere = A running case of another office belongs to this time in custody. Please settle this with the coordination there.
custody-problem-future = This day lies ahead. Record the transfer once it has taken place.
custody-back = take back
custody-back-title = Take a transfer back
custody-back-intro = Afterwards the person counts as held where they were before, with the book number there.
custody-back-flash = Transfer taken back.
custody-refused-released = The person was released. No transfer can be recorded any more.
custody-refused-not-last = Another transfer was recorded after it. Take that one back first.

# Times that make up the time in custody
custody-sentences = Put the time in custody together
custody-sum = Together { $sum }. What counts as time in custody { $months ->
        [one] is { $months } full month
       *[other] are { $months } full months
    }.
custody-sum-remand = Among them { $length } of credited remand.
custody-sum-how = Days that follow one another count by calendar months. Times that lie apart and times without days are added; every 30 days that are left are a month (section 191 BGB). Days that occur twice count once.
custody-sum-by-dates = No time is recorded yet. Counted from the begin of custody to the release { $months ->
        [one] it is { $months } full month
       *[other] it is { $months } full months
    }; this count does not see consecutive sentences and credited remand.
custody-sum-unknown = No time is recorded yet, and the begin of custody or the release is missing.
custody-sum-by-hand = Entered by hand { $months ->
        [one] is { $months } month
       *[other] are { $months } months
    } ({ $source }; { $name }, { $when }). As long as this figure stands it counts, and not the sum. For the sum to count, empty the field “Time in custody in months” among the facts.
custody-sum-facts = To the facts
custody-sentences-result = Time in custody
custody-sentences-criteria = Criteria that ask for the time in custody
custody-sentences-rows = Times
custody-sentences-none = No times recorded yet.
custody-sentences-none-hint = Enter every sentence, every consecutive sentence and the credited remand from the sentence sheet.
custody-sentence-add = Record a time
custody-sentence-intro = Either with its first and last day or with its length. What somebody is accused of does not belong here.
custody-sentence-kind = Kind
custody-sentence-when = Period
custody-sentence-from = First day
custody-sentence-until = Last day
custody-sentence-length = Length
custody-sentence-months = Months
custody-sentence-months-hint = Only if no days are entered.
custody-sentence-days = Days
custody-sentence-counts = Counts
custody-counts-yes = counts
custody-counts-within = is part of the sentence
custody-within = Credited remand
custody-within-needed = needed for credited remand
custody-within-hint = If it is already part of the length of a sentence here, it is shown and not counted again.
custody-within-yes = is part of the length of a recorded sentence
custody-within-no = comes on top of the recorded times
custody-sentence-source = Source
custody-sentence-source-hint = For example sentence sheet of 03.11.2026.
custody-sentence-recorded = Recorded
custody-sentence-correct = Correct or strike a time
custody-sentence-flash = The time is recorded, the time in custody computed anew.
custody-problem-no-length = Please enter first and last day, or the length.
custody-problem-both-lengths = Please enter either the days or the length, not both.
custody-problem-no-from = The first day is missing.
custody-problem-no-until = The last day is missing.
custody-problem-shared = These days count already: { $from } to { $until } is recorded.
