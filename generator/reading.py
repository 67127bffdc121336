"""Reading one paper for concepts: every match, and whether it stands.

A match is set aside when a longer one covers it, when the abstract defines
the acronym as something else, when an item of a list of fields stands alone,
or when its place in the text is not the paper's own work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.abbreviations import Definition, definitions
from generator.concepts import Vocabulary
from generator.context import Context, Verdict
from generator.matching import Entry, Match, Matcher
from generator.model import Field, Paper
from generator.terms import ANY, expand
from generator.tokens import Tokens

_CONCEPT_KINDS = frozenset({"term", "weak", "list", "acronym", "name"})
_JOINTS = frozenset({"and", "or"})
_WIDEST_GAP = 3
_NEAR = 12
_SHOUTING = 0.8


@dataclass(frozen=True, slots=True)
class Finding:
    """One match of a concept in a paper, and what became of it."""

    match: Match
    field: Field
    accepted: bool
    reason: str
    background: bool = False
    """Set aside only because its sentence speaks of what others do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one paper."""

    findings: list[Finding]
    """Title first, in text order."""
    guards: frozenset[str]
    """Implications that the paper's words keep from following; see `matching.guard`."""


@dataclass(slots=True)
class _Text:
    field: Field
    tokens: Tokens
    matches: list[Match]


class Reader:
    """Finds the concepts of a vocabulary in papers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._matcher = Matcher(vocabulary)
        self._facets = [facet.id for facet in vocabulary.facets]
        self._cues = {cue.id: cue for cue in vocabulary.cues}
        self._narrowing = {
            concept.key: concept.broader
            for facet in vocabulary.facets
            if facet.background_narrows
            for concept in facet.concepts
            if concept.broader
        }
        self._siblings = {
            (facet, broader): frozenset(
                id for (f, id), b in self._narrowing.items() if (f, b) == (facet, broader)
            )
            for (facet, _), broader in self._narrowing.items()
        }
        self._wording: dict[tuple[str, str], list[frozenset[str]]] = {}

    def read(self, paper: Paper) -> Reading:
        """Return every match of a concept in `paper`, and what keeps implications back."""
        texts = [self._read("title", paper.title), self._read("abstract", paper.abstract)]
        defined = [(text, item) for text in texts for item in definitions(text.tokens.text)]
        foreign = self._resolve(texts, defined) if defined else frozenset[tuple[str, str, str]]()
        signs = any(m.entry.kind == "sign" for text in texts for m in text.matches)
        findings = [item for text in texts for item in self._judge(text, foreign, signs)]
        findings = self._narrowed(findings)
        guards = (m.entry.concept for t in texts for m in t.matches if m.entry.kind == "unless")
        return Reading(findings, frozenset(guards))

    def _narrowed(self, findings: list[Finding]) -> list[Finding]:
        """Accept background mentions that narrow down what the own work names in general."""
        held = {f.match.entry.concept for f in findings if f.accepted}
        wanted = {(f.match.entry.group, f.match.entry.concept): f for f in findings if f.background}
        narrower: dict[tuple[str, str], str] = {}
        for facet, id in wanted:
            broader = self._narrowing.get((facet, id), "")
            siblings = self._siblings.get((facet, broader), frozenset())
            if broader in held and held.isdisjoint(siblings):
                narrower[facet, id] = f"narrows “{broader}”, which the paper's own work names"
        return [
            replace(f, accepted=True, reason=narrower[f.match.entry.group, f.match.entry.concept])
            if f.background and (f.match.entry.group, f.match.entry.concept) in narrower
            else f
            for f in findings
        ]

    def _read(self, field: Field, text: str) -> _Text:
        tokens = self._matcher.lexer.tokens(text)
        matches = self._matcher.matches(tokens)
        if field == "title" and _shouts(text):
            matches = [m for m in matches if m.entry.kind != "acronym"]
        return _Text(field, tokens, matches)

    def _resolve(
        self, texts: list[_Text], defined: list[tuple[_Text, Definition]]
    ) -> frozenset[tuple[str, str, str]]:
        """Add the matches of abbreviations; return (acronym, facet, concept) that do not hold."""
        foreign: set[tuple[str, str, str]] = set()
        for text, item in defined:
            long = text.tokens.text[item.start : item.end]
            meant = _longest(m for m in text.matches if _heads(m, item))
            for m in meant:
                self._alias(texts, item.short, long, m.entry)
            concepts = {(m.entry.group, m.entry.concept) for m in meant}
            groups = {m.entry.group for m in meant}
            for m in (m for other in texts for m in other.matches):
                key = (m.entry.group, m.entry.concept)
                if m.entry.kind != "acronym" or m.entry.text != item.short or key in concepts:
                    continue
                if m.entry.group in groups or not self._akin(key, long):
                    foreign.add((item.short, *key))
        return frozenset(foreign)

    def _alias(self, texts: list[_Text], short: str, long: str, entry: Entry) -> None:
        words = self._matcher.lexer.tokens(short).words
        rule = f"abbreviation “{short}” of “{' '.join(long.split())}”"
        alias = Entry("acronym", short, entry.group, entry.concept, rule, entry.weak)
        for text in texts:
            taken = {(m.first, m.last, m.entry.concept) for m in text.matches}
            for m in self._matcher.occurrences(text.tokens, words, alias):
                if (m.first, m.last, entry.concept) not in taken:
                    text.matches.append(m)

    def _akin(self, key: tuple[str, str], long: str) -> bool:
        """Return whether `long` is a slip or a variant of one of the concept's terms."""
        words = set(self._matcher.lexer.tokens(long).words)
        if key not in self._wording:
            concept = self._vocabulary.concept(*key)
            terms = (concept.label, *concept.alternatives, *concept.terms, *concept.weak)
            self._wording[key] = [
                frozenset(self._matcher.lexer.tokens(form).words) - {ANY}
                for term in terms
                for form in expand(term)
            ]
        return any(2 * len(words & wording) >= len(words) for wording in self._wording[key])

    def _judge(
        self, text: _Text, foreign: frozenset[tuple[str, str, str]], signs: bool
    ) -> Iterator[Finding]:
        own = [m for m in text.matches if m.entry.kind in _CONCEPT_KINDS]
        if not own:
            return
        own.sort(key=lambda m: (m.first, m.last))
        covered = {id(m): by for facet in self._facets for m, by in _covered(text.matches, facet)}
        context = Context(text.tokens, text.matches, self._cues, title=text.field == "title")
        for match in own:
            entry = match.entry
            if id(match) in covered:
                verdict = Verdict(False, False, f"part of “{covered[id(match)]}”")
            elif entry.kind == "acronym" and (entry.text, entry.group, entry.concept) in foreign:
                verdict = Verdict(False, False, f"“{entry.text}” is defined as something else")
            elif entry.kind == "list" and not (signs and _in_list(match, text)):
                verdict = Verdict(False, False, "not an item of a list of such fields")
            else:
                verdict = context.verdict(match.start)
                if entry.weak and verdict.own and not verdict.explicit:
                    verdict = Verdict(False, False, "only counts where the paper speaks of itself")
            yield Finding(match, text.field, verdict.own, verdict.reason, verdict.background)


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTING * len(letters)


def _heads(match: Match, item: Definition) -> bool:
    """Return whether the long form ends in this match, so that its short form means the same."""
    kind = match.entry.kind
    held = item.start <= match.start and match.end == item.end
    return held and kind in _CONCEPT_KINDS and kind != "list"


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Return of each facet the matches that begin first."""
    by_group: dict[str, list[Match]] = {}
    for match in matches:
        kept = by_group.setdefault(match.entry.group, [])
        if kept and match.first < kept[0].first:
            kept.clear()
        if not kept or match.first == kept[0].first:
            kept.append(match)
    return [match for kept in by_group.values() for match in kept]


def _covered(matches: Iterable[Match], facet: str) -> Iterator[tuple[Match, str]]:
    """Yield the matches of `facet` that lie within a shield or a longer match."""
    ours = [m for m in matches if m.entry.group == facet and m.entry.kind in _CONCEPT_KINDS]
    shields = [m for m in matches if m.entry.kind == "shield" and m.entry.group in ("", facet)]
    ours.sort(key=lambda m: (m.first, -m.last))
    for index, match in enumerate(ours):
        entry = match.entry
        for shield in shields:
            if _within(match, shield) and shield.entry.concept in ("", entry.concept):
                yield match, shield.entry.text
                break
        else:
            # Sorted by first word, so whatever covers a match stands before it.
            for other in ours[max(0, index - _NEAR) : index]:
                same = (match.first, match.last) == (other.first, other.last)
                foreign = other.entry.concept != entry.concept
                if _within(match, other) and not same and not (entry.inside and foreign):
                    yield match, other.entry.text
                    break


def _within(match: Match, other: Match) -> bool:
    return other.first <= match.first and match.last <= other.last


def _in_list(match: Match, text: _Text) -> bool:
    """Return whether another item stands beside `match`, joined by a comma, slash, “and” or “or”."""
    for other in text.matches:
        kind = other.entry.kind
        if kind != "companion" and kind not in _CONCEPT_KINDS:
            continue
        if kind != "companion" and other.entry.group != match.entry.group:
            continue
        if other.entry.concept == match.entry.concept:
            continue
        first, second = sorted((match, other), key=lambda m: m.first)
        if first.last < second.first <= first.last + 1 + _WIDEST_GAP:
            gap = text.tokens.words[first.last + 1 : second.first]
            between = text.tokens.text[first.end : second.start]
            if any(mark in between for mark in ",/&") or not _JOINTS.isdisjoint(gap):
                return True
    return False
