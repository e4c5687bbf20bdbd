//! SMART Health Cards and Links (spec.smarthealth.cards; HL7 SMART Health Cards and Links 1.0).
//!
//! A card is read, but nobody vouches for it here: its signature can only be checked against the issuer's
//! keys, which are on the network. A link is only taken apart: what it leads to is fetched elsewhere, by a
//! person's word.

mod card;
mod link;

pub use card::unpack_health_file;
pub use link::{HealthLink, HealthLinkError};

pub(crate) use card::read_card;
pub(crate) use link::read_link;

use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::{DecodePaddingMode, general_purpose};

/// Base64url as the web writes it; some leave the padding on.
pub(crate) fn unbase64(text: &str) -> Option<Vec<u8>> {
    const CONFIG: GeneralPurposeConfig =
        general_purpose::GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, CONFIG);
    ENGINE.decode(text.trim()).ok()
}
