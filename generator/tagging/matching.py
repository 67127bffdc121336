"""All terms of a vocabulary, looked up in a text in one pass.

The cost grows with the length of the text and hardly with the number of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import contains, or_

from generator.tagging.automaton import Automaton, State
from generator.tagging.entries import COINED, Entry, entries
from generator.vocabulary.concepts import Vocabulary
from generator.vocabulary.terms import ANY, GAP, LONGEST_GAP, compile_term
from generator.vocabulary.tokens import Lexer, Tokens


# Not frozen: there are a hundred to an abstract, and a frozen one takes four times as long to make.
@dataclass(slots=True, eq=False)
class Match:
    """An entry found in a text, from word `first` to word `last`."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Found:
    """All that is found in a text, by first word."""

    concepts: list[Match]
    shields: list[Match]
    companions: list[Match]
    cues: list[Match]
    marks: set[str]
    """What guards leave; see `entries.mark`."""


_SIGHT = 1 + 3 * (LONGEST_GAP + 1)
"""Words from the first one within which free words end: no term has more than three gaps on end."""

_Place = tuple[int, int, State]
"""First and last word, and the state that they lead to."""


class Matcher:
    """Finds every term, shield and cue of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexer = Lexer(dict(vocabulary.spelling), vocabulary.endings)
        self._automaton = Automaton(
            (compile_term(term, self.lexer), entry) for term, entry in entries(vocabulary)
        )
        self._rules: dict[tuple[Entry, str], str] = {}

    def find(self, tokens: Tokens) -> Found:
        """Return all that is found in `tokens`, overlaps included."""
        places: list[_Place] = []
        words, starts = tokens.words, self._automaton.starts
        following = [*words[1:], ""]
        # Most words begin no term, or one that does not go on: no loop in Python for those.
        goes_on = map(contains, map(starts.__getitem__, words), following)
        promising = map(or_, goes_on, map(starts.lone.__contains__, words))
        for first in compress(range(len(words)), promising):
            word = words[first]
            state = starts.states[word]
            if following[first] in starts[word] or (
                state.open and not state.ahead.isdisjoint(words[first + 1 : first + _SIGHT])
            ):
                _walk(self._automaton, tokens, first, first, state, places)
            elif state.found:
                places.append((first, first, state))
        return _accepted(tokens, places)

    def form(self, match: Match, text: str) -> str:
        """Return the form of its term, as the vocabulary writes it, by which `match` was found."""
        entry = match.entry
        if entry.kind in COINED or not entry.text:
            return entry.text
        words = self.lexer.tokens(text[match.start : match.end]).words
        return compile_term(entry.text, self.lexer).form(words)

    def rule(self, match: Match, text: str) -> str:
        """Return how `match` was found in `text`, for a reader."""
        entry = match.entry
        if entry.kind in COINED:
            return entry.rule
        key = (entry, text[match.start : match.end])
        rule = self._rules.get(key)
        if rule is None:
            rule = self._rules[key] = entry.rule.replace("{}", self.form(match, text))
        return rule

    def occurrences(self, tokens: Tokens, words: Sequence[str], entry: Entry) -> list[Match]:
        """Return the places of `tokens` where `words` stand, as matches of `entry`."""
        places: list[_Place] = []
        found = State((entry,))
        first = -1
        for _ in range(tokens.words.count(words[0])):
            first = tokens.words.index(words[0], first + 1)
            last = first + len(words) - 1
            if tokens.words[first : last + 1] == list(words) and all(
                tokens.soft[first + 1 : last + 1]
            ):
                places.append((first, last, found))
        return _accepted(tokens, places).concepts


def _walk(
    automaton: Automaton,
    tokens: Tokens,
    first: int,
    last: int,
    state: State,
    places: list[_Place],
) -> None:
    """Add to `places` what begins with word `first` and goes on from `state` at word `last`."""
    words, soft = tokens.words, tokens.soft
    while True:
        if state.found:
            places.append((first, last, state))
        last += 1
        # The edge of a text is soft, and no word.
        if not soft[last] or last == len(words):
            return
        then = state.then
        if then is None:
            then = automaton.grow(state)
        if state.open:
            if GAP in then:
                _walk_over_gap(automaton, tokens, first, last, then[GAP], places)
            if ANY in then:
                _walk(automaton, tokens, first, last, then[ANY], places)
        following = then.get(words[last])
        if following is None:
            return
        state = following


def _walk_over_gap(
    automaton: Automaton,
    tokens: Tokens,
    first: int,
    start: int,
    state: State,
    places: list[_Place],
) -> None:
    words = tokens.words
    then = state.then
    if then is None:
        then = automaton.grow(state)
    end = min(start + LONGEST_GAP + 1, len(words))
    # Most gaps lead nowhere, and this tells so without a loop.
    if not state.open and then.keys().isdisjoint(words[start:end]):
        return
    if not all(tokens.soft[start + 1 : end]):
        end = tokens.soft.index(False, start + 1)
    for last in reversed(range(start, end)):
        if state.open or words[last] in then:
            _walk(automaton, tokens, first, last - 1, state, places)


def _accepted(tokens: Tokens, places: Iterable[_Place]) -> Found:
    """Return the matches that the letters in the text allow."""
    found = Found([], [], [], [], set())
    lists = {"shield": found.shields, "companion": found.companions, "cue": found.cues}
    concepts, starts, ends, gaps = found.concepts, tokens.starts, tokens.ends, tokens.gaps
    for first, last, state in places:
        if gaps[first] and gaps[last + 1]:
            start, end = starts[first], ends[last]
            if state.marks:
                found.marks.update(state.marks)
            for entry in state.plain:
                concepts.append(Match(entry, first, last, start, end))
            for entry in state.others:
                lists[entry.kind].append(Match(entry, first, last, start, end))
        for entry in state.coined:
            span = _span(tokens, first, last, entry)
            if span:
                concepts.append(Match(entry, first, last, *span))
    return found


def _span(tokens: Tokens, first: int, last: int, entry: Entry) -> tuple[int, int] | None:
    """Return the span of a name that is coined of `entry`, or None if none is."""
    start, end = tokens.starts[first], tokens.ends[last]
    if not _same_case(tokens.text[start:end], entry):
        return None
    if entry.kind != "ending" and tokens.gaps[first] and tokens.gaps[last + 1]:
        return start, end
    span = tokens.name_around(first, last)
    return span if span and (entry.kind != "ending" or span[0] < start) else None


def _same_case(surface: str, entry: Entry) -> bool:
    if surface == entry.text:
        return True
    if entry.kind == "name":
        plain = surface == surface.lower() and surface.isalpha()
        return not plain or entry.text == entry.text.lower()
    letters = _letters(surface)
    wanted = _letters(entry.text)
    return letters == wanted or letters == wanted + "s"


def _letters(text: str) -> str:
    text = text[:-2] if text.endswith(("'s", "’s")) else text
    return "".join(filter(str.isalnum, text))
