"""The index of the search: whatever is put in can be found, and nothing comes alive."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from conftest import ROOT, SMALL
from hypothesis import given, settings, strategies as st

from generator.linking import link_papers
from generator.model import Corpus, Origin, Paper
from generator.pipeline import make_site
from generator.project import load_project
from generator.render import Page
from generator.search import index_files
from generator.search.documents import page_documents
from generator.search.packing import ALPHABET, blocks, entries, front_coded, number
from generator.search.senses import everyday_lines
from generator.search.words import plain, root, stem, words
from generator.site import assemble
from generator.site.views import Site
from generator.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(SMALL / "vocabulary.yaml")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


class Read:
    """What the browser reads from the scripts, decoded in the plainest way."""

    def __init__(self, files: Sequence[Page]):
        self.values = {}
        for page in files:
            call = re.fullmatch(r'atlas\.search\.receive\("([\w-]+)","(\w+)",(.*)\);\n', page.text)
            assert call, page.text[:80]
            assert page.path == f"assets/index/{call[1]}.js"
            self.values[call[1]] = json.loads(call[3])
        self.lexicon = self.values["lexicon"]
        self.stems = self._stems()

    @staticmethod
    def numbers(text: str) -> list[int]:
        found, value, shift = [], 0, 0
        for letter in text:
            code = ALPHABET.index(letter)
            value += (code & 31) << shift
            shift += 5
            if code < 32:
                found.append(value)
                value = shift = 0
        return found

    def _stems(self) -> dict[str, int]:
        found: dict[str, int] = {}
        last, following = "", 0
        steps = self.numbers(self.lexicon["stems"])
        coded = self.lexicon["words"].split(" ") if self.lexicon["words"] else []
        for word, step in zip(coded, steps, strict=True):
            last = last[: ALPHABET.index(word[0])] + word[1:]
            found[last] = following - step
            following += not step
        return found

    def lines(self, kind: str, starts: list[int]) -> list[str]:
        return [
            line for at in range(len(starts)) for line in self.values[f"{kind}-{at}"].split("\n")
        ]

    def having(self, term: int) -> set[int]:
        line = self.lines("lists", self.lexicon["blocks"])[term]
        at, found, value, shift, is_level = -1, set(), 0, 0, False
        for letter in line:
            code = ALPHABET.index(letter)
            if is_level:
                found.add(at)
                is_level = False
                continue
            value += (code & 31) << shift
            shift += 5
            if code < 32:
                at += value + 1
                value = shift = 0
                is_level = True
        return found

    def meanings(self, text: str) -> set[str]:
        """Return the senses to which a typed phrase leads."""
        key = [self.stems.get(word) for word in plain(text)]
        for row in self.lexicon["names"].split(";"):
            phrase, _, targets = row.partition(":")
            if self.numbers(phrase) == key:
                terms = [self.numbers(each)[0] for each in _targets(targets)]
                first = max(self.stems.values()) + 1
                return {self.lexicon["senses"][t - first] for t in terms if t >= first}
        return set()

    def passages(self) -> list[list]:
        return [json.loads(line) for line in self.lines("texts", self.lexicon["passages"])]


def _targets(text: str) -> list[str]:
    """Cut `number weight number weight …`, where weights are one digit."""
    found, part = [], ""
    at = 0
    while at < len(text):
        part += text[at]
        if ALPHABET.index(text[at]) < 32:
            found.append(part)
            part = ""
            at += 1  # the weight
        at += 1
    return found


def site_of(papers: Sequence[tuple[str, str]]) -> Site:
    made = tuple(
        Paper(id=f"p{n}", title=title, abstract=text, origin=Origin(source="x"))
        for n, (title, text) in enumerate(papers)
    )
    none = {paper.id: () for paper in made}
    return assemble(Corpus(papers=made), VOCABULARY, none, link_papers(made, none), none)


@pytest.fixture(scope="module")
def small() -> Site:
    project = replace(load_project(ROOT / "mkdocs.yml"), vocabulary=SMALL / "vocabulary.yaml")
    return make_site(replace(project, matrix=None), [str(SMALL / "papers.yaml")])


@pytest.fixture(scope="module")
def read(small: Site) -> Read:
    return Read(list(index_files(small)))


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_every_word_of_a_title_finds_its_paper(papers: list[tuple[str, str]]):
    found = Read(list(index_files(site_of(papers))))
    for at, (title, text) in enumerate(papers):
        for word in words(title):
            assert at in found.having(found.stems[word]), (word, title)
        shown, path, _, abstract = found.passages()[at]
        assert (shown, path, abstract) == (title, f"papers/p{at}", text)


@given(TEXT)
def test_scripts_are_plain_ascii_and_close_no_element(text: str):
    for page in index_files(site_of([(f"A{text}", f"</script>{text}\u2028<!--")])):
        assert page.text.isascii()
        assert "<" not in page.text


def test_every_paper_is_found_by_name_tags_resources_and_text(read: Read, small: Site):
    at = [page.paper.id for page in small.papers].index("dimlight")
    for text in ("DimLight", "telescope", "image stacking", "comets"):
        for word in words(text):
            assert at in read.having(read.stems[word]), word


def test_labels_lead_to_the_concept(read: Read, small: Site):
    assert small.concepts
    for page in small.concepts:
        for name in (page.concept.label, *page.concept.alternatives):
            assert page.concept.label in read.meanings(name), name


def test_plain_english_leads_to_what_papers_write():
    site = site_of([("A survey of retrieval", "We segment images."), ("Other", "Text.")])
    found = Read(list(index_files(site)))
    rows = found.lexicon["names"].split(";")
    key = number(found.stems["overview"])
    (row,) = (each for each in rows if each.startswith(f"{key}:"))
    assert number(found.stems["survey"]) + "5" in row


def test_plain_words_of_the_vocabulary_lead_to_its_concepts(read: Read):
    assert read.meanings("spyglass") == read.meanings("looking glass") == {"Telescope"}


def test_an_abbreviation_and_its_long_form_find_each_other():
    site = site_of(
        [
            ("One", "We use gamma ray tracing (GRT) in caves."),
            ("Two", "All about gamma ray tracing and nothing else."),
            ("Three", "GRT again."),
        ]
    )
    found = Read(list(index_files(site)))
    assert found.meanings("GRT") == found.meanings("gamma ray tracing")
    (sense,) = found.meanings("GRT")
    term = max(found.stems.values()) + 1 + found.lexicon["senses"].index(sense)
    assert found.having(term) == {0, 1, 2}


def test_the_same_site_gives_the_same_bytes(small: Site):
    assert list(index_files(small)) == list(index_files(small))


def test_hand_written_pages_are_found_by_all_words_and_lists_by_title():
    by_hand = [Page(path="guide.md", text="# How to read *this*\n\nA [link](x.md) & `code`.\n")]
    listed = [
        Page(
            path="matrix.md", text='---\ntitle: "Rows &#38; columns"\n---\n\n# Other\n\nmany words'
        )
    ]
    guide, matrix = page_documents(listed, by_hand, set())
    assert (guide.title, guide.path) == ("How to read *this*", "guide")
    assert "link" in guide.text
    assert "x.md" not in guide.text
    assert (matrix.title, matrix.text) == ("Rows & columns", "")


def test_pages_that_are_found_by_themselves_are_not_listed_twice(small: Site):
    pages = [Page(path="papers/dimlight.md", text="# x"), Page(path="about.md", text="# About")]
    found = Read(list(index_files(small, pages)))
    assert [place[2] for place in found.lexicon["places"]].count("about") == 1
    assert "papers/dimlight" not in [place[2] for place in found.lexicon["places"]]


@given(st.lists(st.integers(0, 10**6), unique=True), st.integers(1, 63))
def test_lists_come_back_from_their_letters(numbers: list[int], level: int):
    packed = entries(sorted(each << 6 | level for each in numbers))
    at, found = -1, []
    while packed:
        length = next(n for n, letter in enumerate(packed) if ALPHABET.index(letter) < 32) + 1
        at += Read.numbers(packed[:length])[0] + 1
        found.append(at)
        assert packed[length] == ALPHABET[level]
        packed = packed[length + 1 :]
    assert found == sorted(numbers)


@given(st.lists(st.text("abcx0é", min_size=1), unique=True))
def test_words_come_back_from_what_they_share(each: list[str]):
    ordered, last, found = sorted(each), "", []
    for coded in front_coded(ordered).split(" ") if ordered else []:
        last = last[: ALPHABET.index(coded[0])] + coded[1:]
        found.append(last)
    assert found == ordered


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 100))
def test_blocks_are_not_longer_than_they_may_be(sizes: list[int], most: int):
    starts = blocks(sizes, most)
    assert starts[0] == 0
    for start, end in pairwise([*starts, len(sizes)]):
        assert sum(sizes[start:end]) <= most or sum(map(bool, sizes[start:end])) == 1


@pytest.mark.parametrize(
    "family",
    [
        "predict predicts predicted predicting prediction predictive predictor",
        "segment segments segmentation segmenting segmented",
        "diagnose diagnosis diagnostic diagnoses",
        "classify classifies classification classifier",
        "memorize memorization memory",
        "radiology radiologist radiological",
        "robust robustness",
    ],
)
def test_derivations_of_a_word_are_kin(family: str):
    assert len({root(stem(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("general", "generate"), ("class", "classify"), ("model", "modality"), ("path", "pathology")],
)
def test_words_that_only_look_alike_are_not(one: str, other: str):
    assert root(stem(one)) != root(stem(other))


def test_the_plain_english_list_is_well_formed():
    for line in everyday_lines():
        if line and not line.startswith("#"):
            left, colon, right = line.partition(":")
            assert colon, line
            assert all(part.strip() for side in (left, right) for part in side.split(",")), line
