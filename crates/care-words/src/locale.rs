//! The languages that the catalogue is complete in.

/// A language and country of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English as in the United States.
    #[default]
    EnUs,
    /// Spanish as in the United States.
    EsUs,
}

/// Tags of every language of the catalogue.
pub const LOCALES: [&str; 2] = [Locale::EnUs.tag(), Locale::EsUs.tag()];

impl Locale {
    /// Every language of the catalogue.
    pub const ALL: [Locale; 2] = [Locale::EnUs, Locale::EsUs];

    /// The tag, as in the record's settings and in `ui/locales/`.
    pub const fn tag(self) -> &'static str {
        match self {
            Locale::EnUs => "en-US",
            Locale::EsUs => "es-US",
        }
    }

    /// The nearest language of a tag: `es`, `es-MX` and `es_US.UTF-8` are Spanish, all else is English.
    pub fn nearest(tag: &str) -> Locale {
        let language = tag.split(['-', '_', '.']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("es") { Locale::EsUs } else { Locale::EnUs }
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn each_tag_leads_back_to_its_language() {
        for locale in Locale::ALL {
            assert_eq!(Locale::nearest(locale.tag()), locale);
        }
    }

    #[test]
    fn spanish_of_any_country_is_spanish_and_the_rest_is_english() {
        assert_eq!(Locale::nearest("es_MX.UTF-8"), Locale::EsUs);
        assert_eq!(Locale::nearest("ES"), Locale::EsUs);
        assert_eq!(Locale::nearest("est"), Locale::EnUs);
        assert_eq!(Locale::nearest("de-DE"), Locale::EnUs);
        assert_eq!(Locale::nearest(""), Locale::EnUs);
    }
}
