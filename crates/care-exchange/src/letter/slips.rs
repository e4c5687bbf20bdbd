//! Slips of scanners in numbers: `555-Ol42`, `2O27`, `Apri1`. Only what has the shape of a number or of
//! the name of a month is put right; a destroyed value stays destroyed.

use super::pattern::{cut, pattern};

pattern!(NUMBER_LIKE, r"[(#]?[0-9olisb|]+(?:[-./:)][0-9olisb|)]+)*");
pattern!(
    SHAPE,
    r"^\(?(?:\d{3}\)?[-.]?)?\d{3}[-.]\d{4}$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|^\d{1,2}:\d{2}$|^(?:19|20)\d{2}$|^\(\d{3}\)$|^\d{3}[-.]\d{3}[-.]\d{4}$"
);
pattern!(WORD_LIKE, r"[a-z01]*[01][a-z01]*");

const NAMES: [&str; 46] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "appointment",
    "referral",
    "authorization",
    "phone",
    "fax",
    "approved",
    "date",
    "until",
    "valid",
];

/// The same text with slips put right; `None` where there is nothing to put right.
pub(super) fn mend(low: &str, is_scan: bool) -> Option<String> {
    let mut mended: Option<String> = None;
    let mut put = |at: usize, good: &str| {
        let text = mended.get_or_insert_with(|| low.to_owned());
        text.replace_range(at..at + good.len(), good);
    };
    for range in NUMBER_LIKE.all(low) {
        let slip = cut(low, range.clone());
        let digits = slip.bytes().filter(u8::is_ascii_digit).count();
        let letters = slip.bytes().filter(|b| matches!(b, b'o' | b'l' | b'i' | b's' | b'b' | b'|')).count();
        let alone = !low.get(..range.start).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric())
            && !low.get(range.end..).unwrap_or_default().starts_with(|c: char| c.is_alphanumeric());
        if letters == 0 || digits == 0 || !alone || (!is_scan && digits < letters) {
            continue;
        }
        let good: String = slip.chars().map(digit).collect();
        if SHAPE.is_in(&good) {
            put(range.start, &good);
        }
    }
    for range in LONE_ONE.all(low) {
        put(range.end - 2, "1");
    }
    for range in WORD_LIKE.all(low) {
        let slip = cut(low, range.clone());
        if !slip.bytes().any(|b| b.is_ascii_alphabetic()) {
            continue;
        }
        for one in ["l", "i"] {
            let good = slip.replace('1', one).replace('0', "o");
            if NAMES.contains(&good.as_str()) {
                put(range.start, &good);
                break;
            }
        }
    }
    mended
}

fn digit(c: char) -> char {
    match c {
        'o' => '0',
        'l' | 'i' | '|' => '1',
        's' => '5',
        'b' => '8',
        c => c,
    }
}

pattern!(
    LONE_ONE,
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) [li],"
);

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn what_has_the_shape_of_a_number_is_put_right_and_nothing_else() {
        assert_eq!(mend("call 555-ol42 in 2o27", false).unwrap(), "call 555-0142 in 2027");
        assert_eq!(mend("apri1 15 at 1o:3o am", true).unwrap(), "april 15 at 10:30 am");
        assert_eq!(mend("auth a1o22b, bob's list", true), None);
    }
}
