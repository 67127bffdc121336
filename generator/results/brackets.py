"""Values in brackets: “accuracy (0.9 vs 0.8)”, “better at finding X (AUROC 0.9 vs 0.8)”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.results.clauses import named
from generator.results.making import Claim, made
from generator.results.naming import metric_name, name_first
from generator.results.ownership import doubtful_phrase, is_own
from generator.results.phrases import kind, low
from generator.results.rivals import Tail, against_in, tail_of
from generator.results.sentence import Sentence
from generator.results.setting import on_text
from generator.results.wording import CHANGES


def in_brackets(s: Sentence, at: int) -> Iterator[Claim]:
    """Yield what “accuracy (0.9 vs 0.8)” says."""
    items = s.items
    inner = items[at].inner
    if inner and inner[0].kind == "metric":
        yield from _named_in_brackets(s, at)
    if not inner or inner[0].kind != "figure" or inner[0].bare:
        return
    if kind(items, at - 1) != "metric" or items[at - 1].bare:
        return
    against = against_in(s, inner[1:])
    if (len(inner) > 1 and not against) or not is_own(s, at) or at == 0:
        return
    tail = tail_of(s, at + 1)
    tail.against = against or tail.against
    metric = metric_name(s, at - 1)
    name = name_first(s, at - 1)
    if low(items, name - 1) in ("in", "of") and low(items, name - 2) in CHANGES:
        metric = f"{items[name - 2].low} in {metric}"
    if tail.on_word == "for" and doubtful_phrase(s, at + 1, tail.on[-1][1]):
        return
    on = on_text(s, tail.on, tail.on_word)
    for claim in made(s, at, at + 1, metric, on, tail, at):
        value = s.text[inner[0].start : inner[0].end]
        yield replace(claim, start=inner[0].start, end=inner[0].end, value=value)


def _named_in_brackets(s: Sentence, at: int) -> Iterator[Claim]:
    """Yield what “better at finding X (AUROC 0.9 vs 0.8)” says."""
    items = s.items
    inner = items[at].inner
    size = 2 + (low(inner, 1) in ("of", "=", ":"))
    value = inner[size - 1] if size <= len(inner) else None
    if value is None or value.kind != "figure" or value.bare or inner[0].bare:
        return
    tail = Tail(end=at + 1, against=against_in(s, inner[size:]))
    if not tail.against or not is_own(s, at):
        return
    near = next((n for n in range(at - 1, max(-1, at - 9), -1) if _starts_place(s, n)), -1)
    if near < 0 or any(items[n].kind != "word" for n in range(near + 1, at)):
        return
    metric = s.text[inner[0].start : inner[0].end]
    if named(s.text, items, near, at) and items[near].low in ("for", "of", "with"):
        return
    for claim in made(s, at, at + 1, metric, s.span(near + 1, at), tail, at):
        figure = s.text[value.start : value.end]
        yield replace(claim, start=value.start, end=value.end, value=figure)


def _starts_place(s: Sentence, at: int) -> bool:
    return s.items[at].low in ("at", "on", "in", "for", "across")
