//! US telephone numbers: as people read them and as a dialler takes them.

/// A number that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// `212-555-0142`, or `555-0142` where no area code is known.
    pub shown: String,
    /// For a `tel:` link (RFC 3966), without the scheme: `+12125550142`, with `;ext=12` where there is one.
    pub dial: String,
    /// Digits of the extension.
    pub extension: Option<String>,
}

/// Reads a US number as printed; `None` for anything else, which is then best shown as it is.
pub fn read_phone(printed: &str) -> Option<Phone> {
    let lower = printed.to_lowercase();
    let (number, extension) = match lower.split_once('x') {
        // "ext. 12" and "x12": what stands before is the number, maybe with the start of the word.
        Some((before, after)) => (before.trim_end_matches('e'), Some(digits(after))),
        None => (lower.as_str(), None),
    };
    if number.chars().any(|c| !c.is_ascii_digit() && !" +-.()/\u{a0}\u{2011}\u{2013},".contains(c)) {
        return None;
    }
    let all = digits(number);
    if number.trim_start().starts_with('+') && !all.starts_with('1') {
        return None;
    }
    let national = match (all.len(), all.strip_prefix('1')) {
        (11, Some(rest)) => rest,
        (7 | 10, _) => all.as_str(),
        _ => return None,
    };
    let (area, rest) = national.split_at_checked(national.len().checked_sub(7)?)?;
    let (exchange, line) = rest.split_at_checked(3)?;
    let extension = extension.filter(|digits| !digits.is_empty());
    let (shown, mut dial) = if area.is_empty() {
        (format!("{exchange}-{line}"), format!("{exchange}{line}"))
    } else {
        (format!("{area}-{exchange}-{line}"), format!("+1{area}{exchange}{line}"))
    };
    if let Some(extension) = &extension {
        dial.push_str(";ext=");
        dial.push_str(extension);
    }
    Some(Phone { shown, dial, extension })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::read_phone;

    fn both(printed: &str) -> (String, String) {
        let phone = read_phone(printed).unwrap();
        (phone.shown, phone.dial)
    }

    #[test]
    fn every_way_of_printing_a_number_reads_the_same() {
        for printed in ["(212) 555-0142", "212.555.0142", "+1 212 555 0142", "1-212-555-0142", "2125550142"] {
            assert_eq!(both(printed), ("212-555-0142".into(), "+12125550142".into()), "{printed}");
        }
    }

    #[test]
    fn an_extension_is_kept_apart() {
        for printed in ["212-555-0142 x12", "212-555-0142 ext. 12", "(212) 555-0142, Ext 12"] {
            let phone = read_phone(printed).unwrap();
            assert_eq!(phone.extension.as_deref(), Some("12"), "{printed}");
            assert_eq!(phone.dial, "+12125550142;ext=12");
        }
    }

    #[test]
    fn a_local_number_stays_local() {
        assert_eq!(both("555-0142"), ("555-0142".into(), "5550142".into()));
    }

    #[test]
    fn what_is_no_us_number_is_not_guessed() {
        for printed in ["", "12", "+49 30 901820", "call Ann", "212-555-014", "212-555-0142 or 0143"] {
            assert_eq!(read_phone(printed), None, "{printed}");
        }
    }
}
