"""All terms of a vocabulary, and what each of them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.vocabulary.concepts import Concept, Implication, Name, Vocabulary
from generator.vocabulary.terms import expand, may_be_one_word

Kind = Literal[
    "term",
    "weak",
    "fallback",
    "list",
    "acronym",
    "ending",
    "name",
    "shield",
    "companion",
    "guard",
    "cue",
]
COINED = frozenset({"acronym", "ending", "name"})
"""Kinds that are matched in their very case."""
BESIDE = frozenset({"shield", "companion", "cue"})
"""Kinds that say something about the matches of others."""
_VERSIONS = "(|V|B)"
"""What may stand between a name and its number: MobileNetV3, EfficientNetB0."""
_SHORTEST_VERSIONED = 4
_ABBREVIATION = "abbreviation “{}”"
_CAPITALS = re.compile(r"[A-Z].?[A-Z]")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term, and what it stands for."""

    kind: Kind
    text: str
    """The term; a plain form of it where the case counts."""
    group: str
    """Facet id, or `""` for what belongs to no facet."""
    concept: str = ""
    """Concept id, or the cue's id."""
    rule: str = ""
    """How it is found, for a reader; of a term, `{}` stands for the form that was found."""
    weak: bool = False
    inside: bool = False
    """Whether it counts inside a longer term of another concept …"""
    above: frozenset[str] = frozenset()
    """… but never inside one of a concept narrower than its own: the ids broader than this one."""
    given: str = ""
    """The mark without which it does not count; see `mark`."""
    unless: tuple[str, ...] = ()
    """The marks any of which keeps it from counting."""
    marks: tuple[str, ...] = ()
    """Of a guard: the marks that it leaves."""
    title_only: bool = False
    conditional: bool = field(init=False)
    """Whether it may not count for what the rest of the paper says."""

    def repeats(self, other: Entry) -> bool:
        """Tell whether it says of the same words no more than `other` does."""
        return (
            self.kind == other.kind
            and self.group == other.group
            and self.concept == other.concept
            and self.marks == other.marks
            and self.given == other.given
            and self.unless == other.unless
            and self.title_only == other.title_only
            and (self.text == other.text or self.kind not in COINED)
        )

    def __post_init__(self) -> None:
        """Work out once what is asked of every match."""
        conditional = self.kind in ("acronym", "list") or self.title_only
        asks = bool(self.given or self.unless)
        object.__setattr__(self, "conditional", conditional or asks)


def entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    """Yield all terms with what they stand for."""
    for facet in vocabulary.facets:
        for concept in facet.concepts:
            yield from _concept_entries(concept, vocabulary, inside=facet.holds_inside)
            yield from _plain("shield", facet.id, concept.shields, concept.id)
        yield from _plain("shield", facet.id, facet.shields)
    yield from _plain("shield", "", vocabulary.shields)
    yield from _plain("companion", "", vocabulary.companions)
    yield from _guards(vocabulary)
    for cue in vocabulary.cues:
        yield from _plain("cue", "", cue.phrases, cue.id)


def mark(terms: tuple[str, ...]) -> str:
    """Return the mark that a paper has where one of `terms` stands, `""` for none.

    What asks for the same terms asks for the same mark.
    """
    return " | ".join(terms)


def _guards(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    """Yield each term that something needs or excludes once, with all marks that it leaves."""
    left: dict[str, list[str]] = {}
    for terms in dict.fromkeys(_guarding(vocabulary)):
        for term in dict.fromkeys(terms):
            left.setdefault(term, []).append(mark(terms))
    for term, marks in left.items():
        yield term, Entry("guard", term, "", marks=tuple(marks))


def _guarding(vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    yield vocabulary.list_signs
    for concept in (concept for facet in vocabulary.facets for concept in facet.concepts):
        yield concept.unless
        items: tuple[Implication | Name, ...] = (*concept.implies, *concept.names)
        for item in items:
            yield item.given
            yield item.unless


def _plain(
    kind: Kind, group: str, terms: Iterable[str], id: str = ""
) -> Iterator[tuple[str, Entry]]:
    for term in terms:
        yield term, Entry(kind, term, group, id)


def _concept_entries(
    concept: Concept, vocabulary: Vocabulary, *, inside: bool
) -> Iterator[tuple[str, Entry]]:
    """Yield the terms of a concept; a single word with two capitals is an acronym anyway."""
    label = (concept.label,) if concept.match_label else ()
    terms = (*label, *concept.alternatives, *concept.terms, *concept.shared)
    plain = Entry(
        "term",
        "",
        concept.facet,
        concept.id,
        weak=concept.where == "stated",
        inside=inside or concept.holds_inside,
        above=frozenset(broader.id for broader in vocabulary.broader(concept)),
        unless=(mark(concept.unless),) if concept.unless else (),
    )
    weak = replace(plain, kind="weak", weak=True)
    yield from _forms(terms, plain, "term “{}”")
    yield from _forms(concept.weak, weak, "term “{}”")
    yield from _forms(concept.fallback, replace(weak, kind="fallback"), "term “{}”")
    listed = replace(plain, kind="list", inside=False)
    yield from _forms(concept.in_lists, listed, "“{}” in a list of fields")
    yield from _forms(concept.acronyms, replace(plain, kind="acronym"), _ABBREVIATION)
    yield from _forms(concept.endings, replace(plain, kind="ending"), "ending “{}” of a name")
    for name in concept.names:
        entry = replace(
            plain,
            kind="name",
            inside=False,
            given=mark(name.given),
            title_only=name.title_only,
            unless=(*plain.unless, *((mark(name.unless),) if name.unless else ())),
        )
        for form, named in _forms(name.names, entry, f"name “{{}}”: {name.because}"):
            versioned = form.isalpha() and len(form) >= _SHORTEST_VERSIONED
            yield form + _VERSIONS if versioned else form, named


def title_entries(vocabulary: Vocabulary) -> list[Entry]:
    """Return the entries that stand for the name that a title gives to the work."""
    rule = "the name that the title gives to the work"
    return [
        Entry("fallback", "", concept.facet, concept.id, rule, weak=True)
        for facet in vocabulary.facets
        for concept in facet.concepts
        if concept.title_name
    ]


def _forms(terms: Iterable[str], entry: Entry, rule: str) -> Iterator[tuple[str, Entry]]:
    for term in terms:
        coined = entry.kind in COINED
        if coined or (sum(map(str.isupper, term)) > 1 and may_be_one_word(term)):
            for form in expand(term):
                yield form, _form(form, entry, rule)
        else:
            yield term, replace(entry, text=term, rule=rule)


def _form(form: str, entry: Entry, rule: str) -> Entry:
    """Return the entry of a form whose case may count."""
    cased = entry.kind in ("term", "weak") and " " not in form and _CAPITALS.search(form)
    kind: Kind = "acronym" if cased else entry.kind
    said = _ABBREVIATION if cased and form.isalnum() else rule
    return replace(entry, kind=kind, text=form, rule=said.replace("{}", form))
