//! What is wrong with a file of the book, said so that a nurse finds the place.

use serde::de::DeserializeOwned;

/// What is wrong with a file of the book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("pathways/{file}:{line}: {expected}")]
pub struct BookError {
    /// File, as named in `pathways/`.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u64,
    /// What was expected there.
    pub expected: String,
}

pub(super) type Checked = Result<(), BookError>;

pub(super) fn wrong(file: &str, line: u64, expected: String) -> BookError {
    BookError { file: file.to_owned(), line, expected }
}

/// Reads a file; tabs are named first, since what the reader says of them is hard to follow.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, BookError> {
    let is_tabbed = |line: &str| line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
    if let Some((line, _)) = (1..).zip(text.lines()).find(|(_, line)| is_tabbed(line)) {
        return Err(wrong(file, line, "expected spaces before the first word, found a tab".to_owned()));
    }
    serde_saphyr::from_str(text).map_err(|error| {
        let line = error.location().map_or(0, |at| at.line());
        wrong(file, line, plainly(&error.without_snippet().to_string()))
    })
}

/// What the reader of the format says, in the words of the other mistakes.
fn plainly(said: &str) -> String {
    let said = said.split(" at line ").next().unwrap_or(said);
    let bare = said.replace('`', "");
    for (what, start) in [("field", "unknown field "), ("word", "unknown variant ")] {
        let Some((name, known)) = bare.strip_prefix(start).and_then(|rest| rest.split_once(", expected ")) else {
            continue;
        };
        let known = known.trim_start_matches("one of ").replace(" or ", ", ");
        return not_one_of(what, name, &known.split(", ").collect::<Vec<_>>());
    }
    if let Some(name) = bare.strip_prefix("missing field ") {
        return format!("expected the field `{name}` here, found none");
    }
    match bare.strip_prefix("duplicate mapping key: ").and_then(|rest| rest.split(',').next()) {
        Some(name) => format!("`{name}` stands twice; expected it once"),
        None => said.to_owned(),
    }
}

/// Whether a name is one of those that are known.
pub(super) fn known(file: &str, line: u64, what: &str, name: &str, names: &[&str]) -> Checked {
    if names.contains(&name) { Ok(()) } else { Err(wrong(file, line, not_one_of(what, name, names))) }
}

/// Whether an id is new.
pub(super) fn once(file: &str, line: u64, what: &str, id: &str, is_there: bool) -> Checked {
    match is_there {
        true => Err(wrong(file, line, format!("{what} `{id}` stands twice; expected each id once"))),
        false => Ok(()),
    }
}

/// The sentence about a name that nobody knows.
pub(super) fn not_one_of(what: &str, name: &str, names: &[&str]) -> String {
    let near =
        names.iter().map(|known| (apart(name, known), known)).min().filter(|(apart, _)| *apart <= name.len() / 3 + 1);
    let near = near.map_or_else(String::new, |(_, known)| format!("; did you mean `{known}`?"));
    format!("{what} `{name}` is not one of {}{near}", names.join(", "))
}

/// How many letters have to change to make one word of another (Levenshtein).
fn apart(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut left = at + 1;
        let mut next = vec![left];
        for (pair, with) in row.windows(2).zip(other.chars()) {
            let [diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(letter != with)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
