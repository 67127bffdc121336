"""Groups on a concept's page, so that forty papers are not one long list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from generator.model import Paper
from generator.vocabulary.concepts import Concept

_FEWEST_TO_GROUP = 7
_FEWEST_IN_GROUP = 2
_LARGEST_SHARE = 0.6
"""A group with more of a page's papers than this tells nobody anything."""

Parts = list[tuple[Concept | None, list[Paper]]]


def by_narrower(
    papers: Sequence[Paper], narrower: Iterable[tuple[Concept, Sequence[Paper]]]
) -> Parts:
    """Group papers by narrower concepts; a paper under two of them stands in both."""
    parts: Parts = [(concept, list(below)) for concept, below in narrower if below]
    placed = {paper.id for _, below in parts for paper in below}
    rest = [paper for paper in papers if paper.id not in placed]
    return [*parts, (None, rest)] if rest else parts


def by_company(papers: Sequence[Paper], company: Callable[[Paper], Iterable[Concept]]) -> Parts:
    """Group papers by what else they are about, each paper once.

    The concept that most of the papers still without a group share makes the
    next group, as long as it does not take in nearly all of them.
    """
    if len(papers) < _FEWEST_TO_GROUP:
        return [(None, list(papers))]
    members: dict[Concept, list[Paper]] = defaultdict(list)
    for paper in papers:
        for concept in company(paper):
            members[concept].append(paper)
    fitting = {
        c: found for c, found in members.items() if len(found) <= _LARGEST_SHARE * len(papers)
    }
    left = {paper.id: paper for paper in papers}
    parts: Parts = []
    while best := _fullest(fitting, left):
        concept, found = best
        parts.append((concept, found))
        del fitting[concept]
        for paper in found:
            del left[paper.id]
    rest = list(left.values())
    return [*parts, (None, rest)] if rest else parts


def _fullest(
    members: dict[Concept, list[Paper]], left: dict[str, Paper]
) -> tuple[Concept, list[Paper]] | None:
    best: tuple[Concept, list[Paper]] | None = None
    for concept, found in members.items():
        here = [paper for paper in found if paper.id in left]
        if len(here) >= max(_FEWEST_IN_GROUP, 1 + (len(best[1]) if best else 0)):
            best = concept, here
    return best
