"""The little language in which the vocabulary writes its terms.

`chest (radiograph|film)` has alternatives, `(retinal|) image` an optional
word, `images of * skin` a place for any one word, `merging ... models` one for
up to four, and a hyphen may be written as hyphen, space or nothing:
`fine-tuning` finds “fine tuning” and “finetuning”.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from generator.vocabulary.tokens import Lexer

ANY = "*"
"""Stands for any one word."""
GAP = "..."
"""Stands for up to `LONGEST_GAP` words, or none."""
LONGEST_GAP = 4
MOST_FORMS = 1500
_PIECE = re.compile(r"\(([^()]*)\)|([^()]+)|(.)", re.DOTALL)
_MOST_HYPHENS = 3


class TermError(ValueError):
    """A term that cannot be understood; the message says why."""


def expand(term: str) -> tuple[str, ...]:
    """Return every plain form of `term`.

    >>> expand("chest (X-ray|film)")
    ('chest X-ray', 'chest film')

    Raises:
        TermError: A bracket stands alone, the term has too many forms, or one
            of them is empty and would be found everywhere.
    """
    choices: list[list[str]] = []
    for group, plain, stray in _PIECE.findall(term):
        if stray:
            raise TermError(f"unbalanced or nested bracket {stray!r}")
        choices.append([plain] if plain else group.split("|"))
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_FORMS:
        raise TermError(f"has {count} forms; more than {MOST_FORMS} is too general")
    forms = [" ".join("".join(parts).split()) for parts in itertools.product(*choices)]
    if not all(forms):
        raise TermError("matches the empty string")
    return tuple(dict.fromkeys(forms))


def sequences(form: str, lexer: Lexer) -> tuple[tuple[str, ...], ...]:
    """Return the word sequences under which a plain form is looked up.

    Raises:
        TermError: The form has no word that could be found.
    """
    found: dict[tuple[str, ...], None] = {}
    for variant in _joined(form):
        words = tuple(
            word
            for part in variant.split()
            for word in ((part,) if part in (ANY, GAP) else lexer.words_of(part))
        )
        if not words or all(word in (ANY, GAP) for word in words):
            raise TermError("matches any text")
        if words[0] in (ANY, GAP) or words[-1] in (ANY, GAP):
            raise TermError("begins or ends with any word at all; name one there")
        found[words] = None
    return tuple(found)


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
