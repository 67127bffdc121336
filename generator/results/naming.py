"""The metric that a figure is a value of, and how it is called in the text."""

from __future__ import annotations

from generator.results.clauses import NAME_STOPS, name_start, named
from generator.results.ownership import doubtful_phrase
from generator.results.phrases import kind, low
from generator.results.sentence import LONGEST_BACK, Sentence
from generator.results.wording import (
    ADVERBS,
    BEING,
    CHANGES,
    CHANGING,
    DETERMINERS,
    KNOWN,
    MIDDLE,
    NO_NAME,
    PLACES,
    PRAISE,
    PREPOSITIONS,
    STATING,
    VERBS,
)


def metric_name(s: Sentence, at: int, start: int | None = None) -> str:
    """Return the name of the metric at `at` with its adjectives, or `""` where that is in doubt."""
    first = name_start(s.items, at, known=KNOWN) if start is None else start
    before = s.items[first - 1] if first else None
    if before and before.low == "training":
        return ""  # what is reached in training is no result
    if start is None and before and before.kind == "word" and before.low not in NAME_STOPS:
        return ""  # more words than a name has
    if named(s.text, s.items, first, at):
        return ""  # “MIMIC accuracy”: whether the name is the metric's is not sure.
    while first < at and s.items[first].low in PRAISE | DETERMINERS:
        first += 1
    return s.span(first, at + 1)


def metric_after(s: Sentence, at: int) -> tuple[str, int] | None:
    """Return the metric whose name begins at `at`, and the index behind it."""
    items = s.items
    for n in range(at, min(len(items), at + 5)):
        if items[n].kind == "metric":
            return metric_name(s, n, at), n + 1
        if items[n].kind != "word" or items[n].low in NO_NAME:
            return None
    return None


def metric_left(s: Sentence, end: int, noun: str = "") -> tuple[str, str, int]:
    """Return the metric that the words before `end` name, on what, and its index."""
    items = s.items
    n = end - 1
    while n >= 0 and (items[n].low in STATING | BEING | frozenset(CHANGING) | ADVERBS):
        n -= 1
    if kind(items, n) == "metric":
        return _noun(noun, metric_name(s, n)), "", n
    stop = n
    while n >= 0 and stop - n <= LONGEST_BACK:
        item = items[n]
        if item.kind == "metric":
            begin = n + 1 + (low(items, n + 1) in CHANGES)
            word = low(items, begin)
            if word not in PLACES | MIDDLE and begin <= stop:
                return "", "", -1
            on = s.span(begin + 1, stop + 1) if word in PLACES else ""
            if doubtful_phrase(s, begin, stop + 1):
                return "", "", -1
            return _noun(noun, metric_name(s, n)), on, n
        if item.kind in ("mark", "figure") or item.low in VERBS:
            break
        n -= 1
    return "", "", -1


def _noun(noun: str, metric: str) -> str:
    return f"{noun} in {metric}" if noun and metric else metric


def name_first(s: Sentence, at: int) -> int:
    """Return the index where the name of the metric at `at` begins, its article included."""
    first = name_start(s.items, at, known=KNOWN)
    while first > 0 and s.items[first - 1].low in DETERMINERS:
        first -= 1
    return first


def metric_list(s: Sentence, at: int) -> list[str]:
    """Return the metrics of “sensitivity and specificity” that end at `at`."""
    items = s.items
    found = [metric_name(s, at)]
    n = name_start(items, at, known=KNOWN)
    joint = ("and",)
    while low(items, n - 1) in joint:
        n -= 2 if kind(items, n - 2) == "metric" else 3  # a comma may stand before “and”
        if kind(items, n) != "metric":
            break
        found.insert(0, metric_name(s, n))
        n = name_start(items, n, known=KNOWN)
        joint = (",",)
    return found


def noun_metric(s: Sentence, noun: int) -> str:
    """Return “accuracy improvement” where that is what stands before “of 5%”."""
    items = s.items
    if kind(items, noun - 1) == "metric":
        return s.span(name_start(items, noun - 1, known=KNOWN), noun + 1)
    return ""


def ends_name(s: Sentence, at: int) -> bool:
    """Return whether the noun phrase behind a value cannot go beyond `at`."""
    item = s.items[at]
    return (
        item.low in CHANGES
        or item.kind in ("mark", "figure", "group")
        or item.low in VERBS | PREPOSITIONS
    )
