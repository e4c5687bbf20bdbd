//! Scan pictures: headers, discs, small pictures, and files that want to hurt.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_exchange::{FileKind, PictureHeader, Reading, Whose, gather, read_file};
use care_model::ProblemCode;
use std::path::{Path, PathBuf};
use support::context;

/// An element, explicit little endian.
fn element(group: u16, number: u16, vr: &str, value: &[u8]) -> Vec<u8> {
    let mut value = value.to_vec();
    if value.len() % 2 == 1 {
        value.push(if vr == "UI" { 0 } else { b' ' });
    }
    let mut bytes = [group.to_le_bytes(), number.to_le_bytes()].concat();
    bytes.extend(vr.as_bytes());
    if matches!(vr, "OB" | "OW" | "SQ" | "UN") {
        bytes.extend([0, 0]);
        bytes.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
    } else {
        bytes.extend(u16::try_from(value.len()).unwrap().to_le_bytes());
    }
    bytes.extend(value);
    bytes
}

/// A made-up picture of a made-up person: four by two pixels, dark to light.
fn picture(study: &str, series: &str, instance: &str, patient: &str) -> Vec<u8> {
    let mut file = vec![0; 128];
    file.extend(b"DICM");
    file.extend(element(2, 0x10, "UI", b"1.2.840.10008.1.2.1"));
    file.extend(element(8, 5, "CS", b"ISO_IR 100"));
    file.extend(element(8, 0x18, "UI", instance.as_bytes()));
    file.extend(element(8, 0x20, "DA", b"20270412"));
    file.extend(element(8, 0x50, "SH", b"ACC77"));
    file.extend(element(8, 0x60, "CS", b"MR"));
    file.extend(element(8, 0x80, "LO", b"Riverside Imaging"));
    file.extend(element(8, 0x90, "PN", b"Lee^Robert^^Dr."));
    file.extend(element(8, 0x1030, "LO", b"MRI LEFT SHOULDER"));
    file.extend(element(0x10, 0x10, "PN", patient.as_bytes()));
    file.extend(element(0x10, 0x30, "DA", b"19520314"));
    file.extend(element(0x18, 0x15, "CS", b"SHOULDER"));
    file.extend(element(0x20, 0xd, "UI", study.as_bytes()));
    file.extend(element(0x20, 0xe, "UI", series.as_bytes()));
    for (number, value) in [(2_u16, 1_u16), (0x10, 2), (0x11, 4), (0x100, 8), (0x101, 8), (0x103, 0)] {
        file.extend(element(0x28, number, "US", &value.to_le_bytes()));
    }
    file.extend(element(0x28, 4, "CS", b"MONOCHROME2"));
    file.extend(element(0x7fe0, 0x10, "OB", &[0, 10, 20, 30, 40, 50, 60, 70]));
    file
}

fn read(name: &str, bytes: &[u8]) -> Reading {
    read_file(name, bytes, &context())
}

fn why(reading: &Reading) -> Vec<ProblemCode> {
    reading.problems.iter().map(|problem| problem.why).collect()
}

#[test]
fn a_picture_tells_its_study_and_shows_a_small_copy() {
    let reading =
        read("IMG1", &picture("1.2.3", "1.2.3.1", "1.2.3.1.1", "Mu\u{f1}oz^Sally".replace('\u{f1}', "n").as_str()));
    assert_eq!((reading.kind, reading.problems.len()), (FileKind::Dicom, 0), "{:?}", reading.problems);
    let study = reading.drafts.iter().find(|draft| draft.kind() == Some("study")).unwrap();
    let text = |field: &str| study.fields[field].clone();
    assert_eq!(text("what"), "MRI LEFT SHOULDER");
    assert_eq!(
        (text("performed"), text("modality"), text("accession")),
        ("2027-04-12".into(), "MR".into(), "ACC77".into())
    );
    assert_eq!((text("series"), text("images")), (1.into(), 1.into()));
    let names: Vec<_> = reading.drafts.iter().filter_map(|draft| draft.fields.get("name")?.as_str()).collect();
    assert!(
        names.contains(&"Riverside Imaging") && names.contains(&"Dr. Robert Lee") || names.contains(&"Robert Lee Dr."),
        "{names:?}"
    );
    assert_eq!(reading.subject.as_ref().unwrap().name.reveal(), "Sally Munoz");

    let png = png::Decoder::new(std::io::Cursor::new(reading.previews[0].png.reveal()));
    let mut png = png.read_info().unwrap();
    let mut pixels = vec![0; png.output_buffer_size().unwrap()];
    png.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, [0, 36, 73, 109, 146, 182, 219, 255], "stretched from the darkest to the lightest");
}

#[test]
fn a_whole_disc_is_one_study_whatever_the_order_of_its_pictures() {
    let mut headers: Vec<PictureHeader> = Vec::new();
    for (series, instance) in [("1.1", "1.1.1"), ("1.1", "1.1.2"), ("1.2", "1.2.1"), ("1.2", "1.2.1")] {
        headers.extend(read("x", &picture("1", series, instance, "Moreno^Sally")).pictures);
    }
    let gathered = |headers: &[PictureHeader]| {
        let mut reading = Reading::new(FileKind::Dicom);
        gather(headers, &context(), &mut reading);
        reading
    };
    let forwards = gathered(&headers);
    headers.reverse();
    assert_eq!(gathered(&headers), forwards);
    let study = forwards.drafts.iter().find(|draft| draft.kind() == Some("study")).unwrap();
    assert_eq!(
        (&study.fields["series"], &study.fields["images"]),
        (&2.into(), &3.into()),
        "one picture lay there twice"
    );
    let alone = read("x", &picture("1", "1.1", "1.1.1", "Moreno^Sally"));
    assert!(alone.drafts.iter().any(|draft| draft.entity == study.entity), "one picture proposes the same study");

    headers.extend(read("x", &picture("9", "9.1", "9.1.1", "Moreno^Tom")).pictures);
    assert_eq!(gathered(&headers).whose, Whose::Several);
}

#[test]
fn a_file_that_breaks_off_anywhere_never_loses_what_it_said_before() {
    let whole = picture("1.2.3", "1.2.3.1", "1.2.3.1.1", "Moreno^Sally");
    for end in 0..whole.len() {
        let reading = read("IMG1", &whole[..end]);
        // Between two elements a cut cannot be seen; then what came before is there.
        let says_study = reading.pictures.first().is_some_and(|one| one.study == "1.2.3");
        assert!(!reading.problems.is_empty() || says_study, "cut at {end}");
    }
    let before_pixels = read("IMG1", &whole[..whole.len() - 4]);
    assert_eq!(before_pixels.pictures[0].study, "1.2.3");
}

#[test]
fn lengths_that_lie_are_refused_before_anything_is_taken() {
    let mut huge = picture("1", "1.1", "1.1.1", "Moreno^Sally");
    let place = huge.windows(4).position(|bytes| bytes == [8, 0, 0x30, 0x10]).unwrap();
    huge[place + 6..place + 8].copy_from_slice(&[0xff, 0xff]);
    assert!(why(&read("x", &huge)).contains(&ProblemCode::Truncated));

    let mut pixels = picture("1", "1.1", "1.1.1", "Moreno^Sally");
    let rows = pixels.windows(4).position(|bytes| bytes == [0x28, 0, 0x10, 0]).unwrap();
    pixels[rows + 8..rows + 10].copy_from_slice(&[0xff, 0xff]);
    assert!(read("x", &pixels).pictures.len() == 1, "more rows than pixels");

    // Sequences without an end, one in the other.
    let mut deep = vec![0; 128];
    deep.extend(b"DICM");
    deep.extend(element(2, 0x10, "UI", b"1.2.840.10008.1.2.1"));
    for _ in 0..100_000 {
        deep.extend([8, 0, 0x40, 0x11, b'S', b'Q', 0, 0, 0xff, 0xff, 0xff, 0xff]);
        deep.extend([0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff]);
    }
    assert!(why(&read("x", &deep)).contains(&ProblemCode::TooLarge));
}

#[test]
fn flipped_bytes_never_hang_or_stop_the_reader() {
    let whole = picture("1.2.3", "1.2.3.1", "1.2.3.1.1", "Moreno^Sally");
    let mut state = 1_u64;
    for _ in 0..3000 {
        let mut odd = whole.clone();
        for _ in 0..3 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let at = usize::try_from(state >> 33).unwrap() % odd.len();
            odd[at] = u8::try_from(state >> 24 & 0xff).unwrap();
        }
        let reading = read("IMG1", &odd);
        assert!(!reading.problems.iter().any(|problem| problem.detail == "the reader gave up"));
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_reference_picture_gives_a_header_or_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/dicom");
    if !folder.is_dir() {
        eprintln!("SKIPPED: no reference pictures beside the repository");
        return;
    }
    let (mut headers, mut previews, mut lists, mut reasons, mut files) = (0, 0, 0, 0, 0);
    for path in files_in(&folder) {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let reading = read(&name, &bytes);
        if reading.kind != FileKind::Dicom {
            continue;
        }
        files += 1;
        headers += usize::from(!reading.pictures.is_empty());
        previews += usize::from(!reading.previews.is_empty());
        lists += usize::from(reading.counts.contains_key("STUDY"));
        reasons += usize::from(reading.pictures.is_empty() && !reading.problems.is_empty());
        assert!(!reading.pictures.is_empty() || !reading.problems.is_empty(), "{name} is silent");
        if let Some(folder) = std::env::var_os("SHOW") {
            let told: Vec<_> = reading.problems.iter().map(|problem| (problem.why, &problem.detail)).collect();
            eprintln!("{name}: {} pictures, {} shown, {told:?}", reading.pictures.len(), reading.previews.len());
            for preview in &reading.previews {
                std::fs::write(Path::new(&folder).join(format!("{name}.png")), preview.png.reveal()).unwrap();
            }
        }
    }
    eprintln!(
        "{files} files: {headers} with headers ({lists} discs), {previews} with a small picture, {reasons} with a reason only"
    );
    assert!(headers * 100 >= files * 95, "{headers} of {files}");
    assert!(lists >= 2, "{lists} discs");
}
