//! Pages of two columns: where the gap between them stands.

/// Fewest lines that make columns.
const LINES_MIN: usize = 5;
/// Narrowest gap, in characters.
const GAP_MIN: usize = 3;

/// How many lines from the first on stand in two columns of prose, and the character where the right one
/// starts. Rows of a table and `Label   value` lines are none: their cells are short.
pub(super) fn of<'a>(lines: impl Iterator<Item = (&'a str, usize)>) -> Option<(usize, usize)> {
    let lines: Vec<(&str, usize)> = lines.take(80).collect();
    if lines.len() < LINES_MIN {
        return None;
    }
    let mut best = None;
    for edge in edges(lines.first()?.0, lines.first()?.1) {
        let length = lines.iter().take_while(|(words, indent)| has_gap(words, *indent, edge)).count();
        if length >= LINES_MIN && best.is_none_or(|(most, _)| length > most) && is_prose(lines.get(..length)?, edge) {
            best = Some((length, edge));
        }
    }
    best
}

/// The places behind wide gaps of a line.
fn edges(words: &str, indent: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut blanks = 0;
    for (at, c) in words.chars().enumerate() {
        if c == '|' && blanks > 0 {
            // The bar of a ruled page.
            found.push(at + indent + 1);
        }
        if c == ' ' {
            blanks += 1;
            continue;
        }
        if blanks >= GAP_MIN {
            found.push(at + indent);
        }
        blanks = 0;
    }
    found
}

/// Whether a line leaves the gap before a place free: a line that ends earlier does too.
fn has_gap(words: &str, indent: usize, edge: usize) -> bool {
    let is_blank = |at: usize| {
        let Some(at) = at.checked_sub(indent) else { return true };
        words.chars().nth(at).is_none_or(|c| matches!(c, ' ' | '|'))
    };
    edge >= GAP_MIN && (edge - 2..edge).all(is_blank)
}

/// Whether both sides read on as prose: several words a line, and sentences that go on in the next one.
fn is_prose(lines: &[(&str, usize)], edge: usize) -> bool {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (words, indent) in lines {
        let (one, two) = words.split_at(cut_at(words, edge.saturating_sub(*indent)));
        left.push(one.trim_end_matches([' ', '|']).trim());
        right.push(two.trim());
    }
    // Facts to the left of a rule and sentences to the right of it are two columns too.
    let are_sentences = right.iter().filter(|cell| cell.ends_with('.')).count() * 2 > right.len().max(6);
    let bars = |words: &str| words.matches('|').count();
    let is_ruled = lines.iter().all(|(words, _)| bars(words) <= 1)
        && lines.iter().filter(|(words, _)| bars(words) == 1).count() * 2 >= lines.len();
    if is_ruled && are_sentences {
        return true;
    }
    [left, right].iter().all(|side| {
        let full = side.iter().filter(|cell| cell.split_whitespace().count() >= 3).count();
        let flows = side
            .windows(2)
            .filter(|pair| {
                pair.iter().all(|cell| !cell.is_empty())
                    && pair.get(1).is_some_and(|next| next.starts_with(char::is_lowercase))
            })
            .count();
        full * 2 >= side.len() && flows >= 2
    })
}

/// The byte at a character of a line.
pub(super) fn cut_at(words: &str, at: usize) -> usize {
    words.char_indices().nth(at).map_or(words.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::of;

    fn read(page: &[&str]) -> Option<(usize, usize)> {
        of(page.iter().map(|line| (*line, 0)))
    }

    #[test]
    fn prose_side_by_side_is_two_columns() {
        let page = [
            "We saw your mother on         Please bring the disc of",
            "Monday and would like         the scan to the visit, and",
            "her to have a scan of         call us when it is booked.",
            "the left knee before          The office is open from",
            "she comes back to us.         eight to five.",
        ];
        assert_eq!(read(&page), Some((5, 30)));
    }

    #[test]
    fn a_table_is_none() {
        let page = [
            "Medicine         Dose          When",
            "metformin        500 mg        morning",
            "lisinopril       10 mg         evening",
            "aspirin          81 mg         morning",
            "omeprazole       20 mg         morning",
        ];
        assert_eq!(read(&page), None);
    }
}
