"""What can be found: papers, and the pages of concepts, resources and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator.render import Page
from generator.site.views import PaperPage, Site
from generator.vocabulary.concepts import Concept, Key

_MARKUP = re.compile(r"<[^>]*>|\{[:%{][^}]*\}|\]\([^)]*\)|^[#>*|:-]+|[*_`\[\]|\\]", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r'(?m)^(?:title: *"?(.*?)"?|# *(.*?))$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing to be found, as the index reads it."""

    title: str
    path: str
    """Of its page's source below `docs_dir`, without the suffix."""
    names: tuple[str, ...] = ()
    """What else it is called: systems that a paper introduces, other labels of a concept."""
    text: str = ""
    beside: tuple[str, ...] = ()
    """Labels and names from the page beside the text: tags, resources."""
    tags: tuple[tuple[Key, bool], ...] = ()
    """Each concept with whether the paper itself was tagged with it, not with a narrower one."""
    kind: str = "Paper"
    """What a reader calls it."""
    count: int = 0
    """How many papers a concept or a resource has."""


def paper_documents(site: Site) -> Iterator[Document]:
    """Yield the papers in the site's order."""
    for page in site.papers:
        yield _paper(page)


def _paper(page: PaperPage) -> Document:
    views = [(view, own) for f in page.facets for own in (True, False) for view in _of(f, own)]
    resources = page.names.named
    beside = [name for view, _ in views for name in _labels(view.concept)]
    beside += [listed.text for listed in page.names.listed]
    beside += [name for resource in resources for name in resource.names]
    paper = page.paper
    names = [_head(paper.title), *(listed.text for listed in page.names.introduces)]
    return Document(
        title=paper.title,
        path=f"papers/{paper.id}",
        names=tuple(dict.fromkeys(name for name in names if name)),
        text=paper.abstract,
        beside=(*beside, *paper.authors, paper.venue, str(paper.year or "")),
        tags=tuple((view.concept.key, own) for view, own in views),
    )


def _of(facet: object, own: bool) -> tuple[object, ...]:
    return facet.own if own else facet.implied


def _head(title: str) -> str:
    """Return the name that a title gives to the work: `DimLight` in “DimLight: Stacked …”."""
    head, colon, _ = title.partition(": ")
    return head if colon and len(head.split()) <= 3 else ""


def _labels(concept: Concept) -> tuple[str, ...]:
    return (concept.label, *concept.alternatives)


def place_documents(site: Site, pages: Iterable[Page]) -> Iterator[Document]:
    """Yield what is no paper: concepts and resources with papers, and the given pages."""
    for page in site.concepts:
        concept = page.concept
        yield Document(
            title=concept.label,
            path=f"{concept.facet}/{concept.id}",
            names=concept.alternatives,
            text=concept.scope,
            kind=page.facet.label,
            count=len(page.papers),
        )
    for group in site.resources:
        for each in group.pages:
            yield Document(
                title=each.resource.label,
                path=f"resources/{each.resource.id}",
                names=each.resource.also,
                text=each.resource.scope,
                kind=each.kind,
                count=len(each.papers),
            )
    for page in sorted(pages, key=lambda each: each.path):
        yield _page(page)


def _page(page: Page) -> Document:
    front = _FRONT.match(page.text)
    found = _TITLE.search(front[1] if front and "title:" in front[1] else page.text)
    title = unescape((found[1] or found[2] or "") if found else "").strip()
    body = page.text[front.end() :] if front else page.text
    return Document(
        title=title or page.path.removesuffix(".md"),
        path=page.path.removesuffix(".md"),
        text=" ".join(unescape(_MARKUP.sub(" ", body)).split()),
        kind="Page",
    )
