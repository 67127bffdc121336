"""How well half-remembered papers are found: floors for what `python -m bench.search` prints.

The floors lie a little below what was reached, so that a change of vocabulary or weights may
cost a query, and not more.
"""

from __future__ import annotations

import pytest
from conftest import LISTING, ROOT

from bench.search import Queries, ask, load, make_page, sets, summary
from generator.readers import read_sources

pytestmark = pytest.mark.browser

SETS = sets()
FLOORS = {
    "plain": (90, 90),
    "plain, one typing error": (88, 90),
    "plain, other spellings": (88, 90),
    "plain, two foreign words": (89, 90),
    "vague, tuning half": (32, 41),
    "vague, held out": (30, 38),
}
"""How many come first, and how many among the first five, at least."""
SUMMARIES = ROOT / "corpus" / "papers.yaml"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(SUMMARIES, id="summaries"),
        pytest.param(
            LISTING,
            id="listing",
            marks=pytest.mark.skipif(not LISTING.exists(), reason="the listing is not here"),
        ),
    ],
)
def asked(request, browser, tmp_path_factory):
    """Ask queries of the engine in Chromium, over an index of the summaries or the abstracts."""
    page, papers = make_page([str(request.param)], tmp_path_factory.mktemp("search"))
    tab = browser.new_page()
    tab.goto(page.as_uri())
    yield lambda queries: ask(tab, papers, queries)
    tab.close()


@pytest.mark.parametrize("name", SETS)
def test_papers_that_are_half_remembered_come_first(asked, name: str):
    first, five, _ = summary(asked(SETS[name]))
    assert (first, five) >= FLOORS[name], (first, five)
    assert five >= FLOORS[name][1]


def test_titles_find_their_papers(asked):
    queries: Queries = [(title, title) for title, _ in load("plain")]
    assert summary(asked(queries))[0] == len(queries)


def test_there_is_a_query_of_each_kind_for_each_paper():
    titles = {entry.record.title for entry in read_sources([str(SUMMARIES)]).entries}
    assert {title for title, _ in load("plain")} == titles
    vague = [title for half in ("tuning", "held-out") for title, _ in load(f"vague-{half}")]
    assert sorted(vague) == sorted(titles)
