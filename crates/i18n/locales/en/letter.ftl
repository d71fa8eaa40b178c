### letter: letter templates of an office (X10).
### All keys begin with letter-.

letter-title = Letter templates
letter-sub = The office’s own letters. You write them once; each case fills the fields from its record.
letter-none = No template yet
letter-none-next = Write the first letter that everybody needs, for example to the job centre or a landlady.
letter-new = New template
letter-new-title = Write a template
letter-edit-title = Change a template
letter-name = Title
letter-name-hint = Stands large above the letter. Nothing in it should give away where somebody comes from.
letter-body = Text
letter-body-hint = Empty lines separate paragraphs. Fields stand in braces; which there are is listed below.
letter-language = Language
letter-offered = Offer in cases
letter-offered-yes = Can be chosen under papers
letter-state = State
letter-state-offered = is offered
letter-state-retired = is not offered
letter-changed = Last changed
letter-by = { $name }, { $when }
letter-fields = Fields
letter-fields-about = What a case does not know becomes a line to fill in.
letter-field = Field
letter-meaning = What stands there
letter-preview = How it reads
letter-preview-about = With invented details.
letter-former = Earlier versions
letter-version = Version { $n }
letter-problem-unknown = There is no field “{ $found }”. Choose one from the list of fields.
letter-problem-open = A closing brace is missing here: “{ $found }”.
letter-flash-saved = The template is saved.
