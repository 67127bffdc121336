"""The search as a reader meets it, in a real browser: from a folder, on a server, by keyboard."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_browser import Visit, built, hosted  # noqa: F401

from generator.search.words import compounds, fold, plain

pytestmark = pytest.mark.browser

ROOF = "Hearing Pulsars with a Radio Dish on a Roof"
GREEK = "Μικρό τηλεσκόπιο — ένα <i>μικρό</i> βήμα"
DIM = "DimLight: Stacked Exposures from a Garden Telescope"


def page_of(folder: Path, name: str = "index") -> str:
    return (folder / "stick" / f"{name}.html").as_uri()


def ask(tab, query: str) -> None:
    """Open the search if it is closed, and type as a reader does."""
    if not tab.locator("dialog.atlas-find").is_visible():
        tab.keyboard.press("/")
    field = tab.get_by_role("combobox")
    field.fill("")
    field.press_sequentially(query)


def first(tab):
    return tab.locator(".atlas-find [aria-label=Papers] [role=option]").first


def title(row):
    return row.locator(".atlas-find__title")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("dimlight", DIM, id="a name"),
        pytest.param("dim light", DIM, id="a name in two words"),
        pytest.param("fence sink pulsars", ROOF, id="a word that no paper has"),
        pytest.param("pulsrs raido", ROOF, id="typing errors"),
        pytest.param("pulsar dishes", ROOF, id="singular and plural"),
        pytest.param("Μικρο", GREEK, id="without its accent"),
        pytest.param("puls", ROOF, id="not typed to the end"),
    ],
)
def test_finds_from_a_folder_without_network(browser, built: Path, query: str, expected: str):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built))
        ask(visit.tab, query)
        expect(title(first(visit.tab))).to_have_text(expected)
        first(visit.tab).click()
        visit.tab.wait_for_url("**/papers/*.html*")
        assert visit.tab.locator("h1").inner_text() == expected
        assert visit.faults == []


def test_finds_on_a_server_under_a_base_path_and_on_every_level(browser, hosted: str):  # noqa: F811
    with Visit(browser, offline=False) as visit:
        for page in ("", "papers/", "instrument/telescope/"):
            visit.tab.goto(hosted + page, wait_until="networkidle")
            ask(visit.tab, "sink fence pulsars")
            expect(title(first(visit.tab))).to_have_text(ROOF)
            visit.tab.keyboard.press("Escape")
        ask(visit.tab, "pulsars")
        expect(title(first(visit.tab))).to_have_text(ROOF)
        visit.tab.keyboard.press("Enter")
        visit.tab.wait_for_url("**/repo/papers/hearing-pulsars*/")
        # The browser gives up on the icon of a page that is left.
        assert [each for each in visit.faults if "favicon" not in each] == []


def test_nothing_of_the_index_is_loaded_before_it_is_needed(browser, hosted: str):  # noqa: F811
    with Visit(browser, offline=False) as visit:
        asked: list[str] = []
        visit.tab.on("request", lambda request: asked.append(request.url))
        visit.tab.goto(hosted)
        visit.tab.wait_for_load_state("networkidle")
        assert not any("/assets/index/" in url for url in asked)
        visit.tab.get_by_role("button", name="Search").hover()
        expect(visit.tab.locator("head")).to_be_attached()
        visit.tab.wait_for_timeout(200)
        assert any(url.endswith("/assets/index/lexicon.js") for url in asked)


def test_words_are_shown_in_context_and_what_comes_from_papers_stays_text(
    browser,
    built: Path,  # noqa: F811
):
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built))
        ask(visit.tab, "comets")
        row = first(visit.tab)
        expect(title(row)).to_have_text(DIM)
        assert "comets" in row.locator(".atlas-find__text mark").first.inner_text().lower()
        assert row.locator(".atlas-find__tag").count()
        ask(visit.tab, "μικρό")
        expect(title(first(visit.tab))).to_have_text(GREEK)
        assert visit.tab.locator(".atlas-find i, .atlas-find script, .atlas-find img").count() == 0
        assert visit.faults == []


def test_a_concept_comes_first_when_its_label_is_typed(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built, "papers/dimlight"))
        ask(visit.tab, "image stacking")
        place = visit.tab.locator(".atlas-find [role=option]").first
        expect(place).to_contain_text("Technique")
        expect(place).to_contain_text("Image stacking")
        expect(place).to_contain_text("paper")
        visit.tab.keyboard.press("Enter")
        visit.tab.wait_for_url("**/technique/stacking.html")
        assert visit.faults == []


def test_what_was_read_otherwise_or_is_missing_is_said(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built))
        notes = visit.tab.locator(".atlas-find__notes")
        ask(visit.tab, "pulsrs")
        expect(notes).to_contain_text("“pulsrs” was read as pulsars")
        ask(visit.tab, "spyglass")
        expect(notes).to_have_text("Also searched: spyglass → Telescope")
        ask(visit.tab, "looking glass")
        expect(notes).to_have_text("Also searched: looking glass → Telescope")
        ask(visit.tab, "zzqqjx")
        expect(visit.tab.get_by_role("status")).to_have_text("Nothing found")
        expect(notes).to_contain_text("“zzqqjx” occurs nowhere")
        ask(visit.tab, "telrgvope pulsars")
        expect(notes).to_contain_text("the nearest is telescope")
        notes.get_by_role("button", name="telescope").click()
        expect(visit.tab.get_by_role("combobox")).to_have_value("telescope pulsars")
        expect(notes).not_to_contain_text("nowhere")


def test_by_keyboard_alone(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.goto(page_of(built))
        dialog, field = tab.locator("dialog.atlas-find"), tab.get_by_role("combobox")
        for key in ("/", "s", "f", "Control+k"):
            tab.keyboard.press(key)
            expect(field).to_be_focused()
            expect(field).to_have_value("")
            tab.keyboard.press("Escape")
            expect(dialog).not_to_be_visible()
        tab.keyboard.press("/")
        tab.keyboard.type("telescope")
        options = dialog.get_by_role("option")
        expect(options.nth(1)).to_be_visible()
        expect(options.first).to_have_attribute("aria-selected", "true")
        tab.keyboard.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute(
            "aria-activedescendant", options.nth(1).get_attribute("id") or ""
        )
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")
        expect(tab.get_by_role("status")).to_contain_text("paper")
        with visit.context.expect_page() as opened:
            tab.keyboard.press("Control+Enter")
        assert opened.value.url == options.last.get_attribute("href")
        expect(dialog).to_be_visible()
        chosen = options.last.get_attribute("href")
        tab.keyboard.press("Enter")
        tab.wait_for_url(str(chosen))


def test_back_leads_to_the_results_and_the_address_can_be_shared(browser, hosted: str):  # noqa: F811
    with Visit(browser, offline=False) as visit:
        tab = visit.tab
        tab.goto(hosted + "about/")
        ask(tab, "pulsars")
        expect(title(first(tab))).to_have_text(ROOF)
        assert tab.url == hosted + "about/?q=pulsars"
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/papers/hearing-pulsars*/")
        tab.go_back()
        expect(tab.get_by_role("combobox")).to_have_value("pulsars")
        expect(title(first(tab))).to_have_text(ROOF)
        tab.keyboard.press("Escape")
        assert tab.url == hosted + "about/"
        tab.goto(hosted + "?q=comets")
        expect(title(first(tab))).to_have_text(DIM)


def test_the_search_for_other_scripts_gives_numbers_in_a_to_z_order(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built, "papers/index"))
        titles = visit.tab.locator(".atlas-papers > ul > li a:first-child").all_inner_texts()
        visit.tab.goto(page_of(built, "explore"))
        found = visit.tab.evaluate("atlas.search.find('pulsars', { limit: 2 })")
        assert titles[found["hits"][0]["paper"]] == ROOF
        assert found["hits"][0]["score"] > 0
        assert len(found["hits"]) <= 2
        nothing = visit.tab.evaluate("atlas.search.find('  ')")
        assert nothing["hits"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_open_dialog_is_accessible_and_fits(browser, built: Path, scheme: str, width: int):  # noqa: F811
    with Visit(browser, offline=True, width=width, scheme=scheme) as visit:
        visit.tab.goto(page_of(built))
        visit.tab.get_by_role("button", name="Search").click()
        visit.tab.keyboard.type("telescope pulsrs")
        expect(first(visit.tab)).to_be_visible()
        assert visit.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = visit.tab.locator("dialog.atlas-find").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert (box["width"] == width) is (width == 360)
        results = Axe().run(visit.tab, context="dialog.atlas-find", options={"preload": False})
        assert results.violations_count == 0, results.generate_report()
        assert visit.faults == []


def test_a_page_loads_nothing_of_the_index_before_somebody_searches(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True) as visit:
        asked: list[str] = []
        visit.tab.on("request", lambda request: asked.append(request.url))
        visit.tab.goto(page_of(built))
        visit.tab.wait_for_load_state("networkidle")
        assert not [url for url in asked if "/index/" in url or url.endswith("engine.js")]
        visit.tab.keyboard.press("/")
        visit.tab.keyboard.type("pulsars")
        expect(title(first(visit.tab))).to_have_text(ROOF)
        assert [url for url in asked if "/index/" in url]


def test_without_scripts_no_box_is_shown(browser, built: Path):  # noqa: F811
    with Visit(browser, offline=True, js=False) as visit:
        visit.tab.goto(page_of(built))
        assert not visit.tab.locator(".atlas-search__open").is_visible()


def _is_assigned(character: str) -> bool:
    return unicodedata.category(character) not in {"Cs", "Cn", "Co"}


def test_python_and_the_browser_cut_words_alike(browser, built: Path):  # noqa: F811
    texts = [
        "18F-FDG PET/CT, COVID‑19 & GPT-4o at 0.94 of 1,272; MIMIC-CXR-JPG",
        "μ-Bench İstanbul STRASSE straße Ærø łódź ﬁne ½ x² Ⅷ 多模态 データ한국어 e\u0301te\u0301",
        "don't patient's l'hôpital e.g. U.S. C++ a_b __x__ soft\u00adhyphen zero\u200bwidth ſ ǆ ŉ",
        "العربية हिन्दी ไทย Ελληνικά ὀδυσσεύς Σίσυφος ١٢٣ 12,34,567 1.2.3 😀 a😀b",
    ]
    # Some of every script: each 37th character that there is, ten in a row.
    known = [chr(code) for code in range(0x20, 0x30000, 37) if _is_assigned(chr(code))]
    texts += ["".join(known[at : at + 10]) for at in range(0, len(known), 10)]
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(page_of(built, "explore"))
        script = (
            "texts => texts.map((t) => [atlas.search.fold(t), atlas.search.compounds(t).flat()])"
        )
        for text, (folded, cut) in zip(texts, visit.tab.evaluate(script, texts), strict=True):
            assert folded == fold(text), text
            assert cut == plain(" ".join(compounds(text))), text
