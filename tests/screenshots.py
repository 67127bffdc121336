"""Makes the pictures of the documentation from the real site: `python tests/screenshots.py`.

Needs Chromium and the default collection. Not a test: pictures are looked at, not compared.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from conftest import CHROMIUM, ROOT
from playwright.sync_api import sync_playwright

from generator.build import publish, write_pages
from generator.pipeline import make_pages, make_site
from generator.project import load_project

PICTURES = {
    "paper": "papers/med-r1.html",
    "explore": "explore.html?in=modality/mri,modality/ct,method/fine-tuning",
    "matrix": "matrix.html",
    "map": "map.html",
    "overview": "overview.html",
    "home": "index.html",
}


def main() -> None:
    """Build the default collection for a folder and photograph some of its pages."""
    project = load_project(ROOT / "mkdocs.yml")
    site = make_site(project, [])
    write_pages(project, make_pages(project, site))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = publish(project, site_dir=Path(folder) / "site", offline=True).site_dir
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 860})
        (ROOT / "docs").mkdir(exist_ok=True)
        for name, page in PICTURES.items():
            file, mark, query = page.partition("?")
            tab.goto((built / file).as_uri() + mark + query)
            tab.wait_for_timeout(500)
            tab.screenshot(path=str(ROOT / "docs" / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main()
