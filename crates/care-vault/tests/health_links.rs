//! Files behind health links. The sealed texts are made up; two were sealed by another program (jwcrypto).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use care_vault::{VaultError, open_health_link};

/// Bytes 1 to 32.
fn key() -> [u8; 32] {
    std::array::from_fn(|at| u8::try_from(at + 1).unwrap())
}

fn seal(header: &str, plain: &[u8]) -> String {
    let header = URL_SAFE_NO_PAD.encode(header);
    let nonce = [7; 12];
    let cipher = Aes256Gcm::new((&key()).into());
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: header.as_bytes() }).unwrap();
    let (text, tag) = sealed.split_at(sealed.len() - 16);
    let parts = [nonce.as_slice(), text, tag].map(|part| URL_SAFE_NO_PAD.encode(part));
    format!("{header}..{}", parts.join("."))
}

const FOREIGN: &str = "eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMjU2R0NNIiwgImN0eSI6ICJhcHBsaWNhdGlvbi9zbWFydC1oZWFsdGgtY2FyZCJ9\
    ..nIxm1xYxSKAQvBC8.WS4uE_lQ6fOohPiPEqX_Hxo1Myjt7BAHjC3ZCadXX5yI2RM.eMgbHmdIl1WVjqelVpOr4g";
const FOREIGN_PACKED: &str = "eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMjU2R0NNIiwgImN0eSI6ICJhcHBsaWNhdGlvbi9maGlyK2pzb247ZmhpclZlcnNpb249NC4wLjEiLCAiemlwIjogIkRFRiJ9\
    ..Ty-iUbgxKq_vH_Po.n37zw360G5EiEyW_83Xpo96dnNSJcbHs15YpGv6r.FzHWZx-89vnYa6uAtv6I7A";

#[test]
fn a_file_sealed_by_another_program_is_opened() {
    let file = open_health_link(FOREIGN, &key()).unwrap();
    assert_eq!(file.bytes, br#"{"verifiableCredential": ["a.b.c"]}"#);
    assert_eq!((file.is_deflated, file.content_type.as_deref()), (false, Some("application/smart-health-card")));
    let file = open_health_link(FOREIGN_PACKED, &key()).unwrap();
    assert!(file.is_deflated);
    assert_eq!(file.content_type.as_deref(), Some("application/fhir+json;fhirVersion=4.0.1"));
}

#[test]
fn sealing_and_opening_gives_the_same() {
    for plain in [&b""[..], b"x", &[9; 100_000]] {
        let sealed = seal(r#"{"alg":"dir","enc":"A256GCM"}"#, plain);
        assert_eq!(open_health_link(&sealed, &key()).unwrap().bytes, plain);
    }
}

#[test]
fn one_changed_letter_anywhere_opens_nothing() {
    for at in 0..FOREIGN.len() {
        let mut changed = FOREIGN.as_bytes().to_vec();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(open_health_link(&changed, &key()).is_err(), "letter {at}");
    }
    assert!(matches!(open_health_link(FOREIGN, &[0; 32]), Err(VaultError::WrongSecret)));
}

#[test]
fn what_no_health_link_has_is_refused() {
    let odd = [
        r#"{"alg":"dir","enc":"A128GCM"}"#,
        r#"{"alg":"A256KW","enc":"A256GCM"}"#,
        r#"{"alg":"none","enc":"A256GCM"}"#,
        r#"{"alg":"dir","enc":"A256GCM","zip":"BR"}"#,
        r#"{"alg":"dir"}"#,
        "nonsense",
    ];
    for header in odd {
        assert!(matches!(open_health_link(&seal(header, b"x"), &key()), Err(VaultError::Damaged)), "{header}");
    }
    let whole = seal(r#"{"alg":"dir","enc":"A256GCM"}"#, b"x");
    let short_tag = &whole[..whole.len() - 4];
    let with_key = whole.replacen("..", ".AAAA.", 1);
    for text in ["", "....", "a.b.c", short_tag, &with_key, &format!("{whole}.more")] {
        assert!(matches!(open_health_link(text, &key()), Err(VaultError::Damaged)), "{text}");
    }
}
