"""What a match stands in: a longer match, a shield, a list of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.matching import Match
from generator.tokens import Tokens

_JOINTS = frozenset({"and", "or"})
_MARKS = ",/&"
_WIDEST_GAP = 3
_NEAR = 12


def covers(found: Sequence[Match], shields: Sequence[Match]) -> Iterator[tuple[int, str]]:
    """Yield the `id` of each match that lies within another one, with that one's words.

    A longer match covers those of its own facet, a shield those of its facet,
    of its concept, or of all.

    Args:
        found: Sorted by first word, longest first.
        shields: In any order.
    """
    reached: dict[str, int] = {}
    for index, match in enumerate(found):
        group = match.entry.group
        over = _shield(match, shields)
        if over is None and match.last <= reached.get(group, -1):
            over = _longer(match, found[max(0, index - _NEAR) : index])
        if over is not None:
            yield id(match), over.entry.text
        reached[group] = max(reached.get(group, -1), match.last)


def _shield(match: Match, shields: Iterable[Match]) -> Match | None:
    for shield in shields:
        entry = shield.entry
        if (
            _within(match, shield)
            and entry.group in ("", match.entry.group)
            and entry.concept in ("", match.entry.concept)
        ):
            return shield
    return None


def _longer(match: Match, before: Iterable[Match]) -> Match | None:
    entry = match.entry
    for other in before:
        if other.entry.group != entry.group or not _within(match, other):
            continue
        same = (match.first, match.last) == (other.first, other.last)
        kin = other.entry.concept == entry.concept or entry.concept in other.entry.above
        if not same and (kin or not entry.inside):
            return other
    return None


def _within(match: Match, other: Match) -> bool:
    return other.first <= match.first and match.last <= other.last


def in_list(match: Match, others: Iterable[Match], tokens: Tokens) -> bool:
    """Return whether a comma, a slash, “and” or “or” joins `match` to another item.

    Args:
        match: The item in question.
        others: Companions, and matches of concepts of any facet.
        tokens: The text in which they stand.
    """
    for other in others:
        if other.entry.kind != "companion" and (
            other.entry.group != match.entry.group or other.entry.concept == match.entry.concept
        ):
            continue
        first, second = (match, other) if match.first < other.first else (other, match)
        if first.last < second.first <= first.last + 1 + _WIDEST_GAP:
            between = tokens.text[first.end : second.start]
            words = tokens.words[first.last + 1 : second.first]
            if any(mark in between for mark in _MARKS) or not _JOINTS.isdisjoint(words):
                return True
    return False
