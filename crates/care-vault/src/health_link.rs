//! Opens what a SMART Health Link leads to: a JWE in its short form, `dir` with `A256GCM` (RFC 7516, RFC
//! 7518 4.5 and 5.3; HL7 SMART Health Cards and Links 1.0).
//!
//! The key came with the link and seals nothing of ours. What comes out is of somebody else's making: it
//! goes to the readers of files, which trust nothing.

use crate::VaultError;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

/// Longest sealed text that is opened, in characters.
const SEALED_CHARS_MAX: usize = 96 * 1024 * 1024;
/// Length of the tag that proves a text to be whole, in bytes.
const TAG_BYTES: usize = 16;

/// A file behind a health link.
#[derive(Clone, PartialEq, Eq)]
pub struct HealthFile {
    /// Its bytes; still packed where `is_deflated`.
    pub bytes: Vec<u8>,
    /// The bytes are a raw DEFLATE stream (RFC 7516 4.1.3, `zip` = `DEF`); unpack them within a limit.
    pub is_deflated: bool,
    /// Its media type, where it says one: `application/smart-health-card`, `application/fhir+json`.
    pub content_type: Option<String>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    enc: String,
    zip: Option<String>,
    cty: Option<String>,
}

/// Opens a sealed file with the key of its link.
///
/// # Errors
/// `Damaged` where it is no such JWE, or one of a kind that health links do not have; `WrongSecret` where
/// the key does not open it or a single bit of it was changed.
pub fn open_health_link(jwe: &str, key: &[u8; 32]) -> Result<HealthFile, VaultError> {
    if jwe.len() > SEALED_CHARS_MAX {
        return Err(VaultError::Damaged);
    }
    let parts: Vec<&str> = jwe.trim().splitn(6, '.').collect();
    // No key within: with `dir` the second part is empty.
    let [header_text, "", nonce, sealed, tag] = parts.as_slice() else { return Err(VaultError::Damaged) };
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| VaultError::Damaged);
    let header: Header = serde_json::from_slice(&decode(header_text)?).map_err(|_| VaultError::Damaged)?;
    let is_deflated = match header.zip.as_deref() {
        None => false,
        Some("DEF") => true,
        Some(_) => return Err(VaultError::Damaged),
    };
    if header.alg != "dir" || header.enc != "A256GCM" {
        return Err(VaultError::Damaged);
    }
    let nonce: [u8; 12] = decode(nonce)?.try_into().map_err(|_| VaultError::Damaged)?;
    let (mut sealed, tag) = (decode(sealed)?, decode(tag)?);
    // A shorter tag would be easier to forge.
    if tag.len() != TAG_BYTES {
        return Err(VaultError::Damaged);
    }
    sealed.extend_from_slice(&tag);
    let payload = Payload { msg: &sealed, aad: header_text.as_bytes() };
    let bytes =
        Aes256Gcm::new(key.into()).decrypt(&Nonce::from(nonce), payload).map_err(|_| VaultError::WrongSecret)?;
    Ok(HealthFile { bytes, is_deflated, content_type: header.cty })
}
