"""A paper's text as numbered words, so that two papers can be compared.

Spellings of one word are brought together: the plural ("scans"), the hyphen
("pre-training", "pretraining"), and an acronym with the phrase that the papers
themselves define it by, so that "VLM" and "vision-language model" count as one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.abbreviations import definitions
from generator.model import Paper

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*|[.;:!?(){}\[\]]")
_ADDRESS = re.compile(r"\S+://\S+|\bwww\.\S+")
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
DULL = STOP_WORDS | frozenset(
    """
    ability able accurate accurately achievable achieve achieved achieves achieving across
    addition additional additionally address addresses addressing advance advanced advancement
    advancements advances aim aims allow allows alone already amount amounts analysis analyze
    analyzed analyzes analyzing application applications applied apply approach approaches
    appropriate art aspect aspects assess assessed assessing available average base based
    benefit benefits best better built capabilities capability capable carefully case cases
    certain challenge challenges challenging change changes choose clearly collect collected
    combination combine combined combining common comparable compare compared comparing
    comparison complex component components comprehensive conduct conducted consider consistent
    consistently consists constrained contrast contribute contributions conventional correspond
    cost coverage create created creates creating crucial current currently data dataset
    datasets date deep demand demands demonstrate demonstrated demonstrates demonstrating
    demonstration design designed despite develop developed developing development different
    direct directly distinct diverse domain domains due easily effective effectively
    effectiveness efficiency efficient efficiently emphasize emphasizes emphasizing employ
    employed employs enable enabled enables enabling encompasses end enhance enhanced enhances
    enhancing entire equal especially essential establish evaluate evaluated evaluates
    evaluating evaluation evaluations even evidence example exhibited exist existing exists
    experiment experimental experiments explore explored explores exploring extend extensive
    extra extract extracted face faced faces facilitate facing failure feature features few
    field final finally find findings first five focus focuses focusing form forms found four
    framework full fully furthermore future gain gains general generate generated generating
    good great help helps high higher highest highlight highlighting highlights holistic
    identified identify identifying ii iii impact implement implemented important improve
    improved improvement improvements improves improving include includes including incorporate
    increase increased increasing indicate indicates individual influence information instance
    instances integrate integrates integrating interest introduce introduced introduces
    introducing investigate investigated involve involves involving issue issues key lack large
    larger latest lead leading leads learn learned learning level leverage leverages leveraging
    limit limitation limitations limited little local low lower made maintain maintaining major
    make makes making manner many mean means method methods metrics million millions mitigate
    model modeling models module modules moreover mostly much multiple natural necessary need
    needs network new novel number obtain obtained occur offer offers often open optimal order
    original outperform outperforming outperforms overall overcome parameter parameters part
    particularly percent perform performance performed performs perspective pioneering point
    points pose poses posing possess possible potential practical practice presence present
    presented presents previous previously prior problem problems procedure procedures process
    processes processing produce produced produces progress promise promising propose proposed
    proposes provide provided provides providing provision quality range ratio real recent
    recently reduce reduced reduces release relevant rely relying remain remains represent
    representing represents require required requires research resource resources respectively
    responses result results reveal reveals robust robustness role run sample samples scale seen
    select selected serve serves set sets several share show showcase showcasing showed shown
    shows significant significantly similar simple simultaneously single six size small solution
    solutions solve source special specialized specific specifically spectrum stage standard
    state step still strategies strategy strength strides strong studies subject subsequently
    successfully suffer sufficient superior support surpass surpasses surpassing system systems
    take taken takes task tasks technique techniques tend term terms test tested testing third
    thoroughly thousands three time times together tool tools total traditional train trained
    training treat two types typically unable understand understood unified unlike useful
    usually valuable value values varied variety various versatile way ways well while whole
    wide widely work works world years
    """.split()
)
"""Words that count but that tell a reader nothing when named as a reason."""


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
    phrases: dict[str, tuple[int, ...]]
    """The numbers of the words of each phrase that was asked for."""


def read_words(papers: Sequence[Paper], phrases: Iterable[str] = ()) -> Words:
    """Return the numbered words of `papers`, in their order, and of `phrases`."""
    lexicon = _Lexicon(long_forms(papers))
    wordings = []
    for paper in papers:
        title = lexicon.numbered(paper.title)
        wordings.append(Wording((*title, BREAK, *lexicon.numbered(paper.abstract)), len(title)))
    read = {phrase: lexicon.phrase(phrase) for phrase in phrases}
    return Words(tuple(wordings), lexicon.shown(), read)


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
        self._read: dict[str, tuple[int, ...]] = {}
        self._seen: Counter[str] = Counter()
        self._long_forms: dict[int, list[tuple[tuple[int, ...], int]]] = defaultdict(list)
        self._long: dict[int, str] = {}
        for short in sorted(acronyms):
            parts = self._learn(acronyms[short])
            if len(parts) > 1 and parts[0] != BREAK:
                acronym = self._number(" ".join(map(str, parts)))
                self._read[short] = self._read[f"{short}s"] = (acronym,)
                self._long_forms[parts[0]].append((parts, acronym))
                self._long[acronym] = acronyms[short]
        for forms in self._long_forms.values():
            forms.sort(key=lambda form: (-len(form[0]), form))

    def _number(self, stem: str) -> int:
        return self._numbers.setdefault(stem, len(self._numbers)) if stem else BREAK

    def _learn(self, word: str) -> tuple[int, ...]:
        return tuple(self._number(stem) for stem, _ in _stemmed(word))

    def numbered(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, a long form as the one of its acronym."""
        if "://" in text or "www." in text:
            text = _ADDRESS.sub(" . ", text)
        found = _WORD.findall(text)
        self._seen.update(found)
        return self._folded(self._read_all(found))

    def phrase(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the words of `text`, which is no text of a paper."""
        return tuple(self._folded(self._read_all(_WORD.findall(text))))

    def _read_all(self, words: Iterable[str]) -> list[int]:
        numbers: list[int] = []
        for word in words:
            known = self._read.get(word)
            if known is None:
                known = self._read[word] = self._learn(word)
            numbers += known
        return numbers

    def _folded(self, numbers: list[int]) -> list[int]:
        """Return `numbers` with the one of its acronym for each long form, the longest first."""
        folded: list[int] = []
        passed = 0
        for index in [i for i, number in enumerate(numbers) if number in self._long_forms]:
            for parts, acronym in self._long_forms[numbers[index]] if index >= passed else ():
                if tuple(numbers[index : index + len(parts)]) == parts:
                    folded += [*numbers[passed:index], acronym]
                    passed = index + len(parts)
                    break
        return folded + numbers[passed:]

    def shown(self) -> tuple[str, ...]:
        """Return the commonest spelling of each number, the alphabet deciding ties."""
        spellings: dict[int, Counter[str]] = defaultdict(Counter)
        for word, count in self._seen.items():
            for stem, spelling in _stemmed(word):
                if stem and self._number(stem) not in self._long:
                    spellings[self._number(stem)][spelling] += count
        return tuple(
            self._long.get(number)
            or min(
                spellings[number].items(), key=lambda item: (-item[1], item[0]), default=("", 0)
            )[0]
            for number in range(len(self._numbers))
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
