"""Abbreviations that a text defines itself.

After A. S. Schwartz and M. A. Hearst, “A simple algorithm for identifying
abbreviation definitions in biomedical text”, PSB 2003, widened to square
brackets, to the long form in the brackets, and to “…, GAN, …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_COMMA = re.compile(r", ([A-Z][A-Za-z]{1,6}), ")
_SHORT = re.compile(r"[A-Za-z0-9][\w/&+-]{1,11}(?:[ -][\w-]{1,6})?\Z")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w-]{1,9})\s*\Z")
_WORD_BREAK = re.compile(r"[\s-]+")
_ITEM_END = re.compile("[,;:]")
_WINDOW = 160


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and where its long form stands."""

    short: str
    start: int
    """Half-open code-point offsets of the long form."""
    end: int
    initial: bool = True
    """Whether each letter of the short form begins a word of the long form."""


def definitions(text: str) -> tuple[Definition, ...]:
    """Return the abbreviations that `text` defines, in text order.

    >>> text = "Computed tomography (CT) and magnetic resonance imaging [MRI]."
    >>> [(d.short, text[d.start : d.end]) for d in definitions(text)]
    [('CT', 'Computed tomography'), ('MRI', 'magnetic resonance imaging')]
    """
    found = list(_bracketed(text)) if "(" in text or "[" in text else []
    found += _between_commas(text)
    return tuple(sorted(found, key=lambda item: item.end))


def _bracketed(text: str) -> Iterator[Definition]:
    for bracket in _BRACKET.finditer(text):
        inside, *others = (item.strip() for item in _ITEM_END.split(bracket[1], 2))
        if others and _is_acronym(inside) and _is_acronym(others[0]):
            continue  # “modalities (CT, MRI)” lists, and defines nothing
        short = _bare(inside)
        if _is_short(short):
            span = _long_form(text, bracket.start(), short)
            if span:
                yield Definition(short, *span, initial=_by_initials(short, text[slice(*span)]))
                continue
        before = _WORD_BEFORE.search(text, max(0, bracket.start() - 12), bracket.start())
        if before and _is_short(_bare(before[1])) and " " in inside.replace("-", " "):
            span = _long_form(text, bracket.start(1) + len(inside), _bare(before[1]))
            if span and span[0] == bracket.start(1):
                yield Definition(_bare(before[1]), *span)


def _between_commas(text: str) -> Iterator[Definition]:
    for comma in _COMMA.finditer(text):
        short = _bare(comma[1])
        if not short.isupper():
            continue
        span = _long_form(text, comma.start(), short)
        if span and _initials(text[slice(*span)]) == short.lower():
            yield Definition(short, *span)


def _initials(long: str) -> str:
    return "".join(word[0] for word in _WORD_BREAK.split(long) if word).lower()


def _bare(short: str) -> str:
    """Return `short` without the plural ending of an acronym."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _by_initials(short: str, long: str) -> bool:
    initials = iter(_initials(long))
    return all(letter in initials for letter in short.lower() if letter.isalnum())


def _is_acronym(text: str) -> bool:
    return _is_short(_bare(text)) and sum(c.isupper() for c in text) > 1


def _is_short(text: str) -> bool:
    return bool(_SHORT.match(text)) and any(c.isupper() for c in text) and not text.isdigit()


def _long_form(text: str, end: int, short: str) -> tuple[int, int] | None:
    """Return the span before `end` whose letters spell `short`, matched from the right."""
    while end and text[end - 1] in " \u00a0\n\"'”’":
        end -= 1
    letters = [c for c in short.lower() if c.isalnum()]
    most_words = min(len(letters) + 5, len(letters) * 2)
    floor = max(0, end - _WINDOW)
    window = _lower(text[floor:end])
    place = len(window)
    for letter in reversed(letters):
        place = window.rfind(letter, 0, place)
        if place < 0:
            return None
    # The first letter has to begin a word.
    while floor + place and text[floor + place - 1].isalnum():
        place = window.rfind(letters[0], 0, place)
        if place < 0:
            return None
    at = floor + place
    while at and (text[at - 1].isalnum() or text[at - 1] == "-"):
        at -= 1
    long = text[at:end]
    if len(_WORD_BREAK.split(long)) > most_words or len(long) <= len(short) or ". " in long:
        return None
    return at, end


def _lower(text: str) -> str:
    """Return `text` in lower case with every letter in its place."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
