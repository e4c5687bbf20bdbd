//! The mapping as a page to read; `docs/fhir-mapping.md` is this text, and a test holds it to that.

use super::table::{At, TABLE};
use care_model::{Common, Party, Person};
use std::fmt::Write;

const HEAD: &str = "# What the record becomes in FHIR\n\n\
Each kind of item becomes one FHIR R4 resource of a `collection` bundle; some bring others along. A register \
stands in an element of its own where FHIR has one that loses nothing. Every other register is *carried*: as \
JSON in the extension `https://care-navigator.org/fhir/StructureDefinition/registers`, so that reading our own \
file gives the same registers. *Also* means: carried, and written for others as well. A register is carried \
besides wherever its element would not give it back exactly: a reference to what the file does not hold, a text \
that FHIR does not allow.\n\n\
The extension has these parts, each a `valueString`: `entity` (`item`, `party`, `person`), `id`, `kind`, \
`registers`; or only `of`: the resource goes with that item and is not read by itself.\n\n\
Not written: events (the history), members, settings. The record's own backup holds them.\n\n\
A kind from a newer version becomes a Basic resource with all its registers carried.\n";

/// The page.
pub fn mapping_page() -> String {
    let mut page = HEAD.to_owned();
    for row in &TABLE {
        let _ = write!(page, "\n## {} → {}\n\n", row.kind.name(), row.resource);
        if !row.beside.is_empty() {
            let _ = write!(page, "Beside it: {}.\n\n", row.beside);
        }
        page.push_str("| register | element |\n|---|---|\n");
        for (register, at) in row.registers {
            let _ = writeln!(page, "| `{register}` | {} |", told(at));
        }
        let fields = Common::FIELDS.iter().chain(row.kind.fields()).map(|field| field.name);
        let carried: Vec<String> = fields
            .filter(|name| !row.registers.iter().any(|(register, _)| register == name))
            .map(|name| format!("`{name}`"))
            .collect();
        let _ = write!(page, "\nCarried: {}.\n", carried.join(", "));
    }
    let list =
        |names: &mut dyn Iterator<Item = &str>| names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let parties = Party::FIELDS.iter().map(|field| field.name);
    let persons = Person::FIELDS.iter().map(|field| field.name);
    let _ = write!(
        page,
        "\n## Parties and persons\n\nA party with the role pcp, specialist or helper becomes a Practitioner, any \
other an Organization: {} in `name`, `telecom` and `address`. Carried: {}.\n\n\
A person becomes a Patient: {} in `name` and `birthDate`. Carried: {}, and who may talk with whom.\n",
        list(&mut super::people::PARTY_REGISTERS.into_iter()),
        list(&mut parties.filter(|name| !super::people::PARTY_REGISTERS.contains(name))),
        list(&mut super::people::PERSON_REGISTERS.into_iter()),
        list(&mut persons.filter(|name| !super::people::PERSON_REGISTERS.contains(name))),
    );
    page
}

fn told(at: &At) -> String {
    match at {
        At::Text(path) | At::Day(path) | At::Count(path) | At::Party(path) | At::Item(path) => format!("`{path}`"),
        At::Office(path) => format!("`{path}`, where it is an Organization"),
        At::Order(path) => format!("`{path}`, where it is a ServiceRequest"),
        At::Also(path) => format!("also: `{path}`"),
    }
}
