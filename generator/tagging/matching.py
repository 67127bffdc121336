"""All terms of a vocabulary, looked up in a text in one pass.

The terms stand in a tree of words (a trie), so the cost grows with the length
of the text and hardly with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.vocabulary.concepts import Concept, Implication, Name, Vocabulary
from generator.vocabulary.terms import ANY, GAP, LONGEST_GAP, expand, sequences
from generator.vocabulary.tokens import Lexer, Tokens

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
    "sign",
    "guard",
    "cue",
    "metric",
]
_COINED = frozenset({"acronym", "ending", "name"})
_VERSIONS = ("", "V", "B")
"""What may stand between a name and its number: MobileNetV3, EfficientNetB0."""
_SHORTEST_VERSIONED = 4
_MARKS = frozenset({"sign", "guard"})
COST = "cost"
"""Id of the metrics that are results only where they change."""
NO_METRIC = "no metric"
"""Id of the phrases that hold a metric's name and do not mean it."""
LIST_SIGN = "list sign"
"""The mark of a paper that may hold a list of fields."""
_ABBREVIATION = "abbreviation “{}”"
_CAPITALS = re.compile(r"[A-Z].?[A-Z]")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One plain form of a term, and what it stands for."""

    kind: Kind
    text: str
    group: str
    """Facet id, or `""` for what belongs to no facet."""
    concept: str = ""
    """Concept id, or the cue's id."""
    rule: str = ""
    weak: bool = False
    inside: bool = False
    """Whether it counts inside a longer term of another concept …"""
    above: frozenset[str] = frozenset()
    """… but never inside one of a concept narrower than its own: the ids broader than this one."""
    given: str = ""
    """The mark without which it does not count."""
    unless: tuple[str, ...] = ()
    """The marks any of which keeps it from counting."""
    title_only: bool = False


# Not frozen: there are a hundred to an abstract, and a frozen one takes four times as long to make.
@dataclass(slots=True, eq=False)
class Match:
    """An entry found in a text, from word `first` to word `last`."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Found:
    """All that is found in a text, by first word."""

    concepts: list[Match]
    shields: list[Match]
    companions: list[Match]
    cues: list[Match]
    metrics: list[Match]
    marks: set[str]
    """What only has to stand somewhere: `LIST_SIGN`, and guards by their name."""


class _Node:
    """A word's place in the tree: the terms that end there, and the words that go on from it."""

    __slots__ = ("entries", "open", "then")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.then: dict[str, _Node] = {}
        """By word, `ANY` or `GAP`."""
        self.open = False
        """Whether it goes on by `ANY` or `GAP`."""


_Place = tuple[int, int, list[Entry]]
"""First and last word, and the terms that may stand there."""


class Matcher:
    """Finds every term, shield and cue of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexer = Lexer(dict(vocabulary.spelling), vocabulary.endings)
        self._root = _Node()
        for form, entry in _entries(vocabulary):
            for words in sequences(form, self.lexer):
                self._add(words, entry)

    def _add(self, words: Sequence[str], entry: Entry) -> None:
        node = self._root
        for word in words:
            node.open = node.open or word in (ANY, GAP)
            node = node.then.setdefault(word, _Node())
        node.entries.append(entry)

    def find(self, tokens: Tokens) -> Found:
        """Return all that is found in `tokens`, overlaps included."""
        places: list[_Place] = []
        nodes = map(self._root.then.get, tokens.words)
        following = [*tokens.words[1:], ""]
        for first, (node, word) in enumerate(zip(nodes, following, strict=False)):
            # Most words begin no term, or one that does not go on: no walk for those.
            if node is None:
                continue
            if word in node.then or node.open:
                _walk(tokens, first, first, node, places)
            elif node.entries:
                places.append((first, first, node.entries))
        return _accepted(tokens, places)

    def occurrences(self, tokens: Tokens, words: Sequence[str], entry: Entry) -> list[Match]:
        """Return the places of `tokens` where `words` stand, as matches of `entry`."""
        places: list[_Place] = []
        first = -1
        for _ in range(tokens.words.count(words[0])):
            first = tokens.words.index(words[0], first + 1)
            last = first + len(words) - 1
            if tokens.words[first : last + 1] == list(words) and all(
                tokens.soft[first + 1 : last + 1]
            ):
                places.append((first, last, [entry]))
        return _accepted(tokens, places).concepts


def _walk(tokens: Tokens, first: int, last: int, node: _Node, places: list[_Place]) -> None:
    """Add to `places` what begins with word `first` and goes on from `node` at word `last`."""
    words, soft = tokens.words, tokens.soft
    while True:
        if node.entries:
            places.append((first, last, node.entries))
        last += 1
        # The edge of a text is soft, and no word.
        if not soft[last] or last == len(words):
            return
        then = node.then
        if node.open:
            if GAP in then:
                _walk_over_gap(tokens, first, last, then[GAP], places)
            if ANY in then:
                _walk(tokens, first, last, then[ANY], places)
        following = then.get(words[last])
        if following is None:
            return
        node = following


def _walk_over_gap(
    tokens: Tokens, first: int, start: int, node: _Node, places: list[_Place]
) -> None:
    words, then = tokens.words, node.then
    end = min(start + LONGEST_GAP + 1, len(words))
    # Most gaps lead nowhere, and this tells so without a loop.
    if then.keys().isdisjoint(words[start:end]):
        return
    if not all(tokens.soft[start + 1 : end]):
        end = tokens.soft.index(False, start + 1)
    for last in reversed(range(start, end)):
        following = then.get(words[last])
        if following is not None:
            _walk(tokens, first, last, following, places)


def _accepted(tokens: Tokens, places: Iterable[_Place]) -> Found:
    """Return the matches that the letters in the text allow."""
    found = Found([], [], [], [], [], set())
    concepts, marks = found.concepts, found.marks
    others = {"shield": found.shields, "companion": found.companions, "cue": found.cues}
    others["metric"] = found.metrics
    text, starts, ends, gaps = tokens.text, tokens.starts, tokens.ends, tokens.gaps
    for first, last, entries in places:
        apart = gaps[first] and gaps[last + 1]
        start, end = starts[first], ends[last]
        for entry in entries:
            kind = entry.kind
            if kind not in _COINED:
                if apart:
                    if kind in _MARKS:
                        marks.add(entry.concept)
                    else:
                        others.get(kind, concepts).append(Match(entry, first, last, start, end))
            elif _same_case(text[start:end], entry):
                whole = apart and kind != "ending"
                span = (start, end) if whole else tokens.name_around(first, last)
                if span and (kind != "ending" or span[0] < start):
                    concepts.append(Match(entry, first, last, *span))
    return found


def _same_case(surface: str, entry: Entry) -> bool:
    if surface == entry.text:
        return True
    if entry.kind == "name":
        plain = surface == surface.lower() and surface.isalpha()
        return not plain or entry.text == entry.text.lower()
    letters = _letters(surface)
    wanted = _letters(entry.text)
    return letters == wanted or letters == wanted + "s"


def _letters(text: str) -> str:
    text = text[:-2] if text.endswith(("'s", "’s")) else text
    return "".join(filter(str.isalnum, text))


def _entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    for facet in vocabulary.facets:
        for concept in facet.concepts:
            yield from _concept_entries(concept, vocabulary, inside=facet.holds_inside)
            yield from _plain("shield", facet.id, concept.shields, concept.id)
            yield from _guards(concept)
        yield from _plain("shield", facet.id, facet.shields)
    yield from _plain("shield", "", vocabulary.shields)
    yield from _plain("companion", "", vocabulary.companions)
    yield from _plain("sign", "", vocabulary.list_signs, LIST_SIGN)
    yield from _plain("metric", "", vocabulary.metrics.names)
    yield from _plain("metric", "", vocabulary.metrics.costs, COST)
    yield from _plain("metric", "", vocabulary.metrics.shields, NO_METRIC)
    for cue in vocabulary.cues:
        yield from _plain("cue", "", cue.phrases, cue.id)


def _guards(concept: Concept) -> Iterator[tuple[str, Entry]]:
    yield from _plain("guard", "", concept.unless, excluding(concept, concept))
    items: tuple[Implication | Name, ...] = (*concept.implies, *concept.names)
    for item in items:
        yield from _plain("guard", "", item.unless, excluding(concept, item))
        yield from _plain("guard", "", item.given, requiring(concept, item))


Guarded = Concept | Implication | Name


def requiring(concept: Concept, item: Guarded) -> str:
    """Return the mark that a paper has where a term stands that `item` of `concept` needs."""
    return f"+{_name(concept, item)}"


def excluding(concept: Concept, item: Guarded) -> str:
    """Return the mark that a paper has where a term stands that `item` of `concept` excludes."""
    return f"-{_name(concept, item)}"


def _name(concept: Concept, item: Guarded) -> str:
    own = f"{concept.facet}/{concept.id}"
    match item:
        case Implication():
            return f"{own} → {item.facet}/{item.concept}"
        case Name():
            return f"{own}: {item.names[0]} …"
    return own


def _plain(
    kind: Kind, group: str, terms: Iterable[str], id: str = ""
) -> Iterator[tuple[str, Entry]]:
    for term in terms:
        for form in expand(term):
            yield form, Entry(kind, form, group, id)


def _concept_entries(
    concept: Concept, vocabulary: Vocabulary, *, inside: bool
) -> Iterator[tuple[str, Entry]]:
    """Yield the forms of a concept; a single word with two capitals is an acronym anyway."""
    terms = (concept.label, *concept.alternatives, *concept.terms, *concept.shared)
    plain = Entry(
        "term",
        "",
        concept.facet,
        concept.id,
        weak=concept.where == "stated",
        inside=inside or concept.holds_inside,
        above=frozenset(broader.id for broader in vocabulary.broader(concept)),
        unless=(excluding(concept, concept),) if concept.unless else (),
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
            given=requiring(concept, name) if name.given else "",
            title_only=name.title_only,
            unless=(*plain.unless, *((excluding(concept, name),) if name.unless else ())),
        )
        for form, named in _forms(name.names, entry, f"name “{{}}”: {name.because}"):
            versioned = form.isalpha() and len(form) >= _SHORTEST_VERSIONED
            for version in _VERSIONS if versioned else ("",):
                yield form + version, named


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
    for form in (form for term in terms for form in expand(term)):
        cased = entry.kind in ("term", "weak") and " " not in form and _CAPITALS.search(form)
        said = _ABBREVIATION if cased and form.isalnum() else rule
        kind: Kind = "acronym" if cased else entry.kind
        yield form, replace(entry, kind=kind, text=form, rule=said.replace("{}", form))
