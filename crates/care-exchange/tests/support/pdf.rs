//! The smallest PDFs that are PDFs: made for the tests, so nothing in them is real.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Whether the contents of the pages are packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Plain,
    Flate,
}

pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A stream object's body.
pub fn stream(dict: &str, content: &[u8], packing: Packing) -> Vec<u8> {
    let (content, filter) = match packing {
        Packing::Plain => (content.to_vec(), ""),
        Packing::Flate => (pack(content), " /Filter /FlateDecode"),
    };
    let mut body = format!("<< {dict} /Length {}{filter} >>\nstream\n", content.len()).into_bytes();
    body.extend_from_slice(&content);
    body.extend_from_slice(b"\nendstream");
    body
}

/// A file of these objects, numbered from 1; the first is the catalogue.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).as_bytes(),
    );
    out
}

/// Pages of lines from the top down, in Helvetica.
pub fn letter(pages: &[&[&str]], packing: Packing) -> Vec<u8> {
    let contents: Vec<Vec<u8>> = pages
        .iter()
        .map(|lines| {
            let mut content = "BT /F1 11 Tf 72 740 Td 14 TL\n".to_owned();
            for line in *lines {
                content.push_str(&format!("({}) Tj T*\n", line.replace('(', "\\(").replace(')', "\\)")));
            }
            content.push_str("ET");
            content.into_bytes()
        })
        .collect();
    pages_of(&contents, packing)
}

/// Pages of these contents; `/F1` is a font and `/X1` nothing.
pub fn pages_of(contents: &[Vec<u8>], packing: Packing) -> Vec<u8> {
    let count = contents.len();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {count} /Kids [{}] >>", kids.join(" ")).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    for (page, content) in contents.iter().enumerate() {
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R \
                 /Resources << /Font << /F1 3 0 R >> >> >>",
                5 + 2 * page
            )
            .into_bytes(),
        );
        objects.push(stream("", content, packing));
    }
    file(&objects)
}
