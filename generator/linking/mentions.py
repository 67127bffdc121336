"""Where a paper names what another paper introduces. Precision comes before recall.

A distinctive name links wherever it stands as a whole: inside a longer name
(`R-SLAKE`, `Med-PaLM M`, `MultiMedQA`) it does not, before a version or a size
(`-7B`, ` v2`) it does. Any other name, and a distinctive one in other capitals,
links only in its own spelling and only where the words around it speak of a system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.abbreviations import definitions
from generator.linking.introductions import Introduction
from generator.linking.names import (
    DASH,
    EMPHASIS,
    is_coined,
    is_compound,
    is_distinctive,
    is_plain,
    is_title_case,
    name_key,
    pieces,
    same_case,
    spelt_alike,
    without_size,
)
from generator.linking.surroundings import on_topic, speaks_of_system, stands_whole
from generator.model import Field, Link, Mention, Paper

_WORD = re.compile(r"[^\W_]+\+{0,2}")
_SEAM = re.compile(rf" |{DASH}")
_LONGEST = 8
"""Words that are tried as one name."""


PARTS: tuple[Field, ...] = ("title", "abstract")


@dataclass(frozen=True, slots=True)
class _Place:
    """Words that join to a known name."""

    start: int
    end: int
    key: str


@dataclass(slots=True)
class _Index:
    """Names by key, and the beginnings by which they are found."""

    owners: dict[str, tuple[str, Introduction]] = field(default_factory=dict)
    """Paper and introduction; only for names that lead to one paper."""
    known: set[str] = field(default_factory=set)
    """Keys of all introduced names: a name that leads nowhere still hides the shorter ones."""
    beginnings: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    """Title and abstract by paper id."""


def find_mentions(
    papers: Sequence[Paper],
    introductions: Mapping[str, tuple[Introduction, ...]],
    addresses: Mapping[str, tuple[Link, ...]],
) -> dict[str, tuple[Mention, ...]]:
    """Return for each paper id the names in it that lead to another paper, in text order."""
    index = _index(introductions)
    index.texts = {paper.id: f"{paper.title} {paper.abstract}" for paper in papers}
    places = {
        (paper.id, part): tuple(_candidates(paper.text(part), index))
        for paper in papers
        for part in PARTS
    }
    everyday = _everyday(papers, places)
    found = {}
    for paper in papers:
        own, agreed = _own(paper, introductions[paper.id], index)
        found[paper.id] = tuple(
            Mention(
                to=index.owners[place.key][0],
                field=part,
                start=place.start,
                end=place.end,
                text=paper.text(part)[place.start : place.end],
            )
            for part in PARTS
            for place in places[paper.id, part]
            if place.key in index.owners
            and place.key not in own
            and not (part == "abstract" and _inside(place, addresses[paper.id]))
            and _means(paper.text(part), place, index, everyday, agreed, part)
        )
    return found


def _everyday(
    papers: Sequence[Paper], places: Mapping[tuple[str, Field], tuple[_Place, ...]]
) -> frozenset[str]:
    """Return the keys that some paper writes in small letters, as ordinary words are."""
    return frozenset(
        place.key
        for paper in papers
        for part in PARTS
        for place in places[paper.id, part]
        if place.key.isalpha() and paper.text(part)[place.start : place.end].islower()
    )


def _own(
    paper: Paper, introductions: Sequence[Introduction], index: _Index
) -> tuple[set[str], set[str]]:
    """Return the keys of the paper's own names, and of those it defines as their owner does."""
    names = {each.name for each in introductions}
    own = {name_key(name) for name in names | {without_size(name) for name in names}}
    agreed: set[str] = set()
    for text in map(paper.text, PARTS):
        for each in definitions(text):
            key = name_key(each.short)
            if key in index.owners:
                long = text[each.start : each.end]
                same = _same_words(long, index.owners[key][1].long_form)
                (agreed if same else own).add(key)
    return own, agreed


def _inside(place: _Place, addresses: Sequence[Link]) -> bool:
    return any(
        each.start is not None
        and each.end is not None
        and each.start < place.end
        and place.start < each.end
        for each in addresses
    )


def _index(introductions: Mapping[str, tuple[Introduction, ...]]) -> _Index:
    claims: dict[str, dict[str, Introduction]] = {}
    for id, each in introductions.items():
        for introduction in each:
            for name in {introduction.name, without_size(introduction.name)}:
                claims.setdefault(name_key(name), {}).setdefault(id, introduction)
    index = _Index(known=set(claims))
    for key, claimants in claims.items():
        titled = [id for id, each in claimants.items() if each.in_title]
        owners = list(claimants) if len(claimants) == 1 else titled
        if len(owners) == 1:
            index.owners[key] = owners[0], claimants[owners[0]]
        for introduction in claimants.values():
            index.beginnings |= _beginnings(introduction.name)
    return index


def _beginnings(name: str) -> set[str]:
    """Return the words with which some spelling of the name can begin."""
    parts = pieces(name)
    return {"".join(parts[:count]) for count in range(1, len(parts) + 1)} | {name_key(name)}


def _same_words(one: str, two: str) -> bool:
    first, second = (
        {w.removesuffix("s") for w in re.findall(r"\w+", t.casefold())} for t in (one, two)
    )
    return bool(first) and (first <= second or (bool(second) and second <= first))


def _candidates(text: str, index: _Index) -> Iterator[_Place]:
    """Yield the places where words join to a known name, the longest at each place."""
    folded = text.lower()
    if len(folded) != len(text):  # "İ" alone grows in small letters
        folded = "".join(c.lower()[0] for c in text)
    after = 0
    for start in _starts(folded, index):
        place = _longest(folded, start, index) if start >= after else None
        if place:
            after = place.end
            yield place


def _starts(folded: str, index: _Index) -> list[int]:
    """Return where the words stand that can begin a name, without looking at all others."""
    starts = []
    for word in index.beginnings.intersection(_WORD.findall(folded)):
        at = folded.find(word)
        while at >= 0:
            if (at == 0 or not folded[at - 1].isalnum()) and _WORD.match(
                folded, at, at + len(word) + 1
            ):
                starts.append(at)
            at = folded.find(word, at + 1)
    return sorted(set(starts))


def _longest(folded: str, start: int, index: _Index) -> _Place | None:
    """Return the longest known name that begins at `start` and ends with a word."""
    best, key, end = None, "", start
    for _ in range(_LONGEST):
        word = _WORD.match(folded, end)
        if not word:
            break
        key, end = key + word[0], word.end()
        if key in index.known:
            best = _Place(start, end, key)
        elif key not in index.beginnings:
            break
        if seam := _SEAM.match(folded, end):
            end = seam.end()
    return best


def _means(
    text: str,
    place: _Place,
    index: _Index,
    everyday: frozenset[str],
    agreed: set[str],
    part: Field,
) -> bool:
    """Tell whether the words at `place` mean the introduced system."""
    introduction = index.owners[place.key][1]
    name = without_size(introduction.name)
    if name_key(name) != place.key:
        name = introduction.name
    surface = text[place.start : place.end]
    if not spelt_alike(surface, name) or not stands_whole(text, place.start, place.end, part):
        return False
    clear = _clear(surface, name, common=place.key in everyday)
    if clear is None:
        return place.key in agreed or (
            part == "abstract"
            and (is_coined(surface) or speaks_of_system(text, place.start, place.end))
            and on_topic(text, index.texts[index.owners[place.key][0]], place.key)
        )
    return clear


def _clear(surface: str, name: str, *, common: bool) -> bool | None:
    """Tell whether a spelling is the name or cannot be it; None where the context decides."""
    if is_plain(surface) and surface.casefold() in EMPHASIS:
        return False
    if same_case(surface, name):
        ordinary = common and is_title_case(name)
        return True if is_distinctive(surface) and not ordinary else None
    if not is_compound(name):
        return False
    marked = bool(re.search(rf"\d|{DASH}", surface))
    if surface.islower():
        return marked and not common
    if common:
        return None if marked else False
    return None if is_plain(surface) and not marked else True
