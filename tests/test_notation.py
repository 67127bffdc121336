"""What the notation of a vocabulary can say, shown on a garden: nothing here is of medicine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Origin, Paper, VocabularyError
from generator.tagging import Tagger
from generator.vocabulary import load_vocabulary

GARDEN = """\
cues:
  own: {effect: own, scope: sentence, phrases: [we, our]}
  others: {effect: aside, scope: sentence, at-start: true, reason: others, phrases: [others]}
  rival: {effect: aside, scope: after, reason: a rival, phrases: [beats], until: [on, for, with]}
  against:
    {effect: aside, scope: after, in-title: false, reason: a rival, phrases: [versus]}
  left:
    effect: aside
    scope: before
    reason: left out
    phrases: [are left for later]
    until: [",", and, but]
  survey: {effect: own, scope: paper, phrases: [a survey]}
facets:
  plant:
    label: Plant
    scope: What grows.
    concepts:
      rose:
        label: Rose
        scope: Roses.
        endings: [Rosa]
        names: [{names: [Bourbon, Musk-4], because: a rose}]
      tulip:
        label: Tulip
        scope: Tulips.
        unless: [glasshouse]
        names:
          - {names: [Viking], because: a tulip where bulbs are named, given: [bulb], unless: [ship]}
          - {names: [Parade], because: "a tulip, and the subject", title-only: true}
      lily: {label: Lily, scope: Lilies., acronyms: [CT]}
  kind:
    label: Kind
    scope: What the paper adds.
    concepts:
      tool: {label: Tool, scope: A tool., title-name: true, fallback: [we build], where: stated}
      list: {label: List, scope: A list., weak: [list of], fallback: [we count]}
"""


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    path = tmp_path_factory.mktemp("garden") / "vocabulary.yaml"
    path.write_text(GARDEN, encoding="utf-8")
    return Tagger(load_vocabulary(path))


def paper(abstract: str, title: str = "A title") -> Paper:
    return Paper(id="p", title=title, abstract=abstract, origin=Origin(source="test"))


def found(tagger: Tagger, abstract: str, title: str = "A title") -> set[str]:
    return {tag.concept for tag in tagger.tag(paper(abstract, title))}


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We water WinterRosa.", {"rose"}, id="ending"),
        pytest.param("We water WinterRosas.", {"rose"}, id="ending-plural"),
        pytest.param("We water Rosa.", set(), id="ending-alone"),
        pytest.param("We water winterrosa.", set(), id="ending-case"),
        pytest.param("We water Bourbon.", {"rose"}, id="name"),
        pytest.param("We water BourbonV3.", {"rose"}, id="name-with-version"),
        pytest.param("We water BourbonB0.", {"rose"}, id="name-with-size"),
        pytest.param("We water bourbon.", set(), id="name-in-lower-case"),
        pytest.param("We water musk-4.", {"rose"}, id="name-in-lower-case-with-number"),
        pytest.param("We water BourbonVine.", set(), id="name-in-another"),
        pytest.param("We plant Viking bulbs.", {"tulip"}, id="name-with-what-it-needs"),
        pytest.param("We plant Viking.", set(), id="name-without-what-it-needs"),
        pytest.param("We plant a Viking bulb on a ship.", set(), id="name-with-what-it-excludes"),
        pytest.param("We plant Parade.", set(), id="title-only"),
        pytest.param("We plant tulips in a glasshouse.", set(), id="excluded"),
    ],
)
def test_names_count_where_their_conditions_hold(
    tagger: Tagger, abstract: str, expected: set[str]
) -> None:
    assert found(tagger, abstract) == expected


def test_a_name_that_counts_in_the_title_only(tagger: Tagger) -> None:
    assert found(tagger, "We dig.", "The Parade of May") == {"tulip"}


def test_a_fallback_gives_way_to_anything_else_of_its_facet(tagger: Tagger) -> None:
    assert found(tagger, "We build and dig.") == {"tool"}
    assert found(tagger, "We build a list of weeds.") == {"list"}
    assert found(tagger, "We count and dig.") == {"list"}
    assert found(tagger, "We count, and we build.") == {"tool"}, "the first in file order keeps it"


def test_the_name_in_a_title_is_a_fallback_with_evidence(tagger: Tagger) -> None:
    (tag,) = tagger.tag(paper("We dig.", "DigFast: Spades for All"))
    assert tag.concept == "tool"
    assert [(e.field, e.text, e.rule) for e in tag.evidence] == [
        ("title", "DigFast", "the name that the title gives to the work")
    ]
    assert found(tagger, "We give a list of weeds.", "DigFast: Spades for All") == {"list"}


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        pytest.param("DigFast: Spades", "Old tools rust. DigFast cuts roses.", True, id="head"),
        pytest.param("Spades (DigFast) for All", "Tools rust. DigFast cuts roses.", True, id="()"),
        pytest.param("Spades", "Old tools rust. Roses suffer. We dig.", False, id="no-name"),
        pytest.param("Spades: On Digging", "Spades cut roses. We dig.", False, id="first-word"),
        pytest.param("Spades: On Digging", "The Spades cut roses. We dig.", True, id="as-name"),
    ],
)
def test_the_own_name_of_a_work_turns_its_abstract(
    tagger: Tagger, title: str, abstract: str, *, expected: bool
) -> None:
    assert ("rose" in found(tagger, abstract + " We rake. We rest. We sleep.", title)) is expected


def test_an_abstract_turns_at_its_middle_at_the_latest(tagger: Tagger) -> None:
    background = "Gardens please. Hedges grow. Soil is warm. "
    assert found(tagger, background + "Roses open. We dig.") == {"rose"}
    assert found(tagger, "Roses open. " + background + "We dig.") == set()


def test_a_survey_is_about_the_work_of_others(tagger: Tagger) -> None:
    abstract = "Roses please. Gardens grow. We sort what is known. We dig. We rest."
    assert found(tagger, abstract) == set()
    assert "rose" in found(tagger, abstract, "A Survey of Gardens")


def test_what_stands_before_or_behind_a_cue_is_set_aside(tagger: Tagger) -> None:
    assert found(tagger, "We dig; roses are left for later.") == set()
    assert found(tagger, "We dig; roses grow here but are left for later.") == set()
    assert found(tagger, "We dig roses and tulips are left for later.") == {"rose"}
    assert found(tagger, "Our spade beats roses.") == set()
    assert found(tagger, "Our spade beats 12 for roses.") == set(), "a figure does not end the cue"
    assert found(tagger, "Our spade beats all for roses.") == {"rose"}


def test_versus_joins_two_subjects_in_a_title(tagger: Tagger) -> None:
    assert found(tagger, "We dig.", "Roses versus lilies") == {"rose", "lily"}
    assert found(tagger, "We grow roses versus lilies.") == {"rose"}


def test_a_list_in_brackets_defines_no_abbreviation(tagger: Tagger) -> None:
    assert found(tagger, "We trim coastal varieties (CT, MRI) and CT again.") == {"lily"}
    assert found(tagger, "We trim coastal trees (CT) and CT again.") == set()
    assert found(tagger, "We trim a trimmed chestnut (CT) and CT again.") == {"lily"}


@pytest.mark.parametrize(
    "key", ["shields", "unless", "shared", "implies: [{concept: lily, because: x, unless"]
)
def test_a_broken_phrase_is_told_with_its_place(tmp_path: Path, key: str) -> None:
    path = tmp_path / "vocabulary.yaml"
    closing = "}]" if "implies" in key else ""
    text = GARDEN.replace(
        "{label: Lily, scope: Lilies.,", f"{{label: Lily, scope: Lilies., {key}: [(a|b]{closing},"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"vocabulary\.yaml:\d+:\d+: the phrase `\(a\|b`"):
        load_vocabulary(path)
