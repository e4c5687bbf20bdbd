//! Every mistake in a file of the book is told with its file, its line and what was expected there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test program")]

use care_journey::load;

const CARDS: &str = "- id: C-LAB\n  party: facility\n  say: []\n  ask: []\n  write: 1\n";
const RULES: &str = "\
- id: N-T-01
  form: after
  t: ordered + 1bd
  pre: [nothing_unmet]
  floor: U3
  card: C-LAB
  lock: L1
";
const LIFECYCLE: &str = "\
pathway: lab
kind: lab
version: 1
entry: [ordered]
states:
  ordered:
    ball_with: patient
    ball_when: [{when: office_calls, is: office}]
    card: [{use: C-LAB}]
    on: {lab.drawn: drawn}
    rules: [N-T-01]
  drawn:
    ball_with: nobody
    final: done
durations:
  draw to result:
    p50: 1bd
    p80: 2bd
    source: practice
edges:
  - {id: E7, from: result, to: imaging, type: FS, lag: 1bd, hard: true}
needs:
  - {id: COPY, at: drawn, what: report, from: facility, to: pcp, hard: false, made_by: choice}
";

/// What is said of a book with one of its texts changed.
fn said(file: &str, old: &str, new: &str) -> String {
    let changed = |name: &str, text: &str| {
        let is_it = name == file;
        assert!(!is_it || text.contains(old), "{old} is not in {name}");
        if is_it { text.replacen(old, new, 1) } else { text.to_owned() }
    };
    let (cards, rules) = (changed("cards.yaml", CARDS), changed("rules/lab.yaml", RULES));
    let lifecycle = changed("lab.yaml", LIFECYCLE);
    match load(&[("lab.yaml", &lifecycle)], &[("rules/lab.yaml", &rules)], &[("cards.yaml", &cards)]) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_book_of_these_tests_is_sound_before_it_is_broken() {
    assert_eq!(said("none", "", ""), "nothing");
}

/// File, what stood there, what a hand made of it, the line, what must be said.
type Mistake = (&'static str, &'static str, &'static str, u64, &'static str);

const L: &str = "lab.yaml";
const R: &str = "rules/lab.yaml";

const MISTAKES: &[Mistake] = &[
    // A lifecycle
    (L, "drawn: drawn", "drawn: drown", 10, "state `drown` is not one of drawn, ordered; did you mean `drawn`?"),
    (L, "lab.drawn:", "lab.drewn:", 10, "event `lab.drewn` is not one of "),
    (L, "entry: [ordered]", "entry: [orderd]", 4, "did you mean `ordered`?"),
    (L, "on: {lab.drawn: drawn}", "on: {}", 12, "no event leads to state `drawn`"),
    (L, "kind: lab", "kind: labb", 2, "did you mean `lab`?"),
    (L, "ball_with: patient", "ball_with: pacient", 7, "did you mean `patient`?"),
    (L, "when: office_calls", "when: office_call", 8, "condition `office_call` is not one of "),
    (L, "use: C-LAB", "use: C-LAV", 9, "card `C-LAV` is not one of C-LAB; did you mean `C-LAB`?"),
    (L, "rules: [N-T-01]", "rules: [N-T-02]", 11, "rule `N-T-02` is not one of N-T-01"),
    (L, "final: done", "final: gone", 14, "did you mean `done`?"),
    (L, "final: done", "finall: done", 14, "field `finall` is not one of "),
    (L, "final: done", "shows: scheduld", 14, "did you mean `scheduled`?"),
    (L, "    final: done", "\tfinal: done", 14, "found a tab"),
    (L, "  drawn:\n", "  ordered:\n", 12, "`ordered` stands twice"),
    (L, "  draw to result:", "  draw to resul:", 2, "expected the time `draw to result`"),
    (L, "p50: 1bd", "p50: 1", 17, "expected 2bd, 3cd, 4h or 60min, found \"1\""),
    (L, "p50: 1bd", "p50: 3bd", 17, "expected `p50` no longer than `p80`"),
    (L, "    p80: 2bd\n", "", 18, "expected the field `p80` here"),
    (L, "    source: practice\n", "", 18, "expected the field `source` here"),
    (L, "source: practice", "source: \"\"", 19, "expected the source of the time"),
    (L, "id: E7", "id: E21", 21, "edge `E21` is not one of E1, E2,"),
    (L, "to: imaging", "to: imagin", 21, "did you mean `imaging`?"),
    (L, "type: FS", "type: SF", 21, "type of edge `SF` is not one of FS, SS, WIN"),
    (L, "at: drawn", "at: drown", 23, "did you mean `drawn`?"),
    (L, "from: facility", "from: facilty", 23, "did you mean `facility`?"),
    (L, "made_by: choice", "made_by: chance", 23, "is not one of engine, choice"),
    // A rule
    (
        R,
        "form: after",
        "form: afterr",
        2,
        "word `afterr` is not one of on, after, before, slack, window; did you mean `after`?",
    ),
    (R, "t: ordered + 1bd", "t: orderd + 1bd", 3, "did you mean `ordered`?"),
    (R, "t: ordered + 1bd", "t: ordered + 1", 3, "expected a lag such as 2bd, 3cd, 4h or 60min, found \"1\""),
    (R, "pre: [nothing_unmet]", "pre: [nothing_unmett]", 4, "did you mean `nothing_unmet`?"),
    (R, "floor: U3", "floor: U4", 5, "word `U4` is not one of U1, U2, U3"),
    (R, "floor: U3", "flour: U3", 5, "did you mean `floor`?"),
    (R, "card: C-LAB", "card: C-BAL", 6, "card `C-BAL` is not one of C-LAB, own"),
    (R, "card: C-LAB", "party: labs", 6, "party `labs` is not one of "),
    (R, "lock: L1", "lock: L9", 7, "lock text `L9` is not one of L1, L2,"),
    (R, "lock: L1", "lock: L1\n  n: bd_sinc received", 3, "count `bd_sinc received` is not one of "),
    (
        R,
        "lock: L1\n",
        "lock: L1\n- {id: N-T-01, form: on, t: ordered, floor: U3, lock: L1}\n",
        8,
        "rule `N-T-01` stands twice",
    ),
    // A call card
    ("cards.yaml", "party: facility", "party: facilty", 2, "did you mean `facility`?"),
    (
        "cards.yaml",
        "write: 1\n",
        "write: 1\n- {id: C-LAB, party: pcp, say: [], ask: [], write: 1}\n",
        6,
        "card `C-LAB` stands twice",
    ),
    ("cards.yaml", "write: 1", "wrte: 1", 5, "did you mean `write`?"),
];

#[test]
fn every_kind_of_mistake_is_told_with_its_file_its_line_and_what_was_expected() {
    let mut wrong = Vec::new();
    for (file, old, new, line, expected) in MISTAKES {
        let said = said(file, old, new);
        if !said.starts_with(&format!("pathways/{file}:{line}: ")) || !said.contains(expected) {
            wrong.push(format!("{old:?} -> {new:?}, line {line}, {expected}\n     {said}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn two_lifecycles_of_one_kind_are_a_mistake() {
    let error = load(
        &[("lab.yaml", LIFECYCLE), ("blood.yaml", LIFECYCLE)],
        &[("rules/lab.yaml", RULES)],
        &[("cards.yaml", CARDS)],
    );
    let said = error.err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(said, "pathways/blood.yaml:2: lifecycle of `lab` stands twice; expected each id once");
}
