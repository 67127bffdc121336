"""Whose work a place in an abstract speaks of: the paper's own, or somebody else's.

An abstract turns once, from what others did to what this paper does, at its
first sentence with an `own` cue, or with the name that the title gives to the
work, and at its middle at the latest. Before the turn everything is background,
save in a survey.
From the turn on everything is own work, save sentences that an `aside` cue
without an `own` cue marks as background, and the reach of cues such as
“unlike …” or “outperforms …”. Without any `own` cue there is no turn, and
everything counts that no cue sets aside. The cues are the vocabulary's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.sentences import sentence_spans
from generator.tagging.covering import longest_first
from generator.tagging.matching import Match
from generator.vocabulary.concepts import Cue
from generator.vocabulary.tokens import Tokens

BACKGROUND = "background: before the paper turns to its own work"
_FIRST_WORDS = 3
_NAME = r"(?P<name>(?=\S*[A-Z])[^\W_][^\s:(),]+)"
_HEAD = re.compile(rf"{_NAME}\s*(?::|\s--?|\s[–—])\s")
_IN_BRACKETS = re.compile(rf"\({_NAME}\)")
_SENTENCE_ENDS = (".", "!", "?", ":", "")
_HEADING_ENDS = (":", ".", "\n")


# Not frozen, like `Match`, since there are as many.
@dataclass(slots=True, eq=False)
class Verdict:
    """Whether a place counts as the paper's own work."""

    own: bool
    explicit: bool
    """In the title, or in a sentence where the paper speaks of itself."""
    reason: str
    background: bool = False
    """Set aside for its sentence only, not for standing beside a contrast, a baseline …"""


OWN = Verdict(True, False, "the paper's own work")
EXPLICIT = Verdict(True, True, "the paper speaks of itself")
TITLE = Verdict(True, True, "title")
NOT_YET = Verdict(False, False, BACKGROUND, background=True)


class Cues:
    """The cues of a vocabulary by their id."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.by_id = {cue.id: cue for cue in cues}
        self.stops = {id: frozenset(cue.until) for id, cue in self.by_id.items()}

    def surveys(self, match: Match) -> bool:
        """Return whether a cue tells that the work of others is the paper's own subject."""
        return self.by_id[match.entry.concept].scope == "paper"


class Context:
    """The verdict on every place of one text."""

    def __init__(
        self,
        tokens: Tokens,
        found: Iterable[Match],
        cues: Cues,
        *,
        title: bool = False,
        name: str = "",
        surveys: bool = False,
    ) -> None:
        self._tokens = tokens
        self._cues = cues
        self._spans = [(0, len(tokens.text))] if title else sentence_spans(tokens.text)
        self._starts = [start for start, _ in self._spans]
        self._own: set[int] = set()
        """Indices of the sentences in which the paper speaks of itself."""
        self._asides: dict[int, str] = {}
        """The reasons of the sentences that speak of others, by index."""
        self._sections: dict[int, Cue] = {}
        """Headings, by the index of their sentence."""
        self._reaches: list[tuple[int, int, str]] = []
        self._heed(each for each in found if not title or cues.by_id[each.entry.concept].in_title)
        if name:
            self._own |= {self._index(at) for at in _places(name, tokens.text)}
        if surveys:
            self._asides.clear()
        self._verdicts = [TITLE] if title else self._in_turn(turned=surveys or not self._own)

    def _heed(self, found: Iterable[Match]) -> None:
        """Sort out the cues that no longer cue covers: “our knowledge” is not “our”."""
        last = -1
        ordered = list(found)
        longest_first(ordered)
        for match in ordered:
            cue = self._cues.by_id[match.entry.concept]
            if match.last <= last or cue.scope == "paper":
                continue
            index = self._index(match.start)
            if cue.at_start and not _near_start(self._tokens, match, self._starts[index]):
                continue
            last = match.last
            if cue.scope == "sentence":
                if cue.effect == "own":
                    self._own.add(index)
                elif cue.effect == "aside":
                    self._asides.setdefault(index, cue.reason)
            elif cue.scope == "section":
                if self._tokens.text[match.end : match.end + 1] in _HEADING_ENDS:
                    self._sections[index] = cue
            elif cue.effect == "aside":
                start, end = self._reach(cue, match, self._spans[index])
                self._reaches.append((start, end, cue.reason))

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _reach(self, cue: Cue, match: Match, sentence: tuple[int, int]) -> tuple[int, int]:
        stops = self._cues.stops[cue.id]
        if cue.scope == "after":
            return match.end, _end_of_reach(self._tokens, cue.reach, stops, match, sentence[1])
        return _start_of_reach(self._tokens, cue.reach, stops, match, sentence[0]), match.start

    def _in_turn(self, *, turned: bool) -> list[Verdict]:
        """Return the verdict on each sentence."""
        verdicts: list[Verdict] = []
        section: Cue | None = None
        for index in range(len(self._spans)):
            section = self._sections.get(index, section)
            turned = turned or 2 * index >= len(self._spans)
            if index in self._own:
                turned = True
                verdicts.append(EXPLICIT)
            elif index in self._asides:
                verdicts.append(_background(self._asides[index]))
            elif section is not None and section.effect != "none":
                verdicts.append(OWN if section.effect == "own" else _background(section.reason))
            else:
                verdicts.append(OWN if turned else NOT_YET)
        return verdicts

    def verdict(self, at: int) -> Verdict:
        """Return the verdict on offset `at` of the text."""
        for start, end, reason in self._reaches:
            if start <= at < end:
                return aside(reason)
        return self._verdicts[bisect_right(self._starts, at) - 1]


def own_name(title: str) -> str:
    """Return the name that a title gives to the paper's own work, or `""`.

    >>> [own_name(t) for t in ("Med-R1: Learning", "Dragonfly: Zoom", "On CT: A Survey")]
    ['Med-R1', 'Dragonfly', '']
    """
    head = _HEAD.match(title) or _IN_BRACKETS.search(title)
    return head["name"] if head else ""


def _places(name: str, text: str) -> Iterator[int]:
    """Yield where `name` stands in `text` as a name, not as the first word of a sentence."""
    plain = name[1:].islower()
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        apart = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        if apart and not (plain and text[:at].rstrip()[-1:] in _SENTENCE_ENDS):
            yield at
        at = text.find(name, end)


def aside(reason: str) -> Verdict:
    """Return the verdict that a place does not count."""
    return Verdict(False, False, reason)


def _background(reason: str) -> Verdict:
    return Verdict(False, False, reason, background=True)


def _near_start(tokens: Tokens, match: Match, start: int) -> bool:
    ahead = match.first - _FIRST_WORDS + 1
    return match.start == start or ahead <= 0 or tokens.starts[ahead - 1] < start


def _end_of_reach(tokens: Tokens, reach: int, stops: frozenset[str], match: Match, end: int) -> int:
    """Return where an `after` cue ends: what stands in brackets ends it only with the bracket."""
    depth = 0
    last = min(len(tokens.words), match.last + 1 + reach)
    for index in range(match.last + 1, last):
        if tokens.starts[index] >= end:
            return end
        gap = tokens.gaps[index]
        if gap != " ":
            depth += gap.count("(") - gap.count(")")
        if depth < 0 or (
            not depth
            and _stops(tokens.words[index], gap, stops)
            and not _belongs_to_participle(tokens, index, match)
            and not _follows_figure(tokens, index)
        ):
            return tokens.ends[index - 1]
    return tokens.ends[last - 1]


def _start_of_reach(
    tokens: Tokens, reach: int, stops: frozenset[str], match: Match, start: int
) -> int:
    last = match.first - 1
    # “X was recorded but was not used”: the subject stands before the conjunction.
    if last >= 0 and tokens.words[last] in stops and tokens.gaps[match.first] == " ":
        last -= 1
    for index in range(last, max(-1, last - reach), -1):
        if tokens.starts[index] < start:
            break
        if _stops(tokens.words[index], tokens.gaps[index + 1], stops):
            return tokens.starts[index + 1]
    return start


def _stops(word: str, gap: str, stops: frozenset[str]) -> bool:
    return word in stops or (gap != " " and any(mark in gap for mark in stops))


def _follows_figure(tokens: Tokens, index: int) -> bool:
    """“Versus 0.81 for a network” reaches over its “for”."""
    return tokens.words[index - 1].isdigit() and tokens.gaps[index].strip() in ("", "%")


def _belongs_to_participle(tokens: Tokens, index: int, match: Match) -> bool:
    """“Outperforms models tuned on X” reaches over its “on”, “outperformed on X” does not."""
    return index - 1 > match.last and tokens.words[index - 1].endswith("ed") and tokens.soft[index]
