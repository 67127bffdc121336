"""The results stage: the headline figures that an abstract states, each with its sentence.

Right rather than complete: a figure counts only where its sentence is the
paper's own work, names a metric of the vocabulary, and is built as one of the
forms that `generator.results.claims` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Links, Paper, Result
from generator.results.claims import read_claims
from generator.results.items import Span, read_items
from generator.results.making import Claim
from generator.results.sentence import Sentence
from generator.sentences import sentence_spans
from generator.tagging.context import Context, Cues, own_name
from generator.tagging.matching import COST, NO_METRIC, Match, Matcher
from generator.vocabulary.concepts import Vocabulary
from generator.vocabulary.terms import expand
from generator.vocabulary.tokens import Tokens

MOST = 8
"""How many figures of one paper are shown: headlines, not a table of all."""
_LONGEST_SENTENCE = 1200
_NAME = re.compile(r"\S*[A-Z]\S*")
_SAID = "(?:percent|point|times|fold)"
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")


def find_results(
    papers: Sequence[Paper], links: Mapping[str, Links], vocabulary: Vocabulary
) -> dict[str, tuple[Result, ...]]:
    """Return the headline figures of each of `papers` by its id, in text order.

    Those that a curator has written stand as they are.
    """
    reader = ResultReader(vocabulary)
    return {
        paper.id: paper.results or reader.read(paper, links[paper.id].introduces)
        for paper in papers
    }


class ResultReader:
    """Reads the results of abstracts by the metrics and cues of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        metrics = vocabulary.metrics
        self._matcher = Matcher(
            Vocabulary(
                facets=(), cues=vocabulary.cues, spelling=vocabulary.spelling, metrics=metrics
            )
        )
        self._cues = Cues(vocabulary.cues)
        self._units = frozenset(metrics.units)
        units = "|".join(map(re.escape, sorted(self._units, key=len, reverse=True))) or r"(?!)"
        self._value = re.compile(rf"\d(?:\.\d|\s?(?:%|×|x\b|pp\b|{units})|[-\s]{_SAID})")
        """What a figure with a unit looks like, for most sentences have none."""
        self._others = frozenset(form for word in metrics.others for form in expand(word.lower()))
        self._known = bool(metrics.names)
        coined = sorted({form for name in metrics.names for form in expand(name) if "@" in form})
        self._coined = re.compile("|".join(map(re.escape, coined)) or r"(?!)")
        """Names that are no words to the matcher, such as `pass@1`."""

    def read(self, paper: Paper, introduces: Sequence[str] = ()) -> tuple[Result, ...]:
        """Return the headline figures of `paper`, which introduces what is named."""
        text = paper.abstract
        if not self._known or not self._value.search(text):
            return ()
        tokens = self._matcher.lexer.tokens(text)
        found = self._matcher.find(tokens)
        coined = [(*match.span(), False) for match in self._coined.finditer(text)]
        surveys = any(map(self._cues.surveys, found.cues))
        name = own_name(paper.title)
        context = Context(tokens, found.cues, self._cues, name=name, surveys=surveys)
        spans = _metric_spans(found.metrics, tokens, coined)
        ours = _own_names(paper, introduces)
        results: list[Result] = []
        for start, end in sentence_spans(text):
            results += self._in_sentence(text, (start, end), spans, context, ours)
            if len(results) >= MOST:
                break
        return tuple(results[:MOST])

    def _in_sentence(
        self,
        text: str,
        sentence: tuple[int, int],
        metrics: Sequence[Span],
        context: Context,
        ours: frozenset[str],
    ) -> Iterator[Result]:
        start, end = sentence
        if not self._value.search(text, start, end):
            return
        if end - start > _LONGEST_SENTENCE or text[end - 1] == "?":
            return
        inside = [span for span in metrics if start <= span[0] < end]
        items = read_items(text, start, end, inside, self._units)
        seen = Sentence(text=text, items=items, ours=ours, others=self._others)
        for claim in read_claims(seen):
            if context.verdict(claim.start).own:
                yield _result(claim, sentence)


def _result(claim: Claim, sentence: tuple[int, int]) -> Result:
    return Result(
        value=claim.value,
        metric=claim.metric,
        on=claim.on,
        against=claim.against,
        sentence=sentence,
    )


def _own_names(paper: Paper, introduces: Sequence[str]) -> frozenset[str]:
    titled = (word.strip(",:;.?!()[]“”\"'") for word in _NAME.findall(paper.title))
    names = (*introduces, *paper.introduces, own_name(paper.title), *titled)
    return frozenset(name.lower() for name in names if name)


def _metric_spans(
    metrics: Sequence[Match],
    tokens: Tokens,
    coined: Sequence[Span],
) -> list[Span]:
    """Return where metrics stand, the longest of those that overlap, in text order."""
    named = [m for m in metrics if m.entry.concept != NO_METRIC and _in_case(m, tokens)]
    spans = sorted([*coined, *map(_span, named)], key=lambda span: (span[0], -span[1], span[2]))
    shields = [m for m in metrics if m.entry.concept == NO_METRIC]
    covered = {n for m in shields for n in range(m.start, m.end)}
    kept: list[Span] = []
    for start, end, cost in spans:
        if start not in covered and (not kept or start >= kept[-1][1]):
            kept.append((start, end, cost))
    return kept


def _span(match: Match) -> Span:
    return match.start, match.end, match.entry.concept == COST


def _in_case(match: Match, tokens: Tokens) -> bool:
    """Return whether a metric that is an acronym stands in its own case."""
    name = match.entry.text
    if not _CAPITALS.search(name):
        return True
    letters = "".join(filter(str.isupper, name))
    return letters == "".join(filter(str.isupper, tokens.text[match.start : match.end]))
