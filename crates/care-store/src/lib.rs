//! care-store
