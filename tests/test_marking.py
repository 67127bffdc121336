"""Marks: no character of an abstract is added or lost, and each mark leads where it should."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.model import Evidence, Link, Links, Mention, Origin, Paper, Tag
from generator.site.marking import Paragraphs, Piece, anchors, mark


def paper(abstract: str) -> Paper:
    return Paper(id="p", title="A Kite", abstract=abstract, origin=Origin(source="x"))


def evidence(text: str, start: int, end: int, rule: str = "term") -> Evidence:
    return Evidence(field="abstract", start=start, end=end, text=text[start:end], rule=rule)


def tag(concept: str, *found: Evidence, via: str | None = None) -> Tag:
    return Tag(facet="f", concept=concept, evidence=found, via=via)


def mention(text: str, start: int, end: int) -> Mention:
    return Mention(to="other", field="abstract", start=start, end=end, text=text[start:end])


def link(start: int | None, end: int | None) -> Link:
    return Link(url="https://a.example", label="code", start=start, end=end)


def texts(paragraphs: Paragraphs) -> list[list[str]]:
    return [[piece.text for piece in pieces] for pieces in paragraphs]


def concepts(piece: Piece) -> list[str]:
    return [each.concept for each in piece.tags]


TEXT = "Silk kites fly over Ulm."


def test_an_abstract_without_marks_is_one_piece():
    assert mark(paper(TEXT), [], Links()) == ((Piece(text=TEXT),),)


def test_paragraphs_stay_apart():
    assert texts(mark(paper("One.\n\nTwo.\n\nThree."), [], Links())) == [
        ["One."],
        ["Two."],
        ["Three."],
    ]


def test_an_evidence_is_a_piece_that_leads_to_its_concept():
    silk = tag("silk", evidence(TEXT, 0, 4, "term “silk”"))
    (pieces,) = mark(paper(TEXT), [silk], Links())
    assert pieces == (
        Piece(text="Silk", tags=(silk,), rules=("term “silk”",), anchor="e1"),
        Piece(text=" kites fly over Ulm."),
    )


def test_the_closest_of_two_evidences_comes_first():
    wide, close = tag("silk-kites", evidence(TEXT, 0, 10)), tag("silk", evidence(TEXT, 0, 4))
    for order in ([wide, close], [close, wide]):
        (pieces,) = mark(paper(TEXT), order, Links())
        assert pieces[0].text == "Silk"
        assert concepts(pieces[0]) == ["silk", "silk-kites"]
        assert all(
            "silk-kites" in concepts(piece) for piece in pieces if piece.text.strip() == "kites"
        )


@pytest.mark.parametrize(
    ("links", "won"),
    [
        pytest.param(Links(mentions=(mention(TEXT, 5, 10),)), "mention", id="mention"),
        pytest.param(Links(links=(link(5, 10),)), "address", id="address"),
        pytest.param(
            Links(mentions=(mention(TEXT, 5, 10),), links=(link(5, 10),)), "address", id="both"
        ),
    ],
)
def test_addresses_win_over_mentions_and_mentions_over_evidence(links, won):
    (pieces,) = mark(paper(TEXT), [tag("kite", evidence(TEXT, 5, 10))], links)
    (piece,) = [piece for piece in pieces if piece.text == "kites"]
    assert (piece.url, piece.paper, piece.tags) == (
        "https://a.example" * (won == "address"),
        "other" * (won == "mention"),
        (),
    )


def test_marks_in_the_title_and_addresses_beside_the_text_are_not_drawn():
    title = Evidence(field="title", start=0, end=6, text="A Kite", rule="term")
    named = Mention(to="other", field="title", start=0, end=6, text="A Kite")
    links = Links(mentions=(named,), links=(link(None, None),))
    assert mark(paper(TEXT), [tag("kite", title)], links) == ((Piece(text=TEXT),),)


def test_a_tag_that_follows_from_another_is_not_marked_twice():
    found = evidence(TEXT, 0, 4)
    (pieces,) = mark(paper(TEXT), [tag("silk", found), tag("cloth", found, via="silk")], Links())
    assert concepts(pieces[0]) == ["silk"]


def test_anchors_count_through_the_paragraphs():
    text = "Silk and silk.\n\nMore silk."
    silk = tag("silk", evidence(text, 0, 4), evidence(text, 9, 13), evidence(text, 21, 25))
    paragraphs = mark(paper(text), [silk], Links())
    assert anchors(paragraphs, silk) == {(0, 4): "e1", (9, 13): "e2", (21, 25): "e3"}


def test_an_evidence_under_an_address_has_no_anchor():
    silk = tag("silk", evidence(TEXT, 0, 4))
    assert anchors(mark(paper(TEXT), [silk], Links(links=(link(0, 10),))), silk) == {}


ABSTRACTS = st.lists(
    st.text("ab \n.é漢", min_size=1, max_size=14).filter(lambda part: "\n\n" not in part),
    min_size=1,
    max_size=4,
).map(lambda parts: "\n\n".join(part.strip() or "x" for part in parts))


@st.composite
def marked(draw: st.DrawFn) -> tuple[Paper, list[Tag], Links]:
    text = draw(ABSTRACTS)
    place = st.integers(0, len(text))
    words = (
        st.tuples(place, place)
        .map(sorted)
        .filter(lambda at: text[at[0] : at[1]].strip() == text[at[0] : at[1]] != "")
    )
    spans = st.lists(words, max_size=4)
    tags = [
        tag(concept, *(evidence(text, start, end) for start, end in draw(spans)), via=via)
        for concept, via in (("a", None), ("b", None), ("c", None), ("d", "a"))
    ]
    links = Links(
        mentions=tuple(mention(text, start, end) for start, end in draw(spans)[:2]),
        links=tuple(link(start, end) for start, end in draw(spans)[:2]),
    )
    return paper(text), tags, links


@given(marked())
def test_the_pieces_joined_are_the_abstract(case):
    given_paper, tags, links = case
    paragraphs = mark(given_paper, tags, links)
    assert "\n\n".join(map("".join, texts(paragraphs))) == given_paper.abstract
    assert all(piece.text for pieces in paragraphs for piece in pieces)


@given(marked())
def test_every_character_leads_where_the_closest_span_says(case):
    given_paper, tags, links = case
    at = 0
    for pieces in mark(given_paper, tags, links):
        for piece in pieces:
            here = range(at, at + len(piece.text))
            linked = [at for at in here if any(each.start <= at < each.end for each in links.links)]
            named = [
                at for at in here if any(each.start <= at < each.end for each in links.mentions)
            ]
            if piece.url:
                assert linked == list(here)
            elif piece.paper:
                assert (linked, named) == ([], list(here))
            elif piece.text.strip():
                assert (linked, named) == ([], [])
            assert len(piece.tags) == len(piece.rules)
            assert bool(piece.tags) == bool(piece.anchor)
            assert "d" not in concepts(piece)
            assert len(set(concepts(piece))) == len(piece.tags)
            for each in piece.tags:
                assert any(
                    found.start < here.stop and here.start < found.end for found in each.evidence
                )
            at += len(piece.text)
        at += 2


@given(marked())
def test_anchors_are_unique_and_lead_to_pieces_that_carry_the_tag(case):
    given_paper, tags, links = case
    paragraphs = mark(given_paper, tags, links)
    where = {piece.anchor: piece for pieces in paragraphs for piece in pieces if piece.anchor}
    assert len(where) == sum(bool(piece.anchor) for pieces in paragraphs for piece in pieces)
    for each in tags:
        found = anchors(paragraphs, each)
        assert found.keys() <= {(at.start, at.end) for at in each.evidence}
        for start, end in found:
            piece = where[found[start, end]]
            assert piece.text in given_paper.abstract[start:end]
            if each.via is None:
                assert each in piece.tags


def test_a_space_between_words_that_another_mark_has_won_is_no_mark():
    whole = tag("whole", evidence(TEXT, 0, 10))
    words = tag("words", evidence(TEXT, 0, 4), evidence(TEXT, 5, 10))
    (pieces,) = mark(paper(TEXT), [whole, words], Links())
    assert [piece.text for piece in pieces if piece.tags] == ["Silk", "kites"]
    assert "".join(piece.text for piece in pieces) == TEXT
