//! Scan pictures: DICOM files, folders of them, discs with a DICOMDIR.

use care_model::Sensitive;
use serde::{Deserialize, Serialize};

/// What one picture file says of its study and series; never of what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureHeader {
    /// Study Instance UID (0020,000D).
    pub study: String,
    /// Series Instance UID (0020,000E).
    pub series: String,
    /// Patient's Name (0010,0010), as words.
    pub patient: Option<Sensitive<String>>,
}
