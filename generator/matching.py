"""All terms of a vocabulary, looked up in a text in one pass.

The terms stand in a tree of words (a trie), so the cost grows with the length
of the text and hardly with the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from generator.concepts import Concept, Implication, Vocabulary
from generator.terms import ANY, GAP, LONGEST_GAP, expand, sequences
from generator.tokens import Lexer, Tokens

Kind = Literal[
    "term", "weak", "list", "acronym", "name", "shield", "companion", "sign", "guard", "cue"
]
CONCEPT_KINDS: frozenset[Kind] = frozenset({"term", "weak", "list", "acronym", "name"})
_COINED = frozenset({"acronym", "name"})
_ABBREVIATION = "abbreviation “{}”"
_LEAF = ""
_CAPITALS = re.compile(r"[A-Z].?[A-Z]")
Node = dict[str, Any]


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


# A tuple: there are a hundred to an abstract, and a frozen dataclass takes thrice as long to make.
class Match(NamedTuple):
    """An entry found in a text, from word `first` to word `last`."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


class Matcher:
    """Finds every term, shield and cue of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lexer = Lexer(dict(vocabulary.spelling))
        self._root: Node = {}
        for form, entry in _entries(vocabulary):
            for words in sequences(form, self.lexer):
                self._add(words, entry)

    def _add(self, words: Sequence[str], entry: Entry) -> None:
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_LEAF, []).append(entry)

    def matches(self, tokens: Tokens) -> list[Match]:
        """Return all that is found in `tokens`, overlaps included, by first word."""
        found: list[Match] = []
        root = self._root
        words = tokens.words
        last = len(words) - 1
        for first, word in enumerate(words):
            node = root.get(word)
            if node is None:
                continue
            if _LEAF in node:
                found += _accepted(tokens, first, first, node[_LEAF])
            # Most words begin a term that does not go on: no walk for those.
            if first < last and (words[first + 1] in node or ANY in node or GAP in node):
                _walk(tokens, first, node, found)
        return found

    def occurrences(self, tokens: Tokens, words: Sequence[str], entry: Entry) -> Iterator[Match]:
        """Yield the places of `tokens` where `words` stand, as matches of `entry`."""
        first = -1
        for _ in range(tokens.words.count(words[0])):
            first = tokens.words.index(words[0], first + 1)
            last = first + len(words) - 1
            if tokens.words[first : last + 1] == list(words) and all(
                map(tokens.soft, range(first + 1, last + 1))
            ):
                yield from _accepted(tokens, first, last, [entry])


def _walk(tokens: Tokens, first: int, node: Node, found: list[Match]) -> None:
    words = tokens.words
    paths = [(node, first)]
    while paths:
        node, last = paths.pop()
        if last > first and _LEAF in node:
            found += _accepted(tokens, first, last, node[_LEAF])
        following = last + 1
        if following == len(words) or not tokens.soft(following):
            continue
        if words[following] in node:
            paths.append((node[words[following]], following))
        if ANY in node:
            paths.append((node[ANY], following))
        if GAP in node:
            paths += _over_gap(tokens, node[GAP], following)


def _over_gap(tokens: Tokens, node: Node, first: int) -> Iterator[tuple[Node, int]]:
    for index in range(first, min(first + LONGEST_GAP + 1, len(tokens.words))):
        if index > first and not tokens.soft(index):
            return
        if tokens.words[index] in node:
            yield node[tokens.words[index]], index


def _accepted(tokens: Tokens, first: int, last: int, entries: Iterable[Entry]) -> list[Match]:
    """Return the matches of those of `entries` that the letters allow."""
    glued = tokens.glued_before(first) or tokens.glued_after(last)
    start, end = tokens.starts[first], tokens.ends[last]
    found: list[Match] = []
    for entry in entries:
        if entry.kind not in _COINED:
            if not glued:
                found.append(Match(entry, first, last, start, end))
        elif _same_case(tokens.text[start:end], entry):
            span = _whole_name(tokens, first, last) if glued else (start, end)
            if span:
                found.append(Match(entry, first, last, *span))
    return found


def _whole_name(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return the span of the name that a match is part of, or None where that is no name.

    An acronym or a name may be the tail of a longer name (“MedSAM”) and may
    carry a number (“Llama2”); the evidence is then the whole word.
    """
    if tokens.glued_before(first):
        if tokens.text[tokens.starts[first] - 1].isdigit():
            return None
        first -= 1
    after = tokens.glued_after(last)
    if after and not tokens.words[last + 1].isdigit():
        return None
    while after:
        last += 1
        after = tokens.glued_after(last)
    return tokens.starts[first], tokens.ends[last]


def _same_case(surface: str, entry: Entry) -> bool:
    if entry.kind == "name":
        return surface != surface.lower() or entry.text == entry.text.lower()
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
            for implied in concept.implies:
                name = guard(concept, implied)
                yield from _plain("guard", facet.id, implied.unless, "-" + name)
                yield from _plain("guard", facet.id, implied.given, "+" + name)
        yield from _plain("shield", facet.id, facet.shields)
    yield from _plain("shield", "", vocabulary.shields)
    yield from _plain("companion", "", vocabulary.companions)
    yield from _plain("sign", "", vocabulary.list_signs)
    for cue in vocabulary.cues:
        yield from _plain("cue", "", cue.phrases, cue.id)


def guard(concept: Concept, implied: Implication) -> str:
    """Return the name under which an implication's terms are found, after `+` or `-`."""
    return f"{concept.id} → {implied.facet}/{implied.concept}"


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
    stated = concept.where == "stated"
    above = frozenset(broader.id for broader in vocabulary.broader(concept))
    terms = (concept.label, *concept.alternatives, *concept.terms, *concept.shared)
    groups: tuple[tuple[Kind, tuple[str, ...], str], ...] = (
        ("term", terms, "term “{}”"),
        ("weak", concept.weak, "term “{}”"),
        ("list", concept.in_lists, "“{}” in a list of fields"),
        ("acronym", concept.acronyms, _ABBREVIATION),
        *(("name", n.names, f"name “{{}}”: {n.because}") for n in concept.names),
    )
    for kind, written, rule in groups:
        for form in (form for term in written for form in expand(term)):
            weak = stated or kind == "weak"
            cased = kind in ("term", "weak") and " " not in form and _CAPITALS.search(form)
            yield (
                form,
                Entry(
                    "acronym" if cased else kind,
                    form,
                    concept.facet,
                    concept.id,
                    (_ABBREVIATION if cased and form.isalnum() else rule).replace("{}", form),
                    weak,
                    (inside or concept.holds_inside) and kind not in ("list", "name"),
                    above,
                ),
            )
