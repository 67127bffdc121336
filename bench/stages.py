"""One measurement in a process of its own: `python -m bench.stages tag 1000 1`.

The collection is made from the project's own: sentence by sentence, each from
another paper but from the same place in it, so that abstracts still go from
background to own work. The first thousand of ten thousand papers are the
thousand, and every run makes the same ones.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.linking import link_papers
from generator.model import Links, Paper
from generator.pipeline import collector_at_rest, read
from generator.project import CONFIGURATION, load_project
from generator.results import ResultReader, find_results
from generator.sentences import sentence_spans
from generator.tagging import Tagger
from generator.vocabulary import load_vocabulary
from generator.vocabulary.concepts import Concept, Facet, Vocabulary

_WORDS = 200
"""An abstract is that long at least, as abstracts of the field are."""
_SYLLABLES = "ba ko ri mu ze la ti vo ne su da fi go hy pa ke ro wi no lu".split()
_INVENTED = "zarvoxine"


def make_papers(own: Sequence[Paper], count: int) -> list[Paper]:
    """Return `count` papers made from those in `own`.

    Each introduces a name of its own in its title and mentions another one's,
    since names that hundreds introduce would lead nowhere.
    """
    sentences = [[p.abstract[a:b] for a, b in sentence_spans(p.abstract)] for p in own]
    return [_paper(own, sentences, index, count) for index in range(count)]


def _paper(own: Sequence[Paper], sentences: list[list[str]], index: int, count: int) -> Paper:
    chance = random.Random(index)
    picked: list[str] = []
    while sum(map(len, map(str.split, picked))) < _WORDS:
        pool = chance.choice(sentences)
        picked.append(pool[min(len(picked), len(pool) - 1)])
    picked.append(f"We compare it with {_name(chance.randrange(count))}.")
    title = chance.choice(own).title.rpartition(": ")[2]
    return replace(
        own[0],
        id=f"p{index}",
        title=f"{_name(index)}: {title}",
        abstract=" ".join(picked),
        introduces=(),
        results=(),
        overrule=type(own[0].overrule)(),
    )


def _name(index: int) -> str:
    """Return a word that no other index has: `Rikobako`."""
    name = ""
    for _ in range(4):
        index, syllable = divmod(index, len(_SYLLABLES))
        name = _SYLLABLES[syllable] + name
    return name.capitalize()


def enlarge(vocabulary: Vocabulary, factor: int) -> Vocabulary:
    """Return `vocabulary` with `factor` times as many concepts.

    The terms of the invented ones begin like the real ones and never match, so
    each place that a real term is found at is a place to look for them too.
    """
    return replace(
        vocabulary, facets=tuple(_enlarged(facet, factor) for facet in vocabulary.facets)
    )


def _enlarged(facet: Facet, factor: int) -> Facet:
    more = [_invented(concept, n) for n in range(1, factor) for concept in facet.concepts]
    return replace(facet, concepts=(*facet.concepts, *more))


def _invented(concept: Concept, number: int) -> Concept:
    ending = f" {_INVENTED}{_name(number)}"
    return Concept(
        facet=concept.facet,
        id=f"{concept.id}-{number}",
        label=concept.label + ending,
        scope=concept.scope,
        broader=concept.broader and f"{concept.broader}-{number}",
        terms=tuple(term + ending for term in (*concept.terms, *concept.alternatives)),
        weak=tuple(term + ending for term in concept.weak),
    )


def measure(stage: str, size: int, factor: int) -> dict[str, float]:
    """Return the CPU seconds of a stage, and how much there was to do."""
    project = load_project(Path(CONFIGURATION), None)
    vocabulary = enlarge(load_vocabulary(project.vocabulary), factor)
    papers = make_papers(read(project.sources).papers, size)
    tagger = Tagger(vocabulary)
    with collector_at_rest():
        started = time.process_time()
        tags = {paper.id: tagger.tag(paper) for paper in papers}
        if stage == "link":
            started = time.process_time()
            link_papers(papers, tags, vocabulary.resources)
        elif stage == "results":
            links = {paper.id: Links() for paper in papers}
            reader = ResultReader(vocabulary)
            started = time.process_time()
            find_results(papers, links, reader)
        seconds = time.process_time() - started
    return {
        "seconds": seconds,
        "concepts": sum(len(facet.concepts) for facet in vocabulary.facets),
        "words": sum(len(paper.abstract.split()) for paper in papers) / size,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
