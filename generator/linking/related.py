"""Which papers a reader may want next, and why, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from generator.linking.conceptual import (
    ABOUT_SHARE,
    SPOKEN_SHARE,
    Concept,
    build_concepts,
    evidence_texts,
)
from generator.linking.neighbours import find_neighbours
from generator.linking.similarity import Space, build_space
from generator.linking.wording import DULL, Words, read_words
from generator.model import Paper, Related, Tag

COUNT = 6
LOWEST = 0.12
"""Score below which two papers share no more than the field's common words."""
_CANDIDATES = 4 * COUNT
_SAME_TITLE = 0.75
_SHOWN_CONCEPTS = 3
_SHOWN_TERMS = 3
_TERMS = 5
_CONSIDERED = 14
_LONGEST = 4


class Labels(Protocol):
    """What is needed of a vocabulary: `concept(facet, id)` with a `label`."""

    def concept(self, facet: str, id: str) -> Labelled:
        """Return the concept `id` of `facet`."""
        ...


class Labelled(Protocol):
    """Something with a label for readers."""

    @property
    def label(self) -> str:
        """What readers call it."""
        ...


def find_related(
    papers: Sequence[Paper], tags: Mapping[str, tuple[Tag, ...]]
) -> dict[str, tuple[Related, ...]]:
    """Return for each paper id the papers nearest to it, best first.

    At most `COUNT` each; fewer where no more are near. Of several papers with
    nearly one title only the nearest is named. Ties go to the smaller id.
    """
    ordered = sorted(papers, key=lambda paper: paper.id)
    if len(ordered) < 2:
        return {paper.id: () for paper in ordered}
    words = read_words(ordered, evidence_texts(tags))
    space = build_space(words.wordings)
    concepts = build_concepts([paper.id for paper in ordered], tags, words)
    titles = [_title_words(words, index) for index in range(len(ordered))]
    dull = frozenset(number for number, word in enumerate(words.shown) if _is_dull(word))
    by_words = space.rows * (1 - ABOUT_SHARE - SPOKEN_SHARE) ** 0.5
    near = find_neighbours(by_words, concepts.rows, _CANDIDATES)
    found = {}
    for row, others in enumerate(near.reordered()):
        related = (
            Related(
                to=ordered[other].id,
                score=min(score, 1.0),
                concepts=_shared_concepts(ordered, tags, concepts.rarity, row, other),
                terms=_shared_terms(words, dull, space, row, other),
            )
            for other, score in _chosen(titles, others)
        )
        found[ordered[row].id] = tuple(each for each in related if _is_told(each))
    return found


def _is_dull(word: str) -> bool:
    return all(part in DULL for part in word.replace("-", " ").split())


def _title_words(words: Words, index: int) -> frozenset[int]:
    wording = words.wordings[index]
    return frozenset(number for number in wording.numbers[: wording.title] if number >= 0)


def _chosen(
    titles: Sequence[frozenset[int]], others: Iterable[tuple[int, float]]
) -> list[tuple[int, float]]:
    """Keep the best, and one only of papers that bear nearly the same title."""
    chosen: list[tuple[int, float]] = []
    for other, score in others:
        if len(chosen) == COUNT:
            break
        if score >= LOWEST and not any(_alike(titles[other], titles[each]) for each, _ in chosen):
            chosen.append((other, score))
    return chosen


def _is_told(related: Related) -> bool:
    """Return whether there is a reason to tell; one concept without a word is a coincidence."""
    return bool(related.terms) or len(related.concepts) > 1


def _alike(one: frozenset[int], two: frozenset[int]) -> bool:
    return bool(one) and len(one & two) >= _SAME_TITLE * len(one | two)


def _shared_concepts(
    papers: Sequence[Paper],
    tags: Mapping[str, tuple[Tag, ...]],
    rarity: Mapping[Concept, float],
    row: int,
    other: int,
) -> tuple[Concept, ...]:
    """Return shared concepts, rarest first, without those that a narrower shared one implies."""
    mine, theirs = (
        {(tag.facet, tag.concept): tag for tag in tags.get(papers[each].id, ())}
        for each in (row, other)
    )
    shared = mine.keys() & theirs.keys()
    implied = {
        (tag.facet, tag.concept)
        for tag in (*mine.values(), *theirs.values())
        if tag.via is not None and (tag.facet, tag.via) in shared
    }
    return tuple(sorted(shared - implied, key=lambda each: (-rarity[each], each)))


def _shared_terms(
    words: Words, dull: frozenset[int], space: Space, row: int, other: int
) -> tuple[str, ...]:
    """Return the shared words that add most to the score, the longest phrases of them."""
    terms: list[tuple[int, ...]] = []
    for numbers in space.shared(row, other, _CONSIDERED):
        if dull.isdisjoint(numbers):
            terms = _joined(terms, numbers)
        if len(terms) > _TERMS:
            break
    shown = (" ".join(words.shown[number] for number in term) for term in terms)
    return tuple(_unlike(shown))[:_TERMS]


def _unlike(terms: Iterable[str]) -> Iterator[str]:
    """Leave out a term whose words an earlier one holds: a phrase and its acronym are one."""
    said: list[set[str]] = []
    for term in terms:
        parts = _singular(term)
        if not any(parts <= each for each in said):
            said.append(parts)
            yield term


def _joined(terms: list[tuple[int, ...]], new: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Add a term, joined to one that it overlaps: "report generation" and "radiology report"."""
    for index, term in enumerate(terms):
        if new[0] in term and new[-1] in term:
            return terms
        if len(term) == 1 and term[0] in new:
            return [*terms[:index], new, *terms[index + 1 :]]
        if len(new) == 2 and len(term) < _LONGEST and new[1] == term[0]:
            return [*terms[:index], (new[0], *term), *terms[index + 1 :]]
        if len(new) == 2 and len(term) < _LONGEST and new[0] == term[-1]:
            return [*terms[:index], (*term, new[1]), *terms[index + 1 :]]
    return [*terms, new]


def describe(related: Related, vocabulary: Labels) -> str:
    """Say in words why two papers are related.

    For example "both: chest X-ray, preference optimization; shared terms: report,
    radiologist".
    """
    labels = [vocabulary.concept(*each).label for each in related.concepts[:_SHOWN_CONCEPTS]]
    parts = []
    if labels:
        parts.append("both: " + ", ".join(_in_sentence(label) for label in labels))
    terms = _unsaid(related.terms, labels)[:_SHOWN_TERMS]
    if terms:
        parts.append("shared terms: " + ", ".join(terms))
    return "; ".join(parts)


def _unsaid(terms: Iterable[str], labels: Iterable[str]) -> list[str]:
    """Leave out the terms that a concept's label says already."""
    said = {word for label in labels for word in _singular(label)}
    return [term for term in terms if not _singular(term) <= said]


def _singular(phrase: str) -> set[str]:
    words = phrase.casefold().replace("-", " ").split()
    return {word.removesuffix("s") for word in words}


def _in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: `Chest X-ray` but `MRI` as they are."""
    first = label.split(maxsplit=1)[0] if label else ""
    is_word = first[1:].islower() and first[1:2].isalpha()
    is_name = any(word.istitle() and word.isalpha() for word in label.split()[1:])
    return label[:1].lower() + label[1:] if is_word and not is_name else label
