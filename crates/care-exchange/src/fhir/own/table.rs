//! Which kind becomes which resource, and which register stands where.

use care_model::Kind;

/// How a register goes into a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// A text, at a path.
    Text(&'static str),
    /// A day, at a path.
    Day(&'static str),
    /// A whole number, at a path.
    Count(&'static str),
    /// A reference to a party of any sort.
    Party(&'static str),
    /// A reference to a party, only where that is an Organization; else it is carried.
    Office(&'static str),
    /// A reference to an item, where the bundle holds it; else it is carried.
    Item(&'static str),
    /// A reference to an item, only to one written as a ServiceRequest.
    Order(&'static str),
    /// Carried in the extension, and for others also written here, where FHIR's form loses something.
    Also(&'static str),
}

/// One kind.
pub(super) struct Row {
    pub kind: Kind,
    pub resource: &'static str,
    /// Registers with a place of their own; every other one is carried.
    pub registers: &'static [(&'static str, At)],
    /// Resources written beside it.
    pub beside: &'static str,
}

/// SNOMED CT categories of a ServiceRequest (US Core).
pub(super) const SNOMED: &str = "http://snomed.info/sct";

const ORDER_NUMBER: (&str, At) = ("number", At::Text("identifier[].value"));
const CODE_TEXT: (&str, At) = ("what", At::Text("code.text"));
const DESCRIPTION: (&str, At) = ("what", At::Text("description"));
const OCCURRENCE: (&str, At) = ("slot", At::Also("occurrenceDateTime"));
const OUTCOME: (&str, At) = ("outcome", At::Also("status"));
const TASK_DUE: &str = "restriction.period.end";
const PAYLOAD: &str = "payload[].contentString";

/// Every kind, in the order of [`Kind::ALL`].
pub(super) const TABLE: [Row; Kind::ALL.len()] = [
    Row {
        kind: Kind::Referral,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("from", At::Party("requester")),
            ("to", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
            ("valid_from", At::Day("occurrencePeriod.start")),
            ("valid_to", At::Day("occurrencePeriod.end")),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Imaging,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("order_by", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
            ("body_part", At::Text("bodySite[].text")),
            OCCURRENCE,
            OUTCOME,
        ],
        beside: "DiagnosticReport, where a final report is known",
    },
    Row {
        kind: Kind::Study,
        resource: "ImagingStudy",
        registers: &[
            DESCRIPTION,
            ("imaging", At::Order("basedOn[]")),
            ("performed", At::Day("started")),
            ("order_by", At::Party("referrer")),
            ("accession", At::Also("identifier[].value")),
            ("study_uid", At::Also("identifier[].value")),
            ("modality", At::Text("modality[].code")),
            ("series", At::Count("numberOfSeries")),
            ("images", At::Count("numberOfInstances")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Visit,
        resource: "Appointment",
        registers: &[
            ORDER_NUMBER,
            DESCRIPTION,
            ("party", At::Also("participant[].actor")),
            ("slot", At::Also("start, end")),
            ("booked", At::Day("created")),
            ("referral", At::Order("basedOn[]")),
            OUTCOME,
        ],
        beside: "",
    },
    Row {
        kind: Kind::HandOff,
        resource: "Task",
        registers: &[
            DESCRIPTION,
            ("from", At::Party("owner")),
            ("to", At::Party("requester")),
            ("needed_by", At::Day(TASK_DUE)),
            ("source", At::Item("focus")),
            ("state", At::Also("status")),
        ],
        beside: "CommunicationRequest (the ask); Communication, once it is received",
    },
    Row {
        kind: Kind::PriorAuth,
        resource: "Claim",
        registers: &[
            ORDER_NUMBER,
            ("by", At::Also("provider")),
            ("plan_line", At::Office("insurer")),
            ("submitted", At::Also("created")),
            ("window", At::Also("ClaimResponse.preAuthPeriod")),
            ("denial_reason", At::Also("ClaimResponse.disposition")),
            ("state", At::Also("ClaimResponse.outcome")),
        ],
        beside: "ClaimResponse, once the plan has answered",
    },
    Row {
        kind: Kind::Medicine,
        resource: "MedicationRequest",
        registers: &[
            ORDER_NUMBER,
            ("what", At::Text("medicationCodeableConcept.text")),
            ("directions", At::Text("dosageInstruction[].text")),
            ("prescriber", At::Party("requester")),
            ("pharmacy", At::Office("dispenseRequest.performer")),
            ("started", At::Day("authoredOn")),
            ("days_supply", At::Count("dispenseRequest.expectedSupplyDuration.value")),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Lab,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("order_by", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
            OCCURRENCE,
            ("due", At::Also("occurrencePeriod.end")),
            ("resulted", At::Also("DiagnosticReport.issued")),
            ("result", At::Also("DiagnosticReport.conclusion")),
            OUTCOME,
        ],
        beside: "DiagnosticReport, where a result is known",
    },
    Row {
        kind: Kind::Therapy,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("by", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Equipment,
        resource: "DeviceRequest",
        registers: &[
            ORDER_NUMBER,
            ("what", At::Text("codeCodeableConcept.text")),
            ("by", At::Party("requester")),
            ("party", At::Party("performer")),
            ("ordered", At::Day("authoredOn")),
            ("start", At::Day("occurrenceDateTime")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Coverage,
        resource: "Coverage",
        registers: &[
            ORDER_NUMBER,
            ("member_number", At::Text("subscriberId")),
            ("payer", At::Also("payor[]")),
            ("plan_name", At::Also("class[]: plan")),
            ("group_number", At::Also("class[]: group")),
            ("start", At::Day("period.start")),
            ("end", At::Day("period.end")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Insurance,
        resource: "Task",
        registers: &[
            DESCRIPTION,
            ("decide_by", At::Day(TASK_DUE)),
            ("ship", At::Party("owner")),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Check,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("order_by", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
            OCCURRENCE,
            ("due", At::Also("occurrencePeriod.end")),
            ("window_open", At::Also("occurrencePeriod.start")),
            ("window_close", At::Also("occurrencePeriod.end")),
            OUTCOME,
        ],
        beside: "",
    },
    Row {
        kind: Kind::SecondOpinion,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("own_team", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("due", At::Day("occurrencePeriod.end")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Procedure,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("order_by", At::Party("requester")),
            ("party", At::Party("performer[]")),
            ("ordered", At::Day("authoredOn")),
            OCCURRENCE,
            OUTCOME,
        ],
        beside: "",
    },
    Row {
        kind: Kind::Clearance,
        resource: "ServiceRequest",
        registers: &[
            ORDER_NUMBER,
            CODE_TEXT,
            ("for", At::Order("basedOn[]")),
            ("party", At::Party("performer[]")),
            OCCURRENCE,
            ("due", At::Also("occurrencePeriod.end")),
            OUTCOME,
        ],
        beside: "",
    },
    Row {
        kind: Kind::Discharge,
        resource: "Encounter",
        registers: &[
            ORDER_NUMBER,
            ("what", At::Text("type[].text")),
            ("party", At::Office("serviceProvider")),
            ("discharged", At::Day("period.end")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Conflict,
        resource: "DetectedIssue",
        registers: &[
            ORDER_NUMBER,
            ("subject", At::Text("detail")),
            ("what", At::Text("code.text")),
            ("resolved", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Instruction,
        resource: "Communication",
        registers: &[
            ORDER_NUMBER,
            ("words", At::Text(PAYLOAD)),
            ("party", At::Party("sender")),
            ("said_on", At::Day("sent")),
            ("about", At::Item("about[]")),
            ("what", At::Text("topic.text")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Question,
        resource: "CommunicationRequest",
        registers: &[
            ORDER_NUMBER,
            ("text", At::Text(PAYLOAD)),
            ("party", At::Party("recipient[]")),
            ("for", At::Item("about[]")),
            ("answered", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Note,
        resource: "Communication",
        registers: &[
            ORDER_NUMBER,
            ("text", At::Text(PAYLOAD)),
            ("about", At::Item("about[]")),
            ("dated", At::Day("sent")),
            ("what", At::Text("topic.text")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::MedList,
        resource: "DetectedIssue",
        registers: &[
            ORDER_NUMBER,
            ("what", At::Text("code.text")),
            ("detected", At::Day("identifiedDateTime")),
            ("reconciled", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::MedStep,
        resource: "Task",
        registers: &[
            ("words", At::Text("description")),
            ("day", At::Day(TASK_DUE)),
            ("medicine", At::Item("focus")),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Document,
        resource: "DocumentReference",
        registers: &[
            ORDER_NUMBER,
            DESCRIPTION,
            ("author", At::Party("author[]")),
            ("dated", At::Day("content[].attachment.creation")),
            ("type_code", At::Also("type.coding[].code")),
            ("about", At::Item("context.related[]")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Access,
        resource: "Task",
        registers: &[
            DESCRIPTION,
            ("from", At::Party("owner")),
            ("filed", At::Day("authoredOn")),
            ("due", At::Day(TASK_DUE)),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
    Row {
        kind: Kind::Offer,
        resource: "Appointment",
        registers: &[ORDER_NUMBER, DESCRIPTION, ("slot", At::Also("start, end"))],
        beside: "",
    },
    Row {
        kind: Kind::Rebook,
        resource: "Task",
        registers: &[DESCRIPTION, ("for", At::Item("focus")), ("party", At::Party("owner"))],
        beside: "",
    },
    Row {
        kind: Kind::Task,
        resource: "Task",
        registers: &[
            DESCRIPTION,
            ("due", At::Day(TASK_DUE)),
            ("for", At::Item("focus")),
            ("state", At::Also("status")),
        ],
        beside: "",
    },
];

/// The row of a kind.
pub(super) fn row(kind: Kind) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.kind == kind)
}
