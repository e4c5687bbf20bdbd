//! A small picture to recognise a series by.

use super::header::Registers;
use super::walk::{PIXEL_DATA, Walked};

/// Longest side, in pixels.
const SIDE_MAX: usize = 256;
/// Pixels of one frame that are looked at; larger ones have no small picture.
const PIXELS_MAX: usize = 64 * 1024 * 1024;

const SAMPLES: u32 = 0x0028_0002;
const PHOTOMETRIC: u32 = 0x0028_0004;
const PLANAR: u32 = 0x0028_0006;
const ROWS: u32 = 0x0028_0010;
const COLUMNS: u32 = 0x0028_0011;
const BITS: u32 = 0x0028_0100;
const BITS_STORED: u32 = 0x0028_0101;
const SIGNED: u32 = 0x0028_0103;
const CENTER: u32 = 0x0028_1050;
const WIDTH: u32 = 0x0028_1051;
const INTERCEPT: u32 = 0x0028_1052;
const SLOPE: u32 = 0x0028_1053;
const PALETTE: [(u32, u32); 3] = [(0x0028_1101, 0x0028_1201), (0x0028_1102, 0x0028_1202), (0x0028_1103, 0x0028_1203)];

/// One frame as it lies: rows of samples.
struct Frame<'f> {
    columns: usize,
    rows: usize,
    samples: usize,
    bytes_each: usize,
    is_planar: bool,
    is_big_endian: bool,
    bytes: std::borrow::Cow<'f, [u8]>,
}

/// The small picture of the first frame, PNG; `None` where the file shows none.
///
/// # Errors
/// Why there is none although the file shows something: its compression, or its size.
pub(super) fn png_of(walked: &Walked<'_>, about: &Registers<'_>) -> Result<Option<Vec<u8>>, &'static str> {
    let (Some(rows), Some(columns), true) =
        (about.number(ROWS), about.number(COLUMNS), walked.set.values.contains_key(&PIXEL_DATA))
    else {
        return Ok(None);
    };
    let (rows, columns) = (size(rows), size(columns));
    if rows == 0 || columns == 0 {
        return Ok(None);
    }
    if rows.saturating_mul(columns) > PIXELS_MAX {
        return Err("no small picture: too large");
    }
    let samples = about.number(SAMPLES).map_or(1, size).clamp(1, 4);
    let bytes_each = about.number(BITS).map_or(8, size).div_ceil(8).clamp(1, 4);
    let native = |bytes: std::borrow::Cow<'_, [u8]>, is_planar: bool, is_big_endian: bool| {
        let frame =
            Frame { columns, rows, samples, bytes_each, is_planar, is_big_endian, bytes: bytes.into_owned().into() };
        Ok(Some(png(&shade(&frame, about), &frame)?))
    };
    let is_planar = about.number(PLANAR) == Some(1);
    match walked.transfer_syntax.as_str() {
        "" | "1.2.840.10008.1.2" | "1.2.840.10008.1.2.1" | "1.2.840.10008.1.2.1.99" | "1.2.840.10008.1.2.2" => {
            let bytes = about.raw(PIXEL_DATA).unwrap_or_default();
            let one = rows * columns * samples * bytes_each;
            native(bytes.get(..one.min(bytes.len())).unwrap_or_default().into(), is_planar, walked.is_big_endian)
        }
        "1.2.840.10008.1.2.5" => {
            let first = walked.fragments.first().and_then(|range| walked.bytes.get(range.clone())).unwrap_or_default();
            let planes = unpack_rle(first, rows * columns, samples * bytes_each).ok_or("no small picture: damaged")?;
            // Planes of single bytes, the most significant one of each sample first.
            let mut bytes = vec![0; rows * columns * samples * bytes_each];
            for (number, plane) in planes.iter().enumerate() {
                let (sample, byte) = (number / bytes_each, number % bytes_each);
                for (pixel, value) in plane.iter().enumerate() {
                    if let Some(place) = bytes.get_mut((pixel * samples + sample) * bytes_each + byte) {
                        *place = *value;
                    }
                }
            }
            native(bytes.into(), false, true)
        }
        "1.2.840.10008.1.2.4.50" => {
            let pieces: Vec<u8> = walked
                .fragments
                .iter()
                .take(64)
                .filter_map(|range| walked.bytes.get(range.clone()))
                .flatten()
                .copied()
                .collect();
            let (pixels, columns, rows, samples) = jpeg(&pieces).ok_or("no small picture: damaged")?;
            let frame = Frame {
                columns,
                rows,
                samples,
                bytes_each: 1,
                is_planar: false,
                is_big_endian: false,
                bytes: pixels.into(),
            };
            Ok(Some(png(&shade_plain(&frame, about.text(PHOTOMETRIC).as_deref() == Some("MONOCHROME1")), &frame)?))
        }
        _ => Err("no small picture: its compression is not read"),
    }
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Baseline JPEG: pixels, columns, rows, samples.
fn jpeg(bytes: &[u8]) -> Option<(Vec<u8>, usize, usize, usize)> {
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(bytes));
    decoder.decode_headers().ok()?;
    let (columns, rows) = decoder.dimensions()?;
    if columns.saturating_mul(rows) > PIXELS_MAX {
        return None;
    }
    let pixels = decoder.decode().ok()?;
    let samples = pixels.len().checked_div(columns.checked_mul(rows)?)?;
    Some((pixels, columns, rows, samples))
}

/// RLE lossless (PS3.5 G): planes of bytes, each packed by itself.
fn unpack_rle(bytes: &[u8], pixels: usize, planes: usize) -> Option<Vec<Vec<u8>>> {
    let number =
        |at: usize| -> Option<usize> { Some(size(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))) };
    let count = number(0)?.min(15);
    if count < planes {
        return None;
    }
    let plane = |at: usize| -> Option<Vec<u8>> {
        let begins = number(4 + 4 * at)?;
        let ends = if at + 1 < count { number(8 + 4 * at)? } else { bytes.len() };
        let mut packed = bytes.get(begins..ends)?.iter().copied();
        let mut out = Vec::with_capacity(pixels);
        while out.len() < pixels {
            let Some(head) = packed.next() else { break };
            match head {
                0..=127 => out.extend(packed.by_ref().take(usize::from(head) + 1)),
                128 => {}
                129..=255 => out.extend(std::iter::repeat_n(packed.next()?, 257 - usize::from(head))),
            }
        }
        out.truncate(pixels);
        Some(out)
    };
    (0..planes).map(plane).collect()
}

impl Frame<'_> {
    fn sample(&self, x: usize, y: usize, sample: usize) -> u32 {
        let pixel = y * self.columns + x;
        let at = match self.is_planar {
            true => sample * self.columns * self.rows + pixel,
            false => pixel * self.samples + sample,
        } * self.bytes_each;
        let Some(bytes) = self.bytes.get(at..at + self.bytes_each) else { return 0 };
        let fold = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
        if self.is_big_endian { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
    }

    /// Sides of the small picture.
    fn small(&self) -> (usize, usize) {
        let longest = self.columns.max(self.rows);
        if longest <= SIDE_MAX {
            return (self.columns, self.rows);
        }
        ((self.columns * SIDE_MAX / longest).max(1), (self.rows * SIDE_MAX / longest).max(1))
    }

    /// The pixel of the large picture under one of the small.
    fn under(&self, x: usize, y: usize) -> (usize, usize) {
        let (width, height) = self.small();
        (x * self.columns / width, y * self.rows / height)
    }
}

/// Red, green and blue of each pixel of the small picture.
type Shades = Vec<[u8; 3]>;

fn small_pixels<'f>(frame: &'f Frame<'_>) -> impl Iterator<Item = (usize, usize)> + 'f {
    let (width, height) = frame.small();
    (0..height).flat_map(move |y| (0..width).map(move |x| frame.under(x, y)))
}

fn shade(frame: &Frame<'_>, about: &Registers<'_>) -> Shades {
    let kind = about.text(PHOTOMETRIC).unwrap_or_default();
    if kind.starts_with("PALETTE") {
        let tables = PALETTE.map(|(shape, values)| table(about, shape, values));
        return small_pixels(frame)
            .map(|(x, y)| {
                let index = frame.sample(x, y, 0);
                tables.each_ref().map(|table| table.shade(index))
            })
            .collect();
    }
    if frame.samples >= 3 {
        return shade_color(frame, kind.starts_with("YBR"));
    }
    let stored = about.number(BITS_STORED).unwrap_or(8).clamp(1, 32);
    let is_signed = about.number(SIGNED) == Some(1);
    let (slope, intercept) = (about.decimal(SLOPE).unwrap_or(1.0), about.decimal(INTERCEPT).unwrap_or(0.0));
    let value = |x: usize, y: usize| {
        let raw = frame.sample(x, y, 0);
        let shift = 32 - stored;
        let number =
            if is_signed { f64::from((raw << shift).cast_signed() >> shift) } else { f64::from(raw << shift >> shift) };
        number * slope + intercept
    };
    let values: Vec<f64> = small_pixels(frame).map(|(x, y)| value(x, y)).collect();
    let (low, high) = match (about.decimal(CENTER), about.decimal(WIDTH)) {
        (Some(center), Some(width)) if width >= 1.0 => (center - width / 2.0, center + width / 2.0),
        _ => values.iter().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value))),
    };
    let span = if high > low { high - low } else { 1.0 };
    let gray = |value: f64| {
        let share = ((value - low) / span).clamp(0.0, 1.0);
        let shade = if kind == "MONOCHROME1" { 1.0 - share } else { share };
        (shade * 255.0).round() as u8
    };
    values.into_iter().map(|value| [gray(value); 3]).collect()
}

fn shade_color(frame: &Frame<'_>, is_ybr: bool) -> Shades {
    let shift = 8 * (frame.bytes_each - 1);
    let byte =
        |x: usize, y: usize, sample: usize| u8::try_from(frame.sample(x, y, sample) >> shift & 0xff).unwrap_or(u8::MAX);
    small_pixels(frame)
        .map(|(x, y)| {
            let [a, b, c] = [0, 1, 2].map(|sample| byte(x, y, sample));
            if is_ybr { rgb_of([a, b, c]) } else { [a, b, c] }
        })
        .collect()
}

/// As decoded: gray, or red, green and blue.
fn shade_plain(frame: &Frame<'_>, is_turned: bool) -> Shades {
    if frame.samples >= 3 {
        return shade_color(frame, false);
    }
    let gray = |(x, y)| u8::try_from(frame.sample(x, y, 0)).unwrap_or(u8::MAX);
    small_pixels(frame).map(gray).map(|gray| [if is_turned { 255 - gray } else { gray }; 3]).collect()
}

/// Full-range YCbCr (ITU-R BT.601).
fn rgb_of(ybr: [u8; 3]) -> [u8; 3] {
    let [y, b, r] = ybr.map(f64::from);
    let (b, r) = (b - 128.0, r - 128.0);
    [y + 1.402 * r, y - 0.344_136 * b - 0.714_136 * r, y + 1.772 * b].map(|shade| shade.clamp(0.0, 255.0).round() as u8)
}

/// A palette: the number of the first entry, and the shades.
struct Table {
    first: u32,
    shades: Vec<u8>,
}

impl Table {
    fn shade(&self, index: u32) -> u8 {
        let at = size(index.saturating_sub(self.first)).min(self.shades.len().saturating_sub(1));
        self.shades.get(at).copied().unwrap_or_default()
    }
}

fn table(about: &Registers<'_>, shape: u32, values: u32) -> Table {
    let number = |bytes: &[u8]| -> u32 {
        let pair: [u8; 2] = bytes.try_into().unwrap_or_default();
        u32::from(if about.is_big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let shape: Vec<u32> = about.raw(shape).unwrap_or_default().chunks_exact(2).map(number).collect();
    let (first, bits) = (shape.get(1).copied().unwrap_or_default(), shape.get(2).copied().unwrap_or(16));
    let raw = about.raw(values).unwrap_or_default();
    let shades = match bits {
        8 => raw.to_vec(),
        _ => raw.chunks_exact(2).map(|pair| u8::try_from(number(pair) >> 8).unwrap_or(u8::MAX)).collect(),
    };
    Table { first, shades }
}

fn png(shades: &Shades, frame: &Frame<'_>) -> Result<Vec<u8>, &'static str> {
    let failed = |_| "no small picture: it could not be written";
    let (width, height) = frame.small();
    let is_gray = shades.iter().all(|[red, green, blue]| red == green && green == blue);
    let side = |side: usize| u32::try_from(side).unwrap_or_default();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side(width), side(height));
    encoder.set_color(if is_gray { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(failed)?;
    let pixels: Vec<u8> = match is_gray {
        true => shades.iter().map(|[gray, ..]| *gray).collect(),
        false => shades.iter().flatten().copied().collect(),
    };
    writer.write_image_data(&pixels).map_err(failed)?;
    drop(writer);
    Ok(out)
}
