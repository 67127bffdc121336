"""The results stage: the headline figures that an abstract states, each with its sentence.

Right rather than complete: a figure counts only where its sentence is the
paper's own work, names a metric of the vocabulary, is built as one of the
forms of `generator.results.forms`, and has a subject that is surely the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Links, Paper, Result
from generator.results.forms import Claim, claims_of
from generator.results.masking import OWN, Masked, Masker
from generator.results.naming import metric_name, value_text
from generator.results.ownership import Judge
from generator.results.places import place_of
from generator.sentences import sentence_spans
from generator.tagging.context import Context, Cues, own_name
from generator.tagging.matching import Matcher
from generator.vocabulary.concepts import Vocabulary

MOST = 8
"""How many figures of one paper are shown: headlines, not a table of all."""
_LONGEST_SENTENCE = 1200
_FIGURE = re.compile(r"\d(?:\.\d|\s?(?:%|per ?cent|[^\W\d]))")


def find_results(
    papers: Sequence[Paper], links: Mapping[str, Links], reader: ResultReader
) -> dict[str, tuple[Result, ...]]:
    """Return the headline figures of each of `papers` by its id, in text order.

    Those that a curator has written stand as they are.
    """
    return {
        paper.id: paper.results or reader.read(paper, links[paper.id].introduces)
        for paper in papers
    }


class ResultReader:
    """Reads the results of abstracts by the metrics and cues of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        metrics = vocabulary.metrics
        self._known = bool(metrics.names or metrics.errors or metrics.costs)
        self._masker = Masker(metrics)
        self._judge = Judge(metrics.others)
        self._cues = Cues(vocabulary.cues)
        self._matcher = Matcher(
            Vocabulary(facets=(), cues=vocabulary.cues, spelling=vocabulary.spelling)
        )

    def read(self, paper: Paper, introduces: Sequence[str] = ()) -> tuple[Result, ...]:
        """Return the headline figures of `paper`, which introduces what is named."""
        text = paper.abstract
        if not self._known or not _FIGURE.search(text):
            return ()
        found: list[tuple[tuple[int, int], Masked, list[Claim]]] = []
        own = _own_names(paper, introduces)
        spans = sentence_spans(text)
        for number, (start, end) in enumerate(spans):
            before = text[slice(*spans[number - 1])] if number else ""
            masked, claims = self._in_sentence(text[start:end], before, own)
            if masked and claims:
                found.append(((start, end), masked, claims))
        return tuple(self._results(paper, found))[:MOST] if found else ()

    def _in_sentence(
        self, sentence: str, before: str, own: Sequence[str]
    ) -> tuple[Masked | None, list[Claim]]:
        if len(sentence) > _LONGEST_SENTENCE or sentence.endswith("?"):
            return None, []
        if not _FIGURE.search(sentence):
            return None, []
        masked = self._masker.mask(sentence, own)
        if masked is None:
            return None, []
        for name in own:
            before = re.sub(rf"(?<!\w){re.escape(name)}(?!\w|-\w)", OWN, before)
        return masked, self._judge.own(masked, claims_of(masked), before)

    def _results(
        self, paper: Paper, found: Sequence[tuple[tuple[int, int], Masked, list[Claim]]]
    ) -> Iterator[Result]:
        tokens = self._matcher.lexer.tokens(paper.abstract)
        cues = self._matcher.find(tokens).cues
        surveys = any(map(self._cues.surveys, cues))
        name = own_name(paper.title)
        context = Context(tokens, cues, self._cues, name=name, surveys=surveys)
        for (start, end), masked, claims in found:
            for claim in claims:
                if context.verdict(start + claim.value[0]).own:
                    yield Result(
                        value=value_text(masked, claim),
                        metric=metric_name(masked, claim),
                        on=place_of(masked, claim),
                        sentence=(start, end),
                    )


def _own_names(paper: Paper, introduces: Sequence[str]) -> list[str]:
    names = {*introduces, *paper.introduces, own_name(paper.title)} - {""}
    return sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
