//! Words and codes of the field that say which kind of thing something is.

/// Modality code by words of an order or a report; `None` when no word names one.
pub(crate) fn modality(words: &str) -> Option<&'static str> {
    const NAMES: [(&str, &[&str]); 8] = [
        ("MR", &["mri", "mr", "mra", "magnetic resonance", "resonancia", "rmn"]),
        ("PT", &["pet", "pet/ct", "pet-ct", "positron"]),
        ("CT", &["ct", "cat scan", "computed tomography", "tomografía", "tomografia", "tac"]),
        ("MG", &["mammogram", "mammography", "mamografía", "mamografia", "mammo"]),
        ("DXA", &["dxa", "dexa", "bone density", "densitometría", "densitometria"]),
        ("NM", &["scintigraphy", "bone scan", "nuclear medicine", "gammagrafía", "gammagrafia"]),
        ("XR", &["x-ray", "xray", "x-rays", "xr", "radiograph", "radiography", "radiografía", "radiografia"]),
        (
            "US",
            &[
                "echocardiogram",
                "echocardiography",
                "echo",
                "ecocardiograma",
                "ultrasound",
                "ultrasonography",
                "sonogram",
                "ecografía",
                "ecografia",
                "ultrasonido",
            ],
        ),
    ];
    let words = words.to_lowercase();
    NAMES.iter().find(|(_, names)| names.iter().any(|name| has_word(&words, name))).map(|(code, _)| *code)
}

/// Modality code of an imaging study (DICOM CS) in our words.
pub(crate) fn modality_of_dicom(code: &str) -> Option<&'static str> {
    Some(match code {
        "MR" => "MR",
        "CT" => "CT",
        "US" => "US",
        "DX" | "CR" | "RG" | "RF" => "XR",
        "MG" => "MG",
        "PT" => "PT",
        "BMD" => "DXA",
        "NM" => "NM",
        _ => return None,
    })
}

/// Whether `text` (lower case) holds `word` as a whole word.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Role of an office by its name; `None` when no word tells.
pub(crate) fn role_by_name(name: &str) -> Option<&'static str> {
    const WORDS: [(&str, &[&str]); 7] = [
        ("pharmacy", &["pharmacy", "drug", "drugs", "farmacia", "apothecary"]),
        ("lab", &["lab", "labs", "laboratory", "laboratories", "laboratorio", "labcorp", "diagnostics"]),
        (
            "facility",
            &[
                "imaging",
                "radiology",
                "hospital",
                "mri",
                "surgery center",
                "surgical center",
                "medical center",
                "radiología",
                "imágenes",
            ],
        ),
        ("records", &["medical records", "health information"]),
        ("plan", &["insurance", "health plan", "medicare", "medicaid", "seguro"]),
        ("clinic", &["therapy", "physical therapy", "rehab", "clinic", "clínica", "clinica", "pt", "terapia"]),
        (
            "specialist",
            &["cardiology", "orthopedics", "orthopaedics", "dermatology", "neurology", "oncology", "dr", "md"],
        ),
    ];
    let name = name.to_lowercase();
    WORDS.iter().find(|(_, words)| words.iter().any(|word| has_word(&name, word))).map(|(role, _)| *role)
}

/// Takes away the semantic tag that SNOMED CT appends to a fully specified name ("… (procedure)").
pub(crate) fn without_semantic_tag(text: &str) -> &str {
    const TAGS: [&str; 10] = [
        "procedure",
        "disorder",
        "finding",
        "regime/therapy",
        "situation",
        "observable entity",
        "physical object",
        "environment",
        "qualifier value",
        "record artifact",
    ];
    let text = text.trim();
    let Some((words, tag)) = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) else { return text };
    if TAGS.contains(&tag) { words.trim() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_modality_is_a_whole_word() {
        assert_eq!(modality("MRI left shoulder"), Some("MR"));
        assert_eq!(modality("Portable XR Chest Views"), Some("XR"));
        assert_eq!(modality("Doctor's visit"), None); // the "ct" in "doctor"
        assert_eq!(modality("PET/CT skull to thigh"), Some("PT"));
        assert_eq!(modality("Resonancia de hombro"), Some("MR"));
    }

    #[test]
    fn a_semantic_tag_goes_and_other_brackets_stay() {
        assert_eq!(without_semantic_tag("Encounter for check up (procedure)"), "Encounter for check up");
        assert_eq!(without_semantic_tag("X-ray (2 views)"), "X-ray (2 views)");
    }
}
