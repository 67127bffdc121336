"""Names that must link, and the traps that must not."""

from __future__ import annotations

import pytest

from generator.linking.addresses import find_links
from generator.linking.introductions import find_introductions
from generator.linking.mentions import find_mentions
from generator.model import Origin, Paper

INTRODUCED = {
    "medmax": ("MedMax: Tuning on Mixed Modes", "We present MedMax, a corpus of drawings."),
    "more": ("MoRE: Contrasting Traces and Films", "We propose MoRE, a model of pairs."),
    "note": ("NOTE: Narrating Orderly Texts Early", "We propose NOTE, a summarizer of stays."),
    "unit": ("One Model for Eight Organs", "We construct a Unified Tumor Transformer (UniT)."),
    "pie": ("PIE: Progressive Image Editing", "We present PIE, a framework that edits films."),
    "salt": ("SALT: Singular Adaptation of Low-rank Terms", "We propose SALT, a method."),
    "slake": ("SLAKE: Questions on Scans", "We release SLAKE, a dataset of questions."),
    "multimed": ("MultiMed: Many Senses", "We present MultiMed, a benchmark of ten senses."),
    "palm": ("Answering Exams", "We introduce Med-PaLM, a model that answers exams."),
    "flair": ("A Foundation Model of Retinas (FLAIR)", "We present FLAIR, a pre-trained model."),
    "clip": ("CLIP: Images and Words", "We introduce CLIP, a model of images and words."),
    "dragonfly": ("Dragonfly: Zooming In", "We introduce Dragonfly, a new architecture."),
    "meerkat": ("Small Models Read Textbooks", "We introduce Meerkat-7B, a small model."),
    "biomedclip": ("BiomedCLIP: Pairs from Papers", "We present BiomedCLIP, a model."),
    "gemini": ("Capable Models", "We introduce Med-Gemini, a family of models."),
    "biobert": ("BioBERT: Reading Biology", "We introduce BioBERT, a language model."),
    "m3": ("VILA-M3: Experts Help", "We propose VILA-M3, a framework with experts."),
    "hifi": ("HiFi Tuner: Faithful Subjects", "We introduce HiFi Tuner, an algorithm."),
    "crumbs": ("Model Breadcrumbs: Sparse Trails", "We introduce Model Breadcrumbs, a method."),
    "spark": ("SparK: Sparse Convolutions", "We propose SparK, a masked method."),
    "promise": ("ProMISE: Prompts for Segments", "We propose ProMISE, a promptable model."),
    "echo": ("EchoWorld: Guiding Probes", "We present EchoWorld, a framework for probes."),
    "xvr": (
        "Fast Registration",
        "We present xvr, a framework. Tests went well. xvr registers films.",
    ),
    "prism": ("PRISM: Patient Records In Semantic Matching", "We match records with PRISM."),
    "medsam": ("MedSAM: Segmenting All", "We present MedSAM, a model that segments."),
    "crawl": ("CareNet: Wards as Graphs", "We present CareNet, a graph network of wards."),
}


def paper(id: str, title: str, abstract: str) -> Paper:
    return Paper(id=id, title=title, abstract=abstract, origin=Origin(source="test"))


def mentioned(text: str, title: str = "A study without a name") -> list[tuple[str, str]]:
    """Return id and words of all that a paper with this abstract mentions."""
    papers = [paper(id, *words) for id, words in INTRODUCED.items()]
    papers.append(paper("reader", title, text))
    addresses = {each.id: find_links(each.abstract) for each in papers}
    found = find_mentions(papers, find_introductions(papers), addresses)
    for each in papers:
        for mention in found[each.id]:
            assert each.text(mention.field)[mention.start : mention.end] == mention.text
    return [(each.to, each.text) for each in found["reader"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It beats MedMax on six tasks.", [("medmax", "MedMax")], id="plain"),
        pytest.param("MedMax leads. We beat MedMax.", [("medmax", "MedMax")] * 2, id="each-one"),
        pytest.param("MedMax's authors agree.", [("medmax", "MedMax")], id="possessive"),
        pytest.param("We test on (MedMax).", [("medmax", "MedMax")], id="bracketed"),
        pytest.param("We test MedMax-7B and more.", [("medmax", "MedMax")], id="size"),
        pytest.param("We test MedMax v2 here.", [("medmax", "MedMax")], id="version"),
        pytest.param("We test MedMax-2, the newer.", [("medmax", "MedMax")], id="version-dash"),
        pytest.param("We test MEDMAX models.", [("medmax", "MEDMAX")], id="capitals-and-context"),
        pytest.param("A MedMax-trained model.", [("medmax", "MedMax")], id="participle"),
        pytest.param(
            "Unlike MedMax/BioBERT.", [("medmax", "MedMax"), ("biobert", "BioBERT")], id="slash"
        ),
        pytest.param("We use VILA M3 too.", [("m3", "VILA M3")], id="space-for-dash"),
        pytest.param("We use VILA\u2011M3 too.", [("m3", "VILA\u2011M3")], id="other-dash"),
        pytest.param("We use Med-Gemini too.", [("gemini", "Med-Gemini")], id="dashed"),
        pytest.param("We use vila-m3 too.", [("m3", "vila-m3")], id="small-letters-with-digit"),
        pytest.param("We use MedGemini too.", [("gemini", "MedGemini")], id="joined"),
        pytest.param("Med-PaLM 2 is ahead.", [("palm", "Med-PaLM")], id="version-space"),
        pytest.param("We fine-tune CLIP on films.", [("clip", "CLIP")], id="weak-tuned"),
        pytest.param("Models such as CLIP are blind.", [("clip", "CLIP")], id="weak-such-as"),
        pytest.param("It outperforms SALT and others.", [("salt", "SALT")], id="weak-outperforms"),
        pytest.param("Compared with PIE, it is fast.", [("pie", "PIE")], id="weak-compared"),
        pytest.param("The FLAIR model knows retinas.", [("flair", "FLAIR")], id="weak-model"),
        pytest.param("We adapt FLAIR to ours.", [("flair", "FLAIR")], id="weak-adapt"),
        pytest.param("Against UniT it is slower.", [("unit", "UniT")], id="weak-against"),
        pytest.param("On the SLAKE dataset it errs.", [("slake", "SLAKE")], id="weak-dataset"),
        pytest.param("It beats Dragonfly by far.", [("dragonfly", "Dragonfly")], id="word-beats"),
        pytest.param("We extend Meerkat-70B.", [("meerkat", "Meerkat")], id="other-size"),
        pytest.param("We extend HiFi Tuner twice.", [("hifi", "HiFi Tuner")], id="two-words"),
        pytest.param("It needs BiomedCLIP, not more.", [("biomedclip", "BiomedCLIP")], id="longer"),
        pytest.param(
            "Both BioBERT and PRISM help.",
            [("biobert", "BioBERT"), ("prism", "PRISM")],
            id="listed",
        ),
        pytest.param("Built on xvr, it is quick.", [("xvr", "xvr")], id="small-name"),
        pytest.param("MoRE outperforms it.", [("more", "MoRE")], id="mixed-subject"),
        pytest.param("The VLM MedMax is large.", [("medmax", "MedMax")], id="after-acronym"),
    ],
)
def test_names_link(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It needs more data, and More of it.", id="more"),
        pytest.param("MORE patients than ever came.", id="more-capitals"),
        pytest.param("Please note that a note is short. Note the date.", id="note"),
        pytest.param("NOTE: these are drafts.", id="note-start"),
        pytest.param("Each discharge NOTE was read.", id="note-capitals"),
        pytest.param("The community, a unit, the Unit and UNIT tests.", id="unit"),
        pytest.param("Counts are shown as PIE charts or a pie.", id="pie"),
        pytest.param(
            "Pulmonary interstitial emphysema (PIE) worsened; PIE models differ.", id="pie-own"
        ),
        pytest.param(
            "The Severity of Alopecia Tool (SALT) was read. It beats SALT.", id="salt-own"
        ),
        pytest.param("A SALT score of ten, low salt, Salt Lake.", id="salt"),
        pytest.param("A new DVPT and VPT-Deep and SALTed.", id="inside-words"),
        pytest.param("We build R-SLAKE and SLAKE-VQA from rows.", id="slake-derived"),
        pytest.param("The MultiMedQA suite and MultiMedBench.", id="multimed-longer"),
        pytest.param("Med-PaLM M and Med-PaLM Multimodal answer.", id="palm-m"),
        pytest.param("It clips video; a CLIP of it, one clip.", id="clip"),
        pytest.param("The CLIP score and CLIP-T score rose.", id="clip-score"),
        pytest.param("T1, T2 and FLAIR images of a brain.", id="flair-images"),
        pytest.param("Using T2-FLAIR, FLAIR sequences and MRI.", id="flair-mri"),
        pytest.param("Modalities such as FLAIR and T1w.", id="flair-such-as"),
        pytest.param("Four sequences (T1, T1c, T2, FLAIR) were read.", id="flair-listed"),
        pytest.param("A dragonfly flies. Dragonfly wings shine.", id="dragonfly"),
        pytest.param("A meerkat looked. Meerkat burrows are deep.", id="meerkat"),
        pytest.param("PMC-CLIP and BioCLIP and CLIPSeg.", id="clip-derived"),
        pytest.param("Med-Gemini-2D and Med-Gemini-Polygenic.", id="gemini-derived"),
        pytest.param("Clinical BioBERT was tested.", id="prefix-word"),
        pytest.param("We use BioBERT-BiLSTM here.", id="suffix-name"),
        pytest.param("See https://example.org/MedMax for it.", id="in-address"),
        pytest.param("Read github.com/a/MedMax.", id="in-bare-address"),
        pytest.param("Mail MedMax@example.org or @MedMax.", id="in-mail"),
        pytest.param("Run MedMax.py or medmax_v1.", id="in-file"),
        pytest.param("MedMax++ and MedMax+ are newer.", id="plus"),
        pytest.param("We leave model breadcrumbs; Breadcrumbs help.", id="two-words-small"),
        pytest.param("A hi-fi tuner plays.", id="hifi-small"),
        pytest.param("A spark, Spark and SPARK clusters.", id="spark"),
        pytest.param("It shows promise. The Promise of it. A PROMISE trial.", id="promise"),
        pytest.param("A prism splits light; PRISM and Prism statements.", id="prism"),
        pytest.param("We present MedMax, a dataset of ours.", id="same-name-here"),
        pytest.param(
            "We use the Medical Maximum (MedMax) of pain; MedMax is felt.", id="defined-here"
        ),
        pytest.param("The 3D MedSAM and Fast MedSAM and MedSAM Adapter.", id="around-medsam"),
        pytest.param("An echo world, the Echo World meeting.", id="echo"),
        pytest.param("Our care net and Care Net wards.", id="care-net"),
        pytest.param("We call it XVR, an X-ray viewer.", id="other-case-of-small-name"),
        pytest.param("Nothing is named here.", id="nothing"),
        pytest.param("Lesions shine more than on FLAIR; T2 is worse than FLAIR.", id="flair-than"),
        pytest.param(
            "Compared with PIE charting, notes are longer.", id="compared-with-something-else"
        ),
        pytest.param("Compared with the PRISM III score it is lower.", id="score-with-number"),
        pytest.param("The MORE trial; unlike MORE, it was long.", id="other-capitals-compared"),
        pytest.param("Patients of MedMax hospital and the MedMax clinic.", id="institution"),
        pytest.param("MeerKAT and MEERKAT arrays; the meerKAT model.", id="telescope"),
        pytest.param("Med Max values and MED-MAX units, medmax.", id="units"),
    ],
)
def test_traps_do_not_link(text: str) -> None:
    assert mentioned(text) == []


def test_a_name_in_a_title_links() -> None:
    found = mentioned("We look again.", title="Adapting MedSAM to polyps")
    assert found == [("medsam", "MedSAM")]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Slim MedSAM for Polyps", id="prefix"),
        pytest.param("SlimMedSAM: Less Is Enough", id="inside"),
        pytest.param("MedSAM Adapter for Polyps", id="suffix"),
        pytest.param("A Pie of SALT and NOTE", id="weak"),
    ],
)
def test_a_longer_name_in_a_title_does_not_link(title: str) -> None:
    assert mentioned("We look again.", title=title) == []


def test_a_name_that_two_papers_introduce_leads_nowhere() -> None:
    papers = [
        paper("one", "First", "We introduce TwinNet, a model."),
        paper("two", "Second", "We introduce TwinNet, a dataset."),
        paper("reader", "Third", "We compare TwinNet to all."),
    ]
    assert not any(
        find_mentions(papers, find_introductions(papers), {p.id: () for p in papers}).values()
    )


def test_the_paper_with_the_name_in_its_title_owns_it() -> None:
    papers = [
        paper("one", "TwinNet: Pairs", "We introduce TwinNet, a model."),
        paper("two", "Second", "We release TwinNet, a model, with new weights."),
        paper("reader", "Third", "We compare TwinNet to all."),
    ]
    found = find_mentions(papers, find_introductions(papers), {p.id: () for p in papers})
    assert [each.to for each in found["reader"]] == ["one"]
    assert found["two"] == ()


def test_the_same_expansion_is_a_mention() -> None:
    papers = [
        paper("one", "GST: Gentle Side Tuning", "We propose Gentle Side Tuning (GST), a method."),
        paper("reader", "Third", "Methods such as Gentle Side Tuning (GST) are slow."),
    ]
    found = find_mentions(papers, find_introductions(papers), {p.id: () for p in papers})
    assert [each.text for each in found["reader"]] == ["GST"]


def test_an_acronym_of_another_field_does_not_link() -> None:
    text = (
        "Nurses learn to talk at the bedside. The SALT model of teaching asks pupils "
        "to share, act, listen and talk. Forty pupils kept diaries over two terms, and their "
        "teachers noticed calmer handovers, warmer greetings and fewer quarrels."
    )
    assert mentioned(text) == []
