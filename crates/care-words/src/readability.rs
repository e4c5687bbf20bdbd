//! How hard a text is to read, by the usual formulas. For tests of the catalogue; never shown to anybody.

mod english;
mod spanish;

/// Words, sentences and syllables of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words; a number is one.
    pub words: usize,
    /// Sentences, at least one.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
}

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 9] = ["dr", "dra", "mr", "mrs", "ms", "st", "ext", "no", "inc"];

/// US school grade by Flesch and Kincaid (1975): 0.39 · words per sentence + 11.8 · syllables per word − 15.59.
/// Lower is easier.
pub fn english_grade(text: &str) -> f64 {
    let counts = count(text, english::syllables);
    0.39 * per(counts.words, counts.sentences) + 11.8 * per(counts.syllables, counts.words) - 15.59
}

/// Ease of a Spanish text by Szigriszt-Pazos (1993), the index that the INFLESZ scale is made for (Barrio-Cantalejo
/// et al., 2008): 206.835 − 62.3 · syllables per word − words per sentence. Higher is easier.
pub fn spanish_ease(text: &str) -> f64 {
    let counts = count(text, spanish::syllables);
    206.835 - 62.3 * per(counts.syllables, counts.words) - per(counts.words, counts.sentences)
}

fn per(count: usize, of: usize) -> f64 {
    // Texts here are far below 2^52 words.
    #[allow(clippy::cast_precision_loss)]
    let ratio = count as f64 / of.max(1) as f64;
    ratio
}

fn count(text: &str, syllables: fn(&str) -> usize) -> Counts {
    let mut counts = Counts::default();
    let mut is_open = false;
    for token in text.split_whitespace() {
        // "e-consult" and "911/988" are read as two words.
        for word in token.split(|c: char| !c.is_alphanumeric() && !"'’.,:".contains(c)) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            counts.words += 1;
            counts.syllables += if word.starts_with(|c: char| c.is_ascii_digit()) { 1 } else { syllables(word) };
            is_open = true;
        }
        if is_open && ends_sentence(token) {
            counts.sentences += 1;
            is_open = false;
        }
    }
    counts.sentences = (counts.sentences + usize::from(is_open)).max(1);
    counts
}

fn ends_sentence(token: &str) -> bool {
    let token = token.trim_end_matches(['"', '”', '»', ')', '\'']);
    if token.ends_with(['?', '!']) {
        return true;
    }
    let Some(word) = token.strip_suffix('.') else { return false };
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "p. m.", an initial, "Dr."
    word.chars().count() > 1 && !ABBREVIATIONS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::{count, english, english_grade, spanish, spanish_ease};

    #[test]
    fn sentences_end_at_their_stops_and_not_at_abbreviations() {
        let counts = |text| count(text, english::syllables);
        assert_eq!(counts("Call Dr. Lee by 3:00 p. m. today. Ask why!").sentences, 2);
        assert_eq!(counts("No stop at all").sentences, 1);
        assert_eq!(counts("").sentences, 1);
        assert_eq!(counts("Bring: card, list (2)").words, 4);
    }

    #[test]
    fn grades_agree_with_the_formula_done_by_hand() {
        // 6 words, 1 sentence, 6 syllables: 0.39*6 + 11.8*1 - 15.59.
        assert!((english_grade("The cat sat on the mat.") - -1.45).abs() < 0.001);
        // 6 words, 1 sentence, 11 syllables.
        let ease = 206.835 - 62.3 * 11.0 / 6.0 - 6.0;
        assert!((spanish_ease("La niña come pan con queso.") - (ease + 62.3 * 2.0 / 6.0)).abs() < 0.001);
        assert_eq!(count("La niña come pan con queso.", spanish::syllables).syllables, 9);
    }

    #[test]
    fn hard_texts_are_told_from_easy_ones() {
        let hard = "Prior authorization determinations necessitate comprehensive documentation of medical necessity.";
        let easy = "Call the plan. Ask for a yes. Write down the name.";
        assert!(english_grade(hard) > 15.0 && english_grade(easy) < 2.0);
        let hard =
            "La determinación de autorización previa requiere documentación exhaustiva de necesidad terapéutica.";
        let easy = "Llame al plan. Pida un sí. Anote el nombre.";
        assert!(spanish_ease(hard) < 40.0 && spanish_ease(easy) > 80.0);
    }
}
