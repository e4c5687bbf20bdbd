//! All eight outcomes of a call (handbook 2.1).

use super::Sally;
use care_app::capture_view::{
    CallFormRequest, LogCallRequest, OrderRequest, ReceiverRequest, ResultRequest, VisitCaptureRequest,
};
use care_model::{CallOutcome, Happening, ItemId};
use serde_json::{Value, json};

/// A referral to Dr. Cho, who was called about it.
async fn referred(sally: &mut Sally) -> (String, String) {
    let order = OrderRequest {
        kind: "referral".into(),
        what: "knee".into(),
        to_name: Some("Dr. Cho".into()),
        ..Default::default()
    };
    let form = VisitCaptureRequest { item_id: "VIS-1".into(), orders: vec![order], ..Default::default() };
    sally.save_visit_capture(&form).await.unwrap();
    (sally.all("referral").remove(0), sally.party_named("Dr. Cho").unwrap())
}

fn call(outcome: &str, party: &str, about: &str) -> LogCallRequest {
    LogCallRequest {
        party_id: Some(party.into()),
        about: vec![about.into()],
        outcome: outcome.into(),
        ..LogCallRequest::default()
    }
}

fn last_call(sally: &Sally) -> Happening {
    let events = &sally.record().unwrap().events;
    let calls = events.values().filter(|event| matches!(event.what, Happening::Call { .. }));
    calls.last().unwrap().what.clone()
}

#[tokio::test]
async fn the_form_has_all_eight_outcomes_and_what_each_asks() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let request = CallFormRequest { party_id: Some(cho), about: vec![referral] };
    let form = sally.call_form(&request).unwrap();
    let asks: Vec<(&str, Vec<&str>)> = form
        .outcomes
        .iter()
        .map(|outcome| (outcome.code.as_str(), outcome.asks.iter().map(|ask| ask.field.as_str()).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = vec![
        ("reached_done", vec![]),
        ("reached_promised", vec!["day"]),
        ("left_message", vec![]),
        ("no_answer", vec![]),
        ("needs_info", vec!["need.what", "need.from", "need.by_day"]),
        ("refused", vec!["reason"]),
        ("wrong_number", vec!["right_phone"]),
        ("ask_other", vec!["other_party"]),
    ];
    assert_eq!(asks, expected);
    let results: Vec<&str> = form.about[0].results.iter().map(|result| result.code.as_str()).collect();
    assert_eq!(results, ["booked", "referral.received", "waitlist.joined", "cancelled"]);
    assert_eq!(form.about[0].suggested.as_deref(), Some("booked"));
    let said = serde_json::to_string(&form).unwrap();
    assert!(!said.contains("captures-"), "a word is missing in the catalogue: {said}");
}

#[tokio::test]
async fn a_date_that_was_agreed_on_the_phone_makes_the_visit_of_the_referral() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let booked = ResultRequest {
        item_id: referral.clone(),
        event: "booked".into(),
        start: Some("2027-05-03T10:00".into()),
        ..Default::default()
    };
    let done = LogCallRequest { results: vec![booked], ..call("reached_done", &cho, &referral) };
    let saved = sally.save_call(&done).await.unwrap();
    let visit = &saved.made[0].item_id;
    assert_eq!((sally.field(visit, "party"), sally.field(visit, "referral")), (json!(cho), json!(referral)));
    let state =
        |sally: &Sally| sally.plan_at(sally.now()).unwrap().standings[&ItemId::from(referral.as_str())].state.clone();
    assert_eq!(state(&sally), "scheduled");
    sally.undo(&saved.undo.unwrap()).await.unwrap();
    assert_eq!(state(&sally), "ordered");
}

#[tokio::test]
async fn the_results_are_those_of_the_kind_and_of_where_it_stands() {
    let mut sally = Sally::new().await;
    let scan = OrderRequest { kind: "imaging".into(), what: "MRI".into(), ..Default::default() };
    let note = ReceiverRequest { what: "consult note".into(), to_name: Some("Dr. Ortiz".into()), ..Default::default() };
    let form = VisitCaptureRequest {
        item_id: "VIS-1".into(),
        orders: vec![scan],
        receivers: vec![note],
        ..Default::default()
    };
    sally.save_visit_capture(&form).await.unwrap();
    let (scan, need) = (sally.all("imaging").remove(0), sally.all("need").remove(0));
    let (lee, ortiz) = (sally.party_named("Dr. Lee").unwrap(), sally.party_named("Dr. Ortiz").unwrap());
    let suggested = |sally: &Sally, party: &str, item: &str| {
        let request = CallFormRequest { party_id: Some(party.into()), about: vec![item.into()] };
        sally.call_form(&request).unwrap().about.remove(0).suggested
    };
    assert_eq!(suggested(&sally, &lee, &scan).as_deref(), Some("booked"));
    sally.log(&scan, "performed", json!({})).await;
    assert_eq!(suggested(&sally, &lee, &scan).as_deref(), Some("report.final"));
    sally.log(&scan, "report.final", json!({})).await;
    assert_eq!(suggested(&sally, &lee, &scan).as_deref(), Some("talk.planned"));
    assert_eq!(suggested(&sally, &ortiz, &need).as_deref(), Some("need.received"), "only the receiver can say so");
    assert_eq!(suggested(&sally, &lee, &need).as_deref(), Some("need.requested"));
}

#[tokio::test]
async fn a_promise_is_checked_one_work_day_after_its_day() {
    let mut sally = Sally::new().await;
    let note = ReceiverRequest {
        what: "consult note".into(),
        to_name: Some("Dr. Ortiz".into()),
        hard: true,
        ..Default::default()
    };
    let form = VisitCaptureRequest { item_id: "VIS-1".into(), receivers: vec![note], ..Default::default() };
    sally.save_visit_capture(&form).await.unwrap();
    let (need, lee) = (sally.all("need").remove(0), sally.party_named("Dr. Lee").unwrap());
    let promised = LogCallRequest { day: Some("2027-04-21".into()), ..call("reached_promised", &lee, &need) };
    sally.log_call(&promised).await.unwrap();
    let board = sally.board(sally.now()).unwrap();
    let row = board.rows.iter().find(|row| row.item_id == need).unwrap();
    assert_eq!((row.status.code.as_str(), row.next_check_on.as_deref()), ("waiting", Some("2027-04-22")));
}

#[tokio::test]
async fn what_they_need_first_stands_on_the_board() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let lee = sally.party_named("Dr. Lee").unwrap();
    let need = ReceiverRequest {
        what: "records".into(),
        from: Some(lee),
        by_day: Some("2027-04-23".into()),
        ..Default::default()
    };
    let wanted = LogCallRequest { need: Some(need), ..call("needs_info", &cho, &referral) };
    sally.log_call(&wanted).await.unwrap();
    sally.log_call(&wanted).await.unwrap();
    let board = sally.board(sally.now()).unwrap();
    let rows: Vec<_> = board.rows.iter().filter(|row| row.to == "Dr. Cho").collect();
    assert_eq!(rows.len(), 1, "asked twice, it stands there once");
    assert_eq!((rows[0].from.as_str(), rows[0].is_copy), ("Dr. Lee", false));
    assert_eq!(rows[0].needed_by_on.as_deref(), Some("2027-04-23"));
}

#[tokio::test]
async fn a_refused_referral_goes_back_to_who_referred_and_other_words_are_kept() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let refused = LogCallRequest { reason: Some("We see no knees".into()), ..call("refused", &cho, &referral) };
    sally.log_call(&refused).await.unwrap();
    let told =
        sally.record().unwrap().events_on(&ItemId::from(referral.as_str())).find_map(|event| match &event.what {
            Happening::ReferralRefused { reason } => reason.as_ref().map(|reason| reason.reveal().clone()),
            _ => None,
        });
    assert_eq!(told.as_deref(), Some("We see no knees"));
    let plan = sally.plan_at(sally.now()).unwrap();
    assert!(plan.pushes.iter().flat_map(|push| &push.nudges).any(|nudge| nudge.rule == "N-REF-09"));

    let about_visit = LogCallRequest { reason: Some("No need to come".into()), ..call("refused", &cho, "VIS-1") };
    let saved = sally.save_call(&about_visit).await.unwrap();
    let said = &saved.made[0].item_id;
    assert_eq!(
        (sally.field(said, "kind"), sally.field(said, "words")),
        (json!("instruction"), json!("No need to come"))
    );
    assert_eq!((sally.field(said, "party"), sally.field(said, "about")), (json!(cho), json!("VIS-1")));
}

#[tokio::test]
async fn a_wrong_number_is_set_right_or_waits_for_a_check() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let right = LogCallRequest { right_phone: Some("212-555-0142".into()), ..call("wrong_number", &cho, &referral) };
    sally.log_call(&right).await.unwrap();
    assert_eq!(sally.phone(&cho).as_deref(), Some("212-555-0142"));
    assert_eq!(sally.field(&cho, "checked_on"), json!("2027-04-15"));
    sally.log_call(&call("wrong_number", &cho, &referral)).await.unwrap();
    assert_eq!(sally.field(&cho, "checked_on"), Value::Null);
    assert_eq!(sally.phone(&cho).as_deref(), Some("212-555-0142"), "what was printed stays");
}

#[tokio::test]
async fn whom_to_ask_instead_is_kept_with_the_call() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    let other = LogCallRequest { other_name: Some("Bright Scheduling".into()), ..call("ask_other", &cho, &referral) };
    sally.log_call(&other).await.unwrap();
    let bright = sally.party_named("Bright Scheduling").unwrap();
    let Happening::Call { outcome, party2, .. } = last_call(&sally) else { panic!("a call") };
    assert_eq!((outcome, party2.unwrap().as_str()), (CallOutcome::AskOther, bright.as_str()));
    assert!(sally.log_call(&call("ask_other", &cho, &referral)).await.is_err(), "whom, then?");
}

#[tokio::test]
async fn a_message_and_no_answer_ask_for_nothing() {
    let mut sally = Sally::new().await;
    let (referral, cho) = referred(&mut sally).await;
    for outcome in ["left_message", "no_answer"] {
        let saved = sally.save_call(&call(outcome, &cho, &referral)).await.unwrap();
        assert!(saved.made.is_empty() && saved.undo.is_some());
    }
    assert!(sally.log_call(&call("sang_a_song", &cho, &referral)).await.is_err());
    assert!(sally.log_call(&call("no_answer", &cho, "NEED-404")).await.is_err());
}
