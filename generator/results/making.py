"""From a figure and what was found around it to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from generator.results.ownership import no_value
from generator.results.phrases import BREAKS, any_before, any_of, kind, low
from generator.results.rivals import Tail, compared_at_end, outdone
from generator.results.sentence import Sentence
from generator.results.setting import joined_text, lead_of, said_before
from generator.results.wording import (
    BEING,
    CONDITIONS,
    CONJUNCTIONS,
    DULL,
    PARTICIPLES,
    QUANTIFIERS,
    STATING,
    VERBS,
)

_LONGEST_TEXT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure of a sentence."""

    start: int
    """Half-open offsets of the value into the text."""
    end: int
    value: str
    metric: str
    on: str
    against: str
    placed: bool = False
    """Whether “on” stands right behind the value."""
    joined: int = -1
    """Offset of the next figure where only “and” and a name lie between, or -1."""


def made(
    s: Sentence, first: int, last: int, metric: str, on: str, tail: Tail, at: int
) -> list[Claim]:
    """Return the claim, unless what it says is too long to be understood."""
    end = max(tail.end, last)
    if tail.doubt or _unread(s, end):
        return []
    lead_on, lead_against = lead_of(s, at)
    on = joined_text(on, lead_on)
    # “for X” and “with X” may leave unsaid on what.
    partly = tail.on_word == "for" or tail.on_word in CONDITIONS
    said = said_before(s, first) if not on or (partly and not lead_on) else ""
    if said is None:
        return []
    on = joined_text(on, said)
    if not on and _joined(s, end) < 0 and _placed_later(s, end):
        return []
    against = tail.against or lead_against or outdone(s, at) or compared_at_end(s, end)
    value = s.span(first, last)
    if not metric or max(map(len, (value, metric, on, against))) > _LONGEST_TEXT:
        return []
    claim = Claim(
        start=s.items[first].start,
        end=s.items[last - 1].end,
        value=value,
        metric=metric,
        on=on,
        against=against,
        placed=bool(tail.on),
        joined=_joined(s, end),
    )
    return [claim]


def _unread(s: Sentence, end: int) -> bool:
    """Return whether words follow that belong to the claim and were not understood.

    “0.78 unaided” is less than it seems, and “0.9 per slide” is of something else.
    """
    items = s.items
    if end >= len(items) or items[end].kind == "mark":
        return False
    word = items[end].low
    if word in VERBS | CONJUNCTIONS | BREAKS:
        return False
    if word == "as":
        return low(items, end + 1) != "well"
    if word == "by" and low(items, end + 1).endswith("ing"):
        return False
    by = end + 1 + any_of(items, end + 1, QUANTIFIERS)
    return not (word == "by" and kind(items, by) == "figure")


def _joined(s: Sentence, at: int) -> int:
    """Return where the next figure begins if a list goes on at `at`, else -1."""
    items = s.items
    listed = low(items, at) == ","
    at += listed
    joined = low(items, at) == "and"
    metric = False
    for n in range(at + joined, min(len(items), at + 8) if listed or joined else at):
        if kind(items, n) == "figure":
            return items[value_start(s, n)].start if joined or metric else -1
        if kind(items, n) == "mark" or low(items, n) in BEING | STATING:
            return -1
        metric = metric or kind(items, n) == "metric"
    return -1


def _placed_later(s: Sentence, end: int) -> bool:
    """Return whether the clause says on what only behind other words."""
    for n in range(end, len(s.items)):
        word = low(s.items, n)
        if word == ";" or word in BREAKS or (word in VERBS and word not in PARTICIPLES):
            return False
        if word in ("on", "across") and low(s.items, n + 1) not in DULL:
            return True
    return False


def value_start(s: Sentence, at: int) -> int:
    """Return where the value begins with “up to”, “more than” and the like."""
    article = low(s.items, at - 1) in ("a", "an")
    size = any_before(s.items, at - article, QUANTIFIERS)
    return at - article - size if size else at


def range_end(s: Sentence, at: int) -> int:
    """Return the index behind a figure, or behind “0.2 to 0.4”."""
    items = s.items
    if low(items, at + 1) == "to" and kind(items, at + 2) == "figure":
        return at + 3
    return at + 1


def run_of(s: Sentence, at: int) -> list[int]:
    """Return the indexes of a list of figures: “0.9, 0.8 and 0.7”."""
    items = s.items
    run = [at]
    while True:
        n = run[-1] + 1
        n += low(items, n) == ","
        n += low(items, n) == "and"
        if n == run[-1] + 1 or kind(items, n) != "figure" or no_value(s, n):
            return run
        run.append(n)
