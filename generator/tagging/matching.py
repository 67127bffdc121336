"""All terms of a vocabulary, looked up in a text in one pass.

The terms stand in a tree of words (a trie), so the cost grows with the length
of the text and hardly with the number of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.tagging.entries import COINED, Entry, entries
from generator.vocabulary.concepts import Vocabulary
from generator.vocabulary.terms import ANY, GAP, LONGEST_GAP, sequences
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


class _Node:
    """A word's place in the tree: the terms that end there, and the words that go on from it."""

    __slots__ = ("ahead", "entries", "open", "then")

    def __init__(self) -> None:
        # Most nodes are leaves; what they share keeps the tree small enough to be fast.
        self.entries: tuple[Entry, ...] = ()
        self.then: dict[str, _Node] = _NOWHERE
        """By word, `ANY` or `GAP`."""
        self.open = False
        """Whether it goes on by `ANY` or `GAP` …"""
        self.ahead: frozenset[str] = frozenset()
        """… and if so, and words begin with it: the words that can come next after those."""


_SIGHT = 1 + 3 * (LONGEST_GAP + 1)
"""Words from the first one within which free words end: no term has more than three gaps on end."""
_NOWHERE: dict[str, _Node] = {}

_Place = tuple[int, int, tuple[Entry, ...]]
"""First and last word, and the terms that may stand there."""


class Matcher:
    """Finds every term, shield and cue of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexer = Lexer(dict(vocabulary.spelling), vocabulary.endings)
        self._root = _Node()
        for form, entry in entries(vocabulary):
            for words in sequences(form, self.lexer):
                self._add(words, entry)
        for node in self._root.then.values():
            if node.open:
                node.ahead = frozenset(_ahead(node))

    def _add(self, words: Sequence[str], entry: Entry) -> None:
        node = self._root
        for word in words:
            node.open = node.open or word in (ANY, GAP)
            if node.then is _NOWHERE:
                node.then = {}
            node = node.then.setdefault(word, _Node())
        # A term written twice, as “pre-train” and as “pretrain”, is found once.
        if not any(entry.repeats(other) for other in node.entries):
            node.entries = (*node.entries, entry)

    def find(self, tokens: Tokens) -> Found:
        """Return all that is found in `tokens`, overlaps included."""
        places: list[_Place] = []
        words = tokens.words
        nodes = map(self._root.then.get, words)
        for first, (node, word) in enumerate(zip(nodes, [*words[1:], ""], strict=False)):
            # Most words begin no term, or one that does not go on: no walk for those.
            if node is not None:
                if word in node.then or (
                    node.open and not node.ahead.isdisjoint(words[first + 1 : first + _SIGHT])
                ):
                    _walk(tokens, first, first, node, places)
                elif node.entries:
                    places.append((first, first, node.entries))
        return _accepted(tokens, places)

    def occurrences(self, tokens: Tokens, words: Sequence[str], entry: Entry) -> list[Match]:
        """Return the places of `tokens` where `words` stand, as matches of `entry`."""
        places: list[_Place] = []
        first = -1
        for _ in range(tokens.words.count(words[0])):
            first = tokens.words.index(words[0], first + 1)
            last = first + len(words) - 1
            if tokens.words[first : last + 1] == list(words) and all(
                tokens.soft[first + 1 : last + 1]
            ):
                places.append((first, last, (entry,)))
        return _accepted(tokens, places).concepts


def _ahead(node: _Node) -> Iterator[str]:
    """Yield the words that may follow a node after words that are free."""
    for word in (ANY, GAP):
        if word in node.then:
            yield from node.then[word].then.keys() - {ANY, GAP}
            yield from _ahead(node.then[word])


def _walk(tokens: Tokens, first: int, last: int, node: _Node, places: list[_Place]) -> None:
    """Add to `places` what begins with word `first` and goes on from `node` at word `last`."""
    words, soft = tokens.words, tokens.soft
    while True:
        if node.entries:
            places.append((first, last, node.entries))
        last += 1
        # The edge of a text is soft, and no word.
        if not soft[last] or last == len(words):
            return
        then = node.then
        if node.open:
            if GAP in then:
                _walk_over_gap(tokens, first, last, then[GAP], places)
            if ANY in then:
                _walk(tokens, first, last, then[ANY], places)
        following = then.get(words[last])
        if following is None:
            return
        node = following


def _walk_over_gap(
    tokens: Tokens, first: int, start: int, node: _Node, places: list[_Place]
) -> None:
    words, then = tokens.words, node.then
    end = min(start + LONGEST_GAP + 1, len(words))
    # Most gaps lead nowhere, and this tells so without a loop.
    if then.keys().isdisjoint(words[start:end]):
        return
    if not all(tokens.soft[start + 1 : end]):
        end = tokens.soft.index(False, start + 1)
    for last in reversed(range(start, end)):
        following = then.get(words[last])
        if following is not None:
            _walk(tokens, first, last, following, places)


def _accepted(tokens: Tokens, places: Iterable[_Place]) -> Found:
    """Return the matches that the letters in the text allow."""
    found = Found([], [], [], [], set())
    concepts, marks = found.concepts, found.marks
    others = {"shield": found.shields, "companion": found.companions, "cue": found.cues}
    text, starts, ends, gaps = tokens.text, tokens.starts, tokens.ends, tokens.gaps
    for first, last, ending in places:
        apart = gaps[first] and gaps[last + 1]
        start, end = starts[first], ends[last]
        for entry in ending:
            kind = entry.kind
            if kind not in COINED:
                if apart:
                    if kind == "guard":
                        marks.update(entry.marks)
                    else:
                        others.get(kind, concepts).append(Match(entry, first, last, start, end))
            elif _same_case(text[start:end], entry):
                whole = apart and kind != "ending"
                span = (start, end) if whole else tokens.name_around(first, last)
                if span and (kind != "ending" or span[0] < start):
                    concepts.append(Match(entry, first, last, *span))
    return found


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
