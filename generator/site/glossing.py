"""Long forms: each use of an abbreviation after its definition says what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.abbreviations import Definition, definitions
from generator.model import Paper
from generator.site.marking import Paragraphs, Piece

# "computed tomography (CT)" and "…, CT, …" define, and do not yet use.
_DEFINING = re.compile(r"[\s\"'”’]*[(\[,]\s*")
_DASH = "[\u2010-\u2013-]"
_BEFORE = rf"(?<![\w@./])(?<![A-Z\d]{_DASH})"
_AFTER = rf"(?![\w@+]|\.\w|{_DASH}[A-Z\d])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An abbreviation where the text uses it."""

    short: str
    long: str
    start: int
    """Half-open code-point offsets into the abstract."""
    end: int
    first: bool
    """Whether the text uses the abbreviation for the first time."""


def find_uses(text: str) -> tuple[Use, ...]:
    """Return the uses of the abbreviations that `text` defines, in text order.

    Each has the meaning of the last definition before it. A part of a longer
    name (`CT` in `CT-RATE`) is no use; a plural or `CT-based` is one.

    >>> text = "Computed tomography (CT) is quick. CT-based and non-CT scans; CT-RATE."
    >>> [text[use.start : use.end] for use in find_uses(text)]
    ['CT', 'CT']
    """
    last: dict[tuple[int, int], Definition] = {}
    defined = [each for each in definitions(text) if not _circular(text, each)]
    for each in defined:
        for start, end in _places(text, each):
            last[start, end] = each
    for each in defined:
        if again := _DEFINING.match(text, each.end):
            last = {place: use for place, use in last.items() if place[0] != again.end()}
    seen: set[str] = set()
    uses = []
    for start, end in _longest(last):
        each = last[start, end]
        long = " ".join(text[each.start : each.end].split())
        first = each.short not in seen
        seen.add(each.short)
        uses.append(Use(short=each.short, long=long, start=start, end=end, first=first))
    return tuple(uses)


def _circular(text: str, definition: Definition) -> bool:
    """Tell whether a long form holds its own abbreviation: “CT rose; (CT)” defines nothing."""
    long = text[definition.start : definition.end]
    return not long[-1].isalnum() or definition.short in re.split(r"[^\w-]+", long)


def _places(text: str, definition: Definition) -> Iterator[tuple[int, int]]:
    short = re.escape(definition.short)
    whole = re.compile(rf"{_BEFORE}{short}s?{_AFTER}")
    yield from (match.span() for match in whole.finditer(text, definition.end))


def _longest(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield places without those inside others: `PaLM` in `Med-PaLM M`."""
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


def gloss(paper: Paper, paragraphs: Paragraphs) -> Paragraphs:
    """Return the marked abstract with long forms; its characters stay as they are."""
    uses = find_uses(paper.abstract)
    if not uses:
        return paragraphs
    glossed, at = [], 0
    for paragraph in paragraphs:
        pieces: list[Piece] = []
        for piece in paragraph:
            end = at + len(piece.text)
            pieces += _glossed(piece, at, [u for u in uses if u.start < end and u.end > at])
            at = end
        glossed.append(tuple(pieces))
        at += 2
    return tuple(glossed)


def _glossed(piece: Piece, at: int, uses: list[Use]) -> Iterable[Piece]:
    end = at + len(piece.text)
    if piece.url:
        return [piece]
    if piece.tags or piece.paper or piece.resource:
        inside = [u for u in uses if u.start >= at and u.start + len(u.short) <= end]
        return [replace(piece, long=_told(piece.text, inside))]
    return _split(piece, at, [use for use in uses if use.start >= at and use.end <= end])


def _told(text: str, uses: list[Use]) -> str:
    """Return the long form, or each with its short form where the words hold more than that."""
    if len(uses) == 1 and text.startswith(uses[0].short) and len(text) <= len(uses[0].short) + 1:
        return uses[0].long
    return "; ".join(dict.fromkeys(f"{use.short}: {use.long}" for use in uses))


def _split(piece: Piece, at: int, uses: list[Use]) -> Iterator[Piece]:
    left = 0
    for use in uses:
        if use.start - at > left:
            yield Piece(text=piece.text[left : use.start - at])
        left = use.end - at
        yield Piece(text=piece.text[use.start - at : left], long=use.long, stop=use.first)
    if left < len(piece.text) or not uses:
        yield Piece(text=piece.text[left:])
