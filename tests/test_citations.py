"""Citations to take away: whole records, and no text that breaks out of its field."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, strategies as st

from generator.citations import FORMATS, shown
from generator.citations.plain import plain
from generator.citations.ris import ris
from generator.citations.table import COLUMNS, table_head, table_row
from generator.model import Origin, Paper

TEXT = st.text(max_size=30) | st.sampled_from(
    ["=1+1", "-x", "a\nER  - \nTY  - GEN", 'a"b;,c', "\r"]
)


def paper(title: str = "A Kite", **fields: object) -> Paper:
    origin = Origin(source="x")
    return Paper(id="a-kite", title=title, abstract="It flies.", origin=origin, **fields)  # type: ignore[arg-type]


def test_a_full_ris_record():
    full = paper(authors=("Ada Rook", "Lind, Bo"), year=2024, venue="Sail", doi="10.1/x", url="u")
    assert ris(full, [("Sky", ["Wind"]), ("Sea", [])]).split("\r\n") == [
        "TY  - JOUR",
        "ID  - a-kite",
        "TI  - A Kite",
        "AU  - Ada Rook",
        "AU  - Lind, Bo",
        "PY  - 2024",
        "T2  - Sail",
        "DO  - 10.1/x",
        "UR  - u",
        "KW  - Wind",
        "ER  - ",
        "",
        "",
    ]


def test_a_ris_record_invents_nothing():
    assert ris(paper(), []) == "TY  - GEN\r\nID  - a-kite\r\nTI  - A Kite\r\nER  - \r\n\r\n"


@given(title=TEXT, venue=TEXT, author=TEXT, label=TEXT)
def test_no_text_begins_a_field_of_its_own(title: str, venue: str, author: str, label: str):
    record = ris(paper(title, venue=venue, authors=(author,)), [("Sky", [label])])
    lines = record.removesuffix("\r\n\r\n").split("\r\n")
    assert record.splitlines() == [*lines, ""]
    assert [line[:6] for line in lines if not re.match(r"(ID|TI|AU|T2|KW)  - .", line)] == [
        "TY  - ",
        "ER  - ",
    ]


@given(title=TEXT, venue=TEXT, author=TEXT, label=TEXT)
def test_a_row_is_one_record_and_no_cell_a_formula(title: str, venue: str, author: str, label: str):
    row = table_row(paper(title, venue=venue, authors=(author,)), [("Sky", [label])])
    read = list(csv.reader(io.StringIO(row, newline="")))
    assert len(read) == 1
    cells = dict(zip((*COLUMNS, "Sky"), read[0], strict=True))
    assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n")) for cell in cells.values())
    shown = {"title": title, "venue": venue, "authors": author, "Sky": label}
    assert {name: cells[name].removeprefix("'") for name in shown} == {
        name: text.removeprefix("'") for name, text in shown.items()
    }


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  +1", "'  +1"),
        ("@sum", "'@sum"),
        ("-omics", "'-omics"),
        ("＝1", "'＝1"),
        ("Is 1=1?", "Is 1=1?"),
        ('He said "no", twice', 'He said "no", twice'),
    ],
)
def test_formulas_are_text(title: str, cell: str):
    ((_, read, *_),) = csv.reader(io.StringIO(table_row(paper(title), [])))
    assert read == cell


def test_the_head_names_each_column():
    head = next(csv.reader(io.StringIO(table_head(["Sky", "=Sea"]))))
    assert head == [*COLUMNS, "Sky", "'=Sea"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(paper(), "A Kite.", id="title alone"),
        pytest.param(paper("Why Kites?"), "Why Kites?", id="question"),
        pytest.param(paper("“Up!”"), "“Up!”", id="closed within quotes"),
        pytest.param(paper(year=2024), "(2024). A Kite.", id="year"),
        pytest.param(
            paper(authors=("Ada Rook", "Bo Lind")), "Ada Rook, Bo Lind. A Kite.", id="authors"
        ),
        pytest.param(
            paper(authors=("Rook, A.", "Lind, B.")), "Rook, A.; Lind, B. A Kite.", id="commas"
        ),
        pytest.param(paper(url="https://a.example/x"), "A Kite. https://a.example/x", id="address"),
        pytest.param(paper(doi="10.1/x", url="u"), "A Kite. https://doi.org/10.1/x", id="DOI"),
        pytest.param(paper(doi="doi: 10.1/x"), "A Kite. https://doi.org/10.1/x", id="DOI, named"),
        pytest.param(
            paper(doi="http://dx.doi.org/10.1/x"), "A Kite. https://doi.org/10.1/x", id="DOI, whole"
        ),
        pytest.param(
            paper(authors=("Ada Rook",), year=2024, venue="Sail", doi="10.1/x"),
            "Ada Rook (2024). A Kite. Sail. https://doi.org/10.1/x",
            id="all",
        ),
    ],
)
def test_a_plain_reference_states_what_the_record_states(made: Paper, expected: str):
    assert plain(made) == expected


@given(title=TEXT, venue=TEXT, author=TEXT, doi=TEXT, url=TEXT)
def test_a_plain_reference_is_one_line_and_keeps_every_letter(
    title: str, venue: str, author: str, doi: str, url: str
):
    made = plain(paper(title, venue=venue, authors=(author,), doi=doi, url=url))
    assert made.splitlines() in ([], [made])
    assert made.isprintable()
    at = 0
    for word in " ".join((author, title, venue)).split():
        if word.isprintable():
            at = made.index(word, at) + len(word)


@given(title=TEXT, label=TEXT)
def test_a_page_shows_whole_entries_without_blank_ends(title: str, label: str):
    texts = dict(shown(paper(title), [("Sky", [label])]))
    assert list(texts) == ["Plain text", "BibTeX", "RIS"]
    assert texts["RIS"].endswith("ER  - ")
    assert texts["BibTeX"].endswith("}")
    assert not any("\r\n" in text for text in texts.values())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_entries_joined_below_a_head_make_a_file(form):
    entries = [form.entry(paper(title), [("Sky", ["Wind"])]) for title in ("One", "Two\nlines")]
    made = form.head(["Sky"]) + "".join(entries)
    assert made.endswith("\n")
    assert made.count("One") == 1
    assert made.index("One") < made.index("Two")
