"""Plain text: a short reference to paste into a letter, a slide or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.citations.lines import one_line
from generator.model import Paper

_CLOSED = re.compile(r"[.?!…。？！][\"'”’»)\]]*$")
"""The end of a part that takes no full stop of its own."""
_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def plain(paper: Paper) -> str:
    """Return a reference on one line: `Authors (year). Title. Venue. Address`.

    What the record does not state is left out.
    """
    return " ".join(_parts(paper))


def _parts(paper: Paper) -> Iterator[str]:
    year = f"({paper.year})" if paper.year else ""
    opening = " ".join(part for part in (_authors(paper.authors), year) if part)
    for text in (opening, one_line(paper.title), one_line(paper.venue)):
        if text:
            yield text if _CLOSED.search(text) else f"{text}."
    doi = _RESOLVER.sub("", one_line(paper.doi))
    if address := f"https://doi.org/{doi}" if doi else one_line(paper.url):
        # No full stop after an address: it would be taken for a part of it.
        yield address


def _authors(names: tuple[str, ...]) -> str:
    """Join names so that one with a comma, such as “Lind, Bo”, stays one name."""
    lines = [line for name in names if (line := one_line(name))]
    return ("; " if any("," in line for line in lines) else ", ").join(lines)
