//! Sentences before they have words: which key, which names and dates (handbook 2.2, 2.3, 2.5).
//!
//! Nothing personal is put into a key, and nothing but an initial into a lock-screen text.

use crate::anchor::When;
use crate::book::{DateExpr, Rule};
use crate::dates::{dates, travel};
use crate::nudge::Pending;
use crate::plan::{Ball, Status};
use crate::status::{self, Stand};
use crate::thing::Thing;
use crate::world::World;
use care_model::{Arg, Instant, MemberId, Message, PartyId};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

/// A list never has more entries than a person can hold (handbook 5.4).
const LIST_MAX: usize = 5;
/// Minutes to be ready before a visit, as long as nobody has said how far it is.
const LEAVE_MINUTES: i64 = 30;
/// Minutes that a form takes, as offices say (practice).
const FORM_MINUTES: i64 = 10;

/// Things that the catalogue has a word for.
pub const THINGS: [&str; 9] = [
    "images",
    "report",
    "referral",
    "renewed-referral",
    "consult-note",
    "records",
    "hospital-summary",
    "slides",
    "therapy-plan",
];

/// Steps before an operation that the catalogue has a word for.
pub const STEPS: [&str; 9] = ["hp", "heart", "lung", "dental", "ecg", "imaging", "lab", "anesthesia", "other"];

/// What a sentence is about.
pub struct Speaker<'w, 'r> {
    /// The record.
    pub world: &'w World<'r>,
    /// The item.
    pub thing: &'w Thing<'r>,
    /// Who reads it.
    pub to: Option<&'r MemberId>,
    /// Whom to call.
    pub party: Option<&'r PartyId>,
}

impl Speaker<'_, '_> {
    /// A message with the arguments of a list of placeholders.
    pub fn message(
        &self,
        key: String,
        names: &[String],
        dates: &BTreeMap<String, DateExpr>,
        n: Option<&str>,
    ) -> Message {
        let mut message = Message::new(key);
        for name in names {
            message = message.with(name, self.arg(name, dates, n));
        }
        message
    }

    /// A party's name; a word for the office where none is known.
    pub fn name(&self, party: Option<&PartyId>) -> Arg {
        match (self.world.party(party), party) {
            (Some(known), _) if !known.name.reveal().is_empty() => Arg::Text(known.name.clone()),
            (_, Some(id)) => Arg::text(id.as_str()),
            (_, None) => Arg::Word("the-office".to_owned()),
        }
    }

    /// A day, or the word for none.
    pub fn day(&self, day: Option<NaiveDate>) -> Arg {
        day.map_or_else(|| Arg::Word("no-date".to_owned()), Arg::Day)
    }

    fn time(&self, at: Option<Instant>, dated: Option<&Thing<'_>>) -> Arg {
        let home = self.world.record.settings.zone;
        let place = dated.and_then(|dated| dated.slot.and_then(|slot| slot.tz)).unwrap_or_else(|| {
            self.world.party(dated.and_then(|dated| dated.party)).and_then(|party| party.tz).unwrap_or(home)
        });
        let reader = self.to.and_then(|to| self.world.reader(to)).map_or(home, |reader| reader.zone);
        match at {
            Some(at) => Arg::Time { wall: at.with_timezone(&place).naive_local(), zone: place, reader },
            None => Arg::Word("no-date".to_owned()),
        }
    }

    /// The dated thing that the sentence leads to.
    fn dated(&self) -> Option<&Thing<'_>> {
        let own = self.thing.slot.is_some().then_some(self.thing);
        own.or_else(|| self.world.goal_of(self.thing)).or_else(|| self.world.first_visit(self.thing.id))
    }

    fn arg(&self, name: &str, dates_of: &BTreeMap<String, DateExpr>, n: Option<&str>) -> Arg {
        let (world, thing) = (self.world, self.thing);
        let person = world.person(thing);
        match name {
            "date" if dates_of.get(name).is_some_and(|expr| expr.anchor == "contact_checked") => {
                self.day(self.world.party(self.party).and_then(|party| party.checked_on))
            }
            "date" | "date2" => {
                let when = dates_of.get(name).and_then(|expr| status::expr_when(world, thing, expr));
                self.day(status::when_day(world, thing, when))
            }
            "n" => Arg::Count(self.count(n)),
            "spec" => self.name(match thing.kind {
                "referral" => thing.to,
                "need" if thing.what == Some("consult note") => thing.from,
                "need" => thing.to,
                "insurance" => self.party,
                "lab" => world.goal_of(thing).and_then(|goal| goal.by).or(thing.by),
                _ => world.goal_of(thing).and_then(|goal| goal.party).or(thing.by),
            }),
            "pcp" => self.name(
                match thing.kind {
                    "referral" => thing.from,
                    "need" if thing.what == Some("consult note") => thing.to,
                    "need" if thing.what == Some("renewed referral") => thing.from,
                    "need" if crate::chain::is_hospital_summary(world, thing) => thing.to,
                    "discharge" => thing.to,
                    _ => None,
                }
                .or(world.pcp_party()),
            ),
            "office" => self.name(self.party),
            "from" => self.name(thing.from),
            "to" => self.name(thing.to.or_else(|| world.goal_of(thing).and_then(|goal| goal.party))),
            "what" => what(thing),
            "item" => title(thing),
            "place" => self.name(self.dated().and_then(|dated| dated.party)),
            "time" => self.time_named(dates_of.get(name)),
            "leave" => {
                let dated = self.dated();
                let start = dated.and_then(|dated| dated.starts_at);
                self.time(start.map(|start| start - Duration::minutes(LEAVE_MINUTES)), dated)
            }
            "day" => self.day(self.dated().and_then(Thing::day)),
            "list" => self.list(),
            "plan" if thing.kind == "insurance" && !thing.more().candidates.is_empty() => {
                let names = thing.more().candidates.iter().take(LIST_MAX).map(|name| Arg::text(*name));
                Arg::List(names.collect())
            }
            "year" => Arg::text(crate::anchor::plan_year(thing).map_or(String::new(), |year| (year + 1).to_string())),
            "step" => self.first_step(),
            "pharmacist" => match thing.pharmacy {
                Some(pharmacy) => self.name(Some(pharmacy)),
                None => Arg::Word("who-the-pharmacist".to_owned()),
            },
            "plan" => match crate::cover::of(world, thing).and_then(|plan| plan.name) {
                Some(name) => Arg::Text(name.clone()),
                None => Arg::Word("your-plan".to_owned()),
            },
            "me" | "name" => {
                let member = thing.owner.and_then(|owner| world.record.members.get_key_value(owner));
                match member {
                    Some((_, member)) if !member.name.reveal().is_empty() => Arg::Text(member.name.clone()),
                    Some((id, _)) => Arg::text(id.as_str()),
                    None => Arg::Word("the-person".to_owned()),
                }
            }
            "person" => person.map_or(Arg::Word("the-person".to_owned()), |person| Arg::Text(person.name.clone())),
            "dob" => self.day(person.and_then(|person| person.born_on)),
            "init" => initial(world, thing),
            "ref" => match &thing.item.common.number {
                Some(number) => Arg::Text(number.clone()),
                None => Arg::Word("no-number".to_owned()),
            },
            "phone" => {
                let party = world.party(self.dated().and_then(|dated| dated.party).or(self.party));
                party.and_then(|party| party.phone.clone()).map_or(Arg::Word("no-phone".to_owned()), Arg::Text)
            }
            "a" | "b" if matches!(thing.kind, "conflict" | "medlist") => self.side(usize::from(name == "b")),
            "a" => self.name(thing.place),
            "b" => self.name(world.goal_of(thing).and_then(|goal| goal.party)),
            "pharmacy" => self.name(thing.pharmacy),
            _ => Arg::text(""),
        }
    }

    /// A time that the rule names; of two answers the day on which one is needed.
    fn time_named(&self, expr: Option<&DateExpr>) -> Arg {
        if let Some(When::At(at)) = expr.and_then(|expr| status::expr_when(self.world, self.thing, expr)) {
            return self.time(Some(at), self.dated());
        }
        if self.thing.kind == "conflict" {
            return self.day(dates(self.world, self.thing).lf);
        }
        self.time_to_name()
    }

    /// One of two sides that disagree, as it was entered; else who gave the instruction.
    fn side(&self, n: usize) -> Arg {
        let more = self.thing.more();
        let entered = more.sides.get(n).copied().flatten();
        let party = || more.instructions.get(n).and_then(|id| self.world.thing(id)).and_then(|said| said.party);
        entered.map_or_else(
            || self.name(party()),
            |side| match self.world.record.parties.get(&PartyId::new(side)) {
                Some(_) => self.name(Some(&PartyId::new(side))),
                None => Arg::text(side),
            },
        )
    }

    /// The first step of the centre's own sheet, in its words.
    fn first_step(&self) -> Arg {
        let sheet = match &self.thing.item.detail {
            care_model::Detail::Procedure(procedure) => procedure.prep.iter().max_by_key(|step| step.hours),
            _ => None,
        };
        sheet.map_or_else(|| Arg::Word("as-on-the-sheet".to_owned()), |step| Arg::Text(step.step.clone()))
    }

    fn list(&self) -> Arg {
        let (world, thing) = (self.world, self.thing);
        let titles = |open: Vec<&Thing<'_>>| open.into_iter().map(title).collect::<Vec<_>>();
        let (entries, none) = match thing.kind {
            "procedure" if thing.more().supplies_needed && !thing.more().surgery => (Vec::new(), "as-on-the-sheet"),
            "procedure" if thing.more().surgery => {
                (titles(crate::chain::steps_open(world, thing).take(LIST_MAX).collect()), "list-usual")
            }
            "second_opinion" => {
                let wanted = world.records_to_ask(thing).take(LIST_MAX).map(what);
                (wanted.collect(), "list-usual")
            }
            "insurance" => {
                let asked = thing.more().asked.iter().take(LIST_MAX).map(|(party, _)| self.name(Some(party)));
                (asked.collect(), "none-yet")
            }
            _ => return self.open_for(self.dated()),
        };
        if entries.is_empty() { Arg::Word(none.to_owned()) } else { Arg::List(entries) }
    }

    /// The time of the visit; for an offer the time until which to reply.
    fn time_to_name(&self) -> Arg {
        let reply = match crate::anchor::named(self.world, self.thing, "reply_by") {
            Some(When::At(at)) => Some(at),
            _ => None,
        };
        let dated = self.dated();
        self.time(reply.or(dated.and_then(|dated| dated.starts_at)), dated)
    }

    fn count(&self, n: Option<&str>) -> i64 {
        let office = self.world.office(self.party);
        let today = self.thing.today;
        let (how, anchor) = n.and_then(|n| n.split_once(' ')).unwrap_or((n.unwrap_or_default(), ""));
        let day = || status::when_day(self.world, self.thing, crate::anchor::named(self.world, self.thing, anchor));
        match how {
            "bd_since" => day().map_or(0, |day| office.open_days(day, today)),
            "cd_until" => day().map_or(0, |day| (day - today).num_days()),
            "travel" => travel(self.world, self.thing).n.into(),
            "minutes" => FORM_MINUTES,
            "visits_left" => self.thing.more().visits_left.unwrap_or_default().into(),
            "visit_within" => self.thing.more().visit_within.unwrap_or(crate::anchor::VISIT_AFTER_STAY_CD).into(),
            "steps_open" => length(crate::chain::steps_open(self.world, self.thing).count()),
            "offices" => length(self.thing.more().care_team.len().max(1)),
            _ => 0,
        }
    }

    /// What is still open for a dated thing.
    fn open_for(&self, dated: Option<&Thing<'_>>) -> Arg {
        let open = dated.into_iter().flat_map(|dated| status::predecessors(self.world, dated)).take(LIST_MAX);
        let open: Vec<Arg> =
            open.map(|before| if before.kind == "need" { what(before) } else { title(before) }).collect();
        if open.is_empty() { Arg::Word("list-usual".to_owned()) } else { Arg::List(open) }
    }
}

fn length(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The thing that travels, within a sentence: a word of the catalogue where it has one, since only those
/// agree with the sentence; else as given.
pub fn what(thing: &Thing<'_>) -> Arg {
    let named = thing.what.unwrap_or_default();
    let key = named.replace(' ', "-");
    if THINGS.contains(&key.as_str()) {
        return Arg::Word(format!("thing-{key}"));
    }
    match &thing.item.common.label {
        Some(label) => Arg::Text(label.clone()),
        None if named.is_empty() => Arg::Word(format!("kind-{}", thing.kind)),
        None => Arg::text(named),
    }
}

/// The thing that travels, in its own column: as the person calls it.
pub fn what_on_board(thing: &Thing<'_>) -> Arg {
    thing.item.common.label.clone().map_or_else(|| what(thing), Arg::Text)
}

/// An item in a word: its label, what it is about, or its kind.
pub fn title(thing: &Thing<'_>) -> Arg {
    match (&thing.item.common.label, thing.what) {
        (Some(label), _) => Arg::Text(label.clone()),
        (None, Some(_)) if thing.kind == "need" => what(thing),
        (None, Some(step)) if thing.kind == "clearance" && STEPS.contains(&step) => {
            Arg::Word(format!("clearance-{step}"))
        }
        (None, Some(words)) => Arg::text(words),
        (None, None) => Arg::Word(format!("kind-{}", thing.kind)),
    }
}

fn initial(world: &World<'_>, thing: &Thing<'_>) -> Arg {
    Arg::text(world.person(thing).map_or("", |person| person.initial.as_str()))
}

/// Title and body of a nudge.
pub fn of_nudge(world: &World<'_>, nudge: &Pending<'_, '_>) -> (Message, Message) {
    let speaker = Speaker { world, thing: nudge.thing, to: Some(nudge.to), party: nudge.party };
    of_rule(&speaker, nudge.rule)
}

/// Title and body of a rule.
pub fn of_rule(speaker: &Speaker<'_, '_>, rule: &Rule) -> (Message, Message) {
    let n = rule.n.as_deref();
    let [title_key, body_key] = rule.keys();
    let title = speaker.message(title_key, &rule.title, &rule.dates, n);
    let varies = |name: &str| match name {
        "home" => speaker.thing.home,
        "office" => speaker.thing.missed_by_office,
        _ => false,
    };
    let body: Message = match &rule.variant {
        Some(variant) if varies(&variant.name) => {
            speaker.message(format!("{}-body-{}", rule.id, variant.name), &variant.body, &rule.dates, n)
        }
        _ => speaker.message(body_key, &rule.body, &rule.dates, n),
    };
    // A body may have to agree with a word of its title: "it is there", "they are there".
    let mut args = title.args.clone();
    args.extend(body.args);
    (title, Message { args, ..body })
}

/// What a lock screen may say of a push (handbook 2.3): an initial only where there are several relatives.
pub fn lock(world: &World<'_>, lead: &Pending<'_, '_>, more: usize) -> Message {
    let plain = format!("lock-{}", lead.rule.lock);
    let (key, init) = if world.record.persons.len() > 1 && lead.rule.lock != "L7" {
        (format!("{plain}-relative"), Some(initial(world, lead.thing)))
    } else {
        (plain, None)
    };
    let message = match more {
        0 => Message::new(key),
        more => Message::new("lock-more")
            .with("lock", Arg::Word(key))
            .with("n", Arg::Count(i64::try_from(more).unwrap_or(i64::MAX))),
    };
    init.into_iter().fold(message, |message, init| message.with("init", init))
}

/// A status in one word, for keys.
pub fn status_code(status: &Status) -> &'static str {
    match status {
        Status::Done => "done",
        Status::Cancelled => "cancelled",
        Status::Conflict => "conflict",
        Status::Unknown => "unknown",
        Status::Missed => "missed",
        Status::Late => "late",
        Status::Blocked(_) => "blocked",
        Status::AtRisk => "at-risk",
        Status::Scheduled => "scheduled",
        Status::Waiting(..) => "waiting",
        Status::Ready => "ready",
        Status::InHand => "in-hand",
        Status::NotBooked => "not-booked",
    }
}

/// What to do about an item that no rule speaks of yet: call, or just do it.
pub fn of_step(
    world: &World<'_>,
    thing: &Thing<'_>,
    stand: &Stand,
    card: Option<&str>,
    party: Option<&PartyId>,
) -> (Message, Message) {
    let speaker = Speaker { world, thing, to: thing.owner, party: None };
    let code = status_code(&stand.status);
    let title_of = match card {
        Some(card) => {
            Message::new(format!("step-{card}")).with("office", speaker.name(party)).with("item", title(thing))
        }
        None if stand.status == Status::Unknown => Message::new("step-unknown").with("item", title(thing)),
        None => Message::new("step-task").with("item", title(thing)),
    };
    let body = match (stand.dates.ls, &stand.ball) {
        (Some(ls), _) => Message::new("step-body-safe-until").with("date", Arg::Day(ls)),
        (None, Ball::Party(party)) => Message::new("step-body-owed").with("to", speaker.name(Some(party))),
        _ => Message::new(format!("step-body-{}", if code == "unknown" { "unknown" } else { "open" })),
    };
    (title_of, body)
}
