"""RIS: lines of a tag, two spaces, a hyphen and a value; what reference managers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    yield "TI", _line(paper.title)
    for author in paper.authors:
        yield "AU", _line(author)
    yield "PY", str(paper.year or "")
    yield "T2", _line(paper.venue)
    yield "DO", _line(paper.doi)
    yield "UR", _line(paper.url)
    for _, labels in keywords:
        for label in labels:
            yield "KW", _line(label)


def _line(text: str) -> str:
    """Return text on one line: a break within a value would begin another field."""
    printable = (" " if c.isspace() or not c.isprintable() else c for c in text)
    return " ".join("".join(printable).split())
