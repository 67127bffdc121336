"""When a mention in the background counts after all.

Some facets, such as the kind of data, are often named once, where the abstract
states its task, before it turns to the paper's own work. A facet of the
vocabulary chooses which of three rules apply to it:

`narrows`: the own work names a concept (“radiographs”), the background one
    that is narrower (“chest radiographs”), and no other narrower one is named;
`exemplifies`: the mention is an example, “(e.g., CT)”, in a sentence that
    also names what the title names;
`fills`: the own work names nothing of the facet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model import Field
from generator.sentences import sentence_spans
from generator.tagging.matching import Match
from generator.vocabulary.concepts import Facet, Vocabulary

_EXAMPLE = "e.g."


# Not frozen, like `Match`, since there are as many.
@dataclass(slots=True, eq=False)
class Finding:
    """One match of a concept in a paper, and what became of it."""

    match: Match
    field: Field
    accepted: bool
    said: str
    """Why it counts or was set aside, `""` where another match covers it."""
    background: bool = False
    """Set aside only because its sentence speaks of what others do."""
    over: Match | None = None
    """What covers the match."""

    @property
    def concept(self) -> str:
        """Id of the concept."""
        return self.match.entry.concept


def rescued(findings: list[Finding], abstract: str, vocabulary: Vocabulary) -> list[Finding]:
    """Return `findings` with those accepted that a rule of their facet rescues."""
    all_lost = [f for f in findings if f.background and not f.match.entry.weak]
    groups = {f.match.entry.group for f in all_lost}
    reasons: dict[int, str] = {}
    for facet in vocabulary.facets:
        if facet.background and facet.id in groups:
            ours = [f for f in findings if f.match.entry.group == facet.id]
            lost = [f for f in all_lost if f.match.entry.group == facet.id]
            reasons |= _reasons(facet, ours, lost, abstract)
    if not reasons:
        return findings
    return [
        replace(f, accepted=True, said=reasons[id(f)]) if id(f) in reasons else f for f in findings
    ]


def _reasons(
    facet: Facet, ours: list[Finding], lost: list[Finding], abstract: str
) -> dict[int, str]:
    held = {f.concept for f in ours if f.accepted}
    reasons: dict[int, str] = {}
    if "fills" in facet.background and not held:
        reasons |= {id(f): "background, but the paper names nothing else" for f in lost}
    if "exemplifies" in facet.background:
        examples = _examples(ours, lost, abstract)
        reasons |= {id(f): "an example in a sentence on the title's subject" for f in examples}
    if "narrows" in facet.background:
        reasons |= _narrowing(facet, lost, held)
    return reasons


def _examples(ours: list[Finding], lost: list[Finding], abstract: str) -> Iterable[Finding]:
    title = {f.concept for f in ours if f.field == "title" and f.accepted}
    if not title or _EXAMPLE not in abstract:
        return
    for start, end in sentence_spans(abstract):
        inside = [f for f in ours if f.field == "abstract" and start <= f.match.start < end]
        if title.isdisjoint(f.concept for f in inside):
            continue
        for finding in lost:
            before = abstract[start : finding.match.start]
            bracket = before[before.rfind("(") :]
            if finding in inside and bracket.startswith("(" + _EXAMPLE) and ")" not in bracket:
                yield finding


def _narrowing(facet: Facet, lost: list[Finding], held: set[str]) -> dict[int, str]:
    broader = {concept.id: concept.broader for concept in facet.concepts if concept.broader}
    held_below = {broader[id] for id in held if id in broader}
    return {
        id(f): f"narrows “{broader[f.concept]}”, which the paper's own work names"
        for f in lost
        if broader.get(f.concept) in held and broader[f.concept] not in held_below
    }
