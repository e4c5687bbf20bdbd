//! The concierge: use cases, views, failure codes, the nudge loop, the world.
//!
//! The window and the prompt both stand on this crate; it knows neither of them, and no SQL. All that a
//! screen shows is decided here. The one surprise: this is the only crate that may ask the clock or make
//! randomness, and only in `world`.

mod away;
mod board;
pub mod capture_view;
mod card;
mod concierge;
mod failure;
mod form;
mod home;
mod hours;
mod item;
mod links;
mod outside;
mod papers;
mod past;
mod play;
mod review;
mod step;
mod today;
pub mod view;
mod voice;
mod watch;
pub mod world;

pub use care_vault::SlotKind;
pub use care_words::Words;
pub use concierge::{
    AcceptWhat, Accepted, Brought, BroughtFile, Concierge, Created, Exported, Go, ItemLine, Onlooker, Progress,
    Protection, Secret, file_kind_code,
};
pub use failure::Trouble;
pub use home::{Home, HomeSettings};
pub use outside::{ReaderProgram, answer_as_reader};
pub use papers::{PaperRead, read_papers};
pub use play::{PlayError, Report, play_scenario};
pub use review::problem_key;
pub use watch::{Look, SaidPush, WatchNews, watch, watch_once};

/// The product's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A panic says where it happened and nothing of what it met: its message may hold words of a file.
pub fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the program stopped");
    }));
}
