"""Noun phrases in a row of items, and lists of them: where they end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.results.items import Item
from generator.results.wording import (
    AGAINST,
    CHANGES,
    COMPARATIVES,
    CONJUNCTIONS,
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    QUANTIFIERS,
    RESTRICTING,
    SHOWING,
    VERBS,
)

Items = Sequence[Item]
BREAKS = frozenset(
    {"while", "whereas", "but", "although", "though", "where", "which", "when", "despite"}
)
"""A clause ends before these."""
_FINITE = VERBS - PARTICIPLES - RESTRICTING - SHOWING
_LONGEST_PHRASE = 24


def low(items: Items, at: int) -> str:
    """Return the item at `at` in lower case, or `""` beyond either edge."""
    return items[at].low if 0 <= at < len(items) else ""


def kind(items: Items, at: int) -> str:
    """Return the kind of the item at `at`, or `""` beyond either edge."""
    return items[at].kind if 0 <= at < len(items) else ""


def any_of(items: Items, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Return how many items the first of `phrases` takes that stands at `at`, or 0."""
    for phrase in phrases:
        if all(low(items, at + n) == word for n, word in enumerate(phrase)):
            return len(phrase)
    return 0


def any_before(items: Items, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Return how many items the longest of `phrases` takes that ends before `at`, or 0."""
    found = 0
    for phrase in phrases:
        size = len(phrase)
        if size > found and all(low(items, at - size + n) == w for n, w in enumerate(phrase)):
            found = size
    return found


def compares(inner: Items) -> bool:
    """Return whether a bracket gives the figures of others: “(vs 0.8)”, “(BERT: 0.8)”."""
    words = {each.low for each in inner}
    if (
        any_of(inner, 0, AGAINST)
        or words & {"than", "vs", "vs.", "versus"}
        or low(inner, 0) == "from"
    ):
        return True
    bounds = any(each.low in ("CI", "IQR", "SD", "range", "ci", "p", "P", "n") for each in inner)
    pairs = pairwise(inner)
    return not bounds and any(a.low == ":" and b.kind == "figure" for a, b in pairs)


def phrase_end(items: Items, at: int, *, figures: bool = False) -> int:
    """Return the index behind the noun phrase that begins at `at`."""
    end = _phrase_end(items, at, figures=figures)
    if kind(items, end) in ("mark", ""):
        return end
    while end > at and items[end - 1].low in PREPOSITIONS | DETERMINERS:
        end -= 1  # “on the test set with 0.9 AUC”
    return end


def _phrase_end(items: Items, at: int, *, figures: bool) -> int:
    end = at
    while end < len(items) and end - at < _LONGEST_PHRASE:
        item = items[end]
        if item.kind == "mark" and item.low not in '"“”':
            break
        if item.low in _FINITE:
            # “than LoRA and the memory has”: what the verb speaks of is another phrase.
            for n in range(at, end - 1):
                if items[n].low == "and" and items[n + 1].low in DETERMINERS:
                    return n
            return end
        if item.low in VERBS or item.low in BREAKS or item.low in ("than", "respectively"):
            break
        if item.kind == "group" and compares(item.inner):
            break
        if item.low == "by" and (_by_figure(items, end + 1) or _by_margin(items, end + 1)):
            break
        if item.low == "over" and (figures or kind(items, end + 1) == "figure"):
            end += 2
            continue
        if item.low in ("versus", "vs", "vs.", "against", "compared", "relative", "over", "as"):
            break
        if item.low in CONJUNCTIONS and not _goes_on(items, end + 1, figures=figures):
            break
        if item.kind == "metric" and kind(items, end + 1) == "figure":
            break
        if item.kind == "figure" and not figures and not item.bare:
            break
        end += 1
    return end


def _by_figure(items: Items, at: int) -> bool:
    return kind(items, at + any_of(items, at, QUANTIFIERS)) == "figure"


def _by_margin(items: Items, at: int) -> bool:
    """Return whether “a large margin” or a way, “training longer”, follows “by”."""
    if low(items, at).endswith("ing"):
        return True
    return any(low(items, n) in ("margin", "margins") for n in range(at, at + 5))


def _goes_on(items: Items, at: int, *, figures: bool) -> bool:
    """Return whether what follows “and” is still part of the noun phrase."""
    item = items[at] if at < len(items) else None
    if item is None or item.kind == "mark" or item.low in VERBS or item.low in PARTICIPLES:
        return False
    if item.low in PREPOSITIONS | CONJUNCTIONS | COMPARATIVES:
        return False
    if figures:
        ahead = items[at : at + 4]
        return not any(each.low in CHANGES for each in ahead)
    # “… on X and AUC of 0.9”, “… on X and 0.9 on Y”: another claim.
    return item.kind not in ("metric", "figure") or (item.kind == "figure" and item.bare)


def list_ends(items: Items, at: int, *, figures: bool = False) -> list[tuple[int, int]]:
    """Return the spans of a list's items: “A”, “A and B”, “A, B and C”.

    A comma goes on with the list only where an “and” ends it later.
    """
    begin = at + 2 * (low(items, at) in ("that", "those") and low(items, at + 1) == "of")
    end = phrase_end(items, begin, figures=figures)
    spans = [(at, end)] if end > begin else []
    while spans and low(items, end) == "," and not _has_and(items, *spans[-1]):
        start = end + 1
        if low(items, start) in ("and", "or"):
            if len(spans) == 1 and kind(items, start + 1) != "figure":
                return spans  # “than A, and B”: rather a clause of its own
            last = phrase_end(items, start + 1, figures=figures)
            return [*spans, (start + 1, last)] if last > start + 1 else spans[:1]
        end = phrase_end(items, start, figures=figures)
        if end == start or items[start].low in PREPOSITIONS:
            return spans[:1]
        spans.append((start, end))
    return spans if len(spans) < 2 or _has_and(items, *spans[-1]) else spans[:1]


def _has_and(items: Items, start: int, end: int) -> bool:
    return any(items[n].low in ("and", "or") for n in range(start, end))


def parts(items: Items, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with the last one split at its only “and”."""
    start, end = spans[-1]
    ands = [n for n in range(start, end) if items[n].low == "and"]
    if len(ands) != 1:
        return list(spans)
    return [*spans[:-1], (start, ands[0]), (ands[0] + 1, end)]
