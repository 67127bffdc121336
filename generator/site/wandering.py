"""Where a reader who wanders goes next: onwards within a concept, and on to its company."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.site.desk import Desk
from generator.site.views import ConceptPage, Neighbour, Turn
from generator.vocabulary.concepts import Concept

_FEWEST_SHARED = 3
_SMALLEST_SHARE = 0.2
"""Of the papers of the page's concept."""
_SURPRISE = 6.63
"""Log-likelihood that chance exceeds in one case of a hundred (chi-square, one degree)."""
_MOST_SHOWN = 5


def turns(pages: Iterable[ConceptPage]) -> Mapping[str, tuple[Turn, ...]]:
    """Return for each paper id its place in each of its concepts that has other papers.

    The order is that of the concept's page, where a paper may stand in two
    groups: its first place counts.
    """
    found: dict[str, list[Turn]] = defaultdict(list)
    for page in pages:
        listed = [line.paper for group in page.groups for line in group.lines]
        papers = list({paper.id: paper for paper in listed}.values())
        for index, paper in enumerate(papers if len(papers) > 1 else ()):
            found[paper.id].append(
                Turn(
                    concept=page.concept,
                    place=index + 1,
                    of=len(papers),
                    previous=papers[index - 1] if index else None,
                    next=papers[index + 1] if index + 1 < len(papers) else None,
                )
            )
    return {id: tuple(each) for id, each in found.items()}


def neighbours(desk: Desk, concept: Concept) -> tuple[Neighbour, ...]:
    """Return the concepts that share most papers with `concept` beyond what chance would.

    They are ranked by the log-likelihood ratio (T. Dunning, “Accurate methods
    for the statistics of surprise and coincidence”, Computational Linguistics
    19, 1993), which neither a concept that all papers have nor one that a
    single paper has can win. Of a concept and its broader one, the better stays.
    """
    papers = desk.papers_of(concept)
    counts = Counter((tag.facet, tag.concept) for each in papers for tag in desk.tags[each.id])
    ranked = []
    for key, shared in counts.items():
        other = desk.concepts[key]
        surprise = _surprise(desk, shared, len(papers), len(desk.papers_of(other)))
        if _often(shared, len(papers)) and surprise >= _SURPRISE:
            ranked.append((-surprise, key, other, shared))
    kin = {concept.key}
    found: list[Neighbour] = []
    for _, _, other, shared in sorted(ranked, key=lambda each: each[:2]):
        family = {other.key, *(above.key for above in desk.vocabulary.broader(other))}
        if concept.key in family or kin & family or other.key in _above(desk, concept, found):
            continue
        kin.add(other.key)
        found.append(Neighbour(concept=other, count=shared, here=other.facet != concept.facet))
    return tuple(found[:_MOST_SHOWN])


def _often(shared: int, papers: int) -> bool:
    return shared >= max(_FEWEST_SHARED, _SMALLEST_SHARE * papers)


def _above(desk: Desk, concept: Concept, found: Iterable[Neighbour]) -> Iterator[tuple[str, str]]:
    for each in (concept, *(neighbour.concept for neighbour in found)):
        yield from (above.key for above in desk.vocabulary.broader(each))


def _surprise(desk: Desk, shared: int, one: int, other: int) -> float:
    """Return the log-likelihood ratio of two concepts, 0 where they shun each other."""
    papers = len(desk.corpus.papers)
    if shared * papers <= one * other:
        return 0.0
    cells = (
        (shared, one * other),
        (one - shared, one * (papers - other)),
        (other - shared, (papers - one) * other),
        (papers - one - other + shared, (papers - one) * (papers - other)),
    )
    return 2 * sum(seen * math.log(seen * papers / by_chance) for seen, by_chance in cells if seen)
