//! Randomness, from the operating system.

/// Fills bytes with randomness.
pub trait Chance: Send + Sync {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// The operating system gave no randomness. Nothing may be keyed then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error>;
}

/// The operating system's randomness.
pub struct SystemChance;

impl Chance for SystemChance {
    #[allow(clippy::disallowed_methods, reason = "this is the one place that makes randomness")]
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        getrandom::fill(bytes)
    }
}

/// A new time-ordered id (UUID version 7) from a moment and chance.
///
/// # Errors
/// The operating system gave no randomness.
pub fn make_id(now: care_model::Instant, chance: &dyn Chance) -> Result<String, getrandom::Error> {
    let mut random = [0_u8; 10];
    chance.fill(&mut random)?;
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string())
}
