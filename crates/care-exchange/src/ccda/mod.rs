//! stub
use crate::reading::{Context, Reading};
pub(crate) fn read(_: &str, _: &Context, _: &mut Reading) {}
