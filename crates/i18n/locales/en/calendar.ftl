### calendar: appointments in one’s own calendar program.
### All keys begin with calendar-.

calendar-name = Nahtlos: appointments
calendar-entry = Appointment { $number }
calendar-meeting = Meeting { $number }
calendar-group = Group
calendar-title = Subscribe to the calendar
calendar-about = Your appointments can appear in the calendar program of your choice, with time and case number, without name, place and purpose.
calendar-warning = Whoever knows the address sees without signing in when you have appointments for which case number. Do not pass it on. If it has got into other hands, renew it: the old one stops working at once.
calendar-link = Secret address
calendar-once = This address is shown only now. Enter it as a subscription in your calendar program.
calendar-made = There is an address since { $made }. It has not been read yet.
calendar-made-and-read = There is an address since { $made }. Last read: { $read }.
calendar-do-make = Make an address
calendar-do-renew = Renew the address
calendar-do-revoke = Revoke the address
calendar-refused = There is a calendar for those who do casework.
calendar-flash-revoked = The address no longer works.
