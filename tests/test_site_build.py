"""The whole way, from the small corpus to a built site."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
from conftest import ROOT
from selectolax.lexbor import LexborHTMLParser

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site, read
from generator.project import Project, load_project


def digests(folder: Path, skip: tuple[str, ...] = ()) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip
    }


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def site(project: Project) -> Path:
    """The small corpus, built strictly."""
    write_pages(project, make_pages(project, make_site(project, [])))
    return publish(project, strict=True).site_dir


def test_every_page_is_there(site: Path, project: Project):
    papers = read(project.sources).papers
    expected = {"index.html", "papers/index.html", "matrix/index.html", "quality/index.html"}
    expected |= {"explore/index.html", "map/index.html", "overview/index.html"}
    expected |= {"about/index.html", "instrument/index.html", "technique/index.html"}
    expected |= {"resources/index.html", "resources/skycat/index.html"}
    expected |= {f"papers/{paper.id}/index.html" for paper in papers}
    expected |= {
        f"{concept}/index.html"
        for concept in (
            "instrument/telescope",
            "instrument/radio-telescope",
            "instrument/spectrograph",
            "technique/stacking",
            "technique/transit",
        )
    }
    pages = {str(path.relative_to(site)) for path in site.rglob("*.html")} - {"404.html"}
    assert pages == expected


def test_a_page_shows_its_title_and_every_character_of_its_text(site: Path, project: Project):
    for paper in read(project.sources).papers:
        page = parse(site / "papers" / paper.id / "index.html")
        assert words(page.css_first("h1").text()) == words(paper.title)
        shown = [p.text() for p in page.css("p.atlas-abstract")]
        assert "\n\n".join(map(words, shown)) == words(paper.abstract)
        assert page.css_first("title").text() == f"{paper.title} - Abstract Atlas"


def test_text_never_becomes_markup(site: Path):
    paper = next((site / "papers").glob("transit-photometry-beats-guessing-p*"))
    page = parse(paper / "index.html")
    assert page.css(".md-content script, .md-content b, .md-content i, .md-content em") == []
    links = {a.attributes["href"] for a in page.css("p.atlas-abstract a")}
    assert not any(link == "y" for link in links)


def test_a_summary_is_called_summary(site: Path):
    paper = next((site / "papers").glob("transit-photometry-beats-guessing-p*"))
    headings = [words(h.text()) for h in parse(paper / "index.html").css("h2")]
    assert headings[0] == "Summary"
    other = parse(site / "papers" / "dimlight" / "index.html")
    assert words(other.css_first("h2").text()) == "Abstract"


def test_each_mark_leads_to_its_concept_and_each_quote_to_its_mark(site: Path):
    page = parse(site / "papers" / "dimlight" / "index.html")
    marks = {mark.attributes["id"]: mark for mark in page.css("a.atlas-mark")}
    shown = {(words(m.text()), m.attributes["href"]) for m in marks.values()}
    assert ("telescope", "../../instrument/telescope/") in shown
    assert ("image stacking", "../../technique/stacking/") in shown
    quotes = [a for a in page.css("#evidence ~ ul a") if a.attributes["href"].startswith("#e")]
    assert quotes
    for quote in quotes:
        mark = marks[quote.attributes["href"].removeprefix("#")]
        assert words(mark.text()).casefold() == quote.text().strip("“”").casefold()


def test_mentions_and_backlinks(site: Path, project: Project):
    page = parse(site / "papers" / "dimlight" / "index.html")
    backlinks = [a.text() for a in page.css("#mentions ~ ul a")]
    assert "Hearing Pulsars with a Radio Dish on a Roof" in backlinks
    other = next((site / "papers").glob("hearing-pulsars*"))
    mention = parse(other / "index.html").css_first("a.atlas-mention")
    assert (mention.text(), mention.attributes["href"]) == ("DimLight", "../dimlight/")


def test_an_address_is_a_link_without_its_full_stop(site: Path):
    page = parse(site / "papers" / "dimlight" / "index.html")
    links = {a.attributes["href"] for a in page.css(".md-content a")}
    assert "https://example.org/dimlight" in links


def test_the_matrix_counts_and_leads_to_the_papers(site: Path):
    page = parse(site / "matrix" / "index.html")
    cells = {
        a.attributes["title"]: (a.text(), a.attributes["href"]) for a in page.css("a.atlas-cell")
    }
    count, href = cells["Telescope × Transit method"]
    address, _, anchor = href.partition("#")
    target = parse((site / "matrix" / address / "index.html").resolve())
    heading = target.css_first(f'[id="{anchor}"]')
    assert heading is not None
    item = heading.parent
    while item.tag != "li":
        item = item.parent
    assert len(item.css_first("ul").css("a")) == int(count) == 1


def test_a_facet_lists_the_concepts_without_papers_too(site: Path):
    text = words(parse(site / "instrument" / "index.html").css_first(".atlas-tree").text())
    assert "Seismometer 0" in text
    assert "Radio telescope 1" in text


def test_every_link_inside_the_site_has_a_target(site: Path):
    ids = {path: {node.id for node in parse(path).css("[id]")} for path in site.rglob("*.html")}
    dead = []
    for path in ids:
        for node in parse(path).css("a[href], link[href], script[src], img[src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            if path.name == "404.html" or urllib.parse.urlsplit(address).scheme or not address:
                continue
            _, _, where, _, anchor = urllib.parse.urlsplit(address)
            target = (path.parent / urllib.parse.unquote(where)).resolve() if where else path
            target = target / "index.html" if target.is_dir() else target
            own = not anchor or anchor.startswith("__") or anchor in ids.get(target, ())
            if not (target.is_file() and own):
                dead.append((str(path.relative_to(site)), address))
    assert dead == []


def test_no_page_asks_another_host_for_anything(site: Path):
    for path in site.rglob("*.html"):
        for node in parse(path).css("[src], link[href]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not address.startswith(("http", "//")), (path, address)


def test_the_same_input_gives_the_same_bytes(site: Path, project: Project):
    first = digests(site)
    write_pages(project, [])
    write_pages(project, make_pages(project, make_site(project, [])))
    again = publish(project, strict=True).site_dir
    assert digests(again) == first


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_other_builders_make_the_same_site_from_the_generated_pages(
    site: Path, folder: Path, tool: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    other = folder / "other"
    command = [sys.executable, "-m", tool, "build", "-f", "mkdocs.yml", "--strict", "-d", other]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert digests(site).keys() == digests(other).keys()
    for path in site.rglob("*.html"):
        ours = path.read_text(encoding="utf-8").splitlines()
        theirs = (other / path.relative_to(site)).read_text(encoding="utf-8").splitlines()
        differing = [
            (a, b)
            for a, b in zip(ours, theirs, strict=True)
            if a != b and 'name="generator"' not in a
        ]
        assert differing == []


def test_a_site_under_a_base_path_links_within_it(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SITE_URL", "https://example.org/repo/")
    write_pages(project, make_pages(project, make_site(project, [])))
    site = publish(project, strict=True).site_dir
    page = parse(site / "papers" / "dimlight" / "index.html")
    canonical = page.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "https://example.org/repo/papers/dimlight/"
    absolute = [a.attributes["href"] for a in page.css("a[href^='/']")]
    assert absolute == []
    missing = parse(site / "404.html").css_first("link[rel=stylesheet]").attributes["href"]
    assert missing.startswith("/repo/")
    assert "<loc>https://example.org/repo/papers/dimlight/</loc>" in (
        site / "sitemap.xml"
    ).read_text(encoding="utf-8")


def test_a_curator_overrules_and_the_page_says_so(project: Project, folder: Path):
    source = folder / "curated.yaml"
    source.write_text(
        "- id: curated\n"
        "  title: A Telescope that was only Planned\n"
        "  abstract: We use image stacking and the transit method.\n"
        "  tags:\n"
        "    add: [seismometer]\n"
        "    remove: [telescope, technique/stacking, sundial]\n"
        "    reason: the telescope was never built\n",
        encoding="utf-8",
    )
    site = make_site(project, [str(source)])
    write_pages(project, make_pages(project, site))
    page = parse(publish(project, strict=True).site_dir / "papers" / "curated" / "index.html")
    chips = {a.text() for a in page.css("a.atlas-chip")}
    assert chips == {"Seismometer", "Transit method"}
    why = [words(li.text()) for li in page.css("#evidence ~ ul li")]
    assert "Seismometer — set by the curator: the telescope was never built" in why
    assert "Telescope — taken away by the curator: the telescope was never built" in why
    assert "Image stacking — taken away by the curator: the telescope was never built" in why
    (notice,) = site.corpus.notices
    assert notice.origin.line == 1
    assert "sundial" in notice.message


def test_a_wrong_tag_can_be_told_where_there_is_a_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REPO_URL", "https://github.com/example/atlas")
    project = load_project(folder / "mkdocs.yml")
    write_pages(project, make_pages(project, make_site(project, [])))
    site = publish(project, strict=True).site_dir
    page = parse(site / "papers" / "dimlight" / "index.html")
    form = urllib.parse.urlsplit(page.css_first("a.atlas-wrong").attributes["href"])
    fields = urllib.parse.parse_qs(form.query)
    assert form.path == "/example/atlas/issues/new"
    assert fields["paper"] == ["dimlight"]
    assert fields["concept"] == ["instrument/telescope"]
    assert "“Telescope”" in fields["rule"][0]
    known = (ROOT / ".github" / "ISSUE_TEMPLATE" / fields["template"][0]).read_text("utf-8")
    assert all(f"id: {name}" in known for name in ("paper", "concept", "rule"))
