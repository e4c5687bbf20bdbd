//! The contents of a page or form (ISO 32000, 7.8.2), down to the operators of text.
//!
//! One walk, never back. What cannot be an operator of text is passed over: colours, paths, pictures within
//! the contents, and nonsense; the next operator is read as if nothing had been there. What is kept is
//! written anew, so that the reader beneath meets nothing that it could stumble over.

/// Operands of one operator; more are never asked for.
const OPERANDS_MAX: usize = 16;
/// Open saves of the graphics state.
const SAVES_MAX: usize = 256;
/// Brackets within brackets of one text, as deep as the reader beneath follows.
const BRACKETS_MAX: usize = 40;

/// What is left of contents.
#[derive(Default)]
pub(super) struct TextOnly {
    /// Only operators of text, each with operands that fit.
    pub content: Vec<u8>,
    /// How many operators these are.
    pub operators: u64,
    /// Names of the forms that are shown, each as often as it is.
    pub shows: Vec<Vec<u8>>,
    has_font: bool,
    saves: usize,
}

/// A piece of the contents.
enum Token {
    Number(Vec<u8>),
    Text(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<u8>),
    /// An operand of no use here, or a damaged one.
    Other,
    Operator(Vec<u8>),
    ArrayStart,
    ArrayEnd,
}

/// Keeps the operators of text.
pub(super) fn text_only(content: &[u8]) -> TextOnly {
    let mut out = TextOnly::default();
    let mut walk = Walk { bytes: content, at: 0 };
    let mut operands: Vec<Token> = Vec::new();
    let mut is_picture_open = false;
    while let Some(token) = walk.next() {
        match token {
            Token::Operator(name) => {
                is_picture_open |= name == b"BI";
                if is_picture_open && name == b"ID" {
                    is_picture_open = false;
                    walk.skip_picture();
                } else {
                    out.keep(&name, &operands);
                }
                operands.clear();
            }
            Token::ArrayStart => operands.push(walk.array()),
            Token::ArrayEnd => {}
            token => operands.push(token),
        }
        if operands.len() > OPERANDS_MAX {
            operands.remove(0);
        }
    }
    out
}

impl TextOnly {
    fn keep(&mut self, name: &[u8], operands: &[Token]) {
        // A reader takes from the end what an operator needs; what stands before belongs to nothing.
        let Some(operands) = needs(name).and_then(|count| operands.get(operands.len().checked_sub(count)?..)) else {
            return;
        };
        if !fits(name, operands) {
            return;
        }
        match name {
            b"Tf" => self.has_font = true,
            // Without a font there is nothing to read the letters by.
            b"Tj" | b"TJ" | b"'" | b"\"" if !self.has_font => return,
            b"q" if self.saves >= SAVES_MAX => return,
            b"q" => self.saves += 1,
            b"Q" => self.saves = self.saves.saturating_sub(1),
            b"Do" => self.shows.extend(operands.first().map(|shown| plain_name(shown.bytes()))),
            _ => {}
        }
        match (name, operands) {
            // The two operators that begin a line and show it are spelled out: the reader beneath passes
            // them over.
            (b"'", [text]) => {
                self.write(b"T*", &[]);
                self.write(b"Tj", &[text]);
            }
            (b"\"", [words, letters, text]) => {
                self.write(b"Tw", &[words]);
                self.write(b"Tc", &[letters]);
                self.write(b"T*", &[]);
                self.write(b"Tj", &[text]);
            }
            _ => self.write(name, &operands.iter().collect::<Vec<_>>()),
        }
    }

    fn write(&mut self, name: &[u8], operands: &[&Token]) {
        for operand in operands {
            self.content.extend_from_slice(operand.bytes());
            self.content.push(b' ');
        }
        self.content.extend_from_slice(name);
        self.content.push(b'\n');
        self.operators += 1;
    }
}

impl Token {
    fn bytes(&self) -> &[u8] {
        match self {
            Token::Number(bytes) | Token::Text(bytes) | Token::Name(bytes) | Token::Array(bytes) => bytes,
            _ => &[],
        }
    }
}

/// How many operands an operator of text takes; `None` for all others.
fn needs(name: &[u8]) -> Option<usize> {
    match name {
        b"BT" | b"ET" | b"q" | b"Q" | b"T*" => Some(0),
        b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tj" | b"'" | b"TJ" | b"Do" => Some(1),
        b"Td" | b"TD" | b"Tf" => Some(2),
        b"\"" => Some(3),
        b"Tm" | b"cm" => Some(6),
        _ => None,
    }
}

/// An operator that shows text or says where, with the operands that it needs.
fn fits(name: &[u8], operands: &[Token]) -> bool {
    let are_numbers = operands.iter().all(|one| matches!(one, Token::Number(_)));
    match name {
        b"Tf" => matches!(operands, [Token::Name(_), Token::Number(_)]),
        b"Tj" | b"'" => matches!(operands, [Token::Text(_)]),
        b"TJ" => matches!(operands, [Token::Array(_)]),
        b"\"" => matches!(operands, [Token::Number(_), Token::Number(_), Token::Text(_)]),
        b"Do" => matches!(operands, [Token::Name(_)]),
        _ => are_numbers,
    }
}

/// A name without its slash, its `#20` spelled out.
fn plain_name(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name.strip_prefix(b"/").unwrap_or(name);
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'#').and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                plain.push(*first);
                rest = tail;
            }
        }
    }
    plain
}

struct Walk<'c> {
    bytes: &'c [u8],
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token> {
        loop {
            let byte = self.peek()?;
            if byte == b'%' {
                self.skip_while(|byte| !matches!(byte, b'\r' | b'\n'));
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
        let byte = self.peek()?;
        let start = self.at;
        self.at += 1;
        Some(match byte {
            b'(' => self.literal(start),
            b'<' if self.peek() == Some(b'<') => {
                self.at += 1;
                Token::Other
            }
            b'<' => self.hex(),
            b'[' => Token::ArrayStart,
            b']' => Token::ArrayEnd,
            b'/' => {
                self.skip_while(|byte| !is_blank(byte) && !is_delimiter(byte));
                Token::Name(self.since(start))
            }
            b')' | b'>' | b'{' | b'}' => Token::Other,
            _ => {
                self.skip_while(|byte| !is_blank(byte) && !is_delimiter(byte));
                word(self.since(start))
            }
        })
    }

    fn since(&self, start: usize) -> Vec<u8> {
        self.bytes.get(start..self.at).unwrap_or_default().to_vec()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
    }

    /// A text in round brackets, which may hold pairs of them.
    fn literal(&mut self, start: usize) -> Token {
        let (mut open, mut deepest) = (1_usize, 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => {
                    open += 1;
                    deepest = deepest.max(open);
                }
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                return if deepest <= BRACKETS_MAX { Token::Text(self.since(start)) } else { Token::Other };
            }
        }
        Token::Other
    }

    /// A text in hexadecimal digits.
    fn hex(&mut self) -> Token {
        let start = self.at;
        self.skip_while(|byte| byte != b'>');
        let mut text = vec![b'<'];
        text.extend(self.since(start).into_iter().filter(u8::is_ascii_hexdigit));
        self.at += 1;
        if text.len().is_multiple_of(2) {
            text.push(b'0');
        }
        text.push(b'>');
        Token::Text(text)
    }

    /// Texts and gaps between them; anything else makes the array one of no use, but does not lose its texts.
    fn array(&mut self) -> Token {
        let mut array = vec![b'['];
        loop {
            let before = self.at;
            match self.next() {
                Some(Token::Number(bytes) | Token::Text(bytes)) => {
                    array.extend(bytes);
                    array.push(b' ');
                }
                Some(Token::ArrayEnd) => break,
                // The bracket was never closed: the operator belongs to what comes after it.
                Some(Token::Operator(_) | Token::ArrayStart) | None => {
                    self.at = before;
                    return Token::Other;
                }
                Some(_) => {}
            }
        }
        array.push(b']');
        Token::Array(array)
    }

    /// Past a picture within the contents: to the `EI` that stands by itself.
    fn skip_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        // The bytes of a picture may spell it by chance; then no blank follows.
        let is_end =
            |window: &[u8]| matches!(window, [before, b'E', b'I', after] if is_blank(*before) && is_blank(*after));
        self.at += rest.windows(4).position(is_end).map_or(rest.len(), |end| end + 3);
    }
}

/// A number, an operator, or neither.
fn word(bytes: Vec<u8>) -> Token {
    let is_numeric = bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
    if is_numeric {
        // Some programs write `--5`, `1.-2` or `.`; none of them moves anything that matters.
        let is_sound = std::str::from_utf8(&bytes).is_ok_and(|text| text.parse::<f64>().is_ok()) && bytes.len() < 32;
        return if is_sound { Token::Number(bytes) } else { Token::Number(b"0".to_vec()) };
    }
    if bytes.len() <= 3 && bytes.iter().all(|byte| byte.is_ascii_graphic()) {
        Token::Operator(bytes)
    } else {
        Token::Other
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
