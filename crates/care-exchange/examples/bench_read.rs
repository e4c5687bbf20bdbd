//! Reads files and prints what it cost, as JSON: `cargo run --release --example bench_read -- FILE...`
//!
//! One line a file: bytes, seconds of the fastest of five rounds, megabytes a second, drafts. The work
//! is single-threaded, so on a quiet machine wall time is CPU time.

use care_exchange::{Context, read_file};
use std::hint::black_box;

const ROUNDS: usize = 5;

// The one place in this crate that looks at a clock: a measurement is nothing but that.
#[allow(clippy::disallowed_methods)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let context = Context { zone: chrono_tz::America::New_York, today: "2027-01-11".parse()?, known_person: None };
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let mut seconds = f64::MAX;
        let mut drafts = 0;
        for _ in 0..ROUNDS {
            let start = std::time::Instant::now();
            let reading = black_box(read_file(&name, black_box(&bytes), &context));
            seconds = seconds.min(start.elapsed().as_secs_f64());
            drafts = reading.drafts.len();
        }
        let megabytes = bytes.len() as f64 / 1e6;
        let line = serde_json::json!({
            "file": name, "bytes": bytes.len(), "seconds": seconds,
            "megabytes_per_second": (megabytes / seconds).round(), "drafts": drafts,
        });
        println!("{line}");
    }
    Ok(())
}
