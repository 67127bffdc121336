"""What only a browser shows of wandering: going on within a concept, and long forms on touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import publish_both, served
from playwright.sync_api import expect
from test_browser import Visit

pytestmark = pytest.mark.browser

KITES = """
- id: kites
  title: "Kites over Ulm"
  abstract: >-
    Wind speed index (WSI) is new. A telescope sees that the WSI rose & rose. Our radio telescope
    (RT) agrees. The RT is deaf to WSI-based noise.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The small corpus with one more paper, for a folder and for a server under `/repo/`."""
    return publish_both(tmp_path_factory.mktemp("wandering"), KITES)


@pytest.fixture(scope="module")
def places(built: Path) -> Iterator[dict[str, str]]:
    """Addresses of a page of each site, with `%s` for the page."""
    with served(built / "web") as address:
        yield {"folder": (built / "stick").as_uri() + "/%s.html", "server": address + "%s/"}


@pytest.mark.parametrize("place", ["folder", "server"])
def test_a_reader_goes_on_within_the_concept_and_back_to_it(browser, places, place: str):
    with Visit(browser, offline=place == "folder") as visit:
        tab = visit.tab
        tab.goto(places[place] % "instrument/telescope")
        seen = []
        tab.locator(".atlas-papers a").first.click()
        for _ in range(9):
            tab.wait_for_load_state()
            seen.append(tab.locator("h1").inner_text())
            turn = tab.locator(".atlas-turn:visible")
            assert turn.get_attribute("aria-label") == "Papers of Telescope"
            onwards = tab.get_by_role("link", name="Next in Telescope")
            if not onwards.count():
                break
            onwards.click()
        assert len(seen) == len(set(seen)) == 5
        expect(turn).to_contain_text("Paper 5 of 5 in Telescope")
        turn.get_by_role("link", name="Telescope", exact=True).click()
        expect(tab.locator("h1")).to_have_text("Telescope")
        assert visit.faults == []


@pytest.mark.parametrize(
    "query", ["", "?from=", "?from=instrument/none", "?from=%3Cb%3E", "?from=technique/transit"]
)
def test_a_to_z_stays_where_no_concept_of_the_paper_is_named(browser, places, query: str):
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(places["folder"] % "papers/kites" + query)
        turn = visit.tab.locator(".atlas-turn:visible")
        assert turn.get_attribute("aria-label") == "Papers A to Z"
        assert visit.faults == []


def test_a_to_z_stays_without_javascript(browser, places):
    with Visit(browser, offline=True, js=False) as visit:
        visit.tab.goto(places["folder"] % "papers/kites" + "?from=instrument/telescope")
        turn = visit.tab.locator(".atlas-turn:visible")
        assert turn.get_attribute("aria-label") == "Papers A to Z"


def test_only_papers_load_the_scripts_of_papers(browser, places):
    with Visit(browser, offline=True) as visit:
        for page, count in (("papers/kites", 1), ("instrument/telescope", 0), ("index", 0)):
            visit.tab.goto(places["folder"] % page)
            assert visit.tab.locator("script[src$='wander.js']").count() == count


def tooltip(tab):
    return tab.locator(".md-tooltip2--active")


def test_long_forms_show_under_the_pointer_and_on_focus(browser, places):
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % "papers/kites")
        first, second = tab.locator("abbr:not(:has(a))").all()
        assert (first.inner_text(), second.inner_text()) == ("WSI", "WSI")
        second.hover()
        expect(tooltip(tab)).to_have_text("Wind speed index")
        tab.mouse.move(0, 0)
        expect(tooltip(tab)).to_have_count(0)
        tab.locator(".atlas-mark", has_text="telescope").first.focus()
        tab.keyboard.press("Tab")
        assert first.evaluate("element => element === document.activeElement")
        expect(tooltip(tab)).to_have_text("Wind speed index")
        assert first.get_attribute("aria-describedby") == tooltip(tab).get_attribute("id")
        tab.locator("abbr a").first.focus()
        expect(tooltip(tab)).to_have_text("radio telescope; Instrument: Radio telescope")
        assert visit.faults == []


def test_a_tap_shows_the_long_form_and_a_second_one_follows_a_mark(browser, places):
    context = browser.new_context(has_touch=True, is_mobile=True, offline=True)
    tab = context.new_page()
    tab.goto(places["folder"] % "papers/kites")
    tab.locator("abbr:not(:has(a))").last.tap()
    expect(tooltip(tab)).to_have_text("Wind speed index")
    tab.locator("h1").tap()
    expect(tooltip(tab)).to_have_count(0)
    mark = tab.locator("abbr a", has_text="RT")
    mark.tap()
    expect(tooltip(tab)).to_have_text("radio telescope; Instrument: Radio telescope")
    assert "papers/kites" in tab.url
    mark.tap()
    tab.wait_for_url("**/instrument/radio-telescope.html")
    tab.goto(places["folder"] % "papers/kites")
    tab.locator("a.atlas-mark", has_text="telescope").first.tap()
    tab.wait_for_url("**/instrument/*telescope.html")
    context.close()


def test_the_text_of_an_abstract_is_the_authors_own(browser, places):
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(places["folder"] % "papers/kites")
        shown = visit.tab.locator("p.atlas-abstract").evaluate("element => element.textContent")
        assert shown == " ".join(KITES.partition(">-")[2].split())
