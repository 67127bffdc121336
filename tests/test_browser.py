"""What only a browser shows: colour schemes, narrow screens, reading without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import make_project, served

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import load_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The small corpus as a site for a folder and as one for a server under `/repo/`."""
    folder = make_project(tmp_path_factory.mktemp("browser"))
    project = load_project(folder / "mkdocs.yml")
    site = make_site(project, [str(folder / "corpus" / "papers.yaml")])
    write_pages(project, make_pages(project, site))
    publish(project, site_dir=folder / "stick", offline=True, strict=True)
    with pytest.MonkeyPatch.context() as patch:
        # Material itself would ask this host for the repository's stars.
        patch.setenv("REPO_URL", "https://github.com/example/atlas")
        publish(project, site_dir=folder / "web" / "repo", strict=True)
    return folder


@pytest.fixture(scope="module")
def hosted(built: Path) -> Iterator[str]:
    with served(built / "web") as address:
        yield address


class Visit:
    """A tab that notes what a page asks other hosts for, and what goes wrong."""

    def __init__(
        self, browser, *, offline: bool, width: int = 1280, scheme: str = "light", js=True
    ):
        self.context = browser.new_context(
            offline=offline,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=js,
        )
        self.tab = self.context.new_page()
        self.faults: list[str] = []
        self.tab.on("request", self._request)
        self.tab.on("pageerror", lambda error: self.faults.append(str(error)))
        self.tab.on("requestfailed", self._failed)

    def _failed(self, request) -> None:
        # What a page still loads when the reader goes on is given up, and nobody misses it.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(request.url)

    def _request(self, request) -> None:
        if request.url.startswith("http") and "://127.0.0.1:" not in request.url:
            self.faults.append(request.url)

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


def test_the_repository_is_linked_without_asking_its_host(browser, hosted: str):
    with Visit(browser, offline=False) as visit:
        visit.tab.goto(hosted)
        assert visit.tab.locator("a.md-source").first.get_attribute("href") == (
            "https://github.com/example/atlas"
        )
        assert visit.faults == []


@pytest.mark.parametrize("page", ["index", "papers/dimlight", "instrument/telescope", "matrix"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_narrow_screen_in_both_schemes(browser, built: Path, page: str, scheme: str):
    with Visit(browser, offline=True, width=360, scheme=scheme) as visit:
        visit.tab.goto((built / "stick" / f"{page}.html").as_uri())
        visit.tab.wait_for_timeout(200)
        assert visit.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        dark = visit.tab.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert dark is (scheme == "dark")
        assert visit.faults == []


def test_a_tag_leads_to_its_concept_and_on_to_another_paper(browser, built: Path):
    with Visit(browser, offline=True) as visit:
        visit.tab.goto((built / "stick" / "papers" / "dimlight.html").as_uri())
        visit.tab.locator("a.atlas-mark", has_text="telescope").first.click()
        visit.tab.wait_for_url("**/instrument/telescope.html")
        visit.tab.get_by_role(
            "link", name="Hearing Pulsars with a Radio Dish on a Roof"
        ).first.click()
        visit.tab.wait_for_url("**/papers/hearing-pulsars*.html?from=instrument/telescope")
        assert visit.faults == []


def test_pages_read_well_without_javascript(browser, built: Path):
    with Visit(browser, offline=True, js=False) as visit:
        visit.tab.goto((built / "stick" / "papers" / "dimlight.html").as_uri())
        assert visit.tab.locator("p.atlas-abstract").is_visible()
        visit.tab.locator(".atlas-chips a", has_text="Image stacking").click()
        assert visit.tab.locator("h1").inner_text() == "Image stacking"
