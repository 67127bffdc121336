"""Whose work a place in an abstract speaks of: the paper's own, or somebody else's.

An abstract turns once, from what others did to what this paper does, at its
first sentence with an `own` cue. Before the turn everything is background.
From the turn on everything is own work, save sentences that an `aside` cue
without an `own` cue marks as background, and the reach of cues such as
“unlike …” or “outperforms …”. Without any `own` cue there is no turn, and
everything counts that no cue sets aside. The cues are the vocabulary's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.concepts import Cue
from generator.matching import Match
from generator.sentences import sentence_spans
from generator.tokens import Tokens

BACKGROUND = "background: before the paper turns to its own work"
_FIRST_WORDS = 3
_HEADING_ENDS = (":", ".", "\n")


@dataclass(frozen=True, slots=True)
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


class Context:
    """The verdict on every place of one text."""

    def __init__(
        self,
        tokens: Tokens,
        found: Iterable[Match],
        cues: Mapping[str, Cue],
        *,
        title: bool = False,
    ) -> None:
        self._spans = [(0, len(tokens.text))] if title else sentence_spans(tokens.text)
        self._starts = [start for start, _ in self._spans]
        self._reaches: list[tuple[int, int, str]] = []
        by_sentence: list[list[tuple[Cue, Match]]] = [[] for _ in self._spans]
        for match in _longest(m for m in found if self._placed(tokens, m, cues)):
            by_sentence[self._index(match.start)].append((cues[match.entry.concept], match))
        for index, present in enumerate(by_sentence):
            for cue, match in present:
                self._reach(tokens, cue, match, self._spans[index])
        self._verdicts = [TITLE] * len(self._spans) if title else _verdicts(tokens, by_sentence)

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _placed(self, tokens: Tokens, match: Match, cues: Mapping[str, Cue]) -> bool:
        start = self._starts[self._index(match.start)]
        return not cues[match.entry.concept].at_start or _near_start(tokens, match, start)

    def _reach(self, tokens: Tokens, cue: Cue, match: Match, sentence: tuple[int, int]) -> None:
        if cue.effect != "aside":
            return
        if cue.scope == "after":
            self._reaches.append(
                (match.end, _end_of_reach(tokens, cue, match, sentence), cue.reason)
            )
        elif cue.scope == "before":
            self._reaches.append(
                (_start_of_reach(tokens, cue, match, sentence), match.start, cue.reason)
            )

    def verdict(self, at: int) -> Verdict:
        """Return the verdict on offset `at` of the text."""
        for start, end, reason in self._reaches:
            if start <= at < end:
                return aside(reason)
        return self._verdicts[self._index(at)]


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Return the cues that no longer cue covers: “our knowledge” is not “our”."""
    kept: list[Match] = []
    last = -1
    for match in sorted(matches, key=lambda match: (match.first, -match.last)):
        if match.last > last:
            kept.append(match)
            last = match.last
    return kept


def _verdicts(tokens: Tokens, by_sentence: list[list[tuple[Cue, Match]]]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    turned = not any(
        cue.effect == "own" and cue.scope == "sentence" for found in by_sentence for cue, _ in found
    )
    section: Cue | None = None
    for present in by_sentence:
        for cue, match in present:
            if cue.scope == "section" and _is_heading(tokens, match):
                section = cue
        whole = [cue for cue, _ in present if cue.scope == "sentence"]
        explicit = any(cue.effect == "own" for cue in whole)
        aside = next((cue for cue in whole if cue.effect == "aside"), None)
        turned = turned or explicit
        verdicts.append(_verdict(turned, explicit, aside, section))
    return verdicts


def _verdict(turned: bool, explicit: bool, aside: Cue | None, section: Cue | None) -> Verdict:
    if explicit:
        return EXPLICIT
    if aside is not None:
        return _background(aside.reason)
    if section is not None and section.effect != "none":
        return OWN if section.effect == "own" else _background(section.reason)
    return OWN if turned else _background(BACKGROUND)


def aside(reason: str) -> Verdict:
    """Return the verdict that a place does not count."""
    return Verdict(False, False, reason)


def _background(reason: str) -> Verdict:
    return Verdict(False, False, reason, background=True)


def _is_heading(tokens: Tokens, match: Match) -> bool:
    return tokens.text[match.end : match.end + 1] in _HEADING_ENDS


def _near_start(tokens: Tokens, match: Match, start: int) -> bool:
    ahead = match.first - _FIRST_WORDS + 1
    return match.start == start or ahead <= 0 or tokens.starts[ahead - 1] < start


def _end_of_reach(tokens: Tokens, cue: Cue, match: Match, sentence: tuple[int, int]) -> int:
    """Return where an `after` cue ends: what stands in brackets ends it only with the bracket."""
    depth = 0
    last = min(len(tokens.words), match.last + 1 + cue.reach)
    for index in range(match.last + 1, last):
        if tokens.starts[index] >= sentence[1]:
            return sentence[1]
        between = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
        depth += between.count("(") - between.count(")")
        if depth < 0:
            return tokens.ends[index - 1]
        if depth or _belongs_to_participle(tokens, index, match):
            continue
        if _stops(tokens.words[index], between, cue):
            return tokens.ends[index - 1]
    return tokens.ends[last - 1]


def _start_of_reach(tokens: Tokens, cue: Cue, match: Match, sentence: tuple[int, int]) -> int:
    for index in range(match.first - 1, max(-1, match.first - 1 - cue.reach), -1):
        if tokens.starts[index] < sentence[0]:
            break
        between = tokens.text[tokens.ends[index] : tokens.starts[index + 1]]
        if _stops(tokens.words[index], between, cue):
            return tokens.starts[index + 1]
    return sentence[0]


def _stops(word: str, between: str, cue: Cue) -> bool:
    return word in cue.until or any(mark in between for mark in cue.until)


def _belongs_to_participle(tokens: Tokens, index: int, match: Match) -> bool:
    """“Outperforms models tuned on X” reaches over its “on”, “outperformed on X” does not."""
    return index - 1 > match.last and tokens.words[index - 1].endswith("ed") and tokens.soft(index)
