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
