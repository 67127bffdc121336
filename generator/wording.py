"""A paper's text as numbered words, so that two papers can be compared.

Spellings of one word are brought together: the plural ("scans"), the hyphen
("pre-training", "pretraining"), and an acronym with the phrase that the papers
themselves define it by, so that "VLM" and "vision-language model" count as one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.abbreviations import definitions
from generator.model import Paper

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*|[.;:!?(){}\[\]]")
_ADDRESS = re.compile(r"\S+://\S+|\bwww\.\S+|\b10\.\d{4,9}/\S+")
_PREFIXES = frozenset(
    "pre fine multi self semi non co re un zero few bio inter intra cross".split()
)
BREAK = -1
"""Stands between words that are no neighbours: punctuation or a stop word."""

STOP_WORDS = frozenset(
    """
    a about after all also although among an and another any are as at be because been before being
    between both but by can could did do does during each either etc for from further had has have
    having here how however i if in indeed into is it its itself may might more moreover most much
    must no nor not of on only or other our over per rather same should since so some such than that
    the their them then there thereby therefore these they this those though through thus to toward
    towards under until up upon us use used uses using utilize utilized utilizing via was we were
    what when where whereas whether which while who whose why will with within without would yet
    abstract code available publicly released paper work study https pm
    """.split()
)
"""Words of grammar and of every abstract. Words such as "benchmark" or "evaluate" are not here:
what kind of work a paper is makes papers kin, and their weight is small anyway."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One paper's words in text order."""

    numbers: tuple[int, ...]
    """Numbers of words, with `BREAK` between those that are no neighbours."""
    title: int
    """How many of the numbers come from the title."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the papers say, and how to show a word's number to a reader."""

    wordings: tuple[Wording, ...]
    shown: tuple[str, ...]
    """The commonest spelling of each word, by its number."""


def read_words(papers: Sequence[Paper]) -> Words:
    """Return the numbered words of `papers`, in their order."""
    lexicon = _Lexicon(long_forms(papers))
    wordings = []
    for paper in papers:
        title = lexicon.numbered(paper.title)
        wordings.append(Wording((*title, *lexicon.numbered(paper.abstract)), len(title)))
    return Words(tuple(wordings), lexicon.shown())


def long_forms(papers: Iterable[Paper]) -> dict[str, str]:
    """Return the long form of each acronym on which the papers that define it agree."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for each in definitions(paper.abstract):
            long = paper.abstract[each.start : each.end].casefold()
            found[each.short][long.removesuffix("s")] += 1
    agreed = {}
    for short, counts in found.items():
        long, votes = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if votes * 2 > sum(counts.values()):
            agreed[short] = long
    return agreed


class _Lexicon:
    """Numbers of words and phrases, given out as they are met."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self._numbers: dict[str, int] = {}
        self._spellings: list[Counter[str]] = []
        self._acronyms: dict[str, int] = {}
        self._phrases: dict[int, list[tuple[tuple[int, ...], int]]] = defaultdict(list)
        for short in sorted(acronyms):
            parts = tuple(self._word(*each) for each in _stemmed(acronyms[short]) if each[0])
            if len(parts) > 1:
                phrase = self._word(" ".join(map(str, parts)), acronyms[short])
                self._acronyms[short] = phrase
                self._phrases[parts[0]].append((parts, phrase))

    def _word(self, stem: str, spelling: str) -> int:
        number = self._numbers.setdefault(stem, len(self._numbers))
        if number == len(self._spellings):
            self._spellings.append(Counter())
        self._spellings[number][spelling] += 1
        return number

    def numbered(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, then of the phrases in it."""
        found = list(self._read(_ADDRESS.sub(" . ", text)))
        phrases = list(self._phrases_in([each for each in found if each != BREAK]))
        return [*found, BREAK, *(part for each in phrases for part in (each, BREAK))]

    def _read(self, text: str) -> Iterator[int]:
        for match in _WORD.finditer(text):
            word = match[0]
            phrase = self._acronyms.get(word)
            if phrase is None and word.endswith("s"):
                phrase = self._acronyms.get(word[:-1])
            if phrase is not None:
                yield phrase
                continue
            for stem, spelling in _stemmed(word):
                yield self._word(stem, spelling) if stem else BREAK

    def _phrases_in(self, numbers: Sequence[int]) -> Iterator[int]:
        for index, number in enumerate(numbers):
            for parts, phrase in self._phrases.get(number, ()):
                if tuple(numbers[index : index + len(parts)]) == parts:
                    yield phrase

    def shown(self) -> tuple[str, ...]:
        """Return the commonest spelling of each number, the alphabet deciding ties."""
        return tuple(
            min(each.items(), key=lambda item: (-item[1], item[0]))[0] for each in self._spellings
        )


@lru_cache(maxsize=1 << 16)
def _stemmed(words: str) -> tuple[tuple[str, str], ...]:
    """Return stem and spelling of each word; a stop word or mark has the empty stem."""
    return tuple(
        ("", "") if word in STOP_WORDS or not _tells(word) else (_stem(word), word)
        for part in words.casefold().split()
        for word in _parts(part)
    )


def _parts(word: str) -> tuple[str, ...]:
    """Split at hyphens, except where a part is no word of its own (x-ray, pre-training)."""
    parts = tuple(re.split(r"[-\u2010\u2011]", word))
    if len(parts) == 2 and (parts[0] in _PREFIXES or min(map(len, parts)) < 3):
        return ("-".join(parts),)
    return parts


def _tells(word: str) -> bool:
    return len(word) > 1 and any(c.isalpha() for c in word)


def _stem(word: str) -> str:
    """Return the word without hyphen and plural ending."""
    word = word.replace("-", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
