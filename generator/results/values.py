"""Plain values: “an AUC of 0.9 on X”, “0.9 AUC”, “AUC was 0.9”, and lists of these."""

from __future__ import annotations

from dataclasses import replace

from generator.results.making import Claim, made, run_of, value_start
from generator.results.naming import ends_name, metric_after, metric_left, metric_list, name_first
from generator.results.ownership import doubtful_phrase, is_own
from generator.results.phrases import kind, low, parts
from generator.results.rivals import Tail, tail_of
from generator.results.sentence import LONGEST_BACK, Sentence
from generator.results.setting import joined_text, lead_of, lead_parts, on_text
from generator.results.wording import BEING, CHANGING, DETERMINERS, LOSING, OPERATING, STATING

Carried = tuple[str, str] | None
"""Metric and preposition of the value before: “0.8 on A, 0.7 on B”."""


def plain(s: Sentence, at: int, previous: Carried) -> tuple[list[Claim], int, Carried]:
    """Return what the figure at `at` claims, the index behind that, and what the next may need."""
    run = run_of(s, at)
    end = run[-1] + 1
    if len(run) > 1 and low(s.items, run[1] - 1) == "and" and kind(s.items, end) == "metric":
        run, end = run[:1], at + 1  # “0.9 AUC and 0.8 Dice”
    if any(s.items[n].bare for n in run) or low(s.items, end) in ("of", "to"):
        return [], end, None
    first = value_start(s, at)
    metrics, on, end = _metrics(s, first, end)
    alone = not metrics and end == run[-1] + 1 and low(s.items, first - 1) in (",", "and")
    carried = alone and previous is not None
    if carried and previous:
        metrics = [previous[0]]
    if not metrics or not is_own(s, at, definite=True):
        return [], end, None
    tail = tail_of(s, end)
    if carried and previous and tail.on_word != previous[1]:
        return [], tail.end, None
    if tail.on_word == "for" and doubtful_phrase(s, end, tail.on[-1][1]):
        return [], tail.end, None
    if tail.on_word == "over" and not s.items[tail.on[0][0]].bare:
        return [], tail.end, None  # “0.03 AUC over the best model”: a gain, not a value
    if tail.on_word != "for" and _others_follow(s, tail.end):
        return [], tail.end, None
    carry = (metrics[0], tail.on_word) if len(metrics) == len(run) == 1 else None
    return _paired(s, run, first, metrics, tail, on), tail.end, carry


def _metrics(s: Sentence, first: int, end: int) -> tuple[list[str], str, int]:
    """Return the metrics of a value, on what the words before say it is, and the index behind."""
    right = metric_after(s, end)
    if right and not any(ends_name(s, n) for n in range(end, right[1] - 1)):
        cost = s.items[right[1] - 1].bare
        return ([] if cost or _differs(s, first) else [right[0]]), "", right[1]
    metrics, on = _stated_before(s, first)
    return metrics, on, end


def _others_follow(s: Sentence, at: int) -> bool:
    """Return whether “, 0.7 for the small model” follows: then the first is of one system only."""
    if low(s.items, at) != "," or kind(s.items, at + 1) != "figure":
        return False
    behind = at + 2 + (kind(s.items, at + 2) == "group")
    return low(s.items, behind) == "for"


def _differs(s: Sentence, first: int) -> bool:
    """Return whether a difference is meant: “loses 0.08 AUROC”."""
    before = first - 1 - (low(s.items, first - 1) in DETERMINERS)
    return low(s.items, before) in LOSING


def _paired(
    s: Sentence, run: list[int], first: int, metrics: list[str], tail: Tail, on: str
) -> list[Claim]:
    """Return a claim for each figure of a list, where the text says which is which."""
    whole = joined_text(on_text(s, tail.on, tail.on_word), on)
    if len(run) == 1:
        single = len(metrics) == 1
        return made(s, first, run[0] + 1, metrics[0], whole, tail, run[0]) if single else []
    if len(metrics) == len(run):
        places = [whole] * len(run)
    elif len(metrics) > 1:
        return []
    elif len(places := _parts(s, tail)) == len(run):
        metrics *= len(run)
    elif _respectively(s, run[-1], tail.end):
        heads = lead_parts(s, run[0])
        if len(heads) != len(run):
            return []
        return _headed(s, [first, *run[1:]], run, metrics[0], heads, tail)
    elif whole or lead_of(s, run[0])[0]:
        return made(s, first, run[-1] + 1, metrics[0], whole, tail, run[0])
    else:
        return []
    claims: list[Claim] = []
    for start, n, metric, place in zip([first, *run[1:]], run, metrics, places, strict=True):
        claims += made(s, start, n + 1, metric, place, tail, n)
    return claims


def _headed(
    s: Sentence, starts: list[int], run: list[int], metric: str, heads: list[str], tail: Tail
) -> list[Claim]:
    """Return the claims of “on A and B, … 0.9 and 0.8, respectively”."""
    claims: list[Claim] = []
    for start, n, head in zip(starts, run, heads, strict=True):
        for claim in made(s, start, n + 1, metric, "", tail, n):
            claims.append(replace(claim, on=head))
    return claims


def _respectively(s: Sentence, last: int, end: int) -> bool:
    return any(low(s.items, n) == "respectively" for n in range(last + 1, end))


def _parts(s: Sentence, tail: Tail) -> list[str]:
    if not tail.on:
        return []
    return [on_text(s, [span], tail.on_word) for span in parts(s.items, tail.on)]


def _stated_before(s: Sentence, at: int) -> tuple[list[str], str]:
    """Return the metrics of which the words before `at` give the value, and on what."""
    items = s.items
    word = low(items, at - 1)
    if kind(items, at - 1) == "metric" and not items[at - 1].bare:
        return metric_list(s, at - 1), ""
    if word in ("of", "=", ":") and kind(items, at - 2) == "metric":
        if items[at - 2].bare:
            return [], ""
        if low(items, name_first(s, at - 2) - 1) in OPERATING:
            return [], ""
        return metric_list(s, at - 2), ""
    if word in BEING | STATING | {"of", "to"}:
        rising = word != "to" or any(
            low(items, n) in CHANGING for n in range(max(0, at - LONGEST_BACK), at)
        )
        metric, on, n = metric_left(s, at - 1) if rising else ("", "", -1)
        if metric and not items[n].bare and low(items, at - 2) not in ("and", ","):
            return (metric_list(s, n) if not on else [metric]), on
    return [], ""
