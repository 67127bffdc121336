"""What a sentence claims: each figure with its metric, on what, and against what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.results.brackets import in_brackets
from generator.results.changes import change_of, changed_by, from_to, more_than
from generator.results.making import Claim
from generator.results.ownership import no_value
from generator.results.sentence import Sentence
from generator.results.values import Carried, plain


def read_claims(s: Sentence) -> list[Claim]:
    """Return the claims in text order; a figure that is not understood has none."""
    return _shared(list(_each(s)))


def _each(s: Sentence) -> Iterator[Claim]:
    items = s.items
    at = 0
    previous: Carried = None
    while at < len(items):
        if items[at].kind == "figure" and not no_value(s, at):
            found, end, carried = _claim(s, at, previous)
            if not _unresolved(s, at, end):
                yield from found
            previous = carried
            at = max(end, at + 1)
            continue
        if items[at].kind == "group":
            yield from in_brackets(s, at)
        if items[at].kind == "mark" and items[at].low == ";":
            previous = None
        at += 1


def _claim(s: Sentence, at: int, previous: Carried) -> tuple[list[Claim], int, Carried]:
    for rule in (from_to, changed_by, change_of, more_than):
        ruled = rule(s, at)
        if ruled is not None:
            claims, end = ruled
            return claims, end, None
    return plain(s, at, previous)


def _unresolved(s: Sentence, at: int, end: int) -> bool:
    """Return whether a “respectively” beyond `end` says of what the figure at `at` is."""
    for n in range(at, len(s.items)):
        if s.items[n].low == ";":
            return False
        if s.items[n].low == "respectively":
            return n >= end
    return False


def _shared(claims: list[Claim]) -> list[Claim]:
    """Give a claim what is said for it and the next: “2% AUC and 3% Dice gains on X over Y”."""
    for n in range(len(claims) - 1, 0, -1):
        earlier, later = claims[n - 1], claims[n]
        if later.start != earlier.joined:
            continue
        claims[n - 1] = replace(
            earlier,
            on=earlier.on if earlier.placed or not later.placed else later.on,
            against=earlier.against or later.against,
        )
    return claims
