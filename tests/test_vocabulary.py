"""A vocabulary file is read whole, or refused with the place and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import VocabularyError
from generator.vocabulary import load_vocabulary, vocabulary_schema
from generator.vocabulary.terms import TermError, compile_term, expand
from generator.vocabulary.tokens import Lexer

ROOT = Path(__file__).parent.parent
SMALL = """\
facets:
  kind:
    label: Kind
    scope: What it is.
    concepts:
      animal: {label: Animal, scope: Living., terms: [beast]}
      dog: {label: Dog, scope: Barks., broader: animal, also: [hound]}
      puppy: {label: Puppy, scope: Barks high., broader: dog}
  size:
    label: Size
    scope: How big.
    concepts:
      small: {label: Small, scope: Not big.}
      dog: {label: Dog-sized, scope: Knee-high.}
"""


def load(tmp_path: Path, text: str) -> str:
    """Return the message with which `text` is refused, without the folder's name."""
    path = tmp_path / "vocabulary.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary(path)
    return str(caught.value).replace(f"{tmp_path}/", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "broader: animal",
            "broader: animla",
            "vocabulary.yaml:7:40: unknown broader concept `animla`; did you mean `animal`?",
            id="unknown-broader",
        ),
        pytest.param(
            "Living., ",
            "Living., broader: puppy, ",
            "6:47: broader concepts run in a circle",
            id="cycle",
        ),
        pytest.param(
            "      puppy:", "      dog:", ":8:7: not YAML: found duplicate key", id="twice"
        ),
        pytest.param("[hound]", "[hound, beasts]", "both claim “beast”", id="claimed-twice"),
        pytest.param(
            "[hound]", "['(|)']", "7:64: the term `(|)` matches the empty", id="empty-term"
        ),
        pytest.param("[hound]", "['a (b']", "unbalanced or nested bracket", id="bracket"),
        pytest.param("[hound]", "['*']", "the term `*` matches any text", id="any-word"),
        pytest.param("[hound]", "['* dog']", "begins or ends with any word", id="open-end"),
        pytest.param(
            "also: [hound]", "alos: [hound]", "unknown key `alos`; did you mean `also`?", id="key"
        ),
        pytest.param(
            "facets:", "facet:", "unknown key `facet`; did you mean `facets`?", id="top-key"
        ),
        pytest.param(
            "  size:", "  papers:", "9:3: the facet id `papers` is a folder", id="reserved"
        ),
        pytest.param("small:", "Small Ones:", "13:7: bad id `Small Ones`", id="bad-id"),
        pytest.param("small:", "con:", "cannot be a folder name everywhere", id="device"),
        pytest.param("scope: Living., ", "", "`scope` is missing; add it", id="missing"),
        pytest.param(
            "also: [hound]",
            "implies: [{concept: sizes/small, because: so}]",
            "unknown implied concept `sizes/small`; did you mean `size/small`?",
            id="implied",
        ),
        pytest.param("facets:", "facets: [", "not YAML", id="not-yaml"),
    ],
)
def test_fault_has_place_and_remedy(tmp_path: Path, old: str, new: str, expected: str) -> None:
    message = load(tmp_path, SMALL.replace(old, new, 1))
    assert expected in message
    assert message.startswith("vocabulary.yaml:")


def test_every_fault_is_told_in_file_order(tmp_path: Path) -> None:
    text = SMALL.replace("broader: dog", "broader: dgo").replace("[hound]", "['(|)']")
    lines = load(tmp_path, text).splitlines()
    assert [line.split(":")[1] for line in lines] == ["7", "8"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_empty_file(tmp_path: Path, text: str) -> None:
    assert "1:1: the file is empty" in load(tmp_path, text)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="check the path"):
        load_vocabulary(tmp_path / "none.yaml")


def test_ways_through_the_vocabulary(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.yaml"
    path.write_text(SMALL, encoding="utf-8")
    vocabulary = load_vocabulary(path)
    puppy = vocabulary.find("puppy")
    assert [concept.id for concept in vocabulary.broader(puppy)] == ["dog", "animal"]
    assert [c.id for c in vocabulary.narrower(vocabulary.find("animal"))] == ["dog"]
    assert vocabulary.find("kind/dog").alternatives == ("hound",)
    with pytest.raises(VocabularyError, match="write `kind/dog` or `size/dog`"):
        vocabulary.find("dog")
    with pytest.raises(VocabularyError, match="did you mean `puppy`"):
        vocabulary.find("pupy")
    with pytest.raises(VocabularyError, match="no facet `knid`; did you mean `kind`"):
        vocabulary.concept("knid", "dog")


def test_the_vocabularies_we_ship_are_sound() -> None:
    for path in (ROOT / "corpus/vocabulary.yaml", ROOT / "tests/data/other-field/vocabulary.yaml"):
        for facet in load_vocabulary(path).facets:
            assert facet.scope
            assert all(concept.scope for concept in facet.concepts)


def test_schema_names_what_a_curator_writes() -> None:
    schema = vocabulary_schema()
    assert set(schema["required"]) == {"facets"}
    assert {"label", "scope", "in-lists"} <= set(schema["$defs"]["ConceptForm"]["properties"])


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("a (b|c)", ("a b", "a c"), id="alternatives"),
        pytest.param("(a|) b", ("a b", "b"), id="optional"),
        pytest.param("tun(e|ing)", ("tune", "tuning"), id="ending"),
    ],
)
def test_terms_expand(term: str, expected: tuple[str, ...]) -> None:
    assert expand(term) == expected


def test_too_general_a_term_is_refused() -> None:
    with pytest.raises(TermError, match="too general"):
        expand(" ".join(["(a|b|c|d)"] * 6))


def test_a_hyphen_may_be_dropped() -> None:
    assert set(compile_term("fine-tuning", Lexer({})).sequences()) == {
        ("fine", "tuning"),
        ("finetuning",),
    }
