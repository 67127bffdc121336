"""A small project in a temporary folder: invented papers, the real templates and theme."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from generator.__main__ import main
from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import Project, load_project

ROOT = Path(__file__).resolve().parent.parent
SMALL = Path(__file__).parent / "data" / "small"
CHROMIUM = Path("/usr/bin/chromium")
LISTING = ROOT.parent / "shared" / "listing.txt"


# A loaded machine is no reason to fail: timings belong in benchmarks.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")


def make_project(folder: Path) -> Path:
    """Copy the repository's own theme and configuration around the small corpus."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(SMALL, folder / "corpus")
    assets = ROOT / "site_src" / "assets"
    (folder / "site_src" / "assets").mkdir(parents=True)
    for path in assets.iterdir():
        if path.is_file():
            shutil.copy(path, folder / "site_src" / "assets")
    shutil.copytree(assets / "search", folder / "site_src" / "assets" / "search")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("Modality: modality/", "Instrument: instrument/")
    text = text.replace("Method: method/", "Technique: technique/")
    for facet in ("Task", "Specialty", "Contribution"):
        text = text.replace(f"      - {facet}: {facet.lower()}/index.md\n", "")
    text = text.replace("[modality, method]", "[instrument, technique]")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def publish_both(folder: Path, more: str = "") -> Path:
    """Publish a small project for a folder (`stick`) and for a server (`web`, under `/repo/`).

    Args:
        folder: Where to make the project.
        more: Records to add to its papers, as YAML.
    """
    make_project(folder)
    papers = folder / "corpus" / "papers.yaml"
    papers.write_text(papers.read_text(encoding="utf-8") + more, encoding="utf-8")
    project = load_project(folder / "mkdocs.yml")
    write_pages(project, make_pages(project, make_site(project, [str(papers)])))
    publish(project, site_dir=folder / "stick", offline=True, strict=True)
    publish(project, site_dir=folder / "web" / "repo", strict=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder of this machine; give the address of what stands under `/repo/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, which is also the working folder."""
    made = make_project(tmp_path / "a project")
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def project(folder: Path) -> Project:
    """The small project."""
    return load_project(folder / "mkdocs.yml")


Run = Callable[..., int]


@pytest.fixture
def atlas(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process and return its exit code."""

    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["atlas", *map(str, arguments)])
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A real Chromium; where there is none the test is skipped, but never in CI."""
    import os

    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"needs {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
