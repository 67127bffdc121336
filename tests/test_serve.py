"""The preview: after an edit the site shows it, and nothing else was lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.project import Project
from generator.serve import Preview


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def preview(project: Project, said: list[str]) -> Iterator[Preview]:
    preview = Preview(project, [], said.append)
    preview.build()
    yield preview
    preview.close()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def shown(preview: Preview, page: str) -> str:
    return (preview.site_dir / page / "index.html").read_text(encoding="utf-8")


def test_an_edited_record_is_shown(preview: Preview, folder: Path):
    edit(folder / "corpus" / "papers.yaml", "Faint comets escape", "Dim comets evade")
    preview.build()
    assert "Dim comets evade" in shown(preview, "papers/dimlight")


def test_an_edited_vocabulary_is_shown(preview: Preview, folder: Path):
    edit(folder / "corpus" / "vocabulary.yaml", "Feels the ground move", "Feels the earth")
    preview.build()
    assert "Feels the earth" in shown(preview, "instrument")


def test_an_edited_template_is_shown(preview: Preview, folder: Path):
    edit(folder / "templates" / "papers.md.jinja", "ordered by title", "by title")
    preview.build()
    assert "6 papers, by title." in shown(preview, "papers")


def test_an_edited_theme_is_shown_on_every_page(preview: Preview, folder: Path):
    main = folder / "templates" / "theme" / "main.html"
    block = "{% block announce %}Closed on Sunday{% endblock %}\n"
    main.write_text(main.read_text(encoding="utf-8") + block, encoding="utf-8")
    preview.build()
    assert "Closed on Sunday" in shown(preview, "papers/dimlight")
    assert "Closed on Sunday" in shown(preview, "about")


def test_the_search_follows_an_edit_and_still_knows_the_other_papers(
    preview: Preview, folder: Path
):
    def texts() -> str:
        index = sorted((preview.site_dir / "assets" / "index").glob("texts-*.js"))
        return "".join(path.read_text(encoding="utf-8") for path in index)

    assert "Faint comets escape" in texts()
    edit(folder / "corpus" / "papers.yaml", "Faint comets escape", "Dim comets evade")
    preview.build()
    assert "Dim comets evade" in texts()
    assert "Faint comets escape" not in texts()
    assert "Hearing Pulsars" in texts()


def test_a_fault_is_told_and_the_site_stays(preview: Preview, folder: Path, said: list[str]):
    edit(folder / "corpus" / "vocabulary.yaml", "broader: telescope", "broader: teleskope")
    preview.build()
    assert said[-1].startswith("not rebuilt: ")
    assert "teleskope" in said[-1]
    assert "DimLight" in shown(preview, "papers/dimlight")


def test_what_is_edited_is_watched_and_what_is_generated_is_not(preview: Preview, folder: Path):
    watched = set(preview.watched())
    expected = {"corpus/papers.yaml", "corpus/vocabulary.yaml", "templates", "mkdocs.yml"}
    assert {folder / path for path in expected} <= watched
    assert folder / "site_src" / "papers" not in watched
