"""Papers near each other, and the reason in words."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from generator.linking.neighbours import Neighbours
from generator.linking.related import COUNT, describe, find_related
from generator.model import Evidence, Origin, Paper, Related, Tag

TOPICS = {
    "kidney": "renal filtration cortex glomerulus nephron dialysis",
    "retina": "macula fundus drusen photoreceptor ophthalmoscope vessel",
    "speech": "phoneme vowel microphone utterance prosody transcript",
}


def paper(id: str, title: str, abstract: str) -> Paper:
    return Paper(id=id, title=title, abstract=abstract, origin=Origin(source="test"))


def collection() -> list[Paper]:
    papers = []
    for topic, line in TOPICS.items():
        words = line.split()
        for n in range(4):
            own = words[n:] + words[:n]
            text = f"{own[0]} and {own[1]} with {own[2]}. {own[3]} of {own[0]} {own[1]}."
            papers.append(paper(f"{topic}-{n}", f"On {own[0]} {own[1]} number {n}", text))
    return papers


def test_papers_of_one_topic_are_near() -> None:
    found = find_related(collection(), {})
    for id, related in found.items():
        assert related
        assert {each.to.split("-")[0] for each in related} == {id.split("-")[0]}
        assert id not in {each.to for each in related}


def test_a_lone_paper_has_none() -> None:
    papers = [*collection(), paper("lone", "Basalt columns", "Lava cools into hexagons.")]
    assert find_related(papers, {})["lone"] == ()


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare_with(count: int) -> None:
    papers = collection()[:count]
    assert find_related(papers, {}) == {each.id: () for each in papers}


def test_at_most_so_many() -> None:
    papers = [
        paper(f"p{n}", f"Heart {n} {'abcdefghijkl'[n] * 4}", "Valve and atrium.") for n in range(12)
    ]
    papers += collection()
    assert len(find_related(papers, {})["p0"]) == COUNT


def test_one_title_stands_once() -> None:
    papers = collection()
    twins = [
        paper(f"twin-{n}", "Renal cortex filtration at night", papers[0].abstract) for n in range(5)
    ]
    found = find_related([*papers, *twins], {})
    for each in ("kidney-0", "twin-0"):
        assert sum(related.to.startswith("twin") for related in found[each]) == 1


def test_rare_concepts_count_and_come_first() -> None:
    papers = [paper(f"p{n}", f"Case {n}", f"alpha{n} beta gamma delta{n % 3}") for n in range(12)]
    common = Tag(facet="method", concept="common")
    rare = Tag(facet="method", concept="rare")
    tags = {each.id: (common,) for each in papers} | {"p1": (common, rare), "p7": (common, rare)}
    best = find_related(papers, tags)["p1"][0]
    assert best.to == "p7"
    assert best.concepts == (("method", "rare"), ("method", "common"))


def test_an_implied_concept_is_no_reason_of_its_own() -> None:
    own = Tag(facet="modality", concept="chest-x-ray")
    implied = Tag(facet="modality", concept="x-ray", via="chest-x-ray")
    papers = collection()
    tags = {"kidney-0": (own, implied), "kidney-1": (own, implied)}
    found = find_related(papers, tags)["kidney-0"]
    assert next(each for each in found if each.to == "kidney-1").concepts == (own_key(own),)


def own_key(tag: Tag) -> tuple[str, str]:
    return tag.facet, tag.concept


def test_an_acronym_and_its_long_form_are_one() -> None:
    papers = [
        paper("one", "First", "Lumbar puncture needle (LPN) placement is hard."),
        paper("two", "Second", "LPN use rose. The LPN broke."),
        *collection(),
    ]
    best = find_related(papers, {})["two"][0]
    assert best.to == "one"
    assert best.terms == ("lumbar puncture needle",)


def shown(text: str, concept: str = "wheezing") -> Tag:
    """Return a tag that stands on the words `text` at the beginning of an abstract."""
    evidence = Evidence(field="abstract", start=0, end=len(text), text=text, rule="term")
    return Tag(facet="modality", concept=concept, evidence=(evidence,))


def test_words_of_one_concept_bring_papers_near_even_where_they_are_no_tag():
    papers = [
        paper("films", "Reading films", "Lung sounds are recorded on tape by night nurses."),
        paper("tape", "Reading tape", "Auscultation of the airways is recorded by night nurses."),
        paper("asks", "Asking", "Reading is slow. Auscultation of tape at the bed was common."),
        paper("else", "Telling", "Reading is slow. Appraisal of tape at the bed was common."),
        *collection(),
    ]
    tags = {"films": (shown("Lung sounds"),), "tape": (shown("Auscultation"),)}

    def ahead(tags: dict[str, tuple[Tag, ...]]) -> float:
        scores = {each.to: each.score for each in find_related(papers, tags)["films"]}
        return scores["asks"] - scores["else"]

    assert ahead(tags) > ahead({}) + 0.05


def test_one_concept_and_no_word_is_no_reason():
    papers = [paper("lone", "Basalt columns", "Lava cools into hexagons."), *collection()]
    tags = {each: (Tag(facet="method", concept="rare"),) for each in ("lone", "kidney-0")}
    assert find_related(papers, tags)["lone"] == ()


def first_of(others: list[list[int]], scores: list[list[float]]) -> int:
    ordered = list(Neighbours(np.array(others), np.array(scores)).reordered())
    return ordered[0][0][0]


def test_what_is_near_to_everything_gives_way():
    others = [[1, 2], [3, 4], [0, -1], [1, 4], [1, 3]]
    scores = [[0.31, 0.3], [0.8, 0.8], [0.3, 0], [0.8, 0.4], [0.8, 0.4]]
    assert first_of(others, scores) == 2


def test_what_the_nearest_names_among_its_own_gains():
    others = [[1, 2, 3], [3, 0, -1], [0, -1, -1], [1, 0, -1]]
    scores = [[0.6, 0.301, 0.3], [0.61, 0.6, 0], [0.301, 0, 0], [0.3, 0.29, 0]]
    ordered = next(Neighbours(np.array(others), np.array(scores)).reordered())
    assert [other for other, _ in ordered] == [1, 3, 2]


@settings(max_examples=15, deadline=None)
@given(st.permutations(collection()))
def test_the_order_of_papers_does_not_matter(papers: list[Paper]) -> None:
    assert find_related(papers, {}) == find_related(collection(), {})


class Labels:
    def concept(self, facet: str, id: str) -> SimpleNamespace:
        names = {"cxr": "Chest X-ray", "mri": "MRI", "pref": "Preference optimization"}
        return SimpleNamespace(label=names[id], facet=facet)


@pytest.mark.parametrize(
    ("concepts", "terms", "expected"),
    [
        pytest.param(
            ("cxr", "pref"),
            ("report", "radiologist"),
            "both: chest X-ray, preference optimization; shared terms: report, radiologist",
            id="both",
        ),
        pytest.param(("mri",), (), "both: MRI", id="acronym"),
        pytest.param((), ("report",), "shared terms: report", id="terms"),
        pytest.param((), (), "", id="neither"),
    ],
)
def test_describe(concepts: tuple[str, ...], terms: tuple[str, ...], expected: str) -> None:
    related = Related(
        to="x", score=0.5, concepts=tuple(("facet", each) for each in concepts), terms=terms
    )
    assert describe(related, Labels()) == expected


def test_a_reason_says_nothing_twice():
    related = Related(
        to="x", score=0.5, concepts=(("facet", "cxr"),), terms=("chest x-rays", "report")
    )
    assert describe(related, Labels()) == "both: chest X-ray; shared terms: report"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Chest X-ray", "chest X-ray"),
        ("X-ray", "X-ray"),
        ("MRI", "MRI"),
        ("Segment Anything", "Segment Anything"),
        ("Side tuning", "side tuning"),
        ("GANs", "GANs"),
    ],
)
def test_a_label_stands_in_a_sentence_as_a_person_would_write_it(label: str, said: str):
    class Concept:
        def __init__(self) -> None:
            self.label = label

    class Labels:
        def concept(self, *_: str) -> Concept:
            return Concept()

    related = Related(to="x", score=0.5, concepts=(("facet", "concept"),))
    assert describe(related, Labels()) == f"both: {said}"
