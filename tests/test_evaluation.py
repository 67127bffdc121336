"""Evaluating tags: what counts as right, as a false alarm, as a miss, and as neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.evaluation import Evaluation, LabelError, Score, evaluate, load_labels
from generator.model import VocabularyError
from generator.pipeline import read
from generator.vocabulary import load_vocabulary
from generator.vocabulary.concepts import Vocabulary

SMALL = Path(__file__).parent / "data" / "small"
DIMLIGHT = "DimLight: Stacked Exposures from a Garden Telescope"
RADIO = "Hearing Pulsars with a Radio Dish on a Roof"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(SMALL / "vocabulary.yaml")


@pytest.fixture
def run(tmp_path: Path, vocabulary: Vocabulary):
    def run(labels: object) -> Evaluation:
        path = tmp_path / "labels.json"
        path.write_text(json.dumps(labels), encoding="utf-8")
        corpus = read([str(SMALL / "papers.yaml")])
        return evaluate(load_labels(path, vocabulary), corpus, vocabulary)

    return run


def totals(found: Evaluation) -> dict[str, tuple[int, int, int]]:
    return {f.facet: (f.total.hits, f.total.false_alarms, f.total.misses) for f in found.facets}


def test_broader_concepts_count_on_both_sides(run):
    found = run({RADIO: {"instrument": ["radio-telescope"]}})
    assert totals(found) == {"instrument": (2, 0, 0)}
    assert found.mistakes == ()


def test_a_false_alarm_is_listed_with_its_words(run):
    found = run({DIMLIGHT: {"instrument": []}, RADIO: {"instrument": ["radio-telescope"]}})
    assert totals(found)["instrument"] == (2, 1, 0)
    (mistake,) = found.mistakes
    assert (mistake.title, mistake.concept, mistake.missing) == (DIMLIGHT, "telescope", False)
    assert any("Telescope" in words for words in mistake.words)


def test_a_miss_is_listed(run):
    found = run({DIMLIGHT: {"instrument": ["telescope", "seismometer"]}})
    assert totals(found) == {"instrument": (1, 0, 1)}
    (mistake,) = found.mistakes
    assert (mistake.concept, mistake.missing, mistake.words) == ("seismometer", True, ())


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param({"instrument_either": ["telescope"]}, id="given"),
        pytest.param(
            {"instrument": ["telescope"], "instrument_either": ["seismometer"]}, id="not given"
        ),
    ],
)
def test_what_is_defensible_both_ways_counts_neither_way(run, labels):
    assert run({DIMLIGHT: labels}).mistakes == ()


def test_a_concept_that_no_label_names_is_told_apart(run):
    found = run({DIMLIGHT: {"instrument": ["telescope"]}})
    assert found.unlabelled == ((("technique", "stacking"), 1),)
    assert [facet.facet for facet in found.facets] == ["instrument"]


def test_a_title_of_no_paper_is_named_and_spelling_of_titles_is_forgiven(run):
    found = run({DIMLIGHT.upper(): {"instrument": ["telescope"]}, "Unheard of": {}})
    assert (found.papers, found.unknown) == (1, ("Unheard of",))


def test_scores_are_those_of_the_books():
    score = Score(hits=6, false_alarms=2, misses=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert Score().f1 == 1.0


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("{", LabelError, "no JSON"),
        ("[]", LabelError, "labels are an object"),
        ('{"T": {"instrument": ["telescop"]}}', VocabularyError, "did you mean `telescope`"),
        ('{"T": {"tool": []}}', VocabularyError, "no facet `tool`"),
    ],
)
def test_faulty_labels_are_told(tmp_path: Path, vocabulary, content, error, message):
    path = tmp_path / "labels.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=message):
        load_labels(path, vocabulary)


def test_the_command_prints_scores_and_writes_json(atlas, folder: Path, capsys):
    labels = {RADIO: {"instrument": ["radio-telescope"]}, DIMLIGHT: {"instrument": []}}
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    assert atlas("evaluate", "labels.json", "--json", "scores.json") == 0
    out = capsys.readouterr().out
    assert "instrument: precision 0.667, recall 1.000, F1 0.800 (2 right, 1 false, 0 missed)" in out
    assert "false alarm: instrument/telescope in “DimLight" in out
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert scores["facets"]["instrument"]["f1"] == 0.8
