"""How near two papers are by concepts: those they are about, and those they speak of.

A paper is about its tags. It speaks of more: what it sets aside as background or
compares itself with is no tag of it, yet a reader of one paper wants the other.
So the words that were evidence of a concept in any paper count as that concept
wherever they stand. That folds the vocabulary's synonyms into one ("chest
radiograph" and "CXR") without asking the vocabulary.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.linking.similarity import COMMON, TITLE_WEIGHT
from generator.linking.wording import BREAK, Wording, Words
from generator.model import Tag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ABOUT_SHARE = 0.1
"""Part of the similarity that shared tags contribute; more would drown what the words tell."""
SPOKEN_SHARE = 0.2
"""Part that concepts contribute which both papers speak of, tags or not."""
_FEW = 0.4
"""Length that keeps a paper with only common tags from counting like one with rare ones."""
_FEW_SPOKEN = 4.0

Concept = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What phrases mean, each as the numbers of its words."""

    meant: dict[tuple[int, ...], tuple[Concept, ...]]
    lengths: dict[int, list[int]]
    """How long the phrases are that begin with a word."""


@dataclass(frozen=True, slots=True)
class Conceptual:
    """Concepts of papers as numbers."""

    rows: NDArray[np.float32]
    """A row a paper, whose products are the concepts' part of two papers' similarity."""
    rarity: dict[Concept, float]
    """1 for what no paper is about, 0 for what all are about."""


def evidence_texts(tags: Mapping[str, tuple[Tag, ...]]) -> list[str]:
    """Return all words that are evidence of a concept somewhere."""
    return sorted({text for _, text in _evidence(tags)})


def _evidence(tags: Mapping[str, tuple[Tag, ...]]) -> Iterator[tuple[Concept, str]]:
    """Yield concept and words of all evidence; what only follows from it has none of its own."""
    for found in tags.values():
        for tag in found:
            if tag.via is None:
                for each in tag.evidence:
                    yield (tag.facet, tag.concept), each.text


def build_concepts(
    ids: Sequence[str], tags: Mapping[str, tuple[Tag, ...]], words: Words
) -> Conceptual:
    """Return the concepts of the papers `ids`, whose wordings are in the same order."""
    import numpy as np

    about = [{(tag.facet, tag.concept): 1.0 for tag in tags.get(id, ())} for id in ids]
    phrases = _phrases(tags, words)
    spoken = [_spoken(wording, phrases) for wording in words.wordings]
    names = sorted({concept for each in (*about, *spoken) for concept in each})
    rows = [
        _unit(table * weights, few) * share**0.5
        for table, weights, few, share in (
            (_table(about, names), _rarity, _FEW, ABOUT_SHARE),
            (_table(spoken, names), _surprise, _FEW_SPOKEN, SPOKEN_SHARE),
        )
        for table, weights in [(table, weights(table))]
    ]
    spread = Counter(concept for each in about for concept in each)
    rare = {name: 1 - float(np.log1p(spread[name]) / np.log1p(len(ids))) for name in names}
    return Conceptual(np.hstack(rows), rare)


def _phrases(tags: Mapping[str, tuple[Tag, ...]], words: Words) -> _Phrases:
    """Return what each phrase is evidence of most often, and what it is half as often."""
    votes: dict[tuple[int, ...], Counter[Concept]] = defaultdict(Counter)
    for concept, text in _evidence(tags):
        phrase = words.phrases[text]
        if phrase and phrase[0] != BREAK:
            votes[phrase][concept] += 1
    meant = {}
    lengths: dict[int, set[int]] = defaultdict(set)
    for phrase, counts in votes.items():
        least = max(counts.values()) / 2
        meant[phrase] = tuple(sorted(each for each, count in counts.items() if count >= least))
        lengths[phrase[0]].add(len(phrase))
    return _Phrases(meant, {first: sorted(found) for first, found in lengths.items()})


def _spoken(wording: Wording, phrases: _Phrases) -> dict[Concept, float]:
    """Return how often a paper speaks of each concept, the title counting more."""
    counts: dict[Concept, float] = {}
    numbers, lengths = wording.numbers, phrases.lengths
    for index in [i for i, number in enumerate(numbers) if number in lengths]:
        weight = TITLE_WEIGHT if index < wording.title else 1.0
        for length in lengths[numbers[index]]:
            for concept in phrases.meant.get(numbers[index : index + length], ()):
                counts[concept] = counts.get(concept, 0.0) + weight
    return counts


def _table(counts: Iterable[Mapping[Concept, float]], names: Sequence[Concept]) -> Any:
    """Return one row a paper with sublinear counts."""
    import numpy as np

    column = {name: index for index, name in enumerate(names)}
    counts = list(counts)
    table = np.zeros((len(counts), len(names)), dtype=np.float32)
    for row, each in enumerate(counts):
        for name, count in each.items():
            table[row, column[name]] = 1 + np.log(count)
    return table


def _rarity(table: Any) -> Any:
    """Return a weight for each concept: between 1 and 0, and 0 for those of most papers."""
    import numpy as np

    spread = np.count_nonzero(table, axis=0)
    rarity = 1 - np.log1p(spread) / np.log1p(len(table))
    return np.where(spread <= max(2.0, COMMON * len(table)), rarity, 0).astype(np.float32)


def _surprise(table: Any) -> Any:
    """Return the inverse document frequency of each concept, as of words."""
    import numpy as np

    spread = np.count_nonzero(table, axis=0)
    idf = np.log((1 + len(table)) / (1 + spread)) + 1
    return np.where(spread <= max(2.0, COMMON * len(table)), idf, 0).astype(np.float32)


def _unit(rows: Any, least: float) -> Any:
    """Return the rows at length one, or shorter where they are not much longer than `least`."""
    import numpy as np

    return rows / np.sqrt((rows * rows).sum(axis=1, keepdims=True) + least**2)
