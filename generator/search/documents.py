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
_TITLE = re.compile(r'(?m)^title: *"?(.*?)"? *$')
_HEADING = re.compile(r"(?m)^# +(.*?)(?: *\{[^}]*\})? *$")


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
    views = [(view, True) for facet in page.facets for view in facet.own]
    views += [(view, False) for facet in page.facets for view in facet.implied]
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


def _head(title: str) -> str:
    """Return the name that a title gives to the work: `DimLight` in “DimLight: Stacked …”."""
    head, colon, _ = title.partition(": ")
    return head if colon and len(head.split()) <= 3 else ""


def _labels(concept: Concept) -> tuple[str, ...]:
    return (concept.label, *concept.alternatives)


def place_documents(site: Site) -> Iterator[Document]:
    """Yield the concepts and the resources that have papers."""
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


def page_documents(
    pages: Iterable[Page], by_hand: Iterable[Page], known: set[str]
) -> list[Document]:
    """Return the other pages: generated ones by their titles, hand-written ones by all words.

    Generated pages are lists of what is found by itself.
    """
    written = {page.path: _page(page, whole=True) for page in by_hand}
    listed = {page.path: _page(page, whole=False) for page in pages if _path(page) not in known}
    return [document for _, document in sorted((listed | written).items())]


def _page(page: Page, *, whole: bool) -> Document:
    front = _FRONT.match(page.text)
    body = page.text[front.end() :] if front else page.text
    title = (_TITLE.search(front[1]) if front else None) or _HEADING.search(body)
    return Document(
        title=unescape(title[1]).strip() if title else _path(page),
        path=_path(page),
        text=" ".join(unescape(_MARKUP.sub(" ", body)).split()) if whole else "",
        kind="Page",
    )


def _path(page: Page) -> str:
    return page.path.removesuffix(".md")
