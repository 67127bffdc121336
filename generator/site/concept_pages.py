"""Assembling the pages of concepts and facets, and the matrix of two facets."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Paper
from generator.site.desk import Desk
from generator.site.grouping import by_company, by_narrower
from generator.site.views import Branch, Cell, ConceptPage, Crossing, FacetPage, Group, Matrix
from generator.site.wandering import neighbours
from generator.text import words_key
from generator.vocabulary.concepts import Concept, Facet

_LEVELS = 5

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


def make_matrix(desk: Desk, axes: tuple[str, str] | None) -> Matrix | None:
    """Return two facets crossed, the first two by default; None where there is only one.

    Raises:
        VocabularyError: If `axes` names a facet that does not exist.
    """
    facets = desk.vocabulary.facets
    if axes is None and len(facets) < 2:
        return None
    rows, columns = facets[:2] if axes is None else map(desk.vocabulary.facet, axes)
    counts = _shared_counts(desk, rows.id, columns.id)
    most = max(counts.values(), default=1)
    heads = [c for c in columns.concepts if desk.papers_of(c)]
    body = (
        (row, len(desk.papers_of(row)), tuple(_cell(row, head, counts, most) for head in heads))
        for row in rows.concepts
        if desk.papers_of(row)
    )
    return Matrix(
        rows=rows,
        columns=columns,
        heads=tuple((head, len(desk.papers_of(head))) for head in heads),
        body=tuple(body),
    )


def _shared_counts(desk: Desk, rows: str, columns: str) -> Counter[tuple[str, str]]:
    return Counter(
        (row.concept, column.concept)
        for tags in desk.tags.values()
        for row in tags
        for column in tags
        if row.facet == rows and column.facet == columns
    )


def _cell(row: Concept, column: Concept, counts: Mapping[tuple[str, str], int], most: int) -> Cell:
    count = counts.get((row.id, column.id), 0)
    level = math.ceil(_LEVELS * math.log1p(count) / math.log1p(most))
    return Cell(row=row, column=column, count=count, level=level)
