"""The stage as a whole: every table agrees with every other."""

from __future__ import annotations

import random

from hypothesis import given, settings, strategies as st

from generator.linking import link_papers
from generator.model import Origin, Paper, Tag

NAMES = ("WardNet", "BedSAM", "Ledger-7B", "W-Bench", "CareGPT", "DripNet")


def paper(number: int, text: str, title: str = "", **fields: object) -> Paper:
    return Paper(
        id=f"p{number}",
        title=title or f"Study {number}",
        abstract=text,
        origin=Origin(source="test"),
        **fields,  # type: ignore[arg-type]
    )


@st.composite
def collections(draw: st.DrawFn) -> list[Paper]:
    papers = []
    for number, name in enumerate(draw(st.lists(st.sampled_from(NAMES), max_size=6))):
        others = draw(st.lists(st.sampled_from(NAMES), max_size=4))
        text = f"We introduce {name}, a model of wards. " + " ".join(
            f"It outperforms {other} at https://github.com/a/{other}." for other in others
        )
        papers.append(paper(number, text))
    return papers


@settings(deadline=None, max_examples=40)
@given(collections(), st.randoms(use_true_random=False))
def test_tables_agree(papers: list[Paper], chance: random.Random) -> None:
    links = link_papers(papers, {})
    assert links.keys() == {each.id for each in papers}
    named = {(each.id, mention.to) for each in papers for mention in links[each.id].mentions}
    assert named == {(by, each.id) for each in papers for by in links[each.id].mentioned_by}
    assert not any(source == target for source, target in named)
    for each in papers:
        for mention in links[each.id].mentions:
            assert each.text(mention.field)[mention.start : mention.end] == mention.text
        for link in links[each.id].links:
            assert each.abstract[link.start : link.end] in link.url
    shuffled = chance.sample(papers, len(papers))
    assert link_papers(shuffled, {}) == links


def test_one_pass_over_a_small_collection() -> None:
    papers = [
        paper(1, "We introduce WardNet, a model. Code: github.com/a/b.", "WardNet: Beds"),
        paper(2, "It beats WardNet, and WardNet-7B.", code=("https://example.org/c",)),
        paper(3, "Compared with WardNet, ours rests.", "A last word"),
    ]
    tags = {"p1": (Tag(facet="method", concept="graph"),)}
    links = link_papers(papers, tags)
    assert links["p1"].introduces == ("WardNet",)
    assert links["p1"].mentioned_by == ("p3", "p2")
    assert [each.text for each in links["p2"].mentions] == ["WardNet", "WardNet"]
    assert [(each.url, each.label) for each in links["p1"].links] == [
        ("https://github.com/a/b", "code")
    ]
    assert [(each.url, each.label, each.start) for each in links["p2"].links] == [
        ("https://example.org/c", "code", None)
    ]


def test_no_papers() -> None:
    assert link_papers([], {}) == {}
