//! What a page shows of forms, paths and ids, read without knowing the page.

/// A form on a page.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub action: String,
    pub multipart: bool,
    pub fields: Vec<(String, String)>,
}

/// Whether a path, without its query, is one of a pattern.
pub fn fits(pattern: &str, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let (steps, parts) = (pattern.split('/').count(), path.split('/').count());
    let mut pairs = pattern.split('/').zip(path.split('/'));
    steps == parts && pairs.all(|(step, part)| step == part || step.starts_with('{'))
}

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next().unwrap_or_default())
}

/// The forms of a page with what stands in their fields, and the paths that it leads to.
pub fn forms_in(page: &str) -> (Vec<Seen>, Vec<String>) {
    let (mut forms, mut paths) = (Vec::new(), Vec::new());
    let mut form = Seen::default();
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let kind = tag.split([' ', '\n']).next().unwrap_or_default();
        for name in ["href", "action", "formaction"] {
            let path = attribute(tag, name).filter(|path| path.starts_with('/'));
            paths.extend(path.map(|path| path.replace("&amp;", "&")));
        }
        match kind {
            "form" => {
                let action = attribute(tag, "action").unwrap_or_default();
                action.clone_into(&mut form.action);
                form.multipart = tag.contains("multipart/form-data");
            }
            "/form" => forms.push(std::mem::take(&mut form)),
            "option" => {
                let value = attribute(tag, "value").unwrap_or_default();
                if let Some((_, chosen)) = form.fields.last_mut()
                    && (chosen.is_empty() || tag.contains(" selected"))
                {
                    value.clone_into(chosen);
                }
            }
            "input" | "select" | "textarea" | "button" => {
                if let Some(name) = attribute(tag, "name") {
                    let value = attribute(tag, "value").unwrap_or_default();
                    form.fields.push((name.to_owned(), value.to_owned()));
                }
            }
            _ => {}
        }
    }
    (forms, paths)
}

/// Everything on a page that looks like an id.
pub fn ids_in(page: &str) -> Vec<String> {
    let is_part = |sign: char| sign.is_ascii_hexdigit() || sign == '-';
    let words = page.split(|sign: char| !is_part(sign));
    let ids = words.filter(|word| word.len() == 36 && word.contains('-'));
    ids.map(str::to_owned).collect()
}

#[test]
fn forms_and_paths_are_found_on_a_page() {
    let page = "<a href=\"/x?a=1&amp;b=2\">x</a><form method=\"post\" action=\"/y\"><input type=\"text\" \
                name=\"n\" value=\"v\"><select name=\"s\"><option value=\"\">-</option><option value=\"o\">o\
                </option></select></form>";
    let (forms, paths) = forms_in(page);
    assert_eq!(paths, ["/x?a=1&b=2", "/y"]);
    let fields = [("n", "v"), ("s", "o")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    assert_eq!(forms[0].fields, fields);
    assert!(fits("/cases/{case}/notes", "/cases/1/notes?x#y"));
    assert!(!fits("/cases/{case}/notes", "/cases/1/tasks"));
}
