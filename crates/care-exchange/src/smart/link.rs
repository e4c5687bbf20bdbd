//! A health link: where a file lies, and the key that opens it. Only taken apart here.

use super::unbase64;
use crate::reading::{Context, Reading};
use care_model::{ProblemCode, Sensitive};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// Longest link, in bytes; the specification allows an address of 128 characters and a label of 80.
const LINK_BYTES_MAX: usize = 16 * 1024;

/// What a health link says (SMART Health Links, Payload).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthLink {
    /// Where the file, or the list of files, is asked for; always `https`.
    pub url: Sensitive<String>,
    /// The key that opens what comes from there.
    pub key: Sensitive<[u8; 32]>,
    /// From then on it leads nowhere.
    pub expires_at: Option<DateTime<Utc>>,
    /// What is behind it may change and may be asked for again (`L`).
    pub is_long_lived: bool,
    /// A passcode is asked for (`P`).
    pub needs_passcode: bool,
    /// The address is that of one file, fetched at once (`U`).
    pub is_one_file: bool,
    /// What it is, in the words of whoever made it.
    pub label: Option<Sensitive<String>>,
}

/// Why a text is no health link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HealthLinkError {
    /// It does not hold `shlink:/` with a payload.
    #[error("no health link")]
    NoLink,
    /// The payload is no JSON in base64url.
    #[error("the health link cannot be read")]
    Malformed,
    /// The address is missing or not `https`.
    #[error("the health link leads to no safe address")]
    NoAddress,
    /// The key is not 32 bytes (43 characters of base64url).
    #[error("the health link has no key")]
    NoKey,
    /// A version of which this program knows nothing.
    #[error("the health link has a newer version")]
    TooNew,
}

impl HealthLink {
    /// Takes a link apart: `shlink:/…` alone, or behind the `#` of a viewer's address.
    pub fn parse(text: &str) -> Result<Self, HealthLinkError> {
        let text = text.trim();
        if text.len() > LINK_BYTES_MAX {
            return Err(HealthLinkError::NoLink);
        }
        let (_, payload) = text.split_once("shlink:/").ok_or(HealthLinkError::NoLink)?;
        let end = payload.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '=')));
        let payload = payload.get(..end.unwrap_or(payload.len())).unwrap_or_default();
        let payload = unbase64(payload).ok_or(HealthLinkError::Malformed)?;
        let payload: Value = serde_json::from_slice(&payload).map_err(|_| HealthLinkError::Malformed)?;
        Self::of_payload(&payload)
    }

    fn of_payload(payload: &Value) -> Result<Self, HealthLinkError> {
        let text = |name: &str| payload.get(name).and_then(Value::as_str);
        if payload.get("v").and_then(Value::as_u64).is_some_and(|version| version > 1) {
            return Err(HealthLinkError::TooNew);
        }
        let is_safe =
            |url: &&str| url.starts_with("https://") && !url.chars().any(|c| c.is_whitespace() || c.is_control());
        let url = text("url").filter(is_safe).ok_or(HealthLinkError::NoAddress)?;
        let key = text("key").and_then(unbase64).and_then(|key| <[u8; 32]>::try_from(key).ok());
        let flags = text("flag").unwrap_or_default();
        Ok(Self {
            url: url.into(),
            key: Sensitive::new(key.ok_or(HealthLinkError::NoKey)?),
            expires_at: payload.get("exp").and_then(Value::as_f64).and_then(instant),
            is_long_lived: flags.contains('L'),
            needs_passcode: flags.contains('P'),
            is_one_file: flags.contains('U'),
            label: text("label").map(str::trim).filter(|label| !label.is_empty()).map(Into::into),
        })
    }
}

/// Seconds since 1970, with a fraction allowed.
fn instant(seconds: f64) -> Option<DateTime<Utc>> {
    let is_sane = seconds.is_finite() && (0.0..1e12).contains(&seconds);
    is_sane.then(|| DateTime::from_timestamp(seconds as i64, 0)).flatten()
}

/// Says what a file with a link needs: it is kept, and fetched when a person asks for it.
pub(crate) fn read_link(text: &str, context: &Context, reading: &mut Reading) {
    let link = match HealthLink::parse(text) {
        Ok(link) => link,
        Err(error) => {
            let why = match error {
                HealthLinkError::TooNew => ProblemCode::UnknownFormat,
                _ => ProblemCode::Malformed,
            };
            return reading.problem("file", why, error.to_string());
        }
    };
    if let Some(label) = &link.label {
        reading.add_text("file", label.reveal());
    }
    reading.count_not_used("link");
    // Only the day is known here; a link of today is left to whoever fetches it.
    let is_over = link.expires_at.is_some_and(|at| at.with_timezone(&context.zone).date_naive() < context.today);
    let detail = match (is_over, link.needs_passcode) {
        (true, _) => "the link has expired",
        (false, true) => "needs the network and a passcode",
        (false, false) => "needs the network",
    };
    reading.problem("file", ProblemCode::Missing, detail);
}
