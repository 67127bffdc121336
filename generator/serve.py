"""A local server that shows an edit of a record, the vocabulary or a template at once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.build import generated_paths, run_mkdocs, write_pages
from generator.model import AtlasError
from generator.pipeline import make_pages, make_site
from generator.project import Project, load_project

Report = Callable[[str], None]


class Preview:
    """Builds the site again after a change, and only the pages that the change touched."""

    def __init__(self, project: Project, sources: Sequence[str], report: Report) -> None:
        """Keep what a rebuild needs; `site_dir` is a temporary folder until `close`."""
        self.project = project
        self.site_dir = Path(tempfile.mkdtemp(prefix="atlas-"))
        self._sources = tuple(sources)
        self._report = report
        self._theme: tuple[tuple[str, int], ...] = ()

    def build(self) -> None:
        """Generate and publish; a fault is reported, and the site stays as it was."""
        try:
            self.project = load_project(self.project.configuration, self.project.vocabulary)
            site = make_site(self.project, self._sources)
            written = write_pages(self.project, make_pages(self.project, site))
            theme = self._theme_state()
            only_changed = theme == self._theme and not written.removed
            run_mkdocs(self.project, self.site_dir, dirty=only_changed)
            self._theme = theme
            self._report(f"{len(site.papers)} papers; {written.changed} pages changed")
        except AtlasError as error:
            self._report(f"not rebuilt: {error}")

    def close(self) -> None:
        """Remove the temporary folder."""
        shutil.rmtree(self.site_dir, ignore_errors=True)

    def watched(self) -> list[Path]:
        """Return the files and folders whose change asks for a rebuild."""
        project = self.project
        generated = {path.partition("/")[0] for path in generated_paths(project)}
        by_hand = [p for p in project.docs_dir.iterdir() if p.name not in generated]
        sources = [Path(source) for source in self._sources or project.sources]
        candidates = [*sources, project.vocabulary, project.templates, project.configuration]
        return [path.resolve() for path in (*candidates, *by_hand) if path.exists()]

    def _theme_state(self) -> tuple[tuple[str, int], ...]:
        """Return what every page depends on, so that a change of it rebuilds all of them."""
        files = [self.project.configuration, *sorted(self.project.theme.rglob("*"))]
        return tuple((str(file), file.stat().st_mtime_ns) for file in files)


def serve(preview: Preview, host: str, port: int) -> None:
    """Serve until interrupted.

    Raises:
        AtlasError: If the address cannot be used.
    """
    # Imported late: it belongs to MkDocs, which takes a third of a second.
    from mkdocs.livereload import LiveReloadServer

    try:
        server = LiveReloadServer(
            builder=preview.build,
            host=host,
            port=port,
            root=str(preview.site_dir),
            mount_path="/",
            polling_interval=0.2,
        )
    except OSError as error:
        raise AtlasError(f"{host}:{port}: {error.strerror}; choose another with --port") from error
    for path in preview.watched():
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
