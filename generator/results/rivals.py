"""What stands behind a figure: on what it was measured, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.results.clauses import clause_start, named, outdoing
from generator.results.items import Item
from generator.results.phrases import any_of, compares, kind, list_ends, low
from generator.results.sentence import Sentence
from generator.results.wording import (
    AGAINST,
    BEING,
    CONDITIONS,
    DULL,
    OURS,
    PARTICIPLES,
    PLACES,
    PREPOSITIONS,
    RESTRICTING,
    STATING,
    VERBS,
    WHILE,
)


@dataclass(slots=True, kw_only=True)
class Tail:
    """What stands behind a value."""

    on: list[tuple[int, int]] = field(default_factory=list)
    """Item spans of the things measured on."""
    on_word: str = ""
    """The preposition before them."""
    against: str = ""
    rival: int = -1
    """Index where the first of those compared with begins, or -1."""
    end: int = 0
    """Index behind what was understood."""
    doubt: bool = False
    """Whether a bracket without figures may say on what, or how."""


def tail_of(s: Sentence, at: int, *, change: bool = False) -> Tail:
    """Return what stands behind a value at `at`; behind a change, “over” names the rival."""
    tail = Tail(end=at)
    while tail.end < len(s.items) and (
        _passed(s, tail) or _rival(s, tail, change=change) or _place(s, tail)
    ):
        continue
    tail.against = tail.against or _contrasted(s, tail.end)
    return tail


def _passed(s: Sentence, tail: Tail) -> bool:
    """Pass over a bracket, “on average”, “respectively”, “was obtained”."""
    items, end = s.items, tail.end
    word, follows = items[end].low, low(s.items, end + 1)
    if items[end].kind == "group":
        inner = items[end].inner
        tail.against = tail.against or against_in(s, inner)
        figures = any(each.kind == "figure" for each in inner)
        tail.doubt = tail.doubt or not (tail.on or figures)
        tail.end += 1
    elif (
        (word, follows) == ("on", "average")
        or (word in BEING and follows in STATING)
        or (word, follows) == (",", "respectively")
    ):
        tail.end += 2
    elif word == "respectively":
        tail.end += 1
    return tail.end > end


def _rival(s: Sentence, tail: Tail, *, change: bool) -> bool:
    """Read “compared with 0.8 for X and better than Y”, “, 9 points above X”."""
    items, end = s.items, tail.end
    joined = items[end].low in (",", "and")
    if items[end].low == "," and tail.rival >= 0:
        return False
    size = any_of(items, end + joined, AGAINST)
    if items[end].low == "over" and not change:
        return False
    if not size and not (items[end].low == "," and _apart(s, end + 1)):
        return False
    first = end + joined + size
    spans = list_ends(items, first, figures=True)
    if not spans:
        return False
    tail.rival = first if tail.rival < 0 else tail.rival
    tail.end = _without_place(s, first, spans[-1][1])
    tail.against = s.span(tail.rival, tail.end)
    return True


def _without_place(s: Sentence, first: int, end: int) -> int:
    """Return where a rival without figures ends: “than X on Y” says on what, too."""
    stop = next((n for n in range(first, end) if s.items[n].low in PREPOSITIONS), end)
    plain = stop > first and all(s.items[n].kind == "word" for n in range(first, stop))
    return stop if plain and low(s.items, stop) in ("on", "across") else end


def _place(s: Sentence, tail: Tail) -> bool:
    """Read “on A, B and C”, “at 0.4 false alarms per hour”, “when few are known”."""
    items, end = s.items, tail.end
    word = items[end].low
    if tail.on or word not in PLACES | CONDITIONS or low(items, end + 1) in DULL:
        return False
    if word == "when":
        stop = next((n for n in range(end, len(items)) if items[n].kind == "mark"), len(items))
        found = [(end + 1, stop)] if stop > end + 1 else []
    else:
        found = list_ends(items, end + 1, figures=word in ("at", "after"))
        stop = found[-1][1] if found else end
        if kind(items, stop) == "figure":
            return False
        tail.doubt = tail.doubt or low(items, stop) in RESTRICTING | {"where"}
    if found:
        tail.on, tail.on_word, tail.end = found, word, stop
    return bool(found)


def _contrasted(s: Sentence, at: int) -> str:
    """Return “B attains 0.8” of “…, while B attains 0.8” and “…; B attains 0.8”."""
    items = s.items
    first = at + 2 if low(items, at) == "," and low(items, at + 1) in WHILE else at + 1
    if first == at + 1:
        # “…, close to that of people; B attains 0.8”
        while at < len(items) and kind(items, at) != "figure" and low(items, at) != ";":
            at += 1
        first = at + 1
    if first == at + 1 and low(items, at) != ";":
        return ""
    last = next((n for n in range(first, len(items)) if items[n].low == ";"), len(items))
    rest = items[first:last]
    if rest and rest[0].low in VERBS:
        return ""
    told = any(each.low in STATING | BEING for each in rest)
    ours = any(each.low in OURS or each.kind == "metric" for each in rest)
    figures = any(each.kind == "figure" and not each.bare for each in rest)
    others = named(s.text, items, first, last)
    others += [each.low for each in rest if s.is_other(each.low)]
    if not told or ours or not figures or not others or any(map(s.is_ours, others)):
        return ""
    while last > first and items[last - 1].low in ".!":
        last -= 1
    return s.span(first, last)


def _apart(s: Sentence, at: int) -> bool:
    """Return whether “9 points above X” stands at `at`."""
    items = s.items
    return kind(items, at) == "figure" and low(items, at + 1) in ("above", "below", "over")


def against_in(s: Sentence, inner: Sequence[Item]) -> str:
    """Return whom a bracket compares with, or `""`."""
    size = any_of(inner, 0, AGAINST)
    if size == len(inner) or not compares(inner):
        return ""
    return s.text[inner[size].start : inner[-1].end]


def outdone(s: Sentence, at: int) -> str:
    """Return whom “… outperforms X, achieving” names before the figure."""
    items = s.items
    verb = outdoing(items, clause_start(items, at), at)
    if verb < 0:
        return ""
    spans = list_ends(items, verb + 1)
    end = spans[-1][1] if spans else verb
    follows = low(items, end + 1)
    if low(items, end) == "and" and follows in STATING:
        return s.span(verb + 1, end)
    if not spans or low(items, end) != ",":
        return ""
    return s.span(verb + 1, spans[-1][1]) if follows in PARTICIPLES else ""


_RIVAL_WORDS = frozenset({"over", "than", "against", "vs", "vs."})
_AT_END = frozenset(
    {"compared", "relative", "versus", "outperforming", "surpassing", "exceeding", "beating"}
)


def compared_at_end(s: Sentence, at: int) -> str:
    """Return “X” of “…, compared to X” at the end of a clause: it holds for all of it."""
    items = s.items
    for n in range(at, len(items)):
        if items[n].low == ";" or items[n].low in BEING or items[n].low in _RIVAL_WORDS:
            break
        if items[n].low == "," and low(items, n + 1) in _AT_END:
            size = any_of(items, n + 1, AGAINST)
            spans = list_ends(items, n + 1 + size, figures=True) if size else []
            return s.span(spans[0][0], spans[-1][1]) if spans else ""
    return ""
