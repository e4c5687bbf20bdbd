//! Everything in open formats.

use super::Concierge;
use crate::Trouble;
use care_exchange::{FhirContext, write_fhir};
use care_vault::private;
use serde_json::Value;
use std::path::Path;

/// A file that was written.
pub struct Exported {
    /// Its size.
    pub bytes: usize,
    /// Resources in it.
    pub resources: usize,
}

impl Concierge {
    /// Writes persons, parties and items as one FHIR R4 bundle, readable by its owner alone. A file of that
    /// name is replaced as a whole.
    ///
    /// # Errors
    /// No record is open, or the file cannot be written.
    pub fn export_fhir(&self, out: &Path) -> Result<Exported, Trouble> {
        let bundle = write_fhir(self.record()?, &FhirContext { at: self.now(), person: None });
        let text = serde_json::to_vec_pretty(&bundle).map_err(|error| Trouble::Internal(error.to_string()))?;
        private::replace(out, &text)?;
        let resources = bundle.get("entry").and_then(Value::as_array).map_or(0, Vec::len);
        Ok(Exported { bytes: text.len(), resources })
    }
}
