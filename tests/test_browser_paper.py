"""What only a browser shows of a paper's page: copying, marks off and on, paper, and its weight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import publish_both, served
from playwright.sync_api import expect
from test_browser import Visit

pytestmark = pytest.mark.browser

NASTY = "A <b>Kite</b> & {its} </code></pre><script>window.alive = 1</script> “tail”"
KITES = f"""
- id: kites
  title: "{NASTY}"
  authors: [Ada Rook, "Lind, Bo"]
  year: 2024
  venue: Sail
  doi: 10.1/x
  url: https://kites.example/a
  abstract: >-
    A telescope sees kites, and image stacking makes them sharp. Code is at
    https://kites.example/code for all.
"""
PLAIN = f"Ada Rook; Lind, Bo (2024). {NASTY}. Sail. https://doi.org/10.1/x\n"
LABELS = ("Plain text", "BibTeX", "RIS")
MOST_BYTES = 120_000
"""Raw, as a server without compression sends them."""
MATERIAL = ("/assets/stylesheets/", "/assets/javascripts/", "/assets/images/")
WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
REFUSED = (
    "Object.defineProperty(navigator, 'clipboard',"
    " { value: { writeText: () => Promise.reject(new Error('no')) } });"
)
SEE_COPIES = """
document.addEventListener("copy", () => {
  const at = document.activeElement;
  window.copied = at.value === undefined ? String(getSelection()) : at.value;
});
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The small corpus with one hostile record, for a folder and for a server under `/repo/`."""
    return publish_both(tmp_path_factory.mktemp("paper"), KITES)


@pytest.fixture(scope="module")
def places(built: Path) -> Iterator[dict[str, str]]:
    """Addresses of a page of each site, with `%s` for the page."""
    with served(built / "web") as address:
        yield {"folder": (built / "stick").as_uri() + "/%s.html", "server": address + "%s/"}


def texts(tab) -> dict[str, str]:
    """Return what each copy button stands for."""
    return {
        label: tab.locator(".atlas-citation", has_text=label).locator("code").first.text_content()
        for label in LABELS
    }


@pytest.mark.parametrize("clipboard", [NO_CLIPBOARD, REFUSED], ids=["missing", "refused"])
def test_each_citation_is_copied_from_a_folder_and_said(browser, places, clipboard: str):
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.add_init_script(clipboard + SEE_COPIES)
        tab.goto(places["folder"] % "papers/kites")
        shown = texts(tab)
        assert shown["Plain text"] + "\n" == PLAIN
        for label in LABELS:
            button = tab.get_by_role("button", name=f"Copy {label}")
            button.focus()
            tab.keyboard.press("Enter")
            expect(tab.locator("[role=status].atlas-said")).to_have_text(f"{label} copied")
            expect(button).to_have_text("Copied")
            assert tab.evaluate("window.copied") == shown[label] + "\n"
            assert button.evaluate("button => button === document.activeElement")
        assert tab.evaluate("window.alive") is None
        assert visit.faults == []


def test_a_server_copies_to_the_clipboard(browser, places):
    with Visit(browser, offline=False) as visit:
        tab = visit.tab
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(places["server"] % "papers/kites")
        tab.get_by_role("button", name="Copy Plain text").click()
        expect(tab.locator(".atlas-said")).to_have_text("Plain text copied")
        assert tab.evaluate("navigator.clipboard.readText()") == PLAIN


def test_what_cannot_be_copied_is_opened_and_selected(browser, places):
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.add_init_script(NO_CLIPBOARD + "document.execCommand = () => false;")
        tab.goto(places["folder"] % "papers/kites")
        tab.get_by_role("button", name="Copy RIS").click()
        expect(tab.locator(".atlas-said")).to_contain_text("is selected")
        assert tab.evaluate("String(getSelection()).trim()").startswith("TY  - JOUR\n")
        expect(tab.locator(".atlas-citation", has_text="RIS").locator("pre")).to_be_visible()


def test_citations_are_read_without_javascript(browser, places):
    with Visit(browser, offline=True, js=False) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % "papers/kites")
        assert tab.locator(".atlas-citation pre").first.is_visible()
        tab.locator("summary", has_text="BibTeX").click()
        assert tab.locator(".atlas-citation pre").nth(1).is_visible()
        assert tab.locator(".atlas-copy:visible, .atlas-switch:visible").count() == 0


def line_of(mark) -> str:
    return mark.evaluate("mark => getComputedStyle(mark).textDecorationColor")


CLEAR = "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_switched_off_for_good_and_on_again(browser, places, scheme: str):
    with Visit(browser, offline=True, scheme=scheme) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % "papers/kites")
        switch = tab.get_by_role("button", name="Marks")
        mark = tab.locator(".atlas-abstract a.atlas-mark").first
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert line_of(mark) != CLEAR
        switch.press("Space")
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert line_of(mark) == CLEAR
        tab.goto(places["folder"] % "papers/dimlight")
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert line_of(mark) == CLEAR
        tab.locator("#evidence ~ ul a[href^='#e']").first.click()
        target = tab.locator(".atlas-mark:target")
        assert line_of(target) != CLEAR
        switch.click()
        assert line_of(mark) != CLEAR
        tab.reload()
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert visit.faults == []


def test_marks_switch_where_nothing_can_be_kept(browser, places):
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.add_init_script(
            "for (const name of ['getItem', 'setItem'])"
            " Storage.prototype[name] = () => { throw new Error('refused'); };"
        )
        tab.goto(places["folder"] % "papers/kites")
        tab.get_by_role("button", name="Marks").click()
        assert line_of(tab.locator(".atlas-abstract a.atlas-mark").first) == CLEAR
        assert [fault for fault in visit.faults if "assets/marks" in fault] == []


def test_facets_differ_in_more_than_colour(browser, places):
    with Visit(browser, offline=True) as visit:
        visit.tab.goto(places["folder"] % "papers/kites")
        kinds = visit.tab.evaluate(
            """() => [0, 1, 2, 3, 4, 5].map((number) => {
              const mark = document.createElement("span");
              mark.className = `atlas-mark atlas-f${number}`;
              document.querySelector(".atlas-abstract").append(mark);
              const style = getComputedStyle(mark);
              return style.textDecorationStyle + style.textDecorationThickness;
            })"""
        )
        assert len(set(kinds)) == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["papers/kites", "instrument/telescope"])
def test_paper_shows_words_in_black_on_white(browser, places, page: str, scheme: str):
    with Visit(browser, offline=True, scheme=scheme) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % page)
        tab.emulate_media(media="print", color_scheme=scheme)
        hidden = ".md-header, .md-footer, .md-sidebar, .md-tabs, .atlas-turn, button, summary"
        assert tab.locator(hidden).locator("visible=true").count() == 0
        colours = tab.evaluate(
            """() => [...document.querySelectorAll("article *, article")]
              .filter((element) => element.checkVisibility())
              .flatMap((element) => {
                const style = getComputedStyle(element);
                return [`on ${style.backgroundColor}`, style.color];
              })"""
        )
        white = {"on rgba(0, 0, 0, 0)", "on rgb(255, 255, 255)"}
        assert set(colours) - white == {"rgb(0, 0, 0)"}
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        heading = tab.locator("article h2").first
        assert heading.evaluate("heading => getComputedStyle(heading).breakAfter") == "avoid"


def test_tags_are_words_on_paper(browser, places):
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % "papers/kites")
        tab.emulate_media(media="print")
        styles = tab.locator(".atlas-chip").evaluate_all(
            """chips => chips.map((chip) => {
              const style = getComputedStyle(chip);
              return [style.borderTopWidth, style.paddingLeft, style.display].join(" ");
            })"""
        )
        assert set(styles) == {"0px 0px inline"}
        marks = tab.locator(".atlas-abstract a.atlas-mark").evaluate_all(
            "marks => marks.map((mark) => getComputedStyle(mark).textDecorationLine)"
        )
        assert set(marks) == {"none"}


def test_paper_gives_only_outside_addresses_and_each_once(browser, places):
    after = "link => getComputedStyle(link, '::after').content"
    with Visit(browser, offline=True) as visit:
        tab = visit.tab
        tab.goto(places["folder"] % "papers/kites")
        tab.emulate_media(media="print")
        written = tab.locator(".atlas-abstract a[href='https://kites.example/code']")
        assert written.evaluate(after) == "none"
        mark = tab.locator(".atlas-abstract a.atlas-mark").first
        assert mark.evaluate(after) == "none"
        tab.evaluate(
            "document.querySelector('.atlas-abstract')"
            ".insertAdjacentHTML('beforeend', '<a href=\"https://a.example/\">there</a>')"
        )
        outside = tab.locator("a[href='https://a.example/']")
        assert "https://a.example/" in outside.evaluate(after) or "attr" in outside.evaluate(after)


def test_the_first_view_is_light(browser, places):
    with Visit(browser, offline=False) as visit:
        came = []
        visit.tab.on("response", lambda got: came.append(got))
        visit.tab.goto(places["server"] % "papers/kites")
        visit.tab.wait_for_load_state("networkidle")
        own = {
            got.url: len(got.body())
            for got in came
            if not any(part in got.url for part in MATERIAL)
        }
        assert any(url.endswith("/papers/kites/") for url in own)
        assert sum(own.values()) < MOST_BYTES, own
        assert visit.faults == []


@pytest.mark.parametrize("marks", ["on", "off"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_the_page_comes(browser, places, width: int, marks: str):
    with Visit(browser, offline=False, width=width) as visit:
        visit.tab.add_init_script(f"localStorage.setItem('atlas.marks', '{marks}');{WATCH_SHIFTS}")
        visit.tab.goto(places["server"] % "papers/kites")
        visit.tab.wait_for_load_state("networkidle")
        visit.tab.wait_for_timeout(300)
        assert visit.tab.evaluate("window.shifts") < 0.01
