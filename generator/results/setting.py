"""On what, and under which condition, the words before a figure say that it was measured."""

from __future__ import annotations

from collections.abc import Sequence

from generator.results.clauses import clause_start, first_verb, lead_end, opening
from generator.results.phrases import any_of, kind, list_ends, low, parts
from generator.results.sentence import Sentence
from generator.results.wording import (
    AGAINST,
    CONDITIONS,
    DULL,
    PARTICIPLES,
    PLACES,
    RESTRICTING,
    TRIED,
    TRYING,
    VERBS,
)


def lead_of(s: Sentence, at: int) -> tuple[str, str]:
    """Return on what and against what the head of the clause says a figure is."""
    near = clause_start(s.items, at)
    on, against = _lead_at(s, near, at)
    if near:
        first, compared = _lead_at(s, 0, at)
        if first and s.items[opening(s.items, 0)].low == s.items[opening(s.items, near)].low:
            first = ""  # “On A, …, while on B, …”
        on, against = joined_text(on, first), against or compared
    return on, against


def _lead_at(s: Sentence, start: int, at: int) -> tuple[str, str]:
    items = s.items
    start += low(items, start + 1) == ":" and 2  # “Results: On X, …”
    start = opening(items, start)
    end = lead_end(items, start, at)
    if end == start or low(items, start + 1) in DULL:
        return "", ""
    if size := any_of(items, start, AGAINST):
        return "", _lead_span(s, start + size, end)
    word = items[start].low
    if word in TRIED and low(items, start + 1) in PLACES:
        return _lead_span(s, start + 2, end), ""
    if word == "when" and low(items, start + 1) in TRIED:
        return _lead_span(s, start + 3, end), ""
    if word in PLACES:
        return _lead_span(s, start + 1, end), ""
    return (_lead_span(s, start, end) if word in CONDITIONS | {"averaged"} else ""), ""


def _lead_span(s: Sentence, start: int, end: int) -> str:
    comma = low(s.items, end - 1) == ","
    return s.span(start, end - comma)


def said_before(s: Sentence, first: int) -> str | None:
    """Return on what the words before a value say it is, or None where that is in doubt."""
    items = s.items
    begin = max((n for n in range(first) if items[n].low == ";"), default=-1) + 1
    start = clause_start(items, first)
    joined = low(items, start - 1) == ":"
    for n in range(first - 2, begin - 1, -1):
        word = items[n].low
        if word not in ("on", "across", "in", "for") or items[n + 1].kind == "metric":
            continue
        if items[n + 1].low in DULL:
            continue
        before = [items[k].low for k in range(max(begin, n - 6), n)]
        tried = any(each in TRYING for each in before)
        spans = list_ends(items, n + 1)
        if not spans or low(items, spans[-1][1]) in RESTRICTING | {"than"}:
            return None
        if any(items[k].kind == "metric" for k in range(*spans[-1])):
            return None
        behind = spans[-1][1]
        behind += kind(items, behind) == "group"
        if low(items, behind) == "," and low(items, behind + 1) not in PARTICIPLES:
            return None  # “… on X, 4× faster than Y”: of another thing, perhaps
        doing = any(each in TRYING and each.endswith(("ing", "ed")) for each in before)
        if doing and low(items, spans[-1][1]) in VERBS:
            return None  # “Testing on X our model reaches”: where X ends is not said.
        if not tried:
            if word == "for" or (n < start and not joined) or any(map(_trains, before)):
                return None
            if first_verb(items, start, n) == n:
                return None
        return s.span(_further(s, n, begin), spans[-1][1])
    return ""


def _further(s: Sentence, at: int, begin: int) -> int:
    """Return where “across A on B” begins if `at` is its “on”, without the first word."""
    items = s.items
    for n in range(at - 1, max(begin, at - 20), -1):
        if items[n].low in ("on", "across", "in") and items[n + 1].kind != "metric":
            spans = list_ends(items, n + 1)
            end = spans[-1][1] if spans else n
            end += kind(items, end) == "group"
            return _further(s, n, begin) if end >= at else at + 1
    return at + 1


def on_text(s: Sentence, spans: Sequence[tuple[int, int]], word: str) -> str:
    """Return what `word` says was measured on; a condition keeps its word."""
    if not spans:
        return ""
    text = s.span(spans[0][0], spans[-1][1])
    return f"{word} {text}" if word in CONDITIONS else text


def lead_parts(s: Sentence, at: int) -> list[str]:
    """Return the items of the list at the head of the clause, “on A, B and C”."""
    items = s.items
    start = clause_start(items, at)
    if low(items, start) not in PLACES or lead_end(items, start, at) == start:
        return []
    spans = list_ends(items, start + 1, figures=True)
    return [s.span(*span) for span in parts(items, spans)]


def joined_text(first: str, second: str) -> str:
    """Return both, each once."""
    return "; ".join(dict.fromkeys(each for each in (first, second) if each))


def _trains(word: str) -> bool:
    return "train" in word or "tun" in word or word in ("based", "built", "adapted", "relying")
