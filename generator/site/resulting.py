"""The results of a paper's page: its figures, and where in its text they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.model import Paper, Result
from generator.sentences import sentence_spans
from generator.site.marking import Paragraphs, Piece

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A figure, and where its sentence is on the page."""

    result: Result
    anchor: str
    """Empty where no one sentence of the text is the figure's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """The figures of one paper."""

    rows: tuple[ResultRow, ...]
    read: bool
    """Whether they were read from the text, and not written by a curator."""
    on: bool
    """Whether any row says on what."""
    against: bool
    """Whether any row says against what."""


def result_table(paper: Paper, results: Sequence[Result]) -> ResultTable | None:
    """Return the table of a paper's results, or None where there are none."""
    if not results:
        return None
    places = _places(paper, results)
    anchors = _anchors(places)
    return ResultTable(
        rows=tuple(
            ResultRow(result=result, anchor=anchors[place] if place else "")
            for result, place in zip(results, places, strict=True)
        ),
        read=not paper.results,
        on=any(result.on for result in results),
        against=any(result.against for result in results),
    )


def frame_sentences(paragraphs: Paragraphs, paper: Paper, results: Sequence[Result]) -> Paragraphs:
    """Return paragraphs in which the sentences of results can be led to.

    A piece that reaches beyond such a sentence is cut; the text stays the same.
    """
    anchors = _anchors(_places(paper, results))
    if not anchors:
        return paragraphs
    framed: list[tuple[Piece, ...]] = []
    start = 0
    for paragraph in paragraphs:
        framed.append(tuple(_framed(paragraph, start, anchors)))
        start += sum(len(piece.text) for piece in paragraph) + 2
    return tuple(framed)


def _framed(paragraph: Sequence[Piece], at: int, anchors: dict[_Span, str]) -> Iterator[Piece]:
    begins = {start: anchor for (start, _), anchor in anchors.items()}
    ends = {end for _, end in anchors}
    inside = False
    last = at + sum(len(piece.text) for piece in paragraph)
    for piece in paragraph:
        for part in _cut(piece, at, begins.keys() | ends):
            opens = begins.get(at, "")
            inside = inside or bool(opens)
            at += len(part.text)
            closes = inside and (at in ends or at == last)
            inside = inside and not closes
            yield replace(part, opens=opens, closes=closes)


def _cut(piece: Piece, start: int, cuts: set[int]) -> Iterator[Piece]:
    """Yield the parts of a piece; only the first keeps its anchor, since ids are unique."""
    end = start + len(piece.text)
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    for number, (left, right) in enumerate(pairwise(edges)):
        text = piece.text[left - start : right - start]
        yield replace(piece, text=text, anchor="" if number else piece.anchor)


def _anchors(places: Sequence[_Span | None]) -> dict[_Span, str]:
    """Return a name for each sentence, in text order."""
    spans = sorted({place for place in places if place})
    return {span: f"r{number}" for number, span in enumerate(spans, 1)}


def _places(paper: Paper, results: Sequence[Result]) -> list[_Span | None]:
    sentences: list[_Span] | None = None
    places: list[_Span | None] = []
    for result in results:
        if result.sentence is None and sentences is None:
            sentences = sentence_spans(paper.abstract)
        places.append(result.sentence or _only_place(paper.abstract, sentences or [], result.value))
    return places


def _only_place(text: str, sentences: Sequence[_Span], value: str) -> _Span | None:
    """Return the one sentence in which a curator's figure stands as it is written."""
    if not any(map(str.isdigit, value)):
        return None
    figure = re.compile(rf"(?<![\w.]){re.escape(value)}(?!\w|\.\d)")
    found = [span for span in sentences if figure.search(text, *span)]
    return found[0] if len(found) == 1 else None
