"""The default collection: what a machine can hold about it.

Where the listing is present, each summary is held against its abstract: facts carry over,
sentences do not. The rest holds everywhere.
"""

from __future__ import annotations

import json
import re

import pytest
from conftest import LISTING, ROOT

from generator.linking.addresses import find_links
from generator.readers import read_sources
from generator.records import Record, record_schema
from generator.text import clean_paragraphs

COLLECTION = ROOT / "corpus" / "papers.yaml"
RECORDS = {entry.record.title: entry.record for entry in read_sources([str(COLLECTION)]).entries}
RUN = 9
"""So many words in a row in common with an abstract are a sentence carried over."""

needs_listing = pytest.mark.skipif(not LISTING.exists(), reason="the listing is not here")
each_record = pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.id)


def abstracts() -> dict[str, str]:
    if not LISTING.exists():
        return {}
    entries = read_sources([str(LISTING)]).entries
    return {entry.record.title: clean_paragraphs(entry.record.abstract) for entry in entries}


ABSTRACTS = abstracts()


def word_list(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def letters(text: str) -> str:
    return re.sub(r"\W+|_", "", text.casefold())


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_every_record_is_sound():
    reading = read_sources([str(COLLECTION)])
    assert reading.rejects == ()
    assert len(reading.entries) == len(RECORDS) == 90
    assert len({record.id for record in RECORDS.values()}) == 90
    assert [title for title, record in RECORDS.items() if record.unknown] == []


@each_record
def test_a_summary_is_of_the_right_length(record: Record):
    assert 90 <= len(record.summary.split()) <= 150


def test_no_two_summaries_open_alike():
    openings = [tuple(word_list(record.summary)[:3]) for record in RECORDS.values()]
    assert len(set(openings)) == len(openings)


def test_nothing_is_invented_that_the_listing_does_not_give():
    for record in RECORDS.values():
        given = record.authors, record.year, record.venue, record.doi, record.url
        assert not any(given)


def test_tags_are_overruled_rarely_and_with_a_reason():
    overruled = [r for r in RECORDS.values() if r.tags.add or r.tags.remove]
    assert all(record.tags.reason for record in overruled)
    # A summary tells what was done and found, and often not what kind of contribution that is.
    kinds = {"new-method", "dataset", "benchmark", "survey", "evaluation", "software"}
    assert sum(not kinds.issuperset(r.tags.add + r.tags.remove) for r in overruled) < 10


def test_the_schema_beside_the_collection_is_the_program_s():
    text = (ROOT / "corpus" / "papers.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == record_schema(), "run `atlas schema > corpus/papers.schema.json`"


@needs_listing
def test_the_papers_are_those_of_the_listing():
    assert list(RECORDS) == list(ABSTRACTS)


@needs_listing
@each_record
def test_no_sentence_of_the_abstract_is_carried_over(record: Record):
    theirs = word_list(ABSTRACTS[record.title])
    runs = {tuple(theirs[i : i + RUN]) for i in range(len(theirs) - RUN + 1)}
    figures = [" ".join(figure.model_dump().values()) for figure in record.results]
    for text in (record.summary, record.availability, record.tags.reason, *figures):
        ours = word_list(text)
        assert [
            ours[i : i + RUN] for i in range(len(ours)) if tuple(ours[i : i + RUN]) in runs
        ] == []


@needs_listing
@each_record
def test_every_number_occurs_in_the_abstract(record: Record):
    figures = " ".join(str(value) for f in record.results for value in f.model_dump().values())
    stated = numbers(ABSTRACTS[record.title] + " " + record.title)
    assert numbers(f"{record.summary} {figures}") - stated == set()


@needs_listing
@each_record
def test_every_name_occurs_in_the_abstract(record: Record):
    text = letters(ABSTRACTS[record.title] + record.title)
    named = [*record.introduces, *record.resources]
    assert [name for name in named if letters(name) not in text] == []


@needs_listing
@each_record
def test_every_address_is_one_that_the_abstract_states(record: Record):
    stated = {link.url for link in find_links(ABSTRACTS[record.title])}
    assert {*record.code, *record.data, *record.project} <= stated
