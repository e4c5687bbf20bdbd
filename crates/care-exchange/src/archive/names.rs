//! Names of entries: only those that lead somewhere below the archive.

/// Longest name, in bytes.
const NAME_BYTES_MAX: usize = 1024;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// With `/` between folders, no empty part, no `.` and no `..`.
    Inside(String),
    /// A folder.
    Folder,
    /// What systems leave behind and nobody put there.
    Clutter,
    /// Leads out of the archive, or is no name at all.
    Outside,
}

pub(super) fn inside(raw: &str) -> Named {
    let name = raw.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let is_outside = name.starts_with('/')
        || has_drive
        || name.len() > NAME_BYTES_MAX
        || name.chars().any(char::is_control)
        // Windows takes trailing dots and spaces away: ".. " is one more way up.
        || parts.iter().any(|part| part.trim_end_matches(['.', ' ']).is_empty());
    let Some(last) = parts.last().filter(|_| !is_outside) else {
        return if is_outside || raw.is_empty() { Named::Outside } else { Named::Folder };
    };
    let is_clutter = parts.contains(&"__MACOSX")
        || last.starts_with("._")
        || matches!(last.to_ascii_lowercase().as_str(), ".ds_store" | "thumbs.db" | "desktop.ini");
    match () {
        () if is_clutter => Named::Clutter,
        () if name.ends_with('/') => Named::Folder,
        () => Named::Inside(parts.join("/")),
    }
}

/// The characters of a name: UTF-8 where it is, else what `otherwise` makes of it.
pub(super) fn decoded(raw: &[u8], otherwise: impl FnOnce(&[u8]) -> String) -> String {
    std::str::from_utf8(raw).map_or_else(|_| otherwise(raw), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Named, inside};

    #[test]
    fn a_name_stays_inside_or_is_none() {
        assert_eq!(inside("a/./b//c.pdf"), Named::Inside("a/b/c.pdf".into()));
        assert_eq!(inside("a\\b.pdf"), Named::Inside("a/b.pdf".into()));
        assert_eq!(inside("a/..b/c..pdf"), Named::Inside("a/..b/c..pdf".into()));
        for outside in
            ["../a", "a/../../b", "a/..", "/etc/passwd", "C:\\a", "c:a", "\\\\server\\a", "a\0b", "", "a/.. /b", "..."]
        {
            assert_eq!(inside(outside), Named::Outside, "{outside:?}");
        }
        assert_eq!(inside("a/"), Named::Folder);
        for clutter in ["__MACOSX/a/._b.pdf", "a/.DS_Store", "Thumbs.db", "a/._b"] {
            assert_eq!(inside(clutter), Named::Clutter, "{clutter:?}");
        }
    }
}
