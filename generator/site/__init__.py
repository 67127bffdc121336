"""Assembling: every index, count, group and backlink that a page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.corpus import sort_key
from generator.model import Corpus, Links, Paper, Result, Tag
from generator.site.cataloguing import make_catalogue
from generator.site.concept_pages import concept_page, facet_page, fullest
from generator.site.connections import connections
from generator.site.crossing import make_matrix
from generator.site.desk import Desk
from generator.site.mapping import make_map
from generator.site.overviewing import make_overview
from generator.site.paper_pages import paper_page
from generator.site.resource_pages import resource_groups
from generator.site.views import Line, Quality, Site
from generator.site.wandering import turns
from generator.vocabulary.concepts import Facet, Vocabulary

_STARTS = 5


def assemble(
    corpus: Corpus,
    vocabulary: Vocabulary,
    tags: Mapping[str, tuple[Tag, ...]],
    links: Mapping[str, Links],
    results: Mapping[str, tuple[Result, ...]],
    matrix: tuple[str, str] | None = None,
) -> Site:
    """Return the site model.

    Args:
        corpus: All papers and what was set aside.
        vocabulary: The facets and concepts that `tags` speak of.
        tags: Tags of each paper, keyed by id.
        links: Links of each paper, keyed by id.
        results: Headline figures of each paper, keyed by id.
        matrix: Ids of the facets for rows and columns; without it, the first two.

    Raises:
        VocabularyError: If `matrix` names a facet that does not exist.
    """
    desk = Desk(corpus, vocabulary, tags, links, results)
    used = [c for facet in vocabulary.facets for c in facet.concepts if desk.papers_of(c)]
    concepts = tuple(concept_page(desk, concept) for concept in used)
    ways = turns(concepts)
    connected = connections(desk)
    plane = make_map(desk, matrix)
    return Site(
        corpus=corpus,
        vocabulary=vocabulary,
        papers=tuple(
            paper_page(desk, index, ways.get(paper.id, ()))
            for index, paper in enumerate(corpus.papers)
        ),
        letters=tuple(_letters(desk)),
        facets=tuple(facet_page(desk, facet) for facet in vocabulary.facets),
        concepts=concepts,
        resources=resource_groups(desk),
        matrix=make_matrix(desk, matrix),
        quality=_quality(desk),
        fullest=tuple((facet, fullest(desk, facet)) for facet in vocabulary.facets),
        starts=_starts(desk, connected),
        catalogue=make_catalogue(desk, connected),
        map=plane,
        overview=make_overview(desk, connected, plane),
        kinds=tuple(sorted({paper.kind for paper in corpus.papers})),
    )


def _letters(desk: Desk) -> Iterator[tuple[str, tuple[Line, ...]]]:
    ordered = sorted(desk.corpus.papers, key=lambda paper: _letter(paper) == "Others")
    for letter, papers in groupby(ordered, key=_letter):
        yield letter, tuple(map(desk.line, papers))


def _letter(paper: Paper) -> str:
    first = sort_key(paper.title)[:1].upper()
    return first if "A" <= first <= "Z" else "0–9" if first.isdigit() else "Others"


def _starts(desk: Desk, connected: Mapping[str, int]) -> tuple[Line, ...]:
    """Return the papers that most others lead to."""
    best = sorted(desk.corpus.papers, key=lambda paper: -connected.get(paper.id, 0))
    return tuple(map(desk.line, best[:_STARTS]))


def _quality(desk: Desk) -> Quality:
    facets = desk.vocabulary.facets
    papers = desk.corpus.papers
    return Quality(
        untagged=tuple((facet, tuple(_untagged(desk, facet))) for facet in facets),
        unused=tuple(
            (facet, tuple(c for c in facet.concepts if not desk.papers_of(c))) for facet in facets
        ),
        curated=tuple(each for each in papers if each.overrule.add or each.overrule.remove),
        sources=tuple(_sources(desk.corpus)),
    )


def _untagged(desk: Desk, facet: Facet) -> Iterator[Paper]:
    for paper in desk.corpus.papers:
        if not any(tag.facet == facet.id for tag in desk.tags[paper.id]):
            yield paper


def _sources(corpus: Corpus) -> Iterator[tuple[str, int, int, int]]:
    papers = Counter(paper.origin.source for paper in corpus.papers)
    rejects = Counter(reject.origin.source for reject in corpus.rejects)
    copies = Counter(twin.origin.source for twin in corpus.twins if twin.other is None)
    for source in dict.fromkeys([*papers, *rejects, *copies]):
        yield source, papers[source], rejects[source], copies[source]
