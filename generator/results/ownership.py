"""Whether a figure is the paper's own result, or a setting, or somebody else's."""

from __future__ import annotations

from generator.results.clauses import clause_start, first_verb, lead_end, name_start, named
from generator.results.phrases import kind, low
from generator.results.sentence import Sentence
from generator.results.wording import (
    ABLATING,
    KNOWN,
    OPERATING,
    OURS,
    PLACES,
    SHOWING,
    SYSTEMS,
    VERBS,
)


def is_own(s: Sentence, at: int, *, definite: bool = False) -> bool:
    """Return whether the clause around `at` speaks of the paper's own work.

    Args:
        s: The sentence.
        at: Index of the figure.
        definite: Whether “full tuning reaches 0.9” is too little, and “the model” enough.
    """
    items = s.items
    start, verb = _subject(s, at)
    subject = range(start, verb)
    metric_words = _metric_words(s, subject)
    words = [items[n].low for n in subject if n not in metric_words]
    gone = any(items[n].low in ("removed", "ablated") for n in range(at))
    if gone or any(word in ABLATING for word in words):
        return False
    if low(items, verb) in OURS or any(word in OURS for word in words):
        return True
    if any(map(s.is_other, words)):
        return False
    if words and s.is_ours(words[0]):  # at the start of a sentence any word has a capital
        return True
    names = named(s.text, items, start, verb)
    if names and any(map(s.is_ours, names)):
        return True
    if any(items[n].kind == "metric" for n in subject):
        return not names or not _foreign(s, subject)
    return not names and (not definite or _is_definite(words))


def _subject(s: Sentence, at: int) -> tuple[int, int]:
    """Return where the subject of the clause around `at` begins, and its verb."""
    items = s.items
    start = clause_start(items, at)
    while start > 0 and items[start].low in VERBS:  # “…, but raised”: the subject stands before
        start = clause_start(items, start - 1)
    start = lead_end(items, start, at)
    verb = first_verb(items, start, at)
    if low(items, verb) in SHOWING and low(items, verb + 1) == "that":
        start = lead_end(items, verb + 2, at)
        verb = first_verb(items, start, at)
    return start, verb


def _is_definite(words: list[str]) -> bool:
    """Return whether a subject is one that the text has spoken of: “the head”, or none."""
    said = [word for word in words if word.isalpha() and not word.endswith("ly")]
    if not said or said[0] in ("with", "no"):
        return True
    gerund = said[0].endswith("ing") and "tun" not in said[0] and "train" not in said[0]
    return said[0] in ("the", "its", "their", "both") or gerund


def _metric_words(s: Sentence, span: range) -> set[int]:
    """Return the indexes of the words in metrics' names: “mean reader sensitivity”."""
    found: set[int] = set()
    for n in span:
        if s.items[n].kind == "metric":
            found |= set(range(name_start(s.items, n, known=KNOWN), n))
    return found


def _foreign(s: Sentence, subject: range) -> bool:
    """Return whether a metric's subject is another's system: “accuracy of GPT-4 is”."""
    items = s.items
    behind = False
    for n in subject:
        if items[n].kind == "metric":
            behind = False
        elif items[n].low in PLACES and items[n].low != "for":
            behind = True
        elif not behind and not all(map(s.is_ours, named(s.text, items, n, n + 1))):
            return True
    return False


def doubtful_phrase(s: Sentence, start: int, stop: int) -> bool:
    """Return whether a phrase behind a metric names another system than the paper's own."""
    items = s.items
    if low(items, start) in ("on", "in", "across", "within", "over", "during"):
        return False
    names = named(s.text, items, start, stop)
    return any(not s.is_ours(name) for name in names) or any(
        s.is_other(items[n].low) or items[n].low in SYSTEMS for n in range(start, stop)
    )


def no_value(s: Sentence, at: int) -> bool:
    """Return whether the figure is a size, a setting or a p-value rather than a result."""
    before = low(s.items, at - 1)
    return (
        before in OPERATING
        or (before in "<>≤≥" and before != "")
        or (before == "=" and kind(s.items, at - 2) != "metric")
        or before in ("top", "version", "level", "ci", "stage", "type")
    )
