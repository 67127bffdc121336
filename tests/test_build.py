"""Writing and publishing: what is by hand stays, and so does the last good site."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.build import MANIFEST, publish, write_pages
from generator.model import PublishError
from generator.project import Project
from generator.render import Page

HOME = Page(path="index.md", text="# Home\n")
PAPER = Page(path="papers/one.md", text="# One\n")


def test_a_hand_written_page_is_kept_and_named(project: Project):
    by_hand = project.docs_dir / "index.md"
    by_hand.write_text("# By hand\n", encoding="utf-8")
    assert write_pages(project, [HOME, PAPER]).kept == ("index.md",)
    assert by_hand.read_text(encoding="utf-8") == "# By hand\n"
    write_pages(project, [PAPER])
    assert by_hand.exists()


def test_what_is_generated_no_more_goes_and_its_folder_with_it(project: Project):
    write_pages(project, [HOME, PAPER])
    assert write_pages(project, [HOME]).removed == 1
    assert not (project.docs_dir / "papers").exists()


def test_a_hand_written_page_in_a_generated_folder_stays(project: Project):
    write_pages(project, [HOME, PAPER])
    note = project.docs_dir / "papers" / "note.md"
    note.write_text("# Note\n", encoding="utf-8")
    write_pages(project, [HOME])
    assert note.exists()


def test_an_unchanged_page_is_not_written_again(project: Project):
    write_pages(project, [HOME, PAPER])
    path = project.docs_dir / PAPER.path
    before = path.stat().st_mtime_ns
    assert write_pages(project, [HOME, PAPER]).changed == 0
    assert path.stat().st_mtime_ns == before


def test_a_manifest_cannot_reach_out_of_its_folder(project: Project, folder: Path):
    outside = folder / "precious.txt"
    outside.write_text("keep", encoding="utf-8")
    (project.docs_dir / MANIFEST).write_text('["../precious.txt"]', encoding="utf-8")
    write_pages(project, [HOME])
    assert outside.exists()


def test_a_foreign_folder_is_not_replaced(project: Project, folder: Path):
    (folder / "documents").mkdir()
    (folder / "documents" / "thesis.txt").write_text("years of work", encoding="utf-8")
    write_pages(project, [HOME])
    with pytest.raises(PublishError, match="holds files that are no site"):
        publish(project, site_dir=folder / "documents")
    assert (folder / "documents" / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("page", "message"),
    [
        pytest.param("[gone](gone.md)\n", "gone.md", id="a dead link"),
        pytest.param("[gone](index.md#gone)\n", "#gone", id="a dead anchor"),
    ],
)
def test_a_build_that_fails_leaves_the_last_site(project: Project, page: str, message: str):
    nav = [Page(path=path, text="# Page\n") for path in project.nav if path != "index.md"]
    write_pages(project, [HOME, *nav])
    site = publish(project, strict=True).site_dir
    before = (site / "index.html").read_bytes()
    write_pages(project, [Page(path="index.md", text=f"# New\n\n{page}"), *nav])
    with pytest.raises(PublishError, match=message):
        publish(project, strict=True)
    assert (site / "index.html").read_bytes() == before
    leftovers = [path.name for path in site.parent.iterdir() if path.name.startswith(".site-")]
    assert leftovers == []


def test_a_broken_theme_is_told_and_leaves_the_last_site(project: Project):
    write_pages(project, [HOME])
    site = publish(project).site_dir
    before = (site / "index.html").read_bytes()
    (project.theme / "main.html").write_text("{% nonsense %}", encoding="utf-8")
    with pytest.raises(PublishError, match="nonsense"):
        publish(project)
    assert (site / "index.html").read_bytes() == before


def test_a_full_disk_is_told_and_leaves_the_last_site(project: Project, monkeypatch):
    write_pages(project, [HOME])
    site = publish(project).site_dir
    before = (site / "index.html").read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mkdocs.utils.write_file", full)
    with pytest.raises(PublishError, match="No space left on device; the last site stays"):
        publish(project)
    assert (site / "index.html").read_bytes() == before
