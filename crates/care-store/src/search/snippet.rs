//! The words around a match.

use super::fold::{Group, Word, groups};
use super::query::Needles;
use super::{MATCH_BEGIN, MATCH_END};

/// Words before the first match.
const BEFORE: usize = 5;
/// Words in all.
const WORDS_MAX: usize = 18;

fn is_match(group: &Group, needles: &Needles) -> bool {
    group.words.iter().any(|word| needles.has(&word.folded)) || needles.has(&group.joined())
}

/// Words around the place where most of what was looked for stands together, marked; `None` if none of it does.
pub(super) fn around(text: &str, needles: &Needles) -> Option<String> {
    let groups = groups(text);
    let hits: Vec<usize> =
        (0..groups.len()).filter(|at| groups.get(*at).is_some_and(|g| is_match(g, needles))).collect();
    let within = |first: usize| hits.iter().filter(|at| (first..first + WORDS_MAX - BEFORE).contains(*at)).count();
    let first = *hits.iter().max_by_key(|at| (within(**at), std::cmp::Reverse(**at)))?;
    let begin = first.saturating_sub(BEFORE);
    Some(cut(text, &groups, begin, needles))
}

/// The beginning of a text.
pub(super) fn beginning(text: &str) -> String {
    cut(text, &groups(text), 0, &Needles::default())
}

fn cut(text: &str, groups: &[Group], begin: usize, needles: &Needles) -> String {
    let end = (begin + WORDS_MAX).min(groups.len());
    let mut snippet = String::new();
    let from = if begin == 0 {
        0
    } else {
        groups.get(begin).and_then(|group| group.words.first()).map_or(0, |word| word.from)
    };
    if begin > 0 {
        snippet.push('…');
    }
    let mut at = from;
    for group in groups.get(begin..end).unwrap_or_default() {
        let (Some(Word { from, .. }), Some(Word { to, .. })) = (group.words.first(), group.words.last()) else {
            continue;
        };
        snippet.push_str(text.get(at..*from).unwrap_or_default());
        let words = text.get(*from..*to).unwrap_or_default();
        if is_match(group, needles) {
            snippet.extend([MATCH_BEGIN]);
            snippet.push_str(words);
            snippet.extend([MATCH_END]);
        } else {
            snippet.push_str(words);
        }
        at = *to;
    }
    if end < groups.len() {
        snippet.push('…');
    } else {
        snippet.push_str(text.get(at..).unwrap_or_default());
    }
    snippet.replace(['\n', '\r', '\t'], " ")
}

/// A name that stands for what was looked for.
pub(super) fn marked(name: &str) -> String {
    format!("{MATCH_BEGIN}{name}{MATCH_END}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles(beginnings: &[&str]) -> Needles {
        Needles { beginnings: beginnings.iter().map(|word| (*word).to_owned()).collect(), ..Needles::default() }
    }

    #[test]
    fn the_place_with_most_of_the_words_is_shown_and_marked() {
        let text = format!("knee first. {} left knee, Núñez said so", "and so on ".repeat(30));
        let shown = around(&text, &needles(&["knee", "nunez"])).unwrap();
        assert!(shown.starts_with('…') && shown.contains("left \u{2}knee\u{3}, \u{2}Núñez\u{3} said so"), "{shown}");
        assert_eq!(around("nothing here", &needles(&["knee"])), None);
    }

    #[test]
    fn a_number_is_marked_as_it_is_printed() {
        let shown = around("call (555) 010-4477 now", &needles(&["5550104477"])).unwrap();
        assert_eq!(shown, "call (\u{2}555) 010-4477\u{3} now");
    }
}
