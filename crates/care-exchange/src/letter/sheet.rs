//! A letter as lines that mean something: wrapped lines put together, rows and `Label: value` lines kept
//! apart, paragraphs cut into sentences, each under its heading.

use super::folding::Folded;
use super::pattern::{cut, pattern};
use super::{columns, slips};
use std::ops::Range;

/// Longest letter that is read, in bytes: beyond it stands a whole chart, not a letter.
pub(super) const LETTER_BYTES_MAX: usize = 200 * 1024;
/// Longest sentence, in bytes: longer ones are cut.
const SENTENCE_BYTES_MAX: usize = 1_500;

/// A sentence, a row of a table, a bullet or a `Label: value` line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its folded words with their places.
    pub folded: Folded,
    /// Paragraph that it stands in: sentences of one paragraph share it.
    pub block: usize,
    /// End of its label, where it has one: the place of the colon in the folded words.
    pub colon: Option<usize>,
    /// Folded words of the heading above it; empty where there is none.
    pub heading: String,
    /// A list entry.
    pub is_bullet: bool,
    /// A box in front of it: ticked or not.
    pub tick: Option<bool>,
    /// Quoted from an older message.
    pub quotes: usize,
    /// It is itself a heading.
    pub is_heading: bool,
}

impl Line {
    pub(super) fn low(&self) -> &str {
        &self.folded.low
    }

    /// The folded label; empty where it has none.
    pub(super) fn label(&self) -> &str {
        self.colon.map_or("", |colon| cut(self.low(), 0..colon).trim_end_matches(['.', ' ', '|']).trim())
    }

    /// Where what is said starts: behind the label.
    pub(super) fn value_start(&self) -> usize {
        self.colon.map_or(0, |colon| colon + 1)
    }

    pub(super) fn all(&self) -> Range<usize> {
        0..self.low().len()
    }
}

/// One printed line before anything is put together.
#[derive(Clone, Copy)]
struct Printed<'a> {
    words: &'a str,
    at: usize,
    quotes: usize,
    indent: usize,
    is_bullet: bool,
    tick: Option<bool>,
    is_blank: bool,
    /// Length of the longest line of its paragraph, in characters.
    width: usize,
}

/// Cuts a letter into lines.
pub(super) fn lines_of(text: &str, is_scan: bool) -> Vec<Line> {
    let mut end = text.len().min(LETTER_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let printed = in_reading_order(printed_lines(text));
    let mut found = Building { lines: Vec::new(), heading: String::new(), block: 0, is_scan };
    let mut at = 0;
    let mut after_gap = true;
    while let Some(first) = printed.get(at) {
        if first.is_blank {
            after_gap = true;
            at += 1;
            continue;
        }
        let mut folded = Folded::default();
        folded.push(first.words, first.at);
        let mut last = first;
        at += 1;
        // A label with nothing behind it takes the next line, when it names a field.
        while let Some(next) = printed.get(at) {
            if !continues(first, last, next, &folded) {
                break;
            }
            folded.space(next.at);
            // A hyphen at the end of a line is kept: "follow-" and "up" is rarer than "X-" and "ray".
            folded.push(next.words, next.at);
            last = next;
            at += 1;
        }
        found.take(folded, first, after_gap);
        after_gap = false;
    }
    found.lines
}

/// Two columns of prose side by side are read one after the other.
fn in_reading_order(lines: Vec<Printed<'_>>) -> Vec<Printed<'_>> {
    let mut ordered = Vec::with_capacity(lines.len());
    let mut from = 0;
    while let Some(first) = lines.get(from) {
        let run = lines.iter().skip(from).take_while(|line| !line.is_blank).map(|line| (line.words, line.indent));
        let Some((length, edge)) = columns::of(run) else {
            ordered.push(*first);
            from += 1;
            continue;
        };
        let block = lines.get(from..from + length).unwrap_or_default();
        for is_left in [true, false] {
            for line in block {
                let cut_at = columns::cut_at(line.words, edge.saturating_sub(line.indent));
                let (left, right) = line.words.split_at(cut_at);
                let skipped = right.len() - right.trim_start().len();
                let side = if is_left { left.trim_end() } else { right.trim_start() };
                if side.is_empty() {
                    continue;
                }
                let at = if is_left { line.at } else { line.at + cut_at + skipped };
                let bare = strip_bullet(side);
                let is_bullet = bare.len() < side.len() || (is_left && line.is_bullet);
                let at = at + side.len() - bare.len();
                let indent = if is_left { line.indent } else { 0 };
                ordered.push(Printed { words: bare, at, is_bullet, indent, ..*line });
            }
            ordered.push(Printed { words: "", is_blank: true, ..*first });
        }
        from += length;
    }
    ordered
}

fn printed_lines(text: &str) -> Vec<Printed<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let is_quote = |raw: Option<&&str>| raw.is_some_and(|raw| raw.trim_start().starts_with('>'));
    let raws: Vec<&str> = text.split(['\n', '\r', '\u{c}']).collect();
    for (number, raw) in raws.iter().copied().enumerate() {
        // "[29/6/27 10:14] Clinic:" opens a message of a chat; it stands in a line of its own.
        let opening = chat_opening(raw);
        if opening > 0 {
            let words = cut(raw, 0..opening).trim_end();
            let blank =
                Printed { words: "", at, quotes: 0, indent: 0, is_bullet: false, tick: None, is_blank: true, width: 0 };
            lines.extend([blank, Printed { words, is_blank: false, ..blank }, blank]);
        }
        let line_start = at;
        let line_length = raw.len();
        let raw = cut(raw, opening..raw.len());
        at += opening;
        let mut words = raw;
        let mut quotes = 0;
        // A lone ">>" in front of a line is an ornament; a quoted message has several lines.
        let is_alone =
            !is_quote(raws.get(number + 1)) && !is_quote(number.checked_sub(1).and_then(|number| raws.get(number)));
        loop {
            let trimmed = words.trim_start();
            let Some(rest) = trimmed.strip_prefix('>') else { break };
            (words, quotes) = (rest, quotes + usize::from(!is_alone));
        }
        let indent = words.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        words = words.trim_start();
        let bare = strip_bullet(words);
        let is_bullet = bare.len() < words.len();
        let words_at = at + raw.len() - bare.len();
        let is_rule = !bare.chars().any(char::is_alphanumeric);
        let tick = tick_of(words);
        let bare = bare.trim_end().trim_end_matches(['|', ' ']);
        lines.push(Printed { words: bare, at: words_at, quotes, indent, is_bullet, tick, is_blank: is_rule, width: 0 });
        at = line_start + line_length + 1;
    }
    for paragraph in lines.chunk_by_mut(|one, two| !one.is_blank && !two.is_blank) {
        let length = |line: &Printed<'_>| line.words.chars().count() + line.indent;
        let width = paragraph.iter().map(length).max().unwrap_or(0);
        // Where most lines stop short, the lines are a list and not a flow of words.
        let inner = paragraph.split_last().map_or(&[][..], |(_, inner)| inner);
        let full = inner.iter().filter(|line| length(line) * 10 >= width * 7).count();
        let width = if full * 10 >= inner.len() * 6 { width } else { usize::MAX };
        paragraph.iter_mut().for_each(|line| line.width = width);
    }
    lines
}

pattern!(
    CHAT,
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[apAP]\.? ?[mM]\.?)?\]?(?: -)? [^:\d]{2,40}:\s"
);

/// The bytes with which a message of a chat opens: its time and who wrote it.
fn chat_opening(raw: &str) -> usize {
    CHAT.find(raw).map_or(0, |range| range.end)
}

fn tick_of(words: &str) -> Option<bool> {
    let mut chars = words.chars();
    match (chars.next()?, chars.next(), chars.next()) {
        ('☐' | '□', ..) | ('[' | '(', Some(' ' | '_'), Some(']' | ')')) | ('[', Some(']'), _) => Some(false),
        ('☑' | '☒' | '✓' | '✔' | '■', ..) | ('[' | '(', Some('x' | 'X' | '*'), Some(']' | ')')) => Some(true),
        _ => None,
    }
}

fn strip_bullet(words: &str) -> &str {
    let marks: &[char] =
        &['•', '*', '□', '☐', '☑', '■', '▪', '◦', '·', '–', '—', '-', '✓', '✔', '→', '●', '○', '#', '+', '|'];
    let mut rest = words;
    if let Some(inner) = rest.strip_prefix('[').or(rest.strip_prefix('('))
        && let Some(after) = inner.strip_prefix([' ', 'x', 'X', '_', '*']).or(rest.starts_with('[').then_some(inner))
        && let Some(after) = after.strip_prefix([']', ')'])
    {
        return after.trim_start();
    }
    let stripped = rest.trim_start_matches(|c: char| marks.contains(&c) || c == ' ');
    // "+1 212…" and "-5" are no list entries.
    if stripped.len() < rest.len()
        && !(rest.starts_with(['+', '-']) && stripped.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains("- "))
    {
        rest = stripped;
        return rest;
    }
    // "(a)" and "b)" of a list.
    let mut letters = rest.strip_prefix('(').unwrap_or(rest).chars();
    if let (Some(c), Some(')'), Some(' ')) = (letters.next(), letters.next(), letters.next())
        && c.is_ascii_alphanumeric()
    {
        return letters.as_str().trim_start();
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(after) = rest.get(digits..)
        && let Some(after) = after.strip_prefix('.').or(after.strip_prefix(')'))
        && after.starts_with(' ')
    {
        return after.trim_start();
    }
    words
}

pattern!(
    FIELD,
    r"^(?:(?:your|the|new|original|old|previous|su|la|el|nueva|cita|patient) )?(?:appointment |appt\.? |visit |exam |test |procedure |scheduled |arrival |check-?in |start )*",
    r"(?:date(?: (?:and|&) time| of (?:letter|notice|visit|service|appointment))?|time|date/time|when|where|who|phone|telephone|tel|fax|location|place|address|provider|doctor|physician|with|exam|test|procedure|type|reason|to|from|re|status|",
    r"fecha(?: y hora| de la cita)?|hora|cuando|donde|quien|telefono|lugar|direccion|ubicacion|medico|doctor|doctora|proveedor|con|examen|estudio|prueba|motivo|para|de|estado|",
    r"referred to|referring provider|specialty|especialidad|authorization (?:number|#|no\.?)|reference (?:number|#)|referral (?:number|#|no\.?)|numero de (?:autorizacion|referencia|referido)|valid (?:from|through|until)|expires|diagnosis|cpt(?: code)?|service|visits)\s*:$"
);
pattern!(LABEL, r"^[a-z][a-z0-9 /&'().#*-]{0,48}?\s?:(?:\s|$)");
pattern!(DOTS, r"^[a-z][a-z0-9 /()'-]{1,40}?(?:\s?\.){3,}\s");
pattern!(STOPPER, r"(?:^|\s)(?:please|you|we|the doctor said|i)\s");

/// Whether a printed line goes on with what the one before it said.
fn continues(first: &Printed<'_>, last: &Printed<'_>, next: &Printed<'_>, so_far: &Folded) -> bool {
    if next.is_blank || next.is_bullet || next.quotes != last.quotes || so_far.low.len() > SENTENCE_BYTES_MAX * 4 {
        return false;
    }
    let low = so_far.low.trim_end();
    if low.ends_with(':') {
        return FIELD.is_in(low) && next.words.len() < 90;
    }
    let next_low = {
        let mut folded = Folded::default();
        folded.push(next.words.get(..next.words.len().min(60)).unwrap_or(""), 0);
        folded.low
    };
    let starts_small = next.words.starts_with(|c: char| c.is_lowercase() || c == '(');
    let goes_on = starts_small && last.words.chars().count() >= 52 && !low.ends_with(['.', ':']);
    if (is_label(&next_low) && !goes_on) || is_row(next.words) || is_row(last.words) {
        return false;
    }
    // Rows of a list that are set in: each its own.
    if next.indent >= 2
        && next.indent == last.indent
        && first.indent == last.indent
        && last.words.len() < 50
        && last.words.contains("  ")
    {
        return false;
    }
    let ends_open = low.ends_with([',', '-', '/', '(', '&']) || {
        let word = low.rsplit(' ').next().unwrap_or_default();
        [
            "the", "and", "or", "to", "of", "for", "with", "at", "on", "by", "before", "in", "your", "a", "dr.", "el",
            "la", "de", "del", "y", "o", "para", "con", "en", "su", "que", "antes", "los", "las", "dra.",
        ]
        .contains(&word)
    };
    // A line that had room for the next word was ended on purpose.
    let length = last.words.chars().count() + last.indent;
    let first_word = next.words.split_whitespace().next().map_or(0, |word| word.chars().count());
    let had_room = length + first_word + 5 <= last.width;
    let is_wrapped = last.words.chars().count() >= 52 && !had_room;
    if first.is_bullet && next.indent <= first.indent && !starts_small && !ends_open {
        return false;
    }
    starts_small || ends_open || is_wrapped || (low.ends_with(',') && last.words.len() > 20)
}

fn is_row(words: &str) -> bool {
    words.contains('\t') || words.contains(" | ") || {
        let inner = words.trim();
        inner.contains("   ") || inner.contains(" . . ") || inner.contains("....")
    }
}

fn is_label(low: &str) -> bool {
    LABEL.find(low).is_some_and(|range| {
        let label = cut(low, range);
        label.split_whitespace().count() <= 6 && !STOPPER.is_in(label)
    })
}

struct Building {
    lines: Vec<Line>,
    heading: String,
    block: usize,
    is_scan: bool,
}

impl Building {
    fn take(&mut self, mut folded: Folded, first: &Printed<'_>, after_gap: bool) {
        if let Some(mended) = slips::mend(&folded.low, self.is_scan) {
            folded.mend(mended);
        }
        self.block += 1;
        let low = folded.low.trim().to_owned();
        if self.is_heading(&low, first, after_gap) {
            self.heading = low.trim_end_matches(':').trim().to_owned();
            let line = Line {
                folded,
                block: self.block,
                heading: self.heading.clone(),
                is_heading: true,
                quotes: first.quotes,
                ..Line::default()
            };
            self.lines.push(line);
            return;
        }
        for range in sentences(&folded).into_iter().flat_map(|range| cells(&folded.low, range)) {
            let piece = folded.sub(range);
            let cell = CELL.find(&piece.low).map(|range| range.end.saturating_sub(2)).or_else(|| row_label(&piece.low));
            let dots = DOTS.find(&piece.low).map(|range| range.end.saturating_sub(2));
            let colon = is_label(&piece.low).then(|| piece.low.find(':')).flatten().or(dots).or(cell);
            self.lines.push(Line {
                folded: piece,
                block: self.block,
                colon,
                heading: self.heading.clone(),
                is_bullet: first.is_bullet,
                tick: first.tick,
                quotes: first.quotes,
                is_heading: false,
            });
        }
    }

    fn is_heading(&self, low: &str, first: &Printed<'_>, after_gap: bool) -> bool {
        let words = low.split_whitespace().count();
        if words == 0 || words > 10 || low.contains(" | ") {
            return false;
        }
        if low.ends_with(':') || (!first.is_bullet && WHEN_HEAD.is_in(low)) {
            return true;
        }
        let letters = first.words.chars().filter(|c| c.is_alphabetic());
        let capitals = first.words.chars().filter(|c| c.is_uppercase()).count();
        let count = letters.count();
        let is_shout = count >= 4 && capitals * 10 >= count * 9;
        let has_digit = low.bytes().any(|b| b.is_ascii_digit());
        let is_title = after_gap
            && !first.is_bullet
            && !has_digit
            && words <= 6
            && !low.ends_with(['.', ',', '!', '?'])
            && TITLE.is_in(low);
        (is_shout && !has_digit && !low.contains(": ") && !low.ends_with(['.', '!', ',']) && words <= 8) || is_title
    }
}

pattern!(
    TITLE,
    r"^(?:(?:your|su|sus|new|my|upcoming|current|future) )?(?:appointments?|medicines?|medications?|instructions|follow[- ]?up|orders?|labs?|tests?|imaging|referrals?|procedures?|history|past|before|after|what|how|day of|the day|preparation|contact|questions|plan|next steps|to do|diet|activity|allergies|vitals|",
    r"problems?|diagnos[ei]s|summary|assessment|citas?|proximas|medicamentos|medicinas|indicaciones|instrucciones|seguimiento|ordenes|examenes|estudios|referidos?|antes|despues|preparacion|el dia|contacto|preguntas|antecedentes|dieta|actividad|alergias)\b"
);

/// The bar of a row of two cells whose first one names the second.
fn row_label(low: &str) -> Option<usize> {
    let bar = low.find(" | ")?;
    let label = cut(low, 0..bar);
    let is_name =
        label.len() > 1 && label.split_whitespace().count() <= 4 && !label.bytes().any(|b| b.is_ascii_digit());
    (is_name && low.matches(" | ").count() == 1 && !label.ends_with(['.', ','])).then_some(bar + 1)
}

pattern!(CELL_LABEL, r"\|\s(?:\(?[a-z][a-z0-9 /&'.#-]{1,30}?\s?:\s)");

/// Cuts a row of `Label: value | Label: value` into its fields.
fn cells(low: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let row = cut(low, range.clone());
    if !row.contains(" | ") || !row.contains(':') {
        return vec![range];
    }
    let mut cells = Vec::new();
    let mut from = range.start;
    for bar in CELL_LABEL.all(row) {
        let at = range.start + bar.start;
        if at > from {
            cells.push(from..at);
            from = at + 2;
        }
    }
    cells.push(from..range.end);
    cells.retain(|cell| !cut(low, cell.clone()).trim().is_empty());
    cells
}

pattern!(
    WHEN_HEAD,
    r"^(?:(?:\d{1,2}|one|two|three|five|seven|un|una|dos|tres|cinco|siete)(?: ?(?:-|to|a) ?\d{1,2})? (?:days?|hours?|weeks?|dias?|horas?|semanas?) (?:before|prior|antes)|(?:the )?(?:day|night|week|evening|morning) (?:before|of|after)|(?:el|la) (?:mero |mismo |propio )?(?:dia|noche|manana)(?: (?:antes|anterior|previ[oa]|del?|despues))?)\b[^.:;]{0,40}:?$"
);

pattern!(BREAK, r#"[.!?]["')]*\s+|;\s+"#);
pattern!(
    ABBREVIATION,
    r"(?:^|[\s(/|,])(?:dr|dra|drs|mr|mrs|ms|sr|sra|srta|st|ste|ave|blvd|rd|no|num|nro|tel|ext|approx|aprox|inc|vs|dept|dpto|appt|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|mon|tues?|wed|thurs?|thu|fri|sat|sun|lun|mie|jue|vie|sab|dom|e\.g|i\.e|etc|fig|min|hrs?|rev|jr|ph|pt|hosp|av|col|ud|uds|prof|lic|lcda?|attn|ref|auth|art|pag|p|n|[a-z])\.$"
);
pattern!(CLOCK_MARK, r"(?:^|[\s\d])[ap]\.\s?m\.$");
pattern!(
    STARTER,
    r"^(?:please|you|your|if|the|we|do|don't|arrive|bring|call|this|it|our|there|for|check|wear|plan|nothing|no|stop|take|por|su|usted|llegue|favor|si|traiga|llame|no|este|esta|debe|para|nuestro|la|el|le|con|en)\b"
);

/// Cuts a paragraph into sentences.
fn sentences(folded: &Folded) -> Vec<Range<usize>> {
    let low = folded.low.as_str();
    let mut ranges = Vec::new();
    let mut from = 0;
    for hit in BREAK.all(low) {
        let head = cut(low, from..hit.start + 1);
        let rest = cut(low, hit.end..low.len());
        let is_clock = CLOCK_MARK.is_in(head);
        if (ABBREVIATION.is_in(head) && !is_clock) || (is_clock && !STARTER.is_in(rest)) {
            continue;
        }
        if rest.starts_with([',', ')', '|', '.']) || head.ends_with("..") || head.ends_with(" .") {
            continue;
        }
        if cut(low, from..hit.start).trim().len() < 2 {
            continue;
        }
        ranges.push(from..hit.start + 1);
        from = hit.end;
    }
    ranges.push(from..low.len());
    let mut cut_ranges = Vec::new();
    for range in ranges {
        let mut start = range.start;
        while range.end - start > SENTENCE_BYTES_MAX {
            let mut end = start + SENTENCE_BYTES_MAX;
            while end > start && !low.is_char_boundary(end) {
                end -= 1;
            }
            if let Some(blank) = cut(low, start..end).rfind(' ').filter(|blank| *blank > 0) {
                end = start + blank;
            }
            cut_ranges.push(start..end);
            start = end;
        }
        cut_ranges.push(start..range.end);
    }
    cut_ranges.retain(|range| !cut(low, range.clone()).trim().is_empty());
    cut_ranges
}

pattern!(
    CELL,
    r"^(?:(?:your |appointment |visit |exam |test )?(?:date|time|when|where|who|start|arrive|arrival(?: time)?|location|place|provider|doctor|with|exam|test|procedure|phone|fax|reason)|fecha|hora|cuando|donde|inicio|llegada|hora de (?:llegada|la (?:cita|prueba))|lugar|sede|medico|doctora?|estudio|prueba|telefono|dia) \|\s"
);
