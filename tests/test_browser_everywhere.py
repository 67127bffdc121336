"""What holds on every kind of page: axe, the keyboard, narrow screens, no script, no other host."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import make_project
from playwright.sync_api import Page as Tab, expect
from test_browser import Visit

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import load_project

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "overview": "overview.html",
    "papers": "papers/index.html",
    "paper": "papers/dimlight.html",
    "facet": "instrument/index.html",
    "concept": "instrument/telescope.html",
    "resources": "resources/index.html",
    "explore": "explore.html?in=technique/stacking",
    "matrix": "matrix.html",
    "map": "map.html",
    "quality": "quality.html",
    "about": "about.html",
    "404": "404.html",
}
SEARCH = "index.html?q=telescope"
NAMES = {address: name for name, address in {**PAGES, "search": SEARCH}.items()}
SHOTS = os.environ.get("ATLAS_SCREENSHOTS")
"""A folder that keeps a picture of each page, both widths, both schemes."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def stick(tmp_path_factory) -> Path:
    """The small corpus as a site for a folder."""
    folder = make_project(tmp_path_factory.mktemp("everywhere"))
    project = load_project(folder / "mkdocs.yml")
    site = make_site(project, [str(folder / "corpus" / "papers.yaml")])
    write_pages(project, make_pages(project, site))
    return publish(project, site_dir=folder / "stick", offline=True, strict=True).site_dir


def open_page(visit: Visit, stick: Path, page: str) -> Tab:
    """Open a page and let its scripts run; what the console calls an error is a fault."""
    visit.tab.set_default_timeout(8_000)
    visit.tab.on(
        "console",
        lambda said: visit.faults.append(said.text) if said.type == "error" else None,
    )
    file, mark, query = page.partition("?")
    visit.tab.goto((stick / file).as_uri() + mark + query)
    visit.tab.wait_for_timeout(300)
    return visit.tab


def violations(tab: Tab) -> list[tuple[str, str]]:
    """Return what axe finds on the whole page, the theme's parts included."""
    # With `preload`, axe would fetch the style sheets anew.
    options = {"preload": False, "runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(tab, options=options).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


@pytest.mark.parametrize("page", [*PAGES.values(), SEARCH], ids=[*PAGES, "search"])
@both_schemes
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, stick, page, scheme, width):
    with Visit(browser, offline=True, width=width, scheme=scheme) as visit:
        tab = open_page(visit, stick, page)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if SHOTS:
            tab.screenshot(path=f"{SHOTS}/{NAMES[page]}-{width}-{scheme}.png")
        assert violations(tab) == []
        assert visit.faults == []


@every_page
def test_tab_first_reaches_a_visible_link_past_the_navigation(browser, stick: Path, page: str):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, page)
        expect(tab.locator("main")).to_have_count(1)
        expect(tab.locator("main h1")).to_have_count(1)
        tab.keyboard.press("Tab")
        skip = tab.locator(":focus")
        expect(skip).to_have_text("Skip to content")
        expect(skip).to_have_css("opacity", "1")
        target = skip.get_attribute("href")
        assert tab.locator(f"main [id='{target.removeprefix('#')}']").count() == 1


UNSEEN = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const shown = here.matches(".md-option") ? here.nextElementSibling : here;
    const lines = [shown, shown.closest("label"), shown.parentElement].filter(Boolean);
    const drawn = (each) => {
        const style = getComputedStyle(each);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== "none";
    };
    const box = shown.getBoundingClientRect();
    const seen = box.width > 0 && box.right > 0 && box.left < innerWidth && lines.some(drawn);
    return seen ? "" : here.outerHTML.slice(0, 160);
}"""
"""Says which element has the focus if a reader cannot see that it has."""


def unseen(tab: Tab, steps: int) -> Iterator[str]:
    for _ in range(steps):
        tab.keyboard.press("Tab")
        tab.wait_for_timeout(20)
        if said := tab.evaluate(UNSEEN):
            yield said


@every_page
@pytest.mark.parametrize("width", [1280, 360])
def test_the_focus_is_seen_wherever_tab_leads(browser, stick: Path, page: str, width: int):
    with Visit(browser, offline=True, width=width) as visit:
        tab = open_page(visit, stick, page)
        assert list(unseen(tab, 30)) == []


def test_a_wide_screen_has_no_drawer_to_open(browser, stick: Path):
    with Visit(browser, offline=True, width=1280) as visit:
        tab = open_page(visit, stick, PAGES["paper"])
        expect(tab.locator(".atlas-drawer-button")).not_to_be_visible()


def test_the_drawer_opens_and_closes_by_keyboard(browser, stick: Path):
    with Visit(browser, offline=True, width=360) as visit:
        tab = open_page(visit, stick, PAGES["paper"])
        button = tab.get_by_role("button", name="Navigation")
        expect(button).to_have_attribute("aria-expanded", "false")
        button.focus()
        tab.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        tab.wait_for_timeout(400)
        assert tab.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        assert violations(tab) == []
        tab.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()


@every_page
def test_without_javascript_the_text_is_there_and_says_what_needs_it(browser, stick, page: str):
    with Visit(browser, offline=True, js=False, width=360) as visit:
        tab = open_page(visit, stick, page)
        expect(tab.locator("main h1")).to_be_visible()
        expect(tab.locator("main p").first).to_be_visible()
        expect(tab.get_by_text("Search and filters need JavaScript")).to_be_visible()
        expect(tab.get_by_role("button", name="Search")).not_to_be_visible()
        tab.get_by_role("link", name="all papers A–Z").first.click()
        expect(tab.locator("h1")).to_contain_text("Papers")


@pytest.mark.parametrize("page", [PAGES["paper"], PAGES["explore"], PAGES["map"], SEARCH])
def test_nothing_moves_for_who_asks_for_less_motion(browser, stick: Path, page: str):
    with Visit(browser, offline=True) as visit:
        visit.tab.emulate_media(reduced_motion="reduce")
        tab = open_page(visit, stick, page)
        moving = """() => [...document.querySelectorAll("*")].filter((each) => {
            const style = getComputedStyle(each);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
                || style.scrollBehavior === "smooth";
        }).map((each) => each.outerHTML.slice(0, 80))"""
        assert tab.evaluate(moving) == []


def test_a_stranger_gets_to_a_paper_in_two_clicks(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, PAGES["home"])
        tab.locator("main .atlas-chip").first.click()
        tab.locator(".atlas-papers a[href*='papers/']").first.click()
        tab.wait_for_url("**/papers/**")
        assert visit.faults == []
