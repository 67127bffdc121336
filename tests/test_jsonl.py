"""The JSON reader: a record a line or an array, each fault on its own line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from generator.readers import jsonl
from generator.records import Reading

GOOD = '{"title": "A Kite", "abstract": "It flies."}'
OTHER = '{"title": "A Spoon", "abstract": "It stirs."}'


def titles(reading: Reading) -> list[str]:
    return [entry.record.title for entry in reading.entries]


def arranged(records: list[str], form: str) -> str:
    if form == "lines":
        return "\n".join(records) + "\n"
    if form == "pretty":
        return "[\n" + ",\n".join(f"  {record}" for record in records) + "\n]\n"
    return "[" + ",\n".join(records) + "]"


FORMS = pytest.mark.parametrize(("form", "first"), [("lines", 1), ("pretty", 2), ("array", 1)])


@FORMS
def test_records_have_their_lines(form, first):
    reading = jsonl.read(arranged([GOOD, OTHER], form), "x.jsonl")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert [entry.origin.line for entry in reading.entries] == [first, first + 1]
    assert reading.rejects == ()


def test_an_array_indented_by_a_program():
    records = [json.loads(GOOD), json.loads(OTHER) | {"results": [{"value": 1, "metric": "m"}]}]
    reading = jsonl.read(json.dumps(records, indent=2), "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert [entry.origin.line for entry in reading.entries] == [2, 6]


@pytest.mark.parametrize("text", ["", "\n\n", "[]", "[ \n ]\n"])
def test_an_empty_file_has_no_faults(text):
    assert jsonl.read(text, "x") == Reading()


def test_blank_lines_count():
    reading = jsonl.read(f"\n{GOOD}\n\n  \n{OTHER}", "x")
    assert [entry.origin.line for entry in reading.entries] == [2, 5]


BAD = [
    pytest.param('{"title": "A"}', "neither", id="no text"),
    pytest.param('{"title": "A", "abstract": "B", "summary": "C"}', "both", id="two texts"),
    pytest.param('{"title": null, "abstract": "B"}', "`title`", id="null for a title"),
    pytest.param('{"title": ["A"], "abstract": "B"}', "`title`", id="list for a title"),
    pytest.param('{"title": true, "abstract": "B"}', "`title`", id="boolean for a title"),
    pytest.param('{"title": "\\ud800", "abstract": "B"}', "`title`", id="half a character"),
    pytest.param('{"title": "A", "abstract": "B", "\\udfff": 1}', "unicode", id="half in a name"),
    pytest.param('"words"', "no JSON object", id="text"),
    pytest.param("17", "no JSON object", id="number"),
    pytest.param('{"title": "A", "title": "B", "abstract": "C"}', "`title` stands", id="twice"),
    pytest.param('{"title": "A", "abstract": "B"', "not JSON", id="open brace"),
    pytest.param('{"title": "A, "abstract": "B"}', "at column", id="quote"),
    pytest.param("{'title': 'A'}", "at column", id="single quotes"),
    pytest.param('{"title": "A", "abstract": "B",}', "at column", id="trailing comma"),
    pytest.param('{"a": ' + "[" * 99999 + "}", "not JSON", id="deep"),
]


@FORMS
@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_bad_record_between_good_ones(bad, reason, form, first):
    reading = jsonl.read(arranged([GOOD, bad, OTHER], form), "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    (reject,) = reading.rejects
    assert (reject.origin.line, reject.raw) == (first + 1, bad)
    assert reason in reject.reason


@pytest.mark.parametrize("behind", [GOOD, "[1]", "and more"])
def test_what_stands_behind_an_array_is_a_reject(behind):
    reading = jsonl.read(f"[{OTHER}]\n\n{behind}\n", "x")
    assert titles(reading) == ["A Spoon"]
    assert [(each.origin.line, each.raw) for each in reading.rejects] == [(3, behind)]


@pytest.mark.parametrize("number", ["1984", "1.10", "0.90", "1e-5", "9" * 5000, "-0"])
def test_numbers_stay_as_they_are_written(number):
    text = (
        f'{{"title": {number}, "abstract": "B", "results": [{{"value": {number}, "metric": 1}}]}}'
    )
    (entry,) = jsonl.read(text, "x").entries
    assert (entry.record.title, entry.record.results[0].value) == (number, number)


def test_years_are_numbers():
    text = '{"title": "A", "abstract": "B", "year": 1984}'
    assert jsonl.read(text, "x").entries[0].record.year == 1984


def test_null_is_nothing():
    text = (
        '{"title": "A", "abstract": "B", "summary": null, "year": null, "code": null, "tags": null}'
    )
    (entry,) = jsonl.read(text, "x").entries
    assert (entry.record.year, entry.record.code) == (None, ())


def test_whole_characters_in_two_halves_are_read():
    assert titles(jsonl.read('{"title": "\\ud83d\\ude00", "abstract": "B"}', "x")) == ["😀"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.booleans(), st.sampled_from([None, 1]))
def test_what_a_program_writes_is_read_back(pairs, escaped, indent):
    records = [{"title": title, "abstract": abstract} for title, abstract in pairs]
    lines = "\n".join(json.dumps(record, ensure_ascii=escaped) for record in records)
    for text in (lines, json.dumps(records, ensure_ascii=escaped, indent=indent)):
        reading = jsonl.read(text, "x")
        assert [(e.record.title, e.record.abstract) for e in reading.entries] == pairs
        assert reading.rejects == ()


@given(st.text(st.sampled_from('[]{}",: \n\\taul0-'), max_size=40))
def test_any_text_is_read_or_refused(text):
    reading = jsonl.read(text, "x")
    raw = " ".join(reject.raw for reject in reading.rejects)
    kept = [ch for ch in text if ch not in " \n,[]"]
    assert len(kept) <= len([ch for ch in raw if ch not in " \n,[]"])
