//! The after-visit form (handbook 1.3).

use super::Sally;
use care_app::Trouble;
use care_app::capture_view::{
    GivenAnswerRequest, MedicineChangeRequest, NextVisitRequest, OrderRequest, QuestionRequest, ReceiverRequest,
    VisitCaptureRequest,
};
use care_model::{EntityId, Happening, ItemId};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn form() -> VisitCaptureRequest {
    VisitCaptureRequest { item_id: "VIS-1".into(), decided: "Try the brace first".into(), ..Default::default() }
}

fn order(kind: &str, what: &str) -> OrderRequest {
    OrderRequest { kind: kind.into(), what: what.into(), ..OrderRequest::default() }
}

fn scan() -> OrderRequest {
    OrderRequest { to_name: Some("Riverside".into()), ..order("imaging", "MRI left shoulder") }
}

fn change(change: &str, medicine_id: Option<&str>, medicine: &str, words: &str) -> MedicineChangeRequest {
    MedicineChangeRequest {
        change: change.into(),
        medicine_id: medicine_id.map(str::to_owned),
        medicine: medicine.into(),
        words: words.into(),
        day: None,
    }
}

fn receiver(what: &str, to: &str) -> ReceiverRequest {
    ReceiverRequest { what: what.into(), to_name: Some(to.into()), ..ReceiverRequest::default() }
}

#[tokio::test]
async fn the_form_has_six_screens_and_knows_what_the_record_knows() {
    let mut sally = Sally::new().await;
    let asked = QuestionRequest { text: "Can I swim?".into(), visit: Some("VIS-1".into()), ..Default::default() };
    sally.save_question(&asked).await.unwrap();
    let view = sally.start_visit_capture(&"VIS-1".into()).await.unwrap();
    let steps: Vec<&str> = view.steps.iter().map(|step| step.code.as_str()).collect();
    assert_eq!(steps, ["decided", "orders", "medicines", "next_visit", "receivers", "questions"]);
    assert!(view.say_back.title.contains("what happens next, who does it, and by when"));
    assert_eq!(
        (view.title.as_str(), view.party.as_str(), view.on.as_deref()),
        ("Dr. Lee", "Dr. Lee", Some("2027-04-15"))
    );
    assert_eq!(view.questions[0].name, "Can I swim?");
    assert_eq!(view.resumed, None);
    let orders: Vec<&str> = view.steps[1].choices.iter().map(|choice| choice.code.as_str()).collect();
    assert_eq!(orders, ["referral", "imaging", "lab", "therapy", "equipment", "medicine"]);
    let said = serde_json::to_string(&view).unwrap();
    assert!(!said.contains("captures-"), "a word is missing in the catalogue: {said}");
}

#[tokio::test]
async fn one_form_makes_everything_that_was_told_and_undo_takes_all_of_it_back() {
    let mut sally = Sally::new().await;
    let before = sally.record().unwrap().items.len();
    let mut request = form();
    request.say_back = "I book the scan by Friday".into();
    request.orders = vec![
        OrderRequest { who_calls: Some("they".into()), to_name: Some("Dr. Cho".into()), ..order("referral", "knee") },
        scan(),
        OrderRequest { by_day: Some("2027-04-20".into()), ..order("lab", "blood count") },
        order("therapy", "shoulder therapy"),
        order("equipment", "shoulder brace"),
        order("medicine", "Naproxen"),
    ];
    request.medicine_changes = vec![change("start", None, "Calcium", "one with supper")];
    request.next_visit =
        Some(NextVisitRequest { how: "booked".into(), start: Some("2027-05-27T09:30".into()), ..Default::default() });
    request.receivers = vec![receiver("consult note", "Dr. Ortiz")];
    request.questions = vec!["When can I drive?".into()];
    let saved = sally.save_visit_capture(&request).await.unwrap();

    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &saved.made {
        *made.entry(&one.kind).or_default() += 1;
        assert!(!one.title.is_empty());
    }
    let expected = [
        ("equipment", 1),
        ("imaging", 1),
        ("instruction", 2),
        ("lab", 1),
        ("medicine", 2),
        ("need", 1),
        ("pa", 1),
        ("question", 1),
        ("referral", 1),
        ("therapy", 1),
        ("visit", 1),
    ];
    assert_eq!(made, expected.into_iter().collect());
    let scan = sally.all("imaging").remove(0);
    assert_eq!(sally.field(&scan, "modality"), json!("MR"));
    assert_eq!(sally.field(&scan, "order_by"), json!(sally.party_named("Dr. Lee").unwrap()));
    assert_eq!(sally.field(&sally.all("referral")[0], "office_calls"), json!(true));
    assert_eq!(sally.field(&sally.all("lab")[0], "due"), json!("2027-04-20"));
    let next = saved.made.iter().find(|one| one.kind == "visit").unwrap().item_id.clone();
    assert_eq!(sally.field(&sally.all("question")[0], "for"), json!(next));
    let captured = sally.record().unwrap().events_on(&ItemId::from("VIS-1")).find_map(|event| match &event.what {
        Happening::Capture { note, say_back, .. } => Some((note.clone().unwrap(), say_back.clone().unwrap())),
        _ => None,
    });
    let (note, say_back) = captured.unwrap();
    assert_eq!(
        (note.reveal().as_str(), say_back.reveal().as_str()),
        ("Try the brace first", "I book the scan by Friday")
    );
    assert_eq!(sally.items(None, sally.now()).unwrap().iter().find(|line| line.id == "VIS-1").unwrap().status, "done");
    let board = sally.board(sally.now()).unwrap();
    let row = board.rows.iter().find(|row| row.to == "Dr. Ortiz").expect("the note for Dr. Ortiz");
    assert_eq!((row.from.as_str(), row.is_copy), ("Dr. Lee", true));

    sally.undo(&saved.undo.unwrap()).await.unwrap();
    assert_eq!(sally.record().unwrap().items.len(), before);
    assert!(sally.party_named("Dr. Ortiz").is_none());
    assert!(sally.board(sally.now()).unwrap().rows.is_empty());
    let visits = sally.items(Some("visit"), sally.now()).unwrap();
    assert_eq!((visits.len(), visits[0].status.as_str()), (1, "unknown"), "nobody has said how it went");
    assert!(sally.verify().await.unwrap().is_ok());
}

#[tokio::test]
async fn a_captured_scan_asks_two_work_days_later_whether_the_plan_was_asked() {
    let mut sally = Sally::new().await;
    let saved = sally.save_visit_capture(&VisitCaptureRequest { orders: vec![scan()], ..form() }).await.unwrap();
    let pa = saved.made.iter().find(|one| one.kind == "pa").unwrap().item_id.clone();
    assert_eq!(sally.field(&pa, "required"), Value::Null, "nobody has said whether the plan must say yes");
    let plan = sally.plan_at(sally.now()).unwrap();
    let asks = |rule: &str| {
        let about = |nudge: &care_journey::Nudge| {
            nudge.rule == rule && nudge.item.as_ref().is_some_and(|item| item.as_str() == pa)
        };
        plan.pushes.iter().find(|push| push.nudges.iter().any(about)).map(|push| push.at.date_naive().to_string())
    };
    assert_eq!(asks("N-PA-01").as_deref(), Some("2027-04-19"), "ordered Thursday; Monday is two work days later");

    let none = OrderRequest { approval: Some("not_needed".into()), ..scan() };
    let again = sally.save_visit_capture(&VisitCaptureRequest { orders: vec![none], ..form() }).await.unwrap();
    let pa = again.made.iter().find(|one| one.kind == "pa").unwrap().item_id.clone();
    let plan = sally.plan_at(sally.now()).unwrap();
    let silent =
        plan.pushes.iter().flat_map(|push| &push.nudges).all(|nudge| nudge.item != Some(ItemId::from(pa.as_str())));
    assert!(silent, "the plan need not say yes");
}

#[tokio::test]
async fn the_same_thing_never_stands_twice_from_one_office_to_another() {
    let mut sally = Sally::new().await;
    let note = receiver("consult note", "Dr. Ortiz");
    let twice = VisitCaptureRequest { receivers: vec![note.clone(), receiver("consult note", "dr ortiz")], ..form() };
    sally.save_visit_capture(&twice).await.unwrap();
    assert_eq!(sally.all("need").len(), 1);
    let firmer = ReceiverRequest { hard: true, by_day: Some("2027-05-01".into()), ..note.clone() };
    let saved = sally.save_visit_capture(&VisitCaptureRequest { receivers: vec![firmer], ..form() }).await.unwrap();
    let need = sally.all("need");
    assert_eq!(need.len(), 1);
    assert_eq!((sally.field(&need[0], "hard"), sally.field(&need[0], "needed_by")), (json!(true), json!("2027-05-01")));
    sally.undo(&saved.undo.unwrap()).await.unwrap();
    assert_eq!(sally.field(&need[0], "hard"), json!(false));
    // Once it arrived, the next one is another.
    sally.log(&need[0], "need.received", json!({})).await;
    let mut later = VisitCaptureRequest { receivers: vec![note], ..form() };
    later.item_id = "VIS-2".into();
    let lee = sally.party_named("Dr. Lee");
    sally.log("VIS-2", "booked", json!({"kind": "visit", "start": "2027-04-15 15:00", "party": lee})).await;
    sally.save_visit_capture(&later).await.unwrap();
    assert_eq!(sally.all("need").len(), 2);
}

#[tokio::test]
async fn a_capture_that_was_undone_can_be_made_again_with_all_that_follows_from_it() {
    let mut sally = Sally::new().await;
    let (lee, ortiz) = (sally.party_named("Dr. Lee"), sally.party("Dr. Ortiz").await);
    let referral = OrderRequest { to: lee.clone(), ..order("referral", "shoulder") };
    sally.log("VIS-0", "booked", json!({"kind": "visit", "start": "2027-04-15 09:00", "party": ortiz})).await;
    let first = VisitCaptureRequest { item_id: "VIS-0".into(), orders: vec![referral], ..Default::default() };
    sally.save_visit_capture(&first).await.unwrap();
    let referral = sally.all("referral").remove(0);
    sally.log("VIS-1", "set", json!({"referral": referral})).await;

    let saved = sally.save_visit_capture(&form()).await.unwrap();
    let note_rows =
        |sally: &Sally| sally.board(sally.now()).unwrap().rows.iter().filter(|row| row.to == "Dr. Ortiz").count();
    assert_eq!(note_rows(&sally), 1, "the product asks for the note that closes the referral");
    sally.undo(&saved.undo.unwrap()).await.unwrap();
    assert_eq!(note_rows(&sally), 0, "what followed from the capture goes with it");
    sally.save_visit_capture(&form()).await.unwrap();
    assert_eq!(note_rows(&sally), 1);
}

#[tokio::test]
async fn medicine_words_are_kept_as_given_and_only_a_clinicians_stop_ends_one() {
    let mut sally = Sally::new().await;
    let start = VisitCaptureRequest {
        medicine_changes: vec![
            change("start", None, "Tamoxifen", "20 mg, mornings"),
            change("start", None, "Calcium", ""),
        ],
        ..form()
    };
    sally.save_visit_capture(&start).await.unwrap();
    let on_list = sally.start_visit_capture(&"VIS-1".into()).await.unwrap().medicines;
    let [calcium, tamoxifen] = [&on_list[0], &on_list[1]].map(|medicine| medicine.id.clone());
    assert_eq!(on_list[1].name, "Tamoxifen");
    let before = sally.record().unwrap().fields(&EntityId::new(tamoxifen.as_str())).cloned();
    let hold = VisitCaptureRequest {
        medicine_changes: vec![
            change("hold", Some(&tamoxifen), "", "skip it 3 days before the biopsy"),
            change("stop", Some(&calcium), "", "no longer needed"),
        ],
        ..form()
    };
    let saved = sally.save_visit_capture(&hold).await.unwrap();
    assert_eq!(saved.made.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["instruction", "instruction"]);
    let said = saved.made[0].item_id.clone();
    assert_eq!(sally.field(&said, "words"), json!("skip it 3 days before the biopsy"));
    assert_eq!((sally.field(&said, "says"), sally.field(&said, "about")), (json!("hold"), json!(tamoxifen)));
    assert_eq!(sally.field(&said, "said_on"), json!("2027-04-15"));
    assert_eq!(
        sally.record().unwrap().fields(&EntityId::new(tamoxifen.as_str())).cloned(),
        before,
        "held is words only"
    );
    assert_eq!(sally.field(&calcium, "ended"), json!("2027-04-15"));

    // A pharmacy's counter is no clinician: the words are kept, the list stays.
    let fill = OrderRequest { to_name: Some("Main Drug".into()), ..order("medicine", "Naproxen") };
    sally.save_visit_capture(&VisitCaptureRequest { orders: vec![fill], ..form() }).await.unwrap();
    let drug = sally.party_named("Main Drug").unwrap();
    sally.log("VIS-2", "booked", json!({"kind": "visit", "start": "2027-04-15 15:00", "party": drug})).await;
    let stop = VisitCaptureRequest {
        item_id: "VIS-2".into(),
        medicine_changes: vec![change("stop", Some(&tamoxifen), "", "they say it is not needed")],
        ..Default::default()
    };
    sally.save_visit_capture(&stop).await.unwrap();
    assert_eq!(sally.field(&tamoxifen, "ended"), Value::Null);
}

#[tokio::test]
async fn a_result_counts_as_gone_over_only_when_the_person_says_so() {
    let mut sally = Sally::new().await;
    sally.save_visit_capture(&VisitCaptureRequest { orders: vec![scan()], ..form() }).await.unwrap();
    let scan = sally.all("imaging").remove(0);
    sally.log(&scan, "performed", json!({})).await;
    sally.log(&scan, "report.final", json!({})).await;
    let lee = sally.party_named("Dr. Lee");
    sally.log("VIS-2", "booked", json!({"kind": "visit", "start": "2027-04-15 15:00", "party": lee})).await;
    sally.stage.clock.set("2027-04-15T21:00:00Z");
    let open = |view: &care_app::capture_view::VisitCaptureView| {
        view.results.iter().map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(open(&sally.start_visit_capture(&"VIS-2".into()).await.unwrap()), [scan.as_str()]);
    let mut second = VisitCaptureRequest { item_id: "VIS-2".into(), ..Default::default() };
    sally.save_visit_capture(&second).await.unwrap();
    assert_eq!(
        open(&sally.start_visit_capture(&"VIS-2".into()).await.unwrap()),
        [scan.as_str()],
        "nobody went over it"
    );
    second.results_gone_over = true;
    sally.save_visit_capture(&second).await.unwrap();
    assert!(open(&sally.start_visit_capture(&"VIS-2".into()).await.unwrap()).is_empty());
}

#[tokio::test]
async fn the_next_visit_can_be_near_a_day_or_left_to_the_office() {
    let mut sally = Sally::new().await;
    let next = |how: &str, about_on: Option<&str>| NextVisitRequest {
        how: how.into(),
        about_on: about_on.map(str::to_owned),
        ..Default::default()
    };
    for (asked, about_on, office_calls) in [
        (next("about", Some("2027-10-15")), json!("2027-10-15"), Value::Null),
        (next("they_call", None), Value::Null, json!(true)),
    ] {
        let saved = sally.save_visit_capture(&VisitCaptureRequest { next_visit: Some(asked), ..form() }).await.unwrap();
        let visit = &saved.made[0].item_id;
        assert_eq!((sally.field(visit, "about_on"), sally.field(visit, "office_calls")), (about_on, office_calls));
        assert_eq!(sally.plan_at(sally.now()).unwrap().standings[&ItemId::from(visit.as_str())].state, "requested");
    }
    let dateless = VisitCaptureRequest { next_visit: Some(next("about", None)), ..form() };
    assert!(matches!(sally.save_visit_capture(&dateless).await, Err(Trouble::BadInput(_))));
}

#[tokio::test]
async fn answers_go_to_the_questions_that_were_prepared() {
    let mut sally = Sally::new().await;
    let asked = QuestionRequest { text: "Can I swim?".into(), visit: Some("VIS-1".into()), ..Default::default() };
    let question = sally.save_question(&asked).await.unwrap().made[0].item_id.clone();
    let answers = vec![GivenAnswerRequest { item_id: question.clone(), answer: "After 6 weeks".into() }];
    sally.save_visit_capture(&VisitCaptureRequest { answers, ..form() }).await.unwrap();
    assert_eq!(sally.field(&question, "answer"), json!("After 6 weeks"));
    assert!(sally.start_visit_capture(&"VIS-1".into()).await.unwrap().questions.is_empty());
}

#[tokio::test]
async fn a_form_that_makes_no_sense_saves_nothing_at_all() {
    let mut sally = Sally::new().await;
    let wrong: Vec<VisitCaptureRequest> = vec![
        VisitCaptureRequest { orders: vec![scan(), order("haircut", "short")], ..form() },
        VisitCaptureRequest { orders: vec![OrderRequest { by_day: Some("2027-02-30".into()), ..scan() }], ..form() },
        VisitCaptureRequest { orders: vec![order("imaging", "  ")], ..form() },
        VisitCaptureRequest { medicine_changes: vec![change("stop", None, "", "stop it")], ..form() },
        VisitCaptureRequest {
            receivers: vec![ReceiverRequest { what: "report".into(), ..Default::default() }],
            ..form()
        },
        VisitCaptureRequest { decided: "x".repeat(10_000_000), ..form() },
        VisitCaptureRequest { item_id: "VIS-404".into(), ..form() },
    ];
    let before = sally.record().unwrap().raw().clone();
    for request in wrong {
        assert!(sally.save_visit_capture(&request).await.is_err());
        assert!(*sally.record().unwrap().raw() == before);
    }
}
