//! Words as people type or paste them, made fit to keep.

/// Letters of one line; names and addresses, not books.
pub(crate) const LINE_CHARS_MAX: usize = 500;
/// Letters of a long text: some eighty pages. More belongs in a file.
pub(crate) const TEXT_CHARS_MAX: usize = 200_000;

/// Words without what cannot be seen and may mislead.
pub(crate) struct Cleaned {
    /// The words.
    pub words: String,
    /// Something was taken out.
    pub is_changed: bool,
}

/// Takes out control characters and the marks that turn the direction of writing by force. Letters of every
/// script stay, with the marks that belong to right-to-left text.
pub(crate) fn clean(text: &str, many_lines: bool) -> Cleaned {
    let mut is_changed = false;
    let text = text.replace("\r\n", "\n");
    let mut words = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' if many_lines => words.push('\n'),
            '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => words.push(' '),
            // Overrides and a byte order mark: a name could read as another one.
            '\u{202d}' | '\u{202e}' | '\u{feff}' => is_changed = true,
            letter if letter.is_control() => is_changed = true,
            letter => words.push(letter),
        }
    }
    Cleaned { words: words.trim().to_owned(), is_changed }
}

/// One line, made fit to keep; cut where it is too long to be a name.
pub(crate) fn clean_line(text: &str) -> String {
    clean(text, false).words.chars().take(LINE_CHARS_MAX).collect()
}

/// A text of any length without what cannot be seen; lines stay lines.
pub(crate) fn clean_text(text: &str) -> String {
    clean(text, true).words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_letters_of_every_script_stay() {
        let cleaned = clean("Dr.\u{0} \u{2}Lee\u{3}\u{7f}", false);
        assert_eq!((cleaned.words.as_str(), cleaned.is_changed), ("Dr. Lee", true));
        for name in ["ד״ר לוי", "د. سميرة", "Dr. Núñez", "\u{200f}לוי\u{200f}"] {
            let cleaned = clean(name, false);
            assert_eq!((cleaned.words.as_str(), cleaned.is_changed), (name, false));
        }
    }

    #[test]
    fn a_direction_that_is_forced_is_taken_out() {
        assert_eq!(clean("Dr. \u{202e}eeL", false).words, "Dr. eeL");
    }

    #[test]
    fn lines_stay_lines_only_where_there_is_room_for_them() {
        assert_eq!(clean("a\r\nb\tc", true).words, "a\nb c");
        assert_eq!(clean("a\r\nb", false).words, "a b");
    }
}
