### error: error pages (title, what is the matter, what helps) and messages at fields.
### All keys begin with error-. Each message says what is wrong and what was expected.

# Error pages
error-400-title = The request could not be read
error-400-text = The browser sent something that this page does not expect.
error-400-remedy = Go back, reload the page and try again.

error-401-title = Please sign in
error-401-text = Your session has ended, or you are not signed in yet.
error-401-remedy = Sign in and you will come back to this page; drafts are kept.

error-403-title = This is not allowed here
error-403-text = You may see this case, but not make this change.
error-403-remedy = Go back. If the change is needed, talk to the lead worker or to coordination.
error-403-outside-text = This page or change is not part of your work in Nahtlos.
error-403-outside-remedy = Go back. If you need it for your work, talk to the coordination.

error-404-title = There is nothing here
error-404-text = The address is wrong, or the entry is not part of your area.
error-404-remedy = Check the address or search for the name. Coordination assigns you a case that you need.

error-405-title = This call is not possible
error-405-text = This address cannot be called like this.
error-405-remedy = Go back and use the button on the page.

error-409-title = The entry has changed meanwhile
error-409-text = While you were writing, somebody else saved it.
error-409-remedy = Open the page again: it says what holds now. Your change has not been saved.

error-413-title = The file is too large
error-413-text = What was sent is larger than allowed.
error-413-remedy = Split the file and upload the parts one after the other.

error-422-title = Please check your entries
error-422-text = Some entries are missing or do not fit together. Nothing is saved yet.
error-422-remedy = The places are marked; what you typed is kept.

error-429-title = Too many attempts
error-429-text = A great many requests came from here in a short time.
error-429-remedy = Please wait a moment and then try again.
error-429-wait = { $minutes ->
    [one] The next attempt is possible in { $minutes } minute.
   *[other] The next attempt is possible in { $minutes } minutes.
}

error-500-title = That did not work
error-500-text = Nahtlos has run into an error. What was reported as saved is safe.
error-500-remedy = Go back and try again. If the error stays, give the number of the request to your administrator.

error-503-title = Nahtlos cannot be reached right now
error-503-text = The database does not answer, or it is being maintained.
error-503-remedy = Try again in a minute. What was reported as saved is safe.

error-request = Number of the request: { $request }
error-refused-title = That is not possible here at present
error-refused-remedy = Nothing was changed.
error-to-case = Back to the case
error-to-day = To “My day”
error-to-sign-in = To sign-in

# Summary above a form
error-summary = { $n ->
    [one] Not saved yet: { $n } entry is missing or does not fit
   *[other] Not saved yet: { $n } entries are missing or do not fit
}
error-summary-asked = { $n ->
    [one] Please check: { $n } entry is missing or does not fit
   *[other] Please check: { $n } entries are missing or do not fit
}
error-summary-item = { $field }: { $message }
error-prefix = Error: { $title }

# Fields: general
error-required = This entry is missing.
error-choose = Please choose one.
error-choose-some = Please choose at least one.
error-confirm = Please confirm.
error-reason-required = Please give a reason.
error-too-long = { $max ->
    [one] Too long: at most { $max } character.
   *[other] Too long: at most { $max } characters.
}
error-too-short = { $min ->
    [one] Too short: at least { $min } character.
   *[other] Too short: at least { $min } characters.
}
error-unknown-value = “{ $found }” is not among the choices.
error-not-found = “{ $found }” is not known.
error-already-used = “{ $found }” is already taken.
error-invalid-characters = “{ $found }” contains characters that cannot be used here.
error-email = “{ $found }” is not an e-mail address.

# Fields: numbers
error-not-number = “{ $found }” is not a whole number.
error-number-too-small = The number is too small: at least { $min }.
error-number-too-large = The number is too large: at most { $max }.

# Fields: days and times
error-date-invalid = “{ $found }” is not a date. Expected is DD.MM.YYYY, for example 15.03.2027.
error-date-no-such-day = “{ $found }” does not exist: { $month } has { $days } days.
error-date-past = This day is in the past. Expected is today or later.
error-date-future = This day is in the future. Expected is today or earlier.
error-date-too-early = This day is before { $min }.
error-date-too-late = This day is after { $max }.
error-date-before-case = This day lies before { $min }: there was neither this custody nor this case before then. Please check.
error-time-missing = This time is missing; for example 10:30.
error-time-invalid = “{ $found }” is not a time. Expected is HH:MM, for example 14:10.
error-end-before-start = The end is before the start on { $start }.
error-end-not-after-start = The end must be after the start on { $start }.
error-overlaps = The period overlaps with { $period }.

# Fields: what cannot be
error-birth-future = The date of birth is in the future.
error-birth-too-early = The date of birth is more than 120 years ago.
error-birth-after-custody = The date of birth is after the start of custody on { $start }.
error-age-in-custody = With this date of birth the person would have been under 14 at the start of custody.
error-custody-future = The start of custody is in the future.
error-release-before-custody = The release is before the start of custody on { $start }.
error-release-confirmed-future = An actual release cannot be in the future.
error-release-fixed = The release is already entered as actual and does not change any more.
error-four-eyes = Nobody can approve their own request. Please choose a second person.
error-same-person = Lead worker and deputy must be different people.
error-status = No longer possible: the case is now “{ $status }”.

# Files
error-file-missing = Please choose a file.
error-file-empty = The file is empty.
error-file-too-large = The file is too large: at most { $max } MB.
error-file-encoding = The characters of the file cannot be read. Expected is UTF-8 or Windows-1252.
error-file-kind = “{ $found }” is not a CSV file.

# Two versions
error-conflict-by = { $name } has changed this entry meanwhile.
error-conflict-who = { $name } has changed this entry meanwhile ({ $when }).
error-conflict-theirs = Saved version
error-conflict-yours = Your version
error-conflict-keep-theirs = Keep the saved version
error-conflict-keep-yours = Save your version
error-conflict-copy-kept = Your version is kept as a draft.
