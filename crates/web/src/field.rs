//! Form fields in KERN's markup: label, hint, input, error, tied together for screen readers.
//!
//! Templates write `{{ f.text("place", "note-place")|safe }}`: the first argument is the name of
//! the field, the second the key of its label. A hint is shown if the key with `-hint` exists. The
//! methods return finished HTML, in which everything that people typed is escaped.

use askama::Template;
use domain::Code;
use i18n::Texts;

use crate::form::FormView;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }

    /// Every value of a closed list, with the words that codes of this kind have.
    pub fn all<C: Code>(texts: &Texts, kind: &str) -> Vec<Self> {
        Self::of(texts, kind, C::ALL)
    }

    /// These values of a closed list.
    pub fn of<C: Code>(texts: &Texts, kind: &str, values: &[C]) -> Vec<Self> {
        let values = values.iter();
        values
            .map(|one| Self::new(one.code(), texts.code(kind, *one)))
            .collect()
    }
}

#[derive(Template)]
#[template(path = "field/input.html")]
struct Input<'a> {
    view: &'a FormView,
    name: &'a str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    optional: bool,
    mark: String,
    kind: &'a str,
    class: &'a str,
    rows: u8,
    extra: &'a str,
}

#[derive(Template)]
#[template(path = "field/choices.html")]
struct Choices<'a> {
    view: &'a FormView,
    name: &'a str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    optional: bool,
    mark: String,
    kind: &'a str,
    choices: &'a [Choice],
}

#[derive(Template)]
#[template(path = "field/cell.html")]
struct Cell<'a> {
    view: &'a FormView,
    name: &'a str,
    label: String,
    error: Option<String>,
    class: &'a str,
    extra: &'a str,
    choices: Option<&'a [Choice]>,
}

impl FormView {
    /// A line of text that must be filled in.
    pub fn text(&self, name: &str, key: &str) -> String {
        self.input(name, key, "text", "", false, "")
    }

    /// A line of text that may be left empty.
    pub fn text_optional(&self, name: &str, key: &str) -> String {
        self.input(name, key, "text", "", true, "")
    }

    /// A line of text for which the list with this id suggests words; others may be typed.
    pub fn suggested(&self, name: &str, key: &str, list: &str) -> String {
        self.input(name, key, "text", "", false, &list_of(list))
    }

    /// The same for a line that may be left empty.
    pub fn suggested_optional(&self, name: &str, key: &str, list: &str) -> String {
        self.input(name, key, "text", "", true, &list_of(list))
    }

    /// A day. People type `15.03.2027`.
    pub fn date_field(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-date",
            false,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A day that may be left empty.
    pub fn date_optional(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-date",
            true,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A time of day.
    pub fn time_field(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-xs",
            false,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A time of day that may be left empty.
    pub fn time_optional(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-xs",
            true,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A number.
    pub fn number_field(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-xs",
            false,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A number that may be left empty.
    pub fn number_optional(&self, name: &str, key: &str) -> String {
        self.input(
            name,
            key,
            "text",
            "w-xs",
            true,
            "inputmode=\"numeric\" autocomplete=\"off\"",
        )
    }

    /// A login.
    pub fn login_field(&self, name: &str, key: &str) -> String {
        let extra = "autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\"";
        self.input(name, key, "text", "", false, extra)
    }

    /// A password; never filled in again. `autocomplete` is `current-password` or `new-password`.
    pub fn password_field(&self, name: &str, key: &str, autocomplete: &str) -> String {
        let extra = format!("autocomplete=\"{autocomplete}\"");
        self.input(name, key, "password", "", false, &extra)
    }

    /// A file.
    pub fn file_field(&self, name: &str, key: &str, accept: &str) -> String {
        let extra = format!("accept=\"{accept}\"");
        self.input(name, key, "file", "", false, &extra)
    }

    /// Several lines of text.
    pub fn area(&self, name: &str, key: &str, rows: u8) -> String {
        self.rendered(name, key, "area", "", false, "", rows)
    }

    /// Several lines of text that may be left empty.
    pub fn area_optional(&self, name: &str, key: &str, rows: u8) -> String {
        self.rendered(name, key, "area", "", true, "", rows)
    }

    /// A list to choose one from; the first line asks to choose.
    pub fn select(&self, name: &str, key: &str, choices: &[Choice]) -> String {
        self.choices(name, key, "select", false, choices)
    }

    /// A list to choose one from, or nothing.
    pub fn select_optional(&self, name: &str, key: &str, choices: &[Choice]) -> String {
        self.choices(name, key, "select", true, choices)
    }

    /// A few options side by side, of which one is chosen.
    pub fn radios(&self, name: &str, key: &str, choices: &[Choice]) -> String {
        self.choices(name, key, "radio", false, choices)
    }

    /// Options of which several may be ticked.
    pub fn checks(&self, name: &str, key: &str, choices: &[Choice]) -> String {
        self.choices(name, key, "checkbox", true, choices)
    }

    /// Options of which at least one must be ticked.
    pub fn checks_some(&self, name: &str, key: &str, choices: &[Choice]) -> String {
        self.choices(name, key, "checkbox", false, choices)
    }

    /// A line of text in a row of a table; `name` gets the number of the row, from 0 on.
    pub fn cell(&self, name: &str, key: &str, row: &usize, class: &str) -> String {
        self.in_row(name, key, *row, (class, ""), None)
    }

    /// The same with words that the list with this id suggests.
    pub fn cell_suggested(&self, name: &str, key: &str, row: &usize, list: &str) -> String {
        self.in_row(name, key, *row, ("", &list_of(list)), None)
    }

    /// Words in a row of a table that may need two lines.
    pub fn cell_area(&self, name: &str, key: &str, row: &usize) -> String {
        self.in_row(name, key, *row, ("area", ""), None)
    }

    /// A list to choose from in a row of a table.
    pub fn cell_choice(&self, name: &str, key: &str, row: &usize, choices: &[Choice]) -> String {
        self.in_row(name, key, *row, ("", ""), Some(choices))
    }

    fn in_row(
        &self,
        name: &str,
        key: &str,
        row: usize,
        (class, extra): (&str, &str),
        choices: Option<&[Choice]>,
    ) -> String {
        let name = format!("{name}-{row}");
        let label = self.label_in_row(&name, key, row);
        rendered(&Cell {
            view: self,
            error: self.error(&name),
            name: &name,
            label,
            class,
            extra,
            choices,
        })
    }

    /// A few options, of which one is chosen, under a question of the programme.
    pub fn radios_worded(&self, name: &str, label: &str, choices: &[Choice]) -> String {
        self.worded(name, label);
        rendered(&Choices {
            view: self,
            name,
            label: label.to_owned(),
            hint: None,
            error: self.error(name),
            optional: false,
            mark: String::new(),
            kind: "radio",
            choices,
        })
    }

    /// A list to choose one from, or nothing, under words of its own.
    pub fn select_worded(&self, name: &str, label: &str, choices: &[Choice]) -> String {
        self.worded(name, label);
        rendered(&Choices {
            view: self,
            name,
            label: label.to_owned(),
            hint: None,
            error: self.error(name),
            optional: true,
            mark: self.mark(""),
            kind: "select",
            choices,
        })
    }

    /// Several lines of text that may be left empty, under a question of the programme.
    pub fn area_worded(&self, name: &str, label: &str, hint: Option<String>, rows: u8) -> String {
        self.worded(name, label);
        rendered(&Input {
            view: self,
            name,
            label: label.to_owned(),
            hint,
            error: self.error(name),
            optional: true,
            mark: self.mark(""),
            kind: "area",
            class: "",
            rows,
            extra: "",
        })
    }

    /// A short line of text that may be left empty, under words of its own.
    pub fn line_worded(&self, name: &str, label: &str) -> String {
        self.worded(name, label);
        rendered(&Input {
            view: self,
            name,
            label: label.to_owned(),
            hint: None,
            error: self.error(name),
            optional: true,
            mark: self.mark(""),
            kind: "text",
            class: "",
            rows: 0,
            extra: "autocomplete=\"off\"",
        })
    }

    /// A value that goes along unseen.
    pub fn hidden(&self, name: &str) -> String {
        let value = crate::form::text_of(self.value(name));
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
    }

    /// What stands above the form: that a draft is back, who was faster, or the list of problems.
    pub fn error_summary(&self) -> String {
        if let Some(restored) = &self.restored {
            let when = [("when", (&restored.when).into())];
            let key = if restored.own {
                "common-draft-restored-own"
            } else {
                "common-draft-restored"
            };
            let text = self.texts.with(key, &when);
            let discard = self.texts.get("common-draft-discard").into_owned();
            return rendered(&RestoredNote {
                text,
                discard,
                restored,
            });
        }
        if let Some(words) = &self.faster {
            return rendered(&Faster { words });
        }
        if !self.has_problems() {
            return String::new();
        }
        self.error_summary_as("error-summary")
    }

    /// The same under a title of its own, where nothing would be saved; `key` may count in `n`.
    pub fn error_summary_as(&self, key: &str) -> String {
        if !self.has_problems() {
            return String::new();
        }
        let items = self.summary();
        let title = self.texts.with(key, &[("n", i18n::Arg::from(items.len()))]);
        rendered(&Summary { title, items })
    }

    fn input(
        &self,
        name: &str,
        key: &str,
        kind: &str,
        class: &str,
        optional: bool,
        extra: &str,
    ) -> String {
        self.rendered(name, key, kind, class, optional, extra, 0)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "private; every argument is one HTML attribute"
    )]
    fn rendered(
        &self,
        name: &str,
        key: &str,
        kind: &str,
        class: &str,
        optional: bool,
        extra: &str,
        rows: u8,
    ) -> String {
        rendered(&Input {
            view: self,
            name,
            label: self.label(name, key),
            hint: self.hint(key),
            error: self.error(name),
            optional,
            mark: self.mark(key),
            kind,
            class,
            rows,
            extra,
        })
    }

    fn choices(
        &self,
        name: &str,
        key: &str,
        kind: &str,
        optional: bool,
        choices: &[Choice],
    ) -> String {
        rendered(&Choices {
            view: self,
            name,
            label: self.label(name, key),
            hint: self.hint(key),
            error: self.error(name),
            optional,
            mark: self.mark(key),
            kind,
            choices,
        })
    }

    /// What stands behind the label of a field that may be left empty: that it may, or when it may not.
    fn mark(&self, key: &str) -> String {
        let needed = format!("{key}-needed");
        let key = if self.texts.has(&needed) {
            &needed
        } else {
            "common-optional"
        };
        self.texts.get(key).into_owned()
    }

    fn hint(&self, key: &str) -> Option<String> {
        let key = format!("{key}-hint");
        self.texts
            .has(&key)
            .then(|| self.texts.get(&key).into_owned())
    }
}

/// The attributes that tie a line to a list of suggestions.
fn list_of(list: &str) -> String {
    format!("list=\"{list}\" autocomplete=\"off\"")
}

#[derive(Template)]
#[template(path = "field/restored.html")]
struct RestoredNote<'a> {
    text: String,
    discard: String,
    restored: &'a crate::draft::Restored,
}

#[derive(Template)]
#[template(path = "field/faster.html")]
struct Faster<'a> {
    words: &'a str,
}

#[derive(Template)]
#[template(path = "field/summary.html")]
struct Summary {
    title: String,
    items: Vec<(String, String)>,
}

fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_else(|error| {
        tracing::error!(%error, "a field template failed");
        String::new()
    })
}
