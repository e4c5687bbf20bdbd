//! care-app
