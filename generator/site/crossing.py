"""Assembling the matrix: two facets crossed, with the gaps that chance does not explain."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.site.cataloguing import facet_list
from generator.site.desk import Desk
from generator.site.picture_views import Cell, FacetList, Gap, Listed, Matrix
from generator.vocabulary.concepts import Concept

LEVELS = 5
SURPRISING = 2.0
"""Papers that chance would have put into an empty cell, from which on it is called a gap."""
_MOST_GAPS = 8

Counts = Mapping[tuple[str, str], int]


def make_matrix(desk: Desk, axes: tuple[str, str] | None) -> Matrix | None:
    """Return two facets crossed, the first two by default; None where there is only one.

    Raises:
        VocabularyError: If `axes` names a facet that does not exist.
    """
    facets = desk.vocabulary.facets
    if axes is None and len(facets) < 2:
        return None
    rows, columns = (
        facet_list(desk, facet)
        for facet in (facets[:2] if axes is None else map(desk.vocabulary.facet, axes))
    )
    counts = _shared_counts(desk, rows.facet.id, columns.facet.id)
    gaps = {
        (gap.row.concept.id, gap.column.concept.id): gap
        for gap in _gaps(desk, rows, columns, counts)
    }
    most = max(counts.values(), default=1)

    def cell(row: Concept, column: Concept) -> Cell:
        pair = row.id, column.id
        count = counts.get(pair, 0)
        level = math.ceil(LEVELS * math.log1p(count) / math.log1p(most))
        return Cell(row=row, column=column, count=count, level=level, gap=pair in gaps)

    return Matrix(
        rows=rows.facet,
        columns=columns.facet,
        heads=columns.concepts,
        body=tuple(
            (row, tuple(cell(row.concept, head.concept) for head in columns.concepts))
            for row in rows.concepts
        ),
        gaps=tuple(_broadest(desk, gaps))[:_MOST_GAPS],
    )


def _shared_counts(desk: Desk, rows: str, columns: str) -> Counter[tuple[str, str]]:
    return Counter(
        (row.concept, column.concept)
        for tags in desk.tags.values()
        for row in tags
        for column in tags
        if row.facet == rows and column.facet == columns
    )


def _gaps(desk: Desk, rows: FacetList, columns: FacetList, counts: Counts) -> Iterator[Gap]:
    papers = len(desk.corpus.papers)
    for row in rows.concepts:
        for column in columns.concepts:
            expected = row.count * column.count / papers
            if expected >= SURPRISING and not counts.get((row.concept.id, column.concept.id)):
                yield Gap(row=row, column=column, expected=expected)


def _broadest(desk: Desk, gaps: Mapping[tuple[str, str], Gap]) -> Iterator[Gap]:
    """Yield the gaps that lie in no broader gap, largest first."""
    for gap in sorted(gaps.values(), key=lambda gap: -gap.expected):
        above = [
            (row, column) for row in _family(desk, gap.row) for column in _family(desk, gap.column)
        ]
        if not any(pair in gaps for pair in above[1:]):
            yield gap


def _family(desk: Desk, listed: Listed) -> list[str]:
    """Return the ids of a concept and of all that is broader, itself first."""
    broader = desk.vocabulary.broader(listed.concept)
    return [listed.concept.id, *(each.id for each in broader)]
