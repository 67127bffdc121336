"""Where papers name outside data sets, benchmarks, models and software of the vocabulary.

The longest spelling wins, and a name inside a longer one (`CLIP` in `BiomedCLIP`,
`MIMIC-CXR` in `MIMIC-CXR-VQA`) is none. Where the vocabulary says that a name means
other things too, words around it must say that the resource is meant; a paper's own
names and the acronyms that it defines otherwise are never taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.abbreviations import definitions
from generator.linking.introductions import Introduction
from generator.linking.names import is_distinctive, name_key, same_case, without_size
from generator.linking.spellings import PARTS, Place, Spellings, clear
from generator.linking.surroundings import speaks_of_system, stands_whole
from generator.model import Field, Link, Mention, Naming, Paper, ResourceLinks
from generator.sentences import sentence_spans
from generator.vocabulary.resources import Resource

_NUMBERED = re.compile(r"[ -]?[vV]?\d")


def find_resources(
    papers: Sequence[Paper],
    resources: Sequence[Resource],
    introductions: Mapping[str, tuple[Introduction, ...]],
    mentions: Mapping[str, tuple[Mention, ...]],
    addresses: Mapping[str, tuple[Link, ...]],
) -> dict[str, ResourceLinks]:
    """Return for each paper id the resources that it names, lists and introduces."""
    spellings = Spellings(resources)
    owners = _owners(spellings, introductions)
    found = {}
    for paper in papers:
        own = {name_key(each.name) for each in introductions[paper.id]}
        own |= {name_key(without_size(each.name)) for each in introductions[paper.id]}
        introduced = tuple(sorted(id for id, owner in owners.items() if owner == paper.id))
        taken = _Taken(mentions[paper.id], addresses[paper.id], owners)
        reader = _Reader(paper, spellings, own)
        found[paper.id] = ResourceLinks(
            named=tuple(
                each
                for each in reader.namings()
                if each.resource not in introduced and not taken.holds(each)
            ),
            listed=tuple(pair for pair in reader.listed() if pair[0] not in introduced),
            introduced=introduced,
        )
    return found


def _owners(
    spellings: Spellings, introductions: Mapping[str, tuple[Introduction, ...]]
) -> dict[str, str]:
    """Return the paper that introduces a resource, for those that one paper does."""
    claims: dict[str, dict[str, bool]] = defaultdict(dict)
    for id, each in introductions.items():
        for introduction in each:
            resource = spellings.resources.get(name_key(introduction.name))
            if resource and _introduces(introduction, resource):
                claims[resource.id][id] = introduction.in_title
    owners = {}
    for resource_id, claimants in claims.items():
        titled = [id for id, in_title in claimants.items() if in_title]
        only = list(claimants) if len(claimants) == 1 else titled
        if len(only) == 1:
            owners[resource_id] = only[0]
    return owners


def _introduces(introduction: Introduction, resource: Resource) -> bool:
    if not any(same_case(introduction.name, name) for name in resource.names):
        return False
    if is_distinctive(introduction.name):
        return True
    return introduction.in_title and _agrees(introduction.long_form, resource)


def _agrees(long_form: str, resource: Resource) -> bool:
    """Tell whether a long form is one of the resource's names, without plurals and order."""
    words = _words(long_form)
    return bool(words) and any(
        " " in name and (words <= _words(name) or _words(name) <= words) for name in resource.names
    )


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[^\W_]+", text.casefold())}


@dataclass(frozen=True, slots=True)
class _Taken:
    """Places of an abstract that lead elsewhere."""

    mentions: tuple[Mention, ...]
    addresses: tuple[Link, ...]
    owners: Mapping[str, str]

    def holds(self, naming: Naming) -> bool:
        """Tell whether a naming stands in an address or in another paper's name."""
        return any(
            each.field == naming.field
            and each.start < naming.end
            and naming.start < each.end
            and self.owners.get(naming.resource) != each.to
            for each in self.mentions
        ) or any(
            naming.field == "abstract"
            and each.start is not None
            and each.end is not None
            and each.start < naming.end
            and naming.start < each.end
            for each in self.addresses
        )


class _Reader:
    """Reads one paper."""

    def __init__(self, paper: Paper, spellings: Spellings, own: set[str]) -> None:
        self._paper = paper
        self._spellings = spellings
        self._own = own

    @cached_property
    def _acronyms(self) -> dict[str, bool]:
        """Keys that the paper defines, with whether it does as the resource's names do."""
        found = {}
        for each in definitions(self._paper.abstract):
            if resource := self._spellings.resources.get(name_key(each.short)):
                agrees = _agrees(self._paper.abstract[each.start : each.end], resource)
                if agrees or not is_distinctive(each.short):
                    found[name_key(each.short)] = agrees
        return found

    def namings(self) -> Iterator[Naming]:
        """Yield the places that name a resource, title first, in text order."""
        for part in PARTS:
            text = self._paper.text(part)
            for place in self._spellings.places(text):
                resource = self._spellings.resources[place.key]
                own = place.key in self._own or self._acronyms.get(place.key) is False
                if not own and self._means(part, place, resource):
                    yield Naming(
                        resource=resource.id,
                        field=part,
                        start=place.start,
                        end=place.end,
                        text=text[place.start : place.end],
                    )

    def listed(self) -> Iterator[tuple[str, str]]:
        """Yield what the record lists, which needs no words around it to be meant."""
        for entry in self._paper.resources:
            ids = (
                self._spellings.resources[place.key].id
                for place in self._spellings.places(entry)
                if stands_whole(entry, place.start, place.end, "abstract")
            )
            yield from ((id, entry) for id in dict.fromkeys(ids))

    def _means(self, part: Field, place: Place, resource: Resource) -> bool:
        text = self._paper.text(part)
        if not self._stands(part, place, resource):
            return False
        if not resource.context or clear(text[place.start : place.end]):
            return True
        if place.key in self._acronyms or _NUMBERED.match(text, place.end):
            return True
        return self._spellings.in_context(resource, _sentence(text, place)) or speaks_of_system(
            text, place.start, place.end
        )

    def _stands(self, part: Field, place: Place, resource: Resource) -> bool:
        text, start, end = self._paper.text(part), place.start, place.end
        if stands_whole(text, start, end, part):
            return True
        by_maker = self._spellings.maker_before(resource, text, start)
        return by_maker and stands_whole(text[start:], 0, end - start, part)


def _sentence(text: str, place: Place) -> str:
    """Return the sentence around a place without the name itself."""
    for start, end in sentence_spans(text):
        if start <= place.start < end:
            return f"{text[start : place.start]} {text[place.end : end]}"
    return ""
