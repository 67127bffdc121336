"""Pages of resources, and the names on a paper's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import Project

HOSTILE = """\
- id: introducer
  title: "SkyCat: <b>Faint</b> Stars"
  abstract: We introduce SkyCat, a catalogue of faint stars.
- id: charts
  title: Charts
  abstract: "The SkyCat *release* has <i>many</i> stars & {{ dust }}. SkyCat is read twice."
- id: lists
  title: Lists
  abstract: Nothing is named in these words.
  resources: ["SkyCat (north)", "Other | chart"]
- id: titled
  title: SkyCat in a Title
  abstract: Nothing is named in these words either.
"""


@pytest.fixture
def site(project: Project, folder: Path) -> Path:
    (folder / "mine.yaml").write_text(HOSTILE, encoding="utf-8")
    write_pages(project, make_pages(project, make_site(project, ["mine.yaml"])))
    return publish(project, strict=True).site_dir


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_resource_shows_papers_with_their_words(site: Path):
    page = parse(site / "resources" / "skycat" / "index.html")
    assert page.css_first("#papers").text().startswith("Named in 3 papers")
    assert [words(p.text()) for p in page.css("p.atlas-sentence")] == [
        "The SkyCat *release* has <i>many</i> stars & {{ dust }}.",
        "SkyCat is read twice.",
    ]
    assert {mark.text() for mark in page.css("mark")} == {"SkyCat"}
    assert [words(p.text()) for p in page.css("p.atlas-why")] == [
        "the record lists it: “SkyCat (north)”",
        "named in the title",
    ]
    assert "Introduced in this collection by SkyCat: <b>Faint</b> Stars" in words(page.body.text())


def test_the_index_counts_by_kind(site: Path):
    page = parse(site / "resources" / "index.html")
    assert words(page.css_first("h2#data-set").text()).startswith("Data sets 1")
    tree = words(page.css_first(".atlas-tree").text())
    assert tree == "SkyCat 3 papers A catalogue of faint stars."


def test_a_paper_leads_to_the_resources_that_it_names(site: Path):
    for name in ("charts", "lists", "titled", "introducer"):
        links = parse(site / "papers" / name / "index.html").css(".md-content li a")
        names = {words(a.text()) for a in links if "resources/skycat" in a.attributes["href"]}
        assert names == {"SkyCat (north)" if name == "lists" else "SkyCat"}


def test_a_collection_without_resources_says_so(project: Project, folder: Path):
    (folder / "mine.yaml").write_text("- {title: A, abstract: We saw a star.}\n", "utf-8")
    pages = {
        page.path: page.text for page in make_pages(project, make_site(project, ["mine.yaml"]))
    }
    assert "No resource of the vocabulary is named by two papers." in pages["resources/index.md"]
