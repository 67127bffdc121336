"""The tag stage: papers and vocabulary in, concepts with their evidence out.

`Tagger.explain` gives every decision, those against a concept included;
`Tagger.tag` gives what came out of them, closed over broader and implied
concepts and over what the curator decided.

A curator's `remove` takes a concept away with whatever follows only from it.
It cannot take away a broader concept while a narrower one holds, since the
site would contradict itself: such a wish, like an unknown id, changes nothing
and is told by `Tagger.problems`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Evidence, Field, Paper, Tag, VocabularyError
from generator.tagging.background import Finding
from generator.tagging.entries import mark
from generator.tagging.matching import Matcher
from generator.tagging.reading import Reader
from generator.vocabulary.concepts import Concept, Implication, Key, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the tagger made of one match."""

    facet: str
    concept: str
    field: Field
    start: int
    """Half-open code-point offsets into `Paper.text(field)`."""
    end: int
    text: str
    rule: str
    accepted: bool
    reason: str
    """Why it counts or was set aside."""


class Tagger:
    """Assigns the concepts of a vocabulary to papers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._reader = Reader(vocabulary)
        self._matcher = self._reader.matcher
        concepts = [concept for facet in vocabulary.facets for concept in facet.concepts]
        self._concepts: dict[Key, Concept] = {concept.key: concept for concept in concepts}
        self._above = {key: vocabulary.broader(concept) for key, concept in self._concepts.items()}
        self._follows = {
            key: tuple(i for each in (concept, *self._above[key]) for i in each.implies)
            for key, concept in self._concepts.items()
        }
        self._order = {key: place for place, key in enumerate(self._concepts)}

    def explain(self, paper: Paper) -> tuple[Decision, ...]:
        """Return every decision on `paper`, title first, in text order."""
        findings = self._reader.read(paper).findings
        return tuple(_decision(paper, finding, self._matcher) for finding in findings)

    def tag(self, paper: Paper) -> tuple[Tag, ...]:
        """Return the concepts of `paper` in the vocabulary's order."""
        return self._decide(paper)[0]

    def problems(self, paper: Paper) -> tuple[str, ...]:
        """Return what the curator asked for that could not be done, and why."""
        return self._decide(paper)[1]

    def _decide(self, paper: Paper) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
        problems: list[str] = []
        add = self._named(paper.overrule.add, problems)
        remove = self._named(paper.overrule.remove, problems)
        for key in [key for key in add if key in remove]:
            problems.append(f"`{'/'.join(key)}` is both added and removed; keep one")
            remove.remove(key)
        reading = self._reader.read(paper)
        tags = {
            key: Tag(facet=key[0], concept=key[1], evidence=evidence)
            for key, evidence in _found(paper, reading.findings, self._matcher).items()
            if key not in remove
        }
        for key in add:
            evidence = tags[key].evidence if key in tags else ()
            tags[key] = Tag(
                facet=key[0], concept=key[1], evidence=evidence, curated=paper.overrule.reason
            )
        self._imply(tags, set(remove), reading.marks)
        self._broaden(tags)
        for key in remove:
            if key in tags:
                problems.append(
                    f"`{'/'.join(key)}` cannot be removed while its narrower concept "
                    f"`{tags[key].via}` holds; remove that one too"
                )
        ordered = sorted(tags, key=self._order.__getitem__)
        return tuple(tags[key] for key in ordered), tuple(problems)

    def _named(self, names: Iterable[str], problems: list[str]) -> list[Key]:
        keys: list[Key] = []
        for name in names:
            try:
                keys.append(self._vocabulary.find(name).key)
            except VocabularyError as error:
                problems.append(str(error))
        return keys

    def _imply(self, tags: dict[Key, Tag], removed: set[Key], marks: set[str]) -> None:
        """Add the concepts that follow from those in `tags`, each by its stated reason."""
        waiting = sorted(tags, key=self._order.__getitem__)
        for key in waiting:
            for implied in self._follows[key]:
                target = (implied.facet, implied.concept)
                if target in removed or not _follows(implied, tags, marks):
                    continue
                rule = f"implied: {implied.because}"
                tags[target] = Tag(
                    facet=implied.facet,
                    concept=implied.concept,
                    evidence=tuple(_because(item, rule) for item in tags[key].evidence),
                    curated=tags[key].curated,
                )
                waiting.append(target)

    def _broaden(self, tags: dict[Key, Tag]) -> None:
        for key in sorted(tags, key=self._order.__getitem__):
            source = tags[key]
            for concept in self._above[key]:
                broader = (concept.facet, concept.id)
                if broader not in tags:
                    tags[broader] = Tag(
                        facet=concept.facet,
                        concept=concept.id,
                        evidence=source.evidence,
                        via=source.concept,
                        curated=source.curated,
                    )


def tag_papers(papers: Iterable[Paper], vocabulary: Vocabulary) -> dict[str, tuple[Tag, ...]]:
    """Return the tags of each of `papers` by its id."""
    tagger = Tagger(vocabulary)
    return {paper.id: tagger.tag(paper) for paper in papers}


def _follows(implied: Implication, tags: dict[Key, Tag], marks: set[str]) -> bool:
    return (
        (implied.facet, implied.concept) not in tags
        and (not implied.unless or mark(implied.unless) not in marks)
        and (not implied.given or mark(implied.given) in marks)
        and not (implied.fills and any(facet == implied.facet for facet, _ in tags))
    )


def _found(
    paper: Paper, findings: Iterable[Finding], matcher: Matcher
) -> dict[Key, tuple[Evidence, ...]]:
    found: dict[Key, dict[tuple[Field, int, int], Evidence]] = {}
    for finding in findings:
        if finding.accepted:
            match = finding.match
            by_place = found.setdefault((match.entry.group, match.entry.concept), {})
            place = (finding.field, match.start, match.end)
            if place not in by_place:
                by_place[place] = _evidence(paper, finding, matcher)
    return {key: tuple(by_place.values()) for key, by_place in found.items()}


def _evidence(paper: Paper, finding: Finding, matcher: Matcher) -> Evidence:
    match, text = finding.match, paper.text(finding.field)
    return Evidence(
        field=finding.field,
        start=match.start,
        end=match.end,
        text=text[match.start : match.end],
        rule=matcher.rule(match, text),
    )


def _because(item: Evidence, rule: str) -> Evidence:
    return Evidence(field=item.field, start=item.start, end=item.end, text=item.text, rule=rule)


def _decision(paper: Paper, finding: Finding, matcher: Matcher) -> Decision:
    evidence = _evidence(paper, finding, matcher)
    reason = finding.said
    if finding.over:
        reason = f"part of “{matcher.form(finding.over, paper.text(finding.field))}”"
    return Decision(
        facet=finding.match.entry.group,
        concept=finding.match.entry.concept,
        field=evidence.field,
        start=evidence.start,
        end=evidence.end,
        text=evidence.text,
        rule=evidence.rule,
        accepted=finding.accepted,
        reason=reason,
    )
