//! Every number of the model, once: value, unit, where it comes from. `docs/simulation.md` prints this table.
//!
//! `[Sn]` are sources of the handbook (part 7). What says *assumption* was not seen in a source.

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Assumption {
    /// Its name in the code.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
    /// What it counts.
    pub unit: &'static str,
    /// `[Sn]`, or `assumption`.
    pub source: &'static str,
    /// What it means and why this value.
    pub why: &'static str,
}

macro_rules! assumptions {
    ($($name:ident = $value:literal, $unit:literal, $source:literal, $why:literal;)*) => {
        /// The numbers of one run, by name.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Rates { $(#[doc = $why] pub $name: f64,)* }

        impl Rates {
            /// The values of the table.
            pub fn usual() -> Self {
                Self { $($name: $value,)* }
            }
        }

        /// The table.
        pub const TABLE: &[Assumption] = &[$(Assumption {
            name: stringify!($name), value: $value, unit: $unit, source: $source, why: $why,
        },)*];
    };
}

assumptions! {
    // The person.
    forgets_at_once = 0.60, "probability", "[S56]", "A task leaves the mind as soon as it is told; 40 to 80 % of what is said is forgotten at once, this is the middle.";
    acts_when_remembered = 0.20, "per work day", "assumption", "Somebody who has not forgotten does it within a week, mostly.";
    acts_when_forgotten = 0.0104, "per day", "[S24]", "It comes back by chance. 27 % of cancelled visits were booked again within 30 days, which is 1.04 % a day.";
    checks_unasked = 0.02, "per work day", "assumption", "Asks by herself after what an office owes. Most people trust \"we will send it\"; one in three asks within a month.";
    sees_bottle_empty = 0.50, "per day", "assumption", "In the last three days of a supply the bottle itself reminds.";
    acts_on_push = 0.40, "probability", "assumption", "Acts on the first fresh push of a day. Clinicians followed 4 to 51 % of alerts [S14]; see the other values below.";
    each_more_ask = 0.70, "factor", "[S14]", "Each further ask of a day, in the same push or in another: 30 % fewer are followed.";
    each_more_repeat = 0.70, "factor", "[S14]", "Each earlier ask, in the last four weeks, about the same thing with which nobody did or tried anything since: 30 % fewer are followed. The two reminders of a visit are no repeats; [S10] counts them.";
    each_more_share = 1.00, "factor", "assumption", "Each 5 points more of repeats among all asks of four weeks. [S14] saw 0.90; it is 1 here, because the line above counts repeats already. The other reading is tried below.";
    keeps_in_mind = 0.40, "factor", "[S56]", "A push to call comes while the office is closed: acted on at the next open hour by those who still know.";
    notes_it = 0.85, "probability", "assumption", "Notes in the app what she did or heard. What she does not note is asked about again.";
    notes_visit_unasked = 0.50, "probability", "assumption", "Notes a visit or scan on the same day without being asked.";
    reads_letter = 0.70, "probability", "assumption", "Opens the plan's letter on the day it comes and takes it as the yes it is.";
    misses_visit = 0.23, "probability", "[S8]", "Does not come when nothing reminded her; mean of 105 studies.";
    one_reminder = 0.66, "factor", "[S13]", "Misses after one reminder: 26.3 % against 39.8 %.";
    two_reminders = 0.53, "factor", "[S13] [S10]", "Misses after two: one reminder, times 4.4 % against 5.5 % of the larger trial.";
    // Offices.
    office_answers = 0.80, "probability", "assumption", "A call in office hours reaches somebody who can help.";
    referral_sent = 0.69, "probability", "[S5]", "History and reason are sent with the referral, as 69 % of doctors say; the rest was never sent or was lost.";
    office_books_itself = 0.61, "probability", "[S2]", "An office that said \"we will call you\" calls; 38.9 % of scheduling attempts had no date.";
    office_promises_to_call = 0.50, "probability", "assumption", "Which of the two ways a referral is told: half and half.";
    wait_days_min = 12.0, "days", "[S19]", "Shortest wait for a new visit (orthopedics).";
    wait_days_max = 50.0, "days", "[S19]", "Longest; evenly spread, so that the mean is the survey's 31 days.";
    sooner_date = 0.095, "probability", "[S23]", "Asking for an earlier date brings one: 8 to 11 % of offers are taken.";
    sooner_days = 14.0, "days", "[S23]", "How much sooner that is.";
    note_comes = 0.60, "probability", "assumption", "The visit note reaches the referring doctor within ten work days by itself; loops were closed on time in 40 % before, 70 % after a pilot [S65].";
    pictures_arrive = 0.60, "probability", "[S20]", "Pictures arrive and open; about 60 % said that most outside discs do.";
    report_arrives = 0.85, "probability", "assumption", "One report in seven goes to the wrong fax or stays in a queue; 7.1 % of abnormal results were told to nobody [S7].";
    second_try_arrives = 0.80, "probability", "assumption", "Sent again after the address was checked on the phone.";
    approval_needed = 0.60, "probability", "assumption", "The scan needs the plan's yes first.";
    approval_asked = 0.70, "probability", "assumption", "The ordering office asks the plan within two work days by itself; 93 % of doctors say that approvals delay care [S63].";
    plan_days = 7.0, "days", "[S25]", "The plan's time to decide.";
    plan_on_time = 0.80, "probability", "assumption", "It decides in that time; else it takes three weeks, or two work days after somebody calls.";
    slot_days_min = 5.0, "work days", "handbook 1.2", "A scan is offered from here on …";
    slot_days_max = 10.0, "work days", "handbook 1.2", "… to here (p50 and p80 of the pathway).";
    no_refills = 0.30, "probability", "assumption", "No refills left: the prescriber must renew first.";
    renewal_done = 0.80, "probability", "assumption", "The prescriber's office does what it said; else it must be asked again.";
    referral_valid_days = 90.0, "days", "handbook 1.1", "How long a referral holds when no last day is printed; then it is renewed once for as long.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_names_a_source_or_says_that_it_is_assumed_and_why() {
        for row in TABLE {
            let known =
                row.source.starts_with("[S") || row.source.starts_with("handbook ") || row.source == "assumption";
            assert!(known && row.why.ends_with('.') || row.why.ends_with('…'), "{}", row.name);
            assert!(!matches!(row.unit, "probability" | "factor") || (0.0..=1.0).contains(&row.value), "{}", row.name);
        }
    }
}
