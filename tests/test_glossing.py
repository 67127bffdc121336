"""Long forms of abbreviations: where they show, and that no character of the text changes."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.model import Evidence, Link, Links, Mention, Origin, Paper, Tag
from generator.site.glossing import find_uses, gloss
from generator.site.marking import Piece, mark


def uses(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.long) for use in find_uses(text)]


WIND = "Wind speed index (WSI) is new. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The WSI rose.", ["WSI"], id="plain"),
        pytest.param("WSI rose; (WSI) fell, WSI.", ["WSI"] * 3, id="each-use"),
        pytest.param("Two WSIs rose.", ["WSIs"], id="plural"),
        pytest.param("The WSI's rise.", ["WSI"], id="possessive"),
        pytest.param("A WSI-based and a non-WSI kite.", ["WSI", "WSI"], id="compound"),
        pytest.param("WSI/rain charts and WSI, again.", ["WSI", "WSI"], id="slash-word"),
        pytest.param("WSI/QNH charts.", ["WSI"], id="slash-acronym"),
        pytest.param("WSI-7 and KITE-WSI and WSI-Net.", [], id="longer-names"),
        pytest.param("SWSI, WSIx, wsi and WSI.py.", [], id="other-words"),
        pytest.param("See https://example.org/WSI/a for it.", [], id="address"),
        pytest.param("Nothing more.", [], id="none"),
    ],
)
def test_uses(text: str, expected: list[str]):
    found = uses(WIND + text)
    assert [words for words, _ in found] == expected
    assert {long for _, long in found} <= {"Wind speed index"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("WSI is bold. Wind speed index (WSI) is new.", id="before"),
        pytest.param("A wind speed index [WSI] is new.", id="brackets"),
        pytest.param("A wind speed index, WSI, is new.", id="commas"),
        pytest.param("The WSI (wind speed index) is new.", id="long-form-in-brackets"),
        pytest.param("The WSI is not defined.", id="undefined"),
    ],
)
def test_what_is_no_use(text: str):
    assert uses(text) == []


def test_a_new_definition_holds_from_there_on():
    text = WIND + "WSI rose. A water surface image (WSI) shines. The WSI fell."
    assert uses(text) == [("WSI", "Wind speed index"), ("WSI", "water surface image")]


def paper(abstract: str) -> Paper:
    return Paper(id="p", title="A Kite", abstract=abstract, origin=Origin(source="x"))


def pieces(text: str, tags=(), links=None) -> list[Piece]:
    given_paper = paper(text)
    marked = mark(given_paper, tags, links or Links())
    return [piece for paragraph in gloss(given_paper, marked) for piece in paragraph]


def at(text: str, words: str) -> tuple[int, int]:
    start = text.rindex(words)
    return start, start + len(words)


def test_the_tab_key_stops_once_for_each_abbreviation():
    found = pieces(WIND + "WSI up. WSI down.\n\nWSI calm.")
    assert [(piece.text, piece.stop) for piece in found if piece.long] == [
        ("WSI", True),
        ("WSI", False),
        ("WSI", False),
    ]


def test_a_mark_keeps_its_words_and_its_anchor_and_gains_the_long_form():
    text = WIND + "Several WSI charts hang here."
    start, end = at(text, "WSI charts")
    found = Evidence(field="abstract", start=start, end=end, text="WSI charts", rule="term")
    (piece,) = [p for p in pieces(text, [Tag(facet="f", concept="c", evidence=(found,))]) if p.long]
    assert (piece.text, piece.anchor) == ("WSI charts", "e1")
    assert piece.long == "WSI: Wind speed index"


def test_a_mention_gains_the_long_form():
    text = WIND + "We beat WSI."
    start, end = at(text, "WSI")
    named = Mention(to="other", field="abstract", start=start, end=end, text="WSI")
    (piece,) = [p for p in pieces(text, links=Links(mentions=(named,))) if p.long]
    assert (piece.paper, piece.long, piece.stop) == ("other", "Wind speed index", False)


def test_an_address_is_left_alone():
    text = WIND + "See a.example/WSI now."
    start, end = at(text, "a.example/WSI")
    link = Link(url="https://a.example/WSI", label="code", start=start, end=end)
    assert [p for p in pieces(text, links=Links(links=(link,))) if p.long] == []


WORDS = st.lists(
    st.sampled_from(
        ["wind speed index (WSI)", "WSI", "WSIs", "wsi", "a", "(WSI)", ".\n\nWSI", ","]
    ),
    min_size=1,
    max_size=9,
).map(lambda words: " ".join(words).replace(" .", "."))


@given(WORDS, st.data())
def test_the_pieces_joined_are_the_abstract(text: str, data: st.DataObject):
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted), max_size=3))
    tags = [
        Tag(
            facet="f",
            concept=str(n),
            evidence=(Evidence(field="abstract", start=a, end=b, text=text[a:b], rule="r"),),
        )
        for n, (a, b) in enumerate(spans)
        if text[a:b].strip() == text[a:b] != ""
    ]
    given_paper = paper(text)
    marked = mark(given_paper, tags, Links())
    glossed = gloss(given_paper, marked)
    assert "\n\n".join("".join(p.text for p in each) for each in glossed) == text
    for before, after in zip(marked, glossed, strict=True):
        assert [p.anchor for p in before if p.anchor] == [p.anchor for p in after if p.anchor]
        assert all(p.text for p in after) or not any(p.text for p in before)
