"""Reading one paper for concepts: every match, and whether it stands.

A match is set aside when a longer one covers it, when the abstract defines
the acronym as something else, when an item of a list of fields stands alone,
when its place in the text is not the paper's own work, when the paper says what
the concept excludes, or when it is a last resort that the paper does not need.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.abbreviations import Definition, definitions
from generator.model import Field, Paper
from generator.tagging.background import Finding, rescued
from generator.tagging.context import Context, Cues, aside, own_name
from generator.tagging.covering import covers, in_list, longest_first, shielded
from generator.tagging.entries import Entry, mark, title_entries
from generator.tagging.matching import Found, Match, Matcher
from generator.vocabulary.concepts import Key, Vocabulary
from generator.vocabulary.terms import expand
from generator.vocabulary.tokens import Tokens

# A title in capitals says nothing about what is an acronym in it.
_QUIET = re.compile(r"[^\W\d_A-Z]{3}")
_LONG_TITLE = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one paper."""

    findings: list[Finding]
    """Title first, in text order."""
    marks: set[str]
    """What implications may ask for; see `entries.mark`."""


@dataclass(slots=True)
class _Text:
    field: Field
    tokens: Tokens
    found: Found

    @property
    def concepts(self) -> list[Match]:
        """Matches of concepts."""
        return self.found.concepts


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the whole paper says about its matches."""

    foreign: frozenset[tuple[str, Key]]
    """Acronyms that it defines as something else than the concept."""
    marks: set[str]
    surveys: bool
    """Whether its subject is what others did."""
    name: str
    """What it calls its own work, or `""`."""


class Reader:
    """Finds the concepts of a vocabulary in papers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.matcher = Matcher(vocabulary)
        self._cues = Cues(vocabulary.cues)
        concepts = (concept for facet in vocabulary.facets for concept in facet.concepts)
        self._order = {concept.key: place for place, concept in enumerate(concepts)}
        self._list_sign = mark(vocabulary.list_signs)
        self._title_entries = title_entries(vocabulary)
        self._wording: dict[Key, list[frozenset[str]]] = {}

    def read(self, paper: Paper) -> Reading:
        """Return every match of a concept in `paper`, and what implications ask for."""
        texts = [self._text("title", paper.title), self._text("abstract", paper.abstract)]
        defined = [(text, item) for text in texts for item in definitions(text.tokens.text)]
        foreign = self._resolve(texts, defined) if defined else frozenset[tuple[str, Key]]()
        whole = _Whole(
            foreign,
            marks=texts[0].found.marks | texts[1].found.marks,
            surveys=any(self._cues.surveys(m) for text in texts for m in text.found.cues),
            name=own_name(paper.title),
        )
        texts[0].concepts.extend(self._named(whole.name, texts[0].tokens))
        findings = [item for text in texts for item in self._judge(text, whole)]
        findings = rescued(findings, paper.abstract, self._vocabulary)
        return Reading(_without_needless_fallbacks(findings, self._order), whole.marks)

    def _named(self, name: str, title: Tokens) -> Iterator[Match]:
        """Yield the matches of the name that a title gives to the work."""
        if name:
            start = title.text.index(name)
            end = start + len(name)
            first = bisect_right(title.starts, start) - 1
            last = bisect_left(title.ends, end)
            for entry in self._title_entries:
                yield Match(entry, first, last, start, end)

    def _text(self, field: Field, text: str) -> _Text:
        tokens = self.matcher.lexer.tokens(text)
        found = self.matcher.find(tokens)
        if field == "title" and len(text) >= _LONG_TITLE and not _QUIET.search(text):
            found.concepts = [m for m in found.concepts if m.entry.kind != "acronym"]
        return _Text(field, tokens, found)

    def _resolve(
        self, texts: list[_Text], defined: list[tuple[_Text, Definition]]
    ) -> frozenset[tuple[str, Key]]:
        """Add the matches of abbreviations; return the acronyms that mean no such concept."""
        foreign: set[tuple[str, Key]] = set()
        for text, item in defined:
            long = text.tokens.text[item.start : item.end]
            # A term at the end of the long form means what its short form means.
            meant = _longest(
                m
                for m in text.concepts
                if m.end == item.end
                and m.start >= item.start
                and m.entry.kind != "list"
                and not shielded(m, text.found.shields)
            )
            namesakes = [m for other in texts for m in other.concepts if m.entry.text == item.short]
            known = {_key(m) for m in namesakes if m in text.concepts and m.start > item.end}
            for m in meant:
                if _key(m) not in known:
                    self._alias(texts, item.short, long, m.entry)
            concepts = {_key(m) for m in meant}
            groups = {m.entry.group for m in meant}
            if not item.initial:
                continue  # “tumours of the chest (CT)”: letters within words define nothing else
            for m in namesakes:
                if m.entry.kind != "acronym" or _key(m) in concepts:
                    continue
                if m.entry.group in groups or not self._akin(_key(m), long):
                    foreign.add((item.short, _key(m)))
        return frozenset(foreign)

    def _alias(self, texts: list[_Text], short: str, long: str, entry: Entry) -> None:
        words = self.matcher.lexer.tokens(short).words
        rule = f"abbreviation “{short}” of “{' '.join(long.split())}”"
        alias = replace(entry, kind="acronym", text=short, rule=rule)
        for text in texts:
            taken = {(m.first, m.last) for m in text.concepts if m.entry.concept == entry.concept}
            for m in self.matcher.occurrences(text.tokens, words, alias):
                if (m.first, m.last) not in taken:
                    text.concepts.append(m)

    def _akin(self, key: Key, long: str) -> bool:
        """Return whether `long` is a slip or a variant of one of the concept's terms."""
        words = set(self.matcher.lexer.tokens(long).words)
        if key not in self._wording:
            concept = self._vocabulary.concept(*key)
            terms = (concept.label, *concept.alternatives, *concept.terms, *concept.weak)
            self._wording[key] = [
                frozenset(self.matcher.lexer.tokens(form).words)
                for term in terms
                for form in expand(term)
            ]
        return any(2 * len(words & wording) >= len(words) for wording in self._wording[key])

    def _judge(self, text: _Text, whole: _Whole) -> Iterator[Finding]:
        concepts = text.concepts
        if not concepts:
            return
        longest_first(concepts)
        covering = covers(concepts, text.found.shields)
        cues = text.found.cues
        if text.field == "title":
            context = Context(text.tokens, cues, self._cues, title=True)
        else:
            context = Context(text.tokens, cues, self._cues, name=whole.name, surveys=whole.surveys)
        for match, over in zip(concepts, covering, strict=True):
            if over is not None:
                yield Finding(match, text.field, False, "", over=over)
                continue
            entry = match.entry
            doubt = self._doubt(match, text, whole) if entry.conditional else ""
            verdict = aside(doubt) if doubt else context.verdict(match.start)
            if entry.weak and verdict.own and not verdict.explicit:
                verdict = aside("only counts where the paper speaks of itself")
            yield Finding(match, text.field, verdict.own, verdict.reason, verdict.background)

    def _doubt(self, match: Match, text: _Text, whole: _Whole) -> str:
        """Say why the whole paper speaks against a match, or return `""`."""
        entry = match.entry
        if not whole.marks.isdisjoint(entry.unless):
            return "the paper speaks of what this excludes"
        if entry.given and entry.given not in whole.marks:
            return "the paper names nothing that this needs"
        if entry.title_only and text.field != "title":
            return "only counts in the title"
        if entry.kind == "acronym" and (entry.text, _key(match)) in whole.foreign:
            return f"“{entry.text}” is defined as something else"
        if entry.kind == "list" and not self._listed(match, text, whole):
            return "not an item of a list of such fields"
        return ""

    def _listed(self, match: Match, text: _Text, whole: _Whole) -> bool:
        others = [*text.concepts, *text.found.companions]
        return self._list_sign in whole.marks and in_list(match, others, text.tokens)


def _without_needless_fallbacks(findings: list[Finding], order: Mapping[Key, int]) -> list[Finding]:
    """Set aside the fallback terms of facets of which another concept is found."""
    fallbacks = [f for f in findings if f.accepted and f.match.entry.kind == "fallback"]
    groups = {f.match.entry.group for f in fallbacks}
    held: dict[str, set[str]] = {}
    for finding in findings if fallbacks else ():
        entry = finding.match.entry
        if finding.accepted and entry.group in groups and entry.kind != "fallback":
            held.setdefault(entry.group, set()).add(entry.concept)
    for finding in sorted(fallbacks, key=lambda f: order[_key(f.match)]):
        held.setdefault(finding.match.entry.group, {finding.concept})
    needless = {id(f) for f in fallbacks if held[f.match.entry.group] - {f.concept}}
    if not needless:
        return findings
    reason = "the paper names something else of this facet"
    return [replace(f, accepted=False, said=reason) if id(f) in needless else f for f in findings]


def _key(match: Match) -> Key:
    return match.entry.group, match.entry.concept


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
