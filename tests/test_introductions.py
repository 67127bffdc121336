"""What a paper introduces, and what it only uses, studies or extends."""

from __future__ import annotations

import pytest

from generator.linking.introductions import find_introductions
from generator.model import Origin, Paper


def introduced(title: str, abstract: str, **fields: object) -> list[str]:
    paper = Paper(id="p", title=title, abstract=abstract, origin=Origin(source="t"), **fields)  # type: ignore[arg-type]
    return [each.name for each in find_introductions([paper])["p"]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("WardNet: Graphs of Wards", ["WardNet"], id="head"),
        pytest.param("WardNet \u2013 Graphs of Wards", ["WardNet"], id="dash"),
        pytest.param("WardNet -- Graphs of Wards", ["WardNet"], id="two-hyphens"),
        pytest.param("Ward-VL & Ward-VL-5.5M: Two Gifts", ["Ward-VL", "Ward-VL-5.5M"], id="two"),
        pytest.param("Ward-Med2D", ["Ward-Med2D"], id="whole-title"),
        pytest.param("PAWS: Patients Admitted With Sepsis", ["PAWS"], id="spelt-by-the-title"),
        pytest.param("4DWard-adapter: Moving to Time", ["4DWard-adapter"], id="digit-first"),
        pytest.param("GPT-4: Opportunities and Limits in Wards", [], id="about"),
        pytest.param("WardNet: An Evaluation in Ten Hospitals", [], id="evaluated"),
        pytest.param("Transformers: Lines of Sight", [], id="word"),
        pytest.param("ChatGPT: A Boon to Wards", [], id="famous"),
        pytest.param("LLMs: Lines and Marks", [], id="field-acronym"),
        pytest.param("Learning from Wards: A Tale", [], id="phrase"),
        pytest.param("Graphs for Large Language Models (LLMs)", [], id="field-acronym-in-brackets"),
        pytest.param("CLIP-based Triage: Words Count", [], id="descriptive"),
    ],
)
def test_title(title: str, expected: list[str]) -> None:
    assert introduced(title, "Wards are busy places.") == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We introduce WardNet, a graph.", ["WardNet"], id="direct"),
        pytest.param("Here, we present WardNet for triage.", ["WardNet"], id="direct-for"),
        pytest.param(
            "In this paper, we propose a novel framework, WardNet, that counts.",
            ["WardNet"],
            id="apposed",
        ),
        pytest.param(
            "This paper introduces a new model, WardNet, for beds.", ["WardNet"], id="this-paper"
        ),
        pytest.param(
            "We propose a counting method, named WardNet. It counts.", ["WardNet"], id="named"
        ),
        pytest.param(
            "We count beds and propose a method dubbed WardNet.", ["WardNet"], id="dubbed"
        ),
        pytest.param(
            "We release a dataset called \u201cWardSet\u201d of beds.", ["WardSet"], id="quoted"
        ),
        pytest.param('We propose "NURSE", which stands for calm.', ["NURSE"], id="quoted-direct"),
        pytest.param(
            "We propose Universal Ward Counting (UWC), a method.", ["UWC"], id="expansion"
        ),
        pytest.param("We propose WardNet (Wide area rounds), a model.", ["WardNet"], id="reverse"),
        pytest.param("We propose the WardNet framework for beds.", ["WardNet"], id="the-noun"),
        pytest.param("We first curate WardBench, a benchmark of beds.", ["WardBench"], id="curate"),
        pytest.param(
            "Alongside it, we open-source Ledger, a toolkit.", ["Ledger"], id="open-source"
        ),
        pytest.param(
            "We build new datasets W-Bed, W-Door and W-Hall.",
            ["W-Bed", "W-Door", "W-Hall"],
            id="members",
        ),
        pytest.param("We introduce WardSet and WardNet.", ["WardSet", "WardNet"], id="two"),
        pytest.param("The resulting model, WardNet, counts.", ["WardNet"], id="resulting"),
        pytest.param("We tune our ward model called WardLM and win.", ["WardLM"], id="our-called"),
        pytest.param("WardNet is introduced here, and it counts.", ["WardNet"], id="passive"),
        pytest.param("We present Ward-7B, a small model.", ["Ward-7B"], id="size"),
        pytest.param(
            "We introduce the Ward Clinic Challenge, a benchmark.",
            ["Ward Clinic Challenge"],
            id="words",
        ),
        pytest.param(
            "We develop Ward-LM (Ward-LM X), a model.", ["Ward-LM"], id="longer-in-brackets"
        ),
    ],
)
def test_abstract(abstract: str, expected: list[str]) -> None:
    assert introduced("A study of beds", abstract) == expected


@pytest.mark.parametrize(
    "abstract",
    [
        pytest.param("We evaluate WardNet, a graph, on beds.", id="evaluate"),
        pytest.param("We present a thorough evaluation of WardNet.", id="evaluation-of"),
        pytest.param("We propose an adapter for WardNet.", id="for"),
        pytest.param("We propose a method based on WardNet, a graph.", id="based-on"),
        pytest.param("We introduce WardNet into the clinic.", id="into"),
        pytest.param(
            "We compare ours with the recently introduced WardNet.", id="recently-introduced"
        ),
        pytest.param("Others propose WardNet, a graph.", id="others"),
        pytest.param("Prior work that introduced WardNet counts less than we do.", id="prior-work"),
        pytest.param(
            "We propose a pipeline that combines WardNet, BedNet, and rules.", id="combines"
        ),
        pytest.param("We propose visual ward tuning (VWT) of nets.", id="common-expansion"),
        pytest.param("We present a Vision-Language Model (VLM) of beds.", id="field-acronym"),
        pytest.param("We fine-tune WardNet and test a model called BedNet.", id="use"),
        pytest.param(
            "We present results on existing datasets, i.e., WardSet and BedSet.", id="existing-data"
        ),
        pytest.param("We propose WardNet-based triage.", id="descriptive"),
        pytest.param(
            "We propose the WardNet pre-training for small sets.", id="noun-that-is-no-system"
        ),
        pytest.param("Our CT and MRI data, and our LLM, are new.", id="our-acronyms"),
        pytest.param("Our ResNet50 baseline wins, and our BedNet50 too.", id="our-baseline"),
        pytest.param("We introduce CutBed to radiology.", id="carried-over"),
        pytest.param("We collect WardSet and BedSet from the web.", id="collect"),
        pytest.param("We propose a model that uses an encoder called BedNet.", id="uses-called"),
        pytest.param("We propose an extension of a method called BedMix.", id="extension-of"),
        pytest.param("BedNet is strong. We present BedNet, a model.", id="spoken-of-before"),
    ],
)
def test_not_introduced(abstract: str) -> None:
    assert introduced("A study of beds", abstract) == []


def test_title_brackets_need_a_sentence() -> None:
    title = "A Language Model of Wards (WARDLE) and Beds"
    assert introduced(title, "Wards are busy.") == []
    assert introduced(title, "We present WARDLE, a model.") == ["WARDLE"]


def test_what_the_record_lists_comes_first() -> None:
    names = introduced("Beds", "We introduce WardNet, a graph.", introduces=("BedSet (dataset)",))
    assert names == ["BedSet", "WardNet"]


def test_an_acronym_that_two_papers_define_belongs_to_neither() -> None:
    texts = ("We propose Gentle Ward Tuning (GWT).", "With Gentle Ward Tuning (GWT) we count.")
    papers = [
        Paper(id=str(n), title=f"Part {n}", abstract=text, origin=Origin(source="t"))
        for n, text in enumerate(texts)
    ]
    assert not any(find_introductions(papers).values())
