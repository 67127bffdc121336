"""Assembling: every index, count, group and backlink that a page shows."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.citing import bibtex, searches
from generator.concepts import Concept, Facet, Vocabulary
from generator.corpus import sort_key
from generator.gist import gist
from generator.grouping import by_company, by_narrower
from generator.marking import Paragraphs, anchors, mark
from generator.model import Corpus, Link, Links, Paper, Tag
from generator.related import describe
from generator.views import (
    Branch,
    Cell,
    ConceptPage,
    Crossing,
    FacetPage,
    FacetTags,
    Group,
    Line,
    Matrix,
    NextTo,
    PaperPage,
    Quality,
    Quote,
    Site,
    TagView,
)

_WORDS_SHOWN = 3
_LEVELS = 5
_STARTS = 5


def assemble(
    corpus: Corpus,
    vocabulary: Vocabulary,
    tags: Mapping[str, tuple[Tag, ...]],
    links: Mapping[str, Links],
    matrix: tuple[str, str] | None = None,
) -> Site:
    """Return the site model.

    Args:
        corpus: All papers and what was set aside.
        vocabulary: The facets and concepts that `tags` speak of.
        tags: Tags of each paper, keyed by id.
        links: Links of each paper, keyed by id.
        matrix: Ids of the facets for rows and columns; without it, the first two.

    Raises:
        VocabularyError: If `matrix` names a facet that does not exist.
    """
    desk = _Desk(corpus, vocabulary, tags, links)
    concepts = [c for facet in vocabulary.facets for c in facet.concepts if desk.papers_of(c)]
    return Site(
        corpus=corpus,
        vocabulary=vocabulary,
        papers=tuple(desk.paper_page(index) for index in range(len(corpus.papers))),
        letters=tuple(desk.letters()),
        facets=tuple(desk.facet_page(facet) for facet in vocabulary.facets),
        concepts=tuple(map(desk.concept_page, concepts)),
        matrix=desk.matrix(matrix),
        quality=desk.quality(),
        fullest=tuple((facet, desk.fullest(facet)) for facet in vocabulary.facets),
        starts=desk.starts(),
        kinds=tuple(sorted({paper.kind for paper in corpus.papers})),
    )


class _Desk:
    """The tables laid side by side, with the look-ups that assembling needs."""

    def __init__(
        self,
        corpus: Corpus,
        vocabulary: Vocabulary,
        tags: Mapping[str, tuple[Tag, ...]],
        links: Mapping[str, Links],
    ) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary
        self._tags = tags
        self._links = links
        self._papers = {paper.id: paper for paper in corpus.papers}
        self._gists = {
            paper.id: gist(paper.abstract, _names(paper, links)) for paper in corpus.papers
        }
        self._concepts = {c.key: c for facet in vocabulary.facets for c in facet.concepts}
        self._members: dict[tuple[str, str], list[Paper]] = defaultdict(list)
        for paper in corpus.papers:
            for tag in tags[paper.id]:
                self._members[tag.facet, tag.concept].append(paper)

    def papers_of(self, concept: Concept) -> list[Paper]:
        return self._members.get(concept.key, [])

    # A paper's page

    def paper_page(self, index: int) -> PaperPage:
        papers = self._corpus.papers
        paper = papers[index]
        links = self._links[paper.id]
        paragraphs = mark(paper, self._tags[paper.id], links)
        return PaperPage(
            paper=paper,
            gist=self._gists[paper.id],
            paragraphs=paragraphs,
            facets=tuple(self._facet_tags(paper, paragraphs)),
            removed=tuple(self._vocabulary.find(name) for name in paper.overrule.remove),
            links=tuple(_each_address_once(links.links)),
            related=tuple(
                NextTo(
                    paper=self._papers[each.to],
                    gist=self._gists[each.to],
                    reason=describe(each, self._vocabulary),
                )
                for each in links.related
            ),
            mentions=tuple(self._mentions(links)),
            mentioned_by=tuple(self._papers[id] for id in links.mentioned_by),
            previous=papers[index - 1] if index else None,
            next=papers[index + 1] if index + 1 < len(papers) else None,
            bibtex=bibtex(paper),
            searches=searches(paper),
        )

    def _facet_tags(self, paper: Paper, paragraphs: Paragraphs) -> Iterator[FacetTags]:
        for facet in self._vocabulary.facets:
            views = [
                self._tag_view(tag, paragraphs)
                for tag in self._tags[paper.id]
                if tag.facet == facet.id
            ]
            if views:
                yield FacetTags(
                    facet=facet,
                    own=tuple(view for view in views if view.via is None),
                    implied=tuple(view for view in views if view.via is not None),
                )

    def _tag_view(self, tag: Tag, paragraphs: Paragraphs) -> TagView:
        where = anchors(paragraphs, tag)
        quotes: dict[str, Quote] = {}
        for each in tag.evidence:
            anchor = where.get((each.start, each.end), "") if each.field == "abstract" else ""
            known = quotes.get(each.text.casefold())
            if known is None or (anchor and not known.anchor):
                quotes[each.text.casefold()] = Quote(
                    text=each.text,
                    rule=each.rule,
                    anchor=anchor,
                    in_title=each.field == "title",
                )
        return TagView(
            tag=tag,
            concept=self._concepts[tag.facet, tag.concept],
            via=self._concepts[tag.facet, tag.via] if tag.via else None,
            quotes=tuple(quotes.values()),
        )

    def _mentions(self, links: Links) -> Iterator[tuple[Paper, tuple[str, ...]]]:
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for mention in links.mentions:
            names[mention.to][mention.text] = None
        for id, used in names.items():
            yield self._papers[id], tuple(used)

    # Lists

    def _line(self, paper: Paper, concept: Concept | None = None) -> Line:
        return Line(
            paper=paper,
            gist=self._gists[paper.id],
            why=self._words(paper, concept) if concept else "",
        )

    def _words(self, paper: Paper, concept: Concept) -> str:
        """Say in a few of the paper's own words why it stands on a concept's page."""
        tag = next(t for t in self._tags[paper.id] if (t.facet, t.concept) == concept.key)
        if tag.curated is not None:
            return "curated"
        texts = {each.text.casefold(): each.text for each in tag.evidence}
        return ", ".join(f"“{text}”" for text in list(texts.values())[:_WORDS_SHOWN])

    def letters(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        ordered = sorted(self._corpus.papers, key=lambda paper: _letter(paper) == "Others")
        for letter, papers in groupby(ordered, key=_letter):
            yield letter, tuple(map(self._line, papers))

    def starts(self) -> tuple[Line, ...]:
        ways = Counter(related.to for links in self._links.values() for related in links.related)
        for id, links in self._links.items():
            ways[id] += 2 * len(links.mentioned_by)
        best = sorted(self._corpus.papers, key=lambda paper: -ways[paper.id])
        return tuple(map(self._line, best[:_STARTS]))

    # A concept's page

    def concept_page(self, concept: Concept) -> ConceptPage:
        papers = self.papers_of(concept)
        below = [(each, self.papers_of(each)) for each in self._vocabulary.narrower(concept)]
        parts = (
            by_narrower(papers, below)
            if any(found for _, found in below)
            else by_company(papers, lambda paper: self._company(paper, concept.facet))
        )
        return ConceptPage(
            concept=concept,
            facet=self._vocabulary.facet(concept.facet),
            papers=tuple(papers),
            broader=tuple(reversed(self._vocabulary.broader(concept))),
            narrower=tuple((each, len(found)) for each, found in below),
            groups=tuple(self._group(concept, *part, alone=len(parts) == 1) for part in parts),
            crossings=tuple(self._crossings(concept, papers)),
        )

    def _group(
        self, page: Concept, concept: Concept | None, papers: Iterable[Paper], *, alone: bool
    ) -> Group:
        narrower = concept is not None and concept.facet == page.facet
        reason = concept if narrower else page
        lines = tuple(self._line(paper, reason) for paper in papers)
        heading = concept.label if concept else "All papers" if alone else "Others"
        return Group(heading=heading, concept=concept, lines=lines)

    def _company(self, paper: Paper, facet: str) -> Iterator[Concept]:
        """Yield what a paper is about in the first facet beside `facet` that says so."""
        own = [tag for tag in self._tags[paper.id] if tag.facet != facet and tag.via is None]
        for tag in own:
            if tag.facet == own[0].facet:
                yield self._concepts[tag.facet, tag.concept]

    def _crossings(
        self, concept: Concept, papers: Sequence[Paper]
    ) -> Iterator[tuple[Facet, tuple[Crossing, ...]]]:
        shared: dict[tuple[str, str], list[Paper]] = defaultdict(list)
        for paper in papers:
            for tag in self._tags[paper.id]:
                shared[tag.facet, tag.concept].append(paper)
        for facet in self._vocabulary.facets:
            crossings = tuple(
                Crossing(concept=other, papers=tuple(shared[other.key]))
                for other in facet.concepts
                if other.key in shared
            )
            if facet.id != concept.facet and crossings:
                yield facet, crossings

    # Facets and the matrix

    def facet_page(self, facet: Facet) -> FacetPage:
        tagged = {paper.id for concept in facet.concepts for paper in self.papers_of(concept)}
        return FacetPage(
            facet=facet,
            tree=self._branches(facet, None),
            tagged=len(tagged),
            used=sum(1 for concept in facet.concepts if self.papers_of(concept)),
        )

    def _branches(self, facet: Facet, above: str | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(
                concept=concept,
                count=len(self.papers_of(concept)),
                children=self._branches(facet, concept.id),
            )
            for concept in facet.concepts
            if concept.broader == above
        )

    def fullest(self, facet: Facet) -> tuple[tuple[Concept, int], ...]:
        counted = [(c, len(self.papers_of(c))) for c in facet.concepts if self.papers_of(c)]
        return tuple(sorted(counted, key=lambda pair: -pair[1]))

    def matrix(self, axes: tuple[str, str] | None) -> Matrix | None:
        facets = self._vocabulary.facets
        if axes is None and len(facets) < 2:
            return None
        rows, columns = (
            (facets[0], facets[1]) if axes is None else map(self._vocabulary.facet, axes)
        )
        counts = self._shared_counts(rows.id, columns.id)
        most = max(counts.values(), default=1)
        heads = [c for c in columns.concepts if self.papers_of(c)]
        body = tuple(
            (row, len(self.papers_of(row)), tuple(_cell(row, c, counts, most) for c in heads))
            for row in rows.concepts
            if self.papers_of(row)
        )
        return Matrix(
            rows=rows,
            columns=columns,
            heads=tuple((column, len(self.papers_of(column))) for column in heads),
            body=body,
        )

    def _shared_counts(self, rows: str, columns: str) -> Counter[tuple[str, str]]:
        return Counter(
            (row.concept, column.concept)
            for paper in self._corpus.papers
            for row in self._tags[paper.id]
            for column in self._tags[paper.id]
            if row.facet == rows and column.facet == columns
        )

    # The quality page

    def quality(self) -> Quality:
        facets = self._vocabulary.facets
        return Quality(
            untagged=tuple((facet, tuple(self._untagged(facet))) for facet in facets),
            unused=tuple(
                (facet, tuple(c for c in facet.concepts if not self.papers_of(c)))
                for facet in facets
            ),
            curated=tuple(
                paper
                for paper in self._corpus.papers
                if paper.overrule.add or paper.overrule.remove
            ),
            sources=tuple(self._sources()),
        )

    def _untagged(self, facet: Facet) -> Iterator[Paper]:
        for paper in self._corpus.papers:
            if not any(tag.facet == facet.id for tag in self._tags[paper.id]):
                yield paper

    def _sources(self) -> Iterator[tuple[str, int, int, int]]:
        corpus = self._corpus
        papers = Counter(paper.origin.source for paper in corpus.papers)
        rejects = Counter(reject.origin.source for reject in corpus.rejects)
        copies = Counter(twin.origin.source for twin in corpus.twins if twin.other is None)
        for source in dict.fromkeys([*papers, *rejects, *copies]):
            yield source, papers[source], rejects[source], copies[source]


def _names(paper: Paper, links: Mapping[str, Links]) -> tuple[str, ...]:
    return *paper.introduces, *links[paper.id].introduces


def _letter(paper: Paper) -> str:
    first = sort_key(paper.title)[:1].upper()
    return first if "A" <= first <= "Z" else "0–9" if first.isdigit() else "Others"


def _each_address_once(links: Iterable[Link]) -> Iterator[Link]:
    seen: set[str] = set()
    for link in sorted(links, key=lambda link: link.start is not None):
        address = link.url.rstrip("/").casefold()
        if address not in seen:
            seen.add(address)
            yield link


def _cell(row: Concept, column: Concept, counts: Mapping[tuple[str, str], int], most: int) -> Cell:
    count = counts.get((row.id, column.id), 0)
    level = math.ceil(_LEVELS * math.log1p(count) / math.log1p(most))
    return Cell(row=row, column=column, count=count, level=level)
