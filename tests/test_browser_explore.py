"""What only a browser shows of Explore: filters, words, the address, and citations to take away."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import make_project, served
from playwright.sync_api import Page as Tab, expect
from test_browser import Visit

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import Project, load_project

pytestmark = pytest.mark.browser

PAPERS = [
    {
        "id": f"star-{number:02}",
        "title": f"Star {number:02} <b>& more</b>",
        "abstract": f"We use a {'spectrograph' if number % 5 else 'radio telescope'} "
        f"and {'the transit method' if number % 6 else 'image stacking'}.",
        "year": 1990 + number % 7,
    }
    for number in range(60)
]
"""Every fifth has a radio telescope, every sixth image stacking: two papers have both."""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """The small corpus and sixty papers more, written for MkDocs."""
    folder = make_project(tmp_path_factory.mktemp("explore"))
    more = folder / "corpus" / "more.jsonl"
    more.write_text("\n".join(map(json.dumps, PAPERS)), encoding="utf-8")
    made = load_project(folder / "mkdocs.yml")
    site = make_site(made, [str(folder / "corpus" / "papers.yaml"), str(more)])
    write_pages(made, make_pages(made, site))
    return made


@pytest.fixture(scope="module")
def stick(project: Project) -> Path:
    """The site for a folder."""
    target = project.root / "stick"
    return publish(project, site_dir=target, offline=True, strict=True).site_dir


@pytest.fixture(scope="module")
def hosted(project: Project) -> Iterator[str]:
    """The address of the site on a server, below a base path."""
    publish(project, site_dir=project.root / "web" / "repo", strict=True)
    with served(project.root / "web") as address:
        yield address


def open_page(visit: Visit, stick: Path, page: str = "explore.html") -> Tab:
    visit.tab.set_default_timeout(8_000)
    visit.tab.goto((stick / page.split("?")[0]).as_uri() + page[len(page.split("?")[0]) :])
    return visit.tab


def box(tab: Tab, label: str):
    return tab.locator(".atlas-facet label").filter(has_text=label).locator("input")


def count(tab: Tab, label: str):
    return tab.locator(".atlas-facet label").filter(has_text=label).locator("small")


def expect_sum(tab: Tab, papers: int) -> None:
    expect(tab.locator(".atlas-sum [role=status]")).to_have_text(f"{papers} of 66 papers")


def test_facets_and_words_combine_with_live_counts_and_back_undoes_each(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick)
        expect_sum(tab, 66)
        expect(count(tab, "Radio telescope")).to_have_text("13")
        box(tab, "Radio telescope").check()
        expect_sum(tab, 13)
        expect(count(tab, "Image stacking")).to_have_text("2")
        expect(count(tab, "Spectrograph")).to_have_text("49")
        box(tab, "Image stacking").check()
        expect_sum(tab, 2)
        tab.get_by_label("Words").fill("STAR 30")
        expect_sum(tab, 1)
        expect(tab.locator(".atlas-results a")).to_have_text("Star 30 <b>& more</b>")
        shared = tab.url
        assert shared.endswith("?in=instrument/radio-telescope,technique/stacking&words=STAR%2030")
        tab.go_back()
        expect_sum(tab, 2)
        expect(tab.get_by_label("Words")).to_have_value("")
        tab.go_back()
        expect_sum(tab, 13)
        expect(box(tab, "Image stacking")).not_to_be_checked()
        tab.goto(shared)
        expect_sum(tab, 1)
        tab.locator(".atlas-results a").click()
        tab.wait_for_url("**/papers/star-30.html")
        assert visit.faults == []


def test_any_of_a_facet_or_all_at_once_narrower_included(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "explore.html?in=technique/stacking,technique/transit")
        expect_sum(tab, 63)
        tab.locator(".atlas-mode:visible input").check()
        expect_sum(tab, 0)
        expect(tab.get_by_text("No paper has all of this")).to_be_visible()
        assert tab.url.endswith("&all=technique")
        tab.get_by_role("button", name="Without Transit method").click()
        expect_sum(tab, 11)
        tab.get_by_role("button", name="Clear all").click()
        box(tab, "Telescope").first.check()
        expect_sum(tab, 16)
        assert visit.faults == []


def test_no_paper_is_lost_to_the_length_of_the_list_and_sorting_reorders(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick)
        titles = tab.locator(".atlas-results a")
        expect(titles).to_have_count(50)
        tab.get_by_role("button", name="Show 16 more of 16").click()
        expect(titles).to_have_count(66)
        expect(titles.nth(50)).to_be_focused()
        assert len(set(titles.all_inner_texts())) == 66
        tab.get_by_label("Sort").select_option("newest")
        expect(titles.first).to_have_text("Hearing Pulsars with a Radio Dish on a Roof")
        expect(titles.nth(1)).to_have_text("Star 06 <b>& more</b>")
        tab.get_by_label("Sort").select_option("most connected")
        assert tab.url.endswith("?sort=connected")
        assert visit.faults == []


@pytest.mark.parametrize(
    ("form", "file", "entry"),
    [
        ("BibTeX", "papers.bib", "@misc{star-"),
        ("RIS", "papers.ris", "ID  - star-"),
        ("CSV", "papers.csv", "star-"),
    ],
)
def test_citations_of_what_is_shown_are_taken_away(browser, stick, form, file, entry, tmp_path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "explore.html?in=technique/stacking&words=star")
        expect_sum(tab, 10)
        tab.get_by_label("Format").select_option(form)
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == file
        download.value.save_as(tmp_path / file)
        text = (tmp_path / file).read_text(encoding="utf-8-sig")
        assert text.count(entry) == 10
        assert (
            sum("& more</b>" in line or r"\& more</b>" in line for line in text.split("\n")) == 10
        )
        if form == "CSV":
            rows = list(csv.DictReader(text.splitlines()))
            assert {row["Technique"] for row in rows} == {"Image stacking"}
        expect(tab.locator(".atlas-take output")).to_have_text("10 papers downloaded")
        assert visit.faults == []


def test_citations_are_copied(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "explore.html?words=dimlight:")
        expect_sum(tab, 1)
        tab.get_by_role("button", name="Copy").click()
        expect(tab.locator(".atlas-take output")).to_have_text("1 paper copied")
        tab.get_by_label("Words").fill("")
        tab.keyboard.press("Control+V")
        assert "@misc{dimlight" in tab.get_by_label("Words").input_value()


def test_the_keyboard_alone_chooses_and_opens_a_paper(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick)
        box(tab, "Radio telescope").focus()
        tab.keyboard.press("Space")
        expect_sum(tab, 13)
        expect(box(tab, "Radio telescope")).to_be_focused()
        outline = "getComputedStyle(document.activeElement.closest('label')).outlineStyle"
        assert tab.evaluate(outline) == "solid"
        tab.locator(".atlas-results a").first.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/papers/*.html")


@pytest.mark.parametrize("query", ["?in=none/such,%3Cb%3E&all=x&sort=none", "?in=", "?words=%20"])
def test_an_address_that_says_nothing_shows_all(browser, stick: Path, query: str):
    with Visit(browser, offline=True) as visit:
        expect_sum(open_page(visit, stick, f"explore.html{query}"), 66)
        assert visit.faults == []


def test_without_javascript_concepts_lead_to_their_pages(browser, stick: Path):
    with Visit(browser, offline=True, js=False) as visit:
        tab = open_page(visit, stick)
        assert tab.get_by_text("Choosing and searching need JavaScript").is_visible()
        assert not tab.locator(".atlas-tools").is_visible()
        assert tab.locator(".atlas-results a").count() == 50
        tab.locator(".atlas-facet a", has_text="Image stacking").click()
        expect(tab.locator("h1")).to_have_text("Image stacking")


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("technique/stacking.html", "Explore Image stacking together with other concepts or words"),
        ("papers/star-30.html", "Explore papers with such tags"),
    ],
)
def test_pages_lead_to_explore_with_their_concepts(browser, stick: Path, page: str, link: str):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, page)
        tab.get_by_role("link", name=link).click()
        expect(box(tab, "Image stacking")).to_be_checked()
        assert "explore.html?in=" in tab.url


def cell(tab: Tab, pair: str):
    return tab.locator(f'.atlas-cell:is([title="{pair}"], [aria-label$=": {pair}"])')


def test_a_cell_leads_to_as_many_papers_as_it_counts(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "matrix.html")
        expect(cell(tab, "Radio telescope × Image stacking")).to_have_text("2")
        cell(tab, "Radio telescope × Image stacking").click()
        expect_sum(tab, 2)
        tab.go_back()
        expect(cell(tab, "Telescope × Transit method")).to_have_text("11")
        assert visit.faults == []


def test_any_two_facets_are_crossed_in_any_order_and_back_undoes_it(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "matrix.html")
        tab.locator(".atlas-axes [name=rows]").select_option("Technique")
        expect(tab.locator("h1")).to_have_text("Technique × Instrument")
        expect(cell(tab, "Image stacking × Radio telescope")).to_have_text("2")
        tab.get_by_label("Order").select_option("fullest first")
        heads = tab.locator(".atlas-matrix thead th a")
        expect(heads).to_have_text(["Spectrograph", "Telescope", "Radio telescope"])
        shared = tab.url
        tab.go_back()
        expect(heads).to_have_text(["Telescope", "Radio telescope", "Spectrograph"])
        tab.go_back()
        expect(tab.locator("h1")).to_have_text("Instrument × Technique")
        tab.goto(shared)
        expect(heads.first).to_have_text("Spectrograph")
        tab.goto(shared.split("?")[0] + "?rows=none&order=constructor")
        expect(tab.locator("h1")).to_have_text("Instrument × Technique")
        assert visit.faults == []


def test_arrow_keys_walk_the_cells(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "matrix.html")
        cell(tab, "Telescope × Image stacking").focus()
        tab.keyboard.press("ArrowRight")
        expect(cell(tab, "Telescope × Transit method")).to_be_focused()
        tab.keyboard.press("ArrowDown")
        expect(cell(tab, "Radio telescope × Transit method")).to_be_focused()
        tab.keyboard.press("Enter")
        expect_sum(tab, 10)


def test_without_javascript_a_cell_leads_to_the_concepts_page(browser, stick: Path):
    with Visit(browser, offline=True, js=False) as visit:
        tab = open_page(visit, stick, "matrix.html")
        assert not tab.locator(".atlas-axes").is_visible()
        cell(tab, "Radio telescope × Image stacking").click()
        assert tab.url.endswith("instrument/radio-telescope.html#technique-stacking")


def at(tab: Tab, title: str):
    """The dot of a paper, and its middle on the screen."""
    dot = tab.locator(f".atlas-dots a[aria-label^='{title}'] use")
    found = dot.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_a_dot_shows_its_title_under_the_pointer_and_opens_on_a_click(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "map.html")
        tab.mouse.move(*at(tab, "DimLight"))
        expect(tab.locator(".atlas-here")).to_contain_text("DimLight: Stacked Exposures")
        tab.get_by_role("button", name="Closer").click()
        tab.get_by_role("button", name="All").click()
        tab.mouse.click(*at(tab, "DimLight"))
        tab.wait_for_url("**/papers/dimlight.html")
        assert visit.faults == []


def test_the_map_is_read_by_keyboard(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "map.html")
        tab.locator(".atlas-map").focus()
        tab.keyboard.press("ArrowRight")
        first = tab.locator(".atlas-here").inner_text()
        tab.keyboard.press("ArrowRight")
        expect(tab.locator(".atlas-here")).not_to_have_text(first)
        tab.keyboard.press("+")
        assert tab.locator(".atlas-map").get_attribute("viewBox") != "0 0 2000 1280"
        tab.keyboard.press("0")
        assert tab.locator(".atlas-map").get_attribute("viewBox") == "0 0 2000 1280"
        title = tab.locator(".atlas-here").evaluate("here => here.firstChild.textContent")
        tab.keyboard.press("Enter")
        expect(tab.locator("h1")).to_have_text(title)


def test_colours_follow_another_facet_and_say_what_they_mean(browser, stick: Path):
    with Visit(browser, offline=True) as visit:
        tab = open_page(visit, stick, "map.html")
        key = tab.locator(".atlas-key li:visible")
        expect(key).to_have_text(["Spectrograph 49", "Telescope 16", "none of these 1"])
        tab.locator(".atlas-axes [name=facet]").select_option("Technique")
        expect(key).to_have_text(["Transit method 52", "Image stacking 11", "none of these 3"])
        assert tab.locator(".atlas-dots .atlas-k1 use[href='#atlas-s1']").count() == 11
        tab.reload()
        expect(key.first).to_have_text("Transit method 52")
        assert visit.faults == []


def test_without_javascript_a_dot_leads_to_its_entry_in_the_list(browser, stick: Path):
    with Visit(browser, offline=True, js=False) as visit:
        tab = open_page(visit, stick, "map.html")
        dots = tab.locator(".atlas-dots a")
        assert dots.count() == 66
        entries = {
            f"#{each.get_attribute('id')}" for each in tab.locator(".atlas-shore li a").all()
        }
        assert {dot.get_attribute("href") for dot in dots.all()} == entries
        dots.first.click()
        assert tab.url.endswith("#p0")


def test_all_of_it_works_on_a_server_below_a_base_path(browser, hosted: str):
    with Visit(browser, offline=False) as visit:
        tab = visit.tab
        tab.goto(hosted + "matrix/")
        cell(tab, "Radio telescope × Image stacking").click()
        tab.wait_for_url("**/repo/explore/?in=instrument/radio-telescope,technique/stacking")
        expect_sum(tab, 2)
        with tab.expect_download():
            tab.get_by_role("button", name="Download").click()
        tab.locator(".atlas-results a").first.click()
        tab.wait_for_url("**/repo/papers/star-00/")
        tab.goto(hosted + "map/")
        tab.mouse.click(*at(tab, "DimLight"))
        tab.wait_for_url("**/repo/papers/dimlight/")
        assert visit.faults == []


@pytest.mark.parametrize("page", ["explore", "matrix", "map", "overview"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_a_page_loads(browser, stick: Path, page: str, width: int):
    with Visit(browser, offline=True, width=width) as visit:
        tab = open_page(visit, stick, f"{page}.html")
        tab.wait_for_timeout(300)
        shift = tab.evaluate(
            """() => new Promise((resolve) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                    for (const each of list.getEntries()) sum += each.value;
                }).observe({ type: "layout-shift", buffered: true });
                setTimeout(() => resolve(sum), 100);
            })"""
        )
        assert shift < 0.02


PAGES = [
    "explore.html?in=technique/stacking,technique/transit",
    "matrix.html",
    "map.html",
    "overview.html",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_accessible_and_nothing_scrolls_sideways(browser, stick, page, scheme: str, width: int):
    with Visit(browser, offline=True, width=width, scheme=scheme) as visit:
        tab = open_page(visit, stick, page)
        tab.wait_for_timeout(300)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        quiet = {"preload": False}  # axe would fetch the style sheets anew
        found = Axe().run(tab, options=quiet).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert visit.faults == []
