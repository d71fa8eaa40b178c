### concern: what somebody asked, in short.
### All keys begin with concern-.

concern-title = Concerns
concern-all = All concerns
concern-open = Open concerns
concern-see-all = all
concern-new = Note a concern
concern-change = Answer or change the concern
concern-none = No concern noted yet.
concern-none-next = A question in between, an answer, a day to come back to it: no more is needed.
concern-topic = Topic
concern-topic-hint = a word will do, such as phone contract
concern-asked = What was asked
concern-answer = Answer
concern-follow-up = Come back to it on
concern-follow-up-hint = As long as a day stands here the concern stays open.
concern-follow-up-when = come back to it { $when }
concern-by = { $name }, { $when }
concern-former = Former versions
concern-replaced = replaced by { $name }, { $when }
concern-why = Why something was corrected
concern-why-hint = needed only if words are replaced
concern-do-answer = Answer or change
concern-do-task = Make it a task
concern-to-task = to the task
concern-refused-task = This concern is a task already.
concern-flash-added = Concern noted.
concern-flash-changed = Concern changed. The former version stays readable.
concern-flash-task = The concern has become a task.
