"""What the pages of outside resources show, as frozen nouns."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Paper
from generator.vocabulary.resources import Resource

Quoted = tuple[tuple[str, bool], ...]
"""A sentence in pieces, each with whether it is the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A paper that names a resource, with the words in which it does."""

    paper: Paper
    sentences: tuple[Quoted, ...]
    """Each sentence of the abstract that names it once, in text order."""
    why: str
    """Where it is named if no sentence of the abstract does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePage:
    """All that a resource's page shows."""

    resource: Resource
    kind: str
    """Its kind for a reader, in the singular."""
    names: tuple[str, ...]
    """Other spellings, without those that only spell another one with other capitals or dashes."""
    papers: tuple[NamedIn, ...]
    introduced_by: Paper | None
    beside: tuple[tuple[Resource, int], ...]
    """Resources with pages that two or more of the papers name too, with how many do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceGroup:
    """The pages of one kind of resource, fullest first."""

    kind: str
    label: str
    pages: tuple[ResourcePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A name that a record lists, in pieces that may lead to resources."""

    text: str
    resource: str = ""
    """Id of the resource that has a page, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names on a paper's page."""

    introduces: tuple[Listed, ...]
    listed: tuple[Listed, ...]
    """As the record lists them."""
    named: tuple[Resource, ...]
    """Further resources that have pages and stand in the text, in text order."""
