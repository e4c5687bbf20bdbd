//! Register values as the ledger holds them: scalars only.
//!
//! Nested objects would merge wrongly (concurrent creation hides fields), so whatever is not a plain
//! scalar becomes bytes: canonical JSON, keys sorted, no blanks. Frozen: the test
//! `values_are_written_as_they_were_frozen` knows.

use automerge::ScalarValue;
use serde_json::Value;

/// The scalar of a value.
pub(super) fn to_scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(truth) => ScalarValue::Boolean(*truth),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => ScalarValue::Int(whole),
            None => ScalarValue::Bytes(canonical(value).into_bytes()),
        },
        Value::Array(_) | Value::Object(_) => ScalarValue::Bytes(canonical(value).into_bytes()),
    }
}

/// The value of a scalar; `None` for one that this version never writes.
pub(super) fn from_scalar(scalar: &ScalarValue) -> Option<Value> {
    match scalar {
        ScalarValue::Null => Some(Value::Null),
        ScalarValue::Boolean(truth) => Some(Value::from(*truth)),
        ScalarValue::Str(text) => Some(Value::from(text.as_str())),
        ScalarValue::Int(whole) => Some(Value::from(*whole)),
        ScalarValue::Bytes(bytes) => serde_json::from_slice(bytes).ok(),
        _ => None,
    }
}

/// About how many bytes a value takes.
pub(super) fn size_of(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 8,
        Value::String(text) => text.len(),
        Value::Array(values) => values.iter().map(size_of).sum(),
        Value::Object(fields) => fields.iter().map(|(field, value)| field.len() + size_of(value)).sum(),
    }
}

/// JSON with sorted keys and no blanks, whatever order the parser kept.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let parts: Vec<String> = values.iter().map(canonical).collect();
            format!("[{}]", parts.join(","))
        }
        Value::Object(fields) => {
            let mut parts: Vec<(&String, &Value)> = fields.iter().collect();
            parts.sort_by_key(|(field, _)| *field);
            let parts: Vec<String> = parts
                .into_iter()
                .map(|(field, value)| format!("{}:{}", Value::from(field.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", parts.join(","))
        }
        scalar => scalar.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_value_comes_back_as_it_went_in() {
        for value in [
            json!(null),
            json!(true),
            json!("Dr. Núñez"),
            json!(-7),
            json!(i64::MAX),
            json!(u64::MAX),
            json!(0.5),
            json!([1, "a", null]),
            json!({"start": "2027-04-15T14:00", "place": {"b": 1, "a": [2.5]}}),
        ] {
            assert_eq!(from_scalar(&to_scalar(&value)).unwrap(), value);
        }
    }

    #[test]
    fn values_are_written_as_they_were_frozen() {
        let bytes = |value: Value| match to_scalar(&value) {
            ScalarValue::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
            other => panic!("{other:?}"),
        };
        assert_eq!(bytes(json!({"b": [1, {"z": 0, "a\"": 1}], "a": null})), r#"{"a":null,"b":[1,{"a\"":1,"z":0}]}"#);
        assert_eq!(bytes(json!(1.0)), "1.0");
        assert_eq!(to_scalar(&json!(1)), ScalarValue::Int(1));
    }
}
