"""CSV: one row a paper, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.model import Paper

COLUMNS = ("id", "title", "authors", "year", "venue", "doi", "url")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula; OWASP, “CSV Injection”."""


def table_head(facets: Sequence[str]) -> str:
    """Return the first row: the columns of a record, then one a facet."""
    return _row((*COLUMNS, *facets))


def table_row(paper: Paper, keywords: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return a paper's row; several authors or concepts are joined by semicolons."""
    return _row(
        (
            paper.id,
            paper.title,
            "; ".join(paper.authors),
            str(paper.year or ""),
            paper.venue,
            paper.doi,
            paper.url,
            *("; ".join(labels) for _, labels in keywords),
        )
    )


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_MINIMAL).writerow(map(_harmless, cells))
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs; an apostrophe before it marks it as text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
