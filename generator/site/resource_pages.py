"""Assembling the pages of outside resources, and the names on a paper's page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from generator.corpus import sort_key
from generator.model import Links, Naming, Paper
from generator.sentences import sentence_spans
from generator.site.desk import Desk
from generator.site.resource_views import (
    Listed,
    NamedIn,
    Names,
    Quoted,
    ResourceGroup,
    ResourcePage,
)
from generator.vocabulary.resources import Resource, ResourceKind, spelling_key

KINDS: Mapping[ResourceKind, tuple[str, str]] = {
    "data-set": ("Data set", "Data sets"),
    "benchmark": ("Benchmark", "Benchmarks"),
    "model": ("Model", "Models"),
    "software": ("Software", "Software"),
}
_BESIDE = 8
_FEWEST_SHARED = 2


def resource_groups(desk: Desk) -> tuple[ResourceGroup, ...]:
    """Return the pages of the resources that two papers name, by kind, fullest first."""
    owners = {id: paper for paper, each in desk.links.items() for id in each.resources.introduced}
    found: dict[str, list[ResourcePage]] = defaultdict(list)
    for resource in desk.vocabulary.resources:
        if resource.id in desk.resources:
            found[resource.kind].append(_page(desk, resource, owners.get(resource.id)))
    return tuple(
        ResourceGroup(kind=kind, label=label, pages=tuple(sorted(found[kind], key=_order)))
        for kind, (_, label) in KINDS.items()
        if found[kind]
    )


def _order(page: ResourcePage) -> tuple[int, str]:
    return -len(page.papers), sort_key(page.resource.label)


def _page(desk: Desk, resource: Resource, owner: str | None) -> ResourcePage:
    papers = desk.naming[resource.id]
    return ResourcePage(
        resource=resource,
        kind=KINDS[resource.kind][0],
        names=tuple(_other_names(resource)),
        papers=tuple(_named_in(desk.links[paper.id], paper, resource) for paper in papers),
        introduced_by=desk.papers[owner] if owner else None,
        beside=tuple(_beside(desk, resource)),
    )


def _other_names(resource: Resource) -> Iterator[str]:
    seen = {spelling_key(resource.label)}
    for name in resource.also:
        if spelling_key(name) not in seen:
            seen.add(spelling_key(name))
            yield name


def _named_in(links: Links, paper: Paper, resource: Resource) -> NamedIn:
    named = [each for each in links.resources.named if each.resource == resource.id]
    sentences = tuple(_sentences(paper, named))
    entries = [f"“{entry}”" for id, entry in links.resources.listed if id == resource.id]
    if sentences:
        why = ""
    elif named:
        why = "named in the title"
    else:
        why = f"the record lists it: {', '.join(entries)}"
    return NamedIn(paper=paper, sentences=sentences, why=why)


def _sentences(paper: Paper, named: list[Naming]) -> Iterator[Quoted]:
    places = [(each.start, each.end) for each in named if each.field == "abstract"]
    for start, end in sentence_spans(paper.abstract) if places else ():
        within = [(a, b) for a, b in places if start <= a and b <= end]
        if within:
            yield tuple(_pieces(paper.abstract, start, end, within))


def _pieces(
    text: str, start: int, end: int, marked: list[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    for left, right in marked:
        if start < left:
            yield text[start:left], False
        yield text[left:right], True
        start = right
    if start < end:
        yield text[start:end], False


def _beside(desk: Desk, resource: Resource) -> Iterator[tuple[Resource, int]]:
    """Yield what the same papers name, the most frequent first."""
    counts = Counter(
        id
        for paper in desk.naming[resource.id]
        for id in desk.links[paper.id].resources.ids
        if id != resource.id and id in desk.resources
    )
    shared = [id for id, count in counts.items() if count >= _FEWEST_SHARED]
    ranked = sorted(shared, key=lambda id: (-counts[id], sort_key(desk.resources[id].label)))
    yield from ((desk.resources[id], counts[id]) for id in ranked[:_BESIDE])


def paper_names(desk: Desk, paper: Paper) -> Names:
    """Return the names on a paper's page; they lead to a resource's page where there is one."""
    links = desk.links[paper.id].resources
    meant: dict[str, str] = {}
    for id, entry in links.listed:
        if id in desk.resources:
            meant.setdefault(entry, id)
    shown = {*meant.values()}
    return Names(
        introduces=tuple(_introduced(desk, paper)),
        listed=tuple(Listed(text=each, resource=meant.get(each, "")) for each in paper.resources),
        named=tuple(
            desk.resources[id] for id in links.ids if id in desk.resources and id not in shown
        ),
    )


def _introduced(desk: Desk, paper: Paper) -> Iterator[Listed]:
    """Yield what the record says is introduced, then what else others name as a resource."""
    own = {
        spelling_key(name): id
        for id in desk.links[paper.id].resources.introduced
        if id in desk.resources
        for name in desk.resources[id].names
    }
    meant = {each: own.get(spelling_key(each), "") for each in paper.introduces}
    yield from (Listed(text=each, resource=id) for each, id in meant.items())
    for id in dict.fromkeys(own.values()):
        if id not in meant.values():
            yield Listed(text=desk.resources[id].label, resource=id)
