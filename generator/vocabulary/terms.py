"""The little language in which the vocabulary writes its terms.

`chest (radiograph|film)` has alternatives, `(retinal|) image` an optional
word, `images of * skin` a place for any one word, `merging ... models` one for
up to four, and a hyphen may be written as hyphen, space or nothing:
`fine-tuning` finds “fine tuning” and “finetuning”.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.vocabulary.tokens import Lexer

ANY = "*"
"""Stands for any one word."""
GAP = "..."
"""Stands for up to `LONGEST_GAP` words, or none."""
FREE = frozenset({ANY, GAP})
LONGEST_GAP = 4
MOST_FORMS = 1500
_PIECE = re.compile(r"\(([^()]*)\)|([^()]+)|(.)", re.DOTALL)
_MOST_HYPHENS = 3

Words = tuple[str, ...]
"""Folded words in order, `ANY` and `GAP` among them."""


class TermError(ValueError):
    """A term that cannot be understood; the message says why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A term cut at its spaces: what may stand at each place, one place after the other.

    Few places with several choices each stand for many forms, which never need
    to be written out.
    """

    places: tuple[tuple[tuple[str, Words], ...], ...]
    """Of each place the choices: the form, and the words under which it is looked up.

    A place that may stay empty has a choice without words.
    """
    required: int
    """How many places, from the first, have to be filled before the rest may stay empty."""

    def sequences(self) -> Iterator[Words]:
        """Yield the word sequences of all forms, some more than once."""
        words = [[choice for _, choice in place] for place in self.places]
        for parts in itertools.product(*words):
            yield tuple(itertools.chain.from_iterable(parts))

    def form(self, words: Sequence[str]) -> str:
        """Return the first form, as the term writes it, that is found as `words`.

        Raises:
            ValueError: The term is not found there.
        """
        parts = self._parts(words, 0, 0)
        if parts is None:
            raise ValueError(f"{' '.join(words)!r} is no form of the term")
        return " ".join(filter(None, parts))

    def _parts(self, words: Sequence[str], place: int, start: int) -> list[str] | None:
        if place == len(self.places):
            return [] if start == len(words) else None
        for form, wanted in self.places[place]:
            for end in _ends(words, start, wanted):
                rest = self._parts(words, place + 1, end)
                if rest is not None:
                    return [form, *rest]
        return None


def _ends(words: Sequence[str], start: int, wanted: Words) -> Iterator[int]:
    """Yield where `wanted` ends in `words` if it begins at `start`."""
    if not wanted:
        yield start
    elif wanted[0] == GAP:
        for skipped in range(min(LONGEST_GAP, len(words) - start) + 1):
            yield from _ends(words, start + skipped, wanted[1:])
    elif start < len(words) and wanted[0] in (ANY, words[start]):
        yield from _ends(words, start + 1, wanted[1:])


def expand(term: str) -> tuple[str, ...]:
    """Return every plain form of `term`.

    >>> expand("chest (X-ray|film)")
    ('chest X-ray', 'chest film')

    Raises:
        TermError: A bracket stands alone, the term has too many forms, or one
            of them is empty and would be found everywhere.
    """
    forms = (" ".join(filter(None, parts)) for parts in itertools.product(*_places(term)))
    return tuple(dict.fromkeys(forms))


def compile_term(term: str, lexer: Lexer) -> Pattern:
    """Return `term` with the words under which it is looked up.

    Raises:
        TermError: As `expand`, and if the term has a form that begins or ends
            with any word at all.
    """
    choices = [
        tuple((form, words) for form in forms for words in _worded(form, lexer))
        for forms in _places(term)
    ]
    required = len(choices)
    while required and _may_stay_empty(choices[required - 1]):
        required -= 1
    if all(words in ((), (ANY,), (GAP,)) for place in choices for _, words in place):
        raise TermError("matches any text")
    if _may_be_free(choices, 0) or _may_be_free(choices[::-1], -1):
        raise TermError("begins or ends with any word at all; name one there")
    return Pattern(tuple(choices), required)


def may_be_one_word(term: str) -> bool:
    """Tell whether a form of `term` has no space."""
    return sum("" not in forms for forms in _places(term)) <= 1


def _may_stay_empty(place: Sequence[tuple[str, Words]]) -> bool:
    return any(not words for _, words in place)


def _may_be_free(places: Sequence[Sequence[tuple[str, Words]]], end: int) -> bool:
    """Tell whether a form can have any word at all at its beginning (0) or its end (-1)."""
    for place in places:
        if any(words and words[end] in FREE for _, words in place):
            return True
        if not _may_stay_empty(place):
            return False
    return True


def _places(term: str) -> list[list[str]]:
    """Return of each place of a term the forms that may stand there."""
    pieces: list[list[list[str]]] = [[]]
    for group, plain, stray in _PIECE.findall(term):
        if stray:
            raise TermError(f"unbalanced or nested bracket {stray!r}")
        if not plain:
            pieces[-1].append(group.split("|"))
        for number, part in enumerate(re.split(r"\s+", plain)):
            if number:
                pieces.append([])
            if part:
                pieces[-1].append([part])
    count = math.prod(len(choice) for place in pieces for choice in place)
    if count > MOST_FORMS:
        raise TermError(f"has {count} forms; more than {MOST_FORMS} is too general")
    places = [_forms(place) for place in pieces if place]
    if all("" in forms for forms in places):
        raise TermError("matches the empty string")
    return places


def _forms(pieces: Sequence[Sequence[str]]) -> list[str]:
    forms = (" ".join("".join(parts).split()) for parts in itertools.product(*pieces))
    return list(dict.fromkeys(forms))


def _worded(form: str, lexer: Lexer) -> Iterable[Words]:
    """Return the words under which what stands at a place is looked up."""
    if form.isalnum():
        return (lexer.words_of(form),)
    found: dict[Words, None] = {}
    for variant in _joined(form):
        parts = ((part,) if part in FREE else lexer.words_of(part) for part in variant.split())
        found[tuple(itertools.chain.from_iterable(parts))] = None
    return found


def _joined(form: str) -> Iterator[str]:
    """Yield `form` with each of its first hyphens kept and dropped."""
    if "-" not in form:
        yield form
        return
    parts = form.split("-")
    free = min(len(parts) - 1, _MOST_HYPHENS)
    for signs in itertools.product("-\0", repeat=free):
        rest = ["-"] * (len(parts) - 1 - free)
        glue = [*signs, *rest, ""]
        yield "".join(p + g for p, g in zip(parts, glue, strict=True)).replace("\0", "")
