"""What a typed word or phrase also means: kindred words, concepts, abbreviations, plain English.

All of it is one table from stems in a row to words and senses with a weight, so that the
browser has one thing to look up and one way to say why a paper was found.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.linking.wording import long_forms
from generator.model import Paper
from generator.search.documents import Document
from generator.search.postings import Postings
from generator.search.words import plain, root, stem
from generator.vocabulary.concepts import Concept
from generator.vocabulary.terms import ANY, GAP, expand

Phrase = tuple[str, ...]
"""Stems in a row."""

_LABEL, _ALSO, _TERM, _SHORT, _KIN, _EVERYDAY = 9, 8, 6, 8, 6, 5
"""Weights in tenths."""
_OWN, _IMPLIED = 40, 30
_LONGEST_TERM = 3
_LONGEST_LABEL = 6
_MOST_TARGETS = 10
_MOST_KIN = 8
EVERYDAY = Path(__file__).with_name("everyday.txt")


@dataclass(slots=True)
class Senses:
    """Things that have other names than the words of the texts."""

    labels: list[str] = field(default_factory=list)
    lists: list[array[int]] = field(default_factory=list)
    """Who has each sense, in the form of `Postings.lists`."""
    table: dict[Phrase, dict[str | int, int]] = field(default_factory=lambda: defaultdict(dict))
    """From what may be typed to stems (`str`) and senses (`int`), with weights in tenths."""

    def point(self, phrase: Phrase, target: str | int, weight: int) -> None:
        """Let a phrase lead to a target; the greater weight stands."""
        if phrase and phrase != (target,):
            targets = self.table[phrase]
            targets[target] = max(weight, targets.get(target, 0))


def find_senses(
    postings: Postings,
    concepts: Sequence[Concept],
    documents: Sequence[Document],
    papers: Sequence[Paper],
    everyday: Iterable[str] = (),
) -> Senses:
    """Return the senses of a collection; the concepts' come first, in their order."""
    senses = Senses()
    _concepts(senses, postings, concepts, documents)
    _abbreviations(senses, postings, papers, documents)
    families = _families(postings)
    _everyday(senses, postings, families, everyday)
    for members in families.values():
        for one in members:
            for other in members[:_MOST_KIN]:
                senses.point((one,), other, _KIN)
    return senses


def _concepts(
    senses: Senses,
    postings: Postings,
    concepts: Sequence[Concept],
    documents: Sequence[Document],
) -> None:
    members: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
    for number, document in enumerate(documents):
        for key, own in document.tags:
            members[key].append(number << 6 | (_OWN if own else _IMPLIED))
    for number, concept in enumerate(concepts):
        senses.labels.append(concept.label)
        senses.lists.append(members[concept.key])
        for phrase, weight in _names(concept):
            senses.point(postings.know(phrase), number, weight)


@cache
def _names(concept: Concept) -> tuple[tuple[Phrase, int], ...]:
    """Return what a concept is called, in words, with weights."""
    found: dict[Phrase, int] = {}
    for texts, weight, longest in (
        ((concept.label,), _LABEL, _LONGEST_LABEL),
        ((*concept.alternatives, *concept.acronyms), _ALSO, _LONGEST_LABEL),
        (concept.terms, _TERM, _LONGEST_TERM),
    ):
        for text in texts:
            for form in expand(text):
                phrase = tuple(plain(form))
                if ANY not in form and GAP not in form and 0 < len(phrase) <= longest:
                    found.setdefault(phrase, weight)
    return tuple(found.items())


def _abbreviations(
    senses: Senses, postings: Postings, papers: Sequence[Paper], documents: Sequence[Document]
) -> None:
    """Bring together those who write an abbreviation and those who write it out."""
    for short, long in sorted(long_forms(papers).items()):
        written, phrase = postings.know(plain(short)), postings.know(plain(long))
        if len(written) == 1 and 1 < len(phrase) <= _LONGEST_LABEL:
            number = len(senses.labels)
            senses.labels.append(f"{short} = {long}")
            senses.lists.append(_either(postings, written[0], phrase, long, documents))
            senses.point(written, number, _SHORT)
            senses.point(phrase, number, _SHORT)


def _either(
    postings: Postings, short: str, phrase: Phrase, long: str, documents: Sequence[Document]
) -> array[int]:
    weights = {each >> 6: each & 63 for each in postings.lists.get(short, ())}
    lists = [postings.lists.get(part) or array("I") for part in phrase]
    shared = set.intersection(*({each >> 6 for each in entries} for entries in lists))
    for number in shared - weights.keys():
        document = documents[number] if number < len(documents) else None
        if document and long.replace("-", " ") in document.text.casefold().replace("-", " "):
            weights[number] = _OWN
    return array("I", (number << 6 | level for number, level in sorted(weights.items())))


def _families(postings: Postings) -> dict[str, list[str]]:
    """Return the stems that derive from one root, the most frequent first."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in set(postings.stems.values()):
        found[root(each)].append(each)
    counts = {each: len(postings.lists.get(each, ())) for each in postings.stems.values()}
    return {
        origin: sorted((m for m in members if counts[m]), key=lambda m: (-counts[m], m))
        for origin, members in sorted(found.items())
        if len(members) > 1
    }


def _everyday(
    senses: Senses, postings: Postings, families: Mapping[str, list[str]], lines: Iterable[str]
) -> None:
    named = dict(senses.table)
    pairs: dict[tuple[Phrase, str | int], int] = {}
    for keys, targets in _entries(lines):
        for target in targets:
            for found, weight in _meant(target, postings, families, named):
                for key in keys:
                    at = (postings.know(plain(key)), found)
                    pairs[at] = max(weight, pairs.get(at, 0))
    for (phrase, meant), weight in pairs.items():
        senses.point(phrase, meant, weight)


def _entries(lines: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    for line in lines:
        keys, colon, targets = line.partition("#")[0].partition(":")
        if colon:
            yield [k.strip() for k in keys.split(",")], [t.strip() for t in targets.split(",")]


def _meant(
    text: str,
    postings: Postings,
    families: Mapping[str, list[str]],
    named: Mapping[Phrase, Mapping[str | int, int]],
) -> Iterator[tuple[str | int, int]]:
    phrase = tuple(stem(word) for word in plain(text))
    for target, weight in named.get(phrase, {}).items():
        if isinstance(target, int) and weight >= _ALSO:
            yield target, _EVERYDAY
    for part in phrase if len(phrase) == 1 else ():
        if part in postings.lists:
            yield part, _EVERYDAY
        for kin in families.get(root(part), ())[:4]:
            yield kin, _EVERYDAY - 1
    joined = stem("".join(plain(text)))
    if len(phrase) > 1 and joined in postings.lists:
        yield joined, _EVERYDAY


def everyday_lines() -> list[str]:
    """Return the general list that comes with the program."""
    return EVERYDAY.read_text(encoding="utf-8").splitlines()
