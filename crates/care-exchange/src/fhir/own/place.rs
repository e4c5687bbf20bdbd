//! Elements by path: `performer[].reference` is the reference of the first performer.

use serde_json::{Map, Value};

/// Sets an element; lists get a first entry.
pub(super) fn set(resource: &mut Value, path: &str, value: Value) {
    let mut at = resource;
    for part in path.split('.') {
        let (name, is_list) = part.strip_suffix("[]").map_or((part, false), |name| (name, true));
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        let Some(object) = at.as_object_mut() else { return };
        let next = object.entry(name).or_insert(Value::Null);
        if is_list {
            if !next.is_array() {
                *next = Value::Array(vec![Value::Null]);
            }
            let Some(first) = next.as_array_mut().and_then(|list| list.first_mut()) else { return };
            at = first;
        } else {
            at = next;
        }
    }
    *at = value;
}

/// The element at a path.
pub(super) fn get<'a>(resource: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(resource, |at, part| match part.strip_suffix("[]") {
        Some(name) => at.get(name)?.as_array()?.first(),
        None => at.get(part),
    })
}
