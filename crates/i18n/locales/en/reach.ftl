### reach: steps when somebody does not answer.
### All keys begin with reach-.

reach-title = Getting back in touch
reach-since-missed = Appointment on { $day } missed
reach-since-silent = no contact in the rhythm since { $day }
reach-tried = { $way }, { $day }, { $name }
reach-done = done
reach-correct = Correct the attempt
reach-way = How
reach-on = When
reach-passed = overtaken by a further step
reach-from = from { $day }
reach-ends = As soon as a contact has taken place, all of this is done.
reach-do-phone = Called
reach-do-message = Message sent
reach-do-home-visit = Went there
reach-do-third-party = Talked with others
reach-do-letter = Letter sent
reach-refused-over = There was a contact meanwhile. Nothing is left to try.
reach-refused-done = This step has been recorded already.
reach-flash-tried = Attempt recorded.
