"""Assembling the catalogue: every paper and concept in the order in which scripts number them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model import Paper
from generator.site.desk import Desk
from generator.site.picture_views import Catalogue, FacetList, Listed, Row
from generator.vocabulary.concepts import Concept, Facet


def make_catalogue(desk: Desk, ways: Mapping[str, int]) -> Catalogue:
    """Return all papers in A–Z order with their concepts; `ways` as `connections` gives it."""
    return Catalogue(
        facets=tuple(facet_list(desk, facet) for facet in desk.vocabulary.facets),
        rows=tuple(_row(desk, paper, ways.get(paper.id, 0)) for paper in desk.corpus.papers),
    )


def facet_list(desk: Desk, facet: Facet) -> FacetList:
    """Return a facet's concepts that have papers, each before what is narrower."""
    below: dict[str | None, list[Concept]] = defaultdict(list)
    for concept in facet.concepts:
        below[concept.broader].append(concept)

    def walk(above: str | None, depth: int) -> Iterator[Listed]:
        for concept in below[above]:
            if count := len(desk.papers_of(concept)):
                yield Listed(concept=concept, depth=depth, count=count)
                yield from walk(concept.id, depth + 1)

    return FacetList(facet=facet, concepts=tuple(walk(None, 0)))


def _row(desk: Desk, paper: Paper, connected: int) -> Row:
    tags = desk.tags[paper.id]
    names = (*paper.introduces, *desk.links[paper.id].introduces)
    return Row(
        paper=paper,
        own=tuple(desk.concepts[t.facet, t.concept] for t in tags if t.via is None),
        implied=tuple(desk.concepts[t.facet, t.concept] for t in tags if t.via is not None),
        connected=connected,
        name=names[0] if names else "",
    )


def keywords(row: Row, facets: tuple[FacetList, ...]) -> list[tuple[str, list[str]]]:
    """Return each facet's label with the labels of a paper's own concepts there."""
    labels: dict[str, list[str]] = {each.facet.id: [] for each in facets}
    for concept in row.own:
        labels[concept.facet].append(concept.label)
    return [(each.facet.label, labels[each.facet.id]) for each in facets]
