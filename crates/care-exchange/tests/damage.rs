//! Thousands of damaged files and lines: nothing panics, nothing is proposed under two ids.
//!
//! The damage is made by a fixed sequence of numbers, so a failure comes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{LineContext, Locale, read_line};
use support::{fixture, read};

/// A small congruential generator (the constants are Knuth's for 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const TASTY: [&[u8]; 12] = [
        b"\"",
        b"{",
        b"}",
        b"[",
        b"<",
        b">",
        b"&",
        b"\r\n",
        b"\0",
        b"\xff",
        b"99999999999999999999",
        "\u{1F600}".as_bytes(),
    ];
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(bytes.len());
        match numbers.below(4) {
            0 => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => drop(bytes.splice(at..at, TASTY[numbers.below(TASTY.len())].iter().copied())),
            2 => {
                let end = (at + numbers.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + numbers.below(300)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = numbers.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
}

#[test]
fn no_damage_makes_a_reader_give_up() {
    for (name, rounds) in [("portal.fhir.json", 1_500), ("clinic.ics", 1_500), ("referral-note.xml", 1_500)] {
        let whole = fixture(name);
        let mut numbers = Numbers(7);
        for round in 0..rounds {
            let mut bytes = whole.clone();
            damage(&mut bytes, &mut numbers);
            let reading = read(name, &bytes);
            let gave_up = reading.problems.iter().any(|problem| problem.detail == "the reader gave up");
            assert!(!gave_up, "{name}, round {round}");
            let mut ids: Vec<_> = reading.drafts.iter().map(|draft| draft.entity.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), reading.drafts.len(), "{name}, round {round}");
        }
    }
}

#[test]
fn any_mix_of_words_is_a_line() {
    const WORDS: [&str; 40] = [
        "MRI",
        "Dr",
        "Dr.",
        "Lee",
        "before",
        "April",
        "15",
        "4/15",
        "at",
        "3pm",
        "2:30",
        "next",
        "Tuesday",
        "in",
        "6",
        "weeks",
        "referral",
        "to",
        "call",
        "I",
        "refill",
        "runs",
        "out",
        "blood",
        "test",
        ",",
        "—",
        "el",
        "15",
        "de",
        "abril",
        "a",
        "las",
        "Riverside",
        "the",
        "by",
        "month",
        "years",
        "🙂",
        "İ",
    ];
    let mut numbers = Numbers(11);
    for locale in [Locale::English, Locale::Spanish] {
        let context = LineContext {
            today: "2028-02-29".parse().unwrap(),
            zone: chrono_tz::America::New_York,
            known_parties: vec![("P-1".into(), "Dr. Lee".into()), ("P-2".into(), "Riverside".into())],
            locale,
        };
        for _ in 0..5_000 {
            let words: Vec<&str> = (0..=numbers.below(12)).map(|_| WORDS[numbers.below(WORDS.len())]).collect();
            let line = words.join(" ");
            let drafts = read_line(&line, &context);
            assert!(!drafts.is_empty(), "{line:?}");
            assert_eq!(drafts[0].fields["evidence_where"], line.as_str(), "the line is kept whole");
            for draft in &drafts {
                let quote = draft.source.text.as_ref().unwrap().reveal();
                assert!(line.contains(quote.as_str()), "{quote:?} in {line:?}");
            }
        }
    }
}
