"""Clauses in a row of items: where they begin, whom they speak of, and how names look."""

from __future__ import annotations

import re

from generator.results.phrases import BREAKS, Items, any_of, list_ends, low
from generator.results.wording import (
    AGAINST,
    CONDITIONS,
    CONJUNCTIONS,
    DETERMINERS,
    DULL,
    OUTDOING,
    PLACES,
    PREPOSITIONS,
    VERBS,
)

_LEADS = frozenset({"compared", "relative", "versus", "against", "averaged", "evaluated", "tested"})
_LONGEST_NAME_BACK = 4
_NAME = re.compile(r"[^\W\d_]*[A-Z][\w.\-+]*")
_MARKED = re.compile(r"[A-Z].*[A-Z0-9]|[a-z].*[A-Z]")


def clause_start(items: Items, at: int) -> int:
    """Return the index of the first item of the clause around `at`.

    A participle (“…, achieving”) shares its subject with the clause before.
    """
    start = at
    while start > 0:
        before = items[start - 1]
        if before.kind == "mark" and before.low in ";:":
            break
        if before.low in BREAKS:
            break
        if before.low == "and" and _is_clause(items, start):
            break
        start -= 1
    return start


def _is_clause(items: Items, at: int) -> bool:
    """Return whether a subject of its own stands behind “and”."""
    for n in range(at, min(len(items), at + 8)):
        if items[n].low in VERBS:
            return n > at
        if items[n].kind in ("mark", "figure"):
            return False
    return False


def opening(items: Items, start: int) -> int:
    """Return the index behind “Specifically,” and “For example,” at the head of a clause."""
    while True:
        adverb = low(items, start).endswith("ly") or low(items, start) in _OPENINGS
        size = 2 if adverb else 3 if low(items, start + 1) in DULL else 0
        if not size or low(items, start + size - 1) != ",":
            return start
        start += size


_OPENINGS = frozenset(
    "however moreover furthermore notably overall meanwhile thus hence besides also then".split()
)


def lead_end(items: Items, start: int, stop: int) -> int:
    """Return the index behind “On A, B and C,” at the head of a clause, or `start`."""
    start = opening(items, start)
    if low(items, start) not in PREPOSITIONS and low(items, start) not in _LEADS:
        return start
    begin = start + max(1, any_of(items, start, AGAINST))
    if items[start].low in ("averaged", "evaluated", "tested"):
        begin = start + 2
    spans = list_ends(items, begin, figures=True)
    end = spans[-1][1] if spans else start
    while spans:  # “On A, on B and on C, …”
        next_at = end + (low(items, end) == ",")
        next_at += low(items, next_at) == "and"
        again = low(items, next_at) == low(items, start)
        if next_at == end or not (again or low(items, next_at) in PLACES | CONDITIONS):
            break
        spans = list_ends(items, next_at + 1, figures=True)
        end = spans[-1][1] if spans else end
    if end < stop and low(items, end) == ",":
        return end + 1
    if low(items, end) in ("we", "it"):
        return end
    # “In five countries the mean …”: the subject begins at the first article within.
    for n in range(start + 3, min(end, stop)):
        before = items[n - 1]
        joined = before.low in PREPOSITIONS | CONJUNCTIONS or before.kind == "mark"
        if items[n].low in ("the", "our", "a", "an") and not joined:
            return n
    return start


def first_verb(items: Items, start: int, stop: int) -> int:
    """Return the index of the first verb from `start` on, or `stop`."""
    return next((n for n in range(start, stop) if items[n].low in VERBS), stop)


def named(text: str, items: Items, start: int, stop: int) -> list[str]:
    """Return what looks like a name of a system or data set: `LoRA`, `GPT-4`, `Whisper`."""
    names = []
    for n in range(start, stop):
        word = text[items[n].start : items[n].end]
        if items[n].kind != "word" or not _NAME.match(word):
            continue
        opens = n == 0 or (n == start and low(items, n - 1) in (":", ".", ";"))
        if not opens or _MARKED.search(word):
            names.append(word)
    return names


def outdoing(items: Items, start: int, stop: int) -> int:
    """Return the index of the last verb of outdoing between, or -1."""
    return max((n for n in range(start, stop) if items[n].low in OUTDOING), default=-1)


NAME_STOPS = (
    DETERMINERS
    | PREPOSITIONS
    | VERBS
    | CONJUNCTIONS
    | {"as", "well", "than", "not", "no", "very", "training"}
)
"""Before these, the name of a metric does not go on."""


def name_start(items: Items, at: int, *, known: frozenset[str]) -> int:
    """Return where the name of the metric at `at` begins: “mean top-1 accuracy”."""
    start = at
    while start > 0 and at - start < _LONGEST_NAME_BACK:
        item = items[start - 1]
        if item.kind != "word" or item.low in NAME_STOPS:
            return start
        start -= 1
    # Too long for a name: keep what surely belongs to it.
    near = at
    while near > start and (items[near - 1].low in known or "-" in items[near - 1].low):
        near -= 1
    return near
