"""The real input, where it is at hand: ninety papers, and no character of them lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import LISTING, ROOT
from selectolax.lexbor import LexborHTMLParser

from generator.build import publish, write_pages
from generator.pipeline import analyse, make_pages, make_site
from generator.project import Project, load_project
from generator.site.views import Site

pytestmark = pytest.mark.skipif(not LISTING.exists(), reason="the listing is not here")

REMNANTS = {"\\%": "%", "\\&": "&", "{\\mu}": "μ", "~\\%": "\u00a0%", "``": "“", "''": "”"}


def as_meant(text: str) -> str:
    """Read the remnants of LaTeX that stand in the listing, by a plain table."""
    for remnant in sorted(REMNANTS, key=len, reverse=True):
        text = text.replace(remnant, REMNANTS[remnant])
    return text


def blocks() -> list[str]:
    return [block for block in LISTING.read_text(encoding="utf-8").split("\n\n") if block.strip()]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Project, Site, Path]:
    """The listing, built strictly with the repository's own vocabulary, theme and templates."""
    project = load_project(ROOT / "mkdocs.yml")
    folder = tmp_path_factory.mktemp("listing")
    for name in ("templates", "corpus"):
        (folder / name).symlink_to(ROOT / name)
    assets = folder / "site_src" / "assets"
    assets.mkdir(parents=True)
    for name in ("atlas.css", "favicon.svg", "search"):
        (assets / name).symlink_to(ROOT / "site_src" / "assets" / name)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    project = load_project(folder / "mkdocs.yml")
    site = make_site(project, [str(LISTING)])
    write_pages(project, make_pages(project, site))
    return project, site, publish(project, strict=True).site_dir


def test_ninety_papers_and_five_lines_of_furniture(built):
    _, site, folder = built
    assert len(site.papers) == 90
    assert site.corpus.rejects == ()
    assert [skipped.origin.line for skipped in site.corpus.skipped] == [1, 3, 5, 7, 9]
    assert len(list((folder / "papers").glob("*/index.html"))) == 90


def test_no_character_of_a_title_or_an_abstract_is_lost(built):
    _, site, folder = built
    shown = {}
    for page in site.papers:
        html = (folder / "papers" / page.paper.id / "index.html").read_text(encoding="utf-8")
        tree = LexborHTMLParser(html)
        shown[tree.css_first("h1").text()] = tree.css_first("p.atlas-abstract").text()
    pairs = blocks()[5:]
    assert len(pairs) == 180
    for title, abstract in zip(pairs[::2], pairs[1::2], strict=True):
        assert shown[as_meant(title)] == as_meant(abstract).strip()


def test_every_evidence_and_mention_is_what_it_claims(built):
    project, _, _ = built
    tables = analyse(project, [str(LISTING)])
    for paper in tables.corpus.papers:
        for tag in tables.tags[paper.id]:
            assert tag.evidence
            for each in tag.evidence:
                assert paper.text(each.field)[each.start : each.end] == each.text
        for mention in tables.links[paper.id].mentions:
            assert paper.text(mention.field)[mention.start : mention.end] == mention.text
            assert mention.to != paper.id


def test_every_facet_concept_and_cell_is_published(built):
    _, site, folder = built
    for facet in site.facets:
        assert (folder / facet.facet.id / "index.html").is_file()
    for concept in site.concepts:
        assert (folder / concept.facet.id / concept.concept.id / "index.html").is_file()
    assert site.matrix is not None
    counted = sum(cell.count for _, cells in site.matrix.body for cell in cells)
    html = (folder / "matrix" / "index.html").read_text(encoding="utf-8")
    shown = re.findall(r'class="atlas-cell[^>]*>(\d+)<', html)
    assert sum(map(int, shown)) == counted > 0


def test_a_vocabulary_as_the_core_has_it(built):
    """No concept of the fixed core is renamed or dropped."""
    import yaml

    core = yaml.safe_load((LISTING.parent / "concepts.yaml").read_text(encoding="utf-8"))
    _, site, _ = built
    for facet, concepts in core.items():
        for id, fixed in concepts.items():
            ours = site.vocabulary.concept(facet, id)
            assert (ours.label, ours.broader, ours.scope) == (
                fixed["label"],
                fixed.get("broader"),
                fixed["scope"],
            )


@pytest.mark.parametrize(("facet", "floor"), [("modality", 0.94), ("method", 0.90)])
def test_tags_agree_with_two_readers(built, facet: str, floor: float):
    """A floor against mishaps; `atlas evaluate` reports the figure itself."""
    from generator.evaluation import evaluate, load_labels

    _, site, _ = built
    labels = load_labels(ROOT / "tests" / "labels" / "listing.json", site.vocabulary)
    found = evaluate(labels, site.corpus, site.vocabulary)
    assert found.unknown == ()
    assert {f.facet: f.total.f1 for f in found.facets}[facet] >= floor
