"""Marks in an abstract: its text cut into pieces that lead to concepts, papers and addresses."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.model import Evidence, Links, Paper, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of an abstract's characters that leads to one place, or to none."""

    text: str
    tags: tuple[Tag, ...] = ()
    """Tags for which this is evidence, the one with the closest span first."""
    rules: tuple[str, ...] = ()
    """The rules of `tags`, in the same order."""
    anchor: str = ""
    """Name by which the page's list of evidence finds this piece."""
    paper: str = ""
    """Id of the paper that introduces what is named here."""
    url: str = ""
    long: str = ""
    """What is abbreviated here stands for, as the abstract itself defines it."""
    stop: bool = False
    """Whether the Tab key stops here: at the first use of an abbreviation that is no link."""
    resource: str = ""
    """Id of the outside resource that is named here."""
    opens: str = ""
    """Name of the sentence with results that begins here."""
    closes: bool = False
    """Whether such a sentence ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    start: int
    end: int
    rank: int
    """Lower wins where spans overlap: addresses, mentions, evidence, then resources."""
    tag: Tag | None = None
    rule: str = ""
    paper: str = ""
    url: str = ""
    resource: str = ""


Paragraphs = tuple[tuple[Piece, ...], ...]


def mark(
    paper: Paper, tags: Iterable[Tag], links: Links, resources: Container[str] = ()
) -> Paragraphs:
    """Cut an abstract into paragraphs of pieces.

    The pieces of a paragraph joined are the paragraph: no character is added or lost.
    Of `resources` those are marked whose names nothing else marks.
    """
    spans = [*_evidence(tags), *_mentions(links), *_addresses(links)]
    spans += [each for each in _resources(links, resources) if not _overlaps(each, spans)]
    paragraphs, start, count = [], 0, 0
    for text in paper.abstract.split("\n\n"):
        end = start + len(text)
        within = [span for span in spans if span.start < end and span.end > start]
        pieces = tuple(_pieces(paper.abstract, start, end, within))
        numbered = []
        for piece in pieces:
            count += bool(piece.tags)
            numbered.append(_anchored(piece, f"e{count}") if piece.tags else piece)
        paragraphs.append(tuple(numbered))
        start = end + 2
    return tuple(paragraphs)


def _anchored(piece: Piece, anchor: str) -> Piece:
    return Piece(text=piece.text, tags=piece.tags, rules=piece.rules, anchor=anchor)


def _evidence(tags: Iterable[Tag]) -> Iterator[_Span]:
    for tag in tags:
        if tag.via is None:
            for each in tag.evidence:
                if each.field == "abstract":
                    yield _Span(start=each.start, end=each.end, rank=2, tag=tag, rule=each.rule)


def _mentions(links: Links) -> Iterator[_Span]:
    for each in links.mentions:
        if each.field == "abstract":
            yield _Span(start=each.start, end=each.end, rank=1, paper=each.to)


def _addresses(links: Links) -> Iterator[_Span]:
    for each in links.links:
        if each.start is not None and each.end is not None:
            yield _Span(start=each.start, end=each.end, rank=0, url=each.url)


def _resources(links: Links, shown: Container[str]) -> Iterator[_Span]:
    for each in links.resources.named:
        if each.field == "abstract" and each.resource in shown:
            yield _Span(start=each.start, end=each.end, rank=3, resource=each.resource)


def _overlaps(span: _Span, others: Iterable[_Span]) -> bool:
    return any(each.start < span.end and span.start < each.end for each in others)


def _pieces(text: str, start: int, end: int, spans: list[_Span]) -> Iterator[Piece]:
    """Cut at every end of a span, and join again what the same span has won."""
    cuts = {start, end}
    for span in spans:
        cuts |= {max(start, span.start), min(end, span.end)}
    over = [(left, right, _over(spans, left, right)) for left, right in pairwise(sorted(cuts))]
    for winner, parts in groupby(over, key=lambda part: id(part[2][0]) if part[2] else None):
        run = list(parts)
        left, right = run[0][0], run[-1][1]
        stripped = text[left:right].strip()
        if winner is None or not stripped:
            yield Piece(text=text[left:right])
            continue
        inner = text.index(stripped, left)
        outer = inner + len(stripped)
        if left < inner:
            yield Piece(text=text[left:inner])
        yield _piece(stripped, [span for *_, each in run for span in each])
        if outer < right:
            yield Piece(text=text[outer:right])


def _over(spans: list[_Span], left: int, right: int) -> list[_Span]:
    over = [span for span in spans if span.start <= left and span.end >= right]
    return sorted(over, key=lambda span: (span.rank, span.end - span.start))


def _piece(text: str, over: list[_Span]) -> Piece:
    if over[0].tag is None:
        first = over[0]
        return Piece(text=text, paper=first.paper, url=first.url, resource=first.resource)
    rules: dict[Tag, str] = {}
    for span in over:
        if span.tag is not None:
            rules.setdefault(span.tag, span.rule)
    return Piece(text=text, tags=tuple(rules), rules=tuple(rules.values()))


def anchors(paragraphs: Paragraphs, tag: Tag) -> dict[tuple[int, int], str]:
    """Return where on the page each evidence of `tag` is marked, keyed by its offsets."""
    where: dict[tuple[int, int], str] = {}
    at = 0
    for paragraph in paragraphs:
        for piece in paragraph:
            for each in tag.evidence:
                if piece.anchor and _covers(each, at, at + len(piece.text)):
                    where.setdefault((each.start, each.end), piece.anchor)
            at += len(piece.text)
        at += 2
    return where


def _covers(evidence: Evidence, start: int, end: int) -> bool:
    return evidence.field == "abstract" and evidence.start <= start and end <= evidence.end
