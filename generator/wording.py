"""A paper's text as numbered words, so that two papers can be compared.

Spellings of one word are brought together: the plural ("scans"), the hyphen
("pre-training", "pretraining"), and acronyms, which are read as the words that
the papers themselves define them by ("VLM" as "vision language model").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
    a about above across after again against all almost along also although among an and another
    any are as at be because been before being below between both but by can cannot could despite
    did do does doing done due during e.g each either especially etc even every few for from
    further furthermore had has have having he hence here how however i i.e if in indeed instead
    into is it its itself just like many may might more moreover most much must namely nearly need
    neither nevertheless no non nor not notably now of off often on once one only onto or other
    others our out over overall own per perhaps quite rather recent recently respectively same
    second several shall she should show shows showed shown showing significant significantly
    since so some still such than that the their them then there thereby therefore these they
    third this those though three through thus to together too toward towards two under unlike
    until up upon us use used uses using usually various very via was we well were what when where
    whereas whether which while who whose why will with within without would yet you your zero
    abstract paper papers work works study studies article propose proposed proposes present
    presents presented introduce introduces introduced introducing novel new approach approaches
    method methods methodology result results demonstrate demonstrates demonstrated demonstrating
    achieve achieves achieved achieving state art outperform outperforms outperforming performance
    experiment experiments experimental extensive evaluate evaluated evaluation evaluations
    existing available publicly code https http github com make makes improve improves improved
    improving improvement improvements enable enables based different including include includes
    provide provides provided providing address addresses addressing challenge challenges
    challenging limited limitation limitations better best high higher low lower large number
    potential important importance effective effectively effectiveness efficient efficiently
    compared compare comparison previous prior current currently first finally additionally
    specifically particularly ability able task tasks model models data datasets dataset set sets
    key aim aims leverage leverages leveraging remain remains crucial critical significance
    addition example find found findings finding highlight highlights step steps lead leads
    comprehensive superior robust framework develop developed development developing promising
    widely wide range explore explores exploring investigate investigated real world pm vs
    """.split()  # noqa: SIM905 - a table of words reads better than a list of quoted ones
)
"""English words of grammar, and the words that any abstract uses to speak of itself."""


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
    acronyms = long_forms(papers)
    numbers: dict[str, int] = {}
    spellings: dict[int, Counter[str]] = defaultdict(Counter)

    def numbered(text: str) -> list[int]:
        found = []
        for stem, spelling in _stems(_ADDRESS.sub(" . ", text), acronyms):
            if not stem:
                found.append(BREAK)
                continue
            number = numbers.setdefault(stem, len(numbers))
            spellings[number][spelling] += 1
            found.append(number)
        return found

    wordings = []
    for paper in papers:
        title = [*numbered(paper.title), BREAK]
        wordings.append(Wording((*title, *numbered(paper.abstract)), len(title)))
    shown = (
        min(each.items(), key=lambda item: (-item[1], item[0]))[0] for each in spellings.values()
    )
    return Words(tuple(wordings), tuple(shown))


def long_forms(papers: Iterable[Paper]) -> dict[str, str]:
    """Return the long form of each acronym on which the papers that define it agree."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for each in definitions(paper.abstract):
            long = paper.abstract[each.start : each.end].casefold().replace("-", " ")
            found[each.short][long.removesuffix("s")] += 1
    agreed = {}
    for short, counts in found.items():
        long, votes = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if votes * 2 > sum(counts.values()):
            agreed[short] = long
    return agreed


def _stems(text: str, acronyms: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield stem and spelling of each word; a break has the empty stem."""
    for match in _WORD.finditer(text):
        word = match[0]
        long = acronyms.get(word) or (acronyms.get(word[:-1]) if word.endswith("s") else None)
        yield from _stemmed(long or word)
        if long:
            yield "", ""


@lru_cache(maxsize=1 << 16)
def _stemmed(words: str) -> tuple[tuple[str, str], ...]:
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
