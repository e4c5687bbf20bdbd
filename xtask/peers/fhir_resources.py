"""fhir.resources (pydantic models) + sqlite3: every resource checked and stored. No encryption, no index."""

import json
import sqlite3
import sys

from fhir.resources.R4B import get_fhir_model_class

bundle = json.load(open(sys.argv[1], encoding="utf-8"))
database = sqlite3.connect(sys.argv[2])
database.execute("CREATE TABLE resources (id INTEGER PRIMARY KEY, type TEXT, own_id TEXT, json TEXT)")
refused = 0
for entry in bundle["entry"]:
    resource = entry["resource"]
    try:
        model = get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    except ValueError:
        refused += 1
        continue
    row = (resource["resourceType"], resource.get("id"), model.model_dump_json())
    database.execute("INSERT INTO resources (type, own_id, json) VALUES (?, ?, ?)", row)
database.commit()
print(f"{refused} refused of {len(bundle['entry'])}", file=sys.stderr)
