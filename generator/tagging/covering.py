"""What a match stands in: a longer match, a shield, a list of fields."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from generator.tagging.entries import Entry
from generator.tagging.matching import Match
from generator.vocabulary.tokens import Tokens

_FIRST = attrgetter("first")
_LAST = attrgetter("last")
_JOINTS = frozenset({"and", "or"})
_MARKS = ",/&"
_WIDEST_GAP = 3
_NEAR = 12


def longest_first(matches: list[Match]) -> None:
    """Sort by first word, and of those with the same one the longest first."""
    # Two stable sorts by a number are faster than one by a pair.
    matches.sort(key=_LAST, reverse=True)
    matches.sort(key=_FIRST)


def covers(found: Sequence[Match], shields: Iterable[Match]) -> list[Match | None]:
    """Return for each match the one that it lies within, or None.

    A longer match covers those of its own facet, a shield those of its facet,
    of its concept, or of all.

    Args:
        found: Sorted by first word, longest first.
        shields: In any order.
    """
    covering: list[Match | None] = [None] * len(found)
    _shield(covering, found, shields)
    reached: dict[str, int] = {}
    for index, match in enumerate(found):
        group = match.entry.group
        if match.last > reached.get(group, -1):
            reached[group] = match.last
        elif covering[index] is None:
            covering[index] = _longer(match, found[max(0, index - _NEAR) : index])
    return covering


def _shield(covering: list[Match | None], found: Sequence[Match], shields: Iterable[Match]) -> None:
    """Enter each shield at the matches that it covers."""
    for shield in shields:
        for index in range(bisect_left(found, shield.first, key=_FIRST), len(found)):
            if found[index].first > shield.last:
                break
            if shielded(found[index], (shield,)):
                covering[index] = covering[index] or shield


def shielded(match: Match, shields: Iterable[Match]) -> bool:
    """Return whether one of `shields` covers `match`."""
    entry = match.entry
    return any(
        shield.first <= match.first
        and match.last <= shield.last
        and shield.entry.group in ("", entry.group)
        and shield.entry.concept in ("", entry.concept)
        for shield in shields
    )


def _longer(match: Match, before: Iterable[Match]) -> Match | None:
    """Return the first of those that begin no later which holds `match` and counts more."""
    entry = match.entry
    for other in before:
        if other.last < match.last or other.entry.group != entry.group:
            continue
        if other.first == match.first and other.last == match.last:
            continue
        if not entry.inside or _kin(other.entry, entry):
            return other
    return None


def _kin(narrow: Entry, entry: Entry) -> bool:
    return narrow.concept == entry.concept or entry.concept in narrow.above


def in_list(match: Match, others: Iterable[Match], tokens: Tokens) -> bool:
    """Return whether a comma, a slash, “and” or “or” joins `match` to another item.

    Args:
        match: The item in question.
        others: Companions, and matches of concepts of any facet.
        tokens: The text in which they stand.
    """
    for other in others:
        first, second = (match, other) if match.first < other.first else (other, match)
        if not first.last < second.first <= first.last + 1 + _WIDEST_GAP:
            continue
        if other.entry.kind != "companion" and (
            other.entry.group != match.entry.group or other.entry.concept == match.entry.concept
        ):
            continue
        between = tokens.text[first.end : second.start]
        words = tokens.words[first.last + 1 : second.first]
        if any(mark in between for mark in _MARKS) or not _JOINTS.isdisjoint(words):
            return True
    return False
