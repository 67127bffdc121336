"""Citations to take away: each format writes one text a paper, and the texts make a file.

The texts are escaped here, once: whoever makes a file, of one paper or of a
reader's choice, joins them below the format's head and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.citations.bibtex import bibtex
from generator.citations.plain import plain
from generator.citations.ris import ris
from generator.citations.table import table_head, table_row
from generator.model import Paper

Keywords = Sequence[tuple[str, Sequence[str]]]
"""Each facet's label with the labels of a paper's concepts there, none included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write citations."""

    id: str
    label: str
    extension: str
    kind: str
    """Media type."""
    entry: Callable[[Paper, Keywords], str]
    """Ends in a line break."""
    head: Callable[[Sequence[str]], str] = lambda _: ""
    """What stands before all entries, by the labels of the facets."""


FORMATS = (
    Format(
        id="bibtex",
        label="BibTeX",
        extension="bib",
        kind="application/x-bibtex",
        entry=lambda paper, _: bibtex(paper) + "\n",
    ),
    Format(
        id="ris",
        label="RIS",
        extension="ris",
        kind="application/x-research-info-systems",
        entry=ris,
    ),
    Format(
        id="csv",
        label="CSV",
        extension="csv",
        kind="text/csv",
        entry=table_row,
        head=table_head,
    ),
)
"""What a reader takes away from a list, one file for all of it."""

SHOWN = (
    Format(
        id="plain",
        label="Plain text",
        extension="txt",
        kind="text/plain",
        entry=lambda paper, _: plain(paper) + "\n",
    ),
    *(each for each in FORMATS if each.id != "csv"),
)
"""What a paper's page shows of it."""


def shown(paper: Paper, keywords: Keywords) -> tuple[tuple[str, str], ...]:
    """Return (label, text) of each format that a paper's page shows.

    Lines end as pages have them, and none is blank at the end.
    """
    return tuple(
        (each.label, each.entry(paper, keywords).replace("\r\n", "\n").rstrip("\n"))
        for each in SHOWN
    )
