"""Task, specialty and contribution: what a paper does, for which field, and what it adds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.model import Origin, Paper
from generator.tagging import Tagger
from generator.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent


@cache
def tagger() -> Tagger:
    return Tagger(load_vocabulary(ROOT / "corpus" / "vocabulary.yaml"))


def concepts(facet: str, abstract: str, title: str = "Untitled") -> set[str]:
    """Return what is found of `facet`, broader concepts that only follow left out."""
    paper = Paper(id="p", title=title, abstract=abstract, origin=Origin(source="test"))
    tags = tagger().tag(paper)
    return {tag.concept for tag in tags if tag.facet == facet and tag.via is None}


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We segment the pancreas in portal-venous scans.", {"segmentation"}),
        ("Our network contours organs; we report Dice scores.", {"segmentation"}),
        ("We classify sentences of nursing notes.", {"classification"}),
        ("We study skin lesion classification.", {"classification", "diagnosis"}),
        ("We train a model for glaucoma screening.", {"diagnosis"}),
        ("We tell benign from harmful moles: melanoma detection at 90%.", {"diagnosis"}),
        ("We present a detector of lung nodules: nodule detection in CT.", {"detection"}),
        ("We localise surgical instruments; tool detection runs live.", {"detection"}),
        ("We study phrase grounding in radiographs.", {"visual-grounding"}),
        ("We use unsupervised anomaly detection on brain scans.", {"anomaly-detection"}),
        ("We test out-of-distribution detection.", {"anomaly-detection"}),
        ("We perform cell tracking in time-lapse films.", {"tracking"}),
        ("We learn deformable image registration.", {"registration"}),
        ("We speed up MRI reconstruction from undersampled k-space.", {"reconstruction"}),
        ("We train a network for low-dose CT denoising.", {"image-enhancement"}),
        ("We attempt super-resolution of old scans.", {"super-resolution"}),
        ("We build text-to-image models of moles.", {"image-generation"}),
        ("We study MR-to-CT synthesis, that is synthetic CT.", {"image-translation"}),
        ("We answer multiple-choice questions of board exams.", {"question-answering"}),
        ("We train on USMLE items.", {"question-answering"}),
        ("We test visual question answering over slides.", {"visual-question-answering"}),
        ("We improve radiology report generation.", {"report-generation"}),
        ("We draft discharge letters: our system writes clinical notes.", {"report-generation"}),
        ("We study image captioning of figures.", {"image-captioning"}),
        ("We summarise clinical notes.", {"summarization"}),
        ("We offer content-based image retrieval.", {"retrieval"}),
        ("We do named-entity recognition in German letters.", {"information-extraction"}),
        ("We automate ICD coding.", {"information-extraction"}),
        ("We extract medications from free text.", {"information-extraction"}),
        ("We help with patient-trial matching.", {"patient-matching"}),
        ("We predict in-hospital mortality.", {"prognosis"}),
        ("We build survival models for glioma: overall survival is estimated.", {"prognosis"}),
        ("We optimise radiotherapy treatment plans: dose prediction in seconds.", {"treatment"}),
        ("We recommend drugs: medication recommendation for wards.", {"treatment"}),
        ("We build a medical chatbot.", {"dialogue"}),
        ("We study cross-lingual transfer to Swahili.", {"language-translation"}),
        ("We evaluate automatic speech recognition at the bedside.", {"speech-recognition"}),
        ("We estimate ejection fraction from cine loops.", {"measurement"}),
        ("We count: cell counting in blood films.", {"measurement"}),
        ("We do image quality assessment of scans.", {"quality-assessment"}),
        ("We learn transferable representations of sentences.", {"representation-learning"}),
        ("We tune models for code completion.", {"code-generation"}),
        ("We teach a robot probe guidance.", {"control"}),
        ("We try molecular property prediction.", {"molecular-prediction"}),
        ("We train models for multi-step reasoning.", {"reasoning"}),
    ],
)
def test_task(abstract: str, expected: set[str]) -> None:
    assert concepts("task", abstract) == expected


@pytest.mark.parametrize(
    "abstract",
    [
        "Segmentation is widely used. We speak of hospital costs and report generation nowhere"
        " but here: our model weighs budgets, unlike segmentation models.",
        "We outperform a model pre-trained on segmentation; the budget stays the same.",
        "In the future we hope to enable registration. We weigh budgets.",
    ],
)
def test_a_task_of_others_is_no_task_of_ours(abstract: str) -> None:
    assert "segmentation" not in concepts("task", abstract + " We count beds by triage notes.")
    assert "registration" not in concepts("task", abstract)


@pytest.mark.parametrize(
    "abstract",
    [
        "We pay for breast reconstruction surgery.",
        "We report that trial registration was late.",
        "We follow the International Classification of Diseases.",
        "We minimise a reconstruction loss.",
        "We use retrieval-augmented generation.",
        "We hope for quick clinical translation.",
        "We saw ST-segment elevation.",
        "Our results may improve diagnosis and treatment planning.",
        "We introduce a next-generation instrument.",
        "We propose an optimiser with momentum.",
    ],
)
def test_words_that_only_look_like_a_task(abstract: str) -> None:
    assert concepts("task", abstract) == set()


def test_the_task_may_stand_in_the_background_alone() -> None:
    abstract = "Organ segmentation is tedious. We propose a low-rank update of weights."
    assert concepts("task", abstract) == {"segmentation"}


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We read chest X-rays.", {"radiology", "pulmonology"}),
        ("We ask four radiologists to score the texts.", {"radiology"}),
        ("We analyse electrocardiograms of runners.", {"cardiology"}),
        ("We find brain tumours.", {"neurology", "oncology"}),
        ("We study patients with acute stroke.", {"vascular-neurology"}),
        ("We stage breast cancer.", {"breast", "oncology"}),
        ("We deliver proton therapy.", {"radiotherapy"}),
        ("We grade diabetic retinopathy.", {"ophthalmology"}),
        ("We sort pictures of psoriasis.", {"dermatology"}),
        ("We read whole-slide images.", {"pathology"}),
        ("We count cells in bone marrow.", {"hematology"}),
        ("We look for polyps in colonoscopy.", {"gastroenterology"}),
        ("We recognise phases of cholecystectomy.", {"surgery"}),
        ("We follow critically ill patients.", {"intensive-care"}),
        ("We sort calls to the emergency department.", {"emergency-medicine"}),
        ("We detect depression in blog posts.", {"psychiatry"}),
        ("We help family physicians.", {"primary-care"}),
        ("We measure social determinants of health.", {"public-health"}),
        ("We number teeth.", {"dentistry"}),
        ("We weigh the fetus.", {"obstetrics-gynecology"}),
        ("We grade knee osteoarthritis.", {"orthopedics"}),
        ("We outline the prostate.", {"urology"}),
        ("We foresee hypoglycaemia in diabetes.", {"endocrinology"}),
        ("We care for neonates.", {"pediatrics"}),
        ("We assess frailty.", {"geriatrics"}),
        ("We model COVID-19.", {"infectious-diseases"}),
        ("We treat otitis.", {"otolaryngology"}),
        ("We stage sleep.", {"sleep-medicine"}),
        ("We embed single-cell data.", {"genetics"}),
        ("We speed up drug discovery.", {"drug-discovery"}),
        ("We support clinical trial design.", {"clinical-trials"}),
        ("We grade essays in medical education.", {"medical-education"}),
        ("We tune models on images of radiology, ophthalmology and pathology.",
         {"radiology", "ophthalmology", "pathology"}),
    ],
)  # fmt: skip
def test_specialty(abstract: str, expected: set[str]) -> None:
    assert concepts("specialty", abstract) == expected


@pytest.mark.parametrize(
    "abstract",
    [
        "Cardiology needs help. We tune adapters on tables.",
        "At the heart of our method lies a brain-inspired loss.",
        "We list every pathology by name.",
        "We saw ST depression in none.",
        "We use a genetic algorithm.",
        "Our backbone is small.",
        "We hope that this could guide dermatology.",
    ],
)
def test_words_that_only_look_like_a_specialty(abstract: str) -> None:
    found = concepts("specialty", abstract)
    assert found <= {"cardiology"} if "ST dep" in abstract else found == set()


@pytest.mark.parametrize(
    ("abstract", "title", "expected"),
    [
        ("We propose a routing scheme for wards.", "Wards", {"new-method"}),
        ("Our approach weighs each token.", "Tokens", {"new-method"}),
        ("WardNet sorts beds.", "WardNet: Sorting Beds", {"new-method"}),
        ("We introduce WardBench, a benchmark for bed sorting.", "WardBench: Beds", {"benchmark"}),
        ("We curate a large corpus of ward letters.", "Letters", {"dataset"}),
        ("We release a data set and propose a network.", "Beds", {"dataset", "new-method"}),
        ("This review sums up bed sorting.", "Beds", {"survey"}),
        ("Bed sorting has many forms.", "Bed Sorting: A Survey", {"survey"}),
        ("We compare five models on ward letters.", "Letters", {"evaluation"}),
        ("Five models were tried.", "Evaluating Models on Ward Letters", {"evaluation"}),
        ("We present an open-source Python library for wards.", "Wards", {"software"}),
        ("Bed sorting was reviewed by two nurses.", "Beds", set()),
        ("We outperform the proposed framework of others on a benchmark.", "Beds", set()),
    ],
)
def test_contribution(abstract: str, title: str, expected: set[str]) -> None:
    assert concepts("contribution", abstract, title) == expected
