"""The spellings of a vocabulary's resources, and the places of a text where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.linking.names import (
    DASH,
    is_compound,
    is_distinctive,
    is_plain,
    name_key,
    pieces,
    same_case,
    spelt_alike,
)
from generator.model import Field
from generator.vocabulary.resources import Resource

PARTS: tuple[Field, ...] = ("title", "abstract")
_WORD = re.compile(r"[^\W_]+\+{0,2}")
_SEAM = re.compile(rf"{DASH} ?| |\.(?=\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """Words that join to a known spelling."""

    start: int
    end: int
    key: str


class Spellings:
    """Finds spellings in a text without looking at all of its words."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self.resources: dict[str, Resource] = {}
        self._names: dict[str, list[str]] = {}
        self._beginnings: set[str] = set()
        self._lower: set[str] = set()
        self._contexts: dict[str, re.Pattern[str]] = {}
        self._makers: dict[str, re.Pattern[str]] = {}
        for resource in resources:
            for name in resource.names:
                self.resources[name_key(name)] = resource
                self._names.setdefault(name_key(name), []).append(name)
                self._beginnings |= _beginnings(name)
                if not name[0].isupper():
                    self._lower |= _beginnings(name)
            if resource.context:
                words = "|".join(map(re.escape, resource.context))
                self._contexts[resource.id] = re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
            if resource.by:
                makers = "|".join(map(re.escape, resource.by))
                self._makers[resource.id] = re.compile(rf"(?<![\w-])(?:{makers})(?:['’]s)? $")

    def places(self, text: str) -> Iterator[Place]:
        """Yield where words join to a spelling, the longest at each place."""
        folded = text.lower()
        if len(folded) != len(text):  # "İ" alone grows in small letters
            folded = "".join(c.lower()[0] for c in text)
        after = 0
        for start in self._starts(text):
            place = self._longest_from(text, folded, start) if start >= after else None
            if place:
                after = place.end
                yield place

    def _starts(self, text: str) -> list[int]:
        """Return where a name can begin: at a capital, unless the name itself has none there."""
        starts = []
        for word in set(_WORD.findall(text)):
            small = word.lower()
            if small not in self._beginnings or (word == small and small not in self._lower):
                continue
            at = text.find(word)
            while at >= 0:
                if at == 0 or not text[at - 1].isalnum():
                    starts.append(at)
                at = text.find(word, at + 1)
        return sorted(starts)

    def _longest_from(self, text: str, folded: str, start: int) -> Place | None:
        """Return the longest spelling at `start`, with its own capitals, dashes and spaces."""
        best, key, end = None, "", start
        while word := _WORD.match(folded, end):
            key, end = key + word[0], word.end()
            if key in self._names and self._spelt(text[start:end], key):
                best = Place(start, end, key)
            if key not in self._beginnings:
                break
            if seam := _SEAM.match(folded, end):
                end = seam.end()
            else:
                break
        return best

    def _spelt(self, surface: str, key: str) -> bool:
        return any(
            spelt_alike(surface, name) and _same_name(surface, name) for name in self._names[key]
        )

    def in_context(self, resource: Resource, words: str) -> bool:
        """Tell whether some words speak of what the resource is about."""
        return self._contexts[resource.id].search(words) is not None

    def maker_before(self, resource: Resource, text: str, start: int) -> bool:
        """Tell whether the maker's name stands right before `start`."""
        makers = self._makers.get(resource.id)
        return makers is not None and makers.search(text[max(0, start - 40) : start]) is not None


def _beginnings(name: str) -> set[str]:
    """Return the joined words with which some spelling of the name can begin."""
    words = [word.casefold() for word in re.findall(r"[^\W_]+\+{0,2}", name)]
    parts = pieces(name)
    return {
        "".join(some[:count]) for some in (words, parts) for count in range(1, len(some) + 1)
    } | {name_key(name)}


def _same_name(surface: str, name: str) -> bool:
    """Tell whether other capitals leave the name recognisable: `Mimic-IV`, but not `coco`."""
    if same_case(surface, name):
        return True
    marked = bool(re.search(rf"\d|{DASH}", surface))
    return is_compound(name) and (marked or not (surface.islower() or is_plain(surface)))


def clear(surface: str) -> bool:
    """Tell whether a spelling is a name whatever stands around it.

    >>> [clear(name) for name in ("MedSAM", "UK Biobank", "SAM", "Flamingo")]
    [True, True, False, False]
    """
    words = surface.split()
    return is_distinctive(surface) or (len(words) > 1 and all(w[0].isupper() for w in words))
