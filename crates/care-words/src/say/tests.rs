use super::*;
use chrono::NaiveDate;
use chrono_tz::America::{Chicago, Phoenix};

fn english() -> Words {
    Words::new("en-US")
}

fn spanish() -> Words {
    Words::new("es-US")
}

fn word(key: &str) -> Arg {
    Arg::Word(key.to_owned())
}

fn day() -> Arg {
    Arg::Day(NaiveDate::from_ymd_opt(2027, 4, 15).unwrap())
}

fn one_o_clock() -> Arg {
    let wall = NaiveDate::from_ymd_opt(2027, 4, 15).unwrap().and_hms_opt(13, 0, 0).unwrap();
    Arg::Time { wall, zone: Phoenix, reader: Phoenix }
}

#[test]
fn a_sentence_agrees_with_its_thing() {
    let missing = |what: &str| Message::new("N-INF-09-title").with("what", word(what)).with("day", day());
    assert_eq!(english().say(&missing("thing-report")), "Report is still missing for Thu, Apr 15");
    assert_eq!(english().say(&missing("thing-images")), "Pictures are still missing for Thu, Apr 15");
    assert_eq!(spanish().say(&missing("thing-report")), "Aún falta el informe para el jue 15 abr");
    assert_eq!(spanish().say(&missing("thing-images")), "Aún faltan las imágenes para el jue 15 abr");
}

#[test]
fn words_as_given_take_the_singular() {
    let message = Message::new("N-INF-09-title").with("what", Arg::text("old CT")).with("day", day());
    assert_eq!(english().say(&message), "Old CT is still missing for Thu, Apr 15");
}

#[test]
fn a_count_takes_its_plural() {
    let away = |n| Message::new("N-SYS-01-title").with("n", Arg::Count(n));
    assert_eq!(english().say(&away(1)), "While you were away: 1 thing");
    assert_eq!(english().say(&away(3)), "While you were away: 3 things");
    let left = |n| Message::new("N-PT-02-title").with("n", Arg::Count(n));
    assert_eq!(english().say(&left(0)), "0 therapy visits left on your approval");
    assert_eq!(english().say(&left(1)), "1 therapy visit left on your approval");
    assert_eq!(spanish().say(&left(1200)), "Quedan 1200 citas de terapia en su permiso del plan");
}

#[test]
fn a_lock_text_is_found_within_the_bundle_text_and_keeps_the_initial() {
    let message = Message::new("lock-more")
        .with("lock", word("lock-L1-relative"))
        .with("init", Arg::text("A"))
        .with("n", Arg::Count(2));
    assert_eq!(english().say(&message), "You have a call to make for A. (+2 more)");
    assert_eq!(english().gaps(&message), Vec::<String>::new());
}

#[test]
fn an_initial_with_or_without_its_stop_gives_one_stop() {
    for initial in ["A", "A."] {
        let message =
            Message::new("card-permission-none").with("party", word("the-plan")).with("init", Arg::text(initial));
        assert_eq!(english().say(&message), "The plan may not talk to you without A. on the line or a form.");
    }
}

#[test]
fn a_time_at_the_end_of_a_sentence_has_one_stop() {
    let message = Message::new("N-CON-02-body").with("time", one_o_clock());
    assert!(spanish().say(&message).starts_with("Le hace falta una sola respuesta antes de 1:00 p. m. Llame"));
}

#[test]
fn one_o_clock_is_singular_in_spanish() {
    let message = Message::new("N-PRP-01-title").with("time", one_o_clock());
    assert_eq!(spanish().say(&message), "Empiece a prepararse a la 1:00 p. m.");
}

#[test]
fn three_dots_stay_three() {
    let message = Message::new("tray-next").with("title", Arg::text("Call..."));
    assert_eq!(english().say(&message), "Next: Call...");
}

#[test]
fn an_argument_that_opens_a_later_sentence_gets_its_capital_too() {
    let message = Message::new("N-PA-04-body")
        .with("date", day())
        .with("date2", day())
        .with("item", Arg::text("scan of the knee"));
    assert!(english().say(&message).contains(". Scan of the knee is on Thu"));
    let name = Message::new("N-REF-03-title").with("spec", Arg::text("eHealth Clinic"));
    assert_eq!(english().say(&name), "eHealth Clinic's office has not called. Call them");
}

#[test]
fn lists_are_joined_as_the_language_does_and_stop_at_five() {
    let list =
        |n: usize| Arg::List(["a", "b", "c", "d", "e", "f", "g"].iter().take(n).map(|t| Arg::text(*t)).collect());
    assert_eq!(english().arg(&list(0)), "nothing");
    assert_eq!(english().arg(&list(1)), "a");
    assert_eq!(english().arg(&list(2)), "a and b");
    assert_eq!(english().arg(&list(3)), "a, b, and c");
    assert_eq!(spanish().arg(&list(3)), "a, b y c");
    assert_eq!(english().arg(&list(5)), "a, b, c, d, and e");
    assert_eq!(english().arg(&list(7)), "a, b, c, d, e, and 2 more");
}

#[test]
fn spanish_and_becomes_e_before_the_same_sound() {
    let list = |last: &str| Arg::List(vec![Arg::text("referido"), Arg::text(last)]);
    assert_eq!(spanish().arg(&list("informe")), "referido e informe");
    assert_eq!(spanish().arg(&list("historia")), "referido e historia");
    assert_eq!(spanish().arg(&list("hielo")), "referido y hielo");
    assert_eq!(spanish().arg(&list("nota")), "referido y nota");
}

#[test]
fn a_thing_alone_is_a_label() {
    assert_eq!(spanish().label(&word("thing-images")), "Imágenes");
    assert_eq!(english().label(&Arg::text("shoulder MRI")), "Shoulder MRI");
}

#[test]
fn an_unknown_key_and_a_missing_argument_are_seen() {
    assert_eq!(english().plain("no-such-key"), "no-such-key");
    assert_eq!(english().gaps(&Message::new("no-such-key")), ["no-such-key"]);
    let lacking = Message::new("N-REF-01-title");
    assert!(english().say(&lacking).contains("$spec"));
    assert_eq!(english().gaps(&lacking).len(), 1);
    let unknown_word = Message::new("N-INF-05-title").with("to", Arg::text("Dr. Lee")).with("what", word("thing-x"));
    assert_eq!(english().gaps(&unknown_word), ["thing-x"]);
}

#[test]
fn a_sentence_with_a_plain_form_is_said_plainly_when_an_argument_is_missing() {
    let bare = Message::new("card-say-back");
    assert_eq!(english().say(&bare), "So this is the next step, and this is the day. Is that right?");
    assert_eq!(english().gaps(&bare), Vec::<String>::new());
    let full = bare.with("date", day()).with("fax", Arg::text("555-0142"));
    assert_eq!(english().say(&full), "So you will send it by Thu, Apr 15 to 555-0142. Is that right?");
}

#[test]
fn times_in_two_zones_reach_the_title() {
    let wall = NaiveDate::from_ymd_opt(2027, 3, 25).unwrap().and_hms_opt(15, 0, 0).unwrap();
    let message = Message::new("N-APT-02-title")
        .with("place", Arg::text("Specialist"))
        .with("time", Arg::Time { wall, zone: Phoenix, reader: Chicago });
    assert_eq!(english().say(&message), "In 3 days: Specialist at 3:00 PM Phoenix (5:00 PM your time)");
}

#[test]
fn numbers_are_said_as_people_read_them() {
    assert_eq!(english().phone("(212) 555-0142 x12"), "212-555-0142, ext. 12");
    assert_eq!(english().phone(" see the card "), "see the card");
}

#[test]
fn words_are_shared_between_threads() {
    let words = english();
    let other = words.clone();
    let said = std::thread::spawn(move || other.plain("action-call-made")).join().unwrap();
    assert_eq!(said, words.plain("action-call-made"));
}
