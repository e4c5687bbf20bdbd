//! care-exchange
