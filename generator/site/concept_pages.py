"""Assembling the pages of concepts and facets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model import Paper
from generator.site.desk import Desk
from generator.site.grouping import by_company, by_narrower
from generator.site.views import Branch, ConceptPage, Crossing, FacetPage, Group
from generator.site.wandering import neighbours
from generator.text import words_key
from generator.vocabulary.concepts import Concept, Facet

Crossings = Iterator[tuple[Facet, tuple[Crossing, ...]]]


def concept_page(desk: Desk, concept: Concept) -> ConceptPage:
    """Return a concept's page."""
    papers = desk.papers_of(concept)
    below = [(each, desk.papers_of(each)) for each in desk.vocabulary.narrower(concept)]
    parts = (
        by_narrower(papers, below)
        if any(found for _, found in below)
        else by_company(papers, lambda paper: _company(desk, paper, concept.facet))
    )
    return ConceptPage(
        concept=concept,
        facet=desk.vocabulary.facet(concept.facet),
        papers=tuple(papers),
        names=tuple(_other_names(concept)),
        broader=tuple(reversed(desk.vocabulary.broader(concept))),
        narrower=tuple((each, len(found)) for each, found in below),
        neighbours=neighbours(desk, concept),
        groups=tuple(_group(desk, concept, *part, alone=len(parts) == 1) for part in parts),
        crossings=tuple(_crossings(desk, concept)),
    )


def _other_names(concept: Concept) -> Iterable[str]:
    names = {words_key(name): name for name in reversed(concept.alternatives)}
    names.pop(words_key(concept.label), None)
    return reversed(names.values())


def _company(desk: Desk, paper: Paper, facet: str) -> Iterator[Concept]:
    """Yield what a paper is about in the first facet beside `facet` that says so."""
    own = [tag for tag in desk.tags[paper.id] if tag.facet != facet and tag.via is None]
    for tag in own:
        if tag.facet == own[0].facet:
            yield desk.concepts[tag.facet, tag.concept]


def _group(
    desk: Desk, page: Concept, concept: Concept | None, papers: Iterable[Paper], *, alone: bool
) -> Group:
    narrower = concept is not None and concept.facet == page.facet
    heading = concept.label if concept else "All papers" if alone else "Others"
    lines = tuple(desk.line(paper, concept if narrower else page) for paper in papers)
    return Group(heading=heading, concept=concept, lines=lines)


def _crossings(desk: Desk, concept: Concept) -> Crossings:
    shared: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    for paper in desk.papers_of(concept):
        for tag in desk.tags[paper.id]:
            shared[tag.facet, tag.concept].append(paper)
    for facet in desk.vocabulary.facets:
        crossings = tuple(
            Crossing(concept=other, papers=tuple(shared[other.key]))
            for other in facet.concepts
            if other.key in shared
        )
        if facet.id != concept.facet and crossings:
            yield facet, crossings


def facet_page(desk: Desk, facet: Facet) -> FacetPage:
    """Return a facet's index: its concepts as a tree, those without papers included."""
    tagged = {paper.id for concept in facet.concepts for paper in desk.papers_of(concept)}
    return FacetPage(
        facet=facet,
        tree=_branches(desk, facet, None),
        tagged=len(tagged),
        used=sum(1 for concept in facet.concepts if desk.papers_of(concept)),
    )


def _branches(desk: Desk, facet: Facet, above: str | None) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            concept=concept,
            count=len(desk.papers_of(concept)),
            children=_branches(desk, facet, concept.id),
        )
        for concept in facet.concepts
        if concept.broader == above
    )


def fullest(desk: Desk, facet: Facet) -> tuple[tuple[Concept, int], ...]:
    """Return a facet's concepts that have papers, with counts, fullest first."""
    counted = [(c, len(desk.papers_of(c))) for c in facet.concepts if desk.papers_of(c)]
    return tuple(sorted(counted, key=lambda pair: -pair[1]))
