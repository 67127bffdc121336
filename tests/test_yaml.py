"""The YAML reader: text stays text, faults have a place, one bad record spoils no other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from generator.readers import yaml
from generator.records import Reading

GOOD = "- title: A Kite\n  abstract: It flies.\n"
OTHER = "- title: A Spoon\n  abstract: It stirs.\n"


def titles(reading: Reading) -> list[str]:
    return [entry.record.title for entry in reading.entries]


def the_reject(reading: Reading) -> tuple[int | None, str]:
    (reject,) = reading.rejects
    return reject.origin.line, reject.reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD + OTHER, id="list"),
        pytest.param("---\n# two\n" + GOOD + OTHER + "...\n", id="with marks and a comment"),
        pytest.param("papers:\n" + GOOD + OTHER, id="mapping"),
        pytest.param("papers:\n  " + (GOOD + OTHER).replace("\n", "\n  "), id="indented mapping"),
        pytest.param(GOOD + "---\n" + OTHER, id="two documents"),
        pytest.param("papers:\n" + GOOD + "papers:\n" + OTHER, id="two lists"),
        pytest.param((GOOD + OTHER).replace("- title", "-\n  title"), id="dash on its own line"),
        pytest.param(
            '[{title: A Kite, abstract: It flies.}, {"title": "A Spoon", "abstract": "It stirs."}]',
            id="flow",
        ),
    ],
)
def test_forms_of_a_collection(text):
    reading = yaml.read(text, "x.yaml")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert [entry.record.abstract for entry in reading.entries] == ["It flies.", "It stirs."]
    assert (reading.rejects, reading.skipped) == ((), ())


def test_a_single_record_is_a_collection():
    assert titles(yaml.read("title: A Kite\nabstract: It flies.\n", "x")) == ["A Kite"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# nothing yet\n", "---\n", "[]", "papers:\n", "papers: []"]
)
def test_an_empty_collection_has_no_faults(text):
    assert yaml.read(text, "x") == Reading()


def test_records_have_their_lines():
    reading = yaml.read(f"# head\n\npapers:\n{GOOD}\n# between\n{OTHER}", "x.yaml")
    assert [str(entry.origin) for entry in reading.entries] == ["x.yaml:4", "x.yaml:8"]


def test_lines_are_those_that_editors_count():
    odd = '- title: "A\u2028Kite"\n  abstract: "It\u2028flies 😀."\n'
    reading = yaml.read(odd + "- title: A\n" + OTHER, "x")
    assert [entry.origin.line for entry in reading.entries] == [1, 4]
    assert the_reject(reading)[0] == 3
    reading = yaml.read(odd + "- title: é 😀: b\n" + OTHER, "x")
    assert the_reject(reading)[0] == 3
    assert "column 13: mapping values" in the_reject(reading)[1]


@pytest.mark.parametrize(
    "value",
    ["NO", "yes", "1.10", "007", "1e5", "0x1F", "2024-01-31", "12:30:45", ".inf", "=", "true"],
)
def test_plain_scalars_stay_text(value):
    reading = yaml.read(
        f"- title: {value}\n  abstract: {value}\n  results: [{{value: {value}, metric: m}}]", "x"
    )
    (entry,) = reading.entries
    assert (entry.record.title, entry.record.abstract) == (value, value)
    assert entry.record.results[0].value == value


@pytest.mark.parametrize("value", ["", "~", "null", "Null"])
def test_nothing_is_nothing(value):
    reading = yaml.read(f"- title: A\n  abstract: B\n  year: {value}\n  venue: {value}\n", "x")
    (entry,) = reading.entries
    assert (entry.record.year, entry.record.venue) == (None, "")


def test_quoted_null_is_text():
    (entry,) = yaml.read("- title: 'null'\n  abstract: \"~\"\n", "x").entries
    assert (entry.record.title, entry.record.abstract) == ("null", "~")


def test_block_scalars():
    text = (
        "- title: >-\n    A Kite: and\n    a String\n  abstract: |\n    One.\n\n    - two: 3\n"
        + OTHER
    )
    reading = yaml.read(text, "x")
    assert titles(reading) == ["A Kite: and a String", "A Spoon"]
    assert reading.entries[0].record.abstract == "One.\n\n- two: 3\n"


SCHEMA_FAULTS = [
    pytest.param("- title: A\n", 3, "neither", id="no text"),
    pytest.param("- abstract: A\n", 3, "`title`: Field required", id="no title"),
    pytest.param("- title: A\n  abstract: B\n  year: soon\n", 3, "`year`", id="year"),
    pytest.param("- title: [A]\n  abstract: B\n", 3, "`title`", id="list for a title"),
    pytest.param("- just words\n", 3, "column 3: this is no record", id="text"),
    pytest.param("- [a, b]\n", 3, "column 3: this is no record", id="list"),
    pytest.param("-\n", 3, "this is no record", id="nothing"),
    pytest.param(
        "- title: A\n  abstract: B\n  title: C\n", 5, "column 3: the field `title`", id="twice"
    ),
    pytest.param(
        "- title: A\n  ? [b]\n  : c\n", 4, "column 5: a field's name", id="list for a name"
    ),
]
SYNTAX_FAULTS = [
    pytest.param("- title: A: a kite\n  abstract: B\n", 3, "column 11: mapping", id="colon"),
    pytest.param('- title: "A\n  abstract: B\n', 3, "column 10: while scanning", id="open quote"),
    pytest.param("- title: 'A'b'\n  abstract: B\n", 3, "column 13", id="quote in quotes"),
    pytest.param("- title: A\n abstract: B\n", 4, "column 2", id="indentation"),
    pytest.param("- title: A\n\tabstract: B\n", 4, "column 1", id="tab"),
    pytest.param("- title: [A\n  abstract: B\n", 4, "column 11", id="open bracket"),
    pytest.param("- title: *a\n  abstract: B\n", 3, "column 10: found undefined alias", id="alias"),
    pytest.param("- title: @a\n  abstract: B\n", 3, "column 10", id="at sign"),
    pytest.param("- title: A\x00\n  abstract: B\n", 3, "not YAML", id="null byte"),
    pytest.param("- title: " + "[" * 9999 + "\n", 3, "more than 20 deep", id="deep"),
    pytest.param(
        "- title: " + "[" * 99999 + "]" * 99999 + "\n", 3, "more than 20 deep", id="very deep"
    ),
    pytest.param("- title: &a [*a]\n  abstract: B\n", 3, "more than 20 deep", id="alias to itself"),
]


@pytest.mark.parametrize(("bad", "line", "reason"), [*SCHEMA_FAULTS, *SYNTAX_FAULTS])
def test_a_bad_record_between_good_ones(bad, line, reason):
    reading = yaml.read(GOOD + bad + OTHER, "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert the_reject(reading)[0] == line
    assert reason in the_reject(reading)[1]
    assert bad.strip()[2:] in reading.rejects[0].raw


@pytest.mark.parametrize(("bad", "line", "reason"), [*SCHEMA_FAULTS, *SYNTAX_FAULTS])
def test_a_bad_record_between_good_ones_in_an_indented_list(bad, line, reason):
    indented = (GOOD + bad + OTHER).rstrip("\n").replace("\n", "\n  ")
    reading = yaml.read(f"papers:\n  {indented}\n", "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert the_reject(reading)[0] == line + 1
    assert "column" not in reason or "column" in the_reject(reading)[1]


@pytest.mark.parametrize("bad", ["title: A: b", "title: A"])
@pytest.mark.parametrize("at", [0, 2])
def test_a_bad_record_at_either_end(bad, at):
    records = [GOOD, OTHER]
    records.insert(at, f"- {bad}\n")
    reading = yaml.read("".join(records), "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert the_reject(reading)[0] == 1 + 2 * at


def test_unknown_fields_are_kept_and_named():
    (entry,) = yaml.read(GOOD + "  Authors: me\n  note: x\n", "x").entries
    assert entry.record.unknown == ("Authors", "note")


def test_fields_beside_the_list_are_named():
    reading = yaml.read(f"version: 2\npapers:\n{GOOD}more: [a, b]\n", "x")
    assert titles(reading) == ["A Kite"]
    assert [(each.origin.line, each.raw) for each in reading.skipped] == [
        (1, "version: 2"),
        (5, "more: [a, b]"),
    ]


def test_words_before_the_list_are_a_reject():
    reading = yaml.read(f"My papers\n{GOOD}{OTHER}", "x")
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert [reject.raw for reject in reading.rejects] == ["My papers"]


def test_aliases_cannot_blow_up():
    levels = "".join(f"  a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    bomb = f"- a0: &a0 [x]\n{levels}  title: A\n  abstract: B\n"
    before = time.perf_counter()
    reading = yaml.read(GOOD + bomb + OTHER, "x")
    assert time.perf_counter() - before < 10
    assert titles(reading) == ["A Kite", "A Spoon"]
    assert "more than 1,000,000 values" in the_reject(reading)[1]


def test_an_honest_alias_is_read():
    text = "- title: A\n  abstract: &text It flies.\n- title: B\n  abstract: *text\n"
    assert [entry.record.abstract for entry in yaml.read(text, "x").entries] == ["It flies."] * 2


def test_tags_make_no_objects():
    reading = yaml.read("- title: !!python/object/apply:os.getcwd []\n  abstract: B\n" + OTHER, "x")
    assert titles(reading) == ["A Spoon"]
    assert the_reject(reading)[0] == 1


SIGNS = "-: #[]{}\"'&*|>?!%@`,.abt0~\t\\\u2028é"


@given(st.text(st.sampled_from(SIGNS + "\n"), max_size=60))
def test_any_text_is_read_or_refused_on_a_line_of_its_own(text):
    reading = yaml.read(text, "x")
    for part in (*reading.entries, *reading.rejects, *reading.skipped):
        assert 1 <= part.origin.line <= text.count("\n") + 1


@given(st.text(st.sampled_from(SIGNS.replace("\u2028", "")), max_size=30))
def test_no_value_spoils_the_records_beside_it(value):
    reading = yaml.read(f"{GOOD}- title: {value}\n  abstract: B\n{OTHER}", "x")
    assert {"A Kite", "A Spoon"} <= set(titles(reading))
    assert len(reading.entries) + len(reading.rejects) == 3
