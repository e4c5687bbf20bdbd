//! The catalogue's files, part of the program so that words are there before any disk is.

use crate::Locale;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::LanguageIdentifier;

/// Names of the files of each language, without `.ftl`. The screens have one more of their own, `ui.ftl`.
pub const FILES: [&str; 8] = ["nudges", "cards", "common", "app", "views", "fields", "captures", "bring"];

macro_rules! files_of {
    ($folder:literal) => {
        [
            include_str!(concat!("../../../ui/locales/", $folder, "/nudges.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/cards.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/common.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/app.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/views.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/fields.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/captures.ftl")),
            include_str!(concat!("../../../ui/locales/", $folder, "/bring.ftl")),
        ]
    };
}

const ENGLISH: [&str; 8] = files_of!("en-US");
const SPANISH: [&str; 8] = files_of!("es-US");

/// The text of each file, in the order of [`FILES`].
pub(crate) fn sources(locale: Locale) -> [&'static str; 8] {
    match locale {
        Locale::EnUs => ENGLISH,
        Locale::EsUs => SPANISH,
    }
}

/// A bundle of all files. A line that cannot be read is left out here; a test keeps there from being one.
pub(crate) fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks show as boxes in notification services and break copied text.
    bundle.set_use_isolating(false);
    for source in sources(locale) {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
