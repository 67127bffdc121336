"""All terms of a vocabulary in one automaton, built only as far as texts lead into it.

A state stands for all that may come next after the words read so far. Terms
have many forms (ten words before ten others make a hundred), and nearly all of
them occur in no text: so a state is made when a text first leads to it, and
what has the same continuation shares it. This is the derivative construction
of J. A. Brzozowski, Derivatives of Regular Expressions, J. ACM 11 (1964).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.tagging.entries import BESIDE, COINED, Entry
from generator.vocabulary.terms import FREE, Pattern, Words

_Rest = tuple[int, int, Words]
"""What is left of a term: its number, its next place, and words to come before that place."""


class State:
    """What may stand next in a text: the terms that end here, and the words that go on."""

    __slots__ = (
        "ahead",
        "coined",
        "found",
        "marks",
        "open",
        "others",
        "plain",
        "rests",
        "then",
    )

    def __init__(self, entries: Sequence[Entry], rests: tuple[_Rest, ...] = ()) -> None:
        self.found = bool(entries)
        self.marks = tuple(mark for entry in entries for mark in entry.marks)
        """Of the guards that end here."""
        self.coined = tuple(entry for entry in entries if entry.kind in COINED)
        """Those whose case counts."""
        self.others = tuple(entry for entry in entries if entry.kind in BESIDE)
        """Shields, companions and cues."""
        self.plain = tuple(
            entry for entry in entries if entry.kind not in COINED | BESIDE | {"guard"}
        )
        self.rests = rests
        self.then: dict[str, State] | None = None
        """By word, `ANY` or `GAP`; None until `Automaton.grow` has made it."""
        self.open = False
        """Whether it goes on by `ANY` or `GAP` …"""
        self.ahead: frozenset[str] = frozenset()
        """… and if so, and words begin with it: the words that can come next after those."""


class Automaton:
    """The states that texts have led to so far."""

    def __init__(self, terms: Iterable[tuple[Pattern, Entry]]) -> None:
        self._terms = list(terms)
        self._states: dict[tuple[_Rest, ...], State] = {}
        firsts: dict[str, list[_Rest]] = {}
        for number in range(len(self._terms)):
            for word, rest in self._steps((number, 0, ())):
                firsts.setdefault(word, []).append(rest)
        self.starts = _Starts(self, firsts)

    def start(self, rests: list[_Rest]) -> State:
        """Make the state to which a first word leads."""
        state = self._state(rests)
        then = state.then or self.grow(state)
        if state.open:
            state.ahead = frozenset(self._ahead(then))
        return state

    def grow(self, state: State) -> dict[str, State]:
        """Make the states that follow `state`, and return them."""
        following: dict[str, list[_Rest]] = {}
        for rest in state.rests:
            for word, left in self._steps(rest):
                following.setdefault(word, []).append(left)
        state.open = not following.keys().isdisjoint(FREE)
        state.then = {word: self._state(rests) for word, rests in following.items()}
        return state.then

    def _state(self, rests: list[_Rest]) -> State:
        """Return the state for `rests`, the same one for the same."""
        key = tuple(dict.fromkeys(rests))
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = State(self._ending(key), key)
        return state

    def _ending(self, rests: Iterable[_Rest]) -> list[Entry]:
        """Return what is found where `rests` are left, once each."""
        ending: list[Entry] = []
        for number, place, words in rests:
            pattern, entry = self._terms[number]
            ended = not words and place >= pattern.required
            # A term written twice, as “pre-train” and as “pretrain”, is found once.
            if ended and not any(entry.repeats(other) for other in ending):
                ending.append(entry)
        return ending

    def _steps(self, rest: _Rest) -> Iterator[tuple[str, _Rest]]:
        """Yield the words that `rest` may go on with, and what is then left of it."""
        number, place, words = rest
        if words:
            yield words[0], (number, place, words[1:])
            return
        for next_place, choices in enumerate(self._terms[number][0].places[place:], place + 1):
            may_stay_empty = False
            for _, choice in choices:
                if choice:
                    yield choice[0], (number, next_place, choice[1:])
                else:
                    may_stay_empty = True
            if not may_stay_empty:
                return

    def _ahead(self, then: dict[str, State]) -> Iterator[str]:
        """Yield the words that may follow after words that are free."""
        for word in FREE:
            if word in then:
                after = then[word].then or self.grow(then[word])
                yield from after.keys() - FREE
                yield from self._ahead(after)


class _Starts(dict[str, Mapping[str, State]]):
    """By a first word, what may follow it; made when a text first asks for it."""

    def __init__(self, automaton: Automaton, firsts: Mapping[str, list[_Rest]]) -> None:
        super().__init__()
        self._automaton = automaton
        self._firsts = firsts
        self.states: dict[str, State] = {}
        """The state that a first word leads to."""
        self.lone: set[str] = set()
        """First words that need no certain word to follow."""

    def __missing__(self, word: str) -> Mapping[str, State]:
        then: Mapping[str, State] = {}
        if word in self._firsts:
            state = self.states[word] = self._automaton.start(self._firsts[word])
            then = state.then or then
            if state.open or state.found:
                self.lone.add(word)
        self[word] = then
        return then
