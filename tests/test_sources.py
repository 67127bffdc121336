"""Sources: from bytes to text, from text to a format, and several files together."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.model import SourceError
from generator.readers import READERS, load_text, read_sources, sniff

LISTING = "A Kite of Paper\n\nIt flies. Ünder the blue sky it stays.\n"
YAML = "- title: A Kite\n  abstract: It flies.\n"
JSON = '{"title": "A Kite", "abstract": "It flies."}\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "papers.txt"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(LISTING.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + LISTING.encode(), id="UTF-8 with a mark"),
        pytest.param(LISTING.encode("utf-16"), id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_BE + LISTING.encode("utf-16-be"), id="big-endian UTF-16"),
        pytest.param(LISTING.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(LISTING.replace("\n", "\r").encode(), id="old Macintosh line ends"),
    ],
)
def test_a_text_is_decoded(source, raw):
    source.write_bytes(raw)
    assert load_text(str(source)) == LISTING
    (entry,) = read_sources([str(source)]).entries
    assert entry.record.title == "A Kite of Paper"
    assert (entry.origin.source, entry.origin.line) == (str(source), 1)


@given(st.text().map(lambda text: text.replace("\r", "")), st.sampled_from(["utf-8", "utf-16"]))
def test_every_text_is_decoded(tmp_path_factory, text, encoding):
    source = tmp_path_factory.getbasetemp() / "any.txt"
    text = text.replace("\0", "").lstrip("\ufeff")
    source.write_bytes(text.encode(encoding))
    assert load_text(str(source)) == text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param("a\nb\nKäse\n".encode("latin-1"), ":3: byte 0xe4 is not utf-8", id="Latin-1"),
        pytest.param(b"\xff\xfea\x00b", "is not utf-16; save the file as UTF-8", id="half a unit"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 99, "is no text", id="null bytes"),
        pytest.param("a\nb".encode("utf-32"), "is no text", id="UTF-32"),
        pytest.param(b"\x89PNG\r\n\x1a\n", ":1: byte 0x89", id="picture"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(source, raw, message):
    source.write_bytes(raw)
    with pytest.raises(SourceError) as error:
        load_text(str(source))
    assert message in str(error.value)
    assert str(error.value).startswith(str(source))


def test_missing_sources_and_folders_are_named(source):
    with pytest.raises(SourceError, match=r"papers\.txt cannot be read: No such file"):
        load_text(str(source))
    with pytest.raises(SourceError, match="is a folder; name the files in it"):
        load_text(str(source.parent))


def test_standard_input_is_a_source(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(codecs.BOM_UTF8 + LISTING.replace("\n", "\r\n").encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    (entry,) = read_sources(["-"]).entries
    assert str(entry.origin) == "-:1"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(LISTING, "a.txt", "listing", id="listing"),
        pytest.param(LISTING, "a", "listing", id="listing without suffix"),
        pytest.param("", "a.txt", "listing", id="nothing"),
        pytest.param(YAML, "a.yaml", "yaml", id="YAML"),
        pytest.param(YAML, "-", "yaml", id="YAML by its form"),
        pytest.param(f"# about\n\n---\n{YAML}", "-", "yaml", id="YAML under a comment"),
        pytest.param(f"papers:\n{YAML}", "-", "yaml", id="YAML mapping"),
        pytest.param("title: A\nabstract: B\n", "a.YML", "yaml", id="YAML by its name"),
        pytest.param("{title: A, abstract: B}", "a.yaml", "yaml", id="YAML in braces"),
        pytest.param(JSON, "a.jsonl", "jsonl", id="JSON"),
        pytest.param(JSON, "a.txt", "jsonl", id="JSON by its form"),
        pytest.param(f"\n [\n{JSON}]", "-", "jsonl", id="JSON array"),
        pytest.param("[]", "-", "jsonl", id="empty JSON array"),
        pytest.param(f"[{JSON}]", "a.yaml", "jsonl", id="JSON under another name"),
        pytest.param('[{"title": "' + "x" * 9999, "-", "jsonl", id="long JSON array"),
        pytest.param("oops", "a.ndjson", "jsonl", id="JSON by its name"),
        pytest.param("[MASK] Is a Kite\n\nIt flies. So it does.", "-", "listing", id="bracket"),
        pytest.param("[{BERT}] Is a Kite\n\nIt flies.", "-", "listing", id="bracket and brace"),
        pytest.param("{BERT} for Kites\n\nIt flies. So it does.", "-", "listing", id="brace"),
        pytest.param("- a dash\n\nIt flies. So it does.", "-", "listing", id="dash"),
        pytest.param("Papers: Kites\n\nIt flies. So it does.", "-", "listing", id="papers"),
    ],
)
def test_formats_are_told_apart(text, name, expected):
    assert sniff(text, name) == expected


@given(st.text(), st.sampled_from(["-", "a.txt", "a.yaml", "a.jsonl"]))
def test_every_text_has_a_reader_that_does_not_raise(text, name):
    reading = READERS[sniff(text, name)](text, name)
    assert {part.origin.source for part in (*reading.entries, *reading.rejects)} <= {name}


def test_sources_are_joined_in_order(tmp_path):
    files = [("b.yaml", YAML), ("a.txt", LISTING), ("c.jsonl", f"{JSON}oops\n")]
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read_sources(str(tmp_path / name) for name, _ in files)
    assert [Path(entry.origin.source).name for entry in reading.entries] == [
        "b.yaml",
        "a.txt",
        "c.jsonl",
    ]
    assert [Path(each.origin.source).name for each in reading.rejects] == ["c.jsonl"]
