"""A project: the folder with `mkdocs.yml`, and what ours says there under `extra: atlas:`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml import YAMLError

from generator.model import ConfigurationError

CONFIGURATION = "mkdocs.yml"
_PACKAGE = Path(__file__).parent


class _Atlas(BaseModel):
    """`extra: atlas:` in `mkdocs.yml`; every key has a default."""

    model_config = ConfigDict(extra="forbid")

    sources: list[str] = ["corpus/papers.yaml"]
    vocabulary: str = "corpus/vocabulary.yaml"
    templates: str = "templates"
    matrix: tuple[str, str] | None = None
    tagline: str = "Search, filter and wander through a collection of research papers."
    summaries: str = ""
    """Who wrote the summaries, and how; shown on the about page."""


class _File(BaseModel):
    site_name: str
    site_description: str = ""
    repo_url: str | None = None
    docs_dir: str = "docs"
    site_dir: str = "site"
    nav: list[Any] | None = None
    extra: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where things are and what the site is called; all paths are absolute."""

    configuration: Path
    sources: tuple[str, ...]
    vocabulary: Path
    templates: Path
    docs_dir: Path
    site_dir: Path
    name: str
    description: str
    repo_url: str
    tagline: str
    summaries: str
    matrix: tuple[str, str] | None
    nav: tuple[str, ...]
    """Source paths that the navigation names."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.configuration.parent

    @property
    def cache(self) -> Path:
        """What can be made anew; safe to delete."""
        return self.root / ".atlas"

    @property
    def theme(self) -> Path:
        """The overrides of Material's own templates."""
        return self.templates / "theme"


def load_project(configuration: Path, vocabulary: Path | None = None) -> Project:
    """Read `mkdocs.yml`.

    Raises:
        ConfigurationError: If it is missing or says something impossible.
    """
    path = configuration.resolve()
    root = path.parent
    file, atlas = _read(path)
    return Project(
        configuration=path,
        sources=tuple(str(_shown(root / source)) for source in atlas.sources),
        vocabulary=vocabulary or _shown(root / atlas.vocabulary),
        templates=root / atlas.templates,
        docs_dir=root / file.docs_dir,
        site_dir=root / file.site_dir,
        name=file.site_name,
        description=file.site_description,
        repo_url=file.repo_url or "",
        tagline=atlas.tagline,
        summaries=atlas.summaries,
        matrix=atlas.matrix,
        nav=tuple(_nav_paths(file.nav or [])),
    )


def shipped(name: str) -> Path:
    """Return a folder that the distribution brings along: in the wheel, or in a checkout."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def _read(path: Path) -> tuple[_File, _Atlas]:
    try:
        with path.open(encoding="utf-8") as stream:
            loaded = yaml_load(stream)
    except FileNotFoundError:
        raise ConfigurationError(
            f"{path} is missing; run this in a project's folder or name the file with --config"
        ) from None
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    try:
        file = _File.model_validate(loaded or {})
        return file, _Atlas.model_validate(file.extra.get("atlas") or {})
    except ValidationError as error:
        fault = error.errors()[0]
        place = ": ".join(map(str, fault["loc"]))
        raise ConfigurationError(f"{path}: `{place}`: {fault['msg']}") from error


def _shown(path: Path) -> Path:
    """Return a path as messages and pages show it: relative to the working folder if inside."""
    resolved = path.resolve()
    here = Path.cwd()
    return resolved.relative_to(here) if resolved.is_relative_to(here) else resolved


def _nav_paths(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [path for part in nav.values() for path in _nav_paths(part)]
    return [path for part in nav for path in _nav_paths(part)] if isinstance(nav, list) else []
