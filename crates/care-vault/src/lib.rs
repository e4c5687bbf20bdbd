//! care-vault
