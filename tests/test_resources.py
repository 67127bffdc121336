"""Outside resources: names that count, and the traps that must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.linking import link_papers
from generator.model import Origin, Paper, VocabularyError
from generator.vocabulary import load_vocabulary, vocabulary_schema
from generator.vocabulary.resources import Resource

ROOT = Path(__file__).parent.parent
RESOURCES = load_vocabulary(ROOT / "corpus" / "vocabulary.yaml").resources
INTRODUCER = ("StarPaths: Questions on Orbits", "We introduce StarPaths, a benchmark.")


def paper(id: str, abstract: str, title: str = "A study without a name", **more: object) -> Paper:
    return Paper(id=id, title=title, abstract=abstract, origin=Origin(source="t"), **more)


def named(text: str, title: str = "A study without a name") -> list[tuple[str, str]]:
    """Return id and words of each resource that a paper with this abstract names."""
    one = paper("p", text, title)
    found = link_papers([one], {}, RESOURCES)["p"].resources.named
    for each in found:
        assert one.text(each.field)[each.start : each.end] == each.text
    return [(each.resource, each.text) for each in found]


def ids(text: str, title: str = "A study without a name") -> list[str]:
    return [id for id, _ in named(text, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tests on MIMIC-III and Mimic-IV went well.", ["mimic-iii", "mimic-iv"]),
        ("We read MIMIC CXR, CheXpert/PadChest and MIMIC-CXR-JPG.", None),
        ("It beats GPT-4, GPT-4V, GPT-4o and GPT-3.5-turbo.", None),
        ("OpenAI's GPT-4 and Meta Llama were asked.", ["gpt-4", "llama"]),
        ("It was trained on LLaMA-2-7B, Llama 3.1 8B and LLaMA3-70B.", ["llama"] * 3),
        ("We ask Qwen2.5-VL-7B and Qwen2.5-7B.", ["qwen-vl", "qwen"]),
        ("We adapt the segment anything model (SAM) to snow.", ["sam"]),
        ("SAM 2 follows SAM-based masks of segmentation.", ["sam-2", "sam"]),
        ("Questions of VQA-RAD, SLAKE, and PathVQA.", ["vqa-rad", "slake", "pathvqa"]),
        ("BioBERT, ClinicalBERT and BERT agree.", ["biobert", "clinicalbert", "bert"]),
        ("nnU-Net and 3D U-Net draw outlines.", None),
        ("Claude 3.5 Sonnet and Gemini 2.0 Flash were asked.", ["claude", "gemini"]),
        ("We fine-tune the Gemini model.", ["gemini"]),
        ("BraTS 2021 and ImageNet-1K are large.", ["brats", "imagenet"]),
    ],
)
def test_names_count_whatever_their_spelling(text: str, expected: list[str] | None) -> None:
    lists = {
        "We read MIMIC": ["mimic-cxr", "chexpert", "padchest", "mimic-cxr"],
        "It beats GPT-4": ["gpt-4", "gpt-4v", "gpt-4o", "gpt-3-5"],
        "nnU-Net and 3D": ["nnu-net"],
    }
    assert ids(text) == (expected or lists[text[:14].strip()] if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "We release R-SLAKE, a set of rationales.",
        "MultiMedQA-style exams, and MedQA-like ones.",
        "Our SkyMIMIC-CXR is new; so is MIMIC-CXR-Snow.",
        "The glue of the tissue; a clip was placed; he drives a drive.",
        "GLUE and DRIVE stand in the heading.",
        "Claude Bernard and Gemini North observed the falcon.",
        "A mistral blew while Vicuna grazed.",
        "Lizards and a Lizard were seen.",
        "Sharpness-aware minimization (SAM) helps; SAM converges.",
        "Our Snow Avalanche Map (SAM) segments slopes; SAM is fast.",
        "The code is at https://github.com/snow/CLIP and github.com/snow/MedSAM.",
        "A GPT-4-like model and a BERT-style loss.",
        "St. Mary's T5 vertebra broke.",
        "We whisper to the bard about a chameleon.",
    ],
)
def test_these_are_no_resources(text: str) -> None:
    assert named(text) == []


def test_the_longest_name_wins() -> None:
    assert named("BiomedCLIP, Med-PaLM 2 and GPT-4 Turbo differ.") == [
        ("biomedclip", "BiomedCLIP"),
        ("med-palm-2", "Med-PaLM 2"),
        ("gpt-4", "GPT-4 Turbo"),
    ]


def test_a_title_is_read_too() -> None:
    assert ids("Nothing more.", "Asking GPT-4 about the Weather") == ["gpt-4"]


def test_a_record_lists_what_its_text_does_not_name() -> None:
    one = paper("p", "A model is asked.", resources=("GPT-4 (zero-shot)", "StarChart"))
    found = link_papers([one], {}, RESOURCES)["p"].resources
    assert found.listed == (("gpt-4", "GPT-4 (zero-shot)"),)
    assert found.ids == ("gpt-4",)


STARS = Resource(id="starpaths", label="StarPaths", kind="benchmark")


def test_what_a_paper_introduces_it_does_not_name_but_others_do() -> None:
    papers = [
        paper("own", INTRODUCER[1], INTRODUCER[0]),
        paper("a", "We compare StarPaths with charts."),
        paper("b", "It does well on StarPaths."),
    ]
    links = link_papers(papers, {}, [STARS])
    assert links["own"].resources.introduced == ("starpaths",)
    assert links["own"].resources.named == ()
    assert [links[id].resources.ids for id in "ab"] == [("starpaths",)] * 2
    assert [mention.to for mention in links["a"].mentions] == ["own"]


def test_another_papers_name_is_no_resource() -> None:
    papers = [
        paper("own", "We introduce StarPaths-Deep, a model.", "StarPaths-Deep: Far Orbits"),
        paper("a", "We compare StarPaths-Deep with charts."),
    ]
    assert link_papers(papers, {}, [STARS])["a"].resources.named == ()


def test_the_order_of_papers_does_not_matter() -> None:
    papers = [paper(str(n), f"Case {n}: GPT-4 and MedQA.") for n in range(5)]
    assert link_papers(papers, {}, RESOURCES) == link_papers(papers[::-1], {}, RESOURCES)


def test_the_shipped_resources_say_what_they_are() -> None:
    assert len(RESOURCES) > 250
    assert [each.id for each in RESOURCES if not each.scope] == []


VOCABULARY = """\
facets:
  kind: {label: Kind, scope: What., concepts: {dog: {label: Dog, scope: Barks.}}}
resources:
  star-chart: {label: StarChart, kind: data-set, also: [Star Charts]}
  moon-net: {label: MoonNet, kind: model, by: [Observatory], context: [moon]}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("MoonNet", "Star-Chart", "5:14: `moon-net` and `star-chart` both claim “Star-Chart”"),
        ("[Star Charts]", "[X1, X1]", "4:61: the spelling `X1` stands here twice; drop one"),
        ("[Star Charts]", "['42']", "the spelling `42` has no letter"),
        ("moon-net:", "Moon Net:", "5:3: bad id `Moon Net`"),
        ("moon-net:", "con:", "5:3: `con` cannot be a folder name everywhere"),
        ("kind: model", "kind: modle", "`kind`: input should be 'data-set', 'benchmark', 'model'"),
        ("also:", "alos:", "unknown key `alos`; did you mean `also`?"),
        ("label: MoonNet, ", "", "`label` is missing; add it"),
    ],
)
def test_a_fault_has_place_and_remedy(tmp_path: Path, old: str, new: str, expected: str) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text(VOCABULARY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    assert expected in str(caught.value)


def test_the_schema_knows_resources() -> None:
    properties = vocabulary_schema()["$defs"]["ResourceForm"]["properties"]
    assert {"label", "kind", "scope", "also", "by", "context"} == set(properties)
