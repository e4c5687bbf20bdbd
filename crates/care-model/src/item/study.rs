//! Imaging study: the pictures themselves, on a disc or in an archive (FHIR ImagingStudy).

use crate::{Field, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of an imaging study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Study {
    /// The order that it answers.
    pub imaging: Option<ItemId>,
    /// Who made it.
    pub party: Option<PartyId>,
    /// Who asked for it.
    pub order_by: Option<PartyId>,
    /// Day on which it was made.
    pub performed: Option<NaiveDate>,
    /// Modality code of the study (DICOM 0008,0060).
    pub modality: Option<String>,
    /// The part of the body, as the study says.
    pub body_part: Option<Sensitive<String>>,
    /// Accession number (DICOM 0008,0050).
    pub accession: Option<Sensitive<String>>,
    /// Study Instance UID (DICOM 0020,000D).
    pub study_uid: Option<Sensitive<String>>,
    /// Number of series.
    pub series: Option<u32>,
    /// Number of pictures.
    pub images: Option<u32>,
}

impl Study {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("imaging", Shape::Item(&["imaging"])).asked(),
        Field::new("party", Shape::Party).asked(),
        Field::new("order_by", Shape::Party),
        Field::new("performed", Shape::Day).asked(),
        Field::new("modality", Shape::Code).asked(),
        Field::new("body_part", Shape::Text).asked(),
        Field::new("accession", Shape::Code),
        Field::new("study_uid", Shape::Code),
        Field::new("series", Shape::Count),
        Field::new("images", Shape::Count),
    ];
}
