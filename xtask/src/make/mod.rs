//! `cargo xtask make …`: files that are made by a command, so that anyone can make them again.

mod icons;
mod large_bundle;

use crate::Outcome;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What `make` takes.
#[derive(Args)]
pub(crate) struct MakeArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The pictures of `icons/` from their drawings (needs `rsvg-convert`).
    Icons,
    /// One person's bundle of tens of megabytes, from smaller ones.
    LargeBundle {
        /// Where to write it.
        out: PathBuf,
        /// Folder with FHIR R4 bundles to make it from.
        #[arg(long, value_name = "DIR")]
        from: Option<PathBuf>,
        /// How large it becomes, at least; in millions of bytes.
        #[arg(long, default_value_t = 44)]
        megabytes: usize,
    },
}

/// A bundle of at least so many million bytes from the shipped ones.
pub(crate) fn large_bundle(out: &std::path::Path, megabytes: usize) -> Result<(), String> {
    large_bundle::make(out, None, megabytes)
}

/// Makes the thing asked for.
pub(crate) fn make(args: &MakeArgs) -> Outcome {
    match &args.what {
        What::Icons => icons::make()?,
        What::LargeBundle { out, from, megabytes } => large_bundle::make(out, from.as_deref(), *megabytes)?,
    }
    Ok(())
}
