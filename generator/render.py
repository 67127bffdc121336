"""Rendering: from the site model to the sources of its pages; owns the Jinja environment.

Whatever a template prints is escaped, unless this module has said that it is
markup: a title can hold what it likes. Templates must not join texts with `~`
or mark them `safe`; a test holds that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlencode

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup

from generator.citations import FORMATS
from generator.data_scripts import data_scripts
from generator.escaping import escape, escape_inline, front_matter, preformatted
from generator.model import ConfigurationError, Paper
from generator.project import Project, shipped
from generator.site.views import PaperPage, Site, TagView
from generator.vocabulary.concepts import Vocabulary

_PHRASES_SHOWN = 5
_COLOURS = 6
"""How many colours the style sheet has for facets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated source: a page in Markdown, or a script with data."""

    path: str
    """Below `docs_dir`, with forward slashes."""
    text: str


def render_pages(site: Site, project: Project) -> Iterator[Page]:
    """Yield every generated page.

    Raises:
        ConfigurationError: If a template is missing or faulty.
    """
    environment = _environment(site, project)
    show = partial(_render, environment, site, project)
    yield show("index.md", "home.md.jinja")
    yield show("papers/index.md", "papers.md.jinja")
    for paper in site.papers:
        yield show(f"papers/{paper.paper.id}.md", "paper.md.jinja", page=paper)
    for facet in site.facets:
        yield show(f"{facet.facet.id}/index.md", "facet.md.jinja", page=facet)
    for concept in site.concepts:
        path = f"{concept.facet.id}/{concept.concept.id}.md"
        yield show(path, "concept.md.jinja", page=concept)
    yield show("resources/index.md", "resources.md.jinja")
    for group in site.resources:
        for resource in group.pages:
            path = f"resources/{resource.resource.id}.md"
            yield show(path, "resource.md.jinja", page=resource)
    if site.matrix:
        yield show("matrix.md", "matrix.md.jinja", page=site.matrix)
    yield show("explore.md", "explore.md.jinja", page=site.catalogue)
    yield show("overview.md", "overview.md.jinja", page=site.overview)
    yield show("map.md", "map.md.jinja", page=site.map)
    yield show("quality.md", "quality.md.jinja")
    yield show("about.md", "about.md.jinja")
    for path, text in data_scripts(site.catalogue, site.map):
        yield Page(path=path, text=text)


def _environment(site: Site, project: Project) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([project.templates, shipped("templates")]),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "address": _address,
        "alike": _alike,
        "preformatted": preformatted,
        "inline": escape_inline,
        "count": _count,
    }
    vocabulary = site.vocabulary
    environment.globals |= {
        "front_matter": front_matter,
        "wrong_tag": partial(_wrong_tag, project.repo_url),
        "indent": lambda depth: Markup("    " * depth),
        "concepts": {c.key: c for facet in vocabulary.facets for c in facet.concepts},
        "citation_formats": FORMATS,
        "facets": {facet.id: facet for facet in vocabulary.facets},
        "colour": {facet.id: n % _COLOURS for n, facet in enumerate(vocabulary.facets)},
        "aside": _aside(vocabulary),
        "resources": {page.resource.id: page.resource for g in site.resources for page in g.pages},
        "titles": {paper.paper.id: paper.paper.title for paper in site.papers},
    }
    return environment


def _aside(vocabulary: Vocabulary) -> list[tuple[str, list[str]]]:
    """Return why words are set aside, each reason with its plainest turns of phrase."""
    plain: dict[str, list[str]] = {}
    for cue in vocabulary.cues:
        if cue.effect == "aside":
            shown = [phrase for phrase in cue.phrases if not re.search(r"[(|*]", phrase)]
            plain.setdefault(cue.reason, []).extend(shown[:_PHRASES_SHOWN])
    return list(plain.items())


def _finalize(value: object) -> object:
    return value if hasattr(value, "__html__") else escape("" if value is None else str(value))


def _render(
    environment: Environment,
    site: Site,
    project: Project,
    path: str,
    template: str,
    **context: object,
) -> Page:
    root = Markup("../" * path.count("/"))
    try:
        loaded = environment.get_template(template)
        text = loaded.render(site=site, project=project, root=root, **context)
    except TemplateNotFound as error:
        raise ConfigurationError(
            f"the template {error} is missing in {project.templates}"
        ) from error
    except TemplateError as error:
        number = getattr(error, "lineno", None)
        line = f":{number}" if number else ""
        raise ConfigurationError(f"templates/{template}{line}: {error} (page {path})") from error
    return Page(path=path, text=_tidy(text))


def _tidy(text: str) -> str:
    """Leave one blank line between blocks, as a person would."""
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


def _address(url: str) -> Markup:
    """Return a link destination; only web addresses become links."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        raise ConfigurationError(f"{url!r} is no web address and cannot become a link")
    return Markup(f"<{quote(url, safe=_SAFE_IN_ADDRESS, errors='replace')}>")


_SAFE_IN_ADDRESS = ":/?#@!$&+,;=%-._~"


def _wrong_tag(repository: str, paper: Paper, view: TagView) -> Markup | None:
    """Return the address of an issue form that is filled in, or None without a repository."""
    if not repository:
        return None
    concept = f"{view.concept.facet}/{view.concept.id}"
    fields = {
        "template": "wrong-tag.yml",
        "title": f"Wrong tag: {concept} on {paper.id}",
        "paper": paper.id,
        "concept": concept,
        "rule": "; ".join(f"“{quote.text}” ({quote.rule})" for quote in view.quotes),
    }
    return _address(f"{repository.rstrip('/')}/issues/new?{urlencode(fields, errors='replace')}")


def _alike(page: PaperPage) -> Markup:
    """Return the choice in Explore that finds papers with some of a paper's tags in each facet.

    Ids are plain: the vocabulary's form allows letters, digits and hyphens only.
    """
    keys = ("/".join(view.concept.key) for facet in page.facets for view in facet.own)
    return Markup(",".join(keys))


def _count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 paper`, `1,200 papers`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
