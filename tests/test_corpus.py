"""Normalising: ids that stay, copies that are named, an order that people expect."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from generator.corpus import make_id, normalise, sort_key
from generator.model import Corpus, Origin, Reject, Skipped
from generator.records import RESERVED, Entry, Reading, Record

ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def entries_of(*records: dict[str, object]) -> list[Entry]:
    return [
        Entry(record=Record.model_validate(each), origin=Origin(source="x", line=line))
        for line, each in enumerate(records, 1)
    ]


def corpus_of(*records: dict[str, object]) -> Corpus:
    return normalise(Reading(entries=tuple(entries_of(*records))))


def paper(title: str, abstract: str = "It flies.", **fields: object) -> dict[str, object]:
    return {"title": title, "abstract": abstract, **fields}


def test_an_id_is_readable_and_has_a_mark_of_its_own():
    name = make_id("PIE: Über-Kites & Strings, 2nd Edition", "It flies.")
    assert re.fullmatch(r"pie-uber-kites-strings-2nd-edition-[a-z2-9]{5}", name)


def test_an_id_is_the_same_on_every_machine():
    assert make_id("A Kite", "It flies.") == "a-kite-6629k"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("A Kite", "It flies."), ("a kite!", "It  flies"), id="case and signs"),
        pytest.param(("Über", "It flies."), ("U\u0308ber", "It flies."), id="composed or not"),
        pytest.param(
            ("A", "one two three four five six seven eight nine."),
            ("A", "one two three four five six seven eight, ten!"),
            id="the end of the text",
        ),
    ],
)
def test_an_id_does_not_hang_on(one, other):
    assert make_id(*one) == make_id(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("A Kite", "It flies."), ("A Kite", "It fell."), id="text"),
        pytest.param(("😀", "It flies."), ("🚀", "It flies."), id="emoji"),
        pytest.param(("x" * 300 + "y", "It flies."), ("x" * 300 + "z", "It flies."), id="the end"),
        pytest.param(("Kite C", "It flies."), ("Kite Ç", "It flies."), id="accent"),
    ],
)
def test_an_id_tells_apart(one, other):
    assert make_id(*one) != make_id(*other)


TITLES = st.one_of(
    st.sampled_from(
        [
            *("con", "CON", "nul", "index", "404", "aux.txt", "..", "/etc/passwd", "😀", "🚀🚀"),
            *("漢字の凧", "שלום", "¿¡", "&#60;", "&#99999999999999;", "-", "A", "Kite " * 80),
            *("x" * 300, "a/b\\c:d", "Straße", "%2e%2e", "é", "e\u0301", "\u200b.", "ª²③"),
        ]
    ),
    st.text(min_size=1, max_size=80).filter(str.strip),
)
TEXTS = st.one_of(
    st.sampled_from(["It flies.", "It fell.", "漢字", "😀"]), st.text(min_size=1)
).filter(str.strip)
PAPERS = st.lists(st.builds(paper, TITLES, TEXTS), max_size=8)


@given(TITLES, TEXTS)
def test_every_id_is_safe_as_an_address_and_a_file_name(title, text):
    (found,) = corpus_of(paper(title, text)).papers
    assert ADDRESS.fullmatch(found.id)
    assert 7 <= len(found.id) <= 66
    assert found.id not in RESERVED
    assert found.id == make_id(found.title, found.abstract)


@given(PAPERS, PAPERS, st.randoms(use_true_random=False))
def test_ids_stay_when_papers_are_added_and_moved(papers, added, chance: random.Random):
    before = {found.title: found.id for found in corpus_of(*papers).papers}
    ids = {found.id for found in corpus_of(*papers).papers}
    mixed = [*papers, *added]
    chance.shuffle(mixed)
    after = corpus_of(*mixed)
    assert ids <= {found.id for found in after.papers}
    assert len({found.id for found in after.papers}) == len(after.papers)
    moved = papers.copy()
    chance.shuffle(moved)
    assert {found.title: found.id for found in corpus_of(*moved).papers}.keys() == before.keys()
    assert {found.id for found in corpus_of(*moved).papers} == ids


NAMES = st.sampled_from(["", "", "", "a-kite", "a-spoon", "2024"])


@given(st.lists(st.builds(paper, TITLES, TEXTS, id=NAMES), max_size=8))
def test_every_record_is_a_paper_a_copy_or_a_reject(records):
    corpus = corpus_of(*records)
    copies = [twin for twin in corpus.twins if twin.other is None]
    assert len(records) == len(corpus.papers) + len(copies) + len(corpus.rejects)
    places = [found.origin.line for found in (*corpus.papers, *copies, *corpus.rejects)]
    assert sorted(places) == list(range(1, len(records) + 1))
    ids = [found.id for found in corpus.papers]
    assert len(set(ids)) == len(ids)
    assert {twin.id for twin in corpus.twins} <= set(ids)
    assert {twin.other for twin in corpus.twins} <= {None, *ids}


def test_rejects_and_skipped_of_the_readers_come_along():
    reject = Reject(origin=Origin(source="y", line=1), raw="?", reason="none")
    skipped = Skipped(origin=Origin(source="y", line=2), raw="new", reason="page furniture")
    corpus = normalise(Reading(rejects=(reject,), skipped=(skipped,)))
    assert corpus == Corpus(papers=(), rejects=(reject,), skipped=(skipped,))


def test_one_title_and_two_texts_are_two_papers():
    corpus = corpus_of(paper("A Kite", "It flies."), paper("A Kite", "It fell."))
    one, other = corpus.papers
    assert one.id != other.id
    (twin,) = corpus.twins
    assert {twin.id, twin.other} == {one.id, other.id}
    assert twin.reason == "same title, other text"


SHORT = paper("A Kite", "It flies over the sea and over land. ")
LONG = paper("A  KITE", "It flies over the sea and over land. So it does.", id="")
RICH = paper("A Kite", "It flies over the sea and over land.", year=2024, doi="10.1/x")
NAMED = paper("A kite", "It flies over the sea and over land.", id="kite")
OTHER_NAME = NAMED | {"id": "sea-kite"}


@pytest.mark.parametrize(
    ("records", "kept", "reason"),
    [
        pytest.param([SHORT, SHORT], None, "same title and text", id="same"),
        pytest.param([SHORT, LONG], LONG, "the fuller text is kept", id="longer text"),
        pytest.param([LONG, RICH], RICH, "the fuller text is kept", id="more fields"),
        pytest.param([RICH, NAMED], NAMED, "same title and text", id="id of its own"),
        pytest.param([NAMED, OTHER_NAME], OTHER_NAME, "same title and text", id="two ids"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_copy_is_dropped_and_named_whatever_the_order(records, kept, reason, turned):
    records = records[::-1] if turned else records
    corpus = corpus_of(*records, paper("A Spoon"))
    found = next(each for each in corpus.papers if each.title != "A Spoon")
    assert len(corpus.papers) == 2
    (twin,) = corpus.twins
    assert (twin.id, twin.other) == (found.id, None)
    assert reason in twin.reason
    assert {found.origin.line, twin.origin.line} == {1, 2}
    if kept:
        assert found.origin.line == records.index(kept) + 1
        assert twin.title == " ".join(str(records[twin.origin.line - 1]["title"]).split())


def test_three_copies_name_the_same_twin():
    corpus = corpus_of(SHORT, LONG, RICH)
    assert len(corpus.papers) == 1
    assert [(twin.id, twin.other) for twin in corpus.twins] == [(corpus.papers[0].id, None)] * 2


def test_an_explicit_id_is_the_address():
    assert corpus_of(paper("A Kite", id="my-kite")).papers[0].id == "my-kite"


def test_an_id_that_another_paper_has_is_refused():
    corpus = corpus_of(paper("A Kite", id="kite"), paper("A Spoon", id="kite"), paper("A Clock"))
    assert [found.title for found in corpus.papers] == ["A Clock", "A Kite"]
    (reject,) = corpus.rejects
    assert reject.origin.line == 2
    assert reject.reason == "the id `kite` belongs to x:1 already; give it another"
    assert "A Spoon" in reject.raw


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        pytest.param("A kite of silk, and its long string!", "same title", id="signs"),
        pytest.param("Kite of Silk and Its Long Strings, A", "titles alike", id="order and plural"),
        pytest.param("A Kites of Silk and Its Long String", "titles alike", id="a letter"),
    ],
)
def test_near_duplicates_are_reported_and_keep_their_pages(title, reason):
    corpus = corpus_of(paper("A Kite of Silk and Its Long String"), paper(title, "It fell."))
    assert len(corpus.papers) == 2
    (twin,) = corpus.twins
    assert {twin.id, twin.other} == {found.id for found in corpus.papers}
    assert twin.reason.startswith(reason)


def test_papers_of_like_words_are_no_duplicates():
    corpus = corpus_of(paper("A Kite of Silk"), paper("A Kite of Paper"), paper("A Spoon of Silk"))
    assert corpus.twins == ()


def test_papers_stand_in_the_order_people_expect():
    titles = ["zebra", "Äpfel", "apple", "“Quoted” Kites", "Zebra crossing", "B", "a-b", "1st", "É"]
    found = [each.title for each in corpus_of(*map(paper, titles)).papers]
    in_order = "1st;a-b;Äpfel;apple;B;É;“Quoted” Kites;zebra;Zebra crossing"
    assert found == in_order.split(";")


@given(st.lists(TITLES, min_size=2), st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_the_order_of_the_input(titles, chance: random.Random):
    papers = [paper(title, f"Text {n}") for n, title in enumerate(titles)]
    before = [each.id for each in corpus_of(*papers).papers]
    chance.shuffle(papers)
    assert [each.id for each in corpus_of(*papers).papers] == before


def test_keys_of_titles_ignore_case_and_accents():
    assert sort_key("Élan: A “KITE”") == sort_key("elan a kite") == "elan a kite"


def test_the_fields_of_a_record_are_cleaned():
    corpus = corpus_of(
        {
            "title": " A\n Kite ",
            "summary": "One.\n\n\nTwo 5\\%.",
            "authors": ["Ada  Rook", " ", "Bo"],
            "doi": " 10.1/x ",
            "results": [{"value": "5\\%", "metric": " m "}],
            "code": "https://a.example ",
            "tags": {"add": ["ct"], "reason": " seen\n"},
        }
    )
    (found,) = corpus.papers
    assert (found.title, found.abstract, found.kind) == ("A Kite", "One.\n\nTwo 5%.", "summary")
    assert found.authors == ("Ada Rook", "Bo")
    assert (found.doi, found.code) == ("10.1/x", ("https://a.example",))
    assert (found.results[0].value, found.results[0].metric) == ("5%", "m")
    assert (found.overrule.add, found.overrule.reason) == (("ct",), "seen")


def test_a_summary_beside_an_empty_abstract_is_the_text():
    (found,) = corpus_of({"title": "A", "abstract": " ", "summary": "It flies."}).papers
    assert (found.abstract, found.kind) == ("It flies.", "summary")


def test_what_a_curator_should_look_at_is_noticed():
    corpus = corpus_of(
        paper("A Kite", autors=["Ada"], zzz=1),
        paper("A $x^2$ Spoon", "Lost \ufffd here, \\foo there, \x00 too."),
        paper("A Clock"),
    )
    said = [(notice.origin.line, notice.message) for notice in corpus.notices]
    assert said[:2] == [
        (1, "the field `autors` is unknown and not used; did you mean `authors`?"),
        (1, "the field `zzz` is unknown and not used"),
    ]
    assert [line for line, _ in said[2:]] == [2, 2, 2, 2]


def test_titles_in_two_spellings_of_unicode_are_one_paper():
    corpus = corpus_of(paper("Ångström"), paper("A\u030angstro\u0308m"))
    assert len(corpus.papers) == 1
    assert corpus.papers[0].title == "Ångström"
    assert replace(corpus.twins[0], origin=Origin(source="x")).other is None
