"""Previous and next within a concept, and which concepts are often with another."""

from __future__ import annotations

from generator.linking import link_papers
from generator.model import Corpus, Origin, Paper, Result, Tag
from generator.site import assemble
from generator.site.desk import Desk
from generator.site.views import Site
from generator.site.wandering import neighbours
from generator.vocabulary.concepts import Concept, Facet, Vocabulary


def concept(facet: str, id: str, broader: str | None = None) -> Concept:
    return Concept(facet=facet, id=id, label=id.title(), scope="A kind.", broader=broader)


CRAFT = Facet(
    id="craft",
    label="Craft",
    scope="What flies.",
    concepts=(
        concept("craft", "kite"),
        concept("craft", "box-kite", "kite"),
        concept("craft", "glider"),
        concept("craft", "anything"),
    ),
)
CLOTH = Facet(
    id="cloth",
    label="Cloth",
    scope="What it is made of.",
    concepts=(concept("cloth", "silk"), concept("cloth", "raw-silk", "silk")),
)


def site_of(*tagged: str) -> tuple[Site, Desk]:
    """Return a site of papers A, B, C … with the concepts that each text names."""
    of = {c.id: c for facet in (CRAFT, CLOTH) for c in facet.concepts}
    papers = tuple(
        Paper(id=f"p{n}", title=f"{n:03}", abstract="Text.", origin=Origin(source="x"))
        for n, _ in enumerate(tagged)
    )
    tags = {
        paper.id: tuple(
            Tag(facet=of[name].facet, concept=name, curated="") for name in names.split()
        )
        for paper, names in zip(papers, tagged, strict=True)
    }
    corpus, vocabulary = Corpus(papers=papers), Vocabulary(facets=(CRAFT, CLOTH))
    links = link_papers(papers, {})
    results: dict[str, tuple[Result, ...]] = {paper.id: () for paper in papers}
    return (
        assemble(corpus, vocabulary, tags, links, results),
        Desk(corpus, vocabulary, tags, links, results),
    )


def names(desk: Desk, facet: str, id: str) -> list[tuple[str, int, bool]]:
    found = neighbours(desk, desk.concepts[facet, id])
    return [(each.concept.id, each.count, each.here) for each in found]


def test_previous_and_next_follow_the_order_of_the_concepts_page():
    site, _ = site_of("kite", "kite box-kite", "glider", "kite", "kite box-kite")
    (kite,) = [page for page in site.concepts if page.concept.id == "kite"]
    shown = [line.paper.id for group in kite.groups for line in group.lines]
    assert shown == ["p1", "p4", "p0", "p3"]
    ways = {}
    for page in site.papers:
        for turn in page.turns:
            if turn.concept.id == "kite":
                around = [each and each.id for each in (turn.previous, turn.next)]
                ways[page.paper.id] = (turn.place, turn.of, *around)
    assert ways == {
        "p1": (1, 4, None, "p4"),
        "p4": (2, 4, "p1", "p0"),
        "p0": (3, 4, "p4", "p3"),
        "p3": (4, 4, "p0", None),
    }


def test_a_paper_in_two_groups_has_one_place():
    site, _ = site_of("kite box-kite silk", "kite silk", "silk raw-silk", "silk")
    for page in site.papers:
        assert len({turn.concept.key for turn in page.turns}) == len(page.turns)


def test_a_concept_of_one_paper_leads_nowhere():
    site, _ = site_of("kite", "glider")
    assert [page.turns for page in site.papers] == [(), ()]


def test_neighbours_share_more_than_chance_and_say_how_many():
    _, desk = site_of(*["kite silk"] * 5, *["glider"] * 5)
    assert names(desk, "craft", "kite") == [("silk", 5, True)]
    assert names(desk, "cloth", "silk") == [("kite", 5, True)]


def test_what_nearly_every_paper_has_is_no_neighbour():
    _, desk = site_of(*["kite silk anything"] * 5, *["glider anything"] * 9)
    assert [id for id, *_ in names(desk, "craft", "kite")] == ["silk"]
    assert names(desk, "craft", "anything") == []


def test_two_shared_papers_are_not_often():
    _, desk = site_of(*["kite silk"] * 2, *["glider"] * 30)
    assert names(desk, "craft", "kite") == []


def test_concepts_of_one_family_are_not_named_twice():
    _, desk = site_of(*["kite box-kite silk raw-silk"] * 4, *["glider"] * 6)
    assert names(desk, "craft", "box-kite") == [("raw-silk", 4, True)]
    assert names(desk, "craft", "kite") == [("raw-silk", 4, True)]


def test_a_neighbour_of_the_same_facet_is_not_listed_on_the_page():
    _, desk = site_of(*["kite glider"] * 4, *["silk"] * 6)
    assert names(desk, "craft", "kite") == [("glider", 4, False)]
