"""What a paper is about: the paper's own work, said in the field's many ways, with evidence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from ruamel.yaml import YAML

from generator.abbreviations import definitions
from generator.model import Origin, Overrule, Paper, Tag
from generator.tagging import Tagger, tag_papers
from generator.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parent.parent
OTHER = Path(__file__).parent / "data" / "other-field"
ORIGIN = Origin(source="test")


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "corpus" / "vocabulary.yaml")


@cache
def tagger() -> Tagger:
    return Tagger(vocabulary())


def paper(abstract: str, title: str = "A title", overrule: Overrule | None = None) -> Paper:
    return Paper(
        id="p", title=title, abstract=abstract, origin=ORIGIN, overrule=overrule or Overrule()
    )


def concepts(abstract: str, title: str = "A title", facet: str = "modality") -> set[str]:
    """Return what is found of `facet`, broader concepts that only follow left out."""
    tags = tagger().tag(paper(abstract, title))
    return {tag.concept for tag in tags if tag.facet == facet and tag.via is None}


def methods(abstract: str, title: str = "A title") -> set[str]:
    return concepts(abstract, title, "method")


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We read chest radiographs.", {"chest-x-ray"}, id="plural"),
        pytest.param("We read chest X‑rays.", {"chest-x-ray"}, id="no-break-hyphen"),
        pytest.param("We read chest\u00a0x–ray films.", {"chest-x-ray"}, id="no-break-space"),
        pytest.param("We read chest\nX-rays.", {"chest-x-ray"}, id="line-end"),
        pytest.param("We read the radiograph's margin.", {"x-ray"}, id="possessive"),
        pytest.param("We segment CTs.", {"ct"}, id="acronym-plural"),
        pytest.param("We segment PET/CT scans.", {"pet", "ct"}, id="slash"),
        pytest.param("We cut back direct actions, of ct no trace.", set(), id="no-part-of-word"),
        pytest.param("We keep a pet and sam sings.", set(), id="acronym-case"),
        pytest.param("We use colour fundus photographs.", {"fundus"}, id="british"),
        pytest.param("We review haematoxylin stains.", {"histopathology"}, id="british-haem"),
        pytest.param("We study X-ray diffraction of salts.", set(), id="shield"),
        pytest.param("We link anatomical and pathological terms.", set(), id="pathological"),
        pytest.param("We train on CheXpert.", {"chest-x-ray"}, id="data-set"),
        pytest.param("We test CT, MRI and ultrasound.", {"ct", "mri", "ultrasound"}, id="list"),
        pytest.param("We align volumes (e.g., CT or MRI).", {"ct", "mri"}, id="for-example"),
        pytest.param("We handle various modalities.", set(), id="various"),
        pytest.param(
            "We classify ophthalmology, dermatology and pathology images.",
            {"retinal-imaging", "skin-imaging", "histopathology"},
            id="specialties",
        ),
        pytest.param(
            "We classify images of radiology/ophthalmology clinics.",
            {"retinal-imaging"},
            id="beside",
        ),
        pytest.param("We see images in radiology alone.", set(), id="radiology"),
        pytest.param("We show images to ophthalmology staff.", set(), id="specialty-alone"),
        pytest.param("We ask dermatology, pathology and law pupils.", set(), id="not-of-images"),
        pytest.param("We read pathology reports.", {"clinical-text"}, id="pathology-reports"),
        pytest.param("We watch surgical videos.", {"endoscopy", "video"}, id="both"),
        pytest.param("Our source code is available online.", set(), id="source-code"),
    ],
)
def test_modalities(abstract: str, expected: set[str]) -> None:
    assert concepts(abstract) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We finetune it.", {"fine-tuning"}, id="joined"),
        pytest.param("We use fine tuning.", {"fine-tuning"}, id="spaced"),
        pytest.param("Our model is fine-tuned.", {"fine-tuning"}, id="participle"),
        pytest.param("We build on MedSAM.", {"segment-anything"}, id="coined-name"),
        pytest.param("We add Med-VLMs.", {"vision-language-model"}, id="prefix"),
        pytest.param("We compare LMMs.", {"vision-language-model"}, id="multimodal"),
        pytest.param("We clip gradients and mask lesions.", set(), id="verbs"),
        pytest.param("We draw segmentation masks.", set(), id="masks"),
        pytest.param("We add LoRA layers.", {"lora"}, id="mixed-case"),
        pytest.param("We query GPT-4 often.", {"large-language-model"}, id="name"),
        pytest.param("We query Llama3 often.", {"large-language-model"}, id="name-with-number"),
        pytest.param(
            "We study parameter-efficient transfer learning.",
            {"parameter-efficient-fine-tuning"},
            id="longest-wins",
        ),
        pytest.param("We inject a contrast agent.", set(), id="contrast-agent"),
        pytest.param("We add masked language modelling.", {"masked-modeling"}, id="modelling"),
        pytest.param(
            "We merge the weights of experts by weight averaging.", {"model-merging"}, id="merging"
        ),
    ],
)
def test_methods(abstract: str, expected: set[str]) -> None:
    assert methods(abstract) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("GANs are slow. We draw by hand.", set(), id="before-the-turn"),
        pytest.param("We draw by hand. Nodes form U-Nets.", {"cnn"}, id="after-the-turn"),
        pytest.param("Unlike GANs, our adapters are small.", {"adapters"}, id="contrast"),
        pytest.param("While GANs are slow, we add adapters.", {"adapters"}, id="while"),
        pytest.param("We beat it. Ours outperforms GANs in speed.", set(), id="baseline"),
        pytest.param("Our adapters are better than GANs.", {"adapters"}, id="than"),
        pytest.param(
            "We beat it. It outperforms models tuned on GANs in speed, and adapters.",
            {"adapters"},
            id="on-belongs-to-tuned",
        ),
        pytest.param("We extend existing GANs, adapters.", {"adapters"}, id="existing"),
        pytest.param(
            "We inspect it. Inspired by GANs, adapters follow.", {"adapters"}, id="inspired"
        ),
        pytest.param("Our adapters outperform GANs (U-Nets, too).", {"adapters"}, id="bracket"),
        pytest.param("We act without fine-tuning, by adapters.", {"adapters"}, id="negation"),
        pytest.param("We add adapters. In future, we will try GANs.", {"adapters"}, id="future"),
        pytest.param("We add adapters. It may enable GANs.", {"adapters"}, id="promise"),
        pytest.param(
            "We add adapters. However, most existing methods use GANs.", {"adapters"}, id="relapse"
        ),
        pytest.param(
            "Background: GANs are slow. Methods: Adapters were used. Results: Good.",
            {"adapters"},
            id="sections",
        ),
        pytest.param("Adapters help. GANs do not.", {"adapters", "gan"}, id="no-turn"),
        pytest.param("To our knowledge, adapters help.", {"adapters"}, id="our-knowledge"),
    ],
)
def test_only_own_work_counts(abstract: str, expected: set[str]) -> None:
    assert methods(abstract) == expected


def test_the_title_is_own_work_but_its_baselines_are_not() -> None:
    assert methods("", "Adapters outperform fine-tuning in the clinic") == {"adapters"}
    assert methods("", "ADAPTERS FOR A SAM OF ONE'S OWN") == {"adapters"}


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We do contrastive tuning (CT). CT is fast.", {"contrastive-learning"}, id="CT"
        ),
        pytest.param(
            "Generative adversarial neural networks (GANN) are known. We train GANN.",
            {"gan"},
            id="new-acronym",
        ),
        pytest.param(
            "Segment anything model [SGA] is known. We tune SGAs.",
            {"segment-anything"},
            id="brackets",
        ),
        pytest.param("We use segment anthing model (SAM).", {"segment-anything"}, id="misspelt"),
    ],
)
def test_abbreviations_mean_what_the_abstract_says(abstract: str, expected: set[str]) -> None:
    assert methods(abstract) == expected
    assert "ct" not in concepts(abstract)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Magnetic resonance imaging [MRI] helps.", [("MRI", 0, 26)], id="square"),
        pytest.param("A vision transformer(ViT) wins.", [("ViT", 2, 20)], id="no-space"),
        pytest.param("The CXR (chest X-ray) is old.", [("CXR", 9, 20)], id="reversed"),
        pytest.param("A generative adversarial network, GAN, wins.", [("GAN", 2, 32)], id="commas"),
        pytest.param("Large language models (LLMs) talk.", [("LLM", 0, 21)], id="plural"),
        pytest.param("Multi-modal big models (MBM) talk.", [("MBM", 0, 22)], id="hyphen"),
        pytest.param("It improves (CT and MRI) by far.", [], id="no-definition"),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(item.short, item.start, item.end) for item in definitions(text)] == expected


def test_broader_concepts_follow_with_the_narrower_ones_evidence() -> None:
    tags = {tag.concept: tag for tag in tagger().tag(paper("We read chest films."))}
    assert tags["x-ray"].via == "chest-x-ray"
    assert tags["x-ray"].evidence == tags["chest-x-ray"].evidence
    found = [tag.concept for tag in tags.values() if tag.facet == "modality"]
    assert found == ["x-ray", "chest-x-ray"], "in the vocabulary's order"


def test_a_concept_implies_another_with_the_reason() -> None:
    tags = {tag.concept: tag for tag in tagger().tag(paper("We train MLLMs."))}
    assert "implied" in tags["image-text"].evidence[0].rule
    assert tags["image-text"].evidence[0].text == "MLLMs"
    assert concepts("We train LLMs to rhyme.") == {"general-text"}
    assert concepts("We train LLMs for patients.") == {"biomedical-text"}
    assert concepts("We train LLMs on discharge notes.") == {"clinical-text"}


def test_background_counts_where_it_narrows_gives_examples_or_fills() -> None:
    assert "chest-x-ray" in concepts("Chest films are cheap. We read radiographs.")
    assert concepts("MRI is slow. We act.") == {"mri"}
    assert concepts("MRI is slow. We use CT.") == {"ct"}
    assert concepts("Films (e.g., X-ray) meet volumes (e.g., CT). We align.", "X-ray aligned") == {
        "x-ray",
        "ct",
    }


def test_rules_read_like_reasons() -> None:
    tags = {t.concept: t for t in tagger().tag(paper("We read CheXpert and CTs for GPT-4."))}
    assert tags["chest-x-ray"].evidence[0].rule == (
        "name “CheXpert”: the data set holds chest radiographs only"
    )
    assert tags["ct"].evidence[0].rule == "abbreviation “CT”"
    defined = tagger().tag(paper("We read magnetic resonance imaging (MAGI). MAGI is slow."))
    assert [e.rule for e in defined[0].evidence][-1] == (
        "abbreviation “MAGI” of “magnetic resonance imaging”"
    )


def test_every_decision_can_be_explained() -> None:
    decisions = tagger().explain(
        paper("GANs are slow. Unlike U-Nets, we add adapters to a frozen model.")
    )
    told = {(d.concept, d.text): (d.accepted, d.reason) for d in decisions}
    assert told["gan", "GANs"] == (False, "background: before the paper turns to its own work")
    assert told["cnn", "U-Nets"][0] is False
    assert told["adapters", "adapters"] == (True, "the paper speaks of itself")


class TestOverrule:
    """A curator's word against the tagger's."""

    def tags(self, abstract: str, **wish: tuple[str, ...]) -> dict[str, Tag]:
        overrule = Overrule(**wish, reason="we know it")
        return {t.concept: t for t in tagger().tag(paper(abstract, overrule=overrule))}

    def problems(self, abstract: str, **wish: tuple[str, ...]) -> tuple[str, ...]:
        return tagger().problems(paper(abstract, overrule=Overrule(**wish)))

    def test_added_concepts_bring_their_broader_ones(self) -> None:
        tags = self.tags("We act.", add=("modality/mammography",))
        assert tags["mammography"].curated == "we know it" == tags["x-ray"].curated
        assert tags["mammography"].evidence == ()
        assert tags["x-ray"].via == "mammography"

    def test_an_added_concept_keeps_the_evidence_found(self) -> None:
        tag = self.tags("We use CT.", add=("ct",))["ct"]
        assert tag.curated == "we know it"
        assert tag.evidence[0].text == "CT"

    def test_removed_concepts_take_along_what_follows_only_from_them(self) -> None:
        kept = self.tags("We read chest films.", remove=("chest-x-ray",)).values()
        assert [tag for tag in kept if tag.facet == "modality"] == []
        kept = self.tags("We read chest films and mammograms.", remove=("chest-x-ray",)).values()
        found = {tag.concept for tag in kept if tag.facet == "modality"}
        assert found == {"x-ray", "mammography"}
        assert "image-text" in self.tags("We train VLMs.")
        assert "image-text" not in self.tags("We train VLMs.", remove=("image-text",))

    def test_a_broader_concept_stays_while_a_narrower_one_holds(self) -> None:
        assert "x-ray" in self.tags("We read chest films.", remove=("x-ray",))
        (problem,) = self.problems("We read chest films.", remove=("x-ray",))
        assert "its narrower concept `chest-x-ray` holds; remove that one too" in problem

    def test_wishes_that_cannot_be_are_told(self) -> None:
        assert "did you mean `mammography`" in self.problems("", add=("mamography",))[0]
        assert "both added and removed" in self.problems("", add=("ct",), remove=("ct",))[0]


WORDS = (
    "We|use|CT|(|)|unlike|GANs|chest|X-rays|,|. |MedSAM|LLMs|[MRI]|magnetic resonance imaging|"
    "e.g.|Our|\n\n|’s|–|ß|İ"
).split("|")


@given(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join) | st.text(max_size=40),
)
def test_evidence_is_what_stands_in_the_text(abstract: str, title: str) -> None:
    subject = paper(abstract, title)
    for tag in tagger().tag(subject):
        assert tag.evidence
        for item in tag.evidence:
            assert subject.text(item.field)[item.start : item.end] == item.text != ""
    for decision in tagger().explain(subject):
        assert subject.text(decision.field)[decision.start : decision.end] == decision.text


def test_another_field_needs_no_code() -> None:
    astronomy = load_vocabulary(OTHER / "vocabulary.yaml")
    records = YAML(typ="safe").load(OTHER / "papers.yaml")
    papers = [
        Paper(id=str(n), title=r["title"], abstract=r["abstract"], origin=ORIGIN)
        for n, r in enumerate(records)
    ]
    found = {
        id: {f"{tag.facet}/{tag.concept}" for tag in tags}
        for id, tags in tag_papers(papers, astronomy).items()
    }
    assert found == {
        "0": {"object/exoplanet", "object/star", "messenger/light", "messenger/infrared"},
        "1": {"messenger/gravitational-waves"},
        "2": set(),
    }
