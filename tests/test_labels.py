"""The tagger keeps what it reaches on abstracts that were invented for it, labelled by readers.

The floors stand a little below what is reached: they catch a rule that breaks, and
leave room for changes that win here and lose there. `atlas evaluate` says more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evaluation import evaluate, load_labels
from generator.pipeline import read
from generator.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parent.parent
INVENTED = Path(__file__).parent / "labels" / "invented"
FLOORS = {"modality": 0.88, "method": 0.82, "contribution": 0.5}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "corpus" / "vocabulary.yaml")


@pytest.mark.parametrize("path", sorted(INVENTED.glob("*.json")), ids=lambda path: path.stem)
def test_the_tagger_agrees_with_the_readers(path: Path, vocabulary: Vocabulary) -> None:
    found = evaluate(
        load_labels(path, vocabulary), read([str(path.with_suffix(".jsonl"))]), vocabulary
    )
    assert not found.unknown
    reached = {score.facet: score.total.f1 for score in found.facets}
    low = {
        facet: reached[facet] for facet, floor in FLOORS.items() if reached.get(facet, 1) < floor
    }
    assert not low, f"`atlas evaluate {path} {path.with_suffix('.jsonl')}` lists the mistakes"
