"""What each page shows, as frozen nouns: templates loop over them and print, and never decide."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Corpus, Link, Paper, Tag
from generator.site.marking import Paragraphs
from generator.site.picture_views import Catalogue, Map, Matrix, Overview
from generator.site.resource_views import Names, ResourceGroup
from generator.site.resulting import ResultTable
from generator.vocabulary.concepts import Concept, Facet, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words for which a tag was assigned, and where on the paper's page they are marked."""

    text: str
    rule: str
    anchor: str = ""
    """Empty where the words are not marked in the text."""
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A tag as a page shows it."""

    tag: Tag
    concept: Concept
    via: Concept | None
    quotes: tuple[Quote, ...]
    """Each wording once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetTags:
    """The tags of one paper in one facet."""

    facet: Facet
    own: tuple[TagView, ...]
    implied: tuple[TagView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paper in a list: its title, its gist, and why it stands there."""

    paper: Paper
    gist: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTo:
    """Another paper with the reason why a reader of this one may want it."""

    paper: Paper
    gist: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A paper's place among the papers of one of its concepts."""

    concept: Concept
    place: int
    """From 1, in the order of the concept's page."""
    of: int
    previous: Paper | None
    next: Paper | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """All that a paper's page shows."""

    paper: Paper
    gist: str
    paragraphs: Paragraphs
    facets: tuple[FacetTags, ...]
    """Facets in which the paper has tags."""
    removed: tuple[Concept, ...]
    links: tuple[Link, ...]
    """Each address once, the record's own first."""
    results: ResultTable | None
    related: tuple[NextTo, ...]
    mentions: tuple[tuple[Paper, tuple[str, ...]], ...]
    """Papers named here, with the names used."""
    names: Names
    mentioned_by: tuple[Paper, ...]
    previous: Paper | None
    next: Paper | None
    turns: tuple[Turn, ...]
    """Previous and next within each concept that has other papers."""
    citations: tuple[tuple[str, str], ...]
    """Label and text of each format, the shortest first."""
    searches: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some of a page's papers under one heading."""

    heading: str
    concept: Concept | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The papers that two concepts share."""

    concept: Concept
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A concept that shares more papers with a page's than chance would have it."""

    concept: Concept
    count: int
    """How many papers they share."""
    here: bool
    """Whether the page itself lists those papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptPage:
    """All that a concept's page shows."""

    concept: Concept
    facet: Facet
    papers: tuple[Paper, ...]
    names: tuple[str, ...]
    """Other labels, without those that only spell the label another way."""
    broader: tuple[Concept, ...]
    """From the top down."""
    narrower: tuple[tuple[Concept, int], ...]
    neighbours: tuple[Neighbour, ...]
    """Most surprising first."""
    groups: tuple[Group, ...]
    crossings: tuple[tuple[Facet, tuple[Crossing, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A concept in a facet's tree."""

    concept: Concept
    count: int
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetPage:
    """All that a facet's index shows."""

    facet: Facet
    tree: tuple[Branch, ...]
    tagged: int
    """How many papers have a tag in this facet."""
    used: int
    """How many concepts have papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What a curator should look at."""

    untagged: tuple[tuple[Facet, tuple[Paper, ...]], ...]
    unused: tuple[tuple[Facet, tuple[Concept, ...]], ...]
    curated: tuple[Paper, ...]
    sources: tuple[tuple[str, int, int, int], ...]
    """Name, papers, rejects and copies of each source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole site, before any page of it is written."""

    corpus: Corpus
    vocabulary: Vocabulary
    papers: tuple[PaperPage, ...]
    letters: tuple[tuple[str, tuple[Line, ...]], ...]
    facets: tuple[FacetPage, ...]
    concepts: tuple[ConceptPage, ...]
    """Pages of the concepts that have papers."""
    resources: tuple[ResourceGroup, ...]
    matrix: Matrix | None
    quality: Quality
    fullest: tuple[tuple[Facet, tuple[tuple[Concept, int], ...]], ...]
    """Each facet with its concepts that have papers, fullest first."""
    starts: tuple[Line, ...]
    """Papers that most others lead to: good first pages."""
    catalogue: Catalogue
    map: Map
    overview: Overview
    kinds: tuple[str, ...]
    """`abstract`, `summary` or both, as the papers have it."""
