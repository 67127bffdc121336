"""A sentence as a row of items: figures with their units, metrics, words, marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.results.wording import UNITS

_CHUNK = re.compile(r"[,;:()\[\]=<>≤≥\"“”]|[^\s,;:()\[\]=<>≤≥\"“”]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_LONGEST_FIGURE = 30
_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_FIGURE = re.compile(
    rf"(?P<sign>[+\-−~∼≈±]?)(?P<number>{_NUMBER})(?P<tail>\s?(?:[-–—±]|\+/-)\s?{_NUMBER})?"
    r"(?P<unit>%|×|x|pp)?(?:-fold)?"
)
_AFTER_METRIC = re.compile(r"@[\w.]{1,10}|[-‑]?\d{1,3}|[-‑]scores?|s|'s")
_OPEN = {"(": ")", "[": "]"}

Kind = Literal["word", "figure", "metric", "mark", "group"]
Span = tuple[int, int, bool]
"""Half-open offsets of a metric's name, and whether it is a cost."""


@dataclass(slots=True, eq=False)
class Item:
    """A word, figure, metric or mark, or all that stands in one pair of brackets."""

    kind: Kind
    start: int
    """Half-open offsets into the text."""
    end: int
    low: str
    """Its text in lower case."""
    bare: bool = False
    """A whole number without a unit, or a cost: no result by itself."""
    unit: str = ""
    inner: tuple[Item, ...] = ()
    """What stands in the brackets."""


def read_items(
    text: str, start: int, end: int, metrics: Sequence[Span], units: frozenset[str]
) -> list[Item]:
    """Return the items of the sentence `text[start:end]`.

    Args:
        text: The whole text.
        start: Where the sentence begins.
        end: Where it ends.
        metrics: Spans of the names of metrics, in order, none within another.
        units: Units of measure in this very case.
    """
    items = [_item(text, a, b, first=a == start) for a, b in _chunks(text, start, end)]
    items = _with_units(text, items, units)
    items = _with_metrics(text, items, metrics)
    return _with_groups(items)


def _chunks(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the spans of words and marks; a comma within a number is no mark."""
    last: tuple[int, int] | None = None
    joined = False
    for match in _CHUNK.finditer(text, start, end):
        a, b = match.span()
        if last and joined and last[1] == a:
            last, joined = (last[0], b), False
            continue
        thousands = match[0] == "," and last and last[1] == a and text[a - 1].isdigit()
        if last and thousands and _THOUSANDS.match(text, a):
            last, joined = (last[0], b), True
            continue
        if last:
            yield last
        last, joined = (a, b), False
    if last:
        yield last


def _item(text: str, start: int, end: int, *, first: bool) -> Item:
    chunk = text[start:end]
    core = chunk.rstrip(".!?*’'")
    if core and len(core) <= _LONGEST_FIGURE:
        found = _FIGURE.fullmatch(core.replace(",", ""))
        if found:
            number = found["number"] + (found["tail"] or "")
            bare = "." not in number and not found["unit"] and found["sign"] != "+"
            unit = found["unit"] or ""
            return Item("figure", start, start + len(core), core.lower(), bare, unit)
    if len(chunk) == 1 and not chunk.isalnum() and chunk not in "%×/":
        return Item("mark", start, end, chunk)
    stop = start + len(core) if core else end
    word = text[start:stop]
    # “WHO” is no “who”, and “Task A” no “a”.
    name = word.isupper() and (len(word) > 1 or (word == "A" and not first))
    return Item("word", start, stop, word if name else word.lower())


def _with_metrics(text: str, items: list[Item], metrics: Sequence[Span]) -> list[Item]:
    """Join the items of each metric; one within a longer word names it: `macro-F1`."""
    joined: list[Item] = []
    at = 0
    for item in items:
        while at < len(metrics) and metrics[at][1] <= item.start:
            at += 1
        if at == len(metrics) or metrics[at][0] >= item.end or item.kind != "word":
            if item.low in ("score", "scores") and joined and joined[-1].kind == "metric":
                joined[-1].end = item.end
            else:
                joined.append(item)
            continue
        start, end, cost = metrics[at]
        within = joined[-1] if joined and joined[-1].kind == "metric" else None
        if within and start < within.end and item.start < end:
            within.end = max(within.end, item.end)
            within.low = text[within.start : within.end].lower()
        elif end < item.end and not _AFTER_METRIC.fullmatch(text[end : item.end]):
            joined.append(item)
        else:
            joined.append(Item("metric", item.start, item.end, item.low, bare=cost))
    return joined


def _with_units(text: str, items: list[Item], units: frozenset[str]) -> list[Item]:
    """Give figures the units that stand behind them, and join “0.9 ± 0.1”."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if last and last.kind == "figure":
            if item.kind == "word" and (item.low in UNITS or text[item.start : item.end] in units):
                last.end, last.bare = item.end, False
                last.unit = (last.unit + " " + item.low).strip()
                continue
            two = item.low == "percentage"
            if two and text[item.end : item.end + 7].strip().startswith("point"):
                last.end, last.unit = item.end, "percentage"
                continue
        before = joined[-2] if len(joined) > 1 else None
        plus = last is not None and last.low in ("±", "+/-", "pm")
        if item.kind == "figure" and plus and before and before.kind == "figure":
            joined.pop()
            before.end, before.bare, before.unit = item.end, item.bare and before.bare, item.unit
            continue
        joined.append(item)
    return joined


def _with_groups(items: list[Item]) -> list[Item]:
    """Fold every pair of brackets into one item; a bracket without its other half stays a mark."""
    open_at: list[int] = []
    out: list[Item] = []
    for item in items:
        if item.kind == "mark" and item.low in _OPEN:
            open_at.append(len(out))
        elif item.kind == "mark" and item.low in _OPEN.values() and open_at:
            first = open_at.pop()
            inner = out[first + 1 :]
            start = out[first].start
            del out[first:]
            out.append(Item("group", start, item.end, "()", inner=tuple(inner)))
            continue
        out.append(item)
    return out
