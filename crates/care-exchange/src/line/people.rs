//! Whom a line names: doctors by their title, offices by what the record knows or by a capital.

use super::days::{month, weekday};
use super::tokens::{Token, clean, fold, low, tokens, words};
use super::vocabulary::{KIND_WORDS, PLAN_NAMES};
use crate::derive_id;
use care_model::{EntityId, PartyId, Sensitive};
use std::ops::Range;

/// A party named in a line.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub tokens: Range<usize>,
    /// As typed.
    pub name: String,
    /// The party that the record knows, or the id for a new one.
    pub entity: EntityId,
    pub is_known: bool,
    pub is_doctor: bool,
    /// The name was found as typed; a slip of one letter or a last name alone is not sure.
    pub is_exact: bool,
    /// The word before the name, an article left out.
    pub lead: String,
}

const TITLES: [&str; 9] =
    ["dr", "dra", "doctor", "doctora", "nurse", "enfermera", "enfermero", "therapist", "terapeuta"];

/// Words that never are part of a name that follows a title, capital or not.
const NO_NAMES: [&str; 78] = [
    "wants",
    "needs",
    "asked",
    "said",
    "says",
    "office",
    "on",
    "at",
    "by",
    "before",
    "for",
    "to",
    "in",
    "about",
    "next",
    "this",
    "today",
    "tomorrow",
    "and",
    "or",
    "the",
    "with",
    "from",
    "will",
    "is",
    "quiere",
    "necesita",
    "pide",
    "el",
    "la",
    "antes",
    "para",
    "en",
    "a",
    "told",
    "ordered",
    "must",
    "should",
    "dijo",
    "dice",
    "y",
    "o",
    "que",
    "con",
    "de",
    "del",
    "i",
    "my",
    "mi",
    "if",
    "si",
    "whether",
    "sobre",
    "dentro",
    "manana",
    "hoy",
    "wrote",
    "has",
    "have",
    "was",
    "because",
    "porque",
    "can",
    "could",
    "be",
    "after",
    "every",
    "cada",
    "appointment",
    "cita",
    "visit",
    "still",
    "also",
    "then",
    "did",
    "does",
    "prescribed",
    "recomendo",
];

/// Words after which a capital is whom or where.
const LEADS: [&str; 17] = [
    "call", "phone", "at", "with", "llamar", "con", "ask", "from", "to", "in", "en", "de", "a", "al", "del", "by",
    "email",
];

/// Words after a name that make it somebody who acts.
const ACTS: [&str; 32] = [
    "must", "should", "will", "needs", "need", "wants", "said", "says", "told", "called", "has", "asked", "sent",
    "ordered", "approved", "denied", "tiene", "debe", "dijo", "dice", "quiere", "necesita", "llamo", "mandara", "pide",
    "can", "va", "nego", "aprobo", "autorizo", "nos", "me",
];

/// All parties that a line names; `taken` tells words of dates, times and numbers.
pub(super) fn named(
    line: &str,
    tokens: &[Token<'_>],
    known: &[(PartyId, Sensitive<String>)],
    taken: &dyn Fn(usize) -> bool,
) -> Vec<Named> {
    let known: Vec<Known<'_>> = known.iter().map(|(id, name)| Known::new(id, name.reveal())).collect();
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A known name may have more words than capitals tell: "dra ines nunez".
        let doctor = doctor_at(tokens, at).map(|range| {
            let whole = known_at(tokens, range.start + 1, &known).filter(|whole| whole.end > range.end);
            whole.map_or(range.clone(), |whole| range.start..whole.end)
        });
        let range = doctor.clone().or_else(|| known_at(tokens, at, &known)).or_else(|| office_at(tokens, at));
        let Some(range) = range.filter(|range| !range.clone().any(taken)) else {
            at += 1;
            continue;
        };
        at = range.end;
        let name = clean(words(line, tokens, &range));
        let matched = match_known(&name, &known);
        let (entity, is_known, is_exact) = match matched {
            Some((one, is_exact)) => (EntityId::from(one.id), true, is_exact),
            None => (derive_id("line", "party", &plain(&name)), false, false),
        };
        let is_article = |word: &str| matches!(word, "the" | "el" | "la" | "mi" | "my" | "al" | "del");
        let before = range.start.checked_sub(1).map_or("", |at| low(tokens, at));
        let lead = match before {
            "al" => "a",
            "del" => "de",
            word if is_article(word) => range.start.checked_sub(2).map_or("", |at| low(tokens, at)),
            word => word,
        };
        let is_doctor = doctor.is_some() || matched.is_some_and(|(one, _)| one.is_doctor);
        found.push(Named { tokens: range, name, entity, is_known, is_doctor, is_exact, lead: lead.to_owned() });
    }
    found
}

/// The first doctor that a text names by title, as written.
pub(crate) fn doctor_in(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let range = (0..tokens.len()).find_map(|at| doctor_at(&tokens, at))?;
    Some(words(text, &tokens, &range).to_owned())
}

/// `Dr Lee`, `Dr. Anna Lee`, `dr lee`, `nurse K.`.
fn doctor_at(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let title = tokens.get(at)?;
    if !TITLES.contains(&title.low.as_str()) || title.ends_clause() {
        return None;
    }
    let first = tokens.get(at + 1)?;
    let could_be_name = |token: &Token<'_>| {
        token.text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’' | '\u{300}'..='\u{36f}'))
            && !NO_NAMES.contains(&token.low.as_str())
            && (month(&token.low).is_none() || is_capital(token.text) && token.low.len() > 3)
            && weekday(&token.low).is_none()
    };
    // "doctor appointment": without a capital, only the short titles make a name.
    let is_plain = is_capital(first.text) || matches!(title.low.as_str(), "dr" | "dra");
    if !could_be_name(first) || !is_plain {
        return None;
    }
    let has_second = !first.ends_clause()
        && tokens
            .get(at + 2)
            .is_some_and(|second| could_be_name(second) && is_capital(second.text) && is_capital(first.text));
    Some(at..at + 2 + usize::from(has_second))
}

/// A party of the record, prepared for comparing.
struct Known<'k> {
    id: &'k PartyId,
    /// Words of the name without titles.
    parts: Vec<String>,
    is_doctor: bool,
}

impl<'k> Known<'k> {
    fn new(id: &'k PartyId, name: &str) -> Self {
        let low = name.to_lowercase();
        let is_doctor = low.starts_with("dr") || low.ends_with("md") || low.starts_with("nurse");
        let parts = plain(name).split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self { id, parts, is_doctor }
    }
}

/// The whole name of a known party, with or without its capitals, perhaps with one slip.
fn known_at(tokens: &[Token<'_>], at: usize, known: &[Known<'_>]) -> Option<Range<usize>> {
    let word = |ahead: usize| low(tokens, at + ahead).trim_end_matches("'s");
    let fits = |parts: &[String]| {
        let mut slips = 0;
        for (ahead, part) in parts.iter().enumerate() {
            if ahead > 0 && tokens.get(at + ahead - 1).is_some_and(Token::ends_clause) {
                return false;
            }
            match word(ahead) {
                found if found == part => {}
                found if is_one_slip(found, part) => slips += 1,
                _ => return false,
            }
        }
        slips <= 1
    };
    let whole = known.iter().filter(|one| !one.parts.is_empty() && fits(&one.parts)).map(|one| one.parts.len()).max();
    // One short word in lower case is more likely a word than a name.
    if let Some(length) =
        whole.filter(|length| *length > 1 || tokens.get(at).is_some_and(|token| is_capital(token.text)))
    {
        return Some(at..at + length);
    }
    // The first word of an office's name, where only one office has it: "Riverside".
    let token = tokens.get(at).filter(|token| is_capital(token.text) && token.low.len() > 3)?;
    if KIND_WORDS.contains(&token.low.as_str()) {
        return None;
    }
    let mut fitting = known.iter().filter(|one| !one.is_doctor && one.parts.first() == Some(&token.low));
    let office = fitting.next().filter(|_| fitting.next().is_none())?;
    let same = office.parts.iter().enumerate().take_while(|(ahead, part)| word(*ahead) == part.as_str()).count();
    // Another name that goes on otherwise is another office.
    let goes_on = tokens.get(at + same).is_some_and(|next| is_capital(next.text) && !next.low.is_empty())
        && !tokens.get(at + same - 1).is_some_and(Token::ends_clause)
        && month(low(tokens, at + same)).is_none()
        && weekday(low(tokens, at + same)).is_none();
    (!goes_on).then_some(at..at + same)
}

/// `call Riverside`, `at Mercy Imaging`, `en el Hospital del Condado`, `Riverside must send`: capitals after
/// a word that is followed by whom or where, or before a word of doing.
fn office_at(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            is_capital(token.text)
                && month(&token.low).is_none()
                && weekday(&token.low).is_none()
                && !TITLES.contains(&token.low.as_str())
                && !NO_NAMES.contains(&token.low.as_str())
                && token.text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’' | '&' | '.'))
        })
    };
    let closes = |at: usize| tokens.get(at).is_some_and(Token::ends_clause);
    if !is_name(at) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 6 && !closes(end - 1) {
        let is_joint = matches!(low(tokens, end), "de" | "del" | "of" | "the" | "la" | "los" | "y" | "&");
        if is_name(end) {
            end += 1;
        } else if is_joint && low(tokens, end) != "y" && is_name(end + 1) && !closes(end) {
            end += 2;
        } else if is_joint && matches!(low(tokens, end + 1), "la" | "los" | "the") && is_name(end + 2) {
            end += 3;
        } else {
            break;
        }
    }
    let first = tokens.get(at)?;
    let is_one = end == at + 1;
    // A scan, a medicine's name or an abbreviation is no office.
    if is_one
        && (KIND_WORDS.contains(&first.low.as_str())
            || (first.text.len() <= 4 && first.text.chars().all(char::is_uppercase)))
    {
        return None;
    }
    let before = |ahead: usize| at.checked_sub(ahead).filter(|at| !closes(*at)).map_or("", |at| low(tokens, at));
    let is_led = LEADS.contains(&before(1)) || (matches!(before(1), "the" | "el" | "la") && LEADS.contains(&before(2)));
    // "a" leads to whom only after a verb, and "in" to where only before a place with a telling name.
    let tells_office = (at..end).any(|at| crate::terms::role_by_name(low(tokens, at)).is_some());
    let is_weak = matches!(before(1), "in" | "de" | "by") && !tells_office;
    let acts = ACTS.contains(&low(tokens, end)) && !closes(end - 1);
    let is_plan = PLAN_NAMES.contains(&first.low.as_str());
    ((is_led && !is_weak) || acts || (tells_office && !is_one && at > 0) || is_plan).then_some(at..end)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A name without title, dots, accents and case.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !TITLES.contains(word) && *word != "md").collect();
    words.join(" ")
}

/// The one known party of that name: exactly; by last name, or the start of an office's name, when only one
/// fits; or with one slip when only one is so near. The second value tells whether it was exact.
fn match_known<'a, 'k>(name: &str, known: &'a [Known<'k>]) -> Option<(&'a Known<'k>, bool)> {
    let folded = plain(name);
    let wanted: Vec<&str> = folded.split(' ').filter(|part| !part.is_empty()).collect();
    let only = |fits: &dyn Fn(&Known<'_>) -> bool| {
        let mut fitting = known.iter().filter(|one| fits(one));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    if wanted.is_empty() {
        return None;
    }
    if let Some(exact) = known.iter().find(|one| one.parts == wanted) {
        return Some((exact, true));
    }
    let last = wanted.last().copied().unwrap_or_default();
    let is_single = wanted.len() == 1;
    let by_part = only(&|one| {
        is_single
            && (one.parts.last().is_some_and(|part| part == last)
                || (!one.is_doctor && one.parts.first().is_some_and(|part| part == last)))
    });
    if let Some(one) = by_part {
        return Some((one, one.parts.len() == 1));
    }
    if known.iter().any(|one| is_single && one.parts.last().is_some_and(|part| part == last)) {
        return None; // two doctors of that name
    }
    let near = only(&|one| {
        let parts: Vec<&str> = one.parts.iter().map(String::as_str).collect();
        let pairs = if is_single { parts.get(parts.len().saturating_sub(1)..).unwrap_or_default() } else { &parts };
        let slips = pairs.iter().zip(&wanted).filter(|(a, b)| a != b);
        pairs.len() == wanted.len() && slips.clone().count() == 1 && slips.clone().all(|(a, b)| is_one_slip(a, b))
    });
    near.map(|one| (one, false))
}

/// One letter too many, too few, another, or two changed about; short names allow none.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b || a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |list: &[char], from: usize| list.get(from..).unwrap_or_default().to_vec();
    rest(&a, same + 1) == rest(&b, same + 1)
        || rest(&a, same) == rest(&b, same + 1)
        || rest(&a, same + 1) == rest(&b, same)
        || (a.get(same) == b.get(same + 1)
            && a.get(same + 1) == b.get(same)
            && rest(&a, same + 2) == rest(&b, same + 2))
}
