//! What a picture file says of its study and series.

use super::PictureHeader;
use super::walk::{Set, Walked};
use chrono::NaiveDate;
use encoding_rs::Encoding;

const CHARACTER_SET: u32 = 0x0008_0005;

/// The registers of one data set, decoded.
pub(super) struct Registers<'w> {
    pub bytes: &'w [u8],
    pub set: &'w Set,
    pub is_big_endian: bool,
    charset: &'static Encoding,
}

impl<'w> Registers<'w> {
    pub fn of(walked: &'w Walked<'_>) -> Self {
        Self::within(walked, &walked.set, None)
    }

    /// Those of an item; it speaks its own letters, or those of the whole.
    pub fn within(walked: &'w Walked<'_>, set: &'w Set, outer: Option<&Self>) -> Self {
        let bytes: &[u8] = &walked.bytes;
        let named = set.values.get(&CHARACTER_SET).and_then(|range| bytes.get(range.clone()));
        let charset = match (named, outer) {
            (Some(named), _) => charset_of(&String::from_utf8_lossy(named)),
            (None, Some(outer)) => outer.charset,
            (None, None) => charset_of(""),
        };
        Self { bytes, set, is_big_endian: walked.is_big_endian, charset }
    }

    pub fn raw(&self, tag: u32) -> Option<&'w [u8]> {
        self.bytes.get(self.set.values.get(&tag)?.clone())
    }

    /// Words of a value, without padding; `None` where there are none.
    pub fn text(&self, tag: u32) -> Option<String> {
        let text = self.charset.decode_without_bom_handling(self.raw(tag)?).0;
        let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        let plain: String = text.chars().filter(|c| !c.is_control()).take(400).collect();
        (!plain.is_empty()).then_some(plain)
    }

    /// A name written `Family^Given^Middle^Prefix^Suffix`, as people say it.
    pub fn name(&self, tag: u32) -> Option<String> {
        let text = self.text(tag)?;
        // Other scripts stand behind `=`; the first is the Latin one where there is one.
        let latin = text.split('=').find(|part| !part.trim_matches(['^', ' ']).is_empty())?;
        let mut parts = latin.split('^').map(str::trim);
        let [family, given, middle, prefix, suffix] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        let words: Vec<&str> = [prefix, given, middle, family, suffix].into_iter().filter(|w| !w.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// A day, `YYYYMMDD` or the older `YYYY.MM.DD`.
    pub fn day(&self, tag: u32) -> Option<NaiveDate> {
        let digits: String = self.text(tag)?.chars().filter(|c| *c != '.').collect();
        NaiveDate::parse_from_str(digits.get(..8)?, "%Y%m%d").ok()
    }

    pub fn number(&self, tag: u32) -> Option<u32> {
        let bytes = self.raw(tag)?;
        let short: Option<[u8; 2]> = bytes.get(..2).and_then(|bytes| bytes.try_into().ok());
        short.map(|bytes| {
            u32::from(if self.is_big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
        })
    }

    /// The first of several numbers written as text.
    pub fn decimal(&self, tag: u32) -> Option<f64> {
        self.text(tag)?.split('\\').next()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}

fn charset_of(named: &str) -> &'static Encoding {
    // Of several the last one is the widest; the plain one may stand empty before it.
    let name = named.rsplit('\\').map(|name| name.trim_matches(['\0', ' '])).find(|name| !name.is_empty());
    let label: &[u8] = match name.unwrap_or_default() {
        "ISO_IR 192" => b"utf-8",
        "ISO_IR 101" | "ISO 2022 IR 101" => b"iso-8859-2",
        "ISO_IR 109" | "ISO 2022 IR 109" => b"iso-8859-3",
        "ISO_IR 110" | "ISO 2022 IR 110" => b"iso-8859-4",
        "ISO_IR 144" | "ISO 2022 IR 144" => b"iso-8859-5",
        "ISO_IR 127" | "ISO 2022 IR 127" => b"iso-8859-6",
        "ISO_IR 126" | "ISO 2022 IR 126" => b"iso-8859-7",
        "ISO_IR 138" | "ISO 2022 IR 138" => b"iso-8859-8",
        "ISO_IR 148" | "ISO 2022 IR 148" => b"windows-1254",
        "ISO_IR 166" | "ISO 2022 IR 166" => b"windows-874",
        "ISO_IR 13" | "ISO 2022 IR 13" => b"shift_jis",
        "ISO 2022 IR 87" | "ISO 2022 IR 159" => b"iso-2022-jp",
        "ISO 2022 IR 149" => b"euc-kr",
        "GB18030" | "GBK" | "ISO 2022 IR 58" => b"gb18030",
        _ => b"windows-1252",
    };
    Encoding::for_label(label).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// The header in a data set, what an outer one says counting where it is silent.
pub(super) fn header_of(registers: &Registers<'_>, outer: PictureHeader) -> PictureHeader {
    let or = |tag: u32, before: Option<String>| registers.text(tag).or(before);
    PictureHeader {
        study: or(0x0020_000d, Some(outer.study)).unwrap_or_default(),
        series: or(0x0020_000e, Some(outer.series)).unwrap_or_default(),
        instance: or(0x0008_0018, None).or_else(|| registers.text(0x0004_1511)).unwrap_or(outer.instance),
        patient: registers.name(0x0010_0010).map(Into::into).or(outer.patient),
        born_on: registers.day(0x0010_0030).or(outer.born_on),
        performed: registers.day(0x0008_0020).or_else(|| registers.day(0x0008_0022)).or(outer.performed),
        study_words: or(0x0008_1030, outer.study_words.map(|words| words.into_inner())).map(Into::into),
        series_words: or(0x0008_103e, None).map(Into::into),
        modality: or(0x0008_0060, outer.modality),
        body_part: or(0x0018_0015, outer.body_part.map(|words| words.into_inner())).map(Into::into),
        institution: or(0x0008_0080, outer.institution.map(|words| words.into_inner())).map(Into::into),
        referrer: registers.name(0x0008_0090).map(Into::into).or(outer.referrer),
        accession: or(0x0008_0050, outer.accession.map(|words| words.into_inner())).map(Into::into),
        series_number: registers.decimal(0x0020_0011).map(|number| number as i64),
        frames: registers.decimal(0x0028_0008).map_or(1, |frames| frames.clamp(1.0, 1e6) as u32),
    }
}
