"""Citations: only what is known, safe for BibTeX, and addresses that find the title."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, strategies as st

from generator.citations.bibtex import bibtex
from generator.model import Origin, Paper
from generator.site.citing import searches
from generator.text import clean_line

FULL = """\
@article{a-kite,
  title   = {A {KITE}: Flying on 5\\% of the Wind},
  author  = {Ada Rook and Lind, Bo and {Society of Kites and Strings}},
  year    = {2024},
  journal = {Wind \\& Sail},
  doi     = {10.1/x_y},
  url     = {https://kites.example/a_b?c=%20&d=1}
}
"""


def paper(title: str = "A Kite", **fields: object) -> Paper:
    origin = Origin(source="x")
    return Paper(id="a-kite", title=title, abstract="It flies.", origin=origin, **fields)  # type: ignore[arg-type]


def field(name: str, text: str) -> str:
    found = re.search(rf"(?m)^  {name} += \{{(.*)\}},?$", text)
    assert found is not None, text
    return found[1]


def test_a_full_entry():
    full = paper(
        "A KITE: Flying on 5% of the Wind",
        authors=("Ada Rook", "Lind, Bo", "Society of Kites and Strings"),
        year=2024,
        venue="Wind & Sail",
        doi="10.1/x_y",
        url="https://kites.example/a_b?c=%20&d=1",
    )
    assert bibtex(full) == FULL


def test_nothing_is_invented():
    assert bibtex(paper()) == "@misc{a-kite,\n  title   = {A Kite}\n}\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("A kite and a Spoon", "A kite and a Spoon", id="plain words"),
        pytest.param("BERT for kites", "{BERT} for kites", id="acronym"),
        pytest.param("LoRA, MRIs", "{LoRA}, {MRIs}", id="mixed case, plural"),
        pytest.param("GPT-4-Based", "{GPT}-4-Based", id="hyphens"),
        pytest.param("3D/CT (MRI)", "{3D}/{CT} ({MRI})", id="slash and brackets"),
        pytest.param("PIE: Kites", "{PIE}: Kites", id="colon"),
        pytest.param("scRNA–seq", "{scRNA}–seq", id="dash"),
        pytest.param("A  B", "A  B", id="single letters"),
    ],
)
def test_capitals_that_matter_are_braced(title, expected):
    assert field("title", bibtex(paper(title))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a & b % c", r"a \& b \% c", id="ampersand, percent"),
        pytest.param("$5 #1 a_b", r"\$5 \#1 a\_b", id="dollar, hash, underscore"),
        pytest.param("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c", id="tilde, caret"),
        pytest.param("a\\b", r"a\textbackslash{}b", id="backslash"),
        pytest.param("a{b", r"a\textbraceleft{}b", id="open brace"),
        pytest.param("a}b", r"a\textbraceright{}b", id="close brace"),
        pytest.param("é 漢 “x” <y>", "é 漢 “x” <y>", id="others stay"),
    ],
)
def test_special_characters_are_escaped(text, expected):
    entry = bibtex(paper(text, venue=text, authors=(text,)))
    assert {field(name, entry) for name in ("title", "journal", "author")} == {expected}


def test_authors_keep_their_order():
    names = ("Zoe Zimmer", "Ada Rook", "de la Cruz, M.")
    assert field("author", bibtex(paper(authors=names))) == " and ".join(names)


@pytest.mark.parametrize("name", ["Kites and Strings", "Kites AND Strings"])
def test_an_institution_with_and_is_one_author(name):
    assert (
        field("author", bibtex(paper(authors=(name, "A. Anderson"))))
        == f"{{{name}}} and A. Anderson"
    )


def depth_is_kept(text: str) -> bool:
    """Count braces as BibTeX does, for which a backslash before one changes nothing."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


LINES = st.text("aB {}\\%$&#_~^\"'@,=é", max_size=30)


@given(LINES.map(clean_line), LINES.map(clean_line), LINES.map(str.strip))
def test_no_text_breaks_an_entry(title, name, address):
    entry = bibtex(
        paper(title, venue=title, authors=(name, "B. Lind"), doi=address, url=address, year=2024)
    )
    lines = entry.splitlines()
    assert lines[0].startswith("@")
    assert lines[-1] == "}"
    assert all(depth_is_kept(line.partition("=")[2]) for line in lines[1:-1])
    assert depth_is_kept(entry)
    assert sum(" = {" in line[:13] for line in lines) == len(lines) - 2


@given(st.text(min_size=1, max_size=60).map(clean_line))
def test_searches_carry_the_title_and_nothing_else(title):
    found = searches(paper(title))
    assert [place for place, _ in found] == ["arXiv", "Semantic Scholar", "Google Scholar"]
    for _, address in found:
        parts = urlsplit(address)
        assert address.isascii()
        assert not set(" <>\"'`{}|\\^") & set(address)
        assert (parts.scheme, parts.fragment) == ("https", "")
        query = parse_qs(parts.query, keep_blank_values=True)
        assert query.pop("query", None) == [title] or query.pop("q", None) == [title]
        assert query in ({}, {"searchtype": ["title"]})


def test_half_a_character_does_not_stop_a_search():
    assert all(address.isascii() for _, address in searches(paper("a\ud800b")))
