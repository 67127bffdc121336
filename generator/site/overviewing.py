"""Assembling the overview: what a collection holds, and where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Paper
from generator.site.cataloguing import facet_list
from generator.site.desk import Desk
from generator.site.picture_views import Bar, Chart, Map, Overview, Year
from generator.vocabulary.concepts import Concept, Facet

_BARS = 10
_PAPERS = 8
_LONGEST_SPAN = 60
"""Years beyond which one odd date would stretch the chart: then only those with papers."""


def make_overview(desk: Desk, ways: Mapping[str, int], plane: Map) -> Overview:
    """Return the overview; `ways` as `connections` gives it, for the same papers as the map."""
    papers = desk.corpus.papers
    dated = [paper for paper in papers if paper.year]
    mentions = {paper.id: len(desk.links[paper.id].mentioned_by) for paper in papers}
    return Overview(
        papers=len(papers),
        concepts=sum(1 for concept in desk.concepts.values() if desk.papers_of(concept)),
        related=sum(len(links.related) for links in desk.links.values()),
        mentions=sum(mentions.values()),
        charts=tuple(_chart(desk, facet) for facet in desk.vocabulary.facets),
        connected=tuple(_most(papers, ways)),
        named=tuple(_most(papers, mentions)),
        firsts=tuple(_firsts(plane, ways)),
        newest=tuple(sorted(dated, key=lambda paper: -(paper.year or 0))[:_PAPERS]),
        years=tuple(_years([paper.year for paper in dated if paper.year])),
        undated=len(papers) - len(dated),
    )


def _chart(desk: Desk, facet: Facet) -> Chart:
    listed = sorted(facet_list(desk, facet).concepts, key=lambda each: -each.count)
    longest = listed[0].count if listed else 1
    tagged = {paper.id for each in listed for paper in desk.papers_of(each.concept)}
    return Chart(
        facet=facet,
        bars=tuple(
            Bar(concept=each.concept, count=each.count, share=_share(each.count, longest))
            for each in listed[:_BARS]
        ),
        more=max(len(listed) - _BARS, 0),
        without=len(desk.corpus.papers) - len(tagged),
    )


def _share(count: int, most: int) -> int:
    return -(-100 * count // most)


def _most(papers: Sequence[Paper], counts: Mapping[str, int]) -> Iterator[tuple[Paper, int]]:
    ranked = sorted(papers, key=lambda paper: -counts.get(paper.id, 0))
    for paper in ranked[:_PAPERS]:
        if count := counts.get(paper.id, 0):
            yield paper, count


def _firsts(plane: Map, ways: Mapping[str, int]) -> Iterator[tuple[Concept, Paper]]:
    for region in plane.regions:
        if region.concept and region.dots:
            best = max(region.dots, key=lambda dot: (ways.get(dot.paper.id, 0), -dot.number))
            yield region.concept, best.paper


def _years(years: Sequence[int]) -> Iterator[Year]:
    counts = Counter(years)
    if not counts:
        return
    first, last = min(counts), max(counts)
    shown = range(first, last + 1) if last - first < _LONGEST_SPAN else sorted(counts)
    for year in shown:
        share = _share(counts[year], max(counts.values()))
        yield Year(year=year, count=counts[year], share=share)
