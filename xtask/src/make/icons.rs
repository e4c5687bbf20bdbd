//! The pictures of `icons/` from their drawings. `rsvg-convert` (Debian: `librsvg2-bin`) draws; the two
//! containers, .ico and .icns, are a few bytes around the same PNGs and are written here.

use crate::{root, shell};
use std::path::Path;
use std::process::Command;

/// Drawing, picture, side in pixels. Below 48 pixels a drawing with fewer and stronger strokes is used.
const PICTURES: &[(&str, &str, u32)] = &[
    ("icon-small.svg", "16x16.png", 16),
    ("icon-small.svg", "32x32.png", 32),
    ("icon.svg", "64x64.png", 64),
    ("icon.svg", "128x128.png", 128),
    ("icon.svg", "128x128@2x.png", 256),
    ("icon.svg", "icon.png", 512),
    ("tray.svg", "tray.png", 32),
    ("tray.svg", "tray@2x.png", 64),
];

/// Sides that a Windows icon holds.
const ICO_SIDES: &[u32] = &[16, 24, 32, 48, 64, 256];
/// Types and sides that an Apple icon holds (PNG entries of the format).
const ICNS_SIDES: &[(&[u8; 4], u32)] =
    &[(b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)];

/// Draws everything again.
pub(super) fn make() -> Result<(), String> {
    if shell::find("rsvg-convert").is_none() {
        return Err("rsvg-convert is missing (Debian: apt-get install librsvg2-bin)".to_owned());
    }
    let icons = root::repository().join("icons");
    for (drawing, picture, side) in PICTURES {
        save(&icons.join(picture), &draw(&icons.join(drawing), *side)?)?;
    }
    let at = |side: u32| draw(&icons.join(if side < 48 { "icon-small.svg" } else { "icon.svg" }), side);
    let pictures = ICO_SIDES.iter().map(|side| Ok((*side, at(*side)?))).collect::<Result<Vec<_>, String>>()?;
    save(&icons.join("icon.ico"), &ico(&pictures)?)?;
    let pictures =
        ICNS_SIDES.iter().map(|(kind, side)| Ok((**kind, at(*side)?))).collect::<Result<Vec<_>, String>>()?;
    save(&icons.join("icon.icns"), &icns(&pictures)?)
}

fn draw(drawing: &Path, side: u32) -> Result<Vec<u8>, String> {
    let side = side.to_string();
    let drawn = Command::new("rsvg-convert")
        .args(["--width", &side, "--height", &side, "--format", "png"])
        .arg(drawing)
        .output()
        .map_err(|e| format!("rsvg-convert does not start: {e}"))?;
    if drawn.status.success() {
        Ok(drawn.stdout)
    } else {
        Err(format!("{}: {}", drawing.display(), String::from_utf8_lossy(&drawn.stderr).trim()))
    }
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("{} ({} bytes)", path.display(), bytes.len());
    Ok(())
}

/// ICONDIR and ICONDIRENTRY records, then the PNGs (the format's own form since Windows Vista).
fn ico(pictures: &[(u32, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let too_large = |_| "an icon is too large for its container".to_owned();
    let count = u16::try_from(pictures.len()).map_err(too_large)?;
    let mut head = [0_u16.to_le_bytes(), 1_u16.to_le_bytes(), count.to_le_bytes()].concat();
    let mut place = 6 + 16 * u32::from(count);
    for (side, png) in pictures {
        // A side of 256 is written as 0: the field is one byte.
        let side = u8::try_from(*side).unwrap_or(0);
        let size = u32::try_from(png.len()).map_err(too_large)?;
        head.extend([side, side, 0, 0]);
        head.extend([1_u16.to_le_bytes(), 32_u16.to_le_bytes()].concat());
        head.extend([size.to_le_bytes(), place.to_le_bytes()].concat());
        place = place.checked_add(size).ok_or("an icon is too large for its container")?;
    }
    head.extend(pictures.iter().flat_map(|(_, png)| png));
    Ok(head)
}

/// A magic word and a length, then records of type, length and PNG, all big-endian.
fn icns(pictures: &[([u8; 4], Vec<u8>)]) -> Result<Vec<u8>, String> {
    let record = |kind: &[u8; 4], body: &[u8]| -> Result<Vec<u8>, String> {
        let length = u32::try_from(body.len() + 8).map_err(|_| "an icon is too large for its container".to_owned())?;
        Ok([kind, &length.to_be_bytes()[..], body].concat())
    };
    let body = pictures.iter().map(|(kind, png)| record(kind, png)).collect::<Result<Vec<_>, String>>()?.concat();
    record(b"icns", &body)
}

#[cfg(test)]
mod tests {
    use super::{icns, ico};

    #[test]
    fn a_windows_icon_points_at_each_picture() {
        let made = ico(&[(16, vec![1, 2, 3]), (256, vec![4, 5])]).unwrap();
        assert_eq!(made.len(), 6 + 2 * 16 + 5);
        let place = u32::from_le_bytes(made[6 + 16 + 12..6 + 16 + 16].try_into().unwrap()) as usize;
        assert_eq!(&made[place..], [4, 5]);
        assert_eq!(made[6 + 16], 0);
    }

    #[test]
    fn an_apple_icon_says_its_own_length() {
        let made = icns(&[(*b"ic07", vec![9; 10])]).unwrap();
        assert_eq!(u32::from_be_bytes(made[4..8].try_into().unwrap()) as usize, made.len());
    }
}
