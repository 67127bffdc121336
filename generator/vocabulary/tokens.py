"""Words as the tagger compares them: folded in case, plural and spelling, with their places.

Text and vocabulary go through the same folding, so a term needs to be written
once: “tumour” finds “Tumors”, “X-ray” finds “x‑rays” whatever the dash is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

_RUN = re.compile(r"([^\W\d_]+(?:['’]s\b|)|\d+)")
# The same, twice as fast: a class of letters that the engine has not to look up in Unicode.
_ASCII_RUN = re.compile(r"([A-Za-z]++(?:'s\b|)|[0-9]++)")
_TAIL = re.compile(r"(?<=[a-z])[A-Z]{3,}s?\Z")
DASHES = "-\u00ad\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_TWO = "|"
"""Stands for a run of two words, since no word is spelt so."""
_SOFT = re.compile(rf"(?:\s*[{DASHES}/_&'’·%]?\s*|[.,])\Z")
_SINGULAR = frozenset({"news", "lens", "series", "species", "analytics", "diabetes", "rabies"})
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
    gaps: list[str]
    """What stands before each word, with a space for either edge of the text."""
    soft: list[bool]
    """Whether only white space, a dash, a slash, or the mark of “2.5” or “2 %” precedes each."""

    def name_around(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the span of the name that words written together make, or None if it is none.

        An acronym or a name may be the tail of a longer name (“MedSAM”) and may
        carry a number (“Llama2”); the evidence is then the whole word.
        """
        if not self.gaps[first]:
            if self.text[self.starts[first] - 1].isdigit():
                return None
            first -= 1
        if not self.gaps[last + 1] and not self.words[last + 1].isdigit():
            return None
        while not self.gaps[last + 1]:
            last += 1
        return self.starts[first], self.ends[last]


class _Softness(dict[str, bool]):
    """Gaps and whether they are soft, each worked out once."""

    def __missing__(self, gap: str) -> bool:
        soft = self[gap] = _SOFT.match(gap) is not None
        return soft


class _Known(dict[str, str]):
    """Runs and how they fold, each worked out once."""

    def __init__(self, spelling: Mapping[str, str], endings: Iterable[str]) -> None:
        super().__init__()
        self._spelling = tuple(spelling.items())
        tails = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
        self._coined = re.compile(rf"(?<=[A-Za-z])(?:{tails})s?\Z") if tails else None
        self.halves: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {}
        """Runs of two words: their halves as written, and folded."""

    def __missing__(self, raw: str) -> str:
        tail = _TAIL.search(raw)
        if self._coined and not tail and not raw.isupper():
            tail = self._coined.search(raw)
        if tail:
            head = raw[: tail.start()]
            self.halves[raw] = (head, tail[0]), (self._fold(head), self._fold(tail[0]))
        word = self[raw] = _TWO if tail else self._fold(raw)
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

    def __init__(self, spelling: Mapping[str, str], endings: Iterable[str] = ()) -> None:
        self._known = _Known(spelling, endings)
        self._softness = _Softness()
        self._parts: dict[str, tuple[str, ...]] = {}

    def words_of(self, part: str) -> tuple[str, ...]:
        """Return the words of a part of a term; the same parts come again in many terms."""
        if part not in self._parts:
            self._parts[part] = tuple(self.tokens(part).words)
        return self._parts[part]

    def tokens(self, text: str) -> Tokens:
        """Return the words of `text`: runs of letters, runs of digits.

        A tail of capitals is a word of its own (“MedSAM” is `med`, `sam`), and
        so is one of the endings (“SegFormer”), since names of systems are coined
        from the names that they build on.
        """
        known = self._known
        # Gaps and words in turn. Nothing here loops in Python, which takes twice as long.
        parts = (_ASCII_RUN if text.isascii() else _RUN).split(text)
        words = list(map(known.__getitem__, parts[1::2]))
        while _TWO in words:
            index = words.index(_TWO)
            (head, tail), words[index : index + 1] = known.halves[parts[2 * index + 1]]
            parts[2 * index + 1 : 2 * index + 2] = head, "", tail
        offsets = list(accumulate(map(len, parts)))
        gaps = parts[::2]
        gaps[0] = gaps[-1] = " "
        soft = list(map(self._softness.__getitem__, gaps))
        return Tokens(text, words, offsets[:-1:2], offsets[1::2], gaps, soft)


def singular(word: str) -> str:
    """Return `word` without a regular English plural ending.

    >>> [singular(w) for w in ("studies", "biopsies", "boxes", "scans", "diagnosis", "gas")]
    ['study', 'biopsy', 'box', 'scan', 'diagnosis', 'gas']
    """
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui" or word in _SINGULAR:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]
