"""The nouns that every stage shares, all frozen, and the exceptions.

A bad record is a value (`Reject`), a bad configuration an exception
(`AtlasError`). Nothing here imports another module of the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Field = Literal["title", "abstract"]
"""The two texts of a paper that are read for tags and mentions."""

Kind = Literal["abstract", "summary"]
"""Whose words a paper's text is: the authors' abstract or a curator's summary."""


class AtlasError(Exception):
    """A fault the user can mend; the message names the place and the remedy."""


class ConfigurationError(AtlasError):
    """`mkdocs.yml` or the command line asks for something impossible."""


class VocabularyError(AtlasError):
    """The vocabulary cannot be used as it stands."""


class SourceError(AtlasError):
    """A source cannot be read at all: missing, binary, not decodable."""


class PublishError(AtlasError):
    """MkDocs refused the site, or the result could not be put in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a record stands in the input."""

    source: str
    """Path as the user gave it, or `-` for standard input."""
    line: int | None = None
    """One-based line of the record's first character."""

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A record that could not be used, with all that is needed to mend it."""

    origin: Origin
    raw: str
    """The record's text as it stands in the source."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Text that was taken for no record at all, such as page furniture."""

    origin: Origin
    raw: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a curator should know about a record that was used."""

    origin: Origin
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A headline figure as the record states it."""

    value: str
    metric: str
    on: str = ""
    against: str = ""
    sentence: tuple[int, int] | None = None
    """Half-open offsets into the abstract of the sentence that it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """What a curator decides about tags against the tagger."""

    add: tuple[str, ...] = ()
    """Concept ids, `facet/concept` where an id stands in two facets."""
    remove: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One record with title and abstract (or summary), normalised."""

    id: str
    """Page address: lower-case ASCII letters, digits and hyphens."""
    title: str
    abstract: str
    """Paragraphs are separated by one blank line."""
    origin: Origin
    kind: Kind = "abstract"
    authors: tuple[str, ...] = ()
    """In the order of the paper, as the record writes them."""
    year: int | None = None
    venue: str = ""
    doi: str = ""
    url: str = ""
    code: tuple[str, ...] = ()
    """Addresses that the record states beside its text."""
    data: tuple[str, ...] = ()
    project: tuple[str, ...] = ()
    introduces: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    availability: str = ""
    """What the paper says of code or data for which it gives no address."""
    overrule: Overrule = Overrule()

    def text(self, field: Field) -> str:
        """Return the text that evidence offsets of `field` count in."""
        return self.title if field == "title" else self.abstract


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two records that look like one paper."""

    id: str
    """The paper that has the page."""
    origin: Origin
    """Where the other record stands."""
    other: str | None
    """The other record's own page, or None where it was dropped."""
    title: str
    """The other record's title."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All that normalising found: every input record is in one of these."""

    papers: tuple[Paper, ...]
    """In A–Z order of their titles."""
    rejects: tuple[Reject, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    twins: tuple[Twin, ...] = ()
    notices: tuple[Notice, ...] = ()


# A named tuple: there are twenty to an abstract, and a frozen dataclass is made half as fast.
class Evidence(NamedTuple):
    """The words for which a concept was assigned."""

    field: Field
    start: int
    """Half-open code-point offsets into `Paper.text(field)`."""
    end: int
    text: str
    """Always equal to `Paper.text(field)[start:end]`."""
    rule: str
    """What matched, for a person: `term "chest radiographs"`, `abbreviation "CXR"`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A concept assigned to a paper."""

    facet: str
    concept: str
    evidence: tuple[Evidence, ...] = ()
    """In text order, title first; empty only for a tag that a curator added."""
    via: str | None = None
    """The narrower concept that this one follows from, or None where it was found itself."""
    curated: str | None = None
    """The curator's reason where the record adds the tag (may be empty)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that an abstract or a record states."""

    url: str
    """Starts with `http://` or `https://`."""
    label: Literal["code", "data", "project", "link"]
    start: int | None = None
    """Half-open offsets into the abstract, None where the record states it."""
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An abstract names something that another paper introduces."""

    to: str
    """Id of the paper that introduces it."""
    field: Field
    start: int
    """Half-open code-point offsets into `Paper.text(field)`."""
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A text names an outside resource of the vocabulary."""

    resource: str
    field: Field
    start: int
    """Half-open code-point offsets into `Paper.text(field)`."""
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLinks:
    """What one paper has to do with the vocabulary's resources."""

    named: tuple[Naming, ...] = ()
    """In text order, title first."""
    listed: tuple[tuple[str, str], ...] = ()
    """Resource id and the entry of the record's own list that means it."""
    introduced: tuple[str, ...] = ()
    """Resources that this very paper introduces; it does not name those."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Return each resource that is named or listed once, those in the text first."""
        named = (each.resource for each in self.named)
        return tuple(dict.fromkeys((*named, *(id for id, _ in self.listed))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A paper near by content and tags."""

    to: str
    score: float
    """Cosine-like, 0 to 1, rounded to four places."""
    concepts: tuple[tuple[str, str], ...] = ()
    """Shared (facet, concept), rarest first."""
    terms: tuple[str, ...] = ()
    """Shared words that count most, strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything that leads from one paper to another or out of the site."""

    mentions: tuple[Mention, ...] = ()
    """In text order."""
    mentioned_by: tuple[str, ...] = ()
    """Ids in A–Z order of titles: exactly the papers that mention this one."""
    related: tuple[Related, ...] = ()
    """Best first."""
    links: tuple[Link, ...] = ()
    introduces: tuple[str, ...] = ()
    """Names of systems and data sets that the paper introduces, longest evidence first."""
    resources: ResourceLinks = ResourceLinks()
