//! care-words
