"""The record: what is accepted, what is refused and why, and its JSON Schema."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model import Origin, Reject
from generator.records import LONGEST_ID, RESERVED, Entry, Record, entry_or_reject, record_schema

ORIGIN = Origin(source="x.yaml", line=7)
LEAST: dict[str, object] = {"title": "A Kite", "abstract": "It flies."}


def record(**fields: object) -> Record:
    found = entry_or_reject(LEAST | fields, ORIGIN, "raw")
    assert isinstance(found, Entry), found.reason
    return found.record


def reason(fields: dict[str, object]) -> str:
    found = entry_or_reject(fields, ORIGIN, "raw")
    assert isinstance(found, Reject)
    assert (found.origin, found.raw) == (ORIGIN, "raw")
    return found.reason


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, "it has neither an `abstract` nor a `summary`", id="neither"),
        pytest.param({"abstract": " \n"}, "neither", id="abstract of spaces"),
        pytest.param({"abstract": None}, "neither", id="null"),
        pytest.param({"abstract": "A", "summary": "B"}, "both an `abstract` and a", id="both"),
    ],
)
def test_a_record_has_exactly_one_text(fields, expected):
    assert expected in reason({"title": "A Kite"} | fields)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"abstract": "A"}, "A", id="abstract"),
        pytest.param({"summary": "B"}, "B", id="summary"),
        pytest.param({"abstract": " ", "summary": "B"}, "B", id="summary and empty abstract"),
        pytest.param({"abstract": "A", "summary": "\n"}, "A", id="abstract and empty summary"),
    ],
)
def test_the_text_is_the_one_that_is_there(fields, text):
    found = entry_or_reject({"title": "A Kite"} | fields, ORIGIN, "raw")
    assert isinstance(found, Entry)
    assert found.record.text == text


@pytest.mark.parametrize("title", ["", "  ", "\n\u00a0"])
def test_a_title_is_not_empty(title):
    assert "title" in reason(LEAST | {"title": title})


@pytest.mark.parametrize("name", ["a", "a-kite-of-2024", "2024", "x" * LONGEST_ID])
def test_ids_that_are_addresses(name):
    assert record(id=name).id == name


@pytest.mark.parametrize(
    "name",
    [
        *("A-Kite", "a_kite", "a kite", "-a", "a-", "a--b", "../a", "a/b", "a.b", "käse", "a\n"),
        "x" * (LONGEST_ID + 1),
    ],
)
def test_ids_that_are_none(name):
    assert "`id`" in reason(LEAST | {"id": name})


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_ids(name):
    assert reason(LEAST | {"id": name}) == f"the id `{name}` is reserved; choose another"


def test_names_of_devices_and_of_our_own_pages_are_reserved():
    assert {"index", "404", "con", "prn", "aux", "nul", "com1", "lpt9"} <= RESERVED


def test_one_may_stand_for_many():
    found = record(authors="Ada Rook", code="https://a.example", tags={"add": "ct"})
    assert (found.authors, found.code) == (("Ada Rook",), ("https://a.example",))
    assert found.tags.add == ("ct",)


def test_all_faults_are_named_at_once():
    said = reason({"title": "A", "abstract": "B", "year": "soon", "id": "A", "tags": {"ad": "ct"}})
    assert all(f"`{place}`" in said for place in ("year", "id", "tags.ad"))


@pytest.mark.parametrize("year", [999, 3000, "nineteen", 2024.5, True, "2024-01-31"])
def test_years_that_are_none(year):
    if year is True:  # pydantic's bools are ones, and no paper is of the year 1
        year = int(year)
    assert "`year`" in reason(LEAST | {"year": year})


def test_unknown_fields_are_named_and_not_refused():
    assert record(autors=["Ada"], note=1).unknown == ("autors", "note")
    assert record().unknown == ()


def test_null_means_absent():
    assert record(year=None, venue=None, tags=None, authors=None) == record()


SCHEMA = record_schema()
TYPES = {"string": str, "array": list, "object": dict, "null": type(None)}
SILENT = {"title", "description", "default", "$schema", "$defs"}


def faults(value: object, schema: dict[str, Any], at: str = "") -> list[str]:
    """Check a value against the part of JSON Schema that the schema uses."""
    found: list[str] = []
    for keyword, wanted in schema.items():
        match keyword:
            case "$ref":
                found += faults(value, SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], at)
            case "anyOf":
                fits = any(not faults(value, each, at) for each in wanted)
                found += [] if fits else [f"{at}: none of {len(wanted)}"]
            case "type" if wanted in ("integer", "number"):
                number = int if wanted == "integer" else int | float
                fits = isinstance(value, number) and not isinstance(value, bool)
                found += [] if fits else [f"{at}: no {wanted}"]
            case "type":
                found += [] if isinstance(value, TYPES[wanted]) else [f"{at}: no {wanted}"]
            case "required" if isinstance(value, dict):
                found += [f"{at}: no {name}" for name in wanted if name not in value]
            case "properties" if isinstance(value, dict):
                for name in wanted.keys() & value.keys():
                    found += faults(value[name], wanted[name], f"{at}/{name}")
            case "additionalProperties" if isinstance(value, dict):
                unknown = value.keys() - schema["properties"].keys()
                found += [f"{at}: unknown {name}" for name in unknown if not wanted]
            case "items" if isinstance(value, list):
                for number, item in enumerate(value):
                    found += faults(item, wanted, f"{at}/{number}")
            case "maxItems" if isinstance(value, list):
                found += [f"{at}: too many"] if len(value) > wanted else []
            case "minLength" if isinstance(value, str):
                found += [f"{at}: too short"] if len(value) < wanted else []
            case "maxLength" if isinstance(value, str):
                found += [f"{at}: too long"] if len(value) > wanted else []
            case "pattern" if isinstance(value, str):
                found += [] if re.search(wanted, value) else [f"{at}: not {wanted}"]
            case "minimum" if isinstance(value, int | float):
                found += [f"{at}: too small"] if value < wanted else []
            case "maximum" if isinstance(value, int | float):
                found += [f"{at}: too large"] if value > wanted else []
            case "required" | "properties" | "additionalProperties" | "items" | "maxItems":
                pass
            case "minLength" | "maxLength" | "pattern" | "minimum" | "maximum":
                pass
            case _:
                assert keyword in SILENT, f"{keyword} is not checked here"
    return found


FIGURE = {"value": "0.94", "metric": "AUC"}
AGREED = [
    pytest.param({}, id="least"),
    pytest.param({"abstract": None, "summary": "S"}, id="summary"),
    pytest.param({"title": 1984}, id="number for a title"),
    pytest.param({"authors": ["Ada Rook", "Bo Lind"]}, id="authors"),
    pytest.param({"authors": "Ada Rook"}, id="one author"),
    pytest.param({"code": "https://a.example", "data": ["https://b.example"]}, id="addresses"),
    pytest.param({"year": 2024, "venue": "Kites", "doi": "10.1/x", "id": "a-kite"}, id="place"),
    pytest.param({"results": [FIGURE | {"on": "beach", "against": "hats"}]}, id="results"),
    pytest.param({"results": [{"value": 0.94, "metric": "AUC"}]}, id="number for a value"),
    pytest.param({"tags": {"add": ["ct"], "remove": "mri", "reason": "seen"}}, id="tags"),
    pytest.param({"note": {"any": ["thing"]}}, id="unknown field"),
]
REFUSED = [
    pytest.param({"title": None}, id="no title"),
    pytest.param({"title": ""}, id="empty title"),
    pytest.param({"title": ["A"]}, id="list for a title"),
    pytest.param({"title": True}, id="boolean for a title"),
    pytest.param({"abstract": None}, id="no text"),
    pytest.param({"year": 12}, id="year"),
    pytest.param({"id": "A Kite"}, id="id"),
    pytest.param({"id": "a" * (LONGEST_ID + 1)}, id="long id"),
    pytest.param({"authors": [1]}, id="number for an author"),
    pytest.param({"results": [{"value": "0.94"}]}, id="result without metric"),
    pytest.param({"results": [FIGURE] * 13}, id="many results"),
    pytest.param({"results": [FIGURE | {"of": "x"}]}, id="unknown field of a result"),
    pytest.param({"tags": {"ad": ["ct"]}}, id="unknown field of tags"),
    pytest.param({"tags": ["ct"]}, id="list for tags"),
]


def given_fields(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in (LEAST | fields).items() if value is not None}


@pytest.mark.parametrize("fields", AGREED)
def test_the_schema_allows_what_a_record_takes(fields):
    assert isinstance(entry_or_reject(given_fields(fields), ORIGIN, "raw"), Entry)
    assert faults([given_fields(fields)], SCHEMA) == []


@pytest.mark.parametrize("fields", REFUSED)
def test_the_schema_refuses_what_a_record_refuses(fields):
    assert isinstance(entry_or_reject(given_fields(fields), ORIGIN, "raw"), Reject)
    assert faults([given_fields(fields)], SCHEMA) != []


def test_the_schema_is_whole():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["type"] == "array"
    assert SCHEMA["$defs"]["Record"]["required"] == ["title"]
    assert SCHEMA["$defs"]["Record"]["properties"].keys() == Record.model_fields.keys()
    references = set(re.findall(r"'\$ref': '#/\$defs/(\w+)'", str(SCHEMA)))
    assert references == SCHEMA["$defs"].keys()
