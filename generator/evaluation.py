"""Evaluating tags against labels: precision, recall, F1, and each mistake with its words.

Labels are JSON, keyed by title: for a facet `f`, `f` lists the concepts that
hold and `f_either` those that are defensible both ways and count neither way.
Broader concepts are closed over on both sides. A concept that no label names
was not part of the labelling: its tags are told apart and count neither way.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import AtlasError, Corpus, Paper, Tag
from generator.tagging import Tagger
from generator.text import words_key
from generator.vocabulary.concepts import Key, Vocabulary

EITHER = "_either"


class LabelError(AtlasError):
    """The labels cannot be used as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one concept or of many together."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float:
        """Share of the given tags that are right; 1 where none was given."""
        given = self.hits + self.false_alarms
        return self.hits / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that were found; 1 where there are none."""
        wanted = self.hits + self.misses
        return self.hits / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        either = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / either if either else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            hits=self.hits + other.hits,
            false_alarms=self.false_alarms + other.false_alarms,
            misses=self.misses + other.misses,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A tag given wrongly, or not given."""

    title: str
    facet: str
    concept: str
    missing: bool
    words: tuple[str, ...]
    """The evidence of a false alarm, or what was set aside where a tag is missing, with reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetScore:
    """How well one facet was tagged."""

    facet: str
    total: Score
    concepts: tuple[tuple[str, Score], ...]
    """In the vocabulary's order; only concepts with a label or a tag."""

    @property
    def macro(self) -> float:
        """Mean of the concepts' F1."""
        return sum(s.f1 for _, s in self.concepts) / len(self.concepts) if self.concepts else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What comparing tags with labels showed."""

    papers: int
    facets: tuple[FacetScore, ...]
    mistakes: tuple[Mistake, ...]
    unlabelled: tuple[tuple[Key, int], ...]
    """Concepts that no label names, and how often they were given."""
    unknown: tuple[str, ...]
    """Titles with labels that no paper bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    held: frozenset[Key]
    either: frozenset[Key]


def load_labels(path: Path, vocabulary: Vocabulary) -> dict[str, _Label]:
    """Read labels, keyed by the title's letters and digits.

    Raises:
        LabelError: If the file cannot be read, or names a facet that does not exist.
        VocabularyError: If it names a concept that does not exist.
    """
    try:
        loaded = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LabelError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise LabelError(f"{path} is no JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise LabelError(f'{path}: labels are an object `{{"<title>": {{"<facet>": […]}}}}`')
    return {title: _label(path, title, each, vocabulary) for title, each in loaded.items()}


def _label(path: Path, title: str, facets: object, vocabulary: Vocabulary) -> _Label:
    if not isinstance(facets, dict):
        raise LabelError(f"{path}: the labels of “{title}” are no object")
    held: set[Key] = set()
    either: set[Key] = set()
    for name, concepts in facets.items():
        facet = vocabulary.facet(name.removesuffix(EITHER)).id
        keys = {vocabulary.concept(facet, concept).key for concept in concepts}
        (either if name.endswith(EITHER) else held).update(keys)
    held = _closed(held, vocabulary)
    return _Label(held=frozenset(held), either=frozenset(_closed(either, vocabulary) - held))


def _closed(keys: Iterable[Key], vocabulary: Vocabulary) -> set[Key]:
    closed = set(keys)
    for facet, concept in keys:
        closed |= {each.key for each in vocabulary.broader(vocabulary.concept(facet, concept))}
    return closed


def evaluate(labels: Mapping[str, _Label], corpus: Corpus, vocabulary: Vocabulary) -> Evaluation:
    """Tag the papers that have labels and compare."""
    tagger = Tagger(vocabulary)
    by_title = {words_key(paper.title): paper for paper in corpus.papers}
    labelled = frozenset().union(*(each.held | each.either for each in labels.values()))
    scores: dict[Key, Score] = defaultdict(Score)
    unlabelled: Counter[Key] = Counter()
    mistakes: list[Mistake] = []
    found = {title: by_title.get(words_key(title)) for title in labels}
    known = {title: paper for title, paper in found.items() if paper is not None}
    for title, paper in known.items():
        label = labels[title]
        tags = {(tag.facet, tag.concept): tag for tag in tagger.tag(paper)}
        unlabelled.update(tags.keys() - labelled)
        given = tags.keys() & labelled - label.either
        for key in given | label.held:
            hit, wanted = key in given and key in label.held, key in label.held
            scores[key] += Score(hits=hit, false_alarms=not wanted, misses=wanted and not hit)
        mistakes += _mistakes(paper, given, label, tags, tagger)
    return Evaluation(
        papers=len(known),
        facets=tuple(_facet_scores(scores, vocabulary)),
        mistakes=tuple(mistakes),
        unlabelled=tuple(sorted(unlabelled.items())),
        unknown=tuple(title for title in labels if title not in known),
    )


def _facet_scores(scores: Mapping[Key, Score], vocabulary: Vocabulary) -> Iterator[FacetScore]:
    for facet in vocabulary.facets:
        concepts = [(c.id, scores[c.key]) for c in facet.concepts if c.key in scores]
        if concepts:
            total = sum((score for _, score in concepts), Score())
            yield FacetScore(facet=facet.id, total=total, concepts=tuple(concepts))


def _mistakes(
    paper: Paper,
    given: set[Key],
    label: _Label,
    tags: Mapping[Key, Tag],
    tagger: Tagger,
) -> Iterator[Mistake]:
    for key in sorted(given - label.held):
        words = [f"“{each.text}” ({each.rule})" for each in tags[key].evidence]
        yield _mistake(paper, key, words, missing=False)
    missed = sorted(label.held - given)
    if missed:
        decisions = tagger.explain(paper)
        for key in missed:
            aside = [d for d in decisions if (d.facet, d.concept) == key and not d.accepted]
            yield _mistake(paper, key, [f"“{d.text}”: {d.reason}" for d in aside], missing=True)


def _mistake(paper: Paper, key: Key, words: Iterable[str], *, missing: bool) -> Mistake:
    return Mistake(
        title=paper.title,
        facet=key[0],
        concept=key[1],
        missing=missing,
        words=tuple(dict.fromkeys(words)),
    )
