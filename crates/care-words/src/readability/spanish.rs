//! Syllables of a Spanish word: one for each vowel that is not the weak half of a diphthong.

pub(super) fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let mut count = 0;
    let mut former: Option<char> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied();
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        // The "u" of "que" and "gui" is only spelling; a "y" is a vowel unless a vowel follows.
        let is_spelling =
            letter == 'u' && matches!(before, Some('q' | 'g')) && next.is_some_and(|c| "eiéí".contains(c));
        let is_consonant_y = letter == 'y' && next.is_some_and(is_vowel);
        if !is_vowel(letter) || is_spelling || is_consonant_y {
            former = None;
            continue;
        }
        count += usize::from(former.is_none_or(|former| is_apart(former, letter)));
        former = Some(letter);
    }
    count.max(1)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyáéíóúü".contains(letter)
}

/// Two vowels in a row are two syllables when both are strong, the weak one has an accent, or they are the same.
fn is_apart(first: char, second: char) -> bool {
    let is_strong = |letter: char| "aeoáéóíú".contains(letter);
    first == second || (is_strong(first) && is_strong(second))
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn words_have_the_syllables_of_the_grammar() {
        let known = [
            (1, "a y plan que muy hay dio bien más seis quien guion"),
            (2, "llame cita día días guía fecha hoja cuando antes siete nueva deuda ayer"),
            (3, "doctora pregunte envíe ahora poeta"),
            (4, "referido oficina todavía teléfono imágenes aprobación medicina resultado"),
            (5, "necesitamos universidad"),
        ];
        let wrong: Vec<_> = known
            .iter()
            .flat_map(|(count, words)| words.split(' ').map(move |word| (word, *count, syllables(word))))
            .filter(|(_, expected, found)| expected != found)
            .collect();
        assert_eq!(wrong, []);
    }
}
