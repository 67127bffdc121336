"""Words as the tagger compares them: folded in case, plural and spelling, with their places.

Text and vocabulary go through the same folding, so a term needs to be written
once: “tumour” finds “Tumors”, “X-ray” finds “x‑rays” whatever the dash is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_RUN = re.compile(r"[^\W\d_]+(?:['’]s\b)?|\d+")
_TAIL = re.compile(r"(?<=[a-z])[A-Z]{3,}s?\Z")
DASHES = "-\u00ad\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SOFT = re.compile(rf"\s*[{DASHES}/_&'’]?\s*\Z")
_SIBILANTS = ("sses", "shes", "ches", "xes", "zes")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text, in order; the lists run in parallel."""

    text: str
    words: list[str]
    """Folded."""
    starts: list[int]
    """Code-point offsets into `text`."""
    ends: list[int]

    def surface(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def soft(self, index: int) -> bool:
        """Return whether only white space, a dash or a slash precedes word `index`."""
        start, end = self.ends[index - 1], self.starts[index]
        if end - start == 1 and self.text[start] in " -":
            return True
        return _SOFT.match(self.text[start:end]) is not None

    def glued_before(self, index: int) -> bool:
        """Return whether word `index` is written together with the word before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def glued_after(self, index: int) -> bool:
        """Return whether word `index` is written together with the word after it."""
        return index + 1 < len(self.words) and self.ends[index] == self.starts[index + 1]


class _Known(dict[str, str]):
    """Runs and how they fold, each worked out once; a run of two words is `head|tail`."""

    def __init__(self, spelling: Mapping[str, str]) -> None:
        super().__init__()
        self._spelling = tuple(spelling.items())
        self.compounds: set[str] = set()

    def __missing__(self, raw: str) -> str:
        cut = _cut(raw)
        word = f"{self._fold(raw[:cut])}|{self._fold(raw[cut:])}" if cut else self._fold(raw)
        if cut:
            self.compounds.add(word)
        self[raw] = word
        return word

    def _fold(self, raw: str) -> str:
        if raw[-2:] in ("'s", "’s"):
            raw = raw[:-2]
        if len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper():
            return raw[:-1].lower()
        word = raw.lower()
        for variant, standard in self._spelling:
            if variant in word:
                word = word.replace(variant, standard)
        return singular(word)


class Lexer:
    """Cuts text into folded words."""

    def __init__(self, spelling: Mapping[str, str]) -> None:
        self._known = _Known(spelling)

    def tokens(self, text: str) -> Tokens:
        """Return the words of `text`: runs of letters, runs of digits.

        A tail of capitals is a word of its own (“MedSAM” is `med`, `sam`),
        since names of systems are coined from the acronyms that they build on.
        """
        known = self._known
        spans = [match.span() for match in _RUN.finditer(text)]
        words = [known[text[start:end]] for start, end in spans]
        if not known.compounds.isdisjoint(words):
            words, spans = _parted(text, words, spans)
        return Tokens(text, words, [start for start, _ in spans], [end for _, end in spans])


def _parted(
    text: str, words: list[str], spans: list[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    for word, (start, end) in zip(words, spans, strict=True):
        head, bar, tail = word.partition("|")
        if bar:
            cut = start + _cut(text[start:end])
            parts += (head, tail)
            places += ((start, cut), (cut, end))
        else:
            parts.append(word)
            places.append((start, end))
    return parts, places


def _cut(raw: str) -> int:
    tail = _TAIL.search(raw)
    return tail.start() if tail else 0


def singular(word: str) -> str:
    """Return `word` without a regular English plural ending.

    >>> [singular(w) for w in ("studies", "biopsies", "boxes", "scans", "diagnosis", "gas")]
    ['study', 'biopsy', 'box', 'scan', 'diagnosis', 'gas']
    """
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]
