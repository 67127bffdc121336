"""Candidates for the vocabulary's resources: what is offered, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.linking import link_papers
from generator.linking.suggestions import Suggestion, suggest
from generator.model import Origin, Paper
from generator.suggested import suggestion_yaml
from generator.vocabulary import load_vocabulary
from generator.vocabulary.concepts import Concept, Facet, Vocabulary
from generator.vocabulary.resources import Resource

KNOWN = Vocabulary(
    facets=(
        Facet(
            id="method",
            label="Method",
            scope="How.",
            concepts=(
                Concept(facet="method", id="lora", label="LoRA", scope="A.", acronyms=("PEFT",)),
            ),
        ),
    ),
    resources=(Resource(id="moonnet", label="MoonNet", kind="model"),),
)


def found(*texts: str, **more: object) -> list[Suggestion]:
    papers = [
        Paper(id=f"p{n}", title="Untitled", abstract=text, origin=Origin(source="t"), **more)
        for n, text in enumerate(texts)
    ]
    return suggest(papers, link_papers(papers, {}, KNOWN.resources), KNOWN)


def names(*texts: str) -> list[str]:
    return [each.name for each in found(*texts)]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Tests on the SkyTrace dataset.", "It needs SkyTrace.", "SkyTrace"),
        ("Models such as Heron, Egret and Crane.", "It outperforms Heron.", "Heron"),
        ("Based on Snow-LM, it runs.", "We ask Snow-LM to write.", "Snow-LM"),
        ("Compared with AURORA, it is fast.", "The AURORA benchmark is hard.", "AURORA"),
        ("Data from the Polar Night Archive database.", "The Polar Night Archive cohort.", None),
    ],
)
def test_names_in_the_places_of_resources_are_offered(
    one: str, two: str, expected: str | None
) -> None:
    assert names(one, two)[:1] == [expected or "Polar Night Archive"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("We test on the SkyTrace dataset.", "Nothing.", id="one paper only"),
        pytest.param("We use the MoonNet model.", "The MoonNet model.", id="known"),
        pytest.param("We use MoonNet-7B models.", "Based on MoonNet-7B.", id="a known one's size"),
        pytest.param("We use LoRA models.", "Based on LoRA, on the PEFT task.", id="concept"),
        pytest.param("Models such as LLM and CT.", "The MRI dataset, a CT dataset.", id="generic"),
        pytest.param(
            "We introduce SkyTrace, a dataset.", "The SkyTrace dataset grows.", id="introduced"
        ),
        pytest.param(
            "A snow depth index (SDI) model.", "We fit the SDI model.", id="spelt out in small"
        ),
        pytest.param("Models are good. Data set.", "Models of snow. Data models.", id="words"),
        pytest.param("We walked to Oslo.", "We walked to Oslo.", id="no such place"),
    ],
)
def test_these_are_not_offered(one: str, two: str) -> None:
    assert names(one, two) == []


def test_the_most_named_come_first_with_papers_kind_and_context() -> None:
    first, second = found(
        "Tests on the SkyTrace dataset.", "SkyTrace and the Snow-LM model.", "Sky-Trace, Snow-LM."
    )
    assert first.papers == ("p0", "p1", "p2")
    assert (first.name, first.spellings, first.kind) == (
        "SkyTrace",
        ("SkyTrace", "Sky-Trace"),
        "data-set",
    )
    assert first.context == "Tests on the SkyTrace dataset."
    assert (second.name, second.kind, len(second.papers)) == ("Snow-LM", "model", 2)


def test_what_records_list_is_offered_too() -> None:
    assert [each.name for each in found("A.", "B.", resources=("Heron (large)",))] == ["Heron"]


def test_yaml_can_be_pasted(tmp_path: Path) -> None:
    offered = found("The SkyTrace dataset: a #1 corpus.", "Our “SkyTrace” benchmark, SkyTrace.")
    text = "facets: {a: {label: A, scope: B., concepts: {c: {label: C, scope: D.}}}}\n"
    lines = suggestion_yaml(offered, Vocabulary(facets=()), tmp_path)
    path = tmp_path / "vocabulary.yaml"
    path.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    resources = load_vocabulary(path).resources
    assert [(each.id, each.label) for each in resources] == [("skytrace", "SkyTrace")]


def test_the_command_line(atlas, folder: Path, capsys) -> None:
    text = "".join(
        f"- {{title: Night {n}, abstract: On the StarField dataset night {n} is dark.}}\n"
        for n in range(2)
    )
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    assert atlas("suggest", "mine.yaml") == 0
    assert capsys.readouterr().out.startswith("StarField (data-set?): 2 papers\n")
    assert atlas("suggest", "mine.yaml", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["name"], len(said["papers"])) == ("StarField", 2)
    assert atlas("suggest", "mine.yaml", "--yaml") == 0
    assert '    label: "StarField"\n' in capsys.readouterr().out
