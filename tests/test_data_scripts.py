"""The site's data scripts: what a browser reads from them is what the site holds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from test_hostile import NASTY, TEXTS, VOCABULARY, paper_lines

from generator.corpus import normalise
from generator.data_scripts import data_scripts
from generator.linking import link_papers
from generator.model import Result
from generator.readers import jsonl
from generator.site import assemble
from generator.site.views import Site
from generator.tagging import tag_papers


def site_of(lines: str) -> Site:
    corpus = normalise(jsonl.read(lines, "x"))
    tags = tag_papers(corpus.papers, VOCABULARY)
    results: dict[str, tuple[Result, ...]] = {paper.id: () for paper in corpus.papers}
    return assemble(corpus, VOCABULARY, tags, link_papers(corpus.papers, tags), results)


def values(site: Site) -> dict[str, Any]:
    """Read each script as the browser does: one assignment of one value."""
    found = {}
    for path, text in data_scripts(site.catalogue, site.map):
        script = re.fullmatch(r"\(window\.atlas = window\.atlas \|\| \{\}\)\.\w+ = (.*);\n", text)
        assert script, path
        found[path.rpartition("/")[2]] = json.loads(script[1])
    return found


def check(site: Site) -> None:
    found = values(site)
    papers = found["catalogue.js"]["papers"]
    concepts = [(f["id"], c[0]) for f in found["catalogue.js"]["facets"] for c in f["concepts"]]
    assert [row[:2] for row in papers] == [[p.paper.id, p.paper.title] for p in site.papers]
    for row, page in zip(papers, site.papers, strict=True):
        own, implied = (*row[2:4], [], [])[:2]
        assert {concepts[n] for n in own} == {v.concept.key for f in page.facets for v in f.own}
        assert {concepts[n] for n in implied} == {
            view.concept.key for facet in page.facets for view in facet.implied
        }
    for name in ("bibtex", "ris", "csv"):
        assert len(found[f"citations-{name}.js"]["entries"]) == len(site.papers)
    for _, text in data_scripts(site.catalogue, site.map):
        assert text.isascii()
        assert not any(live in text for live in ("<", "&", "\x00"))
        assert text.count("\n") == 1


def test_nasty_titles():
    check(site_of(paper_lines(NASTY)))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(title=TEXTS, name=TEXTS)
def test_any_title(title: str, name: str):
    record = {"title": f"A {title}", "abstract": "A radio telescope.", "introduces": [f"N{name}"]}
    check(site_of(json.dumps(record)))


def test_concepts_stand_in_the_order_of_the_tree_with_their_counts():
    lines = [
        json.dumps({"title": title, "abstract": f"We use {what}."})
        for title, what in (
            ("A", "a radio telescope"),
            ("B", "a telescope"),
            ("C", "a spectrograph"),
        )
    ]
    site = site_of("\n".join(lines))
    facet = values(site)["catalogue.js"]["facets"][0]
    assert facet["concepts"] == [
        ["telescope", "Telescope", 0, 2],
        ["radio-telescope", "Radio telescope", 1, 1],
        ["spectrograph", "Spectrograph", 0, 1],
    ]


@pytest.mark.parametrize("year", [None, 2024])
def test_a_year_is_there_where_the_record_states_one(year: int | None):
    record = {"title": "A", "abstract": "We use a telescope."} | ({"year": year} if year else {})
    row = values(site_of(json.dumps(record)))["catalogue.js"]["papers"][0]
    assert row[6:] == ([year] if year else [])
