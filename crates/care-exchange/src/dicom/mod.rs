//! Scan pictures: DICOM files, folders of them, discs with a DICOMDIR.
//!
//! What a file says of its study is read, never what it shows. The small pictures are there to recognise a series by;
//! nobody may judge a finding by them.

mod gather;
mod header;
mod preview;
mod walk;

use crate::reading::{Context, Preview, Reading};
use care_model::{ProblemCode, Sensitive};
use chrono::NaiveDate;
use header::{Registers, header_of};
use serde::{Deserialize, Serialize};

pub use gather::gather;

/// The list of records in a DICOMDIR (PS3.3 F.3.2.2).
const DIRECTORY: u32 = 0x0004_1220;
const RECORD_TYPE: u32 = 0x0004_1430;
/// A document that was put into a DICOM file: its bytes and their type.
const ENCLOSED: u32 = 0x0042_0011;
const ENCLOSED_TYPE: u32 = 0x0042_0012;

/// What one picture file says of its study and series; never of what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureHeader {
    /// Study Instance UID (0020,000D).
    pub study: String,
    /// Series Instance UID (0020,000E).
    pub series: String,
    /// SOP Instance UID (0008,0018): the picture's own.
    pub instance: String,
    /// Patient's Name (0010,0010), as words.
    pub patient: Option<Sensitive<String>>,
    /// Patient's Birth Date (0010,0030).
    pub born_on: Option<NaiveDate>,
    /// Study Date (0008,0020).
    pub performed: Option<NaiveDate>,
    /// Study Description (0008,1030).
    pub study_words: Option<Sensitive<String>>,
    /// Series Description (0008,103E).
    pub series_words: Option<Sensitive<String>>,
    /// Modality (0008,0060).
    pub modality: Option<String>,
    /// Body Part Examined (0018,0015).
    pub body_part: Option<Sensitive<String>>,
    /// Institution Name (0008,0080).
    pub institution: Option<Sensitive<String>>,
    /// Referring Physician's Name (0008,0090), as words.
    pub referrer: Option<Sensitive<String>>,
    /// Accession Number (0008,0050).
    pub accession: Option<Sensitive<String>>,
    /// Series Number (0020,0011).
    pub series_number: Option<i64>,
    /// Number of Frames (0028,0008).
    pub frames: u32,
}

/// Reads a picture file or the directory of a disc.
pub(crate) fn read(bytes: &[u8], context: &Context, reading: &mut Reading) {
    let Some(walked) = walk::walk(bytes, DIRECTORY) else {
        return reading.problem("file", ProblemCode::Malformed, "no data set");
    };
    if let Some(why) = walked.trouble {
        reading.problem("file", why, "the file does not end as it should");
    }
    let registers = Registers::of(&walked);
    match walked.set.items.get(&DIRECTORY) {
        Some(records) => {
            let mut open = PictureHeader::default();
            if records.is_empty() {
                reading.problem("file", ProblemCode::NotUsed, "a list of pictures without any");
            }
            for record in records {
                let record = Registers::within(&walked, record, Some(&registers));
                let kind = record.text(RECORD_TYPE).unwrap_or_default();
                reading.count_read(&kind);
                // Records follow the one that they belong to; a new patient or study forgets the former.
                let outer = match kind.as_str() {
                    "PATIENT" => PictureHeader::default(),
                    "STUDY" => PictureHeader { patient: open.patient, born_on: open.born_on, ..Default::default() },
                    _ => PictureHeader { instance: String::new(), ..open },
                };
                open = header_of(&record, outer);
                if !matches!(kind.as_str(), "PATIENT" | "STUDY") && !open.study.is_empty() {
                    reading.pictures.push(open.clone());
                }
            }
        }
        None => {
            let header = header_of(&registers, PictureHeader::default());
            reading.count_read(header.modality.as_deref().unwrap_or("DICOM"));
            let said = [&header.study_words, &header.series_words, &header.body_part, &header.institution];
            for words in said.into_iter().flatten() {
                reading.add_text("file", words.reveal());
            }
            if let Some(document) = registers.raw(ENCLOSED) {
                let is_pdf = registers.text(ENCLOSED_TYPE).is_none_or(|kind| kind.contains("pdf"));
                reading.add_inside("file", if is_pdf { "report.pdf" } else { "report.xml" }, document.to_vec());
            }
            match preview::png_of(&walked, &registers) {
                Ok(Some(png)) => {
                    reading.previews.push(Preview { series: header.series.clone(), png: Sensitive::new(png) });
                }
                Ok(None) => {}
                Err(why) => reading.problem("pictures", ProblemCode::UnknownFormat, why),
            }
            if header.study.is_empty() {
                reading.problem("file", ProblemCode::Missing, "no study");
            }
            reading.pictures.push(header);
        }
    }
    let pictures = std::mem::take(&mut reading.pictures);
    gather(&pictures, context, reading);
    reading.pictures = pictures;
}
