"""Figures of change: “improves F1 by 3 points”, “from 61 to 72”, “2% higher Dice than X”."""

from __future__ import annotations

from dataclasses import replace

from generator.results.clauses import clause_start
from generator.results.making import Claim, made, range_end, run_of, value_start
from generator.results.naming import ends_name, metric_after, metric_left, metric_name, noun_metric
from generator.results.ownership import is_own
from generator.results.phrases import any_of, kind, low
from generator.results.rivals import tail_of
from generator.results.sentence import LONGEST_BACK, Sentence
from generator.results.setting import joined_text, on_text
from generator.results.wording import (
    CHANGES,
    CHANGING,
    COMPARATIVES,
    DETERMINERS,
    KNOWN,
    OUTDOING,
    PLACES,
    VERBS,
)


def from_to(s: Sentence, at: int) -> tuple[list[Claim], int] | None:
    """“improves AUC from 0.8 to 0.9”."""
    items = s.items
    if low(items, at - 1) != "from":
        return None
    to = next((n for n in range(at + 1, min(len(items), at + 8)) if low(items, n) == "to"), -1)
    second = to + 1
    if to < 0 or kind(items, second) != "figure" or not _smooth(s, at + 1, to):
        return [], at + 1
    if items[at].bare and items[second].bare:
        return [], second + 1
    metric, on, _ = metric_left(s, at - 1)
    if not metric or not is_own(s, at):
        return [], second + 1
    tail = tail_of(s, second + 1, change=True)
    on = joined_text(on_text(s, tail.on, tail.on_word), on)
    return made(s, at - 1, second + 1, metric, on, tail, at), tail.end


def _smooth(s: Sentence, start: int, end: int) -> bool:
    """Return whether no other figure, mark or verb stands between."""
    return all(
        s.items[n].kind in ("word", "group") and s.items[n].low not in VERBS
        for n in range(start, end)
    )


def changed_by(s: Sentence, at: int) -> tuple[list[Claim], int] | None:
    """“improves F1 by 3.2 points over X”, “outperforms X by 2.1%”."""
    items = s.items
    first = value_start(s, at)
    margin = ""
    if low(items, first - 1) == "of" and low(items, first - 2) in ("margin", "average"):
        back = next((n for n in range(first - 3, first - 7, -1) if low(items, n) == "by"), -1)
        if back >= 0:
            skip = low(items, back + 1) in DETERMINERS
            margin = s.span(back + 1 + skip, first - 1)
            return _by(s, at, back, first, margin)
    if low(items, first - 1) != "by":
        return None
    return _by(s, at, first - 1, first, "margin")


def _by(s: Sentence, at: int, by: int, first: int, margin: str) -> tuple[list[Claim], int]:
    items = s.items
    last = range_end(s, at)
    if items[at].bare and items[last - 1].bare:
        return [], last
    start = clause_start(items, by)
    back = range(by - 1, max(start, by - LONGEST_BACK) - 1, -1)
    verb = next((n for n in back if items[n].low in CHANGING or items[n].low in OUTDOING), -1)
    if verb < 0 or not is_own(s, at):
        return [], last
    if items[verb].low in OUTDOING or low(items, verb + 1) in ("over", "upon", "on"):
        return _outdone_by(s, verb, by, first, last, margin)
    noun = CHANGING[items[verb].low]
    metric, on, _ = metric_left(s, by, noun=noun)
    end = last
    if not metric and (name := metric_after(s, last)):
        metric, end = f"{noun} in {name[0]}", name[1]
    if not metric:
        return [], last
    tail = tail_of(s, end, change=True)
    on = joined_text(on_text(s, tail.on, tail.on_word), on)
    return made(s, first, last, metric, on, tail, at), tail.end


def _outdone_by(
    s: Sentence, verb: int, by: int, first: int, last: int, margin: str
) -> tuple[list[Claim], int]:
    items = s.items
    begin = verb + 1 + (low(items, verb + 1) in ("over", "upon", "on"))
    whom = s.span(begin, by)
    plain = begin < by and all(
        items[n].kind in ("word", "group") and items[n].low not in VERBS | PLACES
        for n in range(begin, by)
    )
    if not plain:
        return [], last
    metric = margin
    end = last
    if kind(items, last) == "metric":
        metric, end = f"{margin} in {metric_name(s, last, last)}", last + 1
    elif low(items, last) in ("in", "of") and (name := metric_after(s, last + 1)):
        metric, end = f"{margin} in {name[0]}", name[1]
    tail = tail_of(s, end, change=True)
    on = on_text(s, tail.on, tail.on_word)
    return made(
        s, first, last, metric, on, replace(tail, against=tail.against or whom), first
    ), tail.end


def change_of(s: Sentence, at: int) -> tuple[list[Claim], int] | None:
    """“a 5% improvement in AUC”, “an improvement of 5% in AUC over X”, “a 2% AUC gain”."""
    items = s.items
    first, last = value_start(s, at), range_end(s, at)
    after = next((n for n in range(last, min(len(items), last + 4)) if ends_name(s, n)), -1)
    if after >= 0 and items[after].low in CHANGES:
        return _change_after(s, at, first, last, after)
    if low(items, first - 1) == "of" and low(items, first - 2) in CHANGES:
        noun = first - 2
        metric = noun_metric(s, noun)
        end = last
        if low(items, last) in ("in", "of") and (name := metric_after(s, last + 1)):
            known = low(items, noun - 1) in KNOWN
            metric, end = f"{s.span(noun - known, noun + 1)} in {name[0]}", name[1]
        return _changed(s, at, first, last, metric, end)
    return None


def _change_after(
    s: Sentence, at: int, first: int, last: int, noun: int
) -> tuple[list[Claim], int] | None:
    items = s.items
    name = s.span(last, noun + 1)
    inside = any(items[n].kind == "metric" for n in range(last, noun))
    end = noun + 1
    if low(items, end) in ("in", "of") and (found := metric_after(s, end + 1)):
        return _changed(s, at, first, last, f"{name} in {found[0]}", found[1])
    over = any_of(items, end, (("over",), ("compared", "to"), ("compared", "with")))
    metric = name if inside or over else ""
    return _changed(s, at, first, last, metric, end)


def _changed(
    s: Sentence, at: int, first: int, last: int, metric: str, end: int
) -> tuple[list[Claim], int]:
    items = s.items
    if not metric or not is_own(s, at) or (items[at].bare and items[last - 1].bare):
        return [], end
    tail = tail_of(s, end, change=True)
    on = on_text(s, tail.on, tail.on_word)
    return made(s, first, last, metric, on, tail, at), tail.end


def more_than(s: Sentence, at: int) -> tuple[list[Claim], int] | None:
    """“2.1% higher Dice than X”, “3× faster than X”."""
    items = s.items
    run = run_of(s, at)
    last = max(range_end(s, at), run[-1] + 1)
    if low(items, last) not in COMPARATIVES:
        return None
    found = metric_after(s, last)
    pace = low(items, last) in ("faster", "slower") and low(items, last + 1) == "than"
    if not (found or pace) or not is_own(s, at) or items[at].bare:
        return [], last + 1
    metric, end = found or (items[last].low, last + 1)
    metric = s.span(last, end)
    tail = tail_of(s, end, change=True)
    if not tail.against:
        return [], tail.end
    on = on_text(s, tail.on, tail.on_word)
    if len(run) == 1:
        return made(s, value_start(s, at), last, metric, on, tail, at), tail.end
    rivals = tail.against.split(" and ")
    if len(rivals) != len(run):
        return [], tail.end
    claims: list[Claim] = []
    for n, rival in zip(run, rivals, strict=True):
        claims += made(s, n, n + 1, metric, on, replace(tail, against=rival), n)
    return claims, tail.end
