//! The nudge loop, in one sentence: find the next wake, sleep until then or until poked, recompute
//! everything.
//!
//! A missed wake is the normal case: computers sleep. So the loop never trusts a timer; after each wake
//! it compares the wall clock with the time that it was awake, and the difference is the sleep.

use crate::Trouble;
use crate::concierge::Concierge;
use crate::view::LineView;
use crate::world::{Clock, Notice, NoticeAction, NoticeAnswer};
use care_journey::{Push, Urgency};
use care_model::{AnswerAction, Instant, ItemId, MemberId};
use chrono::{Duration, Timelike};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::{Mutex, broadcast};

/// The longest that the loop rests without a look at the wall clock: a suspended computer does not
/// count the time, so a wake has to be noticed by looking, and what is due then has to leave soon after.
const GLANCE_SECONDS: u64 = 4;
/// The longest without a look at the plan.
const LOOK_SECONDS: u64 = 30;
/// The wall clock may run this much ahead of a rest before that counts as a wake.
const DRIFT_SECONDS: i64 = 2;
/// How often the loop notes that it is alive.
const NOTE_MINUTES: i64 = 5;
/// A gap below this is no sleep but a busy computer.
const GAP_MINUTES_MIN: i64 = 10;
/// *Later* means in three hours, or tomorrow when the evening is near.
const LATER_UNTIL_HOUR: u32 = 16;

/// What was said at one moment to one member, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidPush {
    /// When.
    pub at: Instant,
    /// To whom.
    pub recipient: String,
    /// Rule ids, lead first.
    pub rules: Vec<String>,
    /// The lead's item.
    pub item: Option<String>,
    /// Title.
    pub title: String,
    /// Body.
    pub body: String,
    /// What a lock screen may say.
    pub lock_text: String,
    /// The lead asks for a call.
    pub is_call: bool,
    /// It is for today.
    pub is_urgent: bool,
    /// What else is in the bundle.
    pub also: Vec<LineView>,
}

/// What the loop tells whoever runs it.
#[derive(Clone, Debug, PartialEq)]
pub enum WatchNews {
    /// Something was said.
    Said(SaidPush),
    /// Something was to be said and no notification service took it; it stays on Today.
    NoService,
    /// A notice was clicked, or *Call made* was tapped: open this item's card.
    Open {
        /// The item.
        item: Option<ItemId>,
        /// Ask at once what came of the call.
        asks_outcome: bool,
    },
    /// A notice's answer was logged.
    Answered,
}

/// One look: what is due now is logged and given back, with the next moment to look again.
pub struct Look {
    /// Pushes that are due.
    pub due: Vec<SaidPush>,
    /// The next moment at which the answer may differ.
    pub next_wake: Option<Instant>,
}

/// When the loop was last awake; survives the end of the program.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Alive {
    alive_at: Instant,
}

impl Concierge {
    /// Looks at the plan of this moment: logs a sleep that has ended, logs what is due and gives it back.
    ///
    /// # Errors
    /// No record is open, or the disk refuses; nothing counts as said then.
    pub async fn look(&mut self) -> Result<Look, Trouble> {
        let now = self.now();
        self.read_again_if_stale().await?;
        self.note_sleep(now).await?;
        let plan = self.plan_at(now)?;
        let due: Vec<Push> = plan.pushes.iter().filter(|push| push.at <= now).cloned().collect();
        let said = due.iter().map(|push| self.in_words(push, now)).collect::<Result<Vec<_>, _>>()?;
        for push in &due {
            self.log_push(push).await?;
        }
        let next_wake = if due.is_empty() { plan.next_wake } else { self.plan_at(now)?.next_wake };
        Ok(Look { due: said, next_wake })
    }

    /// What will be said until a moment if nothing changes.
    ///
    /// # Errors
    /// No record is open.
    pub fn nudges(&self, now: Instant, until: Instant) -> Result<Vec<SaidPush>, Trouble> {
        let plan = self.plan_at(now)?;
        plan.pushes.iter().filter(|push| push.at <= until).map(|push| self.in_words(push, now)).collect()
    }

    fn in_words(&self, push: &Push, now: Instant) -> Result<SaidPush, Trouble> {
        let voice = self.voice_at(now)?;
        let lead = push.nudges.first();
        Ok(SaidPush {
            at: push.at,
            recipient: push.to.to_string(),
            rules: push.nudges.iter().map(|nudge| nudge.rule.clone()).collect(),
            item: lead.and_then(|lead| lead.item.as_ref()).map(ToString::to_string),
            title: lead.map(|lead| voice.say(&lead.title)).unwrap_or_default(),
            body: lead.map(|lead| voice.say(&lead.body)).unwrap_or_default(),
            lock_text: voice.say(&push.lock),
            is_call: lead.is_some_and(|lead| lead.card.is_some()),
            is_urgent: lead.is_some_and(|lead| lead.urgency == Urgency::U1),
            also: push
                .nudges
                .iter()
                .skip(1)
                .map(|nudge| LineView {
                    item_id: nudge.item.as_ref().map(ToString::to_string).unwrap_or_default(),
                    title: voice.say(&nudge.title),
                    detail: voice.say(&nudge.body),
                    check: None,
                })
                .collect(),
        })
    }

    /// Logs a sleep when this look comes much later than the last one did.
    async fn note_sleep(&mut self, now: Instant) -> Result<(), Trouble> {
        let path = self.record_dir()?.join("watch.json");
        let last = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Alive>(&bytes).ok());
        if let Some(Alive { alive_at }) = last {
            let gap = now - alive_at;
            if gap >= Duration::minutes(GAP_MINUTES_MIN) && self.matters(alive_at, now)? {
                self.log_sleep(alive_at, now).await?;
            }
            if gap < Duration::minutes(NOTE_MINUTES) && gap >= Duration::zero() {
                return Ok(());
            }
        }
        let note =
            serde_json::to_vec(&Alive { alive_at: now }).map_err(|error| Trouble::Internal(error.to_string()))?;
        Ok(care_vault::private::replace(&path, &note)?)
    }

    /// A sleep is worth a line in the record when something was to be said in it, or when it was long.
    fn matters(&self, from: Instant, until: Instant) -> Result<bool, Trouble> {
        if until - from >= Duration::hours(24) {
            return Ok(true);
        }
        Ok(self.plan_at(from)?.pushes.iter().any(|push| push.at > from && push.at < until))
    }
}

/// Runs the loop until the receiver of its news is gone.
pub async fn watch(
    concierge: Arc<Mutex<Concierge>>,
    mut poked: broadcast::Receiver<care_model::Touched>,
    news: UnboundedSender<WatchNews>,
) {
    let (answers, mut answered) = tokio::sync::mpsc::unbounded_channel();
    loop {
        let sleep = look_once(&concierge, &news, &answers).await;
        get_ready(&concierge).await;
        let clock = Arc::clone(&concierge.lock().await.world().clock);
        tokio::select! {
            () = rest(clock.as_ref(), sleep) => {}
            _ = poked.recv() => drain(&mut poked),
            Some(answer) = answered.recv() => take_answer(&concierge, answer, &mut answered, &news).await,
            () = news.closed() => return,
        }
    }
}

/// Rests for a while by the wall clock; ends early when the clock shows that the computer slept, or was set.
async fn rest(clock: &dyn Clock, whole: std::time::Duration) {
    let mut left = whole;
    while !left.is_zero() {
        let (before, part) = (clock.now(), left.min(std::time::Duration::from_secs(GLANCE_SECONDS)));
        tokio::time::sleep(part).await;
        let passed = clock.now() - before;
        let drift = passed - Duration::from_std(part).unwrap_or(passed);
        if drift.num_seconds().abs() >= DRIFT_SECONDS {
            return;
        }
        left = left.saturating_sub(part);
    }
}

/// Reads the ledger and tidies the indexes once a record is open and the first look is done: nobody waits for
/// either, and the first edit finds both ready.
async fn get_ready(concierge: &Mutex<Concierge>) {
    let Some(ready) = concierge.lock().await.getting_ready() else { return };
    tokio::spawn(async move {
        if let Err(error) = ready.finish().await {
            tracing::warn!(code = Trouble::from(error).code(), "the record could not be made ready beforehand");
        }
    });
}

/// One look of the loop, for a caller that comes back by itself (`care watch --once`).
pub async fn watch_once(concierge: &Mutex<Concierge>, news: &UnboundedSender<WatchNews>) {
    let (answers, _nobody_hears) = tokio::sync::mpsc::unbounded_channel();
    look_once(concierge, news, &answers).await;
}

async fn look_once(
    concierge: &Mutex<Concierge>,
    news: &UnboundedSender<WatchNews>,
    answers: &UnboundedSender<NoticeAnswer>,
) -> std::time::Duration {
    let longest = std::time::Duration::from_secs(LOOK_SECONDS);
    let mut concierge = concierge.lock().await;
    if !concierge.is_open() {
        return longest;
    }
    let look = match concierge.look().await {
        Ok(look) => look,
        Err(trouble) => {
            tracing::warn!(code = trouble.code(), "the watch could not look");
            return longest;
        }
    };
    let now = concierge.now();
    let me = concierge.me().cloned().unwrap_or_else(|_| MemberId::new("me"));
    for said in look.due.into_iter().filter(|said| said.recipient == me.as_str()) {
        let notice = notice_of(&concierge, &said);
        let notices = Arc::clone(&concierge.world().notices);
        let answers = answers.clone();
        let shown = tokio::task::spawn_blocking(move || notices.show(notice, answers)).await;
        let _ = news.send(WatchNews::Said(said));
        if !matches!(shown, Ok(Ok(()))) {
            let _ = news.send(WatchNews::NoService);
        }
    }
    let until_wake = look.next_wake.and_then(|wake| (wake - now).to_std().ok()).unwrap_or(longest);
    until_wake.clamp(std::time::Duration::from_millis(200), longest)
}

/// A push as a notice: a call offers *Call made*, a self-task *Done*; both can wait.
fn notice_of(concierge: &Concierge, said: &SaidPush) -> Notice {
    let words = concierge.words();
    let first = match said.is_call {
        true => (NoticeAction::CallMade, words.plain("view-action-call-made")),
        false => (NoticeAction::Done, words.plain("view-action-done")),
    };
    let mut body = said.body.clone();
    for line in &said.also {
        body = format!("{body}\n• {}", line.title);
    }
    Notice {
        subject: said.item.clone().unwrap_or_default(),
        title: said.title.clone(),
        body,
        actions: vec![first, (NoticeAction::Later, words.plain("view-action-later"))],
        is_urgent: said.is_urgent,
    }
}

async fn take_answer(
    concierge: &Mutex<Concierge>,
    answer: NoticeAnswer,
    more: &mut UnboundedReceiver<NoticeAnswer>,
    news: &UnboundedSender<WatchNews>,
) {
    let mut next = Some(answer);
    while let Some(answer) = next {
        let told = answer_notice(concierge, &answer).await;
        match told {
            Ok(told) => {
                let _ = news.send(told);
            }
            Err(trouble) => tracing::warn!(code = trouble.code(), "an answer to a notice was not taken"),
        }
        next = more.try_recv().ok();
    }
}

async fn answer_notice(concierge: &Mutex<Concierge>, answer: &NoticeAnswer) -> Result<WatchNews, Trouble> {
    let item = (!answer.subject.is_empty()).then(|| ItemId::from(answer.subject.as_str()));
    let open = |asks_outcome| WatchNews::Open { item: item.clone(), asks_outcome };
    match (answer.action, &item) {
        (NoticeAction::Open, _) | (_, None) => Ok(open(false)),
        (NoticeAction::CallMade, Some(_)) => Ok(open(true)),
        (NoticeAction::Done, Some(item)) => {
            concierge.lock().await.answer(item, None, AnswerAction::Done).await?;
            Ok(WatchNews::Answered)
        }
        (NoticeAction::Later, Some(item)) => {
            let mut concierge = concierge.lock().await;
            let now = concierge.now();
            let hour = now.with_timezone(&concierge.voice_at(now)?.zone()).hour();
            let until = if hour < LATER_UNTIL_HOUR { "later_today" } else { "tomorrow" };
            concierge.snooze(item, until).await?;
            Ok(WatchNews::Answered)
        }
    }
}

/// One recomputation answers any number of pokes.
fn drain(poked: &mut broadcast::Receiver<care_model::Touched>) {
    while poked.try_recv().is_ok() {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex as Lock;
    use std::time::Duration as Stretch;
    use tokio::time::Instant as Awake;

    /// A wall clock over the paused time of the test; a suspended computer adds to it all at once.
    struct Wall {
        started: Awake,
        slept: Lock<Stretch>,
    }

    impl Wall {
        fn new() -> Arc<Self> {
            Arc::new(Self { started: Awake::now(), slept: Lock::new(Stretch::ZERO) })
        }

        fn sleeps(&self, long: Stretch) {
            *self.slept.lock().unwrap() += long;
        }
    }

    impl Clock for Wall {
        fn now(&self) -> Instant {
            let passed = self.started.elapsed() + *self.slept.lock().unwrap();
            Instant::UNIX_EPOCH + Duration::from_std(passed).unwrap()
        }

        fn awake(&self) -> Stretch {
            self.started.elapsed()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_rest_ends_when_it_is_over_and_not_before() {
        let wall = Wall::new();
        let began = Awake::now();
        rest(wall.as_ref(), Stretch::from_millis(57_300)).await;
        let took = began.elapsed();
        assert!(took >= Stretch::from_millis(57_300) && took < Stretch::from_millis(58_300), "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_rest_ends_within_five_seconds_of_a_wake() {
        for nap in [Stretch::from_secs(20), Stretch::from_secs(9 * 86_400)] {
            let wall = Wall::new();
            let resting = tokio::spawn({
                let wall = Arc::clone(&wall);
                async move { rest(wall.as_ref(), Stretch::from_secs(60)).await }
            });
            tokio::time::advance(Stretch::from_millis(9_100)).await;
            wall.sleeps(nap);
            let woke = Awake::now();
            resting.await.unwrap();
            assert!(woke.elapsed() < Stretch::from_secs(5), "{nap:?}: {:?}", woke.elapsed());
        }
    }
}
