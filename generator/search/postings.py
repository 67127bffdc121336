"""Which words stand in which documents, and how much each weighs there.

The weight is that of BM25F (Robertson, Zaragoza and Taylor, “Simple BM25 extension to
multiple weighted fields”, CIKM 2004) without the word's rarity, which the browser adds.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.search.documents import Document
from generator.search.words import humps, plain, stem, words

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

    def add(self, number: int, document: Document) -> None:
        """Read a document, whose number has to be above that of the last one."""
        found: dict[str, float] = defaultdict(float)
        shorter = 1 / (1 - _LENGTH + _LENGTH * len(document.text) / self._usual)
        self._read(found, words(document.text), _TEXT * shorter, STOP_WORDS)
        for text in document.beside:
            self._read(found, words(text), _BESIDE, STOP_WORDS)
        for name in document.names:
            self._read(found, words(name), _NAME, STOP_WORDS)
            self._read(found, humps(name), _PART, STOP_WORDS)
        self._read(found, words(document.title), _TITLE, frozenset())
        for each, weight in found.items():
            level = max(1, round(LEVELS * weight / (weight + _SATURATION)))
            self.lists[each].append(number << 6 | level)

    def _read(
        self, found: dict[str, float], read: Iterable[str], weight: float, leave: frozenset[str]
    ) -> None:
        stems = self.stems
        for word in read:
            if word in leave:
                continue
            base = stems.get(word)
            if base is None:
                base = stems[word] = stem(word)
            found[base] += weight

    def know(self, text: str) -> tuple[str, ...]:
        """Return the stems of a phrase, and keep its words even where no document has them."""
        found = []
        for word in plain(text):
            self.stems.setdefault(word, stem(word))
            found.append(self.stems[word])
        return tuple(found)


def usual_length(documents: Sequence[Document]) -> int:
    """Return the mean length of the texts that there are, in characters."""
    lengths = [len(document.text) for document in documents if document.text]
    return sum(lengths) // len(lengths) if lengths else 1
