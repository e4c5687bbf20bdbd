//! Prints the page of the FHIR mapping: `cargo run -p care-exchange --example print_fhir_mapping > docs/fhir-mapping.md`.

fn main() {
    print!("{}", care_exchange::fhir_mapping_page());
}
