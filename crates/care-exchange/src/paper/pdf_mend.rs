//! A PDF whose table of objects is lost or wrong, with a table made anew.
//!
//! A file that was cut, mailed as text or put behind other bytes still holds its objects, each with its
//! number in front. They are found by that.

/// Most objects of one file.
const OBJECTS_MAX: usize = 500_000;
/// A number of an object above this is no number.
const NUMBER_MAX: usize = 8_388_607;

/// The file with a new table at its end; `None` where no object is in it.
pub(super) fn with_new_table(bytes: &[u8]) -> Option<Vec<u8>> {
    let start = bytes.windows(5).take(2_048).position(|window| window == b"%PDF-").unwrap_or_default();
    let bytes = bytes.get(start..)?;
    let mut objects = places_of_objects(bytes);
    if objects.is_empty() {
        return None;
    }
    let root = root(bytes, &objects)?;
    // A later object of the same number is the newer one.
    objects.sort_by_key(|(number, _)| *number);
    let mut newest: Vec<(usize, usize)> = Vec::with_capacity(objects.len());
    for (number, place) in objects {
        match newest.last_mut().filter(|(last, _)| *last == number) {
            Some((_, last)) => *last = place,
            None => newest.push((number, place)),
        }
    }
    let size = newest.last().map_or(1, |(number, _)| number + 1);
    let mut out = bytes.to_vec();
    out.push(b'\n');
    let table = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in newest {
        out.extend_from_slice(format!("{number} 1\n{place:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(
        format!("trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
    );
    Some(out)
}

/// Number and place of everything that begins like an object (`12 0 obj`).
fn places_of_objects(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..bytes.len() {
        if bytes.get(at..at + 3) != Some(b"obj") || found.len() >= OBJECTS_MAX {
            continue;
        }
        // Backwards: blanks, the generation, blanks, the number.
        let before = bytes.get(at.saturating_sub(24)..at).unwrap_or_default();
        let mut words = before.split(u8::is_ascii_whitespace).rev().filter(|word| !word.is_empty());
        let is_number = |word: &&[u8]| word.iter().all(u8::is_ascii_digit);
        let (Some(generation), Some(number)) = (words.next().filter(is_number), words.next()) else { continue };
        // What stands right before the number may have lost its line end.
        let digits = number.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number_text = number.get(number.len() - digits..).unwrap_or_default();
        let value = std::str::from_utf8(number_text).ok().and_then(|text| text.parse::<usize>().ok());
        let Some(value) = value.filter(|value| *value > 0 && *value <= NUMBER_MAX) else { continue };
        if generation != b"0" {
            continue;
        }
        let blanks: usize = before.len() - before.trim_ascii_end().len();
        let head = before.get(..before.len() - blanks - generation.len()).unwrap_or_default();
        let gap = head.len() - head.trim_ascii_end().len();
        found.push((value, at - blanks - generation.len() - gap - digits));
    }
    found
}

/// The number of the catalogue: as the last table said, else the object that calls itself one.
fn root(bytes: &[u8], objects: &[(usize, usize)]) -> Option<usize> {
    let said = bytes.windows(5).rposition(|window| window == b"/Root").and_then(|at| {
        let rest = bytes.get(at + 5..at + 30)?.trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        std::str::from_utf8(rest.get(..digits)?).ok()?.parse::<usize>().ok()
    });
    let is_there = |number: &usize| objects.iter().any(|(known, _)| known == number);
    let catalogue = || {
        let calls_itself = |place: usize| {
            let head = bytes.get(place..bytes.len().min(place + 400)).unwrap_or_default();
            head.windows(8)
                .position(|window| window == b"/Catalog")
                .is_some_and(|at| !head.get(..at).unwrap_or_default().windows(6).any(|window| window == b"endobj"))
        };
        objects.iter().rev().find(|(_, place)| calls_itself(*place)).map(|(number, _)| *number)
    };
    // It may lie in a stream of objects, where it cannot be seen from here.
    said.filter(is_there).or_else(catalogue).or(said).or_else(|| objects.last().map(|(number, _)| *number))
}
