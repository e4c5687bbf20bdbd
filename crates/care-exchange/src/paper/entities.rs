//! Character references of HTML: by number, and the names that real pages use.
//!
//! A page cannot bring names of its own, so nothing here can grow.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Names and their characters (WHATWG HTML, named character references: Latin-1, punctuation, signs).
const NAMES: &str = "amp & lt < gt > quot \" apos ' iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § uml ¨ \
copy © ordf ª laquo « not ¬ reg ® macr ¯ deg ° plusmn ± sup2 ² sup3 ³ acute ´ micro µ para ¶ middot · cedil ¸ \
sup1 ¹ ordm º raquo » frac14 ¼ frac12 ½ frac34 ¾ iquest ¿ Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å \
AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï ETH Ð Ntilde Ñ Ograve Ò \
Oacute Ó Ocirc Ô Otilde Õ Ouml Ö times × Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý THORN Þ szlig ß \
agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì \
iacute í icirc î iuml ï eth ð ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö divide ÷ oslash ø ugrave ù \
uacute ú ucirc û uuml ü yacute ý thorn þ yuml ÿ OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ \
ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ \
prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ minus − \
ne ≠ le ≤ ge ≥ asymp ≈ equiv ≡ infin ∞ check ✓ phone ☎ star ☆ hearts ♥ AMP & LT < GT > QUOT \" COPY © REG ® \
colon : comma , period . sol / lpar ( rpar ) num # excl ! quest ? percnt % dollar $ commat @ semi ; lowbar _ \
hyphen ‐ dash ‐ horbar ― ast * plus + equals = lsqb [ rsqb ] lcub { rcub } vert | bsol \\ grave ` alpha α beta β \
gamma γ delta δ mu μ Delta Δ Omega Ω";

/// Names that stand for a space or for nothing.
const SPACES: [&str; 9] = ["nbsp", "ensp", "emsp", "thinsp", "numsp", "puncsp", "hairsp", "Tab", "NewLine"];
const NOTHINGS: [&str; 6] = ["shy", "zwnj", "zwj", "lrm", "rlm", "ZeroWidthSpace"];

/// Longest name that is looked for, in bytes.
const NAME_BYTES_MAX: usize = 16;

/// Reads the reference that follows an ampersand: its text and how many bytes of `rest` it takes;
/// `None` where the ampersand stands for itself.
pub(super) fn reference(rest: &str) -> Option<(String, usize)> {
    if let Some(number) = rest.strip_prefix('#') {
        return numbered(number).map(|(text, taken)| (text, taken + 1));
    }
    let name_len = rest.bytes().take(NAME_BYTES_MAX).take_while(u8::is_ascii_alphanumeric).count();
    let name = rest.get(..name_len)?;
    let ends = rest.as_bytes().get(name_len) == Some(&b';');
    if let Some(text) = by_name(name) {
        return Some((text.to_owned(), name_len + usize::from(ends)));
    }
    // Old pages leave the semicolon out; the longest name of Latin-1 at the start counts then.
    let short = (2..name_len).rev().filter_map(|end| Some((rest.get(..end)?, end)));
    let is_old = |text: &str| text.chars().all(|c| u32::from(c) < 256);
    short
        .filter_map(|(name, end)| Some((by_name(name)?, end)))
        .find(|(text, _)| is_old(text))
        .map(|(text, end)| (text.to_owned(), end))
}

fn by_name(name: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let words: Vec<&str> = NAMES.split(' ').collect();
        let pairs = words.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        let spaces = SPACES.into_iter().map(|name| (name, " "));
        pairs.chain(spaces).chain(NOTHINGS.into_iter().map(|name| (name, ""))).collect()
    });
    KNOWN.get(name).copied()
}

fn numbered(rest: &str) -> Option<(String, usize)> {
    let (digits, radix, before) = match rest.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (rest, 10, 0),
    };
    let len = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let number = digits.get(..len).filter(|digits| !digits.is_empty())?;
    let ends = digits.as_bytes().get(len) == Some(&b';');
    let code = u32::from_str_radix(number, radix).unwrap_or(0xfffd);
    let text = match code {
        // What Windows programs write for its own quotes and dashes.
        0x80..=0x9f => {
            let byte = [u8::try_from(code).unwrap_or_default()];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.into_owned()
        }
        0xa0 | 0x2000..=0x200a | 0x202f => " ".to_owned(),
        0xad | 0x200b..=0x200f | 0xfeff => String::new(),
        _ => char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{fffd}').to_string(),
    };
    Some((text, len + before + usize::from(ends)))
}
