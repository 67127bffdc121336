"""Writing and publishing: the only stage that changes files.

Generated pages go into `docs_dir` beside the hand-written ones. A manifest
there names them; what it does not name is never overwritten or removed. The
site is built into a fresh folder and put in place when it is whole.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError

from generator.frontend import LIBRARIES, vendor_dir
from generator.model import PublishError
from generator.project import Project
from generator.render import Page

MANIFEST = ".atlas-generated.json"
"""In `docs_dir`; MkDocs leaves out names with a leading dot."""
_VENDOR = "assets/vendor"
_EPOCH = "315532800"
"""1980-01-01: the time stamp of archives where SOURCE_DATE_EPOCH gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What writing the sources did."""

    changed: int
    removed: int
    kept: tuple[str, ...]
    """Hand-written files that stand where a page would be generated."""


def write_pages(project: Project, pages: Iterable[Page]) -> Written:
    """Write what changed into `docs_dir`, and remove what is generated no more.

    Raises:
        PublishError: If a file cannot be written.
    """
    texts = {page.path: page.text.encode() for page in pages} | dict(_libraries())
    before = _manifest(project)
    kept = tuple(
        path for path in texts if path not in before and (project.docs_dir / path).exists()
    )
    ours = {path: text for path, text in texts.items() if path not in kept}
    try:
        # Named before they are written, so that a run that is killed leaves none unknown.
        _write_manifest(project, before | set(ours))
        changed = sum(_write(project.docs_dir / path, text) for path, text in ours.items())
        gone = before - set(ours)
        for path in gone:
            _remove(project.docs_dir, path)
        _write_manifest(project, set(ours))
    except OSError as error:
        raise PublishError(f"{error.filename}: {error.strerror}; nothing was published") from error
    return Written(changed=changed, removed=len(gone), kept=kept)


def generated_paths(project: Project) -> frozenset[str]:
    """Return the paths below `docs_dir` that were generated."""
    return frozenset(_manifest(project))


def _libraries() -> Iterator[tuple[str, bytes]]:
    vendor = vendor_dir()
    for library in LIBRARIES:
        for file in library.shipped:
            yield f"{_VENDOR}/{library.name}/{file}", (vendor / library.name / file).read_bytes()


def _manifest(project: Project) -> set[str]:
    path = project.docs_dir / MANIFEST
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise PublishError(
            f"{path} cannot be read ({error}); delete it together with the generated pages"
        ) from error
    return {path for path in listed if not PurePosixPath(path).is_absolute() and ".." not in path}


def _write_manifest(project: Project, paths: set[str]) -> None:
    project.docs_dir.mkdir(parents=True, exist_ok=True)
    text = json.dumps(sorted(paths), indent=0) + "\n"
    _write(project.docs_dir / MANIFEST, text.encode())


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; say whether its bytes changed."""
    try:
        if path.read_bytes() == content:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)
    return True


def _remove(docs_dir: Path, path: str) -> None:
    (docs_dir / path).unlink(missing_ok=True)
    for folder in PurePosixPath(path).parents:
        if str(folder) == "." or any((docs_dir / folder).iterdir()):
            return
        (docs_dir / folder).rmdir()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What MkDocs made."""

    site_dir: Path
    warnings: tuple[str, ...]


def publish(
    project: Project, *, site_dir: Path | None = None, offline: bool = False, strict: bool = False
) -> Published:
    """Run MkDocs over `docs_dir` and put the site in place.

    Args:
        project: The project whose pages have been written.
        site_dir: Where to put the site instead of the configured folder.
        offline: Make a site that works from `file://`.
        strict: Refuse a site about which MkDocs warns.

    Raises:
        PublishError: If MkDocs fails or, under `strict`, warns; the last site stays.
    """
    target = (site_dir or project.site_dir).resolve()
    _refuse_foreign(target)
    with _fresh_folder(target) as fresh:
        warnings = run_mkdocs(project, fresh, offline=offline)
        if strict and warnings:
            raise PublishError("\n".join(("MkDocs warns, and --strict refuses:", *warnings)))
        _swap(fresh, target)
    return Published(site_dir=target, warnings=warnings)


def run_mkdocs(
    project: Project, site_dir: Path, *, offline: bool = False, dirty: bool = False
) -> tuple[str, ...]:
    """Build into `site_dir` and return MkDocs' warnings.

    Raises:
        PublishError: If MkDocs cannot build the site.
    """
    settings = {
        "DIRECTORY_URLS": "false" if offline else "true",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", _EPOCH),
    }
    with _environment(settings), _log("mkdocs") as warnings:
        # Imported late: MkDocs takes a third of a second, which `atlas tag` need not pay.
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            config = load_config(str(project.configuration), site_dir=str(site_dir))
            config.plugins.on_startup(command="build", dirty=dirty)
            build(config, dirty=dirty)
            config.plugins.on_shutdown()
        except (MkDocsException, SystemExit, TemplateError) as error:
            name = getattr(error, "filename", None)
            place = f"{name}:{getattr(error, 'lineno', '')}: " if name else ""
            detail = "\n".join((f"{place}{error}", *warnings))
            raise PublishError(f"MkDocs cannot build the site: {detail}") from error
        except OSError as error:
            where = error.filename or site_dir
            raise PublishError(f"{where}: {error.strerror}; the last site stays") from error
    return tuple(warning for warning in warnings if not warning.startswith("A 'dirty' build"))


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace a folder that no build has made."""
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{target} is a file; name a folder for the site")
    if any(target.iterdir()) and not (target / "404.html").is_file():
        raise PublishError(
            f"{target} holds files that are no site; empty it or name another folder"
        )


@contextmanager
def _fresh_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder on the target's own disk, and clear it away in the end."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise PublishError(f"{target.parent}: {error.strerror}") from error
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    old = fresh.with_name(f"{fresh.name}.old")
    fresh.chmod(0o755)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _log(name: str) -> Iterator[list[str]]:
    """Collect a logger's warnings instead of letting it print them."""
    logger, collector = logging.getLogger(name), _Collector()
    propagates = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagates
