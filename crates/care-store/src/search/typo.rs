//! How far a mistyped word is from a word of the record.

/// Mistakes that are forgiven in a word: none in a short one, where another word would be meant, nor in
/// anything with a digit, where every digit counts.
pub(super) fn forgiven(word: &str) -> usize {
    if word.bytes().any(|letter| letter.is_ascii_digit()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How a typed word differs from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// Letters wrong, missing, too many, or swapped with their neighbour.
    pub edits: usize,
    /// The word goes on where the typed one ends.
    pub is_beginning: bool,
}

/// Counts edits up to `most`, between the whole words or between the typed one and a beginning of the other.
/// Each letter takes part in one edit only (optimal string alignment).
pub(super) fn distance(typed: &[char], word: &[char], most: usize) -> Option<Distance> {
    if typed.len() > word.len() + most || typed.is_empty() {
        return None;
    }
    let width = word.len().min(typed.len() + most);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=width).collect();
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    for (i, letter) in typed.iter().enumerate() {
        let mut row = Vec::with_capacity(width + 1);
        row.push(i + 1);
        for (j, other) in word.iter().take(width).enumerate() {
            let swap = if letter == other { 0 } else { 1 };
            let mut best = (at(&last, j) + swap).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && typed.get(i - 1) == Some(other) && word.get(j - 1) == Some(letter) {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_none_or(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    let whole = if word.len() == width { at(&last, width) } else { usize::MAX };
    let beginning = last.iter().min().copied().unwrap_or(usize::MAX);
    if whole <= most && whole <= beginning {
        return Some(Distance { edits: whole, is_beginning: false });
    }
    // A short beginning with a mistake in it is a beginning of too many words.
    if beginning <= most && typed.len() >= 5 {
        return Some(Distance { edits: beginning, is_beginning: true });
    }
    (whole <= most).then_some(Distance { edits: whole, is_beginning: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(typed: &str, word: &str) -> Option<(usize, bool)> {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        distance(&letters(typed), &letters(word), forgiven(typed)).map(|found| (found.edits, found.is_beginning))
    }

    #[test]
    fn one_mistake_in_a_word_of_four_and_two_in_a_word_of_eight() {
        assert_eq!(edits("metfromin", "metformin"), Some((1, false)));
        assert_eq!(edits("apena", "apnea"), Some((1, false)));
        assert_eq!(edits("knea", "knee"), Some((1, false)));
        assert_eq!(edits("lea", "lee"), None);
        assert_eq!(edits("shulders", "shoulder"), Some((2, false)));
        assert_eq!(edits("huldar", "shoulder"), None);
        assert_eq!(edits("r5521", "r5522"), None);
    }

    #[test]
    fn a_word_that_is_not_finished_may_hold_a_mistake_too() {
        assert_eq!(edits("radiolgo", "radiology"), Some((1, true)));
        assert_eq!(edits("ortho", "orthopedics"), Some((0, true)));
    }
}
