"""What a sentence claims: each figure with its metric, on what, and against what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.results.brackets import in_brackets
from generator.results.changes import change_of, changed_by, from_to, more_than
from generator.results.making import Claim
from generator.results.ownership import no_value
from generator.results.phrases import low
from generator.results.sentence import Sentence
from generator.results.values import Carried, plain


def read_claims(s: Sentence) -> list[Claim]:
    """Return the claims in text order; a figure that is not understood has none."""
    return _shared(list(_each(s)))


def _each(s: Sentence) -> Iterator[Claim]:
    items = s.items
    at = 0
    previous: Carried = None
    changed = -1
    while at < len(items):
        if items[at].kind == "figure" and not no_value(s, at):
            found, end, previous, is_change = _claim(s, at, previous)
            # “by 2% F1 and 3% AUC”: the second is a difference like the first.
            alike = not is_change and low(s.items, changed) == "and" and at - changed < 4
            if not alike and not _unresolved(s, at, end):
                yield from found
            at = max(end, at + 1)
            changed = at if is_change or alike else -1
            continue
        if items[at].kind == "group":
            yield from in_brackets(s, at)
        if items[at].kind == "mark" and items[at].low == ";":
            previous = None
        at += 1


def _claim(s: Sentence, at: int, previous: Carried) -> tuple[list[Claim], int, Carried, bool]:
    """Return what the figure claims, the index behind, what the next needs, and if it changes."""
    for rule in (from_to, changed_by, change_of, more_than):
        ruled = rule(s, at)
        if ruled is not None:
            claims, end = ruled
            return claims, end, None, True
    return *plain(s, at, previous), False


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
    # “an AUC of 0.9 and 0.8 something on X”: on what is said behind a figure that was not read,
    # and so for all that stand before it in the list.
    kept: list[Claim] = []
    starts = {-1}
    for claim in reversed(claims):
        if claim.placed or claim.joined in starts:
            kept.append(claim)
            starts.add(claim.start)
    return kept[::-1]
