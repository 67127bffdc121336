"""Which words stand in which documents, and how much each weighs there.

The weight is that of BM25F (Robertson, Zaragoza and Taylor, “Simple BM25 extension to
multiple weighted fields”, CIKM 2004) without the word's rarity, which the browser adds.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.search.documents import Document
from generator.search.words import compounds, humps, parts, stem, words

STOP_WORDS = frozenset(
    """
    a about after all also although am among an and another any are as at be because been before
    being between both but by can could did do does doing done during each either etc ever few for
    from further get gets getting had has have having he her here him his how however i if in indeed
    into is isn it its itself just let may me might more moreover most much must my no nor not now
    of off on one only onto or other our out over own per rather really s same shall she should
    since so some something somehow such t than that the their them then there thereby therefore
    these they this those though through thus to too toward towards under until up upon us very via
    was we were what when where whereas whether which while who whom whose why will with within
    without would yet you your
    paper papers article study work propose proposed novel
    """.split()
)
"""Words that tell papers apart no more; they count in titles only."""

LEVELS = 63
"""Weights are whole numbers up to this one."""
_TITLE, _NAME, _TEXT, _BESIDE, _PART = 2.6, 2.0, 1.0, 0.5, 0.5
_SATURATION = 1.1
_LENGTH = 0.45


class Postings:
    """The lists of all words, filled document by document."""

    def __init__(self, usual: int) -> None:
        """Take the usual length of a text in characters."""
        self.stems: dict[str, str] = {}
        """Every word as it is written, folded, and its stem."""
        self.lists: dict[str, array[int]] = defaultdict(lambda: array("I"))
        """For each stem the documents it stands in, ascending, as `number * 64 + weight`."""
        self._usual = max(usual, 1)
        self._compounds: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, tuple[str, ...]] = {}

    def add(self, number: int, document: Document) -> None:
        """Read a document, whose number has to be above that of the last one."""
        found: dict[str, float] = defaultdict(float)
        shorter = 1 / (1 - _LENGTH + _LENGTH * len(document.text) / self._usual)
        for compound, count in Counter(compounds(document.text)).items():
            for each in self._compounds.get(compound) or self._learn(compound):
                found[each] += count * _TEXT * shorter
        for text in document.beside:
            for each in self._label(text):
                found[each] += _BESIDE
        for name in document.names:
            for each in self._label(name):
                found[each] += _NAME
            for part in humps(name):
                found[self._stem(part)] += _PART
        for word in words(document.title):
            found[self._stem(word)] += _TITLE
        self._enter(number, found)

    def _enter(self, number: int, found: dict[str, float]) -> None:
        lists = self.lists
        for each, weight in found.items():
            if each:
                level = int(LEVELS * weight / (weight + _SATURATION) + 0.5) or 1
                lists[each].append(number << 6 | level)

    def _learn(self, compound: str) -> tuple[str, ...]:
        stems = tuple(self._stem(word) for word in parts(compound) if word not in STOP_WORDS)
        # A stop word leads to nothing, and need not be looked at again.
        self._compounds[compound] = stems or ("",)
        return stems

    def _label(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that comes again on many pages."""
        if text not in self._labels:
            self._labels[text] = tuple(
                self._stem(word) for word in words(text) if word not in STOP_WORDS
            )
        return self._labels[text]

    def _stem(self, word: str) -> str:
        found = self.stems.get(word)
        if found is None:
            found = self.stems[word] = stem(word)
        return found

    def know(self, phrase: Iterable[str]) -> tuple[str, ...]:
        """Return the stems of some words, and keep the words even where no document has them."""
        return tuple(map(self._stem, phrase))


def usual_length(documents: Sequence[Document]) -> int:
    """Return the mean length of the texts that there are, in characters."""
    lengths = [len(document.text) for document in documents if document.text]
    return sum(lengths) // len(lengths) if lengths else 1
