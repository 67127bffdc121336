"""The tables of all stages laid side by side, with the look-ups that assembling needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.model import Corpus, Links, Paper, Result, Tag
from generator.site.gist import gist
from generator.site.views import Line
from generator.vocabulary.concepts import Concept, Vocabulary

_WORDS_SHOWN = 3
_FEWEST_NAMING = 2
"""A resource that one paper names leads a reader nowhere."""


class Desk:
    """Answers who belongs where; built once for a site, and changed by nobody."""

    def __init__(
        self,
        corpus: Corpus,
        vocabulary: Vocabulary,
        tags: Mapping[str, tuple[Tag, ...]],
        links: Mapping[str, Links],
        results: Mapping[str, tuple[Result, ...]],
    ) -> None:
        self.corpus = corpus
        self.vocabulary = vocabulary
        self.tags = tags
        self.links = links
        self.results = results
        self.papers = {paper.id: paper for paper in corpus.papers}
        self.concepts = {c.key: c for facet in vocabulary.facets for c in facet.concepts}
        self.gists = {paper.id: self._gist(paper) for paper in corpus.papers}
        self._members: dict[tuple[str, str], list[Paper]] = defaultdict(list)
        for paper in corpus.papers:
            for tag in tags[paper.id]:
                self._members[tag.facet, tag.concept].append(paper)
        self.naming: dict[str, list[Paper]] = defaultdict(list)
        for paper in corpus.papers:
            for id in links[paper.id].resources.ids:
                self.naming[id].append(paper)
        self.resources = {
            each.id: each
            for each in vocabulary.resources
            if len(self.naming[each.id]) >= _FEWEST_NAMING
        }
        """Resources that have a page."""

    def papers_of(self, concept: Concept) -> Sequence[Paper]:
        """Return a concept's papers, those of narrower ones included, in A–Z order."""
        return self._members.get(concept.key, ())

    def line(self, paper: Paper, concept: Concept | None = None) -> Line:
        """Return a paper as a list shows it, with the reason why it is on a concept's page."""
        why = self._words(paper, concept) if concept else ""
        return Line(paper=paper, gist=self.gists[paper.id], why=why)

    def _gist(self, paper: Paper) -> str:
        return gist(paper.abstract, (*paper.introduces, *self.links[paper.id].introduces))

    def _words(self, paper: Paper, concept: Concept) -> str:
        tag = next(t for t in self.tags[paper.id] if (t.facet, t.concept) == concept.key)
        if tag.curated is not None:
            return "curated"
        texts = {each.text.casefold(): each.text for each in tag.evidence}
        return ", ".join(f"“{text}”" for text in list(texts.values())[:_WORDS_SHOWN])
