"""BibTeX: what a paper's page shows, and what a reader takes away from a list."""

from __future__ import annotations

import re

from generator.model import Paper

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts `\{` as a brace that opens
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {character: f"\\{character}" for character in "&%$#_"}


def bibtex(paper: Paper) -> str:
    """Return a BibTeX entry with what the record states and nothing else."""
    fields = {
        "title": _title(paper.title),
        "author": " and ".join(map(_author, paper.authors)),
        "year": str(paper.year or ""),
        "journal": _latex(paper.venue),
        "doi": _address(paper.doi),
        "url": _address(paper.url),
    }
    kind = "article" if paper.venue else "misc"
    lines = [f"  {name:<7} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{paper.id},\n" + ",\n".join(lines) + "\n}\n"


def _latex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _address(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")


def _author(name: str) -> str:
    """Brace a name that BibTeX would split, such as an institution with “and”."""
    escaped = _latex(name)
    return f"{{{escaped}}}" if re.search(r"\band\b", name, re.IGNORECASE) else escaped


def _title(title: str) -> str:
    """Brace the words whose capitals matter: those with one after the first letter."""
    words = re.split(r"(\s+|[-–—/:,()])", title)
    return "".join(
        f"{{{_latex(word)}}}"
        if re.search(r".[^\W\d_a-z]", word) and word != word.lower()
        else _latex(word)
        for word in words
    )
