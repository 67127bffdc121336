"""RIS: lines of a tag, two spaces, a hyphen and a value; what reference managers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.citations.lines import one_line
from generator.model import Paper


def ris(paper: Paper, keywords: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return a RIS record with what the record states, and the concepts as keywords."""
    lines = [f"{tag}  - {value}" for tag, value in _fields(paper, keywords) if value]
    return "\r\n".join((*lines, "ER  - ", "", ""))


def _fields(
    paper: Paper, keywords: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, str]]:
    yield "TY", "JOUR" if paper.venue else "GEN"
    yield "ID", paper.id
    yield "TI", one_line(paper.title)
    for author in paper.authors:
        yield "AU", one_line(author)
    yield "PY", str(paper.year or "")
    yield "T2", one_line(paper.venue)
    yield "DO", one_line(paper.doi)
    yield "UR", one_line(paper.url)
    for _, labels in keywords:
        for label in labels:
            yield "KW", one_line(label)
